// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/file_kind.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/data/frames/picture_file.h"
#include "core/data/frames/pictures.h"
#include "core/data/table/guess.h"
#include "core/graph/graph_file.h"
#include "core/graph/text_formats.h"
#include "core/record/run_file.h"
#include "ui/document/file_path.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <filesystem>
#include <span>
#include <vector>

namespace disentangle {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("disentangle", text);
}

const QString sweepIndexName = QStringLiteral("sweep.index");
constexpr qint64 mostOfAGraph = qint64{1} << 20;  // bytes; matrices of 64 x 64 take a hundredth
constexpr qsizetype mostLinesOfMatrices = 1000;   // two of 64 rows, with names, blank lines and comments

}  // namespace

FileKind kindOfFile(const QString& path)
{
    if (path.endsWith(QStringLiteral(".run"), Qt::CaseInsensitive))
        return {FileKind::run, {}};
    const QFileInfo info(path);
    if (info.isDir()) {
        if (QFileInfo::exists(QDir(path).filePath(sweepIndexName)))
            return {FileKind::study, {}};
        const std::filesystem::path folder = asPath(path);
        const std::vector<std::filesystem::path> inside = files_in(std::span(&folder, 1));
        if (inside.front() != folder || holds_pictures(folder))
            return {FileKind::table, {}};
        return {FileKind::other, tr("%1 is a folder without a study (sweep.index), pictures (.png, .jpg) or tables. "
                                    "Nothing was changed.")
                                     .arg(info.fileName())};
    }
    if (info.fileName() == sweepIndexName)
        return {FileKind::study, {}};
    if (info.isFile() && info.size() > 0 && may_be_run(asPath(path)))  // a run may be open: its locks must stay
        return {FileKind::run, {}};
    if (info.exists() && !info.isFile())  // who opens a pipe waits for its other end, and some devices never end
        return {FileKind::other,
                tr("%1 is a pipe or a device, expected a file. Nothing was changed.").arg(info.fileName())};
    QFile file(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray start = file.peek(4096);
    const QByteArray content = start.trimmed();
    try {
        if (content.startsWith('{'))
            return {graph_alone(read_file(asPath(path)), path.toStdString()) ? FileKind::graph : FileKind::experiment,
                    {}};
        if (content.isEmpty() && isTableName(path))
            return {FileKind::table, {}};
        if (content.isEmpty() || path.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive))
            return {};
        if (is_graph_text(start.toStdString()))
            return {FileKind::graph, {}};
    } catch (const std::exception&) {
        return {};  // an experiment's reader says best what is wrong in JSON
    }
    // A table of many rows is none to be read as a graph while the window waits.
    const bool ofManyLines = isTableName(path) && file.peek(mostOfAGraph).count('\n') > mostLinesOfMatrices;
    if (file.size() <= mostOfAGraph && !ofManyLines) {
        try {
            read_graph_file(asPath(path));
            return {FileKind::graph, {}};
        } catch (const std::exception&) {  // no graph: perhaps a table
        }
    }
    if (isTableName(path))
        return {FileKind::table, {}};
    return {
        FileKind::other,
        tr("%1 is no experiment (.json), run (.run), folder of a study, graph, table (.csv, .tsv, .txt, .npy, .npz, .h5) "
           "or picture (.png, .jpg). Nothing was changed.")
            .arg(QFileInfo(path).fileName())};
}

bool isTableName(const QString& path)
{
    static const QStringList endings{QStringLiteral("csv"),  QStringLiteral("tsv"), QStringLiteral("txt"),
                                     QStringLiteral("data"), QStringLiteral("npy"), QStringLiteral("npz"),
                                     QStringLiteral("h5"),   QStringLiteral("hdf5")};
    return endings.contains(QFileInfo(path).suffix().toLower()) || is_picture_name(asPath(path));
}

}  // namespace disentangle
