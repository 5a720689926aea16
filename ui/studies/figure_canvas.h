// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/display_list.h"
#include "core/figure/layout.h"
#include "core/figure/model.h"

#include <QWidget>

#include <functional>
#include <optional>

namespace disentangle {

class ReadoutBox;

/// A figure on the screen, in the theme in force: as wide as the widget, and as high as it then is. What is seen is what
/// is exported. Where it has curves the pointer reads them: a line at the nearest place that was recorded, a dot on each
/// curve, and their values in a box.
class FigureCanvas : public QWidget {
    Q_OBJECT
public:
    /// Makes the figure with so many panels side by side.
    using Builder = std::function<figure::Figure(int panelsBeside)>;

    explicit FigureCanvas(QWidget* parent = nullptr);
    /// Draws it anew.
    void setBuilder(Builder builder);
    /// Of the values that are read off.
    void setDecimals(int decimals) { m_decimals = decimals; }
    /// Those that are read now, as tab-separated text with a header; empty where the pointer reads none.
    QString readout() const;
    /// What is drawn.
    const figure::Figure& figure() const { return m_drawing.figure; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {160, 80}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    struct Drawing {
        figure::Figure figure;
        std::vector<figure::PlacedLines> curves;  ///< of panels in `figure`
        figure::DisplayList list;
        int width = 0, height = 0;
        QString problem;  ///< why it cannot be drawn at this width
    };
    /// Curves at a place that was recorded.
    struct Reading {
        std::size_t panel = 0;  ///< index into `curves`
        double x = 0;
    };
    Drawing drawnAt(int width) const;
    void draw();
    double unitsPerMm() const;
    QRectF axesOf(const figure::PlacedLines& panel) const;
    /// The place nearest to the pointer; none where it is outside all axes.
    std::optional<Reading> readingAt(const QPointF& place) const;
    QString nameOf(const figure::Series& series) const;
    void read(const std::optional<Reading>& reading);
    void paintReading(QPainter& painter) const;

    ReadoutBox* m_box;
    std::optional<Reading> m_reading;
    int m_decimals = 3;
    Builder m_builder;
    Drawing m_drawing;
};

}  // namespace disentangle
