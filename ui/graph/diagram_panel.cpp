// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/diagram_panel.h"

#include "ui/document/experiment_document.h"
#include "ui/graph/diagram_view.h"
#include "ui/style/icons.h"
#include "ui/style/screen_fit.h"
#include "ui/style/theme.h"
#include "ui/base/settings.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScopedValueRollback>
#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>

namespace disentangle {
namespace {

const QString foldedKey = QStringLiteral("graph/diagramFolded");
constexpr int roomyWidth = 330;
constexpr int manyLatents = 24;

QToolButton* tool(const QString& picture, const QString& tip)
{
    auto* button = new QToolButton;
    button->setIcon(icon(picture));
    button->setAutoRaise(true);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

}  // namespace

DiagramPanel::DiagramPanel(ExperimentDocument* document, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_view(new DiagramView(document)),
      m_fold(tool(QStringLiteral("fold"), tr("Fold time: one node per latent (U)"))),
      m_keys(tool(QStringLiteral("keyboard"), tr("Mouse and keys of the diagram")))
{
    const bool tasks = document->isOfTasks();
    auto* latent = tool(QStringLiteral("add"), tasks ? tr("Add a factor (Z, or double click on free canvas)")
                                                     : tr("Add a latent (Z, or double click on free canvas)"));
    latent->setText(tasks ? tr("Factor") : tr("Latent"));
    auto* action = tool(QStringLiteral("add"), tasks ? tr("Add a task (A, or double click above the factors)")
                                                     : tr("Add an action (A, or double click above the latents)"));
    action->setText(tasks ? tr("Task") : tr("Action"));
    auto* layOut = tool(QStringLiteral("layout"), tr("Lay out with few crossings (L)"));
    auto* fit = tool(QStringLiteral("fit"), tr("Fit into view (F)"));
    auto* in = tool(QStringLiteral("zoom-in"), tr("Zoom in (+, Ctrl+wheel)"));
    auto* out = tool(QStringLiteral("zoom-out"), tr("Zoom out (−, Ctrl+wheel)"));
    for (QToolButton* button : {latent, action})
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setCheckable(true);
    m_fold->setVisible(!tasks);  // there is no time
    m_roomy = {out, in, fit};

    auto* tools = new QHBoxLayout;
    tools->setSpacing(spacing::hair);
    tools->addWidget(latent);
    tools->addWidget(action);
    tools->addStretch(1);
    for (QToolButton* button : {m_fold, layOut, fit, out, in, m_keys})
        tools->addWidget(button);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::tight);
    column->addLayout(tools);
    column->addWidget(m_view, 1);

    connect(latent, &QToolButton::clicked, m_view, &DiagramView::addLatent);
    connect(action, &QToolButton::clicked, m_view, &DiagramView::addAction);
    connect(layOut, &QToolButton::clicked, m_view, &DiagramView::layOut);
    connect(fit, &QToolButton::clicked, m_view, &DiagramView::fit);
    connect(in, &QToolButton::clicked, m_view, &DiagramView::zoomIn);
    connect(out, &QToolButton::clicked, m_view, &DiagramView::zoomOut);
    connect(m_keys, &QToolButton::clicked, this, &DiagramPanel::showKeys);
    m_view->setMode(settings()->value(foldedKey, false).toBool() ? DiagramMode::folded : DiagramMode::unrolled);
    m_fold->setChecked(m_view->mode() == DiagramMode::folded);
    connect(m_fold, &QToolButton::toggled, m_view,
            [this](bool folded) { m_view->setMode(folded ? DiagramMode::folded : DiagramMode::unrolled); });
    connect(m_view, &DiagramView::modeChanged, this, [this](DiagramMode mode) {
        m_fold->setChecked(mode == DiagramMode::folded);
        if (!m_choosing)
            settings()->setValue(foldedKey, mode == DiagramMode::folded);
    });
    connect(document, &ExperimentDocument::graphChanged, this, &DiagramPanel::followSize);
    connect(document, &ExperimentDocument::replaced, this, &DiagramPanel::followSize);
    followSize();
}

void DiagramPanel::followSize()
{
    const bool many = m_document->graph().d_z() >= manyLatents;
    if (many == m_many)
        return;
    m_many = many;
    const QScopedValueRollback choosing(m_choosing, true);
    const bool folded = many || settings()->value(foldedKey, false).toBool();
    m_view->setMode(folded ? DiagramMode::folded : DiagramMode::unrolled);
}

void DiagramPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    for (QToolButton* button : std::as_const(m_roomy))
        button->setVisible(width() >= roomyWidth);
}

void DiagramPanel::showKeys()
{
    auto* popup = new QFrame(this, Qt::Popup);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    popup->setFrameShape(QFrame::StyledPanel);
    popup->setAutoFillBackground(true);
    auto* grid = new QGridLayout(popup);
    grid->setHorizontalSpacing(spacing::section);
    int line = 0;
    for (const auto& [keys, does] : diagramKeys()) {
        auto* left = new QLabel(keys);
        left->setForegroundRole(QPalette::PlaceholderText);
        grid->addWidget(left, line, 0);
        grid->addWidget(new QLabel(does), line++, 1);
    }
    // Its size is known once it is shown, which is when labels get the fonts of the style.
    popup->show();
    popup->move(cornerWithinScreen(m_keys->mapToGlobal(QPoint(m_keys->width() - popup->width(), m_keys->height() + 2)),
                                   popup->size()));
}

}  // namespace disentangle
