#pragma once

#include <QColor>
#include <QPalette>
#include <QWidget>

namespace disentangle {

/// Colour of a widget's text, whichever role its surroundings make it draw with.
inline void setTextColour(QWidget& widget, const QColor& colour)
{
    QPalette palette = widget.palette();
    palette.setColor(QPalette::WindowText, colour);
    palette.setColor(QPalette::Text, colour);
    widget.setPalette(palette);
}

}  // namespace disentangle
