// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/reproduce/computed.h"

#include "core/figure/request.h"

#include <algorithm>
#include <array>

namespace disentangle {

namespace {

constexpr std::string_view second_paper = "Lachapelle et al. 2023, arXiv 2211.14666";
constexpr std::array kinds{
    ComputedKind{"figure1", "Lasso and Ridge on disentangled and entangled features",
                 "Lachapelle et al. 2023, arXiv 2211.14666, Figure 1", 10, compute_figure1},
    ComputedKind{"rotation", "Lasso and Ridge as features are turned by degrees", second_paper, 3, compute_rotation},
    ComputedKind{"fewshot", "Plain and sparse predictors with few examples, by sparsity and entanglement", second_paper,
                 3, compute_few_shots},
};

}  // namespace

std::span<const ComputedKind> computed_kinds()
{
    return kinds;
}

const ComputedKind* find_computed(std::string_view name)
{
    const auto found = std::ranges::find(kinds, name, &ComputedKind::name);
    return found == kinds.end() ? nullptr : &*found;
}

std::string drawn_as(const std::string& ending, const figure::Figure& drawing)
{
    figure::Format format;
    format.width = 183;
    return figure::figure_text(ending, drawing, format, false);
}

}  // namespace disentangle
