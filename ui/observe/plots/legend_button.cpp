// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/plots/legend_button.h"

#include "ui/style/theme.h"

#include <QPainter>

namespace disentangle {
namespace {

constexpr int sampleWidth = 22;

}  // namespace

LegendButton::LegendButton(QWidget* parent) : QAbstractButton(parent)
{
    setCheckable(true);
    setChecked(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
}

void LegendButton::setCurve(const QString& name, const QString& brief, const QPen& pen, const QString& widestValue)
{
    setText(name);
    m_name = name;
    m_brief = brief;
    setAccessibleName(name);
    setFont(captionFont());
    m_pen = pen;
    m_pen.setWidthF(std::max(1.0, pen.widthF()));
    m_pen.setCapStyle(Qt::FlatCap);
    m_valueWidth = QFontMetrics(font()).horizontalAdvance(widestValue);
    setFixedSize(widthWith(drawnName()), QFontMetrics(font()).height() + 2 * spacing::tight);
    update();
}

void LegendButton::setValue(const QString& value)
{
    if (value == m_value)
        return;
    m_value = value;
    m_valueWidth = std::max(m_valueWidth, QFontMetrics(font()).horizontalAdvance(value));
    setFixedWidth(widthWith(drawnName()));
    setAccessibleDescription(value);
    update();
}

void LegendButton::setPresent(bool present)
{
    m_isPresent = present;
    setVisible(present);
}

void LegendButton::setBrief(bool brief)
{
    m_isBrief = brief;
    setFixedWidth(widthWith(drawnName()));
    update();
}

int LegendButton::widthWith(const QString& name) const
{
    const QFontMetrics metrics(font());
    return sampleWidth + metrics.horizontalAdvance(name) + m_valueWidth + 4 * spacing::tight;
}

void LegendButton::paintEvent(QPaintEvent*)
{
    const ThemeColours& c = colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(c.accent, 1.5) : QPen(Qt::NoPen));
        painter.setBrush(underMouse() ? QBrush(c.hover) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), spacing::radius, spacing::radius);
    }
    QPen line = m_pen;
    if (!isChecked())
        line.setColor(mixed(c.panel, line.color(), 0.35));
    painter.setPen(line);
    const double middle = height() / 2.0;
    painter.drawLine(QPointF(spacing::tight, middle), QPointF(spacing::tight + sampleWidth, middle));

    QFont face = font();
    face.setStrikeOut(!isChecked());
    painter.setFont(face);
    painter.setPen(isChecked() ? c.mutedText : c.disabledText);
    QRect place = rect().adjusted(sampleWidth + 2 * spacing::tight, 0, -spacing::hair, 0);
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft, drawnName());
    if (!isChecked())
        return;
    place.setLeft(place.left() + painter.fontMetrics().horizontalAdvance(drawnName()) + spacing::tight);
    painter.setPen(c.text);
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft, m_value);
}

}  // namespace disentangle
