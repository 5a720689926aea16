// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/edge_evidence.h"

#include "core/learn/mechanism_sparsity/sine_pursuit.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <sstream>

namespace disentangle {

Eigen::MatrixXd edge_evidence(const Eigen::MatrixXd& inputs, const Eigen::MatrixXd& targets)
{
    constexpr int most_sines = 24;        // of a latent
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
