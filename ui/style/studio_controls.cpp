// SPDX-License-Identifier: GPL-3.0-or-later
// How StudioStyle draws whole controls; the parts are in style_shapes.
#include "ui/style/studio_style.h"
#include "ui/style/style_shapes.h"
#include "ui/style/theme.h"

#include <QAbstractSpinBox>
#include <QPainter>
#include <QStyleOption>
#include <QTabBar>

#include <algorithm>

namespace disentangle {

using namespace shapes;

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
                               : QRect(r.left(), r.center().y(), r.width(), 1),
                          over ? c.accent : c.border);
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
        drawItemText(painter, option->rect,
                     Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextDontClip | Qt::TextSingleLine, item->palette,
                     isOn(option, State_Enabled), item->text, QPalette::WindowText);
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
        r.setWidth(static_cast<int>(static_cast<qint64>(r.width()) * (bar->progress - bar->minimum) /
                                    (bar->maximum - bar->minimum)));
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
        // The icon of a button that only opens a menu shows that; it needs no arrow in the corner.
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
            const bool possible =
                isOn(option, State_Enabled) &&
                (spin->stepEnabled & (up ? QAbstractSpinBox::StepUpEnabled : QAbstractSpinBox::StepDownEnabled));
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
