// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figure/figure_preview.h"

#include "ui/style/theme.h"

#include <QLocale>
#include <QPainter>

#include <cmath>

namespace disentangle {

FigurePreview::FigurePreview(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Preview of the figure"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&theme(), &Theme::themeChanged, this, qOverload<>(&QWidget::update));
}

void FigurePreview::setFigure(const QImage& image, const QSizeF& millimetres)
{
    m_image = image;
    m_millimetres = millimetres;
    update();
}

int FigurePreview::dots() const
{
    return static_cast<int>(std::ceil(std::max(width(), height()) * devicePixelRatioF()));
}

void FigurePreview::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), colours().window);
    if (m_image.isNull())
        return;
    painter.setFont(captionFont());
    const int line = painter.fontMetrics().height() + spacing::tight;
    const QRect room = rect().adjusted(spacing::wide, spacing::wide, -spacing::wide, -spacing::wide - line);
    const QSize size = m_image.size().scaled(room.size(), Qt::KeepAspectRatio);
    const QRect place(
        QPoint(room.x() + (room.width() - size.width()) / 2, room.y() + (room.height() - size.height()) / 2), size);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(place, m_image);
    painter.setPen(colours().border);
    painter.drawRect(place.adjusted(-1, -1, 0, 0));
    painter.setPen(colours().mutedText);
    const QLocale locale;
    painter.drawText(
        QRect(0, place.bottom() + spacing::tight, width(), line), Qt::AlignCenter,
        tr("%1 × %2 mm")
            .arg(locale.toString(m_millimetres.width(), 'f', 0), locale.toString(m_millimetres.height(), 'f', 0)));
}

void FigurePreview::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    Q_EMIT resized();
}

}  // namespace disentangle
