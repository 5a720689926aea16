// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/console.h"
#include "app/disentangle/text.h"
#include "app/disentangle/verbs.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/json.h"
#include "core/data/table/survey.h"
#include "core/experiment/data/table.h"
#include "core/experiment/kinds.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <ranges>
#include <utility>

namespace disentangle {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using nlohmann::ordered_json;

struct DataOptions {
    std::vector<std::string> files;
    std::string to;
    bool force = false, as_json = false;
};

bool is_document(const std::string& file)
{
    return file.ends_with(".json");
}

TableSurvey survey(const std::vector<std::string>& names)
{
    TableFiles read;
    if (std::ranges::none_of(names, is_document)) {
        const std::vector<fs::path> files(names.begin(), names.end());
        return survey_of(files, read);
    }
    if (names.size() > 1)
        throw InputError("data: found " + std::to_string(names.size()) +
                         " files, expected one experiment (.json), or tables");
    return survey_of(table_spec_in(parse_json(read_file(names[0]), names[0]), names[0]), read);
}

/// Fewest and most points of a task, in all splits together.
std::pair<int, int> points_in(const TableSurvey& survey)
{
    std::map<std::string, int> points;
    for (const std::vector<TableTask>& split : survey.tasks)
        for (const TableTask& task : split)
            points[task.name] += static_cast<int>(task.rows.size());
    const auto [fewest, most] = std::ranges::minmax(points | std::views::values);
    return {fewest, most};
}

json tasks_in(const TableSurvey& survey)
{
    const auto [fewest, most] = points_in(survey);
    return {{"train", survey.tasks[0].size()},
            {"validation", survey.tasks[1].size()},
            {"test", survey.tasks[2].size()},
            {"fewest_points", fewest},
            {"most_points", most},
            {"told_by", survey.spec.task ? "column" : "columns of y"},
            {"classes", survey.found->classes}};
}

json to_json(const TableSurvey& survey)
{
    json columns = json::array();
    for (const GuessedFile& file : survey.files)
        for (std::size_t c = 0; c < file.roles.size(); ++c) {
            const FileColumn& column = file.columns->columns[c];
            json entry{{"file", file.file},
                       {"name", column.name.empty() ? std::to_string(c + 1) : column.name},
                       {"number", c + 1},
                       {"type", file.columns->frames ? "frames"
                                : column.is_words()  ? "words"
                                                     : "number"},
                       {"missing", column.missing},
                       {"infinite", column.infinite},
                       {"role", column_role_names[static_cast<std::size_t>(file.roles[c])]}};
            if (!file.key.empty())
                entry["key"] = file.key;
            if (const Frames* frames = file.columns->frames.get())
                entry["shape"] = {frames->size().frame.height, frames->size().frame.width,
                                  frames->size().frame.channels};
            columns.push_back(std::move(entry));
        }
    json problems = json::array();
    for (const TableProblem& problem : survey.problems)
        problems.push_back(problem.sentence);
    json object{{"rows", survey.rows},
                {"columns", columns},
                {"problems", problems},
                {"usable", survey.is_usable()},
                {"order", row_order_names[static_cast<std::size_t>(survey.spec.order)]},
                {"latents", nullptr},
                {"spectrum", nullptr},
                {"unexplained", nullptr},
                {"split", nullptr},
                {"tasks", nullptr}};
    if (survey.latents) {
        object["latents"] = survey.latents->latents;
        object["spectrum"] = survey.latents->spectrum;
        object["unexplained"] = survey.latents->unexplained;
        object["split"] = {{"train", survey.shared_out.split[0].size()},
                           {"validation", survey.shared_out.split[1].size()},
                           {"test", survey.shared_out.split[2].size()}};
    }
    if (survey.is_usable() && survey.spec.has_tasks())
        object["tasks"] = tasks_in(survey);
    return object;
}

std::string range_of(const FileColumn& column)
{
    if (column.is_words())
        return counted(std::ssize(column.words), "word") + ", " + in_quotes(column.words.front());
    const double low = column.low, high = column.high;
    if (low > high)
        return "nothing";
    char text[64];
    std::snprintf(text, sizeof text, low == high ? "%.5g" : "%.5g to %.5g", low, high);
    return text;
}

/// "1000 frames of 32 x 32 pixels in colour, 0 to 255", one below the other in pairs.
std::string words_for(const Frames::Size& size)
{
    return counted(size.count, "frame") + " of " + words_for(size.frame) +
           (size.steps > 1 ? ", " + std::to_string(size.steps) + " times in each row" : "") + ", from 0, black, to " +
           number_in_words(size.white);
}

std::string as_text(const TableSurvey& survey)
{
    std::string text;
    for (const GuessedFile& file : survey.files) {
        if (!file.unread.empty())
            continue;
        const std::string name = file.file + (file.key.empty() ? "" : ": " + file.key) + ", ";
        if (const Frames* frames = file.columns->frames.get()) {
            text += name + words_for(frames->size()) + "; role " +
                    std::string(column_role_names[static_cast<std::size_t>(file.roles.front())]) + '\n';
            continue;
        }
        text += name + counted(file.columns->rows, "row") + ", " + counted(std::ssize(file.roles), "column") + '\n';
        std::size_t width = 6;
        for (const FileColumn& column : file.columns->columns)
            width = std::max(width, column.name.size());
        width = std::min<std::size_t>(width, 30);
        text += "  " + padded_left("no.", 5) + "  " + padded("column", width) + "  role     missing  values\n";
        for (std::size_t c = 0; c < file.roles.size(); ++c) {
            const FileColumn& column = file.columns->columns[c];
            text += "  " + padded_left(std::to_string(c + 1), 5) + "  " + padded(column.name, width) + "  " +
                    padded(std::string(column_role_names[static_cast<std::size_t>(file.roles[c])]), 9) +
                    padded(std::to_string(column.missing), 9) + range_of(column) + '\n';
        }
    }
    for (const TableProblem& problem : survey.problems)
        text += hanging(problem.error ? "  ! " : "  ~ ", problem.sentence);
    if (survey.is_usable() && survey.spec.has_tasks()) {
        const auto [fewest, most] = points_in(survey);
        const auto tasks = [&](std::size_t split) { return std::to_string(survey.tasks[split].size()); };
        text +=
            wrapped(std::string("Tasks: ") +
                        (survey.spec.task ? "each value of the column of tasks is one" : "each column of y is one") +
                        ", of " + (fewest == most ? "" : std::to_string(fewest) + " to ") + counted(most, "point") +
                        "; " + tasks(0) + " to train on, " + tasks(1) + " to validate and " + tasks(2) +
                        " to test on, shared out " + survey.shared_out.words + ". Targets are " +
                        (survey.found->classes.empty() ? "numbers."
                                                       : std::to_string(survey.found->classes.size()) + " classes."),
                    0);
    } else if (survey.latents) {
        const auto examples = [&](std::size_t split) { return std::to_string(survey.shared_out.split[split].size()); };
        text +=
            wrapped("Order: " + std::string(row_order_names[static_cast<std::size_t>(survey.spec.order)]) + "; " +
                        examples(0) + (survey.spec.steps() > 1 ? " pairs" : " rows") + " to train on, " + examples(1) +
                        " to validate and " + examples(2) + " to test on, shared out " + survey.shared_out.words + ".",
                    0);
    }
    if (survey.latents) {
        text += wrapped("Latents: " + std::to_string(survey.latents->latents) + " proposed, because " +
                            survey.latents->reason + "; data.latents sets another number.",
                        0);
    }
    return text;
}

/// An experiment on the data, file names relative to it.
std::string document_of(const TableSurvey& survey, const fs::path& to)
{
    TableSpec spec = survey.spec;
    spec.folder.clear();
    const auto relative = [&](std::string& file) {
        std::error_code failed;
        const fs::path path = fs::relative(table_path(survey.spec, file), fs::absolute(to).parent_path(), failed);
        file = failed || path.empty() ? fs::absolute(table_path(survey.spec, file)).string() : path.string();
    };
    relative(spec.x.file);
    for (std::optional<TablePart>* part : {&spec.y, &spec.a, &spec.z, &spec.episode, &spec.task})
        if (*part)
            relative((*part)->file);
    if (spec.graph_files)
        for (std::string* name : spec.graph_files->names())
            if (!name->empty())
                relative(*name);
    ordered_json document{{"format", experiment_format}, {"name", to.stem().string()}, {"data", table_section(spec)}};
    if (spec.has_tasks())
        document["estimator"] = {{"kind", sparse_multitask.name}};
    return document.dump(2) + '\n';
}

int data(const DataOptions& options)
{
    TableSurvey found;
    try {
        found = survey(options.files);
    } catch (const InputError& error) {
        if (options.as_json)
            print(json{{"rows", nullptr}, {"columns", json::array()}, {"problems", {error.what()}}, {"usable", false}}
                      .dump() +
                  '\n');
        throw;
    }
    if (!options.to.empty()) {
        if (!is_document(options.to))
            throw InputError("--to", "", in_quotes(options.to), "a name that ends in .json");
        std::error_code ignored;
        if (fs::exists(options.to, ignored) && !options.force)
            throw InputError("--to " + options.to + ": exists already; give another name, or replace it with --force");
        if (found.spec.x.file.empty())
            throw InputError(found.problems.front().sentence);
        write_file_atomically(options.to, document_of(found, options.to));
        say("Wrote " + options.to + "; train on it with: disentangle train " + options.to);
    }
    print(options.as_json ? to_json(found).dump() + '\n' : as_text(found));
    return exit_done;
}

}  // namespace

void add_data(CLI::App& program, Action& action)
{
    CLI::App* verb = program.add_subcommand("data", "Say what is in files of your own, and what would be made of it");
    auto options = std::make_shared<DataOptions>();
    verb->add_option(
            "files", options->files,
            "Tables and arrays (CSV, TSV, NPY, NPZ or HDF5), folders of pictures, or one experiment on such data (.json)")
        ->required()
        ->type_name("FILE...");
    verb->add_option("--to", options->to, "Write an experiment on these data, to be edited and trained")
        ->type_name("FILE");
    verb->add_flag("--force", options->force, "Replace that file if it exists");
    verb->add_flag("--json", options->as_json, "Print one JSON object");
    verb->footer(
        "Roles are guessed from names and values: x, a (actions), z (true latents), episode, y (targets of tasks,\n"
        "or x one step later), task (which task a row belongs to). A problem marked with ! has to be solved before\n"
        "training, one with ~ is worth a look. Arrays of rows x height x width x channels and folders of PNG or\n"
        "JPEG files are frames; a folder stands for its tables and arrays, too.\n"
        "Example:\n"
        "  disentangle data cells.tsv --to cells.json\n"
        "  disentangle train cells.json");
    verb->callback([&action, options] { action = [options] { return data(*options); }; });
}

}  // namespace disentangle
