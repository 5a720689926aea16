// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/edit_command.h"
#include "ui/language/translated.h"

#include <QCoreApplication>

#include <bit>
#include <utility>

namespace disentangle {
namespace {

QString tr(const char* text, int count = -1)
{
    return QCoreApplication::translate("disentangle", text, nullptr, count);
}

QString nameOfCells(const std::vector<ExperimentChange::Flipped>& flipped, const CausalGraph& after)
{
    int added = 0;
    int removed = 0;
    for (const auto& row : flipped) {
        const auto& matrix = row.part == GraphPart::Ga ? after.Ga : after.Gz;
        const int on = std::popcount(row.cols & matrix->row_bits(row.row));
        added += on;
        removed += std::popcount(row.cols) - on;
    }
    if (added + removed == 1) {
        const auto& row = flipped.front();
        const auto& parents = row.part == GraphPart::Ga ? after.actions : after.latents;
        const QString parent = QString::fromStdString(parents[static_cast<std::size_t>(std::countr_zero(row.cols))]);
        const QString child = QString::fromStdString(after.latents[static_cast<std::size_t>(row.row)]);
        return (added ? tr("Add edge %1 → %2") : tr("Remove edge %1 → %2")).arg(parent, child);
    }
    if (removed == 0)
        return tr("Add %1 edges").arg(added);
    if (added == 0)
        return tr("Remove %1 edges").arg(removed);
    return tr("Change %1 edges").arg(added + removed);
}

}  // namespace

QString wordsOf(const Experiment& experiment, const std::string& key)
{
    return translated(value_in_words(experiment, key, value_of(experiment, key)));
}

QString nameOfChange(const ExperimentChange& change, const Experiment& after)
{
    if (change.isWhole())
        return tr("Change the data");
    // Defaults that follow the graph are no edit of their own.
    if (!change.flipped().empty())
        return nameOfCells(change.flipped(), after.world.graph);
    if (change.touchesGraph())
        return tr("Change the graph");
    if (change.values().size() == 1)
        return tr("Set %1 to %2")
            .arg(QString::fromStdString(change.values().front().key), wordsOf(after, change.values().front().key));
    return tr("Change %1 parameters").arg(change.values().size());
}

EditCommand::EditCommand(const Experiment& current, Take take, ExperimentChange change, const QString& name, int stroke)
    : QUndoCommand(name),
      m_current(current),
      m_take(std::move(take)),
      m_change(std::move(change)),
      m_named(!name.isEmpty()),
      m_stroke(stroke)
{
}

void EditCommand::nameAfterChange()
{
    if (!m_named)
        setText(nameOfChange(m_change, m_current));
}

void EditCommand::undo()
{
    Experiment next = m_current;
    m_change.revert(next);
    m_take(std::move(next), m_change);
}

void EditCommand::redo()
{
    Experiment next = m_current;
    m_change.apply(next);
    m_take(std::move(next), m_change);
    nameAfterChange();
}

int EditCommand::id() const
{
    return m_stroke == 0 ? -1 : 1;
}

bool EditCommand::mergeWith(const QUndoCommand* next)
{
    const auto* other = static_cast<const EditCommand*>(next);
    if (other->m_stroke != m_stroke)
        return false;
    // Both have been done by now.
    Experiment before = m_current;
    other->m_change.revert(before);
    m_change.revert(before);
    m_change = ExperimentChange(before, m_current);
    if (other->m_named)
        setText(other->text());
    m_named = m_named || other->m_named;
    setObsolete(m_change.isEmpty());
    if (!isObsolete())
        nameAfterChange();
    return true;
}

}  // namespace disentangle
