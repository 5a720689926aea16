// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <array>

namespace disentangle {

/// Colour of a value that may lie on either side of zero, t in [-1, 1] (clamped; NaN gives colours().noValue): blue
/// below, red above, and nearly the panel's colour at zero, in light and dark. Ends: Paul Tol, "BuRd".
QColor diverging(double t);

/// A scale of colours as a table of 256 pixels, for pictures of many cells, and the pixel of "no value".
struct ColourTable {
    std::array<QRgb, 256> pixels;
    QRgb noValue;
    /// t in [0, 1] (clamped); 0.5 is zero on a diverging scale.
    QRgb at(double t) const;
};
ColourTable sequentialTable();
ColourTable divergingTable();

}  // namespace disentangle
