// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "tests/app/process.h"

#include <doctest/doctest.h>

using namespace disentangle::test;

namespace {

const std::vector<std::string> verbs{"presets", "verdict",   "generate", "data",    "train",     "resume",
                                     "select",  "sweep",     "show",     "figure",  "encode",    "decode",
                                     "weights", "stability", "lesson",   "metrics", "reproduce", "selftest"};

bool contains(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("every verb has help with an example of its use, and offers JSON")
{
    const TemporaryFolder folder;
    for (const std::string& verb : verbs) {
        CAPTURE(verb);
        const Outcome outcome = run({verb, "--help"}, folder.path());
        CHECK(outcome.exit_code == 0);
        CHECK(outcome.err.empty());
        const auto example = outcome.out.find("Example:");
        REQUIRE(example != std::string::npos);
        CHECK(contains(outcome.out.substr(example), "disentangle " + verb));
        CHECK(contains(outcome.out, "--json"));
    }
}

TEST_CASE("the program alone says what it can do, on standard error, and is a usage error")
{
    const TemporaryFolder folder;
    const Outcome alone = run({}, folder.path());
    CHECK(alone.exit_code == 2);
    CHECK(alone.out.empty());
    const Outcome help = run({"--help"}, folder.path());
    CHECK(help.exit_code == 0);
    for (const std::string& verb : verbs) {
        CAPTURE(verb);
        CHECK(contains(alone.err, verb));
        CHECK(contains(help.out, verb));
    }
}

TEST_CASE("the version is one line on standard output")
{
    const TemporaryFolder folder;
    const Outcome outcome = run({"--version"}, folder.path());
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.out.starts_with("disentangle "));
    CHECK(outcome.out.find('\n') == outcome.out.size() - 1);
}

TEST_CASE("a usage error exits with 2, says what is wrong and where help is, and prints nothing else")
{
    struct Case {
        std::vector<std::string> arguments;
        std::string says;
    };
    const std::vector<Case> cases{
        {{"tarin", "ActionDiag"}, "did you mean 'train'?"},
        {{"xyzzy"}, "the verbs are presets, verdict"},
        {{"train"}, "experiment is required"},
        {{"train", "ActionDiag", "--stepz", "3"}, "--stepz"},
        {{"train", "ActionDiag", "--thread", "3"},
         "--thread is no option of 'disentangle train', did you mean --threads?"},
        {{"metrics", "--z", "z.csv", "--zhat=a.csv"},
         "--zhat is no option of 'disentangle metrics', did you mean --z-hat?"},
        {{"train", "ActionDiag", "--threads", "0"}, "--threads"},
        {{"train", "ActionDiag", "--threads", "two"}, "--threads"},
        {{"train", "ActionDiag", "--seed", "-1"}, "--seed: found -1, expected a whole number from 0"},
        {{"train", "ActionDiag", "--seed", "18446744073709551616"}, "--seed: found 18446744073709551616"},
        {{"resume", "a.run", "--steps", "0"}, "--steps: found 0, expected a whole number from 1"},
        {{"train", "ActionDiag", "--backend", "cuda"}, "--backend"},
        {{"train", "ActionDiag", "--device", "cuda"}, "needs --backend autograd"},
        {{"train", "ActionDiag", "--paused"}, "needs --control"},
        {{"train", "ActionDiag", "--goal", "mmc>=0.9"}, "did you mean 'mcc'?"},
        {{"train", "ActionDiag", "--stop-when", "mcc"}, "--stop-when 'mcc'"},
        {{"train", "ActionDiag", "--set", "training.stepz=5"}, "did you mean"},
        {{"train", "ActionDiag", "--set", "training.steps"}, "training.steps"},
        {{"train", "ActionDiag", "--set", "training.steps=-5"}, "training.steps"},
        {{"train", "ActionDiag", "--set", "world.d_x=3"}, "d_x"},
        {{"train", "ActionDiag", "--set", "data.mixing.seed=3"},
         "the data of this experiment are a world; did you mean "
         "world.mixing.seed?"},
        {{"train", "Tasks6", "--set", "world.mixing.seed=3"}, "did you mean data.mixing.seed?"},
        {{"train", "ActionDiag", "--settings", "fast"}, "--settings"},
        {{"train", "ActionDiagg"}, "did you mean"},
        {{"train", "ActionDiag", "--out", "no/such/folder/X.run"}, "no/such/folder"},
        {{"train", "ActionDiag", "--out", "."}, "is a folder"},
        {{"verdict"}, "expected either a preset or an experiment file, or --ga and --gz"},
        {{"verdict", "ActionDiag", "--ga", "Ga.csv"}, "expected either"},
        {{"verdict", "ActionDiag", "--mechanism", "cosine"}, "--mechanism"},
        {{"metrics", "--z", "z.csv"}, "--z-hat"},
        {{"metrics", "--z", "z.csv", "--z-hat", "z.csv", "--learned-ga", "Ga.csv"}, "--learned-ga needs --ga"},
        {{"generate", "ActionDiag"}, "--out"},
        {{"generate", "ActionDiag", "--out", "d", "--split", "all"}, "--split"},
        {{"generate", "ActionDiag", "--out", "d", "--rows", "0"}, "--rows"},
        {{"generate", "ActionDiag", "--out", "no/such/folder-"}, "no such folder"},
        {{"show"}, "run is required"},
        {{"encode", "a.run", "--x", "x.npy"}, "--to is required"},
        {{"encode", "a.run", "--x", "x.npy", "--to", "z.txt"}, "--to: the name ends in '.txt', expected .npy or .csv"},
        {{"decode", "a.run", "--z", "z.npy"}, "--z requires --to"},
        {{"decode", "a.run", "--to", "x.npy"}, "--to requires --z"},
        {{"weights", "a.run", "--to", "model.onnx"}, "--to: 'model.onnx', expected a name that ends in .pt"},
        {{"resume"}, "run is required"},
        {{"selftest"}, "files is required"},
    };
    for (const Case& test : cases) {
        const TemporaryFolder folder;
        const Outcome outcome = run(test.arguments, folder.path());
        CAPTURE(test.says);
        CAPTURE(outcome.err);
        CHECK(outcome.exit_code == 2);
        CHECK(contains(outcome.err, test.says));
        CHECK(outcome.out.empty());
        CHECK(folder.names().empty());
    }
}

TEST_CASE("the manual page knows every verb and every option")
{
    const TemporaryFolder folder;
    const std::string page = disentangle::read_file(DISENTANGLE_SOURCE_DIR "/packaging/man/disentangle.1");
    for (const std::string& verb : verbs) {
        CHECK(contains(page, ".Cm " + verb));
        const std::string help = run({verb, "--help"}, folder.path()).out;
        for (std::size_t at = 0; (at = help.find("  --", at)) != std::string::npos; ++at) {
            const std::size_t start = at + 4;
            const std::string option = help.substr(start, help.find_first_of(" \n", start) - start);
            CAPTURE(option);
            CHECK(contains(page, "Fl Fl " + option));
        }
    }
}
