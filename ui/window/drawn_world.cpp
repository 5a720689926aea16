// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/drawn_world.h"

#include "ui/data/data_preview.h"
#include "ui/document/experiment_document.h"
#include "ui/graph/diagram_panel.h"
#include "ui/graph/diagram_view.h"
#include "ui/graph/graph_editor.h"
#include "ui/theory/verdict_panel.h"
#include "ui/window/panels.h"

namespace disentangle {

DrawnWorld::DrawnWorld(ExperimentDocument* document)
    : m_graph(new GraphEditor(document)),
      m_world(scrolling(m_graph)),
      m_verdict(new VerdictPanel(document)),
      m_preview(new DataPreview(document))
{
    const auto judged = [this] {
        m_graph->diagram()->view()->setVerdict(m_verdict->verdict().permitted, m_verdict->lacking());
        Q_EMIT promiseChanged();
    };
    connect(m_verdict, &VerdictPanel::judged, this, judged);
    connect(m_verdict, &VerdictPanel::promiseChanged, this, judged);
    connect(m_graph, &GraphEditor::problem, this, &WorldPages::problem);
    judged();
}

QWidget* DrawnWorld::verdict() const
{
    return m_verdict;
}

QWidget* DrawnWorld::preview() const
{
    return m_preview;
}

QString DrawnWorld::promise() const
{
    return m_verdict->count();
}

bool DrawnWorld::isBusy() const
{
    return m_verdict->isBusy() || m_preview->isBusy();
}

void DrawnWorld::setProblem(const QString& problem)
{
    m_preview->setProblem(problem);
}

}  // namespace disentangle
