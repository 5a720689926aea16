// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/network/layout.h"

#include "core/base/random.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace disentangle {

Layout::Layout(const Dimensions& dimensions, const EstimatorSpec& spec)
    : dimensions_(dimensions), spec_(spec), description_(describe(dimensions, spec))
{
}

Layout::Layout(const Dimensions& dimensions, const EstimatorSpec& spec, NetworkDescription description)
    : dimensions_(dimensions), spec_(spec), description_(std::move(description))
{
}

const Tensor& Layout::at(std::string_view name) const
{
    const auto found = std::ranges::find(description_.tensors, name, &Tensor::name);
    if (found == description_.tensors.end())
        throw std::logic_error("Layout::at(): this estimator has no parameter " + std::string(name));
    return *found;
}

namespace {

void fill_normal(std::span<float> values, double deviation, Random& random)
{
    for (float& value : values)
        value = static_cast<float>(deviation * random.normal());
}

void fill_uniform(std::span<float> values, double bound, Random& random)
{
    for (float& value : values)
        value = static_cast<float>(random.uniform(-bound, bound));
}

void fill_phases(std::span<float> values, Random& random)
{
    for (float& value : values)
        value = static_cast<float>(random.uniform(0, 2 * std::numbers::pi));
}

/// rows x cols with orthonormal rows or columns (the shorter side), times `gain`.
void fill_orthogonal(std::span<float> values, int rows, int cols, double gain, Random& random)
{
    const bool transpose = rows < cols;
    const auto length = static_cast<std::size_t>(std::max(rows, cols));
    const auto count = static_cast<std::size_t>(std::min(rows, cols));
    std::vector<std::vector<double>> basis(count, std::vector<double>(length));
    for (auto& vector : basis)
        random.normal(vector);
    for (std::size_t i = 0; i < count; ++i) {
        // Gram-Schmidt twice: once loses orthogonality to rounding.
        for (int pass = 0; pass < 2; ++pass)
            for (std::size_t j = 0; j < i; ++j) {
                const double overlap = std::inner_product(basis[i].begin(), basis[i].end(), basis[j].begin(), 0.0);
                for (std::size_t k = 0; k < length; ++k)
                    basis[i][k] -= overlap * basis[j][k];
            }
        const double norm = std::sqrt(std::inner_product(basis[i].begin(), basis[i].end(), basis[i].begin(), 0.0));
        for (double& value : basis[i])
            value /= norm;
    }
    for (int row = 0; row < rows; ++row)
        for (int col = 0; col < cols; ++col) {
            const auto r = static_cast<std::size_t>(row), c = static_cast<std::size_t>(col);
            values[r * static_cast<std::size_t>(cols) + c] =
                static_cast<float>(gain * (transpose ? basis[r][c] : basis[c][r]));
        }
}

/// Ones where row and column agree.
void fill_identity(std::span<float> values, int rows, int cols)
{
    for (int i = 0; i < std::min(rows, cols); ++i)
        values[static_cast<std::size_t>(i * (cols + 1))] = 1;
}

}  // namespace

std::vector<float> initial_parameters(const Layout& layout, std::uint64_t seed)
{
    std::vector<float> parameters(layout.size());
    for (const Tensor& tensor : layout.tensors()) {
        const std::span values = std::span(parameters).subspan(tensor.offset, tensor.size());
        const Initial& initial = tensor.initial;
        Random random(seed, "initial " + tensor.name);
        switch (initial.kind) {
        case Initial::Kind::constant: std::ranges::fill(values, static_cast<float>(initial.size)); break;
        case Initial::Kind::identity: fill_identity(values, tensor.shape.front(), tensor.shape.back()); break;
        case Initial::Kind::uniform: fill_uniform(values, initial.size, random); break;
        case Initial::Kind::normal: fill_normal(values, initial.size, random); break;
        case Initial::Kind::phase: fill_phases(values, random); break;
        case Initial::Kind::orthogonal:
            fill_orthogonal(values, tensor.shape.front(), tensor.shape.back(), initial.size, random);
            break;
        }
        for (std::size_t k = 1; k < values.size() && initial.odd != 0; k += 2)
            values[k] += static_cast<float>(initial.odd);
    }
    return parameters;
}

}  // namespace disentangle
