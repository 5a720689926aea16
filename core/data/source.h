// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/facts.h"
#include "core/graph/causal_graph.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace disentangle {

/// Where rows are written to, float32 in row order.
struct Observations {
    std::span<float> x;       ///< rows x steps x d_x, standardised: mean 0 and deviation 1 over the training rows
    std::span<float> a;       ///< rows x d_a: the action before the last step; empty without actions
    std::span<float> y = {};  ///< rows: the target, NaN where a row has none; empty without tasks
};

/// What may be learned from. Every method may be called from several threads at once.
class Source {
public:
    virtual ~Source() = default;

    virtual const Facts& facts() const = 0;
    /// Rows of a split; at least 1 of each.
    virtual int rows(Split split) const = 0;
    /// Writes rows of a split to `out`, which must have the room: those of the numbers `rows`, each in [0, rows(split)), in
    /// their order. A number always gives the same row, bit for bit, whichever others it is asked for with. Throws Error
    /// when a row cannot be had.
    virtual void fill(Split split, std::span<const std::int32_t> rows, Observations out) const = 0;
    /// Told before rows of a split are asked for in random order, many times: the time for what makes that fast.
    virtual void prepare(Split) const {}
    /// Where rows of a split follow each other in time: numbers of the first rows of blocks, rising, from 0, that are to be
    /// drawn as a whole by whoever resamples rows. Empty where every row stands for itself.
    virtual std::vector<std::int32_t> blocks(Split) const { return {}; }
};

/// How the data came about, as far as anybody knows. Estimators are never given it: scores and figures are, and, by name,
/// the settings that are oracles (core/learn/oracle.h). Each part may be missing.
class Truth {
public:
    virtual ~Truth() = default;

    /// Which latent depends on what; null when unknown.
    virtual const CausalGraph* graph() const { return nullptr; }
    /// Number of true latents; 0 when they are unknown.
    virtual int d_z() const { return 0; }
    /// Latents of rows, n x steps x d_z(); nothing when they are unknown.
    virtual std::vector<float> latents(Split, std::span<const std::int32_t>) const { return {}; }
    /// C, d_z x d_z: the factors (columns) that the learned counterpart of each (row) may absorb, where that follows from
    /// something else than graph().
    virtual std::optional<Adjacency> permitted() const { return std::nullopt; }
    /// How much every latent weighs in the first `count` tasks of a split, count x d_z: its weight, or, of classes, the norm
    /// of its weights in their logits about their mean, which is all that shows; nothing where that is unknown.
    virtual std::vector<float> task_weights(Split, int) const { return {}; }
    /// `count` rows whose latents are uniform over all that occur, however seldom, observed with noise like Source's rows:
    /// z is n x d_z and x n x d_x; both empty where that is unknown.
    struct Uniform {
        std::vector<float> z, x;
    };
    virtual Uniform uniform(int) const { return {}; }
    /// What would be observed, without noise, of n latent vectors (n x d_z): n x d_x, standardised like Source's rows;
    /// nothing when that is unknown.
    virtual std::vector<float> observe(const std::vector<float>&) const { return {}; }
};

/// Data of one experiment. `truth` is null when nothing is known of how they came about.
struct Data {
    std::shared_ptr<const Source> source;
    std::shared_ptr<const Truth> truth;
    std::vector<std::string> remarks = {};  ///< what is odd about them, a sentence each
};

/// The numbers first, first + 1, ... of `count` rows.
std::vector<std::int32_t> consecutive_rows(int first, int count);

/// Rows with memory of their own.
struct Rows {
    int count = 0;
    std::vector<float> x;  ///< count x steps x d_x
    std::vector<float> a;  ///< count x d_a
    std::vector<float> y;  ///< count; empty without tasks
};
/// The rows of a split with these numbers.
Rows rows_of(const Source& source, Split split, std::span<const std::int32_t> numbers);
/// The first `count` rows of a split, or all when there are fewer.
Rows first_rows(const Source& source, Split split, int count);
/// At most `count` rows, evenly spread over the split: neighbours may be alike.
Rows spread_rows(const Source& source, Split split, int count);

}  // namespace disentangle
