// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/facts.h"

#include <vector>

namespace disentangle {

/// Rows of x as they were given (n x given().size(), row by row), as the Source of these facts would give them (n x d_x);
/// and back, frames with every pixel from black to white. The same rows where nothing was standardised or projected.
std::vector<float> standardised_x(const Facts& facts, std::vector<float> x);
std::vector<float> x_as_given(const Facts& facts, std::vector<float> x);
/// The same of actions, n x d_a.
std::vector<float> standardised_a(const Facts& facts, std::vector<float> a);

}  // namespace disentangle
