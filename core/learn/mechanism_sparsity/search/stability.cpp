// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/search/stability.h"

#include "core/base/random.h"
#include "core/experiment/estimators/starts.h"
#include "core/linear_algebra/decompositions.h"
#include "core/linear_algebra/products.h"
#include "core/learn/mechanism_sparsity/coordinates.h"
#include "core/learn/mechanism_sparsity/mechanisms/sine_pursuit.h"
#include "core/learn/mechanism_sparsity/sparse_rotation.h"
#include "core/learn/rows.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace disentangle {

using Eigen::MatrixXd;
using Eigen::VectorXd;

namespace {

constexpr int most_resampled_rows = 4096;  // that are drawn from
constexpr int least_blocks = 20;           // of these rows, so that a few long episodes do not stand for all
constexpr int slope_points = 500;          // of a resample, where the slopes of the past are taken
constexpr int most_columns = 400;          // of the regression, as far as slow waves are concerned
constexpr int most_slow_waves = 6;         // of an input, whatever the frequencies found
constexpr double slow_spacing = 0.5;       // of their frequencies, over an input's deviation

/// sin and cos of one input.
struct Wave {
    Eigen::Index input = 0;
    double frequency = 0;
};

/// Columns of a regression: a constant, every input, then two for each wave.
class Waves {
public:
    Waves(const MatrixXd& inputs, const MatrixXd& latents) : inputs_(inputs)
    {
        const Eigen::Index count = inputs.cols();
        const auto slow = std::clamp<int>(most_columns / (2 * static_cast<int>(count)), 1, most_slow_waves);
        std::vector<double> deviations;
        for (Eigen::Index j = 0; j < count; ++j) {
            const auto values = inputs.col(j).array();
            deviations.push_back(std::sqrt((values - values.mean()).square().mean()));
            for (int k = 1; k <= slow && deviations.back() > 0; ++k)
                waves_.push_back({j, slow_spacing * k / deviations.back()});
        }
        constexpr int most_sines = 12;
        constexpr double least_share = 5e-3;  // of a latent's variance, that another sine explains
        const SinePursuit pursuit(inputs);
        for (Eigen::Index i = 0; i < latents.cols(); ++i) {
            const VectorXd target = latents.col(i).array() - latents.col(i).mean();
            for (const SinePursuit::Sine& sine : pursuit.fit(target, most_sines, least_share).sines)
                add({sine.input, std::abs(sine.frequency)}, deviations[static_cast<std::size_t>(sine.input)]);
        }
        design_.resize(inputs.rows(), 1 + count + 2 * std::ssize(waves_));
        design_.col(0).setOnes();
        design_.middleCols(1, count) = inputs;
        for (std::size_t k = 0; k < waves_.size(); ++k) {
            const auto angle = waves_[k].frequency * inputs.col(waves_[k].input).array();
            design_.col(at(k)) = angle.sin();
            design_.col(at(k) + 1) = angle.cos();
        }
    }

    /// Weights, columns x latents, by rows that count as often as `counts` says.
    MatrixXd fitted(const MatrixXd& latents, const VectorXd& counts) const
    {
        constexpr double ridge = 1e-4;  // of a column of unit mean square: waves close to each other are many
        const MatrixXd weighted = counts.asDiagonal() * design_;
        MatrixXd system = product_of_transposed(weighted, design_);
        system.diagonal().array() += ridge * counts.sum();
        const MatrixXd right = product_of_transposed(weighted, latents);
        MatrixXd weights(design_.cols(), latents.cols());
        for (Eigen::Index i = 0; i < latents.cols(); ++i)
            weights.col(i) = solve_positive(system, right.col(i));
        return weights;
    }

    /// What input j adds to the latents, rows x latents.
    MatrixXd part_of(Eigen::Index j, const MatrixXd& weights) const
    {
        std::vector<Eigen::Index> columns{1 + j};
        for (std::size_t k = 0; k < waves_.size(); ++k)
            if (waves_[k].input == j)
                columns.insert(columns.end(), {at(k), at(k) + 1});
        return product(design_(Eigen::all, columns), weights(columns, Eigen::all));
    }

    /// How the latents follow input j at one row.
    VectorXd slope_of(Eigen::Index j, const MatrixXd& weights, Eigen::Index row) const
    {
        VectorXd slope = weights.row(1 + j).transpose();
        for (std::size_t k = 0; k < waves_.size(); ++k)
            if (waves_[k].input == j)
                slope += waves_[k].frequency *
                         (design_(row, at(k) + 1) * weights.row(at(k)) - design_(row, at(k)) * weights.row(at(k) + 1))
                             .transpose();
        return slope;
    }

private:
    Eigen::Index at(std::size_t wave) const { return 1 + inputs_.cols() + 2 * static_cast<Eigen::Index>(wave); }

    void add(const Wave& wave, double deviation)
    {
        const auto same = [&](const Wave& other) {
            return other.input == wave.input &&
                   std::abs(other.frequency - wave.frequency) * deviation < slow_spacing / 2;
        };
        if (std::ranges::none_of(waves_, same))
            waves_.push_back(wave);
    }

    const MatrixXd& inputs_;
    std::vector<Wave> waves_;
    MatrixXd design_;
};

/// How often each row is drawn.
VectorXd drawn_rows(Eigen::Index rows, const std::vector<std::int32_t>& blocks, Random random)
{
    VectorXd counts = VectorXd::Zero(rows);
    const auto count = blocks.empty() ? static_cast<std::size_t>(rows) : blocks.size();
    for (std::size_t draw = 0; draw < count; ++draw) {
        const std::size_t block = random.below(count);
        const Eigen::Index first = blocks.empty() ? static_cast<Eigen::Index>(block) : blocks[block];
        const Eigen::Index end = blocks.empty() ? first + 1 : block + 1 < blocks.size() ? blocks[block + 1] : rows;
        counts.segment(first, end - first).array() += 1;
    }
    return counts;
}

/// `drawn`: the rows one by one, as often as `counts` says.
InfluenceMoments regressed_influence(const Waves& waves, const MatrixXd& weights, const VectorXd& counts,
                                     const std::vector<Eigen::Index>& drawn, bool time, Eigen::Index inputs)
{
    const Eigen::Index d = weights.cols(), past = time ? d : 0;
    InfluenceMoments moments;
    moments.d_z = static_cast<int>(d);
    const auto all = static_cast<Eigen::Index>(drawn.size());
    for (Eigen::Index l = past; l < inputs; ++l) {
        MatrixXd part = waves.part_of(l, weights);
        part.rowwise() -= (counts.transpose() * part) / static_cast<double>(all);
        moments.actions.push_back(product_of_transposed(counts.asDiagonal() * part, part) / static_cast<double>(all));
    }
    if (!time)
        return moments;
    const auto taken = std::min<Eigen::Index>(all, slope_points);
    MatrixXd slopes(d * d, taken);
    for (Eigen::Index k = 0; k < taken; ++k)
        for (Eigen::Index j = 0; j < d; ++j)
            slopes.col(k).segment(j * d, d) =
                waves.slope_of(j, weights, drawn[static_cast<std::size_t>(k * all / taken)]);
    moments.past = principal_matrices(slopes / std::sqrt(static_cast<double>(taken)));
    return moments;
}

/// As previews do: of few latents a step or two often end in other coordinates than a whole search.
int search_steps(Eigen::Index latents)
{
    return latents <= most_latents_tried_often ? 12 : latents <= RotationSearch::most_latents_searched_fully ? 3 : 1;
}

}  // namespace

GraphStability stability_of(const Resampled& rows, std::span<const float> graph, std::uint64_t seed, int resamples)
{
    const MatrixXd &inputs = rows.seen.inputs, &latents = rows.seen.latents;
    const Eigen::Index d = latents.cols();
    GraphStability result{std::vector<float>(graph.size(), 0.F), std::vector<float>(static_cast<std::size_t>(d), 0.F)};
    const auto edges = static_cast<int>(std::ranges::count_if(graph, [](float edge) { return edge > 0; }));
    const Waves waves(inputs, latents);
    const MatrixXd basis = rows.time ? MatrixXd(inputs.leftCols(d)) : latents;
    const MatrixXd centred = basis.rowwise() - basis.colwise().mean();
    const MatrixXd covariance = product_of_transposed(centred, centred) / static_cast<double>(basis.rows());
    for (int b = 0; b < resamples; ++b) {
        const VectorXd counts =
            drawn_rows(inputs.rows(), rows.blocks, Random(seed, "resample", static_cast<std::uint64_t>(b)));
        std::vector<Eigen::Index> drawn;
        for (Eigen::Index row = 0; row < counts.size(); ++row)
            drawn.insert(drawn.end(), static_cast<std::size_t>(counts(row)), row);
        SparseRotation rotation(
            regressed_influence(waves, waves.fitted(latents, counts), counts, drawn, rows.time, inputs.cols()),
            {basis(drawn, Eigen::all), {}, rows.decoder}, seed + static_cast<std::uint64_t>(b), edges);
        rotation.consider_present();
        for (int step = search_steps(d); step > 0; --step)
            rotation.step();
        const Candidate found = rotation.with_edges(edges);
        for (std::size_t k = 0; k < graph.size(); ++k)
            result.edges[k] += found.graph[k] / static_cast<float>(resamples);
        const MatrixXd along = product(found.coordinates, covariance);
        for (Eigen::Index i = 0; i < d; ++i) {
            const double spread = along.row(i).dot(found.coordinates.row(i)) * covariance(i, i);
            if (spread > 0)
                result.latents[static_cast<std::size_t>(i)] +=
                    static_cast<float>(std::min(std::abs(along(i, i)) / std::sqrt(spread), 1.0) / resamples);
        }
    }
    return result;
}

Stability stability_of(const State& state, int resamples)
{
    const Model& model = state.model;
    const Dimensions& dim = model.dimensions();
    const std::int32_t all = state.source->rows(Split::train);
    const std::vector<std::int32_t> blocks = state.source->blocks(Split::train);
    // Whole blocks from all over the rows, as many as fit.
    std::vector<std::int32_t> numbers;
    Resampled resampled;
    const auto count = blocks.empty() ? all : static_cast<std::int32_t>(blocks.size());
    const std::int32_t longest = most_resampled_rows / least_blocks;
    const auto rows_in = [&](std::int32_t block) {
        if (blocks.empty())
            return 1;
        const auto at = static_cast<std::size_t>(block);
        return std::min((at + 1 < blocks.size() ? blocks[at + 1] : all) - blocks[at], longest);
    };
    std::int64_t rows = 0;
    for (std::int32_t block = 0; block < count; ++block)
        rows += rows_in(block);
    const double share = std::min(1.0, static_cast<double>(most_resampled_rows) / static_cast<double>(rows));
    double due = 0;
    for (std::int32_t block = 0; block < count; ++block) {
        due += share;
        if (due < 1)
            continue;
        due -= 1;
        if (!blocks.empty())
            resampled.blocks.push_back(static_cast<std::int32_t>(numbers.size()));
        const std::int32_t first = blocks.empty() ? block : blocks[static_cast<std::size_t>(block)];
        for (std::int32_t row = first; row < first + rows_in(block); ++row)
            numbers.push_back(row);
    }
    resampled.seen = look(state, rows_of(*state.source, Split::train, numbers));
    resampled.time = dim.time;
    resampled.decoder = decoder_moment(model, resampled.seen.latents);
    const GraphStability found =
        stability_of(resampled, graph_of(state.edge_probabilities()), state.experiment.seed, resamples);
    Stability result;
    result.resamples = resamples;
    result.rows = static_cast<int>(numbers.size());
    result.blocks = static_cast<int>(resampled.blocks.empty() ? numbers.size() : resampled.blocks.size());
    result.latents = found.latents;
    const auto past = static_cast<std::size_t>(dim.time ? dim.d_z : 0), inputs = static_cast<std::size_t>(dim.inputs());
    for (std::size_t k = 0; k < found.edges.size(); ++k)
        (k % inputs < past ? result.Gz : result.Ga).push_back(found.edges[k]);
    return result;
}

}  // namespace disentangle
