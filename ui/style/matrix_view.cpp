// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/matrix_view.h"

#include "ui/style/matrix_accessible.h"
#include "ui/style/matrix_layout.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace disentangle {

MatrixView::MatrixView(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    static const bool readable = (makeMatricesAccessible(), true);
    Q_UNUSED(readable)
}

MatrixView::~MatrixView() = default;

std::size_t MatrixView::index(int row, int col) const
{
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(m_cols) + static_cast<std::size_t>(col);
}

void MatrixView::setValues(int rows, int cols, std::vector<double> values)
{
    Q_ASSERT(values.size() == static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols));
    const bool resized = rows != m_rows || cols != m_cols;
    if (!resized && values == m_values)
        return;
    m_rows = rows;
    m_cols = cols;
    m_values = std::move(values);
    if (resized) {
        m_marks.clear();
        m_cellTexts.clear();
        endPainting();
        m_hovered = {};
        contentChanged();
    }
    update();
}

void MatrixView::setValues(int rows, int cols, const std::vector<float>& values)
{
    setValues(rows, cols, std::vector<double>(values.begin(), values.end()));
}

void MatrixView::setMatrix(const Adjacency& matrix)
{
    std::vector<double> values;
    values.reserve(static_cast<std::size_t>(matrix.rows() * matrix.cols()));
    for (int r = 0; r < matrix.rows(); ++r)
        for (int c = 0; c < matrix.cols(); ++c)
            values.push_back(matrix(r, c) ? 1 : 0);
    setValues(matrix.rows(), matrix.cols(), std::move(values));
}

void MatrixView::clear()
{
    setValues(0, 0, std::vector<double>{});
}

double MatrixView::value(int row, int col) const
{
    if (row < 0 || col < 0 || row >= m_rows || col >= m_cols)
        return std::numeric_limits<double>::quiet_NaN();
    return m_values[index(row, col)];
}

void MatrixView::setValue(int row, int col, double value)
{
    if (row < 0 || col < 0 || row >= m_rows || col >= m_cols)
        return;
    m_values[index(row, col)] = value;
    update();
}

void MatrixView::setScale(Scale scale)
{
    m_scale = scale;
    update();
}

void MatrixView::setRange(double low, double high)
{
    m_low = low;
    m_high = high;
    update();
}

void MatrixView::setNames(QStringList rowNames, QStringList colNames)
{
    if (rowNames == m_rowNames && colNames == m_colNames)
        return;
    m_rowNames = std::move(rowNames);
    m_colNames = std::move(colNames);
    contentChanged();
    update();
}

void MatrixView::setAxisTitles(const QString& rowTitle, const QString& colTitle)
{
    m_rowTitle = rowTitle;
    m_colTitle = colTitle;
    contentChanged();
    update();
}

void MatrixView::setMarks(std::vector<CellMark> marks)
{
    Q_ASSERT(marks.empty() || marks.size() == m_values.size());
    if (marks == m_marks)
        return;
    m_marks = std::move(marks);
    update();
}

void MatrixView::setCellTexts(QStringList texts)
{
    Q_ASSERT(texts.isEmpty() || static_cast<std::size_t>(texts.size()) == m_values.size());
    if (texts == m_cellTexts)
        return;
    m_cellTexts = std::move(texts);
    update();
}

QString MatrixView::cellText(int row, int col) const
{
    return m_cellTexts.value(row * m_cols + col);
}

CellMark MatrixView::mark(int row, int col) const
{
    if (m_marks.empty() || row < 0 || col < 0 || row >= m_rows || col >= m_cols)
        return CellMark::none;
    return m_marks[index(row, col)];
}

void MatrixView::setPlaceholder(const QString& text)
{
    m_placeholder = text;
    update();
}

void MatrixView::setReadout(std::function<QString(int, int)> readout)
{
    m_readout = std::move(readout);
}

QString MatrixView::name(const QStringList& names, int i) const
{
    return i < names.size() ? names[i] : QString::number(i + 1);
}

QString MatrixView::valueText(int row, int col) const
{
    const double v = value(row, col);
    if (std::isnan(v))
        return tr("no value");
    return m_scale == Scale::binary ? QString::number(v >= 0.5 ? 1 : 0) : QString::number(v, 'f', 3);
}

QString MatrixView::readout(int row, int col) const
{
    if (row < 0 || col < 0 || row >= m_rows || col >= m_cols)
        return {};
    if (m_readout)
        return m_readout(row, col);
    QString text = QStringLiteral("%1, %2: %3").arg(name(m_rowNames, row), name(m_colNames, col), valueText(row, col));
    switch (mark(row, col)) {
    case CellMark::none: break;
    case CellMark::missing: text += tr(" (missing)"); break;
    case CellMark::extra: text += tr(" (extra)"); break;
    case CellMark::forbidden: text += tr(" (not permitted)"); break;
    }
    return text;
}

void MatrixView::setCellSize(int smallest, int largest)
{
    m_smallestCell = std::max(1, smallest);
    m_largestCell = std::max(m_smallestCell, largest);
    contentChanged();
}

void MatrixView::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    m_layout.reset();
    update();
}

void MatrixView::setShowsValues(bool shows)
{
    m_showsValues = shows;
    update();
}

void MatrixView::setHighlight(int row, int col)
{
    if (row == m_highlightRow && col == m_highlightCol)
        return;
    m_highlightRow = row;
    m_highlightCol = col;
    update();
}

void MatrixView::setEditable(bool editable)
{
    m_editable = editable;
    endPainting();
    setCursor(editable ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void MatrixView::setCurrent(int row, int col)
{
    m_currentRow = std::clamp(row, 0, std::max(0, m_rows - 1));
    m_currentCol = std::clamp(col, 0, std::max(0, m_cols - 1));
    update();
}

void MatrixView::contentChanged()
{
    m_layout.reset();
    setCurrent(m_currentRow, m_currentCol);
    updateGeometry();
    const QString rows = m_rowTitle.isEmpty() ? tr("rows") : m_rowTitle;
    const QString cols = m_colTitle.isEmpty() ? tr("columns") : m_colTitle;
    setAccessibleDescription(tr("Matrix of %1 %2 by %3 %4. Arrow keys move, the readout follows.")
                                 .arg(m_rows)
                                 .arg(rows)
                                 .arg(m_cols)
                                 .arg(cols) +
                             (m_editable ? tr(" Space toggles the cell.") : QString()));
}

// -- geometry

const MatrixLayout& MatrixView::ownLayout() const
{
    if (!m_layout || m_layoutSize != size() || m_layoutRatio != devicePixelRatioF()) {
        m_layoutSize = size();
        m_layoutRatio = devicePixelRatioF();
        m_layout =
            std::make_unique<MatrixLayout>(layoutIn(QRect(QPoint(0, 0), size() - m_reserved), m_layoutRatio, true));
    }
    return *m_layout;
}

MatrixLayout MatrixView::layoutIn(const QRectF& area, double devicePixelRatio, bool zoomed) const
{
    MatrixLayout::Request request;
    request.area = area;
    request.devicePixelRatio = devicePixelRatio;
    request.rows = m_rows;
    request.cols = m_cols;
    for (int r = 0; r < m_rows; ++r)
        request.rowNames << name(m_rowNames, r);
    for (int c = 0; c < m_cols; ++c)
        request.colNames << name(m_colNames, c);
    request.rowTitle = m_rowTitle;
    request.colTitle = m_colTitle;
    request.largestCell = m_largestCell;
    request.alignment = m_alignment;
    if (zoomed) {
        request.cell = m_cellSide;
        request.scroll = m_scroll;
    }
    return MatrixLayout::compute(request);
}

std::optional<MatrixView::Cell> MatrixView::cellAt(const QPointF& point) const
{
    if (m_rows == 0 || m_cols == 0)
        return {};
    const MatrixLayout& l = ownLayout();
    if (!l.view.contains(point))
        return {};
    const int row = static_cast<int>(std::floor((point.y() - l.cells.top()) / l.cell));
    const int col = static_cast<int>(std::floor((point.x() - l.cells.left()) / l.cell));
    if (row < 0 || col < 0 || row >= m_rows || col >= m_cols)
        return {};
    return Cell{row, col};
}

QRectF MatrixView::cellRect(int row, int col) const
{
    return ownLayout().cellRect(row, col);
}

std::optional<MatrixView::Header> MatrixView::headerAt(const QPointF& point) const
{
    if (m_rows == 0 || m_cols == 0)
        return {};
    const MatrixLayout& l = ownLayout();
    const bool besideRows = point.y() >= l.view.top() && point.y() < l.view.bottom();
    const bool aboveCols = point.x() >= l.view.left() && point.x() < l.view.right();
    // A matrix too small for labels still has headers: a strip to grip it by.
    if (besideRows && point.x() < l.view.left() && point.x() >= headerRect({Axis::row, 0}).left())
        return Header{Axis::row, std::clamp(static_cast<int>((point.y() - l.cells.top()) / l.cell), 0, m_rows - 1)};
    if (aboveCols && point.y() < l.view.top() && point.y() >= headerRect({Axis::col, 0}).top())
        return Header{Axis::col, std::clamp(static_cast<int>((point.x() - l.cells.left()) / l.cell), 0, m_cols - 1)};
    return {};
}

QRectF MatrixView::headerRect(const Header& header) const
{
    const MatrixLayout& l = ownLayout();
    if (header.axis == Axis::row) {
        const QRectF row = l.rowRect(header.index);
        const double width = std::max(10.0, l.rowLabelStep > 0 ? l.rowLabelWidth + 6 : 0.0);
        return {l.view.left() - width - 2, row.top(), width, row.height()};
    }
    const QRectF col = l.colRect(header.index);
    const double height = std::max(10.0, l.colLabelStep > 0 ? l.colLabelLength + 6 : 0.0);
    return {col.left(), l.view.top() - height - 2, col.width(), height};
}

// -- zoom

void MatrixView::setCellSide(double side)
{
    if (side == m_cellSide)
        return;
    m_cellSide = side;
    m_layout.reset();
    setScroll(m_scroll);
    update();
}

void MatrixView::setScroll(const QPointF& scroll)
{
    m_scroll = scroll;
    m_layout.reset();
    if (m_rows > 0 && m_cols > 0)
        m_scroll = ownLayout().view.topLeft() - ownLayout().cells.topLeft();
    update();
}

void MatrixView::scrollToCell(int row, int col)
{
    if (m_cellSide == 0 || m_rows == 0 || m_cols == 0)
        return;
    const QRectF cell = cellRect(row, col);
    const QRectF view = ownLayout().view;
    const auto push = [](double low, double high, double from, double to) {
        return low < from ? low - from : high > to ? high - to : 0;
    };
    const QPointF by(push(cell.left(), cell.right(), view.left(), view.right()),
                     push(cell.top(), cell.bottom(), view.top(), view.bottom()));
    if (!by.isNull())
        setScroll(m_scroll + by);
}

void MatrixView::setReserved(const QSize& reserved)
{
    if (reserved == m_reserved)
        return;
    m_reserved = reserved;
    m_layout.reset();
    update();
}

void MatrixView::setShowsCurrent(bool shows)
{
    if (shows == m_showsCurrent)
        return;
    m_showsCurrent = shows;
    update();
}

double MatrixView::fittingSide() const
{
    return layoutIn(rect(), devicePixelRatioF()).cell;
}

QSize MatrixView::sizeHint() const
{
    const int longest = std::max({1, m_rows, m_cols});
    return sizeForCell(std::clamp(240 / longest, m_smallestCell, std::min(m_largestCell, 22)));
}

QSize MatrixView::minimumSizeHint() const
{
    return QSize(std::max(1, m_cols), std::max(1, m_rows)) * m_smallestCell + QSize(16, 16);
}

QSize MatrixView::sizeForCell(double cell) const
{
    // Labels take as much room as in a generous area.
    const auto l = layoutIn(QRectF(0, 0, m_cols * cell + 160, m_rows * cell + 160), devicePixelRatioF());
    return QSize(static_cast<int>(std::ceil(l.headerWidth + m_cols * cell)),
                 static_cast<int>(std::ceil(l.headerHeight + m_rows * cell))) +
           QSize(4, 4);
}

int MatrixView::heightForWidth(int width) const
{
    if (m_rows == 0 || m_cols == 0)
        return sizeHint().height();
    const auto heightIn = [&](double room) {
        const auto l = layoutIn(QRectF(0, 0, width, room), devicePixelRatioF());
        return static_cast<int>(std::ceil(l.headerHeight + m_rows * l.cell)) + 4;
    };
    // Titles and labels depend on the height in turn, so the height found is checked once more.
    const int first = heightIn(100000);
    return std::min(first, heightIn(first));
}

// -- drawing (cells and labels in matrix_paint.cpp, input in matrix_input.cpp)

void MatrixView::draw(QPainter& painter, const QRectF& target, double devicePixelRatio) const
{
    if (m_rows == 0 || m_cols == 0) {
        painter.setPen(colours().mutedText);
        painter.drawText(target, Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
        return;
    }
    const auto l = layoutIn(target, devicePixelRatio);
    paintCells(painter, l);
    paintHeaders(painter, l, -1, -1);
}

void MatrixView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (m_rows == 0 || m_cols == 0) {
        draw(painter, rect());
        return;
    }
    const MatrixLayout& l = ownLayout();
    paintCells(painter, l);

    // The row and column looked at: under the pointer, else from the keyboard, else from outside.
    Cell looked{m_highlightRow, m_highlightCol};
    if (hasFocus() && m_showsCurrent)
        looked = {m_currentRow, m_currentCol};
    if (m_hovered.row >= 0)
        looked = m_hovered;
    paintHeaders(painter, l, looked.row, looked.col);

    painter.setClipRect(l.view.adjusted(-3, -3, 3, 3));
    QColor band = colours().text;
    band.setAlphaF(0.07F);
    if (looked.row >= 0)
        painter.fillRect(l.rowRect(looked.row), band);
    if (looked.col >= 0)
        painter.fillRect(l.colRect(looked.col), band);
    painter.setBrush(Qt::NoBrush);
    if (m_hovered.row >= 0) {
        painter.setPen(QPen(colours().mutedText, 1));
        painter.drawRect(l.cellRect(m_hovered.row, m_hovered.col).adjusted(-0.5, -0.5, 0.5, 0.5));
    }
    if (hasFocus() && m_showsCurrent) {
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF cell = l.cellRect(m_currentRow, m_currentCol);
        painter.setPen(QPen(colours().panel, 1.5));
        painter.drawRoundedRect(cell.adjusted(0.25, 0.25, -0.25, -0.25), 2, 2);
        painter.setPen(QPen(colours().text, 2));
        painter.drawRoundedRect(cell.adjusted(-1, -1, 1, 1), 3, 3);
    }
}

}  // namespace disentangle
