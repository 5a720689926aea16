// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/observe/points/scatter_plot.h"
#include "core/experiment/variables.h"
#include "core/reading/points.h"

#include <Eigen/Core>
#include <compare>
#include <map>

namespace disentangle {

/// Something that has one value for each of the recorded held-out rows.
struct PlaneVariable {
    enum class Kind {
        learned,    ///< learned latent `index`
        truth,      ///< true latent `index`
        learnedPc,  ///< principal component `index` (0 or 1) of the learned latents
        truePc,     ///< ... of the true latents
        xPc         ///< ... of the recorded observations, which are fewer
    } kind = Kind::learned;
    int index = 0;
    auto operator<=>(const PlaneVariable&) const = default;
};

/// "ẑ3", "z2", "PC 1 of x".
QString nameOf(const PlaneVariable& variable, const Variables& variables);

/// Reads variables of a run from its moments. Principal components keep the signs they had at the moment read before,
/// and axes grow as values come that lie outside, so that a picture neither flips nor jumps while the step moves.
class PlaneColumns {
public:
    /// Forgets signs and axes: another run.
    void reset();
    /// Axes begin anew; signs stay.
    void fit() { m_ranges.clear(); }

    /// One value per row; empty when the moment has none, then `missing` is the kind of snapshot that lacks.
    std::vector<float> read(const Moment& moment, const Variables& variables, const PlaneVariable& variable);
    std::string_view missing(const PlaneVariable& variable) const;
    /// Share of the variance that a principal component had when it was read last.
    double share(const PlaneVariable& variable) const;
    /// What has been read of a variable so far lies in.
    const ValueRange& range(const PlaneVariable& variable) { return m_ranges[variable]; }

private:
    std::map<PlaneVariable, ValueRange> m_ranges;
    std::map<PlaneVariable, std::vector<float>> m_before;  ///< principal components at the moment read before
    std::map<PlaneVariable, double> m_shares;
};

/// What points are coloured by.
struct Colouring {
    enum class Kind {
        none,
        largestAction,  ///< the action with the largest magnitude
        action,         ///< the value of action `index`
        truth           ///< the value of true latent `index`
    } kind = Kind::none;
    int index = 0;
    bool operator==(const Colouring&) const = default;
};

/// Fills in the colours of points whose x and y are there. Where nothing was recorded to colour by they stay plain.
void colourPoints(ScatterPoints& points, const Colouring& colouring, const Moment& moment, const Variables& variables);

}  // namespace disentangle
