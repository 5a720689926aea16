// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/source.h"

#include <string>
#include <string_view>
#include <vector>

// Several runs in one figure, told apart by their settings and seeds.
namespace disentangle::figure {

/// Runs that differ in the seed of training alone, live changes included; of those with the same seed the one that went
/// furthest, unless there is no other.
struct Setting {
    std::string name;  ///< that of the experiment, with what tells it from others of the same name
    std::vector<Source*> runs;
    bool averaged() const { return runs.size() > 1; }
    /// "ActionDiag (3 seeds)", or of a single run "ActionDiag, seed 2".
    std::string title() const;
};
/// Of a source and the runs beside it, in their order. Runs that would have one title get their file's name in its place.
std::vector<Setting> settings_of(Source& source);

/// A metric over the steps that all runs of a setting recorded: its mean, and the standard error of the mean.
struct MeanCurve {
    std::vector<Point> mean;
    std::vector<double> error;
};
MeanCurve mean_curve(const Setting& setting, std::string_view metric);

/// Decimals of a mean and its standard error: the usual ones, and up to two more where an error that is not 0 would be
/// read as none.
int decimals_with_error(double error, int usual);

}  // namespace disentangle::figure
