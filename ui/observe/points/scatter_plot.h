// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/observe/plots/value_range.h"

#include <QStringList>
#include <QWidget>
#include <vector>

class QPainterPath;

namespace disentangle {

/// Points in a plane, with axes.
struct ScatterPoints {
    QString across, up;         ///< names of the axes
    std::vector<float> x, y;    ///< one of each per row; rows that are not finite are left out
    QString colourName;         ///< empty while all points look alike
    std::vector<float> value;   ///< per row, for a scale of colours; or
    std::vector<int> category;  ///< per row, index into `categories` (-1: none), shown by hue and by shape
    QStringList categories;
};

/// Draws points in a plane. One of them is chosen, by a click or the arrow keys (left and right: the next one across;
/// up and down: upwards). F or a double click fits the axes, Ctrl+C copies the values.
class ScatterPlot : public QWidget {
    Q_OBJECT
public:
    explicit ScatterPlot(QWidget* parent = nullptr);

    /// Ranges are those of the axes, not of the points. Empty points show `placeholder`.
    void setPoints(ScatterPoints points, const ValueRange& x, const ValueRange& y);
    const ScatterPoints& points() const { return m_points; }
    void setPlaceholder(const QString& text);
    void setChosen(int row);
    int chosen() const { return m_chosen; }

    /// Pearson correlation of what is drawn; NaN when there is none.
    double correlation() const { return m_correlation; }
    QPointF placeOf(int row) const;
    /// The row whose point is nearest to a place within reach of a pointer, or -1.
    int rowAt(const QPointF& place) const;
    QString readout(int row) const;
    QString asText() const;

    QSize sizeHint() const override { return {320, 260}; }
    QSize minimumSizeHint() const override { return {140, 110}; }

Q_SIGNALS:
    void rowChosen(int row);
    void fitWished();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    bool isDrawn(std::size_t row) const;
    QRectF area() const;
    double legendWidth() const;
    void paintAxes(QPainter& painter, const QRectF& area) const;
    void paintPoints(QPainter& painter) const;
    void paintLegend(QPainter& painter, const QRectF& area) const;
    void setHovered(int row);
    void describe();

    ScatterPoints m_points;
    ValueRange m_rangeX{-1, 1}, m_rangeY{-1, 1};
    ValueRange m_colours;
    double m_correlation = std::numeric_limits<double>::quiet_NaN();
    QString m_placeholder;
    int m_chosen = -1, m_hovered = -1;
};

/// The outline of category `index`, about the origin; seven shapes, which with six hues make 42 looks.
QPainterPath markerShape(int index, double size);

}  // namespace disentangle
