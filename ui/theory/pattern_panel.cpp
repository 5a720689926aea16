// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theory/pattern_panel.h"

#include "ui/style/matrix_view.h"
#include "ui/style/theme.h"
#include "ui/theory/entanglement_diagram.h"
#include "ui/theory/linked_text.h"
#include "ui/theory/theory_ref.h"

#include <QBoxLayout>

#include <algorithm>
#include <bit>

namespace disentangle {
namespace {

constexpr int narrowest = 90;  // that the diagram is drawn beside the matrix

}  // namespace

PatternPanel::PatternPanel(QWidget* parent)
    : QWidget(parent),
      m_views(new QBoxLayout(QBoxLayout::LeftToRight)),
      m_matrix(new MatrixView),
      m_diagram(new EntanglementDiagram),
      m_readout(new LinkedText)
{
    // It adapts to any width.
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_matrix->setAccessibleName(tr("Permitted pattern"));
    m_matrix->setAxisTitles(tr("true factor"), tr("factor it may absorb"));
    m_matrix->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_matrix->setReadout([this](int row, int col) {
        const QString i = m_names.value(row), j = m_names.value(col);
        return row == col              ? tr("%1 is a function of its learned counterpart, always").arg(i)
               : m_permitted(row, col) ? tr("%1 may absorb %2").arg(i, j)
                                       : tr("%1 cannot absorb %2").arg(i, j);
    });
    m_readout->setFont(captionFont());
    m_readout->setForegroundRole(QPalette::PlaceholderText);

    m_views->setSpacing(spacing::wide);
    m_views->addWidget(m_matrix, 0, Qt::AlignTop | Qt::AlignLeft);
    m_views->addWidget(m_diagram, 1, Qt::AlignTop | Qt::AlignLeft);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::normal, 0, 0, 0);
    column->setSpacing(spacing::tight);
    column->addLayout(m_views);
    column->addWidget(m_readout);

    connect(m_matrix, &MatrixView::hovered, this, [this](int row, int col) {
        Q_EMIT hovered(row < 0 ? 0 : std::uint64_t{1} << row | std::uint64_t{1} << col);
        if (row >= 0)
            describe(row, col);
    });
    connect(m_matrix, &MatrixView::currentChanged, this, [this](int row, int col) {
        describe(row, col);
        Q_EMIT pairChosen(row, col);
    });
    connect(m_matrix, &MatrixView::activated, this, [this](int row, int col) {
        Q_EMIT pairActivated(row, col, m_matrix->mapToGlobal(m_matrix->cellRect(row, col).bottomLeft().toPoint()));
    });
    connect(m_diagram, &EntanglementDiagram::hovered, this, &PatternPanel::hovered);
    connect(m_diagram, &EntanglementDiagram::chosen, this, &PatternPanel::chosen);
    connect(m_readout, &QLabel::linkActivated, this,
            [this](const QString& href) { Q_EMIT linkActivated(href, m_readout->placeBelow()); });
}

void PatternPanel::show(const CausalGraph& graph, const Verdict& verdict)
{
    QStringList names;
    for (const std::string& name : graph.latents)
        names << QString::fromStdString(name);
    if (names != m_names || !(m_permitted == verdict.permitted)) {
        m_names = names;
        m_permitted = verdict.permitted;
        m_matrix->setNames(names, names);
        m_matrix->setMatrix(m_permitted);
        m_diagram->setPattern(m_permitted, names);
    }
    describe(-1, -1);
    arrange();
}

void PatternPanel::highlight(std::uint64_t latents)
{
    const int first = latents ? std::countr_zero(latents) : -1;
    const bool pair = std::popcount(latents) == 2;
    m_matrix->setHighlight(first, pair ? std::countr_zero(latents & (latents - 1)) : -1);
    m_diagram->setHighlight(latents);
}

QString PatternPanel::readout() const
{
    return m_readout->text();
}

void PatternPanel::describe(int row, int col)
{
    if (row < 0 || col < 0 || row >= m_permitted.rows() || col >= m_permitted.cols()) {
        m_readout->setHtml(tr("1 = %1 the factor of the column. Arrow: %1, %2.")
                               .arg(link({TheoryRef::Kind::absorb}, tr("may absorb")),
                                    link({TheoryRef::Kind::entanglement}, tr("entanglement graph"))));
        return;
    }
    m_readout->setHtml(QStringLiteral("%1. %2").arg(m_matrix->readout(row, col).toHtmlEscaped(),
                                                    link({TheoryRef::Kind::pair, row, col}, tr("Why?"))));
}

void PatternPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void PatternPanel::arrange()
{
    const int d_z = std::max(1, m_permitted.rows());
    const int room = width() - spacing::normal;
    // Small enough not to push what follows out of sight.
    m_matrix->setCellSize(2, std::clamp(160 / d_z, 2, 16));
    // The label of a highlighted row is bold, and wider.
    const int matrix = std::min(room, m_matrix->sizeHint().width() + spacing::normal);
    // Beside the matrix, unless its nodes have labels only where there is the whole width.
    const int left = room - spacing::wide - matrix;
    const bool beside = left >= narrowest && (m_diagram->showsLabels(left) ||
                                              (!m_diagram->showsLabels(room) && !m_diagram->isCrowded(left)));
    m_views->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_matrix->setFixedSize(matrix, std::clamp(m_matrix->heightForWidth(matrix), 24, 260));
    const int width = beside ? left : room;
    m_diagram->setFixedSize(width, std::max(m_diagram->heightForWidth(width), 24));
}

}  // namespace disentangle
