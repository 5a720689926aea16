// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/layout.h"
#include "core/figure/model.h"
#include "core/figure/source.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace disentangle::figure {

/// A size that many papers and talks ask for.
struct SizePreset {
    std::string_view id, name;
    double width = 89;
    std::optional<double> height;
    double font = 7;
};
std::span<const SizePreset> size_presets();

/// What is to be drawn, as the command line and the studio's dialog say it.
struct Request {
    std::vector<std::string> views;
    int columns = 0;  ///< of the grid; 0: by the width
    std::optional<std::int64_t> step;
    Format format;
};

/// The same in words, as a command line has them; empty where it has not.
struct RequestWords {
    std::string views;  ///< "scores+graphs"
    std::string grid, size, width, height, font, theme;
    std::optional<std::int64_t> step;
};
Request parse_request(const RequestWords& words);

/// "svg", "tex" or "csv": what is written without a window. Throws InputError for another.
std::string figure_text(std::string_view ending, const Request& request, Source& source, bool body_only);
/// The same of a figure that is there; of a "csv" it should have been built with Detail::everything.
std::string figure_text(std::string_view ending, const Figure& figure, const Format& format, bool body_only);

// Parsers of what people type; all throw InputError naming the option, what was found and what was expected.
/// "scores+graphs": at least one, each a known view.
std::vector<std::string> parse_views(std::string_view text);
Theme parse_theme(std::string_view text, std::string_view option);
const SizePreset& parse_size(std::string_view text);
/// A grid "2x2" (columns x rows) or "2" columns. The rows must hold the views.
int parse_grid(std::string_view text, std::size_t views);
/// A number within [low, high].
double parse_number(std::string_view text, std::string_view option, double low, double high, std::string_view unit);
/// Throws InputError unless width, height and font lie within what can be drawn.
void check_format(const Format& format);

inline constexpr double least_mm = 20, most_mm = 2000;  ///< a stamp .. a poster (A0 is 1189 mm high)
inline constexpr double least_pt = 3, most_pt = 72;

/// The figure of a request, its caption included. Throws InputError for a step outside the run.
Figure build_figure(const Request& request, Source& source, Detail detail);

/// "svg" for "Figures/Ga.SVG"; empty where there is none.
std::string ending_of(const std::string& file);

}  // namespace disentangle::figure
