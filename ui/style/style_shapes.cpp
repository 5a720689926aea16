// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/style_shapes.h"

#include "ui/style/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>
#include <QWidget>

#include <algorithm>

namespace disentangle::shapes {

QRectF crisp(const QRect& rect)
{
    return QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
}

void panel(QPainter* painter, const QRect& rect, const QColor& fill, const QColor& outline, double radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(outline.alpha() ? QPen(outline, 1) : QPen(Qt::NoPen));
    painter->setBrush(fill);
    painter->drawRoundedRect(crisp(rect), radius, radius);
    painter->restore();
}

void chevron(QPainter* painter, const QRect& rect, double degrees, const QColor& colour)
{
    const double reach = std::min({rect.width(), rect.height(), 10}) * 0.36;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(QRectF(rect).center());
    painter->rotate(degrees);
    QPainterPath path;
    path.moveTo(-reach, -reach / 2);
    path.lineTo(0, reach / 2);
    path.lineTo(reach, -reach / 2);
    painter->setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(path);
    painter->restore();
}

bool isOn(const QStyleOption* option, QStyle::State state)
{
    return option->state & state;
}

bool showsFocus(const QStyleOption* option)
{
    return isOn(option, QStyle::State_HasFocus) && isOn(option, QStyle::State_Enabled);
}

QColor textColour(const QStyleOption* option)
{
    return isOn(option, QStyle::State_Enabled) ? colours().text : colours().disabledText;
}

void buttonPanel(const QStyleOption* option, QPainter* painter, bool flat, bool primary)
{
    const ThemeColours& c = colours();
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool down = isOn(option, QStyle::State_Sunken);
    const bool checked = isOn(option, QStyle::State_On);
    const bool over = isOn(option, QStyle::State_MouseOver) && enabled;
    QColor fill = flat ? QColor(Qt::transparent) : c.button;
    QColor outline = flat ? QColor(Qt::transparent) : c.strongBorder;
    if (primary && enabled) {
        fill = outline = c.accent;
        if (over)
            fill = mixed(c.accent, c.text, 0.12);
        if (down)
            fill = mixed(c.accent, c.text, 0.25);
    } else if (!enabled) {
        outline = flat ? QColor(Qt::transparent) : c.border;
        if (!flat)
            fill = c.window;
    } else {
        if (over)
            fill = c.hover;
        if (checked)
            fill = c.selection;
        if (down)
            fill = mixed(checked ? c.selection : c.hover, c.text, 0.1);
    }
    panel(painter, option->rect, fill, outline);
    if (showsFocus(option)) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(primary ? c.text : c.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option->rect).adjusted(1, 1, -1, -1), spacing::radius, spacing::radius);
        painter->restore();
    }
}

void fieldFrame(const QStyleOption* option, QPainter* painter, const QWidget* widget)
{
    const ThemeColours& c = colours();
    const bool wrong = widget && widget->property("wrong").toBool();
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool focus = showsFocus(option);
    const bool over = isOn(option, QStyle::State_MouseOver) && enabled;
    panel(painter, option->rect, enabled ? c.field : c.window,
          wrong     ? c.bad
          : focus   ? c.accent
          : over    ? mixed(c.strongBorder, c.text, 0.3)
          : enabled ? c.strongBorder
                    : c.border);
    if (focus || wrong) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(wrong ? c.bad : c.accent, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option->rect).adjusted(1.5, 1.5, -1.5, -1.5), spacing::radius - 1,
                                 spacing::radius - 1);
        painter->restore();
    }
}

void checkBox(const QStyleOption* option, QPainter* painter, bool round)
{
    const ThemeColours& c = colours();
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool on = isOn(option, QStyle::State_On);
    const bool partly = isOn(option, QStyle::State_NoChange);
    const QColor mark = enabled ? c.onAccent : c.window;
    const QColor fill = on || partly ? (enabled ? c.accent : c.disabledText) : c.field;
    const QColor outline = on || partly ? fill : isOn(option, QStyle::State_MouseOver) ? c.accent : c.strongBorder;
    const QRectF box = crisp(option->rect);
    panel(painter, option->rect, fill, outline, round ? box.width() / 2 : 3);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (on && round) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(mark);
        painter->drawEllipse(box.center(), box.width() * 0.2, box.width() * 0.2);
    } else if (on) {
        QPainterPath tick;
        tick.moveTo(box.left() + box.width() * 0.22, box.top() + box.height() * 0.52);
        tick.lineTo(box.left() + box.width() * 0.43, box.top() + box.height() * 0.72);
        tick.lineTo(box.left() + box.width() * 0.79, box.top() + box.height() * 0.30);
        painter->setPen(QPen(mark, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPath(tick);
    } else if (partly) {
        painter->setPen(QPen(mark, 1.8, Qt::SolidLine, Qt::RoundCap));
        painter->drawLine(QPointF(box.left() + 4, box.center().y()), QPointF(box.right() - 4, box.center().y()));
    }
    painter->restore();
}

bool isPrimary(const QWidget* widget)
{
    return widget && widget->property("primary").toBool();
}

}  // namespace disentangle::shapes
