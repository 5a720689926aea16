// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/includes.h"

#include <doctest/doctest.h>
#include <map>

using namespace disentangle::test;

// The plan of the house (docs/architecture.md), held to what the files include. A new folder gets a line here, at the
// place where everything it includes stands before it.

namespace {

const std::vector<std::string_view> rooms{
    "core/base",            // errors, files, tables, random streams
    "core/linear_algebra",  // decompositions and products, compiled once
    "core/words",           // glossary, notation, what views show: from the documents
    "core/graph",           // graphs, presets, their formats
    "core/theory",          // what a graph lets be disentangled
    "core/data",            // rows to learn from, and their truth
    "core/metrics",         // scores of latents and graphs
    "core/experiment",      // the document and its parameters
    "core/record",          // the run file and its catalogue
    "core/reading",         // what a run says at a step
    "core/figure",          // figures of that
    "core/lesson",          // lessons, and what they ask of the program
    "core/learn",           // estimators, training, probes
    "ui/base",              // settings, log
    "ui/language",          // the language in use, core's texts in it, and texts that have no room
    "ui/style",             // look, and widgets that know nothing of the subject
    "ui/words",             // glossary and notation to be searched, what a view shows
    "ui/commands",          // the palette that finds commands, and their keys
    "ui/document",          // the experiment that is edited
    "ui/observe/run",       // a run as it is read for views
    "ui/observe/scrub",     // going through its steps
    "ui/observe/plots",     // curves
    "ui/observe/points",    // latents and data in the plane, traversals
    "ui/observe/matrices",  // graphs and entanglement; cells open plots of points
    "ui/observe",           // all views together
    "ui/runs",              // the list of runs and their comparison
    "ui/world",             // what the window shows of data of one kind
    "ui/engine",            // the engine's process, transport, queue
    "ui/graph",             // the editor of the graph
    "ui/welcome",           // the page of the first start
    "ui/theory",            // the verdict
    "ui/tasks",             // worlds of tasks
    "ui/data",              // preview of the data
    "ui/figure",            // export
    "ui/studies",           // experiments over settings and seeds
    "ui/lessons",           // lessons beside the window
    "ui/window",            // the window
    "app/disentangle",      // command line and engine
    "app/studio",           // the studio's main()
};

/// The window reads runs and starts the engine as a program: it links neither the training nor the command line.
const std::vector<Apart> apart{
    {"ui", "core/learn"}, {"app/studio", "core/learn"}, {"app/studio", "app/disentangle"}, {"app/disentangle", "ui"}};

constexpr int most_files = 40;

const std::vector<SourceFile>& sources()
{
    static const std::vector<SourceFile> files = source_files(DISENTANGLE_SOURCE_DIR);
    return files;
}

std::string lines(const std::vector<std::string>& sentences)
{
    std::string text;
    for (const std::string& sentence : sentences)
        text += sentence + '\n';
    return text;
}

}  // namespace

TEST_CASE("every file includes only its own room and those below it")
{
    REQUIRE(sources().size() > 100);
    CHECK(lines(includes_against(sources(), rooms, apart)) == "");
}

TEST_CASE("the core and the engine know no Qt")
{
    CHECK(lines(includes_of_library(sources(), {"Q", "qcustomplot"}, {"ui", "app/studio"})) == "");
}

TEST_CASE("LibTorch is known to its own backend alone")
{
    CHECK(lines(includes_of_library(sources(), {"torch/", "ATen/", "c10/"}, {"core/learn/network/torch"})) == "");
}

TEST_CASE("every room of the table is there, and no folder holds more than 40 files")
{
    std::map<std::string, int> folders;
    std::map<int, int> files_of_room;
    for (const SourceFile& file : sources()) {
        ++folders[file.path.substr(0, file.path.rfind('/'))];
        ++files_of_room[room_of(file.path, rooms)];
    }
    for (std::size_t k = 0; k < rooms.size(); ++k) {
        CAPTURE(rooms[k]);
        CHECK(files_of_room[static_cast<int>(k)] > 0);
    }
    for (const auto& [folder, files] : folders) {
        CAPTURE(folder);
        CHECK(files <= most_files);
    }
}

// That the checks see what they are to see, on a house made up for it.

TEST_CASE("an include that runs up is told with both rooms")
{
    const std::vector<SourceFile> files{
        {"cellar/error.h", "#pragma once\n#include \"hall/door.h\"\n"},
        {"hall/door.cpp", "#include \"hall/door.h\"\n\n#include \"cellar/error.h\"\n#include <vector>\n"}};
    CHECK(lines(includes_against(files, {"cellar", "hall", "attic"}, {})) ==
          "cellar/error.h includes hall/door.h: hall stands above cellar\n");
}

TEST_CASE("a file outside of every room, and an include from there, are told")
{
    const std::vector<SourceFile> files{{"garden/shed.h", ""}, {"cellar/error.h", "#include \"garden/shed.h\"\n"}};
    CHECK(lines(includes_against(files, {"cellar"}, {})) ==
          "garden/shed.h lies in no room of the table\n"
          "cellar/error.h includes garden/shed.h, which lies in no room of the table\n");
}

TEST_CASE("rooms of different programs are kept apart though one stands above the other")
{
    const std::vector<SourceFile> files{{"attic/window/a.cpp", "  #  include \"cellar/boiler.h\"\n"},
                                        {"attic/window/b.cpp", "#include \"cellar/boiler.h\"\n"}};
    CHECK(lines(includes_against(files, {"cellar", "attic/window"}, {{"attic", "cellar"}})) ==
          "attic/window/a.cpp includes cellar/boiler.h: attic is built without cellar\n"
          "attic/window/b.cpp includes cellar/boiler.h: attic is built without cellar\n");
}

TEST_CASE("a folder within a room can be a room of its own, and names that begin alike are not confused")
{
    const std::vector<std::string_view> house{"hall", "hall/stairs", "hallway"};
    CHECK(room_of("hall/door.h", house) == 0);
    CHECK(room_of("hall/stairs/step.h", house) == 1);
    CHECK(room_of("hallway/mat.h", house) == 2);
    CHECK(room_of("halls.h", house) == -1);
}

TEST_CASE("a library is told outside of its folder and nowhere else")
{
    const std::vector<SourceFile> files{{"cellar/boiler/fire.cpp", "#include <torch/torch.h>\n"},
                                        {"cellar/coal.cpp", "#include <torch/nn.h>\n#include <vector>\n"}};
    CHECK(lines(includes_of_library(files, {"torch/"}, {"cellar/boiler"})) ==
          "cellar/coal.cpp includes <torch/nn.h>\n");
}
