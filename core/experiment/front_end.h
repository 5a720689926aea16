// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/entry.h"

#include <optional>

namespace disentangle {

/// What an estimator looks at frames through: their principal components (core/learn/front_end), of any estimator.
struct FrontEndSpec {
    std::optional<double> components;  ///< absent: as many as their spectrum asks for; a run says how many those were
    bool operator==(const FrontEndSpec&) const = default;
};

/// At most as many are taken where their number is left open.
inline constexpr int usual_components = 64;

/// Throws InputError unless the components are as many as the latents at least, and the numbers of a frame at most.
void require_components(const Experiment& experiment, int latents, const Shape& frame, const std::string& file);

/// Its keys, for kinds of data whose observations are frames.
ParameterTable front_end_table();

}  // namespace disentangle
