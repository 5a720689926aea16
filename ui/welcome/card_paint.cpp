// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/welcome/card_paint.h"

#include "ui/style/theme.h"

#include <QAbstractButton>
#include <QPainter>

namespace disentangle {
namespace {

constexpr int lettersAcross = 26;

}  // namespace

int cardWidth()
{
    return QFontMetrics(captionFont()).averageCharWidth() * lettersAcross + 2 * spacing::normal;
}

void paintCard(QPainter& painter, const QAbstractButton& card)
{
    const ThemeColours& c = colours();
    const bool lifted = card.isEnabled() && (card.underMouse() || card.isDown());
    painter.setPen(QPen(card.hasFocus() ? c.accent : lifted ? c.strongBorder : c.border, card.hasFocus() ? 1.5 : 1));
    painter.setBrush(lifted ? mixed(c.panel, c.hover, 0.6) : c.panel);
    painter.drawRoundedRect(QRectF(card.rect()).adjusted(1, 1, -1, -1), spacing::radius, spacing::radius);
}

}  // namespace disentangle
