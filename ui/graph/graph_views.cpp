// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graph_views.h"

#include "ui/style/theme.h"
#include "ui/base/settings.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>

namespace disentangle {
namespace {

const QString shownKey = QStringLiteral("graph/view");
constexpr int roomForBoth = 620;  // 300 for each, and the gap

}  // namespace

GraphViews::GraphViews(QWidget* matrix, QWidget* diagram, QWidget* parent)
    : QWidget(parent),
      m_matrix(matrix),
      m_diagram(diagram),
      m_switch(new QWidget),
      m_toMatrix(new QToolButton),
      m_toDiagram(new QToolButton),
      m_row(new QBoxLayout(QBoxLayout::LeftToRight))
{
    m_toMatrix->setText(tr("&Matrix"));
    m_toMatrix->setToolTip(tr("Edit the graph as matrices: a row for each latent, a column for each parent"));
    m_toDiagram->setText(tr("D&iagram"));
    m_toDiagram->setToolTip(tr("Edit the graph as nodes and edges"));
    auto* group = new QButtonGroup(this);
    auto* buttons = new QHBoxLayout(m_switch);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(0);
    for (QToolButton* button : {m_toMatrix, m_toDiagram}) {
        button->setCheckable(true);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setAccessibleName(button->toolTip());
        group->addButton(button);
        buttons->addWidget(button);
    }
    m_row->setSpacing(spacing::wide);
    m_row->addWidget(m_matrix, 1);
    m_row->addWidget(m_diagram, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::normal);
    column->addWidget(m_switch);
    column->addLayout(m_row, 1);
    connect(m_toMatrix, &QToolButton::clicked, this, [this] { show(Shown::matrix); });
    connect(m_toDiagram, &QToolButton::clicked, this, [this] { show(Shown::diagram); });
    m_shown = settings()->value(shownKey).toString() == QStringLiteral("diagram") ? Shown::diagram : Shown::matrix;
    arrange();
}

void GraphViews::show(Shown which, bool focus)
{
    if (which != m_shown) {
        m_shown = which;
        settings()->setValue(shownKey, which == Shown::diagram ? QStringLiteral("diagram") : QStringLiteral("matrix"));
    }
    arrange();
    if (focus)
        (which == Shown::diagram ? m_diagram : m_matrix)->setFocus();
}

void GraphViews::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void GraphViews::arrange()
{
    m_sideBySide = width() >= roomForBoth;
    m_toMatrix->setChecked(m_shown == Shown::matrix);
    m_toDiagram->setChecked(m_shown == Shown::diagram);
    m_switch->setVisible(!m_sideBySide);
    m_matrix->setVisible(m_sideBySide || m_shown == Shown::matrix);
    m_diagram->setVisible(m_sideBySide || m_shown == Shown::diagram);
}

}  // namespace disentangle
