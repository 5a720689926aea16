// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/table/table_files.h"

#include "ui/language/translated.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStringList>

#include <array>
#include <utility>

namespace disentangle {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("disentangle", text);
}

/// What a document's keys are called in the window, in English: what is made of it is translated as any text of core.
struct Words {
    const char *key, *words;
};
constexpr std::array inTheWindow{
    Words{", or such rows by data.missing = drop", ", or leave such rows out (Missing values)"},
    Words{"leave the column out by \"columns\"", "ignore the column"},
    Words{"it says nothing and may be left out by \"columns\"", "it says nothing and may be ignored"},
    Words{"one of them may be left out by \"columns\"", "one of them may be ignored"},
    Words{"leave it out by \"columns\"", "ignore it"},
    Words{"; choose some by \"columns\"", "; give some columns that role"},
    Words{"; name them in an experiment: \"data\": {\"kind\": \"table\", \"x\": {\"file\": ..., \"columns\": [...]}}",
          "; give the columns that were measured the role x"},
    Words{"set data.order to pairs, or to episodes", "set Order to pairs, or to episodes"},
    Words{"set data.order to episodes, or leave data.episode out", "set Order to episodes, or ignore that column"},
    Words{"set data.order to rows, or leave data.y out", "set Order to rows, or ignore the columns y"},
    Words{"leave data.a or data.y out", "ignore the columns of a or of y"},
    Words{"name the column of their targets by data.y, or leave data.task out",
          "give the column of their targets the role y, or ignore the column of tasks"},
    Words{"choose one by \"columns\", or leave data.task out", "keep one of them, or ignore the column of tasks"},
    Words{"choose it by \"columns\"", "keep one of them"},
    Words{"set data.targets to classes", "set Targets to classes"},
    Words{"data.targets = numbers", "Targets as numbers"},
    Words{"data.task", "the role task"},
    Words{"data.episode", "the role episode"},
    Words{"data.order", "Order"},
    Words{"data.actions = numbers", "Actions as numbers"},
};

}  // namespace

TableFiles& tableFiles()
{
    static TableFiles files;
    return files;
}

QString inWindowWords(const std::string& sentence, const std::string& file)
{
    QString words = QString::fromStdString(sentence);
    const QString path = QString::fromStdString(file);
    if (!path.isEmpty())
        words.replace(path, QFileInfo(path).fileName());
    for (const Words& its : inTheWindow)
        words.replace(QString::fromUtf8(its.key), QString::fromUtf8(its.words));
    return translated(words.toStdString());
}

QString fileFilter()
{
    return tr("Tables, arrays and pictures (*.csv *.tsv *.txt *.data *.npy *.npz *.h5 *.hdf5 *.png *.jpg *.jpeg);;"
              "All files (*)");
}

QString someOf(const std::vector<std::string>& names, std::size_t most)
{
    QStringList some;
    for (std::size_t i = 0; i < names.size() && i < most; ++i)
        some << QString::fromStdString(names[i]);
    const QString list = some.join(QStringLiteral(", "));
    return names.size() > most ? tr("%1 and %2 more").arg(list).arg(names.size() - most) : list;
}

}  // namespace disentangle
