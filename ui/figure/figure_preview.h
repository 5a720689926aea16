// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QSizeF>
#include <QWidget>

namespace disentangle {

/// A figure as a sheet on a desk, as large as there is room, with its size underneath.
class FigurePreview : public QWidget {
    Q_OBJECT
public:
    explicit FigurePreview(QWidget* parent = nullptr);
    void setFigure(const QImage& image, const QSizeF& millimetres);
    /// Dots along the longer side that a picture can show here.
    int dots() const;
    QSize minimumSizeHint() const override { return {280, 240}; }
    QSize sizeHint() const override { return {560, 480}; }

Q_SIGNALS:
    void resized();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QImage m_image;
    QSizeF m_millimetres;
};

}  // namespace disentangle
