// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/frame_grid.h"

#include "ui/style/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace disentangle {
namespace {

constexpr int leastHeight = 48, gapBetween = 4, gapWithin = 1;  // pixels

}  // namespace

QImage imageOfFrame(const float* frame, const Shape& shape)
{
    QImage image(shape.width, shape.height, QImage::Format_RGB32);
    const auto byte = [](float value) { return static_cast<int>(std::lround(255 * std::clamp(value, 0.0F, 1.0F))); };
    for (int y = 0; y < shape.height; ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < shape.width; ++x, frame += shape.channels)
            line[x] = shape.channels == 3 ? qRgb(byte(frame[0]), byte(frame[1]), byte(frame[2]))
                                          : qRgb(byte(frame[0]), byte(frame[0]), byte(frame[0]));
    }
    return image;
}

FrameGrid::FrameGrid(QWidget* parent) : QWidget(parent)
{
    setMinimumHeight(leastHeight + 2 * gapBetween);
}

void FrameGrid::setFrames(const QList<QImage>& frames, int steps)
{
    m_frames = frames;
    m_steps = std::max(1, steps);
    update();
}

void FrameGrid::setPlaceholder(const QString& text)
{
    m_placeholder = text;
    update();
}

void FrameGrid::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (m_frames.isEmpty()) {
        painter.setPen(colours().mutedText);
        painter.drawText(rect().adjusted(gapBetween, gapBetween, -gapBetween, -gapBetween),
                         Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap, m_placeholder);
        return;
    }
    // As many as there is room for at the least size; then as large as they may be.
    const double aspect = static_cast<double>(m_frames[0].width()) / m_frames[0].height();
    const int leastWidth = std::max(8, static_cast<int>(std::lround(aspect * leastHeight)));
    const int columns = std::max(1, (width() - gapBetween) / (m_steps * (leastWidth + gapWithin) + gapBetween));
    const int wide = std::max(leastWidth, ((width() - gapBetween) / columns - gapBetween) / m_steps - gapWithin);
    const int high = std::max(1, static_cast<int>(std::lround(wide / aspect)));
    // Pixels stay visible where frames are drawn larger than they are.
    painter.setRenderHint(QPainter::SmoothPixmapTransform, wide < m_frames[0].width());
    for (int i = 0; i < m_frames.size(); ++i) {
        const int row = i / m_steps, step = i % m_steps;
        const QRectF place(gapBetween + row % columns * (m_steps * (wide + gapWithin) + gapBetween) +
                               step * (wide + gapWithin),
                           gapBetween + row / columns * (high + gapBetween), wide, high);
        if (place.top() > height())
            break;
        painter.drawImage(place, m_frames[i]);
    }
}

}  // namespace disentangle
