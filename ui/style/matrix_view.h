// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/mark.h"
#include "core/graph/adjacency.h"

#include <QWidget>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace disentangle {

struct MatrixLayout;

/// What may be drawn on top of a cell, beside its value: an outline in the cue's colour and its glyph.
using CellMark = Mark;

/// A labelled matrix of 1 x 1 to 64 x 64 cells, binary or continuous, drawn as rectangles on whole device pixels.
/// Row = child or true factor, column = parent or learned factor, as everywhere. Reads with the pointer (readout, tool
/// tips), the keyboard (arrows, Home, End, with Ctrl to the matrix's ends) and a screen reader; when editable, a click
/// or drag or Space toggles cells. Labels that do not fit are thinned out or elided, then left out; the readout stays.
/// Ctrl+C copies the matrix with its names as tab-separated text.
class MatrixView : public QWidget {
    Q_OBJECT

public:
    enum class Scale {
        binary,      ///< >= 0.5 is on
        shade,       ///< from the colour of 0 to that of 1 of a binary matrix, to be compared with one
        continuous,  ///< viridis from range().first to range().second
        diverging  ///< a change: one hue below 0 and a minus, another above 0 and a plus, to the larger end of the range
    };

    explicit MatrixView(QWidget* parent = nullptr);
    ~MatrixView() override;

    // -- content
    /// rows x cols values in row order; NaN draws as "no value". Requires values.size() == rows * cols.
    void setValues(int rows, int cols, std::vector<double> values);
    void setValues(int rows, int cols, const std::vector<float>& values);
    void setMatrix(const Adjacency& matrix);
    void clear();
    int rows() const { return m_rows; }
    int cols() const { return m_cols; }
    double value(int row, int col) const;
    /// One cell, without touching the rest; no signal.
    void setValue(int row, int col, double value);

    void setScale(Scale scale);
    Scale scale() const { return m_scale; }
    /// Of a shade or continuous scale; [0, 1] unless told otherwise.
    void setRange(double low, double high);

    /// Names of rows and columns; missing ones show as their number from 1.
    void setNames(QStringList rowNames, QStringList colNames);
    /// What a row and a column are, in a word: "child z_t", "parent a". Shown at the corner when there is room and in
    /// every readout. The accessible description is made from them.
    void setAxisTitles(const QString& rowTitle, const QString& colTitle);
    /// Marks in row order, or empty for none.
    void setMarks(std::vector<CellMark> marks);
    QString rowName(int row) const { return name(m_rowNames, row); }
    QString colName(int col) const { return name(m_colNames, col); }
    CellMark mark(int row, int col) const;
    /// Written into cells that are large enough in place of their values, in row order; empty for none.
    void setCellTexts(QStringList texts);
    QString cellText(int row, int col) const;
    /// Shown in the middle while there is no matrix.
    void setPlaceholder(const QString& text);
    /// Replaces the built-in readout of a cell ("z3 <- a1: 1"). Plain text, one line or several.
    void setReadout(std::function<QString(int row, int col)> readout);
    QString readout(int row, int col) const;
    /// "1", "0.250", "no value".
    QString valueText(int row, int col) const;

    // -- appearance
    /// Largest and smallest side of a cell in device-independent pixels (default 28 and 4).
    void setCellSize(int smallest, int largest);
    /// Where the matrix sits in spare room; AlignHCenter | AlignTop unless told otherwise.
    void setAlignment(Qt::Alignment alignment);
    /// Writes values into cells that are large enough, unless the matrix is binary.
    void setShowsValues(bool shows);
    /// Highlights a row and column from outside, e.g. the latent that is selected elsewhere; -1 for none.
    void setHighlight(int row, int col);

    // -- interaction
    void setEditable(bool editable);
    bool isEditable() const { return m_editable; }
    int currentRow() const { return m_currentRow; }
    int currentCol() const { return m_currentCol; }
    /// Clamped to the matrix; no signal.
    void setCurrent(int row, int col);

    /// The cell at a point of the widget.
    struct Cell {
        int row = -1, col = -1;
        bool operator==(const Cell&) const = default;
    };
    std::optional<Cell> cellAt(const QPointF& point) const;
    /// Where a cell is drawn, in device-independent coordinates of the widget.
    QRectF cellRect(int row, int col) const;

    enum class Axis { row, col };
    /// The label of a row or a column, with its place in front of the cells.
    struct Header {
        Axis axis = Axis::row;
        int index = 0;
        bool operator==(const Header&) const = default;
    };
    std::optional<Header> headerAt(const QPointF& point) const;
    QRectF headerRect(const Header& header) const;

    // -- zoom: cells of a side of one's own choice, of which a part is seen
    /// Side of a cell in device-independent pixels; 0 (the default) = as large as fits.
    void setCellSide(double side);
    double cellSide() const { return m_cellSide; }
    /// How far the cells are pushed to the left and up; kept within what there is to see.
    void setScroll(const QPointF& scroll);
    /// Scrolls no further than needed.
    void scrollToCell(int row, int col);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    /// Height at which cells are square for a width; in force once the size policy asks for height-for-width.
    int heightForWidth(int width) const override;

    /// The matrix with its names, as tab-separated text, to the clipboard.
    void copy() const;

    /// Draws the matrix into a rectangle, as the widget would but without focus and hover; for export.
    void draw(QPainter& painter, const QRectF& target, double devicePixelRatio = 1) const;

Q_SIGNALS:
    /// The pointer is over a cell; (-1, -1) when it leaves.
    void hovered(int row, int col);
    /// The current cell moved by keyboard or click.
    void currentChanged(int row, int col);
    /// Before the first cell of a drag, and before a single toggle.
    void editStarted();
    /// The user set a cell. The view already shows it.
    void cellEdited(int row, int col, bool value);
    /// After the last cell of a drag, or after a single toggle: everything since belongs to one edit.
    void editFinished();
    /// Return, Enter or a double click on a cell of a matrix that is not editable.
    void activated(int row, int col);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;

    /// Of the widget; kept until its size or content changes.
    const MatrixLayout& ownLayout() const;
    /// Room at the right and below that is not the matrix's.
    void setReserved(const QSize& reserved);
    /// Whether the current cell is outlined while the view has the focus.
    void setShowsCurrent(bool shows);
    /// Side of the cells where they fit.
    double fittingSide() const;

private:
    MatrixLayout layoutIn(const QRectF& area, double devicePixelRatio, bool zoomed = false) const;
    QSize sizeForCell(double cell) const;
    void paintCells(QPainter& painter, const MatrixLayout& layout) const;
    void paintMark(QPainter& painter, const QRectF& cell, CellMark mark, const QColor& fill) const;
    void paintSign(QPainter& painter, const QRectF& cell, double value) const;
    void paintHeaders(QPainter& painter, const MatrixLayout& layout, int strongRow, int strongCol) const;
    QColor cellColour(double value) const;
    QString name(const QStringList& names, int index) const;
    QString asText() const;
    void endPainting();
    void toggle(int row, int col);
    void setByUser(int row, int col, bool on);
    void moveCurrent(int row, int col);
    void setHovered(Cell cell);
    void contentChanged();
    std::size_t index(int row, int col) const;

    int m_rows = 0, m_cols = 0;
    std::vector<double> m_values;
    std::vector<CellMark> m_marks;
    QStringList m_rowNames, m_colNames, m_cellTexts;
    QString m_rowTitle, m_colTitle, m_placeholder;
    std::function<QString(int, int)> m_readout;
    Scale m_scale = Scale::binary;
    double m_low = 0, m_high = 1;
    int m_smallestCell = 4, m_largestCell = 28;
    Qt::Alignment m_alignment = Qt::AlignHCenter | Qt::AlignTop;
    bool m_showsValues = false;
    bool m_editable = false;
    int m_currentRow = 0, m_currentCol = 0;
    int m_highlightRow = -1, m_highlightCol = -1;
    Cell m_hovered;
    double m_cellSide = 0;
    QPointF m_scroll;
    QSize m_reserved{0, 0};
    bool m_showsCurrent = true;
    mutable std::unique_ptr<MatrixLayout> m_layout;
    mutable QSize m_layoutSize;
    mutable double m_layoutRatio = 0;
    std::optional<bool> m_painting;  ///< value a drag is setting
    Cell m_lastPainted;
};

}  // namespace disentangle
