// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/file_kind.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/table.h"
#include "core/graph/graph_file.h"
#include "core/graph/text_formats.h"
#include "core/record/run_file.h"
#include "ui/document/file_path.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace disentangle {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("FileKind", text);
}

constexpr qint64 mostOfAGraph = qint64{1} << 20;  // bytes; matrices of 64 x 64 take a hundredth
constexpr qint64 mostRead = qint64{1} << 22;      // of a table, before the window answers again

QString shapeOf(const QString& path)
{
    const Table table = read_table(asPath(path));
    return tr("a table of %1 rows and %2 columns").arg(table.values.rows()).arg(table.values.cols());
}

FileKind table(const QString& path, const QString& what)
{
    return {
        FileKind::other,
        tr("%1 is %2. The studio opens experiments, runs and graphs; tables of factors are compared by “disentangle "
           "metrics --z”, and tables of observations encoded by “disentangle encode --x”.")
            .arg(QFileInfo(path).fileName(), what)};
}

}  // namespace

FileKind kindOfFile(const QString& path)
{
    if (path.endsWith(QStringLiteral(".run"), Qt::CaseInsensitive))
        return {FileKind::run, {}};
    const QFileInfo info(path);
    if (info.isFile() && info.size() > 0 && may_be_run(asPath(path)))  // a run may be open: its locks must stay
        return {FileKind::run, {}};
    QFile file(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray start = file.peek(4096);
    const QByteArray content = start.trimmed();
    try {
        if (content.startsWith('{'))
            return {graph_alone(read_file(asPath(path)), path.toStdString()) ? FileKind::graph : FileKind::experiment,
                    {}};
        if (content.isEmpty() || path.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive))
            return {};
        if (is_graph_text(start.toStdString()))
            return {FileKind::graph, {}};
    } catch (const std::exception&) {
        return {};  // an experiment's reader says best what is wrong in JSON
    }
    if (file.size() <= mostOfAGraph) {
        try {
            read_graph_file(asPath(path));
            return {FileKind::graph, {}};
        } catch (const std::exception&) {  // no graph: perhaps a table
        }
    }
    if (file.size() > mostRead)
        return table(path, tr("a large table, or none of our files"));
    try {
        return table(path, shapeOf(path));
    } catch (const std::exception& error) {
        return {FileKind::other,
                tr("%1\nThe file is no experiment, run, graph or table of numbers. Nothing was changed.")
                    .arg(QString::fromUtf8(error.what()))};
    }
}

}  // namespace disentangle
