// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/process.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace disentangle::test;
using nlohmann::json;

namespace {

const std::string good = "---\ntitle: A\nminutes: 3\n---\n## B\n<!--\ncheck: run.step >= 5\n-->\nC\n";
const std::string bad = "---\ntitle: A\nminutes: 3\n---\n## B\n<!--\ncheck: score mmc > 0.5\npoint: nowhere\n-->\nC\n";

}  // namespace

TEST_CASE("lesson check says that a lesson is fine, or what is to be mended, and exits with 2 then")
{
    const TemporaryFolder folder;
    folder.write("good.md", good);
    folder.write("bad.md", bad);
    folder.write("none.md", "hello\n");
    const Outcome fine = run({"lesson", "check", "good.md"}, folder.path());
    CHECK(fine.exit_code == 0);
    CHECK(fine.out == "good.md: A, 1 step, nothing to mend\n");
    CHECK(fine.err.empty());

    const Outcome mend = run({"lesson", "check", "good.md", "bad.md", "none.md"}, folder.path());
    CHECK(mend.exit_code == 2);
    CHECK(mend.out.starts_with("good.md: A, 1 step, nothing to mend\n"
                               "bad.md: step 1, check: the metric 'mmc', which does not exist, expected"));
    CHECK(mend.out.find("bad.md: step 1, point: 'nowhere', which does not exist") != std::string::npos);
    CHECK(mend.out.find("none.md: first line: 'hello', expected ---") != std::string::npos);

    const Outcome listed = run({"lesson", "check", "good.md", "bad.md", "--json"}, folder.path());
    CHECK(listed.exit_code == 2);
    const json found = json::parse(listed.out);
    REQUIRE(found.size() == 2);
    CHECK(found[0]["title"] == "A");
    CHECK(found[0]["minutes"] == 3);
    CHECK(found[0]["steps"] == 1);
    CHECK(found[0]["problems"].empty());
    REQUIRE(found[1]["problems"].size() == 2);
    CHECK(found[1]["problems"][0]["line"] == 7);
    CHECK(found[1]["problems"][0]["place"] == "step 1, check");
    CHECK(found[1]["problems"][1]["line"] == 8);
}

TEST_CASE("lesson check refuses what is no file, and other words than check")
{
    const TemporaryFolder folder;
    const Outcome missing = run({"lesson", "check", "missing.md"}, folder.path());
    CHECK(missing.exit_code == 2);
    CHECK(missing.out.find("missing.md") != std::string::npos);
    CHECK(run({"lesson", "play", "a.md"}, folder.path()).exit_code == 2);
    CHECK(run({"lesson", "check"}, folder.path()).exit_code == 2);
}
