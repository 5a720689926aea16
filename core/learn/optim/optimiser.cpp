// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/optim/optimiser.h"

#include "core/learn/rows.h"

#include "core/base/simd.h"

#include <Eigen/Core>
#include <cblas.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

namespace disentangle {
namespace {

/// C (m x n) = alpha op(A) op(B) + beta C, all row-major and dense.
void multiply(bool transpose_a, bool transpose_b, int m, int n, int k, float alpha, const float* a, const float* b,
              float beta, float* c)
{
    cblas_sgemm(CblasRowMajor, transpose_a ? CblasTrans : CblasNoTrans, transpose_b ? CblasTrans : CblasNoTrans, m, n,
                k, alpha, a, transpose_a ? m : k, b, transpose_b ? k : n, beta, c, n);
}

/// m <- momentum m + (1 - momentum) g; direction = momentum m + (1 - momentum) g with the new m: Nesterov's look-ahead.
DISENTANGLE_SIMD
void accelerate(float* __restrict average, const float* __restrict gradient, float* __restrict direction,
                std::size_t size)
{
    constexpr auto keep = static_cast<float>(muon_momentum), add = static_cast<float>(1 - muon_momentum);
    for (std::size_t i = 0; i < size; ++i) {
        average[i] = keep * average[i] + add * gradient[i];
        direction[i] = add * gradient[i] + keep * average[i];
    }
}

/// Divides by the Frobenius norm; zero stays zero.
DISENTANGLE_SIMD
void normalise(float* values, std::size_t size)
{
    constexpr std::size_t lanes = 16;  // a plain sum would wait for every addition
    double squares[lanes] = {};
    std::size_t i = 0;
    for (; i + lanes <= size; i += lanes)
        for (std::size_t l = 0; l < lanes; ++l)
            squares[l] += static_cast<double>(values[i + l]) * static_cast<double>(values[i + l]);
    double sum = 0;
    for (; i < size; ++i)
        sum += static_cast<double>(values[i]) * static_cast<double>(values[i]);
    for (const double square : squares)
        sum += square;
    const auto scale = static_cast<float>(1 / (std::sqrt(sum) + 1e-12));
    for (std::size_t k = 0; k < size; ++k)
        values[k] *= scale;
}

/// to = factor * from.
DISENTANGLE_SIMD
void copy_scaled(const float* __restrict from, float factor, float* __restrict to, std::size_t size)
{
    for (std::size_t i = 0; i < size; ++i)
        to[i] = factor * from[i];
}

DISENTANGLE_SIMD
void adam_loop(float* p, const float* g, float* m, float* v, std::size_t size, float b1, float b2, float scale,
               float second_scale)
{
    for (std::size_t i = 0; i < size; ++i) {
        m[i] = b1 * m[i] + (1 - b1) * g[i];
        v[i] = b2 * v[i] + (1 - b2) * g[i] * g[i];
        p[i] -= scale * m[i] / (std::sqrt(v[i] * second_scale) + 1e-8F);
    }
}

}  // namespace

void adam_step(std::span<float> parameters, std::span<const float> gradient, std::span<float> first,
               std::span<float> second, double rate, double beta1, double beta2, std::int64_t step)
{
    const auto b1 = static_cast<float>(beta1), b2 = static_cast<float>(beta2);
    const auto scale = static_cast<float>(rate / (1 - std::pow(beta1, static_cast<double>(step))));
    const auto second_scale = static_cast<float>(1 / (1 - std::pow(beta2, static_cast<double>(step))));
    adam_loop(parameters.data(), gradient.data(), first.data(), second.data(), parameters.size(), b1, b2, scale,
              second_scale);
}

void orthogonalise(std::span<float> matrix, int rows, int cols, int iterations, std::vector<float>& workspace)
{
    const std::size_t size = matrix.size();
    // The Gram matrix is taken on the shorter side.
    const int n = std::min(rows, cols);
    const auto gram_size = static_cast<std::size_t>(n) * static_cast<std::size_t>(n);
    workspace.resize(std::max(workspace.size(), size + 2 * gram_size));
    float* x = matrix.data();
    float* next = workspace.data();
    float* const gram = next + size;
    float* const polynomial = gram + gram_size;

    normalise(x, size);
    for (int iteration = 0; iteration < iterations; ++iteration) {
        const bool wide = rows <= cols;
        multiply(!wide, wide, n, n, wide ? cols : rows, 1, x, x, 0, gram);
        copy_scaled(gram, -4.775F, polynomial, gram_size);
        multiply(false, false, n, n, n, 2.0315F, gram, gram, 1, polynomial);
        for (int i = 0; i < n; ++i)
            polynomial[i * (n + 1)] += 3.4445F;
        if (wide)
            multiply(false, false, rows, cols, rows, 1, polynomial, x, 0, next);
        else
            multiply(false, false, rows, cols, cols, 1, x, polynomial, 0, next);
        std::swap(x, next);
    }
    if (x != matrix.data())
        std::copy_n(x, size, matrix.data());
}

Optimiser::Optimiser(const Layout& layout, OptimiserKind kind, int threads)
    : layout_(layout), kind_(kind), workers_(threads)
{
    state_.first.resize(layout.size());
    state_.second.resize(layout.size());
    share_out(workers_.size());
}

void Optimiser::share_out(int threads)
{
    std::vector<Matrix> matrices;
    for (const Tensor& tensor : layout_.tensors()) {
        if (tensor.role != Role::matrix && tensor.role != Role::unmix)
            continue;
        // A tensor of three dimensions is a stack of matrices, one per network.
        const int rows = tensor.shape[tensor.shape.size() - 2], cols = tensor.shape.back();
        const auto size = static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols);
        for (std::size_t offset = 0; offset < tensor.size(); offset += size)
            matrices.push_back({tensor.role, tensor.offset + offset, rows, cols, is_of_latents(tensor.group)});
    }
    const auto cost = [](const Matrix& m) {
        const double shorter = std::min(m.rows, m.cols), longer = std::max(m.rows, m.cols);
        return shorter * shorter * (2 * longer + shorter);
    };
    // Largest first, each to the least loaded thread.
    std::ranges::stable_sort(matrices, [&](const Matrix& a, const Matrix& b) { return cost(a) > cost(b); });
    shares_.resize(static_cast<std::size_t>(threads));
    for (const Matrix& matrix : matrices) {
        Share& share = *std::ranges::min_element(shares_, {}, &Share::cost);
        share.matrices.push_back(matrix);
        share.cost += cost(matrix);
    }
}

void Optimiser::step(std::span<float> parameters, std::span<const float> gradient, const Rates& rates)
{
    ++state_.steps;
    const auto adam = [&](std::size_t offset, std::size_t size, double rate) {
        adam_step(parameters.subspan(offset, size), gradient.subspan(offset, size),
                  std::span(state_.first).subspan(offset, size), std::span(state_.second).subspan(offset, size), rate,
                  adam_beta1, adam_beta2(kind_), state_.steps);
    };
    if (kind_ == OptimiserKind::adam && rates.latents) {
        workers_.run([&](int part) {
            // Whole blocks, so that every element takes the same path through the loop whatever the number of threads.
            constexpr std::size_t block = 64;
            const auto cut = [&](int k) {
                return k == workers_.size() ? parameters.size()
                                            : parameters.size() / block * static_cast<std::size_t>(k) /
                                                  static_cast<std::size_t>(workers_.size()) * block;
            };
            adam(cut(part), cut(part + 1) - cut(part), rates.adam);
        });
        return;
    }
    if (kind_ == OptimiserKind::adam) {
        for (const Tensor& tensor : layout_.tensors())
            if (!is_of_latents(tensor.group))
                adam(tensor.offset, tensor.size(), rates.adam);
        return;
    }
    workers_.run([&](int part) {
        Share& share = shares_[static_cast<std::size_t>(part)];
        for (const Matrix& matrix : share.matrices)
            if (rates.latents || !matrix.of_latents)
                step_matrix(matrix, parameters, gradient, rates, share);
    });
    for (const Tensor& tensor : layout_.tensors()) {
        if (!rates.latents && is_of_latents(tensor.group))
            continue;
        if (tensor.role == Role::vector)
            adam(tensor.offset, tensor.size(), rates.adam);
        else if (tensor.role == Role::variance)
            adam(tensor.offset, tensor.size(), variance_rate_factor * rates.adam);
    }
}

void Optimiser::step_matrix(const Matrix& matrix, std::span<float> parameters, std::span<const float> gradient,
                            const Rates& rates, Share& share)
{
    const auto size = static_cast<std::size_t>(matrix.rows) * static_cast<std::size_t>(matrix.cols);
    const auto average = std::span(state_.first).subspan(matrix.offset, size);
    const auto g = gradient.subspan(matrix.offset, size);
    const auto is_zero = [](float value) { return value == 0; };
    if (std::ranges::all_of(g, is_zero) && std::ranges::all_of(average, is_zero))
        return;  // the direction would be zero: a part of the model that this estimator does not use
    share.direction.resize(std::max(share.direction.size(), size));
    const std::span direction = std::span(share.direction).first(size);
    Eigen::Map<RowMajor> weights(parameters.data() + matrix.offset, matrix.rows, matrix.cols);
    const Eigen::Map<const RowMajor> step(direction.data(), matrix.rows, matrix.cols);
    if (matrix.role == Role::unmix) {
        const RowMajor psi = Eigen::Map<const RowMajor>(g.data(), matrix.rows, matrix.cols) * weights.transpose();
        accelerate(average.data(), psi.data(), direction.data(), size);
        orthogonalise(direction, matrix.rows, matrix.cols, unmix_iterations, share.workspace);
        weights -= (static_cast<float>(rates.unmix) * step * weights).eval();
    } else {
        accelerate(average.data(), g.data(), direction.data(), size);
        orthogonalise(direction, matrix.rows, matrix.cols, muon_iterations, share.workspace);
        const double widening = std::max(1.0, static_cast<double>(matrix.rows) / matrix.cols);
        weights -= static_cast<float>(rates.muon * std::sqrt(widening)) * step;
    }
}

void Optimiser::forget(const Tensor& tensor)
{
    for (auto* moments : {&state_.first, &state_.second})
        std::fill_n(moments->begin() + static_cast<std::ptrdiff_t>(tensor.offset), tensor.size(), 0.F);
}

void Optimiser::set_state(State state)
{
    if (state.first.size() != layout_.size() || state.second.size() != layout_.size())
        throw std::invalid_argument("Optimiser::set_state(): moments of another size");
    state_ = std::move(state);
}

double schedule_factor(const TrainingSpec& training, std::int64_t step)
{
    const double warm_up = training.warm_up > 0 ? std::min(1.0, static_cast<double>(step) / training.warm_up) : 1.0;
    const double fraction = static_cast<double>(step) / std::max(1, training.steps);
    if (fraction <= training.hold || training.hold >= 1)
        return warm_up;
    const double progress = std::min(1.0, (fraction - training.hold) / (1 - training.hold));
    const double cosine = 0.5 * (1 + std::cos(std::numbers::pi * progress));
    return warm_up * (training.final_fraction + (1 - training.final_fraction) * cosine);
}

}  // namespace disentangle
