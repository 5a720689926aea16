// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theory/linked_text.h"

#include "ui/style/theme.h"

#include <QCursor>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>

namespace disentangle {

LinkedText::LinkedText(QWidget* parent) : QLabel(parent)
{
    setWordWrap(true);
    setTextFormat(Qt::RichText);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void LinkedText::setHtml(const QString& html)
{
    if (html == text())
        return;
    setText(html);
    m_fits.clear();
    setVisible(!html.isEmpty());
}

QPoint LinkedText::placeBelow() const
{
    return m_byMouse ? QCursor::pos() + QPoint(0, spacing::wide) : mapToGlobal(QPoint(0, height()));
}

QSize LinkedText::sizeHint() const
{
    // The layout gives the width, and the height follows from it.
    return {0, fontMetrics().height()};
}

QSize LinkedText::minimumSizeHint() const
{
    return sizeHint();
}

int LinkedText::heightForWidth(int width) const
{
    const auto known = std::ranges::find(m_fits, width, &Fit::width);
    if (known != m_fits.end())
        return known->height;
    m_fits.push_back({width, QLabel::heightForWidth(width)});
    return m_fits.back().height;
}

bool LinkedText::event(QEvent* event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange ||
        event->type() == QEvent::ContentsRectChange)
        m_fits.clear();
    return QLabel::event(event);
}

void LinkedText::mouseReleaseEvent(QMouseEvent* event)
{
    m_byMouse = true;
    QLabel::mouseReleaseEvent(event);
}

void LinkedText::keyPressEvent(QKeyEvent* event)
{
    m_byMouse = false;
    QLabel::keyPressEvent(event);
}

}  // namespace disentangle
