// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/welcome/example_card.h"

#include "ui/graph/graph_thumbnail.h"
#include "ui/style/theme.h"
#include "ui/welcome/card_paint.h"

#include <QPainter>

namespace disentangle {
namespace {

constexpr int linesOfSentence = 3;

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

QSize ExampleCard::sizeHint() const
{
    const QFontMetrics caption(captionFont());
    return {cardWidth(), pictureSize().height() + QFontMetrics(headingFont()).height() +
                             linesOfSentence * caption.lineSpacing() + 3 * spacing::normal + spacing::hair};
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
