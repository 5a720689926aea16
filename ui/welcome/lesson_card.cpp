// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/welcome/lesson_card.h"

#include "ui/style/icons.h"
#include "ui/style/theme.h"
#include "ui/welcome/card_paint.h"

#include <QPainter>

#include <algorithm>

namespace disentangle {
namespace {

constexpr int linesOfTitle = 2;
constexpr double barHeight = 3;

}  // namespace

LessonCard::LessonCard(QWidget* parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme(), &Theme::themeChanged, this, [this] {
        updateGeometry();
        update();
    });
}

void LessonCard::setOffer(const LessonOffer& offer)
{
    if (offer == m_offer)
        return;
    m_offer = offer;
    setText(offer.title);
    setAccessibleName(tr("Lesson: %1").arg(offer.title));
    setAccessibleDescription(offer.problem.isEmpty() ? offer.state : offer.problem);
    setToolTip(offer.problem.isEmpty() ? tr("%1\nOpens beside the window, where you left it.").arg(offer.title)
                                       : offer.problem);
    setEnabled(offer.problem.isEmpty());
    update();
}

QSize LessonCard::sizeHint() const
{
    return {cardWidth(), linesOfTitle * QFontMetrics(font()).lineSpacing() + QFontMetrics(captionFont()).lineSpacing() +
                             2 * spacing::normal + spacing::hair};
}

void LessonCard::paintEvent(QPaintEvent*)
{
    const ThemeColours& c = colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintCard(painter, *this);

    const QRect inside = rect().adjusted(spacing::normal, spacing::normal, -spacing::normal, -spacing::normal);
    const QFontMetrics caption(captionFont());
    QRect title = inside;
    title.setBottom(inside.bottom() - caption.lineSpacing());
    painter.setFont(font());
    painter.setPen(isEnabled() ? c.text : c.mutedText);
    painter.save();
    painter.setClipRect(title);
    painter.drawText(title, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_offer.title);
    painter.restore();

    QRect state = inside;
    state.setTop(inside.bottom() - caption.lineSpacing());
    if (m_offer.done) {
        const int side = caption.height();
        disentangle::icon(QStringLiteral("complete"), IconColour::good)
            .paint(&painter, QRect(state.left(), state.center().y() - side / 2, side, side));
        state.setLeft(state.left() + side + spacing::tight);
    }
    painter.setFont(captionFont());
    painter.setPen(c.mutedText);
    painter.drawText(state, Qt::AlignLeft | Qt::AlignVCenter, m_offer.state);
    if (m_offer.read > 0 && !m_offer.done) {
        // What is left of the line is the way that is still to go.
        const double from = state.left() + caption.horizontalAdvance(m_offer.state) + spacing::normal;
        const QRectF way(from, state.center().y() - barHeight / 2, std::max(0.0, state.right() - from), barHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(c.border);
        painter.drawRoundedRect(way, barHeight / 2, barHeight / 2);
        painter.setBrush(c.accent);
        painter.drawRoundedRect(QRectF(way.topLeft(), QSizeF(way.width() * m_offer.read, barHeight)), barHeight / 2,
                                barHeight / 2);
    }
}

}  // namespace disentangle
