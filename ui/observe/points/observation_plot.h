// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/observe/points/strip_paint.h"

#include <QWidget>
#include <memory>

namespace disentangle {

/// A few observations x, each beside another version of it (a reconstruction, or x at the sliders) and the difference:
/// as lines over the dimensions, as rows of colours, or as images. A click or the arrow keys choose one of them; Ctrl+C
/// copies all values.
class ObservationPlot : public QWidget {
    Q_OBJECT
public:
    struct Content {
        std::vector<float> x, other;  ///< row-major, equally many rows; `other` may be empty
        int dimensions = 0;
        QString xName, otherName;
        std::shared_ptr<const StripStyle> style;       ///< of x and other; the look of all
        std::shared_ptr<const StripStyle> difference;  ///< of other - x
    };
    explicit ObservationPlot(QWidget* parent = nullptr);

    void setContent(Content content);
    int rows() const { return rowsOf(m_content.x).rows; }
    /// The row that is marked, or -1.
    void setChosen(int row);
    /// Whether rows can be chosen and are numbered.
    void setChoosable(bool choosable);

    /// Root mean square of other - x over the dimensions; NaN where there is no `other`.
    double error(int row) const;
    QString readout(const QPointF& point) const;
    QString asText() const;

    QSize sizeHint() const override { return {300, 200}; }
    QSize minimumSizeHint() const override { return {120, 56}; }

Q_SIGNALS:
    void rowChosen(int row);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Part { x, other, difference };
    FloatTable rowsOf(const std::vector<float>& values) const;
    FloatTable part(Part which) const;
    int columns() const;
    double legendHeight() const;
    double labelWidth() const;
    QRectF panel(int row) const;
    QRectF cells(Part which) const;
    QRectF frame(int row, Part which) const;
    int rowAt(const QPointF& point) const;
    void paintLegend(QPainter& painter) const;
    void paintPanel(QPainter& painter, int row) const;
    void paintCells(QPainter& painter) const;

    Content m_content;
    std::vector<float> m_difference;
    int m_chosen = -1;
    bool m_choosable = true;
};

}  // namespace disentangle
