// SPDX-License-Identifier: GPL-3.0-or-later
// Places and surroundings: names, links, streams that are closed, files that go while they are used.
#include "core/record/run_file.h"
#include "tests/app/process.h"
#include "tests/app/small_experiment.h"

#include <doctest/doctest.h>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

using namespace disentangle;
using namespace disentangle::test;
namespace fs = std::filesystem;

namespace {

/// As a daemon or cron starts it; `redirections` in the shell's words.
Outcome in_shell(const std::string& arguments, const std::string& redirections, const fs::path& folder)
{
    return run_tool({"sh", "-c", std::string(DISENTANGLE_BIN_DIR "/disentangle ") + arguments + " " + redirections},
                    folder);
}

std::string named_experiment(const std::string& name)
{
    nlohmann::json experiment = nlohmann::json::parse(small_experiment("\"steps\": 20"));
    experiment["name"] = name;
    return experiment.dump();
}

std::string repeated_text(const std::string& text, int times)
{
    std::string result;
    for (int i = 0; i < times; ++i)
        result += text;
    return result;
}

}  // namespace

TEST_CASE("training goes to its end whichever standard streams are closed")
{
    for (const char* closed : {"", "<&-", ">&-", "2>&-", "<&- >&-", "<&- 2>&-", ">&- 2>&-", "<&- >&- 2>&-"}) {
        CAPTURE(closed);
        const TemporaryFolder folder;
        folder.write("small.json", small_experiment());
        const Outcome outcome = in_shell("train small.json --out a.run --threads 1", closed, folder.path());
        CHECK(outcome.exit_code == 0);
        CHECK(folder.names() == std::vector<std::string>{"a.run", "small.json"});
        CHECK(RunReader(folder.path() / "a.run").last_step() == 300);
        const Outcome more = in_shell("resume a.run --steps 350 --threads 1", closed, folder.path());
        CHECK(more.exit_code == 0);
        CHECK(RunReader(folder.path() / "a.run").last_step() == 350);
    }
}

TEST_CASE("a verb whose result is what it prints fails where nothing can be printed")
{
    const TemporaryFolder folder;
    for (const char* verb : {"presets", "verdict ActionDiag", "--help", "show --help"}) {
        CAPTURE(verb);
        const Outcome closed = in_shell(verb, ">&-", folder.path());
        CHECK(closed.exit_code == 1);
        CHECK(closed.err == "disentangle: standard output: it is closed, so the result cannot be printed\n");
        CHECK(in_shell(verb, ">/dev/full", folder.path()).exit_code == 1);
        CHECK(in_shell(verb, "<&- 2>&-", folder.path()).exit_code == 0);
    }
}

TEST_CASE("a verb whose result is a file makes it without a word where nothing can be printed")
{
    const TemporaryFolder folder;
    folder.write("small.json", small_experiment("\"steps\": 20"));
    REQUIRE(run({"train", "small.json", "--out", "a.run", "--threads", "1", "--quiet"}, folder.path()).exit_code == 0);
    for (const char* verb : {"figure scores --run a.run --to a.svg", "generate small.json --out data --split test"}) {
        CAPTURE(verb);
        CHECK(in_shell(verb, "<&- >&- 2>&-", folder.path()).exit_code == 0);
        CHECK(in_shell(verb + std::string(verb[0] == 'g' ? " --force" : ""), ">/dev/full", folder.path()).exit_code ==
              1);
    }
    CHECK(folder.names() == std::vector<std::string>{"a.run", "a.svg", "data", "small.json"});
}

TEST_CASE("a run is named after its experiment, whatever that is called")
{
    const std::vector<std::pair<std::string, std::string>> cases{
        {repeated_text("ä", 130), repeated_text("ä", 50)},
        {repeated_text("😀", 80), repeated_text("😀", 25)},
        {repeated_text("e\u0301", 100), repeated_text("e\u0301", 33)},
        {"a/b", "a_b"},
        {"..", "experiment"},
        {"", "experiment"},
        {"new\nline", "new_line"},
        {"-rf", "rf"},
        {"two words", "two_words"},
        {"dots...", "dots"}};
    for (const auto& [name, stem] : cases) {
        CAPTURE(name);
        const TemporaryFolder folder;
        folder.write("e.json", named_experiment(name));
        const Outcome outcome = run({"train", "e.json", "--threads", "1", "--quiet"}, folder.path());
        CAPTURE(outcome.err);
        CHECK(outcome.exit_code == 0);
        std::vector<std::string> expected{stem + "-seed3.run", "e.json"};
        std::sort(expected.begin(), expected.end());
        CHECK(folder.names() == expected);
    }
}

TEST_CASE("--out is refused before anything is trained where no run can be, by what is there")
{
    const TemporaryFolder folder;
    folder.write("small.json", small_experiment());
    fs::create_directory(folder.path() / "sub");
    fs::create_directory_symlink("sub", folder.path() / "link");
    fs::create_symlink("b.run", folder.path() / "a.run");
    fs::create_symlink("a.run", folder.path() / "b.run");
    fs::create_symlink("none/x.run", folder.path() / "c.run");
    const std::string tooLong = std::string(244, 'x') + ".run";
    const std::vector<std::pair<std::string, std::string>> cases{
        {"", "the name is empty"},
        {"sub", "is a folder"},
        {".", "is a folder"},
        {"..", "is a folder"},
        {"link", "is a folder"},
        {"none/a.run", "there is no folder none"},
        {"c.run", "there is no folder none"},
        {"a.run", "leads in a circle"},
        {tooLong, "the name has 248 bytes, expected at most 247"},
        {"/dev/null", "is no file"},
        {"small.json", "is no run, and --force replaces nothing else"}};
    const std::vector<std::string> before = folder.names();
    for (const auto& [out, says] : cases) {
        CAPTURE(out);
        const Outcome outcome = run({"train", "small.json", "--out", out, "--force", "--threads", "1"}, folder.path());
        CAPTURE(outcome.err);
        CHECK(outcome.exit_code == 2);
        CHECK(outcome.err.find(says) != std::string::npos);
        CHECK(outcome.err.find("filesystem error") == std::string::npos);
        CHECK(folder.names() == before);
    }
    CHECK(folder.read("small.json") == small_experiment());
    CHECK(fs::is_character_file("/dev/null"));
}

TEST_CASE("runs and figures behind symbolic links are written where the links lead, and the links stay")
{
    const TemporaryFolder folder;
    folder.write("small.json", small_experiment());
    fs::create_directory(folder.path() / "sub");
    for (const char* name : {"a.run", "a.svg", "z.csv"})
        fs::create_symlink("sub/" + std::string(name), folder.path() / name);
    for (const bool force : {false, true}) {
        std::vector<std::string> train{"train", "small.json", "--out", "a.run", "--threads", "1", "--quiet"};
        if (force)
            train.push_back("--force");
        REQUIRE(run(train, folder.path()).exit_code == 0);
        REQUIRE(run({"resume", "a.run", "--steps", "320", "--threads", "1", "--quiet"}, folder.path()).exit_code == 0);
        REQUIRE(run({"figure", "scores", "--run", "a.run", "--to", "a.svg"}, folder.path()).exit_code == 0);
        REQUIRE(run({"show", "a.run", "--figure", "a.svg"}, folder.path()).exit_code == 0);
        for (const char* name : {"a.run", "a.svg"}) {
            CHECK(fs::is_symlink(folder.path() / name));
            CHECK(fs::is_regular_file(fs::symlink_status(folder.path() / "sub" / name)));
        }
        CHECK(RunReader(folder.path() / "sub/a.run").last_step() == 320);
    }
    CHECK(folder.names() == std::vector<std::string>{"a.run", "a.svg", "small.json", "sub", "z.csv"});
}

TEST_CASE("a run that is deleted while it trains is whole in the end, and that it was is said")
{
    const TemporaryFolder folder;
    folder.write("small.json", small_experiment());
    Program program({"train", "small.json", "--out", "a.run", "--threads", "1", "--control", "--paused"},
                    folder.path());
    for (std::string line; line.find("\"paused\"") == std::string::npos;) {
        line = program.read_line();
        REQUIRE_FALSE(line.empty());
    }
    fs::remove(folder.path() / "a.run");
    program.send(R"({"do": "resume"})");
    std::string said;
    for (std::string line; line.find("\"finished\"") == std::string::npos;) {
        line = program.read_line();
        REQUIRE_FALSE(line.empty());
        if (line.find("\"warning\"") != std::string::npos)
            said += line;
    }
    CHECK(program.finish().exit_code == 0);
    CHECK(said.find("a.run: the file was deleted while it was recorded, and has been written anew as a.run") !=
          std::string::npos);
    CHECK(folder.names() == std::vector<std::string>{"a.run", "small.json"});
    const RunReader reader(folder.path() / "a.run");
    CHECK(reader.last_step() == 300);
    CHECK(reader.steps().front() == 0);
    CHECK(reader.checkpoint()->step == 300);
}

TEST_CASE("a run copied alone while it trains is shown with what it lacks")
{
    const TemporaryFolder folder;
    folder.write("small.json", small_experiment());
    Program program({"train", "small.json", "--out", "a.run", "--threads", "1", "--control", "--paused"},
                    folder.path());
    for (std::string line; line.find("\"paused\"") == std::string::npos;) {
        line = program.read_line();
        REQUIRE_FALSE(line.empty());
    }
    fs::copy_file(folder.path() / "a.run", folder.path() / "copy.run");
    program.send(R"({"do": "stop"})");
    CHECK(program.finish().exit_code == 0);
    const std::string says = "newer rows are missing";
    const Outcome shown = run({"show", "copy.run"}, folder.path());
    CHECK(shown.exit_code == 0);
    CHECK(shown.out.find(says) != std::string::npos);
    const Outcome as_json = run({"show", "copy.run", "--json"}, folder.path());
    CHECK(nlohmann::json::parse(as_json.out)["rows_missing"] == true);
    CHECK(as_json.err.find(says) != std::string::npos);
    CHECK(json_of({"show", "a.run", "--json"}, folder)["rows_missing"] == false);
    CHECK(run({"resume", "copy.run", "--threads", "1"}, folder.path()).err.find(says) != std::string::npos);
}

TEST_CASE("what is given as a file and is none is refused at once by what it is")
{
    const TemporaryFolder folder;
    folder.write("z.csv", "1.5,2\n3,5\n");
    fs::create_symlink("nowhere", folder.path() / "dangling");
    fs::create_symlink("circle", folder.path() / "circle");
    REQUIRE(::mkfifo((folder.path() / "pipe").c_str(), 0600) == 0);
    const std::vector<std::pair<std::vector<std::string>, std::string>> cases{
        {{"show", "pipe"}, "pipe: is not a file, expected a run"},
        {{"resume", "pipe"}, "pipe: is not a file, expected a run"},
        {{"train", "ActionDiag", "--out", "pipe", "--force"}, "pipe"},
        {{"show", ""}, "the name of a run is empty, expected a run file"},
        {{"encode", "", "--x", "z.csv", "--to", "o.npy"}, "the name of a run is empty"},
        {{"metrics", "--z", "z.csv", "--z-hat", ""}, "the name of a file is empty"},
        {{"metrics", "--z", "z.csv", "--z-hat", "/dev/zero"}, "/dev/zero: is a device, expected a file"},
        {{"verdict", "--ga", "/dev/full"}, "/dev/full: is a device, expected a file"},
        {{"lesson", "check", "/dev/zero"}, ""},
        {{"verdict", "dangling"}, "dangling: is a symbolic link to nowhere, and there is no such file"},
        {{"train", "circle"}, "circle: cannot be read: "},
        {{"verdict", "nowhere.dot"}, "there is no file 'nowhere.dot' here: unknown preset"},
        {{"train", "ActionDiag", "--stop-when", ""}, "--stop-when"}};
    for (const auto& [arguments, says] : cases) {
        CAPTURE(arguments);
        const Outcome outcome = run(arguments, folder.path());
        CAPTURE(outcome.err);
        CHECK(outcome.exit_code == 2);
        CHECK((outcome.err + outcome.out).find(says) != std::string::npos);
    }
    CHECK(folder.names() == std::vector<std::string>{"circle", "dangling", "pipe", "z.csv"});
}
