// SPDX-License-Identifier: GPL-3.0-or-later
// Tasks of the user's own: how they are shared out and parted.
#include "core/base/file.h"
#include "core/data/table/guess.h"
#include "core/data/table/read.h"
#include "core/data/table/tasks.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <memory>
#include <numeric>
#include <set>

using namespace disentangle;

namespace {

TableTask task_of(const std::string& name, int points, int first_row = 0)
{
    TableTask task{name, {}, {}};
    for (int i = 0; i < points; ++i) {
        task.rows.push_back(first_row + i);
        task.y.push_back(first_row + i);
    }
    return task;
}

TableBlock block_of(std::vector<double> values)
{
    TableBlock block;
    block.names = {"x"};
    block.rows = static_cast<int>(values.size());
    block.columns = {std::make_shared<const std::vector<double>>(std::move(values))};
    return block;
}

std::vector<double> counting(int rows)
{
    std::vector<double> values(static_cast<std::size_t>(rows));
    std::iota(values.begin(), values.end(), 0.0);
    return values;
}

std::vector<ColumnRole> roles_by_name(std::vector<std::string> names, const char* called = "assays.csv")
{
    static int number = 0;
    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("disentangle-task-roles-" + std::to_string(number++));
    std::filesystem::create_directories(folder);
    const std::filesystem::path file = folder / called;
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ",") + name;
    for (int row = 0; row < 3; ++row) {
        text += '\n';
        for (std::size_t c = 0; c < names.size(); ++c)
            text += (c > 0 ? "," : "") + std::to_string(row * 7 + static_cast<int>(c) + 2) + ".5";
    }
    write_file_atomically(file, text + '\n');
    TableFiles read;
    std::vector<ColumnRole> roles = guess_roles(std::span(&file, 1), read).front().roles;
    std::filesystem::remove_all(folder);
    return roles;
}

}  // namespace

TEST_CASE("tasks come in parts as equal as can be, the first of every task before the second of any")
{
    const std::vector<TableTask> tasks{task_of("a", 7), task_of("b", 3), task_of("c", 25)};
    const std::vector<TaskPart> parts = parts_of(tasks, 10);
    std::vector<std::array<int, 3>> seen;
    for (const TaskPart& part : parts)
        seen.push_back({part.task, part.first, part.count});
    CHECK(seen == std::vector<std::array<int, 3>>{{0, 0, 7}, {1, 0, 3}, {2, 0, 8}, {2, 8, 8}, {2, 16, 9}});
    const auto sizes = sizes_of_tasks(tasks);
    CHECK(sizes == std::vector<std::pair<int, int>>{{3, 1}, {7, 1}, {25, 1}});
    CHECK(count_parts(sizes, 10) == 5);
    CHECK(smallest_part({sizes, sizes, sizes}, 10) == 3);
    CHECK(points_together(0, {sizes, sizes, sizes}) == 25);
    CHECK(points_together(0, {std::vector<std::pair<int, int>>{{5000, 3}}, sizes, sizes}) == 100);
    CHECK(points_together(12, {sizes, sizes, sizes}) == 12);
}

TEST_CASE("of ten tasks or more each is in one split as a whole; of fewer every task is in all of them")
{
    TableSpec spec;
    std::vector<TableTask> many;
    for (int t = 0; t < 20; ++t)
        many.push_back(task_of("t" + std::to_string(t), 5, 5 * t));
    const SharedTasks whole = share_out_tasks(many, block_of(counting(100)), spec);
    CHECK(whole.split[0].size() == 16);
    CHECK(whole.split[1].size() == 2);
    CHECK(whole.split[2].size() == 2);
    std::set<std::string> names;
    for (const auto& split : whole.split)
        for (const TableTask& task : split) {
            names.insert(task.name);
            CHECK(task.rows.size() == 5);
            for (std::size_t i = 0; i < 5; ++i)
                CHECK(task.y[i] == task.rows[i]);
        }
    CHECK(names.size() == 20);

    const SharedTasks cut = share_out_tasks({task_of("a", 1000), task_of("b", 1000)}, block_of(counting(1000)), spec);
    for (const auto& split : cut.split)
        REQUIRE(split.size() == 2);
    CHECK(std::abs(static_cast<int>(cut.split[2][0].rows.size()) - 100) < 40);
    CHECK(std::abs(static_cast<int>(cut.split[1][0].rows.size()) - 100) < 40);
    // Rows that two tasks share are in one split for both.
    CHECK(cut.split[2][0].rows == cut.split[2][1].rows);
    CHECK(cut.split[0][0].rows.size() + cut.split[1][0].rows.size() + cut.split[2][0].rows.size() == 1000);
}

TEST_CASE("equal rows of x are in one split, wherever they stand")
{
    std::vector<double> twice = counting(500);
    twice.insert(twice.end(), twice.begin(), twice.begin() + 500);
    const SharedTasks shared =
        share_out_tasks({task_of("a", 500), task_of("b", 500, 500)}, block_of(twice), TableSpec());
    std::vector<std::int32_t> other = shared.split[2][1].rows;
    for (std::int32_t& row : other)
        row -= 500;
    CHECK(shared.split[2][0].rows == other);
}

TEST_CASE("columns called y are targets beside a column of tasks or beside x1, x2, ..., and else measurements")
{
    using Role = ColumnRole;
    CHECK(roles_by_name({"task", "x1", "x2", "y"}) == std::vector{Role::task, Role::x, Role::x, Role::y});
    CHECK(roles_by_name({"x1", "x2", "y1", "y2"}) == std::vector{Role::x, Role::x, Role::y, Role::y});
    CHECK(roles_by_name({"x", "y"}) == std::vector{Role::x, Role::x});
    CHECK(roles_by_name({"speed", "y", "height"}) == std::vector{Role::x, Role::x, Role::x});
    CHECK(roles_by_name({"task", "speed"}) == std::vector{Role::x, Role::x});
    // The name of a table about tasks, or of trials, does not make all of its columns tell them apart.
    CHECK(roles_by_name({"task", "x1", "x2", "y"}, "tasks.csv") == std::vector{Role::task, Role::x, Role::x, Role::y});
    CHECK(roles_by_name({"speed", "height"}, "trial.csv") == std::vector{Role::x, Role::x});
    CHECK(roles_by_name({"which"}, "tasks.csv") == std::vector{Role::task});
    CHECK(roles_by_name({"task", "y"}, "y.csv") == std::vector{Role::task, Role::y});
}
