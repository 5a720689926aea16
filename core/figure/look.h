// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/catalogue.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace disentangle::figure {

struct Colour {
    std::uint8_t red = 0, green = 0, blue = 0;
    bool operator==(const Colour&) const = default;
};
/// a + t (b - a) in RGB, t clamped to [0, 1].
Colour mixed(Colour a, Colour b, double t);
/// "#rrggbb".
std::string hex(Colour colour);
/// Relative luminance in [0, 1] (WCAG 2.1).
double luminance(Colour colour);

enum class Theme { light, dark, grey };
inline constexpr std::array<std::string_view, 3> theme_names{"light", "dark", "grey"};

/// Colours by role. Categories never speak by colour alone: every series has a dash, every mark of a cell a shape of its
/// own; those of the grey theme are ordered in luminance, so that a copier keeps them apart.
struct Look {
    Colour page, ink, muted, grid;
    Colour edge;           ///< between the cells of a matrix
    Colour no_value;       ///< a cell that has none; it is also hatched
    Colour wrong;          ///< outline of what contradicts the truth or theory, on a light cell
    Colour wrong_on_dark;  ///< the same on a dark one
    std::array<Colour, 6> category;
    Colour zero, one;     ///< ends of the scale of a probability or a correlation
    Colour below, above;  ///< ends of a scale around 0; its middle is `zero`
};
const Look& look_of(Theme theme);

/// Category `index`; negative: muted, for what is behind the others.
Colour category(const Look& look, int index);
/// Lengths on and off, in line widths; empty for a solid line.
std::vector<double> dash_pattern(Dash dash);

/// Colour of a value on the scale zero .. one; NaN gives no_value.
Colour shade(const Look& look, double t);
/// Colour of a value in [-1, 1] on the scale below .. zero .. above.
Colour shade_around_zero(const Look& look, double t);

}  // namespace disentangle::figure
