// SPDX-License-Identifier: GPL-3.0-or-later
// Data of the user's own whose observations are frames: roles, rows, actions and latents as for tables.
#include "core/data/shared_observations.h"
#include "core/data/source.h"
#include "core/data/table/source.h"
#include "core/data/table/survey.h"
#include "core/data/task_parts.h"
#include "core/data/units.h"
#include "tests/core/data/picture_fixtures.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <map>
#include <set>

using namespace disentangle;
using namespace disentangle::test;

namespace {

namespace fs = std::filesystem;

constexpr Shape small{3, 5, 4};

/// The columns a and b of `rows` rows: row k holds k and 3 k + 1.
std::string two_columns(int rows)
{
    std::string text = "a1,a2\n";
    for (int k = 0; k < rows; ++k)
        text += std::to_string(k) + "," + std::to_string(3 * k + 1) + "\n";
    return text;
}

std::map<std::string, std::string> roles_of(const TableSurvey& survey)
{
    std::map<std::string, std::string> roles;
    for (const GuessedFile& file : survey.files)
        for (const ColumnRole role : file.roles)
            roles[file.key.empty() ? fs::path(file.file).filename().string() : file.key] =
                column_role_names[static_cast<std::size_t>(role)];
    return roles;
}

TableSurvey surveyed(const fs::path& path)
{
    TableFiles read;
    return survey_of(std::span(&path, 1), read);
}

/// The frame, among those of frames_up_to(), that a row of a source shows as its `step`th.
int number_of(const Source& source, Split split, std::int32_t row, int step = 0)
{
    const auto width = static_cast<std::size_t>(small.size());
    std::vector<float> x(width * static_cast<std::size_t>(source.facts().steps)),
        a(static_cast<std::size_t>(source.facts().d_a));
    source.fill(split, std::span(&row, 1), {x, a});
    for (int k = 0; k < 40; ++k) {
        const std::vector<std::uint8_t> frame = frame_number(k, small);
        bool same = true;
        for (std::size_t i = 0; i < width; ++i)
            same = same && std::lround(255 * x[static_cast<std::size_t>(step) * width + i]) == frame[i];
        if (same)
            return k;
    }
    return -1;
}

std::string first_error(const TableSpec& spec)
{
    for (const TableProblem& problem : read_table_data(spec).problems)
        if (problem.error)
            return problem.sentence;
    return "no error";
}

}  // namespace

TEST_CASE("a folder of pictures with tables is seen as frames, actions and latents")
{
    const PictureFolder folder("survey");
    for (int k = 0; k < 30; ++k)
        folder.write(std::to_string(k) + ".png", png_of(k, small));
    folder.write("actions.csv", two_columns(30));
    folder.write("raw_latents.csv", two_columns(30));
    folder.write("notes.csv", "weight\n1\n2\n");
    const TableSurvey survey = surveyed(folder.path());
    CHECK(roles_of(survey) == std::map<std::string, std::string>{{"actions.csv", "a"},
                                                                 {folder.path().filename().string(), "x"},
                                                                 {"notes.csv", "ignore"},
                                                                 {"raw_latents.csv", "z"}});
    REQUIRE(survey.is_usable());
    CHECK(survey.found->frame == small);
    CHECK(survey.found->x.empty());
    CHECK(survey.found->train == 24);
}

TEST_CASE("a file as 3D Shapes is seen as images and labels")
{
    const PictureFolder folder("shapes-survey");
    write_shapes3d(folder.path() / "3dshapes.h5", 20, small);
    const TableSurvey survey = surveyed(folder.path() / "3dshapes.h5");
    CHECK(roles_of(survey) == std::map<std::string, std::string>{{"images", "x"}, {"labels", "z"}});
    REQUIRE(survey.is_usable());
    CHECK(survey.found->z.size() == 6);
}

TEST_CASE("rows of frames keep their actions and latents, in every split")
{
    const PictureFolder folder("rows");
    folder.write("x.npy", format_npy(frames_up_to(40, small).data(), {40, 5, 4, 3}));
    folder.write("a.csv", two_columns(40));
    folder.write("z.csv", two_columns(40));
    TableSpec spec;
    spec.folder = folder.path().string();
    spec.x = {"x.npy", {}, {}};
    spec.a = TablePart{"a.csv", {}, {}};
    spec.z = TablePart{"z.csv", {}, {}};
    const Data data = make_table(spec);
    const Facts& facts = data.source->facts();
    CHECK(facts.x == small);
    CHECK(facts.white == 255);
    CHECK(is_measured(facts));
    std::vector<int> seen;
    for (const Split split : {Split::train, Split::validation, Split::test})
        for (std::int32_t row = 0; row < data.source->rows(split); ++row) {
            const int number = number_of(*data.source, split, row);
            seen.push_back(number);
            std::vector<float> x(static_cast<std::size_t>(small.size())), a(2);
            data.source->fill(split, std::span(&row, 1), {x, a});
            CHECK(static_cast<double>(a[0]) * facts.a_scale[0] + facts.a_mean[0] == doctest::Approx(number));
            CHECK(data.truth->latents(split, {&row, 1})[1] == static_cast<float>(3 * number + 1));
            // As given: bytes from 0 to 255, as in the file.
            CHECK(x_as_given(facts, x)[5] == doctest::Approx(frame_number(number, small)[5]));
        }
    std::ranges::sort(seen);
    for (int k = 0; k < 40; ++k)
        CHECK(seen[static_cast<std::size_t>(k)] == k);
}

TEST_CASE("frames one step later, of an array of their own, of pairs or of episodes, stand beside the first")
{
    const PictureFolder folder("steps");
    const std::vector<std::uint8_t> all = frames_up_to(40, small);
    std::vector<std::uint8_t> even, odd;
    for (int k = 0; k < 40; ++k)
        for (const std::uint8_t pixel : frame_number(k, small))
            (k % 2 == 0 ? even : odd).push_back(pixel);
    folder.write("xt.npy", format_npy(even.data(), {20, 5, 4, 3}));
    folder.write("yt.npy", format_npy(odd.data(), {20, 5, 4, 3}));
    folder.write("pairs.npy", format_npy(all.data(), {20, 2, 5, 4, 3}));
    folder.write("rows.npy", format_npy(all.data(), {40, 5, 4, 3}));
    TableSpec spec;
    spec.folder = folder.path().string();
    spec.order = RowOrder::pairs;
    const auto check = [&](bool pairs) {
        const Data data = make_table(spec);
        CHECK(data.source->facts().steps == 2);
        for (std::int32_t row = 0; row < data.source->rows(Split::train); ++row) {
            const int first = number_of(*data.source, Split::train, row, 0);
            CHECK((!pairs || first % 2 == 0));
            CHECK(number_of(*data.source, Split::train, row, 1) == first + 1);
        }
    };
    spec.x = {"xt.npy", {}, {}};
    spec.y = TablePart{"yt.npy", {}, {}};
    check(true);
    spec.y.reset();
    spec.x = {"pairs.npy", {}, {}};
    check(true);
    spec.x = {"rows.npy", {}, {}};
    spec.order = RowOrder::episodes;
    check(false);
    CHECK(roles_of(surveyed(folder.path()))["xt.npy"] == "x");
}

TEST_CASE("tasks look at frames, in either shape, and every frame keeps its target")
{
    const PictureFolder folder("tasks");
    folder.write("x.npy", format_npy(frames_up_to(40, small).data(), {40, 5, 4, 3}));
    // Task t asks for 100 t + k of frame k; of the wide table every task has every other frame.
    std::string wide, task = "task\n", y = "y\n";
    for (int t = 0; t < 12; ++t)
        wide += (t > 0 ? ",y" : "y") + std::to_string(t);
    wide += '\n';
    for (int k = 0; k < 40; ++k) {
        for (int t = 0; t < 12; ++t)
            wide += (t > 0 ? "," : "") + (k % 2 == t % 2 ? std::to_string(100 * t + k) : "");
        wide += '\n';
        task += std::to_string(k % 10) + '\n';
        y += std::to_string(100 * (k % 10) + k) + '\n';
    }
    folder.write("wide.csv", wide);
    folder.write("task.csv", task);
    folder.write("y.csv", y);
    TableSpec spec;
    spec.folder = folder.path().string();
    spec.x = {"x.npy", {}, {}};
    for (const bool is_wide : {true, false}) {
        spec.y = TablePart{is_wide ? "wide.csv" : "y.csv", {}, {}};
        spec.task = is_wide ? std::nullopt : std::optional(TablePart{"task.csv", {}, {}});
        const Data data = make_table(spec);
        const Facts& facts = data.source->facts();
        CHECK(facts.x == small);
        CHECK(facts.points == (is_wide ? 20 : 4));
        std::map<std::pair<int, int>, int> seen;
        for (const Split split : {Split::train, Split::validation, Split::test}) {
            const int parts = data.source->rows(split) / facts.points;
            CHECK(static_cast<int>(parts_by_task(*data.source, split, parts).size()) == parts);
            for (std::int32_t row = 0; row < data.source->rows(split); ++row) {
                float target = 0;
                std::vector<float> x(static_cast<std::size_t>(small.size()));
                data.source->fill(split, {&row, 1}, {x, {}, {&target, 1}});
                const int number = number_of(*data.source, split, row), t = static_cast<int>(target) / 100;
                CHECK(target == static_cast<float>(100 * t + number));
                ++seen[{t, number}];
            }
        }
        CHECK(seen.size() == (is_wide ? 240 : 40));
        CHECK(std::ranges::all_of(seen, [](const auto& entry) { return entry.second == 1; }));
        // What is made of a frame is made once for all tasks that look at it.
        const auto* shared = dynamic_cast<const SharedObservations*>(data.source.get());
        REQUIRE(shared);
        if (is_wide)
            CHECK(shared->observations()->rows(Split::train) == 40);
    }
    CHECK(roles_of(surveyed(folder.path())) ==
          std::map<std::string, std::string>{
              {"x.npy", "x"}, {"y.csv", "y"}, {"task.csv", "task"}, {"wide.csv", "ignore"}});
}

TEST_CASE("of few tasks equal frames are in one split, wherever they stand")
{
    const PictureFolder folder("few-tasks");
    std::vector<std::uint8_t> frames;
    std::string y = "task,y\n";
    for (int row = 0; row < 120; ++row) {
        std::ranges::copy(frame_number(row % 30, small), std::back_inserter(frames));
        y += std::to_string(row / 40) + ',' + std::to_string(row) + '\n';
    }
    folder.write("x.npy", format_npy(frames.data(), {120, 5, 4, 3}));
    folder.write("y.csv", y);
    TableSpec spec;
    spec.folder = folder.path().string();
    spec.x = {"x.npy", {}, {}};
    spec.y = TablePart{"y.csv", {{"y", 0}}, {}};
    spec.task = TablePart{"y.csv", {{"task", 0}}, {}};
    spec.validation = spec.test = 0.2;
    const Data data = make_table(spec);
    std::array<std::set<int>, 3> seen;
    for (std::size_t split = 0; split < 3; ++split)
        for (std::int32_t row = 0; row < data.source->rows(static_cast<Split>(split)); ++row)
            seen[split].insert(number_of(*data.source, static_cast<Split>(split), row));
    CHECK(seen[0].size() + seen[1].size() + seen[2].size() == 30);
    for (const auto& split : seen)
        CHECK(!split.empty());
}

TEST_CASE("what does not fit frames is said")
{
    const PictureFolder folder("misfits");
    folder.write("x.npy", format_npy(frames_up_to(40, small).data(), {40, 5, 4, 3}));
    folder.write("y.npy", format_npy(frames_up_to(30, small).data(), {30, 5, 4, 3}));
    folder.write("a.csv", two_columns(39));
    folder.write("two.npy", format_npy(frames_up_to(2, small).data(), {2, 5, 4, 3}));
    const std::string path = folder.path().string() + "/";
    TableSpec spec;
    spec.folder = folder.path().string();
    spec.x = {"x.npy", {}, {}};
    spec.a = TablePart{"a.csv", {}, {}};
    CHECK(first_error(spec) == path + "a.csv: a has 39 rows, expected 40, as many as x (" + path + "x.npy)");
    spec.a.reset();
    spec.order = RowOrder::pairs;
    spec.y = TablePart{"y.npy", {}, {}};
    CHECK(first_error(spec) == path + "y.npy: y has 30 frames of 4 x 5 pixels in colour, expected 40 frames of 4 x 5 "
                                      "pixels in colour, as x has");
    spec.y = TablePart{"a.csv", {}, {}};
    CHECK(first_error(spec).starts_with(path + "a.csv: y has columns of numbers, expected 40 frames"));
    spec.y.reset();
    spec.order = RowOrder::rows;
    spec.x = {"two.npy", {}, {}};
    CHECK(first_error(spec) ==
          path + "two.npy: has too few rows to train, to validate and to test on; expected at least 3");
    spec.x = {"x.npy", {}, {}};
    spec.z = TablePart{"y.npy", {}, {}};
    CHECK_THROWS_WITH_AS(read_table_data(spec),
                         (path + "y.npy: holds frames, expected columns of numbers for z").c_str(), InputError);
}
