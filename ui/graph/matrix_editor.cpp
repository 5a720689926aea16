// SPDX-License-Identifier: GPL-3.0-or-later
// What a matrix editor shows. Pointer and keyboard are in matrix_editor_input.cpp, edits of headers in
// matrix_editor_headers.cpp.
#include "ui/graph/matrix_editor.h"

#include "ui/document/graph_selection.h"
#include "ui/style/matrix_layout.h"
#include "ui/style/theme.h"

#include <QHelpEvent>
#include <QLineEdit>
#include <QPainter>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace disentangle {
namespace {

QStringList asStrings(const std::vector<std::string>& names)
{
    QStringList list;
    for (const std::string& name : names)
        list << QString::fromStdString(name);
    return list;
}

/// "a1, a2 and 3 more".
QString listed(const QStringList& names)
{
    constexpr qsizetype shown = 6;
    if (names.size() <= shown)
        return names.join(QStringLiteral(", "));
    return MatrixEditor::tr("%1 and %2 more")
        .arg(names.mid(0, shown).join(QStringLiteral(", ")))
        .arg(names.size() - shown);
}

}  // namespace

MatrixEditor::MatrixEditor(ExperimentDocument* document, GraphPart part, QWidget* parent)
    : MatrixView(parent),
      m_document(document),
      m_part(part),
      m_name(new QLineEdit(this)),
      m_across(new QScrollBar(Qt::Horizontal, this)),
      m_down(new QScrollBar(Qt::Vertical, this))
{
    const bool actions = part == GraphPart::Ga;
    setAccessibleName(document->isOfTasks() ? tr("Which factor each task needs")
                      : actions             ? tr("Ga, actions to latents")
                                            : tr("Gz, latents to latents"));
    if (!actions)  // the names of Ga show what is a row and what a column
        setAxisTitles(tr("latents at t"), tr("latents at t − 1"));
    setCellSize(5, 20);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setEditable(true);
    setReadout([this](int row, int col) { return describe(row, col); });

    m_name->hide();
    m_name->installEventFilter(this);
    for (QScrollBar* bar : {m_across, m_down}) {
        bar->hide();
        bar->setFocusPolicy(Qt::NoFocus);
        bar->setCursor(Qt::ArrowCursor);
        connect(bar, &QScrollBar::valueChanged, this, [this] {
            endRename();
            setScroll(QPointF(m_across->value(), m_down->value()));
        });
    }

    connect(this, &MatrixView::editStarted, document, [document] { document->beginStroke(); });
    connect(this, &MatrixView::editFinished, document, &ExperimentDocument::endStroke);
    connect(this, &MatrixView::cellEdited, document,
            [this](int row, int col, bool on) { m_document->setGraphCell(m_part, row, col, on); });
    const auto pointAtCell = [this](int row, int col) {
        m_document->selection()->hover(row < 0 ? GraphItems{} : GraphItems::cell(m_part, row, col));
        Q_EMIT pointedAt(describe(row, col));
    };
    connect(this, &MatrixView::hovered, this, pointAtCell);
    connect(this, &MatrixView::currentChanged, this, [this, pointAtCell](int row, int col) {
        setHeader({});
        scrollToCell(row, col);
        refreshScrollBars();
        pointAtCell(row, col);
    });
    connect(document->selection(), &GraphSelection::selectedChanged, this, qOverload<>(&QWidget::update));
    connect(document->selection(), &GraphSelection::hoveredChanged, this, qOverload<>(&QWidget::update));
    connect(document, &ExperimentDocument::graphChanged, this, &MatrixEditor::refresh);
    connect(document, &ExperimentDocument::replaced, this, [this] { zoomTo(0, {}); });
    refresh();
}

void MatrixEditor::refresh()
{
    const Adjacency* matrix = m_document->matrix(m_part);
    if (!matrix || matrix->rows() != rows() || matrix->cols() != cols()) {
        m_header.reset();
        m_pointed.reset();
        m_drag.reset();
        setShowsCurrent(true);
    }
    endRename();
    if (!matrix) {
        clear();
        return;
    }
    const CausalGraph& graph = m_document->graph();
    setNames(asStrings(graph.latents), asStrings(m_part == GraphPart::Ga ? graph.actions : graph.latents));
    setMatrix(*matrix);
    // A matrix that fits needs no zoom.
    if (cellSide() > 0 && cellSide() <= fittingSide())
        setCellSide(0);
    refreshScrollBars();
}

// -- in words

NodeKind MatrixEditor::kindOf(const Header& header) const
{
    return m_part == GraphPart::Ga && header.axis == Axis::col ? NodeKind::action : NodeKind::latent;
}

QString MatrixEditor::nameOf(const Header& header) const
{
    return header.axis == Axis::row ? rowName(header.index) : colName(header.index);
}

GraphItems MatrixEditor::itemsOf(const Header& header) const
{
    return GraphItems::node(kindOf(header), header.index);
}

QString MatrixEditor::describe(int row, int col) const
{
    const Adjacency* matrix = m_document->matrix(m_part);
    if (!matrix || row < 0 || col < 0 || row >= matrix->rows() || col >= matrix->cols())
        return {};
    const QString child = rowName(row);
    const QString parent = colName(col);
    const bool on = (*matrix)(row, col);
    if (m_document->isOfTasks())
        return on ? tr("%1 → %2: %1 needs %2").arg(parent, child)
                  : tr("%1 ↛ %2: %1 does not need %2").arg(parent, child);
    if (m_part == GraphPart::Ga)
        return on ? tr("%1 → %2: %1 acts on %2").arg(parent, child)
                  : tr("%1 ↛ %2: %1 does not act on %2").arg(parent, child);
    if (row == col)
        return on ? tr("%1 → %1: depends on its own past").arg(child)
                  : tr("%1 ↛ %1: does not depend on its own past").arg(child);
    return on ? tr("%1 → %2: %2 depends on the past of %1").arg(parent, child)
              : tr("%1 ↛ %2: %2 does not depend on the past of %1").arg(parent, child);
}

QString MatrixEditor::describe(const Header& header) const
{
    const Adjacency* matrix = m_document->matrix(m_part);
    if (!matrix)
        return {};
    const QString name = nameOf(header);
    QStringList others;
    if (header.axis == Axis::row) {
        for_each_bit(matrix->row_bits(header.index), [&](int col) { others << colName(col); });
        if (m_document->isOfTasks())
            return others.isEmpty() ? tr("%1: no task needs it").arg(name)
                                    : tr("%1: needed by %2").arg(name, listed(others));
        if (m_part == GraphPart::Ga)
            return others.isEmpty() ? tr("%1: no action reaches it").arg(name)
                                    : tr("%1: reached by %2").arg(name, listed(others));
        return others.isEmpty() ? tr("%1: depends on no past").arg(name)
                                : tr("%1: depends on the past of %2").arg(name, listed(others));
    }
    for_each_bit(matrix->col_bits(header.index), [&](int row) { others << rowName(row); });
    if (m_document->isOfTasks())
        return others.isEmpty() ? tr("%1: needs nothing yet, and is left out").arg(name)
                                : tr("%1: needs %2").arg(name, listed(others));
    if (m_part == GraphPart::Ga)
        return others.isEmpty() ? tr("%1: acts on nothing").arg(name) : tr("%1: acts on %2").arg(name, listed(others));
    return others.isEmpty() ? tr("%1: its past reaches nothing").arg(name)
                            : tr("%1: its past reaches %2").arg(name, listed(others));
}

bool MatrixEditor::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto header = headerAt(help->pos())) {
            QToolTip::showText(
                help->globalPos(),
                tr("%1\nDrag to reorder, double click to rename, right click for more").arg(describe(*header)), this,
                headerRect(*header).toAlignedRect());
            return true;
        }
    }
    return MatrixView::event(event);
}

// -- drawing

void MatrixEditor::paintEvent(QPaintEvent* event)
{
    MatrixView::paintEvent(event);
    if (rows() == 0 || cols() == 0)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const MatrixLayout& l = ownLayout();
    const QRectF inView = l.view.adjusted(-2, -2, 2, 2);

    const auto wash = [&](const Header& header, double strength) {
        QColor colour = colours().accent;
        colour.setAlphaF(static_cast<float>(strength));
        const bool row = header.axis == Axis::row;
        painter.setClipRect(row ? QRectF(0, l.view.top(), width(), l.view.height())
                                : QRectF(l.view.left(), 0, l.view.width(), height()));
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawRoundedRect(headerRect(header), 3, 3);
        colour.setAlphaF(static_cast<float>(strength * 0.4));
        painter.fillRect((row ? l.rowRect(header.index) : l.colRect(header.index)) & l.view, colour);
    };
    const auto washAll = [&](const GraphItems& items, double strength) {
        for (int row = 0; row < rows(); ++row)
            if (items.hasLatent(row))
                wash({Axis::row, row}, strength);
        for (int col = 0; col < cols(); ++col)
            if (m_part == GraphPart::Ga ? items.hasAction(col) : items.hasLatent(col))
                wash({Axis::col, col}, strength);
    };
    const auto outline = [&](const GraphItems& items, const QPen& pen) {
        painter.setClipRect(inView);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(pen);
        for (const GraphCell& cell : items.cells)
            if (cell.part == m_part)
                painter.drawRoundedRect(l.cellRect(cell.row, cell.col).adjusted(-1, -1, 1, 1), 3, 3);
    };
    const GraphSelection& selection = *m_document->selection();
    washAll(selection.selected(), 0.35);
    washAll(selection.hovered(), 0.16);
    outline(selection.selected(), QPen(colours().accent, 2));
    outline(selection.hovered(), QPen(colours().mutedText, 1.5));

    painter.setClipping(false);
    if (m_header && hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours().text, 2));
        painter.drawRoundedRect(headerRect(*m_header).adjusted(-1, -1, 1, 1), 3, 3);
    }
    if (m_drag && m_drag->moving) {
        wash(m_drag->from, 0.3);
        painter.setClipRect(rect());
        painter.setPen(QPen(colours().accent, 3, Qt::SolidLine, Qt::RoundCap));
        if (m_drag->from.axis == Axis::row) {
            const double y = l.cells.top() + m_drag->gap * l.cell - l.gap / 2;
            painter.drawLine(QPointF(headerRect({Axis::row, 0}).left(), y), QPointF(l.view.right(), y));
        } else {
            const double x = l.cells.left() + m_drag->gap * l.cell - l.gap / 2;
            painter.drawLine(QPointF(x, headerRect({Axis::col, 0}).top()), QPointF(x, l.view.bottom()));
        }
    }
}

// -- zoom

void MatrixEditor::zoomTo(double side, const QPointF& around)
{
    if (rows() == 0 || cols() == 0)
        return;
    endRename();
    constexpr double largest = 44;
    const double fit = fittingSide();
    const MatrixLayout before = ownLayout();
    const QPointF place((around.x() - before.cells.left()) / before.cell,
                        (around.y() - before.cells.top()) / before.cell);
    setCellSide(side <= fit ? 0 : std::min(std::round(side), largest));
    refreshScrollBars();
    // Keeps what is under the pointer in place.
    const MatrixLayout& after = ownLayout();
    setScroll(after.view.topLeft() + place * after.cell - around);
    refreshScrollBars();
}

void MatrixEditor::zoomBy(double factor)
{
    const double side = ownLayout().cell;
    zoomTo(factor > 1 ? std::max(side * factor, side + 1) : std::min(side * factor, side - 1), QRectF(rect()).center());
}

void MatrixEditor::refreshScrollBars()
{
    const int thickness = m_down->sizeHint().width();
    bool across = false;
    bool down = false;
    if (cellSide() > 0 && rows() > 0 && cols() > 0) {
        setReserved({0, 0});
        // Each bar takes room, for want of which the other may become necessary.
        for (int round = 0; round < 2; ++round) {
            const MatrixLayout& l = ownLayout();
            across = across || l.cells.width() > l.view.width() + 0.5;
            down = down || l.cells.height() > l.view.height() + 0.5;
            setReserved({down ? thickness : 0, across ? thickness : 0});
        }
    } else {
        setReserved({0, 0});
    }
    m_across->setVisible(across);
    m_down->setVisible(down);
    if (!across && !down)
        return;
    const MatrixLayout& l = ownLayout();
    const QSignalBlocker quietAcross(m_across);
    const QSignalBlocker quietDown(m_down);
    m_across->setRange(0, static_cast<int>(std::ceil(l.cells.width() - l.view.width())));
    m_across->setPageStep(static_cast<int>(l.view.width()));
    m_across->setSingleStep(static_cast<int>(l.cell));
    m_across->setValue(static_cast<int>(std::lround(l.view.left() - l.cells.left())));
    m_down->setRange(0, static_cast<int>(std::ceil(l.cells.height() - l.view.height())));
    m_down->setPageStep(static_cast<int>(l.view.height()));
    m_down->setSingleStep(static_cast<int>(l.cell));
    m_down->setValue(static_cast<int>(std::lround(l.view.top() - l.cells.top())));
    const QRect view = l.view.toAlignedRect();
    m_across->setGeometry(view.left(), view.bottom() + 2, view.width(), thickness);
    m_down->setGeometry(view.right() + 2, view.top(), thickness, view.height());
}

void MatrixEditor::resizeEvent(QResizeEvent* event)
{
    MatrixView::resizeEvent(event);
    endRename();
    if (cellSide() > 0 && cellSide() <= fittingSide())
        setCellSide(0);
    refreshScrollBars();
}

}  // namespace disentangle
