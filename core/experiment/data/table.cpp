// SPDX-License-Identifier: GPL-3.0-or-later
// Data of the user's own, in files: the section "data" of kind "table".
#include "core/experiment/data/table.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/data/table/read.h"
#include "core/data/table/source.h"
#include "core/data/table/spec.h"
#include "core/experiment/catalogue.h"
#include "core/experiment/data/table_found.h"
#include "core/experiment/data/table_graph.h"
#include "core/experiment/data/table_parts.h"
#include "core/experiment/defaults.h"
#include "core/experiment/front_end.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <tuple>

namespace disentangle {

namespace {

using nlohmann::json;
using nlohmann::ordered_json;

namespace fs = std::filesystem;

TableSpec& table_of(Experiment& e)
{
    return e.own.get<TableSpec>();
}

const TableSpec& table_of(const Experiment& e)
{
    return e.own.get<TableSpec>();
}

bool is_of_frames(const Experiment& e)
{
    const std::optional<TableFound>& found = table_of(e).found;
    return found && found->frame;
}

/// The keys of the section itself, beside its structures.
ParameterTable section_table()
{
    return {
        entry(
            "data.order", "Order", DISENTANGLE_AT(own.template get<TableSpec>().order), any_value, "",
            "Whether rows follow each other in time: rows, they do not; pairs, rows 1 and 2 are a pair of consecutive "
            "times, rows 3 and 4, ...; episodes, consecutive rows are consecutive times, within an episode.",
            source::program),
        entry("data.actions", "Actions", DISENTANGLE_AT(own.template get<TableSpec>().actions), any_value, "",
              "Columns of actions as numbers, or every value that occurs in one as an action of its own, 0 or 1.",
              source::program)
            .acts_when([](const Experiment& e) { return table_of(e).a.has_value(); }, "there are actions"),
        entry("data.targets", "Targets", DISENTANGLE_AT(own.template get<TableSpec>().targets), any_value, "",
              "Targets of tasks as numbers, or as classes: every value that occurs is one, the same in all tasks.",
              source::program)
            .acts_when([](const Experiment& e) { return table_of(e).has_tasks(); }, "there are tasks"),
        entry("data.points", "Points", DISENTANGLE_AT(own.template get<TableSpec>().points), {0, 10000}, "points",
              "Points of a task that are taken together at most: a larger task comes in several parts. 0: those of the "
              "largest, but no more than 100.",
              source::program)
            .acts_when([](const Experiment& e) { return e.data_kind != table_data.name || table_of(e).has_tasks(); },
                       "there are tasks"),  // a world of tasks, which has this key too, always has some
        entry("data.missing", "Missing values", DISENTANGLE_AT(own.template get<TableSpec>().missing), any_value, "",
              "Rows with a missing or an infinite value: refused, or left out.", source::program),
        entry(
            "data.latents", "Latents", DISENTANGLE_AT(own.template get<TableSpec>().latents), {1, max_nodes}, "",
            "Number of latents to learn. Default: as many as the true ones where these are given, else as the spectrum "
            "of x suggests.",
            source::program),
        entry("data.validation", "Validation share", DISENTANGLE_AT(own.template get<TableSpec>().validation),
              {0.001, 0.4}, "of the rows", "Rows to choose settings by; training never sees them.", source::program),
        entry("data.test", "Test share", DISENTANGLE_AT(own.template get<TableSpec>().test), {0.001, 0.4},
              "of the rows", "Rows that scores are computed on; training never sees them.", source::program),
        entry(
            "data.seed", "Seed", DISENTANGLE_AT(own.template get<TableSpec>().seed), seed_range, "",
            "Seed of the shuffle by which rows, whole episodes or whole tasks are shared out to training, validation and "
            "test.",
            source::program),
    };
}

ParameterTable table_table()
{
    ParameterTable all = section_table();
    for (ParameterEntry& entry : front_end_table())
        all.push_back(std::move(entry).acts_when(is_of_frames, "x is frames"));
    return all;
}

// ---- Structures ----

/// The folder of a document, absolute: a run is gone on with from anywhere.
fs::path folder_of(const std::string& file)
{
    const fs::path folder = fs::path(file).parent_path();
    std::error_code failed;
    const fs::path absolute = fs::absolute(folder.empty() ? "." : folder, failed);
    return failed ? folder : absolute.lexically_normal();
}

void read_folder(Experiment& e, const json* value, const std::string& file, const std::string& place)
{
    if (value && !value->is_null() && !value->is_string())
        throw InputError(file, place, "found " + describe(*value), "the name of a folder, or null: the document's");
    const fs::path own = folder_of(file);
    table_of(e).folder =
        (value && value->is_string() ? own / value->get<std::string>() : own).lexically_normal().string();
}

void read_x(Experiment& e, const json* value, const std::string& file, const std::string& place)
{
    if (value == nullptr)
        throw InputError(file, place, "found nothing",
                         "the name of a file of observations (CSV, TSV, NPY, NPZ or HDF5) or of a folder of pictures");
    TableSpec& spec = table_of(e);
    spec.x = part_from(*value, {}, file, place);
    // A run that was moved together with its data finds them beside itself.
    const fs::path beside = folder_of(file);
    std::error_code ignored;
    if (!fs::exists(table_path(spec, spec.x.file), ignored) && fs::exists(beside / spec.x.file, ignored))
        spec.folder = beside.string();
}

template <std::optional<TablePart> TableSpec::*part>
void read_part(Experiment& e, const json* value, const std::string& file, const std::string& place)
{
    TableSpec& spec = table_of(e);
    (spec.*part).reset();
    if (value && !value->is_null())
        spec.*part = part_from(*value, spec.x.file, file, place);
}

/// A column, mostly of x's file: by its name or number alone.
template <std::optional<TablePart> TableSpec::*part>
void read_column(Experiment& e, const json* value, const std::string& file, const std::string& place)
{
    TableSpec& spec = table_of(e);
    (spec.*part).reset();
    if (!value || value->is_null())
        return;
    if (value->is_object())
        spec.*part = part_from(*value, spec.x.file, file, place);
    else
        spec.*part = TablePart{spec.x.file, columns_from(*value, file, place), spec.x.key};
}

template <std::optional<TablePart> TableSpec::*part>
ordered_json write_part(const Experiment& e)
{
    const std::optional<TablePart>& value = table_of(e).*part;
    if (!value)
        return nullptr;
    // A name alone would be that of a column.
    if ((part == &TableSpec::episode || part == &TableSpec::task) && value->columns.empty() && value->key.empty())
        return {{"file", value->file}};
    return part_to(*value);
}

void read_true_graph(Experiment& e, const json* value, const std::string& file, const std::string& place)
{
    take_true_graph(value, table_of(e), file, place);
}

void read_found(Experiment& e, const json* value, const std::string& file, const std::string& place)
{
    std::optional<TableFound>& found = table_of(e).found;
    found.reset();
    if (value && !value->is_null())
        found = found_from(*value, file, place);
}

ordered_json write_found(const Experiment& e)
{
    const std::optional<TableFound>& found = table_of(e).found;
    return found ? to_json(*found) : ordered_json(nullptr);
}

constexpr std::array table_structures{
    Structure{"folder", read_folder,
              [](const Experiment& e) -> ordered_json {
                  return table_of(e).folder.empty() ? ordered_json(nullptr) : ordered_json(table_of(e).folder);
              },
              [] {
                  return json{{"type", json::array({"string", "null"})},
                              {"description", "Folder that file names are relative to; absent = the document's."}};
              }},
    Structure{"x", read_x, [](const Experiment& e) { return part_to(table_of(e).x); },
              [] { return part_schema("Observations: a file, or columns of one.", false); }, true},
    Structure{"y", read_part<&TableSpec::y>, write_part<&TableSpec::y>,
              [] {
                  return part_schema(
                      "Targets of tasks, a column for each; with order = pairs the observations one step "
                      "later, row by row.",
                      true);
              }},
    Structure{"task", read_column<&TableSpec::task>, write_part<&TableSpec::task>,
              [] {
                  json schema =
                      part_schema("The column that tells tasks apart, by its name or number in x's file; y is "
                                  "then one column. Absent = each column of y is a task.",
                                  true);
                  schema["type"].push_back("integer");
                  return schema;
              }},
    Structure{"a", read_part<&TableSpec::a>, write_part<&TableSpec::a>,
              [] { return part_schema("Actions. With time, those of a row lead to the next one.", true); }},
    Structure{"z", read_part<&TableSpec::z>, write_part<&TableSpec::z>,
              [] { return part_schema("True latents, where they are known: for scores, never to learn from.", true); }},
    Structure{"episode", read_column<&TableSpec::episode>, write_part<&TableSpec::episode>,
              [] {
                  json schema = part_schema("The column that tells episodes apart, by its name or number in x's file; "
                                            "absent = all rows are one. With order = episodes.",
                                            true);
                  schema["type"].push_back("integer");
                  return schema;
              }},
    Structure{"graph", read_true_graph, [](const Experiment& e) { return true_graph_to(table_of(e)); },
              true_graph_schema},
    Structure{"found", read_found, write_found, found_schema},
};

int default_latents(const TableSpec& spec)
{
    if (!spec.found)
        return 0;
    if (!spec.found->z.empty())
        return static_cast<int>(spec.found->z.size());
    return spec.graph ? spec.graph->d_z() : spec.found->latents;
}

void use_table_defaults(Experiment& e)
{
    const TableSpec defaults;
    TableSpec& spec = table_of(e);
    spec.order = defaults.order;
    spec.actions = defaults.actions;
    spec.missing = defaults.missing;
    spec.validation = defaults.validation;
    spec.test = defaults.test;
    spec.seed = defaults.seed;
    spec.targets = defaults.targets;
    spec.latents = default_latents(spec);
    spec.points = defaults.points;
    e.own.get<FrontEndSpec>() = {};
}

void require_order(const TableSpec& spec, const std::string& file)
{
    require_value(!spec.episode || spec.order == RowOrder::episodes, file, "data.order",
                  names_of(spec.order)[static_cast<std::size_t>(spec.order)], "episodes, as data.episode is given");
}

void read_the_files(Experiment& e, const std::string& file)
{
    TableSpec& spec = table_of(e);
    require_order(spec, file);
    if (!spec.found) {
        const TableData data = require_table_data(spec);
        spec.found = found_in(data, propose_latents(data, spec.steps()));
    }
    read_true_graph_files(spec);
    if (spec.latents == 0)
        spec.latents = default_latents(spec);
}

/// The name by which a file is found from `folder`, where both are on one disk; else the absolute one.
std::string name_from(const fs::path& folder, const fs::path& file)
{
    const fs::path name = file.lexically_relative(folder);
    return (name.empty() ? file : name).string();
}

void name_table_files_from(Experiment& e, const fs::path& folder)
{
    TableSpec& spec = table_of(e);
    const auto absolute = [&spec](const std::string& file) {
        std::error_code failed;
        const fs::path path = fs::absolute(table_path(spec, file), failed);
        return (failed ? table_path(spec, file) : path).lexically_normal();
    };
    const fs::path from = folder.empty() ? absolute(spec.x.file).parent_path() : folder;
    for (TablePart* part :
         {&spec.x, spec.y ? &*spec.y : nullptr, spec.a ? &*spec.a : nullptr, spec.z ? &*spec.z : nullptr,
          spec.episode ? &*spec.episode : nullptr, spec.task ? &*spec.task : nullptr})
        if (part)
            part->file = name_from(from, absolute(part->file));
    if (spec.graph_files)
        for (std::string* name : spec.graph_files->names())
            if (!name->empty())
                *name = name_from(from, absolute(*name));
    spec.folder = from.string();
}

/// Numbers that are learned from for each row: columns, or components of frames.
int width_of_x(const Experiment& e)
{
    const TableFound found = table_of(e).found.value_or(TableFound());
    return found.frame ? static_cast<int>(e.own.get<FrontEndSpec>().components.value_or(
                             std::min(usual_components, found.frame->size())))
                       : static_cast<int>(found.x.size());
}

DataSizes table_sizes(const Experiment& e)
{
    const TableSpec& spec = table_of(e);
    const TableFound found = spec.found.value_or(TableFound());
    DataSizes sizes{spec.latents,
                    width_of_x(e),
                    !found.a.empty(),
                    spec.steps() > 1,
                    found.train,
                    found.test,
                    static_cast<int>(found.a.size())};
    if (spec.has_tasks()) {
        sizes.points = points_together(spec.points, found.tasks);
        sizes.classes = static_cast<int>(found.classes.size());
        sizes.train_rows = count_parts(found.tasks[0], sizes.points) * sizes.points;
        sizes.test_rows = count_parts(found.tasks[2], sizes.points) * sizes.points;
    }
    return sizes;
}

Variables table_variables(const Experiment& e)
{
    const TableSpec& spec = table_of(e);
    const TableFound found = spec.found.value_or(TableFound());
    Variables variables;
    if (spec.graph && spec.graph->d_z() == spec.latents)
        variables.latents = spec.graph->latents;
    else if (static_cast<int>(found.z.size()) == spec.latents)
        variables.latents = found.z;
    else
        variables.latents = default_names("z", spec.latents);
    variables.actions = found.a;
    variables.observed = found.x;
    variables.tasks = found.held_out_tasks;
    variables.d_x = width_of_x(e);
    variables.frame = found.frame.value_or(Shape());
    variables.time = spec.steps() > 1;
    variables.graph = spec.graph ? &*spec.graph : nullptr;
    return variables;
}

void require_tasks_fit(const Experiment& e, const std::string& file)
{
    const TableSpec& spec = table_of(e);
    const TaskSizes tasks = spec.found.value_or(TableFound()).tasks;
    const int points = points_together(spec.points, tasks), smallest = smallest_part(tasks, points);
    const int most = smallest - std::max(1, smallest / 5) - 1;  // errors are taken on a fifth
    require_value(spec.latents <= most, file, "data.latents", spec.latents,
                  "at most " + std::to_string(std::max(most, 0)) +
                      ", as predictors are fitted to tasks, or parts of them, of " + std::to_string(smallest) +
                      " points; learn fewer, leave out the smallest tasks, or raise data.points, data.validation or "
                      "data.test, whichever makes parts small");
    require_value(!spec.graph, file, "data.graph", "a graph", "none: tasks have none");
    require_value(e.training.batch % points == 0, file, "training.batch", e.training.batch,
                  "a multiple of data.points, " + std::to_string(points) + ", so that parts of tasks stay whole");
}

void require_consistent_table(const Experiment& e, const std::string& file)
{
    const TableSpec& spec = table_of(e);
    const TableFound found = spec.found.value_or(TableFound());
    if (found.frame)
        require_components(e, spec.latents, *found.frame, file);
    else
        require_value(spec.latents <= width_of_x(e), file, "data.latents", spec.latents,
                      "at most the number of columns of x, " + std::to_string(width_of_x(e)));
    require_value(spec.latents <= found.train, file, "data.latents", spec.latents,
                  "at most the number of rows to train on, " + std::to_string(found.train));
    require_order(spec, file);
    if (spec.graph)
        require_graph_fits(spec, file);
    if (spec.has_tasks())
        require_tasks_fit(e, file);
    const DataSizes sizes = table_sizes(e);
    require_value(e.training.batch <= sizes.train_rows, file, "training.batch", e.training.batch,
                  "at most the number of rows to train on, " + std::to_string(sizes.train_rows));
    require_value(e.training.evaluation_rows <= sizes.test_rows, file, "training.evaluation_rows",
                  e.training.evaluation_rows,
                  "at most the number of rows to test on, " + std::to_string(sizes.test_rows));
}

}  // namespace

TableSpec table_spec_in(const nlohmann::json& document, const std::string& file)
{
    const auto section = document.is_object() ? document.find("data") : document.end();
    if (!document.is_object() || section == document.end() || !section->is_object() ||
        section->value("kind", json()) != "table")
        throw InputError(file, "data.kind", "is not table", "an experiment on data of your own");
    Experiment e;
    const auto find = [&section](const std::string& name) {
        const auto found = section->find(name);
        return found == section->end() ? nullptr : &*found;
    };
    for (const Structure& structure : table_structures)
        if (structure.name != "found")
            structure.read(e, find(std::string(structure.name)), file, key_path("data", std::string(structure.name)));
    use_table_defaults(e);
    for (const ParameterEntry& entry : section_table())
        if (const json* value = find(entry.parameter.key.substr(entry.parameter.key.find('.') + 1))) {
            if (const auto problem = mismatch(entry.parameter, *value))
                throw InputError(file, entry.parameter.key, problem->found, problem->expected);
            entry.set(e, *value);
        }
    return table_of(e);
}

nlohmann::ordered_json table_section(const TableSpec& spec)
{
    Experiment e, bare;
    table_of(e) = spec;
    ordered_json section{{"kind", "table"}};
    for (const Structure& structure : table_structures)
        if (const ordered_json value = structure.write(e); structure.name != "found" && value != structure.write(bare))
            section[structure.name] = value;
    for (const ParameterEntry& entry : section_table())
        if (const json value = entry.get(e); value != entry.get(bare))
            section[entry.parameter.key.substr(entry.parameter.key.find('.') + 1)] = value;
    return section;
}

Experiment table_experiment(const TableSpec& spec, const std::string& name)
{
    json section = table_section(spec);
    section["found"] = to_json(spec.found.value());
    if (spec.latents == 0)
        section.erase("latents");
    // No document: file names are absolute, or relative to the spec's own folder.
    json document{{"format", experiment_format}, {"name", name}, {"data", section}};
    if (spec.has_tasks())
        document["estimator"] = {{"kind", sparse_multitask.name}};
    return experiment_from_json(document, "");
}

Experiment parse_experiment(const std::string& text, const std::string& file, const TableFound& found)
{
    json document = parse_json(text, file);
    document["data"]["found"] = to_json(found);
    return experiment_from_json(document, file);
}

Experiment with_table(const Experiment& experiment, const TableSpec& spec)
{
    Experiment edited = experiment;
    table_of(edited) = spec;
    // What learns from tasks, and what does not.
    if (spec.has_tasks() != table_of(experiment).has_tasks())
        edited.estimator_kind = spec.has_tasks() ? std::string(sparse_multitask.name) : Experiment().estimator_kind;
    if (spec.latents == 0)
        table_of(edited).latents = default_latents(spec);
    edited = followed(experiment, std::move(edited));
    // A number that was chosen stays, though the one before was what had been proposed.
    if (spec.latents > 0 && table_of(edited).latents != spec.latents) {
        Experiment chosen = edited;
        table_of(chosen).latents = spec.latents;
        edited = followed(edited, std::move(chosen));
    }
    require_consistent(edited, "");
    return edited;
}

const DataParameters table_data{"table",
                                "data",
                                table_structures,
                                table_table,
                                use_table_defaults,
                                table_sizes,
                                require_consistent_table,
                                [](const Experiment& e, int) { return make_table(table_of(e)); },
                                table_variables,
                                read_the_files,
                                name_table_files_from};

}  // namespace disentangle
