// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

namespace disentangle {

/// Every pair of a few variables as points below a diagonal of histograms, with the correlations above it. Points may
/// be coloured by a further variable. Values that are not finite are left out. Ctrl+C copies the columns as
/// tab-separated text.
class ScatterMatrix : public QWidget {
    Q_OBJECT

public:
    struct Data {
        QStringList names;
        std::vector<std::vector<float>> columns;  ///< one per name, equally long
        QString colourName;
        std::vector<float> colour;  ///< one per row, or none
    };

    explicit ScatterMatrix(QWidget* parent = nullptr);

    void setData(Data data);
    const Data& data() const { return m_data; }
    /// Shown instead while there are no data.
    void setPlaceholder(const QString& text);
    /// Draws the present content paler.
    void setOutOfDate(bool outOfDate);
    bool isOutOfDate() const { return m_outOfDate; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, 120}; }

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Range {
        double low = 0, high = 1;
        double place(double value) const { return (value - low) / (high - low); }
    };
    static Range rangeOf(const std::vector<float>& values);
    double cellSide() const;
    QRectF cell(std::size_t row, std::size_t col) const;
    double correlation(std::size_t i, std::size_t j) const;
    void paintPoints(QPainter& painter, std::size_t row, std::size_t col) const;
    void paintHistogram(QPainter& painter, std::size_t k) const;
    void paintLegend(QPainter& painter) const;
    void describe();

    Data m_data;
    std::vector<Range> m_ranges;
    QString m_placeholder;
    bool m_outOfDate = false;
};

}  // namespace disentangle
