// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/experiment_document.h"
#include "ui/style/matrix_view.h"

class QLineEdit;
class QMenu;
class QScrollBar;

namespace disentangle {

/// Ga or Gz of a document, to be edited. Cells are toggled by click, drag or Space; a drag is one step of the history.
/// Headers are dragged to reorder, renamed by double click or F2, and right-clicked for the edits of their row or
/// column; the keyboard reaches them by leaving the matrix to the left or upwards. Ctrl with the wheel, + or - zooms,
/// and the headers stay in place while the cells scroll. What is selected or pointed at is shared with the other views.
class MatrixEditor : public MatrixView {
    Q_OBJECT

public:
    MatrixEditor(ExperimentDocument* document, GraphPart part, QWidget* parent = nullptr);

    /// The zoom as the side of a cell, in device-independent pixels; 0 fits the matrix into the view.
    void zoomTo(double side, const QPointF& around);
    /// Towards larger cells, or smaller ones, about the middle.
    void zoomBy(double factor);
    /// A large matrix is zoomed and scrolled: it makes no panel wide.
    QSize minimumSizeHint() const override { return MatrixView::minimumSizeHint().boundedTo({150, 200}); }
    /// The header that has the keyboard focus, unless a cell has it.
    std::optional<Header> currentHeader() const { return m_header; }
    /// Opens a field over a header to edit its name.
    void rename(const Header& header);
    /// The edits of a header's row or column and of its node.
    void fillMenu(QMenu* menu, const Header& header);

Q_SIGNALS:
    /// In words: what is under the pointer or has the keyboard focus, or what is wrong with a name; empty for nothing.
    void pointedAt(const QString& text);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Drag {
        Header from;
        QPointF pressed;
        bool moving = false;
        int gap = 0;  ///< between headers, at which it would be dropped: 0 is before the first
    };

    NodeKind kindOf(const Header& header) const;
    QString nameOf(const Header& header) const;
    GraphItems itemsOf(const Header& header) const;
    QString describe(int row, int col) const;
    QString describe(const Header& header) const;

    void refresh();
    void setHeader(std::optional<Header> header);
    void pointAt(const std::optional<Header>& header);
    void setLine(const Header& header, bool on);
    bool isFull(const Header& header) const;
    void move(const Header& header, int to);
    void moveHeaderByKey(QKeyEvent* event);
    bool zoomByKey(QKeyEvent* event);
    bool editByKey(QKeyEvent* event);
    int gapAt(const QPointF& point) const;
    void endDrag(bool drop);
    bool commitName();
    void endRename();
    void refreshScrollBars();

    ExperimentDocument* m_document;
    GraphPart m_part;
    std::optional<Header> m_header;   ///< has the keyboard
    std::optional<Header> m_pointed;  ///< under the pointer
    std::optional<Drag> m_drag;
    std::optional<Header> m_renamed;
    QLineEdit* m_name;
    QScrollBar* m_across;
    QScrollBar* m_down;
};

}  // namespace disentangle
