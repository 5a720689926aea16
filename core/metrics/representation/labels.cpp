// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/representation/labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace disentangle {
namespace {

constexpr int bins = 20;

/// Renumbers classes from 0 without gaps, in their order.
Labels without_gaps(std::vector<int> labels)
{
    std::vector<int> present = labels;
    std::ranges::sort(present);
    present.erase(std::unique(present.begin(), present.end()), present.end());
    for (int& label : labels)
        label = static_cast<int>(std::ranges::lower_bound(present, label) - present.begin());
    return {std::move(labels), static_cast<int>(present.size())};
}

std::vector<Labels> labels_of(const Eigen::MatrixXd& columns, bool values)
{
    std::vector<Labels> labels;
    for (Eigen::Index col = 0; col < columns.cols(); ++col)
        labels.push_back(values ? labels_of_values(columns.col(col)) : labels_of_bins(columns.col(col)));
    return labels;
}

}  // namespace

Labels labels_of_values(const Eigen::VectorXd& column)
{
    std::vector<double> values(column.begin(), column.end());
    std::ranges::sort(values);
    values.erase(std::unique(values.begin(), values.end()), values.end());
    Labels labels{{}, static_cast<int>(values.size())};
    for (const double value : column)
        labels.of.push_back(static_cast<int>(std::ranges::lower_bound(values, value) - values.begin()));
    return labels;
}

Labels labels_of_bins(const Eigen::VectorXd& column)
{
    const double least = column.minCoeff(), width = (column.maxCoeff() - least) / bins;
    std::array<double, bins> edges{};
    for (int k = 0; k < bins; ++k)
        edges[static_cast<std::size_t>(k)] = least + k * width;
    std::vector<int> labels;
    for (const double value : column)
        labels.push_back(static_cast<int>(std::ranges::upper_bound(edges, value) - edges.begin()));
    return without_gaps(std::move(labels));
}

std::vector<Labels> factor_labels(const RepresentationRows& rows)
{
    return labels_of(rows.factors, rows.discrete.factors);
}

std::vector<Labels> latent_labels(const RepresentationRows& rows, bool values)
{
    return labels_of(rows.latents, values);
}

double mutual_information(const Labels& a, const Labels& b)
{
    const auto n = static_cast<double>(a.of.size());
    Eigen::MatrixXd both = Eigen::MatrixXd::Zero(a.classes, b.classes);
    for (std::size_t row = 0; row < a.of.size(); ++row)
        both(a.of[row], b.of[row]) += 1 / n;
    const Eigen::VectorXd of_a = both.rowwise().sum();
    const Eigen::RowVectorXd of_b = both.colwise().sum();
    double sum = 0;
    for (Eigen::Index i = 0; i < both.rows(); ++i)
        for (Eigen::Index j = 0; j < both.cols(); ++j)
            if (both(i, j) > 0)
                sum += both(i, j) * std::log(both(i, j) / (of_a[i] * of_b[j]));
    return sum < 1e-12 ? 0 : sum;
}

MutualInformation mutual_information(const std::vector<Labels>& factors, const std::vector<Labels>& latents)
{
    const auto d = static_cast<Eigen::Index>(factors.size()), m = static_cast<Eigen::Index>(latents.size());
    MutualInformation result{Eigen::MatrixXd(d, m), Eigen::VectorXd(d)};
    for (Eigen::Index i = 0; i < d; ++i) {
        const Labels& factor = factors[static_cast<std::size_t>(i)];
        result.entropy[i] = mutual_information(factor, factor);
        for (Eigen::Index j = 0; j < m; ++j)
            result.between(i, j) = mutual_information(factor, latents[static_cast<std::size_t>(j)]);
    }
    return result;
}

}  // namespace disentangle
