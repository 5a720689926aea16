// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/model.h"
#include "core/figure/request.h"
#include "core/figure/sweep/curves.h"
#include "core/figure/sweep/slice.h"

#include <array>
#include <span>
#include <string_view>

namespace disentangle::figure {

/// What a figure of a sweep shows.
enum class SweepForm {
    /// The metric over the steps, a panel for each row of the slice and a curve for each column: the mean of what is done,
    /// its standard error as a band, and every run that is still on its way as a thin line. Where columns are seeds, one
    /// panel with a curve for each row.
    training,
    /// The metric at the end over the values of the rows, a curve for each column; where columns are seeds, one curve with
    /// the standard error over them.
    axis,
    /// The metric at the end in cells, rows and columns as in the slice; failures are crossed out.
    map,
};
inline constexpr std::array<std::string_view, 3> sweep_form_names{"training", "axis", "map"};

/// How many of so many panels stand in a line, at most `most`, so that none is alone below others: in even rows it would be of
/// an odd number in two columns.
int columns_beside(int panels, int most);

/// `title` is that of the study, for the file's metadata and the caption. `panels_beside`: panels in a line, at most.
Figure sweep_figure(SweepForm form, const SweepStanding& standing, const SweepCurves& curves, const SweepSlice& slice,
                    const std::string& title, int panels_beside = 2);

/// Forms of one slice as one figure, as large and in as many columns as `request` says; where it leaves that open, with as many
/// panels in a line as can be read.
Figure sweep_figure(std::span<const SweepForm> forms, const SweepStanding& standing, const SweepCurves& curves,
                    const SweepSlice& slice, const std::string& title, const Request& request);
/// Throws InputError for an unknown name, listing those that are known.
SweepForm parse_sweep_form(std::string_view name);

/// The scores of a sweep, a line for each cell: its values, runs, runs that are done and failed, and of each score mean,
/// standard error and count, in full precision.
std::string csv_of(const SweepStanding& standing);
/// The same as a LaTeX table with the rules of the package booktabs, mean ± standard error, and a caption.
std::string latex_of(const SweepStanding& standing, const std::string& title);

}  // namespace disentangle::figure
