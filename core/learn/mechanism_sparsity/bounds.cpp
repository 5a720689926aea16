// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/bounds.h"

#include "core/base/error.h"

#include <cmath>

namespace disentangle {
namespace {

Bound bound(std::optional<double> given, const SparsitySpec& spec, std::optional<int> true_edges, int possible)
{
    if (given)
        return {*given, Bound::Source::given};
    if (spec.bound_from == BoundFrom::data)
        return {0, Bound::Source::data};
    const bool looked_at = spec.search == GraphSearch::masks || spec.search == GraphSearch::rotate;
    if (looked_at && !true_edges)
        throw InputError("", "sparsity.bound_from", "found truth, but the true graph of these data is not known",
                         "data, or bounds that are given");
    return {static_cast<double>(true_edges.value_or(possible)), Bound::Source::truth};
}

}  // namespace

bool Bounds::from_data() const
{
    const auto open = [](const std::optional<Bound>& bound) { return bound && bound->source == Bound::Source::data; };
    return open(Ga) || open(Gz);
}

std::optional<int> Bounds::total() const
{
    if (from_data())
        return std::nullopt;
    return static_cast<int>(std::lround((Ga ? Ga->beta : 0) + (Gz ? Gz->beta : 0)));
}

Bounds bounds_of(const SparsitySpec& spec, const Dimensions& dimensions, const Oracle& oracle)
{
    Bounds bounds;
    if (dimensions.d_a > 0)
        bounds.Ga = bound(spec.beta_Ga, spec, oracle.edges_Ga, dimensions.d_z * dimensions.d_a);
    if (dimensions.time)
        bounds.Gz = bound(spec.beta_Gz, spec, oracle.edges_Gz, dimensions.d_z * dimensions.d_z);
    return bounds;
}

}  // namespace disentangle
