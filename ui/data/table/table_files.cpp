// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/table/table_files.h"

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

/// What a document's keys are called in the window.
struct Words {
    const char *key, *words;
};
constexpr std::array inTheWindow{
    Words{", or such rows by data.missing = drop",
          QT_TRANSLATE_NOOP("disentangle", ", or leave such rows out (Missing values)")},
    Words{"leave the column out by \"columns\"", QT_TRANSLATE_NOOP("disentangle", "ignore the column")},
    Words{"it says nothing and may be left out by \"columns\"",
          QT_TRANSLATE_NOOP("disentangle", "it says nothing and may be ignored")},
    Words{"one of them may be left out by \"columns\"", QT_TRANSLATE_NOOP("disentangle", "one of them may be ignored")},
    Words{"leave it out by \"columns\"", QT_TRANSLATE_NOOP("disentangle", "ignore it")},
    Words{"; choose some by \"columns\"", QT_TRANSLATE_NOOP("disentangle", "; give some columns that role")},
    Words{"; name them in an experiment: \"data\": {\"kind\": \"table\", \"x\": {\"file\": ..., \"columns\": [...]}}",
          QT_TRANSLATE_NOOP("disentangle", "; give the columns that were measured the role x")},
    Words{"set data.order to pairs, or to episodes",
          QT_TRANSLATE_NOOP("disentangle", "set Order to pairs, or to episodes")},
    Words{"set data.order to episodes, or leave data.episode out",
          QT_TRANSLATE_NOOP("disentangle", "set Order to episodes, or ignore that column")},
    Words{"data.episode", QT_TRANSLATE_NOOP("disentangle", "the role episode")},
    Words{"data.order", QT_TRANSLATE_NOOP("disentangle", "Order")},
    Words{"data.actions = numbers", QT_TRANSLATE_NOOP("disentangle", "Actions as numbers")},
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
        words.replace(QString::fromUtf8(its.key), tr(its.words));
    return words;
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
