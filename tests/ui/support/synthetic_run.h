// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/run_file.h"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace disentangle::testing {

/// A run that looks like a real one, made without training: masks close one after the other, factors come apart, and
/// the scores follow from both (MCC is the mean of the matched correlations, SHD counts the learned graph's errors).
/// Deterministic for its settings.
class SyntheticRun {
public:
    struct Settings {
        std::int64_t steps = 4000;  ///< of the whole run
        std::int64_t every = 100;   ///< steps between evaluations
        double success = 1;         ///< 1: ends without an error; less: a part of the masks never closes
        int points = 0;             ///< held-out rows whose latents, reconstructions and traversals are recorded
    };
    SyntheticRun(const std::filesystem::path& path, const Experiment& experiment, const Settings& settings);

    /// Records evaluations up to `step`, events as they come with them, and commits.
    void recordTo(std::int64_t step);
    /// Records the rest and the end.
    void finish();
    RunWriter& writer() { return m_writer; }
    /// The learned index of true latent `i`: a rotation by one third, never the identity from two latents on.
    int matched(int i) const;

private:
    void evaluate(std::int64_t step);
    /// Writes one graph's masks and returns its distance from the truth.
    int masks(std::int64_t step, const char* graph, const Adjacency& truth);
    /// What is recorded of single rows. x is linear in the true latents; learned latents are those, the odd ones with
    /// the opposite sign, each mixed with the next one until the run is through.
    void points(std::int64_t step);
    float probability(double progress, bool edge, std::uint64_t cell) const;

    Experiment m_experiment;
    Settings m_settings;
    RunWriter m_writer;
    std::int64_t m_next = 0;
};

}  // namespace disentangle::testing
