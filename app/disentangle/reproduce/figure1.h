// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/model.h"
#include "core/learn/multitask/rotation_study.h"

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

// Figure 1 of Lachapelle et al. 2023 (arXiv 2211.14666): Lasso and Ridge on disentangled and entangled features.
namespace disentangle {

nlohmann::json figure1_as_json(const std::vector<RotationCell>& cells, const RotationStudy& study);
std::string figure1_as_text(const std::vector<RotationCell>& cells, const RotationStudy& study);
/// A panel for each share, test R2 over training rows, one standard deviation either way as thin curves.
figure::Figure figure1_drawing(const std::vector<RotationCell>& cells, const RotationStudy& study);
/// `ending`: "svg", "tex" or "csv".
std::string drawn_as(const std::string& ending, const figure::Figure& drawing);

}  // namespace disentangle
