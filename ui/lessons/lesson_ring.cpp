// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lessons/lesson_ring.h"

#include "ui/style/theme.h"

#include <QPainter>

namespace disentangle {
namespace {

constexpr int ringMargin = 5, ringWidth = 3;
constexpr int ringInterval = 100;  // ms; panels are dragged, views change places

}  // namespace

LessonRing::LessonRing(QWidget* window) : QWidget(window), m_window(window)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
    setObjectName(QStringLiteral("lesson ring"));
    hide();
    m_timer.setInterval(ringInterval);
    connect(&m_timer, &QTimer::timeout, this, &LessonRing::look);
    connect(&theme(), &Theme::themeChanged, this, qOverload<>(&QWidget::update));
}

void LessonRing::follow(std::function<QRect()> place)
{
    m_place = std::move(place);
    if (m_place)
        m_timer.start();
    else
        m_timer.stop();
    look();
}

void LessonRing::look()
{
    const QRect place = m_place && m_window->isVisible() ? m_place() : QRect();
    if (place.isEmpty()) {
        hide();
        return;
    }
    setGeometry(place.adjusted(-ringMargin, -ringMargin, ringMargin, ringMargin).intersected(m_window->rect()));
    show();
    raise();
}

void LessonRing::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double inset = ringWidth / 2.0 + 1;
    const QRectF ring = QRectF(rect()).adjusted(inset, inset, -inset, -inset);
    // A line of the background's colour around the ring's own, so that it is seen on anything.
    painter.setPen(QPen(colours().panel, ringWidth + 2));
    painter.drawRoundedRect(ring, 2 * spacing::radius, 2 * spacing::radius);
    painter.setPen(QPen(colours().accent, ringWidth));
    painter.drawRoundedRect(ring, 2 * spacing::radius, 2 * spacing::radius);
}

}  // namespace disentangle
