// SPDX-License-Identifier: GPL-3.0-or-later
// Correlations as they are counted.
#include "core/reading/counted.h"

#include <doctest/doctest.h>

using namespace disentangle;

TEST_CASE("of what theory forbids only what the true latents do not share is counted")
{
    Moment moment;
    moment.snapshots["assignment"] = {1, 2, {0, 1}};
    moment.snapshots["correlation"] = {2, 2, {0.9F, 0.3F, 0.35F, 0.8F}};
    moment.snapshots["permitted"] = {2, 2, {1, 0, 1, 1}};
    moment.snapshots["true_correlation"] = {2, 2, {1, 0.25F, 0.25F, 1}};
    auto read = entanglement_at(moment, 2);
    REQUIRE(read.has_value());
    const Snapshot counted = counted_correlation(*read);
    CHECK(counted.data[1] == doctest::Approx(0.05));
    CHECK(counted.data[0] == 0.9F);
    CHECK(counted.data[2] == 0.35F);  // permitted: as measured
    CHECK(shares_correlation(*read));
    moment.snapshots["true_correlation"].data[1] = 0.4F;
    CHECK(counted_correlation(*entanglement_at(moment, 2)).data[1] == 0);
    moment.snapshots.erase("true_correlation");
    read = entanglement_at(moment, 2);
    CHECK(counted_correlation(*read) == read->correlation);
    CHECK_FALSE(shares_correlation(*read));
}
