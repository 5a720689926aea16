// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/mechanisms/edge_evidence.h"

#include "core/linear_algebra/decompositions.h"
#include "core/linear_algebra/products.h"
#include "core/learn/mechanism_sparsity/mechanisms/sine_pursuit.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <numeric>
#include <sstream>
#include <utility>
#include <vector>

namespace disentangle {

using Eigen::MatrixXd;
using Eigen::VectorXd;

namespace {

constexpr int most_sines = 24;        // of a latent
constexpr double wave_spacing = 0.5;  // of frequencies, over an input's deviation
constexpr double least_left = 1e-12;  // of a variance, so that it has a logarithm

int waves_up_to(double highest)
{
    return static_cast<int>(std::ceil(highest / wave_spacing));
}

/// Columns of a regression, on the rows that it is fitted to and on those that judge it, and its normal equations.
struct Regression {
    MatrixXd fitted, judging, system;

    Regression(MatrixXd columns, MatrixXd judging_columns)
        : fitted(std::move(columns)), judging(std::move(judging_columns)), system(product_of_transposed(fitted, fitted))
    {
        constexpr double ridge = 1e-4;  // of a column of unit mean square: waves close to each other are many
        system.diagonal().array() += ridge * static_cast<double>(fitted.rows());
    }
    Regression of(const std::vector<Eigen::Index>& which) const
    {
        return {fitted(Eigen::all, which), judging(Eigen::all, which)};
    }
};

/// What a regression on some columns leaves of a target, in both kinds of rows.
struct Rest {
    VectorXd fitted, judging;

    double mean_square() const { return judging.squaredNorm() / static_cast<double>(judging.size()); }
};

Rest rest_of(const Rest& target, const Regression& regression)
{
    const VectorXd weights = solve_positive(regression.system, regression.fitted.transpose() * target.fitted);
    return {target.fitted - regression.fitted * weights, target.judging - regression.judging * weights};
}

/// sin and cos of frequency times an input.
void add_wave(MatrixXd& columns, Eigen::Index at, const Eigen::Ref<const VectorXd>& input, double frequency)
{
    columns.col(at) = (frequency * input).array().sin();
    columns.col(at + 1) = (frequency * input).array().cos();
}

/// A constant, then of each of some inputs the values and `waves` waves of frequencies `spacing` apart, over the input's
/// deviation.
Regression on_waves(const HeldOutRows& rows, const std::vector<Eigen::Index>& inputs, int waves, double spacing)
{
    const Eigen::Index size = 1 + 2 * waves, columns = 1 + size * static_cast<Eigen::Index>(inputs.size());
    MatrixXd of_fitted(rows.inputs.rows(), columns), of_judging(rows.judging_inputs.rows(), columns);
    for (auto [part, values] : {std::pair{&of_fitted, &rows.inputs}, {&of_judging, &rows.judging_inputs}}) {
        part->col(0).setOnes();
        Eigen::Index at = 1;
        for (const Eigen::Index j : inputs) {
            const auto fitted = rows.inputs.col(j).array();
            const double deviation = std::sqrt((fitted - fitted.mean()).square().mean());
            const double step = deviation > 0 ? spacing / deviation : 0;
            part->col(at) = values->col(j);
            for (int k = 0; k < waves; ++k)
                add_wave(*part, at + 1 + 2 * k, values->col(j), step * (k + 1));
            at += size;
        }
    }
    return {std::move(of_fitted), std::move(of_judging)};
}

/// Inputs that have an edge to a latent.
std::vector<Eigen::Index> parents_of(std::span<const float> graph, Eigen::Index latent, Eigen::Index inputs)
{
    std::vector<Eigen::Index> parents;
    for (Eigen::Index j = 0; j < inputs; ++j)
        if (graph[static_cast<std::size_t>(latent * inputs + j)] > 0)
            parents.push_back(j);
    return parents;
}

/// A latent, with the mean of the fitted rows taken away.
Rest centred(const HeldOutRows& rows, Eigen::Index latent)
{
    const double mean = rows.latents.col(latent).mean();
    return {rows.latents.col(latent).array() - mean, rows.judging_latents.col(latent).array() - mean};
}

double nats_between(double without, double with)
{
    return with > 0 ? std::max(0.0, std::log(without / with) / 2) : 0;
}

}  // namespace

MatrixXd held_out_evidence(std::span<const float> graph, const HeldOutRows& rows)
{
    const Eigen::Index inputs = rows.inputs.cols();
    MatrixXd evidence(rows.latents.cols(), inputs);
    std::vector<Regression> alone;
    for (Eigen::Index j = 0; j < inputs; ++j)
        alone.push_back(on_waves(rows, {j}, 20, 0.4));
    for (Eigen::Index i = 0; i < evidence.rows(); ++i) {
        const std::vector<Eigen::Index> parents = parents_of(graph, i, inputs);
        const Rest target = centred(rows, i);
        const MatrixXd of_parents = rows.inputs(Eigen::all, parents);
        const std::vector<SinePursuit::Sine> sines = SinePursuit(of_parents).fit(target.fitted, most_sines).sines;
        // A constant, the parents, then two columns for each sine.
        const auto size = 1 + static_cast<Eigen::Index>(parents.size() + 2 * sines.size());
        MatrixXd fitted(rows.inputs.rows(), size), judging(rows.judging_inputs.rows(), size);
        std::vector<Eigen::Index> whose{-1};  // input that each column is of
        whose.insert(whose.end(), parents.begin(), parents.end());
        for (auto [part, values] : {std::pair{&fitted, &rows.inputs}, {&judging, &rows.judging_inputs}}) {
            part->col(0).setOnes();
            for (std::size_t k = 0; k < parents.size(); ++k)
                part->col(1 + static_cast<Eigen::Index>(k)) = values->col(parents[k]);
            for (std::size_t k = 0; k < sines.size(); ++k)
                add_wave(*part, 1 + static_cast<Eigen::Index>(parents.size() + 2 * k),
                         values->col(parents[static_cast<std::size_t>(sines[k].input)]), sines[k].frequency);
        }
        for (const SinePursuit::Sine& sine : sines)
            whose.insert(whose.end(), 2, parents[static_cast<std::size_t>(sine.input)]);
        const Regression all(std::move(fitted), std::move(judging));
        const Rest rest = rest_of(target, all);
        for (Eigen::Index j = 0; j < inputs; ++j) {
            if (graph[static_cast<std::size_t>(i * inputs + j)] > 0) {
                std::vector<Eigen::Index> others;
                for (std::size_t k = 0; k < whose.size(); ++k)
                    if (whose[k] != j)
                        others.push_back(static_cast<Eigen::Index>(k));
                evidence(i, j) = nats_between(rest_of(target, all.of(others)).mean_square(), rest.mean_square());
            } else {
                const Rest added = rest_of(rest, alone[static_cast<std::size_t>(j)]);
                evidence(i, j) = nats_between(rest.mean_square(), added.mean_square());
            }
        }
    }
    return evidence;
}

double gain_of_all_edges(std::span<const float> graph, const HeldOutRows& rows, double highest)
{
    std::vector<Eigen::Index> all(static_cast<std::size_t>(rows.inputs.cols()));
    std::iota(all.begin(), all.end(), Eigen::Index{0});
    const int waves = waves_up_to(highest);
    const Regression dense = on_waves(rows, all, waves, wave_spacing);
    double gain = 0;
    for (Eigen::Index i = 0; i < rows.latents.cols(); ++i) {
        const Rest target = centred(rows, i);
        const Regression parents = on_waves(rows, parents_of(graph, i, rows.inputs.cols()), waves, wave_spacing);
        gain += std::log(std::max(rest_of(target, parents).mean_square(), least_left) /
                         std::max(rest_of(target, dense).mean_square(), least_left)) /
                2;
    }
    return gain;
}

double held_out_loss(std::span<const float> graph, const HeldOutRows& rows, double error, double highest)
{
    double loss = 0;
    for (Eigen::Index i = 0; i < rows.latents.cols(); ++i) {
        const Rest target = centred(rows, i);
        const Regression parents =
            on_waves(rows, parents_of(graph, i, rows.inputs.cols()), waves_up_to(highest), wave_spacing);
        loss +=
            std::log(std::max(rest_of(target, parents).mean_square() + error * target.mean_square(), least_left)) / 2;
    }
    return loss;
}

Eigen::MatrixXd edge_evidence(const Eigen::MatrixXd& inputs, const Eigen::MatrixXd& targets)
{
    constexpr double least_share = 2e-3;  // of its variance, that another sine explains
    const SinePursuit pursuit(inputs);
    Eigen::MatrixXd evidence(targets.cols(), inputs.cols());
    for (Eigen::Index i = 0; i < targets.cols(); ++i) {
        const Eigen::VectorXd target = targets.col(i).array() - targets.col(i).mean();
        const SinePursuit::Fit fit = pursuit.fit(target, most_sines, least_share);
        constexpr double least = 1e-9;  // of the variance
        const double left = std::max(fit.left, least * fit.variance);
        for (Eigen::Index j = 0; j < inputs.cols(); ++j)
            evidence(i, j) = left > 0 ? std::max(0.0, std::log(std::max(fit.without(j), left) / left) / 2) : 0;
    }
    return evidence;
}

std::string evidence_in_words(const Eigen::MatrixXd& evidence, double price, bool bounded)
{
    double weakest = evidence.maxCoeff(), strongest_left_out = 0;
    for (const double nats : evidence.reshaped())
        if (nats > price)
            weakest = std::min(weakest, nats);
        else
            strongest_left_out = std::max(strongest_left_out, nats);
    std::ostringstream text;
    text << "Rotated to the sparsest coordinates found. There " << (evidence.array() > price).count() << " of "
         << evidence.size() << " possible edges say what others do not"
         << (bounded ? ", as many as the bound allows" : "") << std::setprecision(2) << ": the weakest " << weakest
         << " nats a row, the strongest left out " << strongest_left_out
         << ". What follows is learned under this graph.";
    return text.str();
}

}  // namespace disentangle
