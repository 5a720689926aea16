// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/table/spectrum.h"

#include <Eigen/Eigenvalues>

#include <algorithm>

namespace disentangle {

LatentsProposal propose_latents(const Eigen::MatrixXd& standardised)
{
    constexpr double least_explained = 0.7, most_explained = 0.97;
    constexpr double clear_fall = 10;  // such a fall ends the spectrum wherever it stands
    LatentsProposal proposal;
    const auto d = static_cast<int>(standardised.cols());
    if (d == 0 || standardised.rows() == 0)
        return proposal;
    const Eigen::MatrixXd correlation =
        standardised.transpose() * standardised / static_cast<double>(standardised.rows());
    const Eigen::VectorXd ascending =
        Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(correlation, Eigen::EigenvaluesOnly).eigenvalues();
    for (int k = 0; k < d; ++k)
        proposal.spectrum.push_back(std::max(0.0, ascending(d - 1 - k)));
    double total = 0;
    for (const double value : proposal.spectrum)
        total += value;
    // What is so small beside the largest is rounding, and falls without meaning.
    const double floor = 1e-9 * proposal.spectrum.front();
    double best = 0, explained = 0;
    for (int k = 1; k < d; ++k) {
        const double here = proposal.spectrum[static_cast<std::size_t>(k - 1)];
        const double next = std::max(proposal.spectrum[static_cast<std::size_t>(k)], floor);
        explained += here;
        const double fall = here / next, share = explained / total;
        if (here <= floor || share < least_explained || (share > most_explained && fall < clear_fall) || fall <= best)
            continue;
        best = fall;
        proposal.latents = k;
    }
    if (best == 0) {
        proposal.latents = d;
        proposal.reason = "no fewer directions hold most of x's variance";
        return proposal;
    }
    proposal.reason =
        "the eigenvalues of x's correlation matrix fall most behind number " + std::to_string(proposal.latents);
    return proposal;
}

}  // namespace disentangle
