// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/entanglement.h"

#include <algorithm>
#include <cmath>

namespace disentangle {
namespace {

/// `allowed`: what each cell may have at least, or nullptr for nothing.
std::vector<Mark> forbidden_cells(const Snapshot& values, const Snapshot& permitted, const Snapshot* allowed)
{
    std::vector<Mark> marks;
    for (std::size_t i = 0; i < values.data.size(); ++i) {
        const double beyond = std::abs(double{values.data[i]}) - (allowed ? double{allowed->data[i]} : 0.0);
        marks.push_back(!is_permitted(double{permitted.data[i]}) && beyond > forbidden_above ? Mark::forbidden
                                                                                             : Mark::none);
    }
    return marks;
}

}  // namespace

std::optional<Entanglement> entanglement_at(const Moment& moment, int latents)
{
    const auto square = [&](std::string_view kind) { return moment.snapshot(kind, latents, latents); };
    const Snapshot* correlation = square(kind::correlation);
    if (!correlation)
        return std::nullopt;
    Entanglement result;
    result.matching = matching_of(moment, latents);
    const Matching columns = result.matching.value_or(Matching());
    result.correlation = reordered(*correlation, {}, columns);
    if (const Snapshot* recorded = square(kind::ols))
        result.coefficients = reordered(*recorded, {}, columns);
    if (const Snapshot* recorded = square(kind::permitted))
        result.permitted = *recorded;
    if (const Snapshot* recorded = square(kind::true_correlation))
        result.true_correlation = *recorded;
    if (result.permitted)
        result.forbidden = static_cast<int>(
            std::ranges::count_if(result.permitted->data, [](float cell) { return !is_permitted(cell); }));
    if (result.can_judge()) {
        result.correlation_marks = forbidden_cells(result.correlation, *result.permitted,
                                                   result.true_correlation ? &*result.true_correlation : nullptr);
        if (result.coefficients)
            result.coefficient_marks = forbidden_cells(*result.coefficients, *result.permitted, nullptr);
    }
    return result;
}

int count_of(const std::vector<Mark>& marks, Mark mark)
{
    return static_cast<int>(std::ranges::count(marks, mark));
}

}  // namespace disentangle
