// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/theory/criterion.h"
#include "ui/style/outlook.h"

#include <QString>

namespace disentangle {

/// The graphical criterion of one latent in its set form, as rich text: each set that removes latents and what it
/// leaves, the other sets, and the intersection. `sets` are those of the latent, from criterion_of(); `alone` is what a latent
/// that is left alone stands for in this world.
QString criterionText(const CausalGraph& graph, int latent, const std::vector<CriterionSet>& sets, Outlook alone);

}  // namespace disentangle
