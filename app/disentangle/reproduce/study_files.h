// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/disentangle/reproduce/outcome.h"
#include "core/figure/model.h"

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace disentangle {

/// A panel for each world. Curves: MCC and R_con over x, with the standard error as a band, published means as short
/// lines, and a mark at the choice without the truth. Bars: MCC of each method with its standard error, the published one
/// beside it.
figure::Figure drawing_of(const StudyOutcome& outcome);

/// One line for each point: means, standard errors, published ones, the difference in standard errors, seconds a run.
std::string csv_of(const StudyOutcome& outcome);

/// The same as a table in Markdown, for documents and for people.
std::string markdown_of(const StudyOutcome& outcome);

nlohmann::json json_of(const StudyOutcome& outcome);

/// Writes NAME.svg, NAME.tex, NAME.csv and NAME.md into the folder, and where the study draws graphs NAME-graphs.svg, .tex
/// and .csv, from the runs of `index`; returns their paths.
std::vector<std::filesystem::path> write_files(const StudyOutcome& outcome, const SweepIndex& index,
                                               const std::filesystem::path& folder);

}  // namespace disentangle
