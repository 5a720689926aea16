#include "ui/style/studio_style.h"

#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QStyleOption>
#include <QToolButton>

#include <algorithm>

namespace disentangle {
namespace {

/// Rectangle whose one-pixel outline falls on pixel centres.
QRectF crisp(const QRect& rect)
{
    return QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
}

void panel(QPainter* painter, const QRect& rect, const QColor& fill, const QColor& outline, double radius = spacing::radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(outline.alpha() ? QPen(outline, 1) : QPen(Qt::NoPen));
    painter->setBrush(fill);
    painter->drawRoundedRect(crisp(rect), radius, radius);
    painter->restore();
}

/// A chevron, pointing down (turned by `degrees` clockwise).
void chevron(QPainter* painter, const QRect& rect, double degrees, const QColor& colour)
{
    const double reach = std::min({rect.width(), rect.height(), 10}) * 0.36;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(QRectF(rect).center());
    painter->rotate(degrees);
    QPainterPath path;
    path.moveTo(-reach, -reach / 2);
    path.lineTo(0, reach / 2);
    path.lineTo(reach, -reach / 2);
    painter->setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(path);
    painter->restore();
}

bool isOn(const QStyleOption* option, QStyle::State state)
{
    return option->state & state;
}

/// Keyboard focus, or plain focus where the mouse gives it too (fields).
bool showsFocus(const QStyleOption* option)
{
    return isOn(option, QStyle::State_HasFocus) && isOn(option, QStyle::State_Enabled);
}

QColor textColour(const QStyleOption* option)
{
    return isOn(option, QStyle::State_Enabled) ? colours().text : colours().disabledText;
}

/// Fill and outline of a push button or tool button in its state.
void buttonPanel(const QStyleOption* option, QPainter* painter, bool flat, bool primary)
{
    const ThemeColours& c = colours();
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool down = isOn(option, QStyle::State_Sunken);
    const bool checked = isOn(option, QStyle::State_On);
    const bool over = isOn(option, QStyle::State_MouseOver) && enabled;
    QColor fill = flat ? QColor(Qt::transparent) : c.button;
    QColor outline = flat ? QColor(Qt::transparent) : c.strongBorder;
    if (primary && enabled) {
        fill = outline = c.accent;
        if (over)
            fill = mixed(c.accent, c.text, 0.12);
        if (down)
            fill = mixed(c.accent, c.text, 0.25);
    } else if (!enabled) {
        outline = flat ? QColor(Qt::transparent) : c.border;
        if (!flat)
            fill = c.window;
    } else {
        if (over)
            fill = c.hover;
        if (checked)
            fill = c.selection;
        if (down)
            fill = mixed(checked ? c.selection : c.hover, c.text, 0.1);
    }
    panel(painter, option->rect, fill, outline);
    if (showsFocus(option)) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(primary ? c.text : c.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option->rect).adjusted(1, 1, -1, -1), spacing::radius, spacing::radius);
        painter->restore();
    }
}

void fieldFrame(const QStyleOption* option, QPainter* painter, const QWidget* widget)
{
    const ThemeColours& c = colours();
    const bool wrong = widget && widget->property("wrong").toBool();
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool focus = showsFocus(option);
    const bool over = isOn(option, QStyle::State_MouseOver) && enabled;
    panel(painter, option->rect, enabled ? c.field : c.window,
          wrong ? c.bad : focus ? c.accent : over ? mixed(c.strongBorder, c.text, 0.3) : enabled ? c.strongBorder : c.border);
    if (focus || wrong) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(wrong ? c.bad : c.accent, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option->rect).adjusted(1.5, 1.5, -1.5, -1.5), spacing::radius - 1,
                                 spacing::radius - 1);
        painter->restore();
    }
}

void checkBox(const QStyleOption* option, QPainter* painter, bool round)
{
    const ThemeColours& c = colours();
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool on = isOn(option, QStyle::State_On);
    const bool partly = isOn(option, QStyle::State_NoChange);
    const QColor mark = enabled ? c.onAccent : c.window;
    const QColor fill = on || partly ? (enabled ? c.accent : c.disabledText) : c.field;
    const QColor outline = on || partly ? fill : isOn(option, QStyle::State_MouseOver) ? c.accent : c.strongBorder;
    const QRectF box = crisp(option->rect);
    panel(painter, option->rect, fill, outline, round ? box.width() / 2 : 3);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (on && round) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(mark);
        painter->drawEllipse(box.center(), box.width() * 0.2, box.width() * 0.2);
    } else if (on) {
        QPainterPath tick;
        tick.moveTo(box.left() + box.width() * 0.22, box.top() + box.height() * 0.52);
        tick.lineTo(box.left() + box.width() * 0.43, box.top() + box.height() * 0.72);
        tick.lineTo(box.left() + box.width() * 0.79, box.top() + box.height() * 0.30);
        painter->setPen(QPen(mark, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPath(tick);
    } else if (partly) {
        painter->setPen(QPen(mark, 1.8, Qt::SolidLine, Qt::RoundCap));
        painter->drawLine(QPointF(box.left() + 4, box.center().y()), QPointF(box.right() - 4, box.center().y()));
    }
    painter->restore();
}

bool isPrimary(const QWidget* widget)
{
    return widget && widget->property("primary").toBool();
}

}  // namespace

StudioStyle::StudioStyle() : QProxyStyle(QStringLiteral("fusion")) {}

void StudioStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton*>(widget) || qobject_cast<QLineEdit*>(widget)
        || qobject_cast<QComboBox*>(widget) || widget->inherits("QAbstractSpinBox")
        || widget->inherits("QScrollBar") || widget->inherits("QTabBar"))
        widget->setAttribute(Qt::WA_Hover);
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
    case PM_TabBarTabHSpace: return 22;
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
        // Inside a spin box or combo box the frame is theirs.
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
        case SC_SpinBoxDown:
            place = QRect(r.right() + 1 - buttons, r.top() + half, buttons, r.height() - half);
            break;
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
        // A field inside a spin box or editable combo box stands in their frame.
        if (widget && widget->parentWidget()
            && (widget->parentWidget()->inherits("QAbstractSpinBox") || widget->parentWidget()->inherits("QComboBox")))
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

void StudioStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const
{
    const ThemeColours& c = colours();
    switch (element) {
    case CE_PushButtonLabel:
    case CE_ToolButtonLabel:
        if (isPrimary(widget) && isOn(option, State_Enabled)) {
            if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
                QStyleOptionButton copy = *button;
                copy.palette.setColor(QPalette::ButtonText, c.onAccent);
                QProxyStyle::drawControl(element, &copy, painter, widget);
                return;
            }
            if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option)) {
                QStyleOptionToolButton copy = *button;
                copy.palette.setColor(QPalette::ButtonText, c.onAccent);
                QProxyStyle::drawControl(element, &copy, painter, widget);
                return;
            }
        }
        break;
    case CE_TabBarTabShape: {
        const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
        if (!tab)
            break;
        const bool selected = isOn(option, State_Selected);
        const bool below = tab->shape == QTabBar::RoundedSouth || tab->shape == QTabBar::TriangularSouth;
        const QRect r = option->rect;
        if (!selected && isOn(option, State_MouseOver))
            panel(painter, r.adjusted(2, 3, -2, -4), c.hover, Qt::transparent);
        if (selected)
            painter->fillRect(QRect(r.left() + 4, below ? r.top() : r.bottom() - 1, r.width() - 8, 2), c.accent);
        return;
    }
    case CE_TabBarTabLabel: {
        const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
        if (!tab)
            break;
        QStyleOptionTab copy = *tab;
        copy.palette.setColor(QPalette::WindowText, isOn(option, State_Selected) ? c.text : c.mutedText);
        QProxyStyle::drawControl(element, &copy, painter, widget);
        return;
    }
    case CE_Splitter: {
        const bool over = isOn(option, State_MouseOver);
        const bool flat = isOn(option, State_Horizontal);
        const QRect r = option->rect;
        painter->fillRect(flat ? QRect(r.center().x(), r.top(), 1, r.height())
                               : QRect(r.left(), r.center().y(), r.width(), 1), over ? c.accent : c.border);
        return;
    }
    case CE_DockWidgetTitle: {
        const auto* dock = qstyleoption_cast<const QStyleOptionDockWidget*>(option);
        if (!dock)
            break;
        const QRect text = subElementRect(SE_DockWidgetTitleBarText, option, widget).adjusted(spacing::tight, 0, 0, 0);
        painter->save();
        painter->setFont(headingFont());
        painter->setPen(c.text);
        painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                          QFontMetrics(headingFont()).elidedText(dock->title, Qt::ElideRight, text.width()));
        painter->restore();
        return;
    }
    case CE_MenuBarItem: {
        const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
        if (!item)
            break;
        const bool open = isOn(option, State_Selected) && isOn(option, State_Enabled);
        painter->fillRect(option->rect, c.window);
        if (open)
            panel(painter, option->rect, c.hover, Qt::transparent);
        drawItemText(painter, option->rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextDontClip
                     | Qt::TextSingleLine, item->palette, isOn(option, State_Enabled), item->text, QPalette::WindowText);
        return;
    }
    case CE_MenuBarEmptyArea: painter->fillRect(option->rect, c.window); return;
    case CE_HeaderSection: {
        const QRect r = option->rect;
        painter->fillRect(r, c.panel);
        painter->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), c.border);
        return;
    }
    case CE_ProgressBarGroove: panel(painter, option->rect, c.cellOff, Qt::transparent); return;
    case CE_ProgressBarContents: {
        const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option);
        if (!bar || bar->maximum <= bar->minimum)
            break;
        QRect r = option->rect;
        r.setWidth(static_cast<int>(static_cast<qint64>(r.width()) * (bar->progress - bar->minimum)
                                    / (bar->maximum - bar->minimum)));
        if (r.width() > 1)
            panel(painter, r, c.accent, Qt::transparent);
        return;
    }
    default: break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void StudioStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                     const QWidget* widget) const
{
    const ThemeColours& c = colours();
    switch (control) {
    case CC_ToolButton: {
        // A button that does nothing but open a menu says so by its icon; it needs no arrow in the corner.
        const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        if (!button || (button->subControls & SC_ToolButtonMenu))
            break;
        QStyleOptionToolButton copy = *button;
        copy.features.setFlag(QStyleOptionToolButton::HasMenu, false);
        QProxyStyle::drawComplexControl(control, &copy, painter, widget);
        return;
    }
    case CC_SpinBox: {
        const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        if (!spin)
            break;
        if (spin->frame)
            fieldFrame(option, painter, widget);
        if (spin->buttonSymbols == QAbstractSpinBox::NoButtons)
            return;
        for (const auto part : {SC_SpinBoxUp, SC_SpinBoxDown}) {
            const bool up = part == SC_SpinBoxUp;
            const bool possible = isOn(option, State_Enabled)
                && (spin->stepEnabled & (up ? QAbstractSpinBox::StepUpEnabled : QAbstractSpinBox::StepDownEnabled));
            const bool active = possible && (option->activeSubControls & part) && isOn(option, State_MouseOver);
            QRect r = subControlRect(control, option, part, widget).adjusted(1, up ? 2 : 0, -3, up ? 0 : -2);
            if (active)
                panel(painter, r, isOn(option, State_Sunken) ? c.selection : c.hover, Qt::transparent, 2);
            chevron(painter, r, up ? 180 : 0, possible ? c.mutedText : c.border);
        }
        return;
    }
    case CC_ComboBox: {
        const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        if (!combo)
            break;
        if (combo->editable) {
            fieldFrame(option, painter, widget);
        } else {
            QStyleOption box = *option;
            box.state.setFlag(State_Sunken, false);
            box.state.setFlag(State_On, false);
            buttonPanel(&box, painter, !combo->frame, false);
        }
        const QRect arrow = subControlRect(control, option, SC_ComboBoxArrow, widget);
        chevron(painter, arrow, 0, isOn(option, State_Enabled) ? c.mutedText : c.disabledText);
        return;
    }
    case CC_ScrollBar: {
        const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (!bar)
            break;
        if (bar->maximum <= bar->minimum)
            return;
        const bool over = isOn(option, State_MouseOver);
        const bool held = (option->activeSubControls & SC_ScrollBarSlider) && isOn(option, State_Sunken);
        QRectF r = subControlRect(control, option, SC_ScrollBarSlider, widget);
        r.adjust(2, 2, -2, -2);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(held ? c.mutedText : over ? mixed(c.strongBorder, c.mutedText, 0.5) : c.strongBorder);
        const double radius = std::min(r.width(), r.height()) / 2;
        painter->drawRoundedRect(r, radius, radius);
        painter->restore();
        return;
    }
    case CC_Slider: {
        const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (!slider)
            break;
        const bool flat = slider->orientation == Qt::Horizontal;
        const QRectF groove = subControlRect(control, option, SC_SliderGroove, widget);
        const QRectF handle = subControlRect(control, option, SC_SliderHandle, widget);
        const QPointF m = handle.center();
        const QColor accent = isOn(option, State_Enabled) ? c.accent : c.disabledText;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(c.strongBorder);
        const QRectF line = flat ? QRectF(groove.left(), m.y() - 2, groove.width(), 4)
                                 : QRectF(m.x() - 2, groove.top(), 4, groove.height());
        painter->drawRoundedRect(line, 2, 2);
        painter->setBrush(accent);
        const bool reversed = slider->upsideDown;
        QRectF done = line;
        if (flat)
            reversed ? done.setLeft(m.x()) : done.setRight(m.x());
        else
            reversed ? done.setTop(m.y()) : done.setBottom(m.y());
        painter->drawRoundedRect(done, 2, 2);
        painter->setPen(QPen(accent, 2));
        painter->setBrush(c.panel);
        painter->drawEllipse(m, 6, 6);
        if (showsFocus(option)) {
            painter->setBrush(Qt::NoBrush);
            painter->setPen(QPen(c.text, 1.5));
            painter->drawEllipse(m, 8.5, 8.5);
        }
        painter->restore();
        return;
    }
    default: break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

}  // namespace disentangle
