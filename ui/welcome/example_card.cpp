// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/welcome/example_card.h"

#include "ui/graph/graph_thumbnail.h"
#include "ui/style/theme.h"
#include "ui/welcome/card_paint.h"

#include <QPainter>

#include <algorithm>

namespace disentangle {
namespace {

/// Of a sentence in a card, as it is wrapped there.
int heightOfSentence(const QString& sentence)
{
    const QRect room(0, 0, cardWidth() - 2 * spacing::normal, QWIDGETSIZE_MAX);
    return QFontMetrics(captionFont()).boundingRect(room, Qt::AlignLeft | Qt::TextWordWrap, sentence).height();
}

}  // namespace

ExampleCard::ExampleCard(const Example& example, QWidget* parent) : QAbstractButton(parent), m_example(example)
{
    setText(example.name);
    setAccessibleName(example.name);
    setAccessibleDescription(example.description);
    setToolTip(example.description);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme(), &Theme::themeChanged, this, [this] {
        m_picture = {};
        updateGeometry();
        update();
    });
}

QSize ExampleCard::pictureSize() const
{
    const int height = QFontMetrics(font()).height() * 4;
    return {height * 2, height};
}

int ExampleCard::heightFor(const QString& sentence) const
{
    return pictureSize().height() + QFontMetrics(headingFont()).height() + heightOfSentence(sentence) +
           3 * spacing::normal + spacing::hair;
}

QSize ExampleCard::sizeHint() const
{
    // All cards are alike, as high as the longest sentence needs.
    int height = 0;
    for (const Example& example : examples())
        height = std::max(height, heightFor(example.description));
    return {cardWidth(), height};
}

void ExampleCard::paintEvent(QPaintEvent*)
{
    const ThemeColours& c = colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintCard(painter, *this);

    if (m_picture.isNull() || m_picture.devicePixelRatio() != devicePixelRatioF())
        m_picture = graphThumbnail(m_example.graph, pictureSize(), devicePixelRatioF());
    const int across = qRound(m_picture.deviceIndependentSize().width());
    painter.drawPixmap((width() - across) / 2, spacing::normal, m_picture);

    QRect text = rect().adjusted(spacing::normal, 2 * spacing::normal + pictureSize().height(), -spacing::normal,
                                 -spacing::normal);
    painter.setFont(headingFont());
    painter.setPen(c.text);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignTop,
                     painter.fontMetrics().elidedText(m_example.name, Qt::ElideRight, text.width()));
    text.setTop(text.top() + painter.fontMetrics().height() + spacing::hair);
    painter.setFont(captionFont());
    painter.setPen(c.mutedText);
    painter.setClipRect(text);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_example.description);
}

}  // namespace disentangle
