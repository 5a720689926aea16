// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/table/read.h"

#include "core/base/error.h"
#include "core/data/table/guess.h"
#include "core/data/table/scaling.h"
#include "core/data/table/spectrum.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>

namespace disentangle {
namespace {

constexpr std::size_t most_categories = 256;
constexpr double largest_value = 1e30;  // what is squared must still be a float

std::string counted(long long count, const std::string& noun, const std::string& nouns)
{
    return std::to_string(count) + ' ' + (count == 1 ? noun : nouns);
}

/// Reads the files of a spec, each once, and judges what is in them.
class TableReading {
public:
    TableReading(const TableSpec& spec, TableFiles& read) : spec_(spec), files_(read) {}

    TableData read()
    {
        open("x", spec_.x, ColumnRole::x);
        for (const auto& [part, name, role] : {std::tuple{&spec_.y, "y", ColumnRole::y},
                                               {&spec_.a, "a", ColumnRole::a},
                                               {&spec_.z, "z", ColumnRole::z},
                                               {&spec_.episode, "episode", ColumnRole::episode},
                                               {&spec_.task, "task", ColumnRole::task}})
            if (*part)
                open(name, **part, role);
        data_.x = block("x");
        usable_.assign(static_cast<std::size_t>(data_.x.rows), true);
        const FileColumns& file = *parts_.at("x").file;
        if (spec_.y && !spec_.has_tasks())
            add_later_rows();
        else if (file.steps > 1 && spec_.order == RowOrder::rows)
            fail(file, ": holds " + std::to_string(file.steps) + " times in each row; set data.order to " +
                           (file.steps == 2 ? "pairs, or to episodes" : "episodes"));
        else if (spec_.order == RowOrder::pairs && file.steps > 2)
            fail(file, ": holds " + std::to_string(file.steps) +
                           " times in each row, expected 2 as data.order is "
                           "pairs; with data.order = episodes each row is an episode");
        else if (spec_.order == RowOrder::pairs && data_.x.rows % 2 != 0)
            fail(file,
                 ": has " + counted(data_.x.rows, "row", "rows") +
                     ", expected an even number, as data.order is pairs: rows 1 and 2 are a pair, rows 3 and 4, ...");
        if (spec_.episode && spec_.order != RowOrder::episodes)
            fail(*parts_.at("episode").file, ": data.episode tells episodes apart, but data.order is " +
                                                 std::string(row_order_names[static_cast<std::size_t>(spec_.order)]) +
                                                 "; set data.order to episodes, or leave data.episode out");
        name_columns(data_.x, "x");
        judge_use_of_tasks();
        if (spec_.a)
            read_actions();
        if (spec_.z)
            read_latents();
        drop_unusable();
        if (!data_.has_errors())
            share_out();
        return std::move(data_);
    }

private:
    /// A part of the data: a file, and which of its columns.
    struct Part {
        std::shared_ptr<const FileColumns> file;
        std::vector<std::size_t> columns;
    };

    /// What is wrong with a file as a whole: `what` begins the sentence behind its name.
    void fail(const FileColumns& file, const std::string& what)
    {
        data_.problems.push_back({true, file.file + what, file.file, -1});
    }
    /// What is wrong with a column, or odd.
    void fail(const FileColumns& file, std::size_t column, const std::string& what) { say(true, file, column, what); }
    void warn(const FileColumns& file, std::size_t column, const std::string& what) { say(false, file, column, what); }
    void say(bool error, const FileColumns& file, std::size_t column, const std::string& what)
    {
        data_.problems.push_back(
            {error, file.file + ": " + file.name_of(column) + what, file.file, static_cast<int>(column)});
    }

    void open(const char* name, const TablePart& part, ColumnRole role)
    {
        Part opened{files_.columns(table_path(spec_, part.file), part.key, usual_names(role)), {}};
        if (opened.file->frames && role != ColumnRole::x && role != ColumnRole::y)
            throw InputError(opened.file->file, "", "holds frames", "columns of numbers for " + std::string(name));
        for (const ColumnChoice& choice : part.columns)
            opened.columns.push_back(column_of(*opened.file, choice));
        parts_.emplace(name, std::move(opened));
    }

    static std::size_t column_of(const FileColumns& file, const ColumnChoice& choice)
    {
        if (choice.number > 0) {
            if (choice.number > static_cast<int>(file.columns.size()))
                throw InputError(file.file, "", "has " + counted(std::ssize(file.columns), "column", "columns"),
                                 "column " + std::to_string(choice.number));
            return static_cast<std::size_t>(choice.number - 1);
        }
        std::optional<std::size_t> found;
        std::vector<std::string> names;
        for (std::size_t c = 0; c < file.columns.size(); ++c) {
            names.push_back(file.columns[c].name);
            if (file.columns[c].name != choice.name)
                continue;
            if (found)
                throw InputError(file.file, "", "two columns are called " + in_quotes(choice.name),
                                 "names that differ, or the number of the column in place of its name");
            found = c;
        }
        if (found)
            return *found;
        const std::string meant = closest_name(choice.name, names);
        throw InputError(file.file, "",
                         "has no column " + in_quotes(choice.name) +
                             (meant.empty() ? "" : ", did you mean " + in_quotes(meant) + "?"),
                         file.named ? "" : "numbers of columns from 1, as the file names none");
    }

    /// The columns of a part; those that no other part has chosen where it chooses none.
    std::vector<std::size_t> columns_of(const std::string& name) const
    {
        const Part& part = parts_.at(name);
        if (!part.columns.empty())
            return part.columns;
        std::set<std::size_t> taken;
        for (const auto& [other, chosen] : parts_)
            if (other != name && chosen.file->file == part.file->file)
                taken.insert(chosen.columns.begin(), chosen.columns.end());
        std::vector<std::size_t> columns;
        for (std::size_t c = 0; c < part.file->columns.size(); ++c)
            if (!taken.contains(c) && !part.file->is_index(c))
                columns.push_back(c);
        return columns;
    }

    TableBlock block(const std::string& name)
    {
        const std::shared_ptr<const FileColumns>& shared = parts_.at(name).file;
        const FileColumns& file = *shared;
        TableBlock block;
        block.rows = file.rows;
        block.frames = file.frames;
        if (file.frames)
            return block;
        for (const std::size_t c : columns_of(name)) {
            judge(file, c);
            block.names.push_back(file.columns[c].name);
            block.columns.emplace_back(shared, &file.columns[c].values);
        }
        if (block.columns.empty())
            fail(file, ": no column is left for " + name + "; choose some by \"columns\"");
        warn_of_equal_columns(file, columns_of(name));
        return block;
    }

    void judge(const FileColumns& file, std::size_t c)
    {
        const FileColumn& column = file.columns[c];
        if (column.is_words()) {
            fail(file, c,
                 ", " + file.place_of(column.first_word) + ": found " + in_quotes(column.no_number()) +
                     ", expected a number; leave the column out by \"columns\"" +
                     (column.no_number().find(',') != std::string::npos ? " (decimals are written with a point)"
                                                                        : ", or write numbers in its place"));
            return;
        }
        judge_missing(file, c, column.missing, "missing", [](double v) { return std::isnan(v); });
        judge_missing(file, c, column.infinite, "infinite", [](double v) { return std::isinf(v); });
        if (column.low > column.high) {
            fail(file, c, ": has no number at all; leave it out by \"columns\"");
        } else if (std::max(std::abs(column.low), std::abs(column.high)) > largest_value) {
            const auto large = std::ranges::find_if(
                column.values, [](double v) { return std::isfinite(v) && std::abs(v) > largest_value; });
            fail(file, c,
                 ", " + file.place_of(static_cast<int>(large - column.values.begin())) +
                     ": is beyond 1e30; give it in larger units");
        } else if (column.low == column.high) {
            warn(file, c, ": is constant; it says nothing and may be left out by \"columns\"");
        }
    }

    template <class Is>
    void judge_missing(const FileColumns& file, std::size_t c, int count, const char* what, Is is)
    {
        if (count == 0)
            return;
        const auto first = std::ranges::find_if(file.columns[c].values, is) - file.columns[c].values.begin();
        const std::string begin = ", " + file.place_of(static_cast<int>(first)) + ": is " + what +
                                  (count > 1 ? ", the first of " + std::to_string(count) : "");
        if (spec_.missing == MissingValues::drop)
            warn(file, c, begin + "; such rows are left out");
        else
            fail(file, c,
                 begin + "; fill it in, leave the column out by \"columns\", or such rows by data.missing = drop");
    }

    void warn_of_equal_columns(const FileColumns& file, const std::vector<std::size_t>& chosen)
    {
        std::map<std::pair<double, double>, std::vector<std::size_t>> alike;  // by two sums, which equal columns share
        for (const std::size_t c : chosen) {
            double sum = 0, weighted = 0, weight = 0;
            const std::vector<double>& values = file.columns[c].values;
            for (const double value : values) {
                weight = weight == 8190 ? 0 : weight + 1;
                if (std::isfinite(value)) {
                    sum += value;
                    weighted += value * weight;
                }
            }
            for (const std::size_t other : alike[{sum, weighted}])
                if (other == c) {
                    warn(file, c, " is chosen twice");
                    break;
                } else if (std::ranges::equal(file.columns[other].values, values)) {
                    warn(file, c, " equals " + file.name_of(other) + "; one of them may be left out by \"columns\"");
                    break;
                }
            alike[{sum, weighted}].push_back(c);
        }
    }

    static void name_columns(TableBlock& block, const std::string& prefix)
    {
        for (std::size_t c = 0; c < block.names.size(); ++c)
            if (block.names[c].empty())
                block.names[c] = prefix + std::to_string(c + 1);
    }

    /// Rows of x and y in turns.
    void add_later_rows()
    {
        const FileColumns& file = *parts_.at("y").file;
        const TableBlock later = block("y");
        if (later.frames || data_.x.frames)
            return add_later_frames(later);
        if (later.rows != data_.x.rows || later.width() != data_.x.width())
            return fail(file, ": y has " + counted(later.rows, "row", "rows") + " of " +
                                  counted(later.width(), "column", "columns") + ", expected " +
                                  std::to_string(data_.x.rows) + " of " + std::to_string(data_.x.width()) +
                                  ", as x has");
        for (std::size_t c = 0; c < later.columns.size(); ++c) {
            std::vector<double> both;
            both.reserve(2 * later.columns[c]->size());
            for (std::size_t row = 0; row < later.columns[c]->size(); ++row) {
                both.push_back((*data_.x.columns[c])[row]);
                both.push_back((*later.columns[c])[row]);
            }
            data_.x.columns[c] = std::make_shared<const std::vector<double>>(std::move(both));
        }
        data_.x.rows *= 2;
        usable_.assign(static_cast<std::size_t>(data_.x.rows), true);
    }

    void add_later_frames(const TableBlock& later)
    {
        const FileColumns& file = *parts_.at("y").file;
        const auto in_words = [](const TableBlock& block) {
            return !block.frames
                       ? std::string("columns of numbers")
                       : counted(block.rows, "frame", "frames") + " of " + words_for(block.frames->size().frame);
        };
        if (!later.frames || !data_.x.frames || later.rows != data_.x.rows ||
            later.frames->size().frame != data_.x.frames->size().frame)
            return fail(file, ": y has " + in_words(later) + ", expected " + in_words(data_.x) + ", as x has");
        data_.x.frames = in_turns(data_.x.frames, later.frames);
        data_.x.rows *= 2;
        usable_.assign(static_cast<std::size_t>(data_.x.rows), true);
    }

    void read_actions()
    {
        const FileColumns& file = *parts_.at("a").file;
        data_.a = spec_.actions == ActionColumns::categories ? categories(file) : block("a");
        name_columns(data_.a, "a");
        const bool pairs = spec_.order == RowOrder::pairs;
        if (file.rows != data_.x.rows && !(pairs && file.rows == data_.x.rows / 2))
            fail(file,
                 ": a has " + counted(file.rows, "row", "rows") + ", expected " +
                     (pairs ? std::to_string(data_.x.rows / 2) + ", one for each pair of x"
                            : std::to_string(data_.x.rows) + ", as many as x (" + parts_.at("x").file->file + ")"));
    }

    /// Every value of a column as an action of its own, in the order of the numbers or of the words.
    TableBlock categories(const FileColumns& file)
    {
        TableBlock block;
        block.rows = file.rows;
        for (const std::size_t c : columns_of("a")) {
            const FileColumn& column = file.columns[c];
            judge_missing(file, c, column.missing, "missing", [](double v) { return std::isnan(v); });
            std::map<std::string, double> words;
            std::map<double, std::string> values;
            for (std::size_t i = 0; i < column.words.size(); ++i)
                words[column.words[i]] = static_cast<double>(i);
            if (words.empty())
                for (const double value : column.values)
                    if (std::isfinite(value)) {
                        char text[32];
                        std::snprintf(text, sizeof text, "%g", value);
                        values[value] = text;
                    }
            std::vector<std::pair<std::string, double>> all(words.begin(), words.end());
            for (const auto& [value, text] : values)
                all.emplace_back(text, value);
            if (all.size() > most_categories) {
                fail(file, c,
                     ": has " + std::to_string(all.size()) + " different values, expected at most " +
                         std::to_string(most_categories) +
                         " categories; data.actions = numbers takes numbers as they are");
                continue;
            }
            for (const auto& [word, index] : all) {
                std::vector<double> is;
                for (const double value : column.values)
                    is.push_back(std::isnan(value) ? value : value == index ? 1 : 0);
                block.names.push_back((column.name.empty() ? "" : column.name + "=") + word);
                block.columns.push_back(std::make_shared<const std::vector<double>>(std::move(is)));
            }
        }
        return block;
    }

    void read_latents()
    {
        const FileColumns& file = *parts_.at("z").file;
        data_.z = block("z");
        name_columns(data_.z, "z");
        if (file.rows != data_.x.rows)
            fail(file, ": z has " + counted(file.rows, "row", "rows") + ", expected " + std::to_string(data_.x.rows) +
                           ", as many as x" + (spec_.order == RowOrder::pairs ? " has times: both of each pair" : ""));
    }

    void drop_unusable()
    {
        const auto drop = [this](const TableBlock& block, std::size_t times) {
            for (const auto& column : block.columns)
                for (std::size_t row = 0; row < column->size(); ++row)
                    if (!std::isfinite((*column)[row]))
                        for (std::size_t t = 0; t < times && row * times + t < usable_.size(); ++t)
                            usable_[row * times + t] = false;
        };
        drop(data_.x, 1);
        drop(data_.z, 1);
        drop(data_.a, data_.a.rows > 0 && data_.a.rows * 2 == data_.x.rows ? 2 : 1);
    }

    /// Rows that follow each other: of one episode, without a row that is left out.
    std::vector<TableStretch> stretches()
    {
        std::vector<TableStretch> result;
        const FileColumns& file = *parts_.at("x").file;
        const std::vector<double>* episodes = nullptr;
        if (spec_.episode) {
            const std::vector<std::size_t> columns = columns_of("episode");
            const FileColumns& from = *parts_.at("episode").file;
            if (columns.size() != 1 || from.rows != data_.x.rows) {
                fail(from, ": data.episode has " + counted(std::ssize(columns), "column", "columns") + " and " +
                               counted(from.rows, "row", "rows") + ", expected 1 column and " +
                               std::to_string(data_.x.rows) + " rows, as x has");
                return {};
            }
            episodes = &from.columns[columns[0]].values;
        }
        std::set<double> begun;
        bool told = false;
        for (std::int32_t row = 0; row < data_.x.rows; ++row) {
            const auto at = static_cast<std::size_t>(row);
            if (!usable_[at])
                continue;
            const bool first_of_array = file.steps > 1 && row % file.steps == 0;
            // Missing numbers of episodes (NaN) differ from each other, too.
            const bool other = episodes && row > 0 && !((*episodes)[at] == (*episodes)[at - 1]);
            if (other && !told && begun.contains((*episodes)[at])) {
                const FileColumns& its = *parts_.at("episode").file;
                data_.problems.push_back(
                    {false,
                     its.file + ", " + its.place_of(row) +
                         ": an episode goes on that was left before; its parts count as episodes of their own",
                     its.file, static_cast<int>(columns_of("episode")[0])});
                told = true;
            }
            if (episodes)
                begun.insert((*episodes)[at]);
            if (result.empty() || first_of_array || other || !usable_[at - 1])
                result.push_back({row, 0});
            ++result.back().rows;
        }
        return result;
    }

    void judge_use_of_tasks()
    {
        if (spec_.task && !spec_.has_tasks())
            fail(*parts_.at("task").file, spec_.y ? ": data.task tells tasks apart, but with data.order = pairs y are "
                                                    "later observations; set data.order to rows"
                                                  : ": data.task tells tasks apart, but there is no y; name the column "
                                                    "of their targets by data.y, or leave data.task out");
        if (spec_.has_tasks() && spec_.order == RowOrder::episodes)
            fail(*parts_.at("y").file, ": y are targets of tasks, whose rows do not follow each other; set data.order "
                                       "to rows, or leave data.y out");
        if (spec_.has_tasks() && spec_.a)
            fail(*parts_.at("a").file,
                 ": a are actions, which are not learned from together with tasks; leave data.a or data.y out");
    }

    void share_out_points()
    {
        TargetPlaces places{parts_.at("y").file, columns_of("y"), nullptr, {}};
        if (spec_.task) {
            places.task_file = parts_.at("task").file;
            places.task_columns = columns_of("task");
        }
        TableTasks tasks = read_tasks(spec_, places, data_.x.rows, usable_, data_.problems);
        if (data_.has_errors())
            return;
        data_.classes = std::move(tasks.classes);
        SharedTasks shared = share_out_tasks(std::move(tasks.tasks), data_.x, spec_);
        data_.tasks = std::move(shared.split);
        data_.shared_out.words = std::move(shared.words);
        for (std::size_t split = 0; split < 3; ++split) {
            std::vector<TableExample>& examples = data_.shared_out.split[split];
            for (const TableTask& task : data_.tasks[split])
                for (const std::int32_t row : task.rows)
                    examples.push_back({row, row});
            std::ranges::sort(examples, {}, &TableExample::row);
        }
    }

    void share_out()
    {
        if (spec_.has_tasks())
            return share_out_points();
        if (spec_.order == RowOrder::episodes) {
            const std::vector<TableStretch> all = stretches();
            if (data_.has_errors())
                return;
            data_.shared_out = split_stretches(all, spec_.validation, spec_.test, spec_.seed);
        } else {
            std::vector<TableExample> examples;
            const std::int32_t times = spec_.steps();
            for (std::int32_t row = 0; row + times <= data_.x.rows; row += times)
                if (usable_[static_cast<std::size_t>(row)] && usable_[static_cast<std::size_t>(row + times - 1)])
                    examples.push_back({row, data_.a.rows == data_.x.rows ? row : row / times});
            data_.shared_out = split_examples(std::move(examples), spec_.validation, spec_.test, spec_.seed);
        }
        for (std::size_t split = 0; split < 3; ++split)
            if (data_.examples(split).empty())
                return fail(*parts_.at("x").file,
                            std::string(": has too few rows") +
                                (spec_.order == RowOrder::rows ? "" : " that follow each other in time") +
                                " to train, to validate and to test on; expected at least " +
                                (spec_.order == RowOrder::episodes ? "6" : "3"));
    }

    const TableSpec& spec_;
    TableData data_;
    TableFiles& files_;
    std::map<std::string, Part> parts_;
    std::vector<bool> usable_;  ///< by row of x
};

}  // namespace

bool TableData::has_errors() const
{
    return std::ranges::any_of(problems, &TableProblem::error);
}

std::filesystem::path table_path(const TableSpec& spec, const std::string& file)
{
    return spec.folder.empty() ? std::filesystem::path(file) : std::filesystem::path(spec.folder) / file;
}

TableData read_table_data(const TableSpec& spec, TableFiles& read)
{
    return TableReading(spec, read).read();
}

TableData read_table_data(const TableSpec& spec)
{
    TableFiles read;
    return read_table_data(spec, read);
}

TableData require_table_data(const TableSpec& spec)
{
    TableData data = read_table_data(spec);
    const auto first = std::ranges::find_if(data.problems, &TableProblem::error);
    if (first == data.problems.end())
        return data;
    const auto more = std::ranges::count_if(data.problems, &TableProblem::error) - 1;
    throw InputError(first->sentence + (more == 0 ? ""
                                                  : "; and " + std::to_string(more) +
                                                        (more == 1 ? " more problem, which" : " more problems, which") +
                                                        " 'disentangle data' lists"));
}

TableFound found_in(const TableData& data, const LatentsProposal& proposal)
{
    TableFound found;
    found.train = static_cast<int>(data.examples(0).size());
    found.validation = static_cast<int>(data.examples(1).size());
    found.test = static_cast<int>(data.examples(2).size());
    found.x = data.x.names;
    found.a = data.a.names;
    found.z = data.z.names;
    if (data.x.frames)
        found.frame = data.x.frames->size().frame;
    found.latents = proposal.latents;
    found.proposal = proposal.reason;
    for (std::size_t split = 0; split < found.tasks.size(); ++split)
        found.tasks[split] = sizes_of_tasks(data.tasks[split]);
    found.classes = data.classes;
    constexpr std::size_t named_tasks = 48;  // as many as a run records
    for (const TableTask& task : data.tasks[2])
        if (found.held_out_tasks.size() < named_tasks)
            found.held_out_tasks.push_back(task.name);
    return found;
}

namespace {

LatentsProposal at_most_nodes(LatentsProposal proposal)
{
    if (proposal.latents > max_nodes) {
        proposal.latents = max_nodes;
        proposal.reason += ", and no more than " + std::to_string(max_nodes) + " can be learned";
    }
    return proposal;
}

/// Of frames, made small: fine detail tells little of how many things move, and costs most.
Eigen::MatrixXd spread_thumbnails(const TableData& data)
{
    constexpr std::size_t most = 3000;
    constexpr int side = 16;
    const std::vector<TableExample>& examples = data.examples(0);
    const std::size_t count = std::min(examples.size(), most);
    std::vector<std::int32_t> rows;
    for (std::size_t i = 0; i < count; ++i)
        rows.push_back(examples[i * examples.size() / count].row);
    Eigen::MatrixXd small = thumbnails(*data.x.frames, rows, side);
    small.rowwise() -= small.colwise().mean().eval();
    // One scale for all pixels, as the components have it that are learned through.
    const double deviation = std::sqrt(small.squaredNorm() / static_cast<double>(small.size()));
    return deviation > 0 ? small / deviation : small;
}

}  // namespace

LatentsProposal propose_latents(const TableData& data, int steps)
{
    if (data.x.frames)
        return at_most_nodes(propose_latents(spread_thumbnails(data)));
    constexpr std::size_t most_rows = 20000;
    const TableScaling scaling = scaling_of(data.x, data.examples(0), steps);
    const std::vector<TableExample>& examples = data.examples(0);
    // Spread over the whole, as neighbours in time are alike.
    const std::size_t stride = std::max<std::size_t>(1, examples.size() / most_rows);
    const auto rows = static_cast<Eigen::Index>((examples.size() + stride - 1) / stride);
    Eigen::MatrixXd x(rows, static_cast<Eigen::Index>(data.x.width()));
    for (Eigen::Index c = 0; c < x.cols(); ++c) {
        const auto column = static_cast<std::size_t>(c);
        for (Eigen::Index r = 0; r < rows; ++r)
            x(r, c) =
                ((*data.x
                       .columns[column])[static_cast<std::size_t>(examples[static_cast<std::size_t>(r) * stride].row)] -
                 scaling.mean[column]) /
                scaling.scale[column];
    }
    return at_most_nodes(propose_latents(x));
}

}  // namespace disentangle
