// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/display_list.h"

#include <set>
#include <string>

namespace disentangle::figure {

/// Shapes of a display list in TikZ, in a picture with x=1mm and y=-1mm, and the colours that they name.
class TikzShapes {
public:
    /// `font`: the size of text around the picture, pt.
    explicit TikzShapes(double font) : font_(font) {}
    double font_size() const { return font_; }
    /// "\fontsize{...}{...}\selectfont" for PostScript points.
    static std::string font(double points);
    std::string all(const DisplayList& list);
    /// "draw=..., line width=..., dash pattern=...".
    std::string pen(const Pen& pen);
    /// Its name; defined by definitions().
    std::string colour(Colour colour);
    /// \definecolor of every colour named so far.
    std::string definitions() const;
    static std::string mm(double length);

private:
    double font_;
    std::set<std::string> colours_;
};

}  // namespace disentangle::figure
