// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/table/column_model.h"

#include "ui/data/table/own_frames.h"
#include "ui/data/table/table_files.h"
#include "ui/style/theme.h"

#include <QFileInfo>
#include <QLocale>
#include <QSet>

#include <algorithm>
#include <utility>

namespace disentangle {
namespace {

// Of an index that stands for a column; one that stands for a file has 0.
constexpr quintptr ofFileNumber(int file)
{
    return static_cast<quintptr>(file) + 1;
}

}  // namespace

QString nameOf(ColumnRole role)
{
    switch (role) {
    case ColumnRole::x: return ColumnModel::tr("x");
    case ColumnRole::y: return ColumnModel::tr("y");
    case ColumnRole::a: return ColumnModel::tr("a");
    case ColumnRole::z: return ColumnModel::tr("z");
    case ColumnRole::episode: return ColumnModel::tr("episode");
    case ColumnRole::task: return ColumnModel::tr("task");
    case ColumnRole::ignore: break;
    }
    return ColumnModel::tr("ignore");
}

QString sentenceOf(ColumnRole role)
{
    switch (role) {
    case ColumnRole::x: return ColumnModel::tr("Observation: what was measured, and is learned from.");
    case ColumnRole::y:
        return ColumnModel::tr(
            "Target: each column is a task, or one column beside a column of tasks. With Order: pairs, "
            "the observation one step later.");
    case ColumnRole::a:
        return ColumnModel::tr("Action: what was done; a dose, a treatment, 0 or 1 for an intervention.");
    case ColumnRole::z:
        return ColumnModel::tr("True latent, where it is known: for scores alone, never to learn from.");
    case ColumnRole::episode: return ColumnModel::tr("Tells episodes apart; no pair of times crosses two.");
    case ColumnRole::task: return ColumnModel::tr("Tells tasks apart, a number or a word; y is then one column.");
    case ColumnRole::ignore: break;
    }
    return ColumnModel::tr("Not used.");
}

void ColumnModel::setFiles(std::vector<GuessedFile> files, std::vector<Unread> unread)
{
    beginResetModel();
    m_files = std::move(files);
    m_unread = std::move(unread);
    m_ofFile.assign(m_files.size(), {});
    m_ofColumn.clear();
    for (const GuessedFile& file : m_files)
        m_ofColumn.emplace_back(file.roles.size());
    endResetModel();
}

void ColumnModel::setProblems(const std::vector<TableProblem>& problems)
{
    m_ofFile.assign(m_files.size(), {});
    for (auto& columns : m_ofColumn)
        columns.assign(columns.size(), {});
    for (const TableProblem& problem : problems) {
        const Place place = placeOf(indexOf(problem));
        if (place.file < 0 || place.file >= static_cast<int>(m_files.size()))
            continue;
        const auto file = static_cast<std::size_t>(place.file);
        Said& said = place.column < 0 ? m_ofFile[file] : m_ofColumn[file][static_cast<std::size_t>(place.column)];
        said.error = said.error || problem.error;
        said.sentences << inWindowWords(problem.sentence, problem.file);
    }
    for (int file = 0; file < static_cast<int>(m_files.size()); ++file) {
        const QModelIndex top = index(file, 0);
        Q_EMIT dataChanged(top, index(file, sections - 1));
        if (rowCount(top) > 0)
            Q_EMIT dataChanged(index(0, 0, top), index(rowCount(top) - 1, sections - 1, top));
    }
}

void ColumnModel::setRole(const QModelIndexList& rows, ColumnRole role)
{
    bool changed = false;
    const auto give = [&](int file, int column) {
        ColumnRole& its = m_files[static_cast<std::size_t>(file)].roles[static_cast<std::size_t>(column)];
        changed = changed || its != role;
        its = role;
    };
    QSet<int> touched;
    for (const QModelIndex& row : rows) {
        const Place place = placeOf(row);
        if (place.file < 0 || place.file >= static_cast<int>(m_files.size()))
            continue;
        touched << place.file;
        if (place.column >= 0)
            give(place.file, place.column);
        else
            for (int column = 0; column < rowCount(row.siblingAtColumn(0)); ++column)
                give(place.file, column);
    }
    if (!changed)
        return;
    for (const int file : touched) {
        const QModelIndex top = index(file, 0);
        Q_EMIT dataChanged(index(file, Role), index(file, Role));
        Q_EMIT dataChanged(index(0, Role, top), index(rowCount(top) - 1, Role, top));
    }
    Q_EMIT rolesChanged();
}

ColumnModel::Place ColumnModel::placeOf(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    if (index.internalId() == 0)
        return {index.row(), -1};
    return {static_cast<int>(index.internalId()) - 1, index.row()};
}

QModelIndex ColumnModel::indexOf(const Place& place, Section section) const
{
    if (place.file < 0)
        return {};
    const QModelIndex top = index(place.file, place.column < 0 ? section : 0);
    return place.column < 0 ? top : index(place.column, section, top);
}

QModelIndex ColumnModel::indexOf(const TableProblem& problem) const
{
    for (std::size_t file = 0; file < m_files.size(); ++file)
        if (!problem.file.empty() && m_files[file].name() == problem.file)
            return indexOf(Place{static_cast<int>(file), problem.column});
    for (std::size_t file = 0; file < m_unread.size(); ++file)
        if (m_unread[file].path.toStdString() == problem.file)
            return index(static_cast<int>(m_files.size() + file), 0);
    return {};
}

QModelIndex ColumnModel::index(int row, int column, const QModelIndex& parent) const
{
    if (row < 0 || column < 0 || column >= sections || row >= rowCount(parent))
        return {};
    return createIndex(row, column, parent.isValid() ? ofFileNumber(parent.row()) : 0);
}

QModelIndex ColumnModel::parent(const QModelIndex& child) const
{
    return !child.isValid() || child.internalId() == 0
               ? QModelIndex()
               : createIndex(static_cast<int>(child.internalId()) - 1, 0, quintptr{0});
}

int ColumnModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_files.size() + m_unread.size());
    if (parent.internalId() != 0 || parent.column() != 0 || parent.row() >= static_cast<int>(m_files.size()))
        return 0;
    return static_cast<int>(m_files[static_cast<std::size_t>(parent.row())].roles.size());
}

QVariant ColumnModel::data(const QModelIndex& index, int role) const
{
    const Place place = placeOf(index);
    if (place.file < 0)
        return {};
    return place.column < 0 ? ofFile(place.file, index.column(), role) : ofColumn(place, index.column(), role);
}

QVariant ColumnModel::ofFile(int file, int section, int role) const
{
    if (file >= static_cast<int>(m_files.size())) {
        const Unread& its = m_unread[static_cast<std::size_t>(file) - m_files.size()];
        if (role == Qt::DisplayRole && section == Name)
            return QFileInfo(its.path).fileName();
        if (role == Qt::DisplayRole && section == Problem)
            return QStringLiteral("✗");
        if (role == Qt::ForegroundRole)
            return colours().bad;
        return role == Qt::ToolTipRole ? its.why : QVariant();
    }
    const GuessedFile& its = m_files[static_cast<std::size_t>(file)];
    const Said& said = m_ofFile[static_cast<std::size_t>(file)];
    if (role == Qt::DisplayRole && section == Name)
        return QFileInfo(QString::fromStdString(its.file)).fileName() +
               (its.key.empty() ? QString() : QStringLiteral(": %1").arg(QString::fromStdString(its.key)));
    if (role == Qt::DisplayRole && section == Values)
        return its.columns->frames ? tr("%1 frames").arg(QLocale().toString(its.columns->rows))
                                   : tr("%1 rows").arg(QLocale().toString(its.columns->rows));
    if (role == Qt::DisplayRole && section == Problem && !said.sentences.isEmpty())
        return said.error ? QStringLiteral("✗") : QStringLiteral("~");
    if (role == Qt::ForegroundRole && section == Problem)
        return said.error ? colours().bad : colours().caution;
    if (role == Qt::FontRole && section == Name)
        return headingFont();
    if (role == Qt::ToolTipRole)
        return said.sentences.isEmpty() ? QString::fromStdString(its.file) : said.sentences.join(QLatin1Char('\n'));
    return {};
}

QVariant ColumnModel::ofColumn(const Place& place, int section, int role) const
{
    const GuessedFile& file = m_files[static_cast<std::size_t>(place.file)];
    const auto c = static_cast<std::size_t>(place.column);
    const FileColumn& its = file.columns->columns[c];
    const Said& said = m_ofColumn[static_cast<std::size_t>(place.file)][c];
    const bool ignored = file.roles[c] == ColumnRole::ignore;
    if (role == Qt::DisplayRole) {
        switch (section) {
        case Name: return its.name.empty() ? QString::number(place.column + 1) : QString::fromStdString(its.name);
        case Role: return nameOf(file.roles[c]);
        case Values: {
            if (file.columns->frames)
                return wordsOfFrame(file.columns->frames->size().frame);
            const QString missing =
                its.missing > 0 ? tr(", %1 missing").arg(QLocale().toString(its.missing)) : QString();
            if (its.is_words())
                return tr("%1 words").arg(QLocale().toString(static_cast<int>(its.words.size()))) + missing;
            if (its.low > its.high)
                return tr("no number");
            const auto number = [](double value) { return QLocale().toString(value, 'g', 4); };
            return (its.low == its.high ? number(its.low) : tr("%1 to %2").arg(number(its.low), number(its.high))) +
                   missing;
        }
        case Problem:
            return said.sentences.isEmpty() ? QVariant() : said.error ? QStringLiteral("✗") : QStringLiteral("~");
        default: return {};
        }
    }
    if (role == Qt::ForegroundRole && section == Problem)
        return said.error ? colours().bad : colours().caution;
    if (role == Qt::ForegroundRole && (ignored || section == Values))
        return colours().mutedText;
    if (role == Qt::FontRole && section == Role && !ignored)
        return headingFont();
    if (role == Qt::ToolTipRole)
        return !said.sentences.isEmpty() ? said.sentences.join(QLatin1Char('\n'))
               : section == Role         ? sentenceOf(file.roles[c])
                                         : QVariant();
    if (role == Qt::AccessibleTextRole && section == Problem)
        return said.sentences.join(QLatin1Char(' '));
    return {};
}

QVariant ColumnModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Column");
    case Role: return tr("Role");
    case Values: return tr("Values");
    default: return QString();
    }
}

}  // namespace disentangle
