// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/look.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace disentangle::figure {

namespace {

constexpr Colour rgb(std::uint32_t value)
{
    return {static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>((value >> 8) & 0xFF),
            static_cast<std::uint8_t>(value & 0xFF)};
}

// Categories of light and dark: after Paul Tol's "bright" scheme, as on the studio's screen. Scales: one hue, its luminance
// monotone; around zero Tol's "BuRd" ends.
constexpr Look light{
    .page = rgb(0xffffff),
    .ink = rgb(0x1a1a1a),
    .muted = rgb(0x666666),
    .grid = rgb(0xe4e4e4),
    .edge = rgb(0xffffff),
    .no_value = rgb(0xdddddd),
    .wrong = rgb(0xcc3311),
    .wrong_on_dark = rgb(0xff9d8a),
    .category = {rgb(0x3976bc), rgb(0xee6677), rgb(0x00872a), rgb(0xccbb44), rgb(0x66ccee), rgb(0xaa3377)},
    .zero = rgb(0xf1f3f6),
    .one = rgb(0x1f4e82),
    .below = rgb(0x2166ac),
    .above = rgb(0xb2182b)};
constexpr Look dark{
    .page = rgb(0x1f2226),
    .ink = rgb(0xe3e6ea),
    .muted = rgb(0xa0a8b3),
    .grid = rgb(0x33383f),
    .edge = rgb(0x1f2226),
    .no_value = rgb(0x4b525c),
    .wrong = rgb(0xa31a05),
    .wrong_on_dark = rgb(0xff8f80),
    .category = {rgb(0x78a8e2), rgb(0xf0949e), rgb(0x38ad5b), rgb(0xd9ca66), rgb(0x7fd4f0), rgb(0xcb6da4)},
    .zero = rgb(0x2c3036),
    .one = rgb(0x9fcbf2),
    .below = rgb(0x6ea8dc),
    .above = rgb(0xf07f88)};
constexpr Look grey{
    .page = rgb(0xffffff),
    .ink = rgb(0x000000),
    .muted = rgb(0x555555),
    .grid = rgb(0xe0e0e0),
    .edge = rgb(0xffffff),
    .no_value = rgb(0xd0d0d0),
    .wrong = rgb(0x000000),
    .wrong_on_dark = rgb(0xffffff),
    .category = {rgb(0x000000), rgb(0x4a4a4a), rgb(0x747474), rgb(0x959595), rgb(0x2a2a2a), rgb(0x5f5f5f)},
    .zero = rgb(0xf4f4f4),
    .one = rgb(0x1c1c1c),
    .below = rgb(0xffffff),
    .above = rgb(0x101010)};

}  // namespace

Colour mixed(Colour a, Colour b, double t)
{
    const double part = std::clamp(t, 0.0, 1.0);
    const auto channel = [&](std::uint8_t from, std::uint8_t to) {
        return static_cast<std::uint8_t>(std::lround(from + part * (to - from)));
    };
    return {channel(a.red, b.red), channel(a.green, b.green), channel(a.blue, b.blue)};
}

std::string hex(Colour colour)
{
    char text[8];
    std::snprintf(text, sizeof text, "#%02x%02x%02x", colour.red, colour.green, colour.blue);
    return text;
}

double luminance(Colour colour)
{
    const auto linear = [](std::uint8_t channel) {
        const double v = channel / 255.0;
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

const Look& look_of(Theme theme)
{
    return theme == Theme::dark ? dark : theme == Theme::grey ? grey : light;
}

Colour category(const Look& look, int index)
{
    return index < 0 ? mixed(look.muted, look.page, 0.35)
                     : look.category[static_cast<std::size_t>(index) % look.category.size()];
}

std::vector<double> dash_pattern(Dash dash)
{
    switch (dash) {
    case Dash::solid: return {};
    case Dash::dashed: return {4.5, 2};
    case Dash::dotted: return {1.2, 1.6};
    case Dash::dash_dot: return {5, 1.8, 1.2, 1.8};
    }
    return {};
}

Colour shade(const Look& look, double t)
{
    return std::isnan(t) ? look.no_value : mixed(look.zero, look.one, t);
}

Colour shade_around_zero(const Look& look, double t)
{
    if (std::isnan(t))
        return look.no_value;
    // Without hues the sign must show in the luminance: one ramp through the middle.
    if (&look == &grey)
        return mixed(look.below, look.above, 0.5 + 0.5 * std::clamp(t, -1.0, 1.0));
    return mixed(look.zero, t < 0 ? look.below : look.above, std::abs(t));
}

}  // namespace disentangle::figure
