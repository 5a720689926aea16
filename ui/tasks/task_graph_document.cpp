// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tasks/task_graph_document.h"

#include "core/experiment/kinds.h"
#include "core/experiment/task_graph.h"
#include "ui/document/graph_edits.h"
#include "ui/language/translated.h"

#include <QScopedValueRollback>
#include <QUndoStack>

#include <bit>

namespace disentangle {
namespace {

std::vector<std::uint64_t> supportsIn(const CausalGraph& graph)
{
    std::vector<std::uint64_t> supports;
    for (int t = 0; graph.Ga && t < graph.d_a(); ++t)
        if (const std::uint64_t support = graph.Ga->col_bits(t); support != 0)
            supports.push_back(support);
    return supports;
}

QString nameOfBit(std::uint64_t bits)
{
    return QStringLiteral("z%1").arg(std::countr_zero(bits) + 1);
}

/// What an edit did, in the words of a menu.
QString nameOfEdit(const CausalGraph& before, const CausalGraph& after)
{
    if (before.d_z() != after.d_z())
        return TaskGraphDocument::tr("%n factor(s)", nullptr, after.d_z());
    const auto was = supportsIn(before), is = supportsIn(after);
    if (is.size() > was.size())
        return TaskGraphDocument::tr("Add a task");
    if (is.size() < was.size())
        return TaskGraphDocument::tr("Remove a task");
    for (std::size_t t = 0; t < is.size(); ++t)
        if (const std::uint64_t differs = was[t] ^ is[t]; std::has_single_bit(differs))
            return ((is[t] & differs) != 0 ? TaskGraphDocument::tr("Task %1 needs %2")
                                           : TaskGraphDocument::tr("Task %1 does without %2"))
                .arg(t + 1)
                .arg(nameOfBit(differs));
        else if (differs != 0)
            break;
    return TaskGraphDocument::tr("Change what tasks need");
}

}  // namespace

TaskGraphDocument::TaskGraphDocument(ExperimentDocument* document, QObject* parent)
    : ExperimentDocument(parent), m_document(document)
{
    connect(document, &ExperimentDocument::changed, this, &TaskGraphDocument::takeFromDocument);
    connect(document, &ExperimentDocument::replaced, this, &TaskGraphDocument::takeFromDocument);
    connect(this, &ExperimentDocument::graphChanged, this, &TaskGraphDocument::giveToDocument);
    takeFromDocument();
}

void TaskGraphDocument::addTask(std::uint64_t support)
{
    const int tasks = graph().d_a();
    if (tasks == max_nodes)
        return Q_EMIT refused(tr("No more than %1 tasks can be drawn.").arg(max_nodes));
    std::vector<int> order = sameOrder(tasks);
    order.push_back(-1);
    CausalGraph next = reindexed(graph(), sameOrder(graph().d_z()), order);
    for_each_bit(support, [&](int i) { next.Ga->set(i, tasks, true); });
    replaceGraph(next, tr("Add a task"));
}

void TaskGraphDocument::takeFromDocument()
{
    if (m_document->experiment().data_kind != tasks_data.name)
        return;
    const CausalGraph theirs = task_graph(m_document->experiment().own.get<TasksSpec>());
    if (theirs.d_z() == graph().d_z() && !graph().Gz && supportsIn(theirs) == supportsIn(graph()))
        return;
    const QScopedValueRollback taking(m_taking, true);
    replaceGraph(theirs, tr("Tasks"));
    undoStack()->clear();
}

void TaskGraphDocument::giveToDocument()
{
    if (m_taking || m_document->experiment().data_kind != tasks_data.name)
        return;
    const CausalGraph before = task_graph(m_document->experiment().own.get<TasksSpec>());
    if (before.d_z() == graph().d_z() && supportsIn(before) == supportsIn(graph()))
        return;  // a task that needs nothing yet
    // Edits of one stroke here are one step there.
    const QString sliding = stroke() == 0 ? QString() : QStringLiteral("supports in stroke %1").arg(stroke());
    QString wrong;
    try {
        wrong = m_document->replaceExperiment(with_task_graph(m_document->experiment(), graph()),
                                              nameOfEdit(before, graph()), sliding);
    } catch (const std::exception& error) {
        wrong = translated(error.what());
    }
    if (wrong.isEmpty())
        return;
    takeFromDocument();
    Q_EMIT refused(wrong);
}

}  // namespace disentangle
