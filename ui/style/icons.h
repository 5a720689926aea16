// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

namespace disentangle {

/// Which colour of the theme an icon is drawn in; disabled icons take the disabled colour by themselves.
enum class IconColour { text, muted, accent, onAccent, good, caution, bad, info };
QColor colourOf(IconColour colour);

/// A one-colour icon of resources/icons by its file name without ".svg", e.g. icon("play"). Drawn from vectors at any
/// size and device pixel ratio, in the colours of the theme in force when it is painted: no need to set it again.
/// An unknown name gives an empty icon (and fails an assertion).
QIcon icon(const QString& name, IconColour colour = IconColour::text);

/// The icon of the application, in its own colours.
QIcon applicationIcon();

}  // namespace disentangle
