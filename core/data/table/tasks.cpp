// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/table/tasks.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/data/frames/frames.h"
#include "core/data/source.h"
#include "core/data/table/read.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdio>
#include <limits>
#include <map>
#include <set>

namespace disentangle {
namespace {

constexpr std::size_t most_classes = 16;
constexpr std::size_t least_points = 3;  // of a task: one to train, one to validate and one to test on
constexpr std::size_t few_tasks = 30;    // beside which the sparse map is poorly determined
constexpr double largest_target = 1e30;  // what is squared must still be a float

std::string tasks_in_words(long long count)
{
    return std::to_string(count) + (count == 1 ? " task" : " tasks");
}

std::string text_of(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%g", value);
    return text;
}

/// What stands in a cell of a column of tasks or labels.
std::string text_in(const FileColumn& column, std::size_t row)
{
    const double value = column.values[row];
    return column.is_words() ? column.words[static_cast<std::size_t>(value)] : text_of(value);
}

/// Reads the tasks of one spec, and judges them.
class TasksReading {
public:
    TasksReading(const TableSpec& spec, const TargetPlaces& places, const std::vector<bool>& usable,
                 std::vector<TableProblem>& problems)
        : spec_(spec), places_(places), usable_(usable), problems_(problems)
    {
    }

    TableTasks read(int rows)
    {
        if (!fits(rows))
            return {};
        TableTasks result;
        if (spec_.targets == TargetColumns::classes)
            result.classes = find_classes();
        if (!failed_ && places_.task_file)
            read_long(result);
        else if (!failed_)
            for (const std::size_t c : places_.columns) {
                TableTask task{places_.file->name_of(c), {}, {}};
                if (!places_.file->columns[c].name.empty())
                    task.name = places_.file->columns[c].name;
                for (std::int32_t row = 0; row < rows; ++row)
                    add_point(task, c, row, result.classes);
                judge(task, places_.file->name_of(c), *places_.file, c, {});
                result.tasks.push_back(std::move(task));
            }
        if (!failed_ && result.tasks.size() < few_tasks)
            say(false, *places_.file, places_.columns.front(),
                places_.file->file + ": holds " + tasks_in_words(std::ssize(result.tasks)) +
                    "; the map that makes the weights of tasks sparse is found from those of many, best of a hundred "
                    "and more");
        return result;
    }

private:
    void say(bool error, const FileColumns& file, std::size_t column, std::string sentence)
    {
        problems_.push_back({error, std::move(sentence), file.file, static_cast<int>(column)});
        failed_ = failed_ || error;
    }
    void fail(const FileColumns& file, std::size_t column, const std::string& what)
    {
        say(true, file, column, file.file + ": " + file.name_of(column) + what);
    }

    bool fits(int rows)
    {
        const FileColumns& file = *places_.file;
        if (places_.columns.empty()) {
            problems_.push_back(
                {true, file.file + ": no column is left for y; choose some by \"columns\"", file.file, -1});
            return false;
        }
        const auto require_rows = [&](const FileColumns& its, const char* part) {
            if (its.rows == rows)
                return;
            problems_.push_back({true,
                                 its.file + ": " + part + " has " + std::to_string(its.rows) + " rows, expected " +
                                     std::to_string(rows) + ", as many as x",
                                 its.file, -1});
            failed_ = true;
        };
        require_rows(file, "y");
        if (places_.task_file) {
            require_rows(*places_.task_file, "task");
            if (places_.task_columns.size() != 1) {
                problems_.push_back({true,
                                     places_.task_file->file + ": data.task has " +
                                         std::to_string(places_.task_columns.size()) +
                                         " columns, expected 1, which tells tasks apart; choose it by \"columns\"",
                                     places_.task_file->file, -1});
                failed_ = true;
            }
            if (places_.columns.size() != 1)
                fail(
                    file, places_.columns[1],
                    ": is a second column of y, expected 1, as data.task tells tasks apart; choose one by \"columns\", "
                    "or leave data.task out, so that each column of y is a task");
        }
        return !failed_;
    }

    /// The different values of y, numbers before words, each in its order.
    std::vector<std::string> find_classes()
    {
        std::set<double> numbers;
        std::set<std::string> words;
        for (const std::size_t c : places_.columns) {
            const FileColumn& column = places_.file->columns[c];
            for (std::size_t row = 0; row < column.values.size(); ++row)
                if (!std::isfinite(column.values[row]))
                    continue;
                else if (column.is_words())
                    words.insert(text_in(column, row));
                else
                    numbers.insert(column.values[row]);
        }
        std::vector<std::string> classes;
        for (const double number : numbers)
            classes.push_back(text_of(number));
        classes.insert(classes.end(), words.begin(), words.end());
        if (classes.size() > most_classes)
            fail(*places_.file, places_.columns.front(),
                 ": y has " + std::to_string(classes.size()) + " different values, expected at most " +
                     std::to_string(most_classes) + " classes; data.targets = numbers takes numbers as they are");
        return classes;
    }

    /// Adds a row to a task unless it has no target there.
    void add_point(TableTask& task, std::size_t c, std::int32_t row, const std::vector<std::string>& classes)
    {
        const auto at = static_cast<std::size_t>(row);
        const FileColumn& column = places_.file->columns[c];
        const double value = column.values[at];
        if (!usable_[at])
            return;
        if (std::isnan(value)) {
            // A table with a column for each task says so that a row is no point of a task.
            if (places_.task_file)
                report(c, row, "is missing");
            return;
        }
        if (std::isinf(value) || (!column.is_words() && std::abs(value) > largest_target)) {
            report(c, row, std::isinf(value) ? "is infinite" : "is beyond 1e30");
            return;
        }
        if (column.is_words() && classes.empty()) {
            if (reported_.insert(c).second)
                fail(*places_.file, c,
                     ", " + places_.file->place_of(column.first_word) + ": found " + in_quotes(column.no_number()) +
                         ", expected a number; write numbers, leave the column out by \"columns\", or set "
                         "data.targets to classes");
            return;
        }
        task.rows.push_back(row);
        if (classes.empty())
            task.y.push_back(value);
        else
            task.y.push_back(static_cast<double>(std::ranges::find(classes, text_in(column, at)) - classes.begin()));
    }

    /// The first such entry of a column: an error, or where such rows are left out worth a look.
    void report(std::size_t c, std::int32_t row, const std::string& what)
    {
        if (!reported_.insert(c).second)
            return;
        if (spec_.missing == MissingValues::drop)
            say(false, *places_.file, c,
                places_.file->file + ": " + places_.file->name_of(c) + ", " + places_.file->place_of(row) + ": " +
                    what + "; such rows are left out");
        else
            fail(*places_.file, c,
                 ", " + places_.file->place_of(row) + ": " + what +
                     "; fill it in, or leave such rows out by data.missing = drop");
    }

    void read_long(TableTasks& result)
    {
        const FileColumns& file = *places_.task_file;
        const std::size_t c = places_.task_columns.front();
        const FileColumn& column = file.columns[c];
        std::map<double, std::size_t> place;
        std::vector<std::int32_t> first;
        for (std::int32_t row = 0; row < file.rows; ++row) {
            const double value = column.values[static_cast<std::size_t>(row)];
            if (!usable_[static_cast<std::size_t>(row)])
                continue;
            if (!std::isfinite(value)) {
                if (missing_tasks_++ == 0)
                    say(spec_.missing != MissingValues::drop, file, c,
                        file.file + ": " + file.name_of(c) + ", " + file.place_of(row) + ": names no task; " +
                            (spec_.missing == MissingValues::drop
                                 ? "such rows are left out"
                                 : "fill it in, or leave such rows out by data.missing = drop"));
                continue;
            }
            const auto [found, is_new] = place.try_emplace(value, result.tasks.size());
            if (is_new) {
                result.tasks.push_back({text_in(column, static_cast<std::size_t>(row)), {}, {}});
                first.push_back(row);
            }
            add_point(result.tasks[found->second], places_.columns.front(), row, result.classes);
        }
        for (std::size_t t = 0; t < result.tasks.size() && !failed_; ++t)
            judge(result.tasks[t], file.name_of(c), file, c, first[t]);
    }

    /// Whether there is anything to learn from a task. `first`: its first row, where tasks are told apart by a column.
    void judge(const TableTask& task, const std::string& column, const FileColumns& file, std::size_t c,
               std::optional<std::int32_t> first)
    {
        if (failed_)
            return;
        const std::string begin =
            file.file + ": " + column +
            (first ? ", " + file.place_of(*first) + ": task " + in_quotes(task.name) : ": the task") + " has ";
        const std::string then = first ? "; leave its rows out" : "; leave the column out by \"columns\"";
        if (task.rows.size() < least_points)
            say(true, file, c,
                begin + std::to_string(task.rows.size()) + (task.rows.size() == 1 ? " row" : " rows") +
                    " with a target, expected more than there are latents, and at least " +
                    std::to_string(least_points) + then);
        else if (std::ranges::all_of(task.y, [&](double y) { return y == task.y.front(); }))
            say(true, file, c,
                begin + "the same y in all of its " + std::to_string(task.rows.size()) +
                    " rows, from which nothing can be learned" + then);
    }

    const TableSpec& spec_;
    const TargetPlaces& places_;
    const std::vector<bool>& usable_;
    std::vector<TableProblem>& problems_;
    std::set<std::size_t> reported_;  ///< columns of y of which something was said
    int missing_tasks_ = 0;
    bool failed_ = false;
};

void add_to(std::uint64_t& key, double value)
{
    // SplitMix64's output function; + 0.0 makes -0 and 0 the same.
    std::uint64_t mixed = key + 0x9e3779b97f4a7c15 + std::bit_cast<std::uint64_t>(value + 0.0);
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
    key = mixed ^ (mixed >> 31);
}

/// A number for each row of x that follows from what stands in it, and the seed. Of frames, which would all have to be read
/// for it, from the row's number unless `look_at_frames`.
std::vector<std::uint64_t> keys_of_rows(const TableBlock& x, bool look_at_frames, std::uint64_t seed)
{
    std::vector<std::uint64_t> keys(static_cast<std::size_t>(x.rows), Random(seed, "table tasks")());
    for (const auto& column : x.columns)
        for (std::size_t row = 0; row < keys.size(); ++row)
            add_to(keys[row], (*column)[row]);
    if (!x.frames)
        return keys;
    if (!look_at_frames) {
        for (std::size_t row = 0; row < keys.size(); ++row)
            add_to(keys[row], static_cast<double>(row));
        return keys;
    }
    constexpr int together = 64;
    const auto pixels = static_cast<std::size_t>(x.frames->size().frame.size());
    std::vector<float> frames;
    for (int first = 0; first < x.rows; first += together) {
        const int count = std::min(together, x.rows - first);
        frames.resize(static_cast<std::size_t>(count) * pixels);
        x.frames->read(consecutive_rows(first, count), frames);
        for (std::size_t i = 0; i < frames.size(); ++i)
            add_to(keys[static_cast<std::size_t>(first) + i / pixels], frames[i]);
    }
    return keys;
}

/// The points [first, last) of a task.
TableTask points_of(const TableTask& task, std::size_t first, std::size_t last)
{
    const auto from = static_cast<std::ptrdiff_t>(first), to = static_cast<std::ptrdiff_t>(last);
    return {
        task.name, {task.rows.begin() + from, task.rows.begin() + to}, {task.y.begin() + from, task.y.begin() + to}};
}

void sort_by_key(TableTask& task, const std::vector<std::uint64_t>& keys)
{
    std::vector<std::pair<std::int32_t, double>> points;
    for (std::size_t i = 0; i < task.rows.size(); ++i)
        points.emplace_back(task.rows[i], task.y[i]);
    std::ranges::stable_sort(points, {},
                             [&keys](const auto& point) { return keys[static_cast<std::size_t>(point.first)]; });
    for (std::size_t i = 0; i < points.size(); ++i)
        std::tie(task.rows[i], task.y[i]) = points[i];
}

std::size_t share_of(std::size_t count, double share)
{
    return std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(share * static_cast<double>(count))));
}

}  // namespace

TableTasks read_tasks(const TableSpec& spec, const TargetPlaces& places, int rows, const std::vector<bool>& usable,
                      std::vector<TableProblem>& problems)
{
    return TasksReading(spec, places, usable, problems).read(rows);
}

SharedTasks share_out_tasks(std::vector<TableTask> tasks, const TableBlock& x, const TableSpec& spec)
{
    SharedTasks result;
    const bool whole = tasks.size() >= whole_tasks_from;
    const std::vector<std::uint64_t> keys = keys_of_rows(x, !whole, spec.seed);
    for (TableTask& task : tasks)
        sort_by_key(task, keys);
    if (whole) {
        std::vector<std::size_t> order(tasks.size());
        for (std::size_t t = 0; t < order.size(); ++t)
            order[t] = t;
        Random random(spec.seed, "table tasks", 1);
        for (std::size_t i = order.size(); i > 1; --i)
            std::swap(order[i - 1], order[random.below(i)]);
        const std::size_t tests = share_of(tasks.size(), spec.test),
                          validations = share_of(tasks.size(), spec.validation);
        std::ranges::sort(order.begin() + static_cast<std::ptrdiff_t>(tests + validations), order.end());
        for (std::size_t i = 0; i < order.size(); ++i)
            result.split[i < tests ? 2 : i < tests + validations ? 1 : 0].push_back(std::move(tasks[order[i]]));
        result.words = "by whole tasks, in a shuffled order";
        return result;
    }
    // The least keys test: the same rows of x for every task that has them.
    const auto limit = [](double share) { return share * std::ldexp(1.0, 64); };
    for (const TableTask& task : tasks) {
        const auto place = [&](double key) {
            return static_cast<std::size_t>(
                std::ranges::lower_bound(
                    task.rows, key, {},
                    [&](std::int32_t row) { return static_cast<double>(keys[static_cast<std::size_t>(row)]); }) -
                task.rows.begin());
        };
        const std::size_t count = task.rows.size();
        const std::size_t tests = std::clamp<std::size_t>(place(limit(spec.test)), 1, count - 2);
        const std::size_t validations =
            std::clamp<std::size_t>(place(limit(spec.test + spec.validation)), tests + 1, count - 1);
        result.split[2].push_back(points_of(task, 0, tests));
        result.split[1].push_back(points_of(task, tests, validations));
        result.split[0].push_back(points_of(task, validations, count));
    }
    result.words = "by a shuffle of the rows of each task";
    return result;
}

std::vector<TaskPart> parts_of(std::span<const TableTask> tasks, int points)
{
    std::vector<TaskPart> parts;
    bool more = true;
    for (std::int64_t round = 0; more; ++round) {
        more = false;
        for (std::size_t t = 0; t < tasks.size(); ++t) {
            const auto count = static_cast<std::int64_t>(tasks[t].rows.size());
            const std::int64_t of = (count + points - 1) / points;
            if (round >= of)
                continue;
            const std::int64_t first = count * round / of, last = count * (round + 1) / of;
            parts.push_back({static_cast<std::int32_t>(t), static_cast<std::int32_t>(first),
                             static_cast<std::int32_t>(last - first)});
            more = true;
        }
    }
    return parts;
}

std::vector<std::pair<int, int>> sizes_of_tasks(std::span<const TableTask> tasks)
{
    std::map<int, int> counts;
    for (const TableTask& task : tasks)
        ++counts[static_cast<int>(task.rows.size())];
    return {counts.begin(), counts.end()};
}

int points_together(int chosen, const TaskSizes& sizes)
{
    constexpr int most_points = 100;
    if (chosen > 0)
        return chosen;
    return sizes.front().empty() ? most_points : std::min(sizes.front().back().first, most_points);
}

int count_parts(const std::vector<std::pair<int, int>>& sizes, int points)
{
    int parts = 0;
    for (const auto& [size, count] : sizes)
        parts += (size + points - 1) / points * count;
    return parts;
}

int smallest_part(const TaskSizes& sizes, int points)
{
    int smallest = std::numeric_limits<int>::max();
    for (const auto& split : sizes)
        for (const auto& [size, count] : split)
            smallest = std::min(smallest, size / ((size + points - 1) / points));
    return smallest;
}

}  // namespace disentangle
