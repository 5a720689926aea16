// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace disentangle::test {

/// An experiment that trains in about a second: three latents, each moved by an action of its own, few rows, small
/// networks. `more` is inserted into its "training" section.
inline std::string small_experiment(const std::string& more = "\"steps\": 300")
{
    return R"({
  "name": "small",
  "settings": "recipe",
  "seed": 3,
  "world": {
    "graph": {"Ga": [[1, 0, 0], [0, 1, 0], [0, 0, 1]], "Gz": null},
    "d_x": 5,
    "rows": {"train": 3000, "validation": 500, "test": 1000}
  },
  "estimator": {"width": 16, "transition": {"width": 8}},
  "training": {"batch": 32, "evaluate_every": 50, "checkpoint_every": 100, "evaluation_rows": 1000, )" +
           more + "}\n}\n";
}

}  // namespace disentangle::test
