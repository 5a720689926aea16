// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/estimator.h"
#include "core/metrics/metrics.h"
#include "core/record/catalogue.h"
#include "core/record/run_file.h"

#include <Eigen/Core>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace disentangle {

/// What is known of a run at an evaluated step: everything to record, by the names of core/record.
struct Evaluation {
    std::int64_t step = 0;
    std::vector<std::pair<std::string, double>> metrics;
    std::vector<std::pair<std::string, Snapshot>> snapshots;
    std::vector<std::string> notes;  ///< sentences for the run's log

    /// A metric by name. Absent when this run has no such metric.
    std::optional<double> metric(std::string_view name) const;
};

/// The rows that a run is evaluated on, and what is known of them; the same at every evaluation. Where rows are pairs of
/// steps, the two observations of a pair stand one after the other, in x as in z.
struct HeldOut {
    Facts facts;
    Rows rows;                                          ///< of the test split, for the scores
    Rows validation;                                    ///< of the validation split, for the objective
    int batch = 1;                                      ///< rows that the objective is taken on at a time
    std::vector<std::vector<std::int32_t>> parts = {};  ///< of `rows`, by task (core/data/task_parts.h)
    Rows spread;                   ///< of measured data: rows from all over the test split; else none
    Rows training;                 ///< of measured data: rows from all over the training split; else none
    const Truth* truth = nullptr;  ///< null when nothing is known
    Truth::Uniform uniform;        ///< further rows, whose true latents are uniform; empty where nobody knows them
    Eigen::MatrixXd z;             ///< true latents of `rows`, (rows x steps) x d_z; empty when unknown
    std::optional<Adjacency> permitted;  ///< by the true graph (core/theory/consistency.h)
};

/// What a probe looks at.
struct Subject {
    std::int64_t step = 0;
    const Experiment& experiment;
    const HeldOut& held_out;
    Estimator& estimator;
    const Eigen::MatrixXd& learned;  ///< (rows x steps) x d_z, learned latents of the held-out rows
    const std::optional<GraphEstimate>& graph;
    /// Against the true latents; absent when these are unknown, or not as many as the learned ones.
    const std::optional<Scores>& scores;
    bool rows_are_due = true;  ///< single rows are large: whether they are recorded this time
};

/// Takes what a probe measures.
class Recorder {
public:
    explicit Recorder(Evaluation& evaluation) : evaluation_(evaluation) {}
    /// Under a name of the catalogue.
    void metric(std::string_view name, double value) { evaluation_.metrics.emplace_back(name, value); }
    void snapshot(std::string_view kind, Snapshot snapshot)
    {
        evaluation_.snapshots.emplace_back(kind, std::move(snapshot));
    }

    void note(std::string sentence) { evaluation_.notes.push_back(std::move(sentence)); }

private:
    Evaluation& evaluation_;
};

/// One thing that evaluations record. A new one is a file in core/learn/probes, and a row for each of its metrics in
/// core/record/metrics.inc, which names the probe.
struct Probe {
    /// Whether there is anything to measure in a run on such data, with such an estimator. `truth` may be null.
    bool (*applies)(const Facts& facts, const Truth* truth, Estimator& estimator);
    void (*measure)(const Subject& subject, Recorder& recorder);
    /// Metrics that it may record: those whose rows name it. Filled in by probes().
    std::vector<std::string_view> metrics = {};
};

/// All of them, in the order in which they are recorded.
std::span<const Probe> probes();

/// Whether the true latents are known, and as many as the learned ones: then they can be matched.
bool can_match(const Truth* truth, const Estimator& estimator);

Snapshot snapshot_of(const Eigen::MatrixXd& matrix);

}  // namespace disentangle
