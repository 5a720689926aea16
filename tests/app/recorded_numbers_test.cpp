// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine records is in the catalogue, and is what the catalogue says.
#include "core/record/run_file.h"
#include "tests/app/process.h"
#include "tests/app/small_experiment.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace disentangle;
using namespace disentangle::test;

namespace {

std::vector<double> values(const RunReader& run, std::string_view name)
{
    std::vector<double> list;
    for (const Sample& sample : run.metric(name))
        list.push_back(sample.value);
    return list;
}

}  // namespace

TEST_CASE("every metric and every snapshot of a run is in the catalogue, and means what its row says")
{
    const TemporaryFolder folder;
    folder.write("small.json", small_experiment());
    REQUIRE(run({"train", "small.json", "--out", "X.run", "--threads", "1", "--quiet"}, folder.path()).exit_code == 0);
    const RunReader reader(folder.path() / "X.run");
    for (const std::string& name : reader.metric_names()) {
        CAPTURE(name);
        CHECK(metric_info(name) != nullptr);
    }
    for (const std::string& kind : reader.snapshot_kinds()) {
        CAPTURE(kind);
        CHECK(snapshot_info(kind) != nullptr);
    }
    for (const Event& event : reader.events()) {
        CAPTURE(event.kind);
        CHECK(event_kind(event.kind).has_value());
    }

    const auto loss = values(reader, metric::loss), reconstruction = values(reader, metric::reconstruction),
               kl = values(reader, metric::kl), rate = values(reader, metric::rate),
               seconds = values(reader, metric::seconds);
    REQUIRE(loss.size() == 7);  // steps 0, 50, ..., 300
    for (std::size_t i = 0; i < loss.size(); ++i) {
        CHECK(loss[i] == doctest::Approx(reconstruction[i] + kl[i]).epsilon(1e-5));
        // A factor: the learning rates themselves are 2e-3 and less.
        CHECK(rate[i] >= 0);
        CHECK(rate[i] <= 1);
    }
    CHECK(*std::max_element(rate.begin(), rate.end()) > 0.1);
    // The clock has been running since the program was started: it shows something before the first step.
    CHECK(seconds.front() > 0);
    CHECK(std::is_sorted(seconds.begin(), seconds.end()));
}

TEST_CASE("the clock of a run counts the sessions before")
{
    const TemporaryFolder folder;
    folder.write("small.json", small_experiment());
    REQUIRE(run({"train", "small.json", "--out", "X.run", "--threads", "1", "--quiet"}, folder.path()).exit_code == 0);
    const double before = values(RunReader(folder.path() / "X.run"), metric::seconds).back();
    REQUIRE(run({"resume", "X.run", "--steps", "400", "--quiet"}, folder.path()).exit_code == 0);
    const RunReader reader(folder.path() / "X.run");
    CHECK(*reader.metric_at(metric::seconds, 400) > before);
}
