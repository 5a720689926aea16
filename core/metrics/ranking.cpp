// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/metrics/metrics.h"

#include <algorithm>
#include <utility>

namespace disentangle {

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

std::vector<double> pairwise_mcc(const std::vector<Eigen::MatrixXd>& representations)
{
    if (representations.size() < 2)
        throw InputError("", "unsupervised ranking", std::to_string(representations.size()) + " models",
                         "two or more to compare");
    std::vector<double> agreements;
    for (std::size_t i = 0; i < representations.size(); ++i)
        for (std::size_t j = i + 1; j < representations.size(); ++j) {
            const Eigen::MatrixXd &one = representations[i], &other = representations[j];
            if (one.rows() != other.rows() || one.cols() != other.cols())
                throw InputError("", "unsupervised ranking",
                                 "models of " + std::to_string(one.rows()) + " x " + std::to_string(one.cols()) +
                                     " and " + std::to_string(other.rows()) + " x " + std::to_string(other.cols()),
                                 "the same rows and the same number of latents");
            agreements.push_back(score(one, other).mcc);
        }
    return agreements;
}

double unsupervised_ranking(const std::vector<Eigen::MatrixXd>& representations)
{
    return median(pairwise_mcc(representations));
}

}  // namespace disentangle
