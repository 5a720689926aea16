// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointF>
#include <QVector>
#include <functional>
#include <optional>

namespace disentangle {

class MatrixView;

/// How one cell of a matrix came to be: a small curve over the steps, with the readout of the cell. Appears where a tool tip
/// would, for the cell under the pointer or, moved to by keyboard, the current one; Esc closes it.
class HistoryPopover : public QFrame {
    Q_OBJECT
public:
    struct History {
        QString title;            ///< whose, e.g. "ẑ3 ← a1"
        QVector<QPointF> points;  ///< (step, value in [0, 1]), ascending
        double step = 0;          ///< looked at
    };
    /// For the cells of `view`, which it belongs to; `source` gives nothing for a cell without a history, which keeps its tool
    /// tip.
    HistoryPopover(MatrixView* view, std::function<std::optional<History>(int row, int col)> source);

    /// What is shown, as text: the readout and the title of the curve.
    QString text() const;
    /// Shows the same cell again after the matrix has changed.
    void refresh();

    QSize sizeHint() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    bool showFor(int row, int col);

    MatrixView* m_view;
    std::function<std::optional<History>(int, int)> m_source;
    std::optional<History> m_history;
    QString m_readout;
    int m_row = -1, m_col = -1;
    bool m_keyed = false;  ///< the last key was pressed, not the pointer moved
};

}  // namespace disentangle
