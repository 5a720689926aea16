// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graph_editor.h"

#include "core/experiment/presets/scene_presets.h"
#include "core/graph/presets.h"
#include "ui/graph/matrix_editor.h"
#include "ui/graph/diagram_panel.h"
#include "ui/graph/diagram_view.h"
#include "ui/graph/graph_views.h"
#include "ui/graph/matrix_panel.h"
#include "ui/graph/preset_chooser.h"
#include "ui/language/translated.h"
#include "ui/style/flow_layout.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <utility>

namespace disentangle {
namespace {

constexpr int comfortableCell = 9;  // a smaller cell is hard to hit
constexpr int smallestCell = 5, usualCell = 20, largestCell = 30;
constexpr int headRows = 4;  // what stands above and below a matrix, in rows

QSpinBox* counter(const QString& what)
{
    auto* box = new QSpinBox;
    box->setRange(1, max_nodes);
    box->setAccessibleName(what);
    // Typing 12 should not first build a matrix of 1.
    box->setKeyboardTracking(false);
    return box;
}

}  // namespace

GraphEditor::GraphEditor(ExperimentDocument* document, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_presets(new PresetChooser),
      m_description(new QLabel),
      m_latents(counter(tr("Number of latents"))),
      m_actions(counter(tr("Number of actions"))),
      m_Ga(new MatrixPanel(document, GraphPart::Ga)),
      m_Gz(new MatrixPanel(document, GraphPart::Gz)),
      m_matrices(new QBoxLayout(QBoxLayout::LeftToRight)),
      m_diagram(new DiagramPanel(document)),
      m_views(new GraphViews(new QWidget, m_diagram)),
      m_readout(new QLabel)
{
    m_latents->setToolTip(tr("Latent factors, 1 to %1. What is there is kept.").arg(max_nodes));
    m_actions->setToolTip(tr("Actions, 1 to %1. What is there is kept.").arg(max_nodes));

    m_description->setWordWrap(true);
    m_description->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_description->setFont(captionFont());
    m_description->setForegroundRole(QPalette::PlaceholderText);
    m_readout->setFont(captionFont());
    m_readout->setWordWrap(true);
    m_readout->setMinimumHeight(QFontMetrics(captionFont()).height());
    m_readout->setForegroundRole(QPalette::PlaceholderText);

    auto* latents = new QLabel(tr("L&atents"));
    latents->setBuddy(m_latents);
    auto* actions = new QLabel(tr("A&ctions"));
    actions->setBuddy(m_actions);
    // Beside each other, or below where words are long.
    auto* counts = new QWidget;
    auto* countsFlow = new FlowLayout(counts, spacing::normal, spacing::tight);
    for (const auto& [label, box] : {std::pair{latents, m_latents}, std::pair{actions, m_actions}}) {
        auto* pair = new QWidget;
        auto* row = new QHBoxLayout(pair);
        row->setContentsMargins(0, 0, 0, 0);
        row->addWidget(label);
        row->addWidget(box);
        countsFlow->addWidget(pair);
    }

    m_matrices->setSpacing(spacing::wide);
    m_matrices->addWidget(m_Ga, 1);
    m_matrices->addWidget(m_Gz, 1);
    m_matrices->setContentsMargins(0, 0, 0, 0);
    m_views->matrix()->setLayout(m_matrices);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::wide, spacing::tight, spacing::wide, spacing::normal);
    column->setSpacing(spacing::normal);
    column->addWidget(m_presets);
    column->addWidget(m_description);
    column->addWidget(counts);
    column->addWidget(m_views, 1);
    column->addWidget(m_readout);

    connect(m_presets, &PresetChooser::chosen, this, [this](const QString& name) {
        if (const QString wrong = m_document->applyPreset(name); !wrong.isEmpty())
            Q_EMIT problem(wrong);
    });
    using Merge = ExperimentDocument::Merge;
    connect(m_presets, &PresetChooser::graphChosen, this, [this](const CausalGraph& graph, const QString& name) {
        if (const QString wrong = m_document->replaceGraph(graph, name); !wrong.isEmpty())
            Q_EMIT problem(wrong);
    });
    connect(m_latents, &QSpinBox::valueChanged, this, [this](int n) { m_document->setLatentCount(n, Merge::sliding); });
    connect(m_actions, &QSpinBox::valueChanged, this, [this](int n) { m_document->setActionCount(n, Merge::sliding); });
    for (QSpinBox* counter : {m_latents, m_actions})
        connect(counter, &QSpinBox::editingFinished, m_document, &ExperimentDocument::endSliding);
    for (MatrixPanel* panel : {m_Ga, m_Gz})
        connect(panel, &MatrixPanel::readout, m_readout, &QLabel::setText);
    connect(m_diagram->view(), &DiagramView::readout, m_readout, &QLabel::setText);
    connect(document, &ExperimentDocument::changed, this, &GraphEditor::refresh);
    refresh();
}

MatrixView* GraphEditor::matrixView(GraphPart part) const
{
    return matrixPanel(part)->view();
}

void GraphEditor::refresh()
{
    const CausalGraph& graph = m_document->graph();
    const QString preset = m_document->isDrawn() ? m_document->presetName() : QString();
    m_presets->setPresent(graph);
    if (preset.isEmpty()) {
        m_presets->setCurrent(tr("Own graph"), tr("A graph of your own. Choose a preset to start from."));
        m_description->setText(tr("A graph of your own. Click or drag over cells to change it."));
        m_description->setToolTip({});
    } else {
        const ScenePreset* scene = find_scene_preset(preset.toStdString());
        const GraphPreset& its = graph_preset(scene ? scene->graph : preset.toStdString());
        m_presets->setCurrent(preset, translated(its.source));
        m_description->setText(translated(scene ? scene->description : its.description));
        m_description->setToolTip(translated(its.source));
    }
    const QSignalBlocker quietLatents(m_latents);
    const QSignalBlocker quietActions(m_actions);
    m_latents->setValue(graph.d_z());
    m_actions->setEnabled(graph.Ga.has_value());
    m_actions->setValue(graph.Ga ? graph.d_a() : 1);
    m_readout->clear();
    arrange();
}

void GraphEditor::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void GraphEditor::arrange()
{
    // A single matrix takes the whole width; the button that adds the other is below it.
    const bool both = m_Ga->isPresent() && m_Gz->isPresent();
    const int needed = m_Ga->widthForCell(comfortableCell) + m_Gz->widthForCell(comfortableCell) + spacing::wide;
    const int room = m_views->isSideBySide() ? m_views->matrix()->width() : width() - 2 * spacing::wide;
    const auto direction = both && needed <= room ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    if (m_matrices->direction() != direction)
        m_matrices->setDirection(direction);
    // A few rows more than are seen are no reason for larger cells.
    const int tall = parentWidget() ? parentWidget()->height() - m_matrices->geometry().top() - m_views->y() : 0;
    const int rows = m_document->graph().d_z() * (both && direction == QBoxLayout::TopToBottom ? 2 : 1);
    const int cell = std::clamp(tall / std::max(1, rows + headRows), usualCell, largestCell);
    if (cell != m_cell)
        for (MatrixPanel* panel : {m_Ga, m_Gz})
            panel->view()->setCellSize(smallestCell, cell);
    m_cell = cell;
    // Beside each other they share the width by their columns, so that their cells are of one size.
    const bool beside = direction == QBoxLayout::LeftToRight;
    m_matrices->setStretch(0, beside ? m_Ga->widthForCell(comfortableCell) : 1);
    m_matrices->setStretch(1, beside ? m_Gz->widthForCell(comfortableCell) : 1);
}

}  // namespace disentangle
