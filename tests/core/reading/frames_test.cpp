// SPDX-License-Identifier: GPL-3.0-or-later
// Frames of a run whose x are scores.
#include "core/experiment/experiment.h"
#include "core/reading/frames.h"

#include <doctest/doctest.h>

using namespace disentangle;

TEST_CASE("a frame is the mean and what the scores add to it, between black and white")
{
    const Experiment e = experiment_from_json(
        {{"world",
          {{"kind", "scene"}, {"graph", {{"Ga", {{1, 0}, {0, 1}}}}}, {"scene", {{"size", 16}, {"colour", "grey"}}}}},
         {"estimator", {{"components", 2}}}},
        "");
    const Variables variables = variables_of(e);
    Moment moment;
    CHECK_FALSE(frames_of(moment, variables));
    Snapshot components{3, 256, std::vector<float>(3 * 256, 0.0F)};
    components.data[0] = 0.5F;  // of the mean frame
    components.data[1] = 0.25F;
    components.data[256] = 0.1F;       // of the first component
    components.data[512 + 1] = -0.5F;  // of the second
    moment.snapshots["components"] = components;
    const auto frames = frames_of(moment, variables);
    REQUIRE(frames);
    CHECK(frames->shape == Shape{1, 16, 16});
    const std::vector<float> scores{2, 0, 0, 1, -20, 0};
    const std::vector<float> x = frames->frames({scores, 3, 2});
    REQUIRE(x.size() == 3 * 256);
    CHECK(x[0] == doctest::Approx(0.7));
    CHECK(x[1] == doctest::Approx(0.25));
    CHECK(x[256] == doctest::Approx(0.5));
    CHECK(x[257] == 0);
    CHECK(x[512] == 0);
    CHECK(x[700] == 0);
    moment.snapshots["components"] = {2, 256, std::vector<float>(512)};  // of another number of scores
    CHECK_FALSE(frames_of(moment, variables));
}
