// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/studio_style.h"

#include "ui/language/combo_tip.h"
#include "ui/language/tip_width.h"
#include "ui/style/icons.h"
#include "ui/style/style_shapes.h"
#include "ui/style/theme.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QScrollBar>
#include <QStyleOption>

#include <algorithm>

namespace disentangle {

using namespace shapes;

namespace {

/// Whether the wheel would change a value here; a scroll bar is what the wheel is for.
bool turnsByWheel(const QWidget* widget)
{
    return qobject_cast<const QAbstractSpinBox*>(widget) || qobject_cast<const QComboBox*>(widget) ||
           (qobject_cast<const QAbstractSlider*>(widget) && !qobject_cast<const QScrollBar*>(widget));
}

}  // namespace

StudioStyle::StudioStyle() : QProxyStyle(QStringLiteral("fusion")) {}

void StudioStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (auto* box = qobject_cast<QComboBox*>(widget); box && !box->findChild<ComboTip*>()) {
        box->installEventFilter(new ComboTip(box));
    }
    if (widget->inherits("QTipLabel") && !widget->findChild<TipWidth*>())
        widget->installEventFilter(new TipWidth(widget));
    if (turnsByWheel(widget)) {
        if (widget->focusPolicy() == Qt::WheelFocus)
            widget->setFocusPolicy(Qt::StrongFocus);
        widget->installEventFilter(this);
    }
    if (qobject_cast<QAbstractButton*>(widget) || qobject_cast<QLineEdit*>(widget) ||
        qobject_cast<QComboBox*>(widget) || widget->inherits("QAbstractSpinBox") || widget->inherits("QScrollBar") ||
        widget->inherits("QTabBar"))
        widget->setAttribute(Qt::WA_Hover);
}

bool StudioStyle::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Wheel)
        if (const auto* widget = qobject_cast<QWidget*>(watched);
            widget && turnsByWheel(widget) && !widget->hasFocus()) {
            event->ignore();  // it goes on to what scrolls
            return true;
        }
    return QProxyStyle::eventFilter(watched, event);
}

int StudioStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent: return 11;
    case PM_ScrollBarSliderMin: return 28;
    case PM_DockWidgetSeparatorExtent: return 5;
    case PM_SplitterWidth: return 5;
    case PM_DockWidgetTitleMargin: return 5;
    case PM_DockWidgetTitleBarButtonMargin: return 2;
    case PM_DockWidgetFrameWidth: return 0;
    case PM_TabBarTabHSpace: return 18;
    case PM_TabBarTabVSpace: return 12;
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseOverlap: return 0;
    case PM_MenuPanelWidth: return 1;
    case PM_MenuVMargin: return 4;
    case PM_MenuBarVMargin:
    case PM_MenuBarHMargin: return 2;
    case PM_MenuBarItemSpacing: return 2;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical: return 0;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return 16;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing: return spacing::normal;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin: return spacing::wide;
    case PM_ToolTipLabelFrameWidth: return 6;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int StudioStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                           QStyleHintReturn* data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText: return 0;
    case SH_ToolTip_WakeUpDelay: return 450;
    case SH_ComboBox_Popup: return 0;
    case SH_TabBar_Alignment: return Qt::AlignLeft;
    case SH_TabBar_ElideMode: return Qt::ElideRight;
    case SH_ScrollBar_MiddleClickAbsolutePosition: return 1;
    case SH_DockWidget_ButtonsHaveFrame: return 0;
    case SH_FormLayoutFieldGrowthPolicy: return 1;
    default: return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize StudioStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                    const QWidget* widget) const
{
    QSize s = QProxyStyle::sizeFromContents(type, option, size, widget);
    constexpr int control = 28;  // height of everything that stands in a row
    switch (type) {
    case CT_PushButton:
    case CT_ComboBox:
    case CT_SpinBox: s.setHeight(std::max(s.height(), control)); break;
    case CT_LineEdit:
        // Inside a spin box or combo box, that draws the frame.
        if (!widget || !widget->parentWidget() || !widget->parentWidget()->inherits("QAbstractSpinBox"))
            s.setHeight(std::max(s.height(), control));
        break;
    case CT_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
            item && item->menuItemType != QStyleOptionMenuItem::Separator)
            s.setHeight(std::max(s.height(), 26));
        break;
    case CT_ItemViewItem: s.setHeight(std::max(s.height(), 24)); break;
    case CT_MenuBarItem: s += QSize(4, 4); break;
    default: break;
    }
    return s;
}

QIcon StudioStyle::standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const
{
    switch (which) {
    case SP_TitleBarCloseButton:
    case SP_DockWidgetCloseButton:
    case SP_LineEditClearButton: return icon(QStringLiteral("close"), IconColour::muted);
    case SP_TitleBarNormalButton: return icon(QStringLiteral("float"), IconColour::muted);
    default: return QProxyStyle::standardIcon(which, option, widget);
    }
}

QRect StudioStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                                  const QWidget* widget) const
{
    const QRect r = option->rect;
    if (control == CC_SpinBox) {
        const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        const int buttons = spin && spin->buttonSymbols != QAbstractSpinBox::NoButtons ? 20 : 0;
        const int half = r.height() / 2;
        QRect place;
        switch (part) {
        case SC_SpinBoxUp: place = QRect(r.right() + 1 - buttons, r.top(), buttons, half); break;
        case SC_SpinBoxDown: place = QRect(r.right() + 1 - buttons, r.top() + half, buttons, r.height() - half); break;
        case SC_SpinBoxEditField: place = r.adjusted(4, 2, -std::max(buttons, 4), -2); break;
        case SC_SpinBoxFrame: return r;
        default: break;
        }
        return visualRect(option->direction, r, place);
    }
    if (control == CC_ScrollBar) {
        const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (bar) {
            // No arrow buttons: the groove is the whole bar.
            const bool flat = bar->orientation == Qt::Horizontal;
            const int length = flat ? r.width() : r.height();
            const int range = bar->maximum - bar->minimum;
            int slider = length;
            if (range > 0) {
                slider = static_cast<int>(static_cast<qint64>(bar->pageStep) * length / (range + bar->pageStep));
                slider = std::clamp(slider, std::min(length, 28), length);
            }
            const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - slider,
                                                      bar->upsideDown);
            const auto along = [&](int from, int size) {
                return flat ? QRect(r.left() + from, r.top(), size, r.height())
                            : QRect(r.left(), r.top() + from, r.width(), size);
            };
            QRect place;
            switch (part) {
            case SC_ScrollBarSlider: place = along(start, slider); break;
            case SC_ScrollBarGroove: place = r; break;
            case SC_ScrollBarSubPage: place = along(0, start); break;
            case SC_ScrollBarAddPage: place = along(start + slider, length - start - slider); break;
            default: break;
            }
            return visualRect(option->direction, r, place);
        }
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

void StudioStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                const QWidget* widget) const
{
    const ThemeColours& c = colours();
    switch (element) {
    case PE_PanelButtonCommand: {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        const bool flat = button && (button->features & QStyleOptionButton::Flat);
        buttonPanel(option, painter, flat, isPrimary(widget));
        return;
    }
    case PE_PanelButtonTool: {
        const bool flat = isOn(option, State_AutoRaise);
        buttonPanel(option, painter, flat, isPrimary(widget));
        return;
    }
    case PE_FrameDefaultButton:
    case PE_FrameButtonBevel:
    case PE_FrameButtonTool:
    case PE_FrameStatusBarItem:
    case PE_FrameDockWidget:
    case PE_FrameTabWidget:
    case PE_FrameTabBarBase: return;
    case PE_PanelLineEdit:
        // A field inside a spin box or editable combo box has that one's frame.
        if (widget && widget->parentWidget() &&
            (widget->parentWidget()->inherits("QAbstractSpinBox") || widget->parentWidget()->inherits("QComboBox")))
            return;
        fieldFrame(option, painter, widget);
        return;
    case PE_FrameLineEdit: fieldFrame(option, painter, widget); return;
    case PE_Frame:
    case PE_FrameWindow:
    case PE_FrameGroupBox: {
        painter->save();
        painter->setPen(showsFocus(option) && element == PE_Frame ? c.accent : c.border);
        painter->setBrush(Qt::NoBrush);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->drawRoundedRect(crisp(option->rect), spacing::radius, spacing::radius);
        painter->restore();
        return;
    }
    case PE_FrameMenu:
    case PE_PanelMenu: panel(painter, option->rect, c.panel, c.strongBorder, 0); return;
    case PE_PanelTipLabel: panel(painter, option->rect, c.panel, c.strongBorder, 0); return;
    case PE_IndicatorCheckBox: checkBox(option, painter, false); return;
    case PE_IndicatorItemViewItemCheck: checkBox(option, painter, false); return;
    case PE_IndicatorRadioButton: checkBox(option, painter, true); return;
    case PE_IndicatorArrowDown: chevron(painter, option->rect, 0, textColour(option)); return;
    case PE_IndicatorArrowLeft: chevron(painter, option->rect, 90, textColour(option)); return;
    case PE_IndicatorArrowUp: chevron(painter, option->rect, 180, textColour(option)); return;
    case PE_IndicatorArrowRight: chevron(painter, option->rect, 270, textColour(option)); return;
    case PE_IndicatorBranch:
        if (isOn(option, State_Children))
            chevron(painter, option->rect, isOn(option, State_Open) ? 0 : 270, c.mutedText);
        return;
    case PE_FrameFocusRect: {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(c.accent, 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option->rect).adjusted(0.75, 0.75, -0.75, -0.75), 3, 3);
        painter->restore();
        return;
    }
    default: QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

}  // namespace disentangle
