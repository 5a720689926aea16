// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/look.h"
#include "core/figure/picture.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

// What is drawn, in drawing order. Lengths are millimetres from the upper left corner, y downwards; sizes of text are
// PostScript points.
namespace disentangle::figure {

struct Place {
    double x = 0, y = 0;
};

struct Rect {
    double x = 0, y = 0, width = 0, height = 0;
    double right() const { return x + width; }
    double bottom() const { return y + height; }
};

struct Pen {
    Colour colour = {};
    double width = 0;               ///< 0: no line
    std::vector<double> dash = {};  ///< lengths on and off; empty: solid
};

struct Path {
    std::vector<Place> points;  ///< two or more
    bool closed = false;
    Pen pen = {};
    std::optional<Colour> fill = {};
};

struct Box {
    Rect rect;
    std::optional<Colour> fill = {};
    Pen pen = {};
};

struct Dot {
    Place centre;
    double radius = 0;
    Colour fill;
};

enum class Anchor { start, middle, end };

struct Label {
    Place at;          ///< on the baseline
    std::string text;  ///< with the markup of text.h
    double size = 7;   ///< points
    Colour colour;
    Anchor anchor = Anchor::start;
    bool bold = false;
    bool upwards = false;  ///< turned by 90 degrees, to be read from below
};

/// A picture of pixels, stretched over a rectangle; its pixels stay visible.
struct Image {
    Rect rect;
    Picture picture;
};

/// Everything up to the matching Unclip is cut off at the rectangle.
struct Clip {
    Rect rect;
};
struct Unclip {};

using Shape = std::variant<Path, Box, Dot, Label, Image, Clip, Unclip>;
using DisplayList = std::vector<Shape>;

}  // namespace disentangle::figure
