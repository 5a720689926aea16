// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/mechanisms/sine_pursuit.h"

#include "core/linear_algebra/decompositions.h"
#include "core/linear_algebra/products.h"
#include "core/learn/network/fused/elementwise.h"

#include <algorithm>
#include <cmath>

namespace disentangle {

using Eigen::MatrixXd;
using Eigen::VectorXd;
using Eigen::VectorXf;

namespace {

constexpr double spacing = 0.4;  // of frequencies, over an input's deviation: half of what its range tells apart
constexpr double ridge = 1e-6;   // of a column's mean square
constexpr double by_chance =
    25;  // a sine explains more than this of the residual's sum of squares over the rows: e^-12.5

}  // namespace

SinePursuit::SinePursuit(const MatrixXd& inputs, double highest)
    : inputs_(inputs.cast<float>()), no_bias_(static_cast<std::size_t>(inputs.rows()))
{
    const Eigen::Index n = inputs.rows();
    deviations_ = ((inputs.rowwise() - inputs.colwise().mean()).colwise().squaredNorm() / static_cast<double>(n))
                      .cwiseSqrt()
                      .transpose();
    for (double frequency = spacing; frequency <= highest; frequency += spacing)
        frequencies_.push_back(frequency);
    const auto count = static_cast<Eigen::Index>(frequencies_.size());
    VectorXf sine(n), cosine(n);
    for (int l = 0; l < inputs.cols(); ++l) {
        sines_.emplace_back(count, n);
        cosines_.emplace_back(count, n);
        for (Eigen::Index k = 0; k < count && deviations_(l) > 0; ++k) {
            waves(l, frequencies_[static_cast<std::size_t>(k)] / deviations_(l), sine, cosine);
            sines_.back().row(k) = sine.transpose();
            cosines_.back().row(k) = cosine.transpose();
        }
    }
}

void SinePursuit::waves(int input, double frequency, VectorXf& sine, VectorXf& cosine) const
{
    sine = static_cast<float>(frequency) * inputs_.col(input);
    cosine.resize(sine.size());
    bias_sine(sine.data(), cosine.data(), no_bias_.data(), 1, no_bias_.size());
}

SinePursuit::Found SinePursuit::at(const VectorXf& residual, int input, double frequency) const
{
    VectorXf sine, cosine;
    waves(input, frequency, sine, cosine);
    const auto dot = [](const VectorXf& a, const VectorXf& b) { return static_cast<double>(a.dot(b)); };
    const double ss = dot(sine, sine), sc = dot(sine, cosine), cc = dot(cosine, cosine);
    const double rs = dot(residual, sine), rc = dot(residual, cosine);
    const double determinant = ss * cc - sc * sc + 1e-9 * (ss + cc) * (ss + cc);
    const double a = (cc * rs - sc * rc) / determinant, b = (ss * rc - sc * rs) / determinant;
    return {{input, frequency, std::atan2(b, a), std::hypot(a, b)}, a * rs + b * rc};
}

/// On the grid, where a sine and a cosine are nearly orthogonal and as long as each other; then between its points.
SinePursuit::Found SinePursuit::best(const VectorXf& residual) const
{
    Found found;
    float most = 0;
    int input = -1;
    Eigen::Index place = 0;
    for (int l = 0; l < inputs_.cols(); ++l) {
        if (deviations_(l) <= 0)
            continue;
        const auto at = static_cast<std::size_t>(l);
        const VectorXf power = (sines_[at] * residual).cwiseAbs2() + (cosines_[at] * residual).cwiseAbs2();
        Eigen::Index k = 0;
        if (const float own = power.maxCoeff(&k); own > most) {
            most = own;
            input = l;
            place = k;
        }
    }
    if (input < 0)
        return found;
    const double step = spacing / deviations_(input);
    found = at(residual, input, frequencies_[static_cast<std::size_t>(place)] / deviations_(input));
    for (double width = step / 2; width > step / 40; width /= 2)
        for (const double frequency : {found.sine.frequency - width, found.sine.frequency + width})
            if (frequency > step / 4)
                if (const Found other = at(residual, input, frequency); other.explained > found.explained)
                    found = other;
    return found;
}

SinePursuit::Fit SinePursuit::fit(const VectorXd& target, int most, double least) const
{
    const Eigen::Index n = inputs_.rows(), inputs = inputs_.cols();
    // Products of all columns of the basis, and with the target: each new sine adds two rows.
    RowMajor basis(1 + inputs + 2 * most, n);
    MatrixXd gram(basis.rows(), basis.rows());
    VectorXd products(basis.rows());
    const VectorXf goal = target.cast<float>();
    Eigen::Index used = 0;
    const auto add = [&](const VectorXf& column) {
        basis.row(used) = column.transpose();
        const VectorXf with = basis.topRows(used + 1) * column;
        gram.row(used).head(used + 1) = with.cast<double>().transpose();
        gram.col(used).head(used + 1) = with.cast<double>();
        products(used) = static_cast<double>(column.dot(goal));
        ++used;
    };
    VectorXd weights;
    VectorXf residual;
    const auto refit = [&] {
        MatrixXd system = gram.topLeftCorner(used, used);
        system.diagonal().array() += ridge * static_cast<double>(n);
        weights = solve_positive(system, products.head(used));
        residual = goal - basis.topRows(used).transpose() * weights.cast<float>();
    };
    add(VectorXf::Ones(n));
    for (Eigen::Index l = 0; l < inputs; ++l)
        add(inputs_.col(l));
    refit();
    Fit fit;
    fit.variance = (target.array() - target.mean()).square().mean();
    VectorXf sine, cosine;
    while (static_cast<int>(fit.sines.size()) < most) {
        const Found found = best(residual);
        const double mean_square = static_cast<double>(residual.squaredNorm()) / static_cast<double>(n);
        if (!(found.explained > least * fit.variance * static_cast<double>(n) &&
              found.explained > by_chance * mean_square))
            break;
        fit.sines.push_back(found.sine);
        waves(found.sine.input, found.sine.frequency, sine, cosine);
        add(sine);
        add(cosine);
        refit();
    }
    fit.without = VectorXd(inputs);
    for (int l = 0; l < inputs; ++l) {
        std::vector<Eigen::Index> others{0};
        for (Eigen::Index k = 1; k < used; ++k)
            if ((k <= inputs ? static_cast<int>(k) - 1
                             : fit.sines[static_cast<std::size_t>((k - 1 - inputs) / 2)].input) != l)
                others.push_back(k);
        MatrixXd system = gram(others, others);
        system.diagonal().array() += ridge * static_cast<double>(n);
        const VectorXd of_others = products(others);
        const VectorXd weights_of_others = solve_positive(system, of_others);
        fit.without(l) =
            (static_cast<double>(goal.squaredNorm()) - weights_of_others.dot(of_others)) / static_cast<double>(n);
    }
    fit.left = static_cast<double>(residual.squaredNorm()) / static_cast<double>(n);
    fit.constant = weights(0);
    fit.slope = weights.segment(1, inputs);
    for (std::size_t k = 0; k < fit.sines.size(); ++k) {
        const auto at = 1 + inputs + 2 * static_cast<Eigen::Index>(k);
        fit.sines[k].phase = std::atan2(weights(at + 1), weights(at));
        fit.sines[k].amplitude = std::hypot(weights(at), weights(at + 1));
    }
    return fit;
}

}  // namespace disentangle
