// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

namespace disentangle {

/// Decoded observations (n x d_x) as the protocol gives them: [[x, ...], ...].
nlohmann::json decoded_rows(const std::vector<float>& x, int d_x);

}  // namespace disentangle
