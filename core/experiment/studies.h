// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/sweep.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace disentangle {

/// What a paper, or its released logs, give for a point: mean over five seeds, with the standard error where it is known.
struct PublishedScore {
    std::optional<double> mean, error;
    bool operator==(const PublishedScore&) const = default;
};
struct PublishedScores {
    PublishedScore mcc, r_con, shd;
};

/// One experiment of a study, trained with several seeds.
struct StudyPoint {
    std::string panel;        ///< the world: points of a panel are drawn together
    std::string series;       ///< the method: points of a series are joined
    std::string label;        ///< where on the x axis, in words: "10"; empty where a panel has none
    std::optional<double> x;  ///< the same as a number
    std::string preset;
    std::string settings = "auto";
    std::vector<std::string> changes;  ///< "key=value"
    bool graph_by_seed = false;        ///< the preset is a random graph, another one for each seed
    PublishedScores published = {};
};

enum class StudyForm {
    curves,  ///< scores over x, a panel each
    bars     ///< scores of each series side by side, a panel each
};

/// A figure or table of the papers' experiments, as experiments to train.
struct Study {
    std::string name;    ///< "bounds"
    std::string title;   ///< "Scores against the bound on edges"
    std::string source;  ///< paper and place
    std::string x_label;
    StudyForm form = StudyForm::bars;
    /// Whether the point of each series that its models agree on best is marked: unsupervised disentanglement ranking.
    bool ranked = false;
    /// Whether the sufficient influence of each point's mechanism is tested, and drawn over the same axis.
    bool tests_influence = false;
    std::vector<StudyPoint> points;
    bool draws_graphs = false;  ///< learned graphs are drawn beside the true ones, in a figure of their own
    /// Whether its scores are those of tasks where factors are uniform (mcc_uniform, dci_uniform, r_uniform), in place of MCC,
    /// R_con and SHD.
    bool of_tasks = false;
};

/// All studies, in the order of the papers. Published numbers are those of Lachapelle et
/// al. 2024 (arXiv 2401.04890) as computed from the logs that it has released.
std::span<const Study> studies();
/// The study of a name, or with "NAME:WORLD" the points of one world alone, then called "NAME-WORLD". Throws InputError
/// naming the closest.
Study study_named(std::string_view name);

/// The study in a small fraction of the time, to see it work: every other point of a curve, an eighth of the steps. Its
/// scores are not to be compared with published ones.
Study quick(Study study);
/// It has no more seeds than these.
inline constexpr std::size_t quick_seeds = 2;

/// The runs of a study, points in their order, each with every seed; `changes` apply to all. Names: "ActionDiag-10-seed0".
std::vector<SweepRun> runs_of(const Study& study, std::span<const std::uint64_t> seeds,
                              std::span<const std::string> changes = {});
/// What the values of those runs are of, for the index: "world", "method", and the axis.
std::vector<std::string> keys_of(const Study& study);

}  // namespace disentangle
