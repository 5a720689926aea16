// SPDX-License-Identifier: GPL-3.0-or-later
#include "support.h"

using namespace disentangle;
using namespace disentangle::testing;

TEST_CASE("a run is being recorded from its creation until its writer is gone")
{
    const Folder folder;
    CHECK(!is_recording(folder / "a.run"));
    {
        RunWriter writer = RunWriter::create(folder / "a.run", small_experiment());
        const RunReader reader(folder / "a.run");
        CHECK(is_recording(folder / "a.run"));
        RunWriter moved = std::move(writer);
        CHECK(is_recording(folder / "a.run"));
    }
    CHECK(!is_recording(folder / "a.run"));
}

TEST_CASE("a run whose engine was killed is no longer being recorded")
{
    const Folder folder;
    EndlessEngine engine(folder / "a.run");
    engine.wait_for(1);
    CHECK(is_recording(folder / "a.run"));
    engine.kill();
    CHECK(!is_recording(folder / "a.run"));
}

TEST_CASE("asking whether a run is being recorded keeps no writer out")
{
    const Folder folder;
    RunWriter::create(folder / "a.run", small_experiment()).metric(5, "mcc", 0);
    const RunReader reader(folder / "a.run");
    CHECK(!is_recording(folder / "a.run"));
    RunWriter writer = RunWriter::reopen(folder / "a.run", 5);
    CHECK(is_recording(folder / "a.run"));
}
