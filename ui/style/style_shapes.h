// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/theme.h"

#include <QColor>
#include <QRectF>
#include <QStyle>

class QPainter;
class QStyleOption;
class QWidget;

/// The shapes that StudioStyle draws controls from, in the colours of the theme in force.
namespace disentangle::shapes {

/// Rectangle whose one-pixel outline falls on pixel centres.
QRectF crisp(const QRect& rect);
/// A filled rounded rectangle; a transparent outline is none.
void panel(QPainter* painter, const QRect& rect, const QColor& fill, const QColor& outline,
           double radius = spacing::radius);
/// A chevron, pointing down, turned by `degrees` clockwise.
void chevron(QPainter* painter, const QRect& rect, double degrees, const QColor& colour);

bool isOn(const QStyleOption* option, QStyle::State state);
/// Enabled and with the keyboard's focus.
bool showsFocus(const QStyleOption* option);
QColor textColour(const QStyleOption* option);
/// The property "primary" of a button: the one that is meant to be pressed.
bool isPrimary(const QWidget* widget);

/// Fill and outline of a push button or tool button in its state.
void buttonPanel(const QStyleOption* option, QPainter* painter, bool flat, bool primary);
/// Fill and outline of a field; in the colour of errors when the widget's property "wrong" is set.
void fieldFrame(const QStyleOption* option, QPainter* painter, const QWidget* widget);
/// The box or circle of a check box or radio button.
void checkBox(const QStyleOption* option, QPainter* painter, bool round);

}  // namespace disentangle::shapes
