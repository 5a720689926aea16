// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/language/combo_tip.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHelpEvent>
#include <QScopedValueRollback>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QToolTip>

namespace disentangle {
namespace {

bool isCut(const QComboBox& box)
{
    QStyleOptionComboBox option;
    option.initFrom(&box);
    option.editable = box.isEditable();
    option.frame = box.hasFrame();
    const QRect field = box.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box);
    const int picture = box.itemIcon(box.currentIndex()).isNull() ? 0 : box.iconSize().width() + 4;
    return box.fontMetrics().horizontalAdvance(box.currentText()) > field.width() - picture;
}

}  // namespace

bool ComboTip::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::ToolTip || m_asks)
        return false;
    auto* box = qobject_cast<QComboBox*>(watched);
    if (!box || !isCut(*box))
        return false;
    {
        // Some write their tip when it is asked for.
        const QScopedValueRollback asks(m_asks, true);
        QCoreApplication::sendEvent(box, event);
    }
    const QString chosen = box->currentText().toHtmlEscaped(), tip = box->toolTip();
    const QString rest = Qt::mightBeRichText(tip) ? tip : tip.toHtmlEscaped();
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(),
                       QStringLiteral("<div><b>%1</b></div><div>%2</div>").arg(chosen, rest), box);
    return true;
}

}  // namespace disentangle
