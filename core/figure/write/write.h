// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/layout.h"

#include <string>
#include <string_view>

namespace disentangle::figure {

/// SVG 1.1, its size in millimetres; text is text, cells are rectangles, and only pictures are rasters, PNG in the file itself. The caption is the
/// document's description. Deterministic.
std::string to_svg(const Layout& layout, const Figure& figure);

/// LaTeX with pgfplots: every plot a real axis with the data in it, every matrix an axis of cells. A document of its own
/// whose page is the figure, or with `body_only` the tikzpicture alone, for a document with \usepackage{pgfplots}.
/// Compiles with pdfLaTeX without further packages. Deterministic.
std::string to_tikz(const Layout& layout, const Figure& figure, bool body_only);

/// The data behind a figure, every number as it stands in the run file, in the shortest form that reads back as the same
/// number. Build it from a figure with Detail::everything.
/// A figure of curves alone comes as a column for each curve and a row for each step; any other as one value a row:
/// view, panel, row, column, x, value, mark. Fields with commas or quotation marks are quoted.
std::string to_csv(const Figure& figure);

/// Text with LaTeX's special characters escaped and letters outside ASCII as commands that plain LaTeX has; what it has
/// none for becomes its code point in brackets.
std::string latex_text(std::string_view text);
/// The lines of a document's head that `latex`, made of latex_text(), needs for its letters: T1 for ogoneks and the like,
/// LuaLaTeX with a font for Cyrillic and whatever else pdflatex has no letters for; none for all others.
std::string latex_fonts(std::string_view latex);
/// What a table made of latex_text() asks of the document around it, as comments before it: booktabs, and the lines of
/// latex_fonts().
std::string latex_needs(std::string_view latex);
/// "\caption{...}" of the figure's proposed caption.
std::string latex_caption(const Figure& figure);

/// Hundredths (or 10^-decimals) without trailing zeros and without the printer's locale.
std::string fixed_number(double value, int decimals);

}  // namespace disentangle::figure
