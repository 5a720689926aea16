// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/language/tip_width.h"

#include <QCursor>
#include <QEvent>
#include <QLabel>
#include <QScreen>

#include <algorithm>

namespace disentangle {
namespace {

/// Qt has placed the tip by the size that it would have had in one line: right of and below the place it belongs to, on the
/// other side where the screen ends. The same by the size that it has.
void placeAgain(QLabel& tip, const QRect& before)
{
    constexpr int beside = 2, below = 24;
    const QRect screen = tip.screen()->geometry();
    const QPoint cursor = QCursor::pos();
    const bool ofCursor = cursor.y() >= before.top() - 2 * below && cursor.y() <= before.bottom() + 2 * below;
    int x = before.left(), y = before.top();
    if (ofCursor && x < cursor.x())
        x = cursor.x() + beside;
    if (ofCursor && before.bottom() < cursor.y())
        y = before.bottom() + 1 - tip.height();  // above the cursor: it grows upwards
    if (y + tip.height() > screen.bottom())
        y -= below + tip.height();
    tip.move(std::clamp(x, screen.left(), std::max(screen.left(), screen.right() + 1 - tip.width())),
             std::clamp(y, screen.top(), std::max(screen.top(), screen.bottom() + 1 - tip.height())));
}

}  // namespace

bool TipWidth::eventFilter(QObject* watched, QEvent* event)
{
    // Shown anew it is placed already; one that is in sight and gets another text is placed after it has got its size.
    const bool anew = event->type() == QEvent::Show;
    auto* tip = qobject_cast<QLabel*>(watched);
    if (!tip || (!anew && event->type() != QEvent::Resize) || !tip->isVisible() || tip->width() <= widest)
        return false;
    const QRect before = tip->geometry();
    tip->setWordWrap(true);
    const int width = std::max(widest, tip->minimumSizeHint().width());
    if (width >= before.width())
        return false;
    tip->resize(width, tip->heightForWidth(width));
    if (anew)
        placeAgain(*tip, before);
    return false;
}

}  // namespace disentangle
