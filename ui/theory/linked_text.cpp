#include "ui/theory/linked_text.h"

#include "ui/style/theme.h"

#include <QCursor>
#include <QKeyEvent>
#include <QMouseEvent>

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
    setVisible(!html.isEmpty());
}

QPoint LinkedText::placeBelow() const
{
    return m_byMouse ? QCursor::pos() + QPoint(0, spacing::wide) : mapToGlobal(QPoint(0, height()));
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
