// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/table/sketch.h"

#include <QWidget>

#include <vector>

namespace disentangle {

/// Columns at a glance, one below the other: the values in the order of the rows, and beside them their histogram.
class ColumnPlots : public QWidget {
    Q_OBJECT

public:
    static constexpr int most = 6;  ///< that are shown at once

    explicit ColumnPlots(QWidget* parent = nullptr);

    void setSketches(std::vector<ColumnSketch> sketches);
    const std::vector<ColumnSketch>& sketches() const { return m_sketches; }
    /// Shown while there are none.
    void setPlaceholder(const QString& text);

    QSize sizeHint() const override { return {340, 320}; }
    QSize minimumSizeHint() const override { return {160, 100}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintTrace(QPainter& painter, const QRectF& place, const ColumnSketch& sketch) const;
    void paintHistogram(QPainter& painter, const QRectF& place, const ColumnSketch& sketch) const;

    std::vector<ColumnSketch> m_sketches;
    QString m_placeholder;
};

}  // namespace disentangle
