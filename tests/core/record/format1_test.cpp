// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/experiment.h"
#include "support.h"

using namespace disentangle;
using namespace disentangle::testing;

TEST_CASE("a run of the first version opens, and its experiment is what it was")
{
    // Recorded by the program whose experiment documents were of format 1.
    const Folder folder;
    fs::copy_file(fs::path(DISENTANGLE_FIXTURES_DIR) / "format1" / "tiny.run", folder / "tiny.run");
    const RunReader run(folder / "tiny.run");
    CHECK(run.experiment_text().find("\"format\": 1") != std::string::npos);
    CHECK(run.experiment().estimator.width == 8);
    CHECK(run.experiment().training.steps == 40);
    CHECK(run.experiment().sparsity.search == GraphSearch::rotate);
    CHECK(run.last_step() == 24);
}
