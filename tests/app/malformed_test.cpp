// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/base/table.h"
#include "tests/app/process.h"
#include "tests/app/small_experiment.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace disentangle;
using namespace disentangle::test;

namespace {

/// A malformed file, and what its error must say besides the file's name.
struct Malformed {
    std::string content;
    std::string says;
};

/// Every wrong input ends the same way: exit code 2, the file and the fault named, nothing printed, nothing written.
void check_refused(const TemporaryFolder& folder, const std::vector<std::string>& arguments, const std::string& file,
                   const std::string& says)
{
    const std::vector<std::string> before = folder.names();
    const Outcome outcome = run(arguments, folder.path());
    CAPTURE(arguments.front());
    CAPTURE(says);
    CAPTURE(outcome.err);
    CHECK(outcome.signal == 0);
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err.find(file) != std::string::npos);
    CHECK(outcome.err.find(says) != std::string::npos);
    CHECK(outcome.out.empty());
    CHECK(folder.names() == before);
}

std::string replaced(std::string text, const std::string& what, const std::string& by)
{
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

std::string npy_of_two_rows()
{
    const float values[] = {1, 2, 3, 4};
    return format_npy(values, {2, 2});
}

}  // namespace

TEST_CASE("a malformed experiment is refused by every verb that reads one")
{
    const std::string good = small_experiment();
    const std::string Ga = "[[1, 0, 0], [0, 1, 0], [0, 0, 1]]";
    const std::vector<Malformed> cases{
        {"", "empty"},
        {"{", "line 1"},
        {replaced(good, "\"seed\": 3,", "\"seed\": 3"), "line 5"},
        {good + "}", "line"},
        {"[1, 2]", "an object"},
        {"\"ActionDiag\"", "an object"},
        {"{}", "world"},
        {std::string("{\"name\": \"\xff\xfe\"}"), ""},
        {std::string(100000, '['), ""},
        {replaced(good, "\"training\"", "\"trainign\""), "did you mean"},
        {replaced(good, "\"steps\"", "\"stepz\""), "did you mean 'steps'?"},
        {replaced(good, "\"steps\": 300", "\"steps\": 0"), "training.steps"},
        {replaced(good, "\"steps\": 300", "\"steps\": 1.5"), "training.steps"},
        {replaced(good, "\"steps\": 300", "\"steps\": \"many\""), "training.steps"},
        {replaced(good, "\"steps\": 300", "\"steps\": 1e300"), "training.steps"},
        {replaced(good, "\"steps\": 300", "\"steps\": 300, \"steps\": 400"), "training.steps"},
        {replaced(good, "\"seed\": 3", "\"seed\": -3"), "seed"},
        {replaced(good, Ga, "[[1, 0, 0], [0, 1], [0, 0, 1]]"), "row 2"},
        {replaced(good, Ga, "[[1, 0, 0], [0, 2, 0], [0, 0, 1]]"), "world.graph.Ga"},
        {replaced(good, Ga, "[]"), "world.graph.Ga"},
        {replaced(good, Ga, "null"), "Ga"},
        {replaced(good, "\"Gz\": null", "\"Gz\": [[1, 0], [0, 1]]"), "3 rows"},
        {replaced(good, "\"d_x\": 5", "\"d_x\": 2"), "d_x"},
        {replaced(good, "\"train\": 3000", "\"train\": -1"), "world.rows.train"},
        {replaced(good, "\"width\": 16", "\"width\": null"), "estimator.width"},
    };
    for (const Malformed& test : cases) {
        const TemporaryFolder folder;
        folder.write("wrong.json", test.content);
        check_refused(folder, {"verdict", "wrong.json"}, "wrong.json", test.says);
        check_refused(folder, {"train", "wrong.json", "--out", "X.run"}, "wrong.json", test.says);
        check_refused(folder, {"generate", "wrong.json", "--out", "data"}, "wrong.json", test.says);
    }
}

TEST_CASE("a malformed CSV is refused by name, line and fault")
{
    const std::vector<Malformed> cases{
        {"", "empty"},
        {"\n\n", ""},
        {"1.5,2\n3\n", "line 2"},
        {"1,2\n3,4,5\n", "line 2"},
        {"1,2\n#N/A,3\n4,5\n", "line 2, column 1"},
        {"1,25\n2,5\n3,75\n", "--decimal comma"},
        {"0,.3\n1,.2\n2,.6\n", "--index first"},
        {"1,2\n3,x\n", "line 2"},
        {"1,2\n3,nan\n", "line 2"},
        {"1,2\n3,inf\n", "line 2"},
        {"a,b\n", ""},
        {"1,2\n3,\n", "line 2"},
        {std::string("1,2\n\0\0\0\0", 8), ""},
        {"1.5,2\n3,4\n5,6\n", "3 x 2"},
        {"1,2,3\n4,5,6\n", "2 x 3"},
    };
    for (const Malformed& test : cases) {
        const TemporaryFolder folder;
        folder.write("wrong.csv", test.content);
        folder.write("z.csv", "1.5,2\n3,5\n");
        check_refused(folder, {"metrics", "--z", "z.csv", "--z-hat", "wrong.csv"}, "wrong.csv", test.says);
    }
}

TEST_CASE("a malformed matrix of a graph is refused by name and fault")
{
    const std::vector<Malformed> cases{
        {"", ""},
        {"1,0\n0,2\n", "line 2"},
        {"1,0\n0\n", "line 2"},
        {"1,0,1\n0,1,0\n", "square"},
    };
    for (const Malformed& test : cases) {
        const TemporaryFolder folder;
        folder.write("wrong.csv", test.content);
        check_refused(folder, {"verdict", "--gz", "wrong.csv"}, "wrong.csv", test.says);
    }
    const TemporaryFolder folder;
    folder.write("z.csv", "1.5,2\n3,5\n");
    folder.write("Ga.csv", "1\n1\n1\n");
    check_refused(folder, {"metrics", "--z", "z.csv", "--z-hat", "z.csv", "--ga", "Ga.csv"}, "Ga.csv", "2 rows");
    check_refused(folder, {"metrics", "--z", "z.csv", "--z-hat", "nowhere.csv"}, "nowhere.csv", "");
    check_refused(folder, {"verdict", "--ga", "Ga.txt"}, "Ga.txt", "");
}

TEST_CASE("a malformed NPY is refused by name and fault")
{
    const std::string good = npy_of_two_rows();
    const std::vector<Malformed> cases{
        {"", "empty"},
        {"PK\x03\x04", ""},
        {good.substr(0, 9), ""},
        {good.substr(0, 40), ""},
        {good.substr(0, good.size() - 1), ""},
        {good + "x", ""},
        {replaced(good, "<f4", "<c4"), "complex numbers"},
        {replaced(good, "<f4", "|O8"), ""},
        {replaced(good, "(2, 2)", "(2,-2)"), ""},
        {replaced(good, "(2, 2)", "(9, 9)"), ""},
        {replaced(good, "'shape'", "'shepa'"), ""},
    };
    for (const Malformed& test : cases) {
        const TemporaryFolder folder;
        folder.write("wrong.npy", test.content);
        folder.write("z.csv", "1.5,2\n3,5\n");
        check_refused(folder, {"metrics", "--z", "wrong.npy", "--z-hat", "z.csv"}, "wrong.npy", test.says);
    }
}

TEST_CASE("a malformed file of reference values is refused by name and case")
{
    const auto golden = [](const char* name) {
        return nlohmann::json::parse(read_file(DISENTANGLE_GOLDEN_DIR "/" + std::string(name)));
    };
    std::vector<Malformed> cases{{"", "empty"},     {"{", "line 1"},          {"[]", "an empty list"},
                                 {"[1]", "case 1"}, {"{\"a\": 1}", "case 1"}, {"3", "a list of cases"}};
    auto consistency = golden("consistency.json");
    consistency[4].erase("permitted");
    cases.push_back({consistency.dump(), "case 5"});
    auto ragged = golden("metrics.json");
    ragged[1]["z"][3].erase(0);
    cases.push_back({ragged.dump(), "case 2"});
    auto words = golden("metrics.json");
    words[0]["mcc"] = "high";
    cases.push_back({words.dump(), "case 1"});
    auto short_elbo = golden("elbo.json");
    short_elbo[2]["eps"].erase(0);
    cases.push_back({short_elbo.dump(), "case 3"});
    auto no_parameters = golden("elbo.json");
    no_parameters[0]["parameters"].erase("transition.bias");
    cases.push_back({no_parameters.dump(), "case 1"});
    for (const Malformed& test : cases) {
        const TemporaryFolder folder;
        folder.write("wrong.json", test.content);
        check_refused(folder, {"selftest", "wrong.json"}, "wrong.json", test.says);
    }
}

TEST_CASE("a file that is no whole run is refused by every verb that reads one")
{
    const TemporaryFolder source;
    source.write("small.json", small_experiment("\"steps\": 1"));
    REQUIRE(run({"train", "small.json", "--out", "good.run", "--quiet"}, source.path()).exit_code == 0);
    const std::string good = source.read("good.run");
    REQUIRE(good.size() > 8192);
    std::string newer = good;
    newer[63] = 99;  // user_version, big-endian at offset 60 (sqlite.org/fileformat2.html)
    std::string foreign = good;
    foreign[68] = 1;  // application_id, at offset 68
    const std::vector<Malformed> cases{
        {"", "empty"},
        {"not a database at all", "not a run"},
        {good.substr(0, 50), "header"},
        {good.substr(0, 4096), "cut off"},
        {good.substr(0, good.size() - 1), "cut off"},
        {newer, "newer version"},
        {foreign, "not a run"},
        {replaced(good, "\"world\"", "\"wrold\""), "experiment"},
    };
    for (const Malformed& test : cases) {
        const TemporaryFolder folder;
        folder.write("wrong.run", test.content);
        check_refused(folder, {"show", "wrong.run"}, "wrong.run", test.says);
        check_refused(folder, {"resume", "wrong.run"}, "wrong.run", test.says);
        CHECK(folder.read("wrong.run") == test.content);
    }
    check_refused(source, {"show", "nowhere.run"}, "nowhere.run", "");
    check_refused(source, {"show", "."}, ".", "folder");
    check_refused(source, {"show", "good.run", "--metric", "mmc"}, "good.run", "did you mean 'mcc'?");
    check_refused(source, {"train", "small.json", "--out", "good.run"}, "good.run", "exists already");
    CHECK(source.read("good.run") == good);
}
