// SPDX-License-Identifier: GPL-3.0-or-later
// Parameters of the data "tasks".
#include "core/base/error.h"
#include "core/data/synthetic/ranges.h"
#include "core/data/tasks/source.h"
#include "core/experiment/data/picture.h"
#include "core/experiment/front_end.h"
#include "core/experiment/kinds.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace disentangle {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr const char* multitask = "Lachapelle et al. 2023, arXiv 2211.14666";

#define DISENTANGLE_TASKS_AT(member) DISENTANGLE_AT(own.template get<TasksSpec>().member)

const TasksSpec& tasks_of(const Experiment& e)
{
    return e.own.get<TasksSpec>();
}

bool are_vectors(const Experiment& e)
{
    return tasks_of(e).mixing != TaskMixing::scene;
}

bool are_frames(const Experiment& e)
{
    return !are_vectors(e);
}

constexpr const char* unless_scene = "data.mixing.kind is network or linear";

ParameterTable family_table()
{
    return {
        entry("data.latents", "Latents", DISENTANGLE_TASKS_AT(latents), {1, 32}, "latents",
              "Factors that all tasks share.", multitask),
        entry("data.covariance", "Covariance", DISENTANGLE_TASKS_AT(covariance), any_value, "",
              "Whether every two latents are equally correlated, or the less the further apart they stand.", multitask),
        entry("data.correlation", "Correlation", DISENTANGLE_TASKS_AT(correlation), fraction, "",
              "Correlation of two latents, or of neighbours, before they are cut to the cube.", multitask),
        entry("data.cube", "Cube", DISENTANGLE_TASKS_AT(cube), above(0, 100), "standard deviations",
              "Half the side of the cube that latents are cut to; at the square root of 3 a uniform factor has unit "
              "variance.",
              source::program),
        entry(
            "data.mixing.kind", "Mixing", DISENTANGLE_TASKS_AT(mixing), any_value, "",
            "How latents become observations: a four-layer leaky-ReLU network with orthogonal weights, one matrix, or a "
            "scene whose parts they move.",
            source::data),
        entry("data.mixing.seed", "Mixing seed", DISENTANGLE_TASKS_AT(mixing_seed), seed_range, "",
              "Seed of the mixing, and of weights from a finite set: another world, not another sample of it.",
              source::program),
        entry("data.mixing.negative_slope", "Mixing negative slope", DISENTANGLE_TASKS_AT(negative_slope),
              world_range::negative_slope, "",
              "Slope of the mixing's leaky ReLU below zero; must not be 0, or the latents could not be recovered.",
              source::data)
            .acts_when([](const Experiment& e) { return tasks_of(e).mixing == TaskMixing::network; },
                       "data.mixing.kind is network"),
        entry("data.d_x", "d_x", DISENTANGLE_TASKS_AT(d_x), world_range::d_x, "dimensions",
              "Observed dimensions, at least as many as latents.", source::program)
            .acts_when(are_vectors, unless_scene),
        entry("data.noise", "Noise", DISENTANGLE_TASKS_AT(noise), world_range::noise, "standard deviations of x",
              "Standard deviation of the noise that is added to the standardised observations.", source::data)
            .acts_when(are_vectors, unless_scene),
    };
}

ParameterTable law_table()
{
    return {
        entry("data.support.law", "Supports", DISENTANGLE_TASKS_AT(support), any_value, "",
              "Which latents a task needs: each with a probability, an exact number, one of disjoint blocks (which "
              "leaves blocks mixed), neighbours on a circle, or one of the list data.supports.",
              multitask),
        entry("data.support.probability", "Probability", DISENTANGLE_TASKS_AT(probability), {0.01, 1}, "",
              "Probability that a task needs a latent; tasks that need none are drawn again.", multitask)
            .acts_when([](const Experiment& e) { return tasks_of(e).support == SupportLaw::bernoulli; },
                       "data.support.law is bernoulli"),
        entry("data.support.size", "Size", DISENTANGLE_TASKS_AT(size), {1, 32}, "latents",
              "Latents that a task needs, or in a block or window.", multitask)
            .acts_when(
                [](const Experiment& e) {
                    return tasks_of(e).support == SupportLaw::exact || tasks_of(e).support == SupportLaw::blocks ||
                           tasks_of(e).support == SupportLaw::windows;
                },
                "data.support.law is exact, blocks or windows"),
        entry(
            "data.weights.law", "Weights", DISENTANGLE_TASKS_AT(weights), any_value, "",
            "How a task weighs the latents it needs: normal, Laplace, or one of a few fixed vectors for each support, "
            "which violates Assumption 6.",
            multitask),
        entry("data.weights.vectors", "Vectors", DISENTANGLE_TASKS_AT(vectors), {1, 1000}, "vectors",
              "Weight vectors that a support has.", multitask)
            .acts_when([](const Experiment& e) { return tasks_of(e).weights == WeightLaw::finite; },
                       "data.weights.law is finite"),
        entry("data.classes", "Classes", DISENTANGLE_TASKS_AT(classes), {0, 16}, "classes",
              "Classes of a task's target; 0 for a number.", multitask),
        entry("data.sharpness", "Sharpness", DISENTANGLE_TASKS_AT(sharpness), above(0, 1000), "",
              "Factor of the logits: how nearly the latents determine the class.", source::program)
            .acts_when([](const Experiment& e) { return tasks_of(e).classes > 0; }, "there are classes"),
        entry("data.points", "Points", DISENTANGLE_TASKS_AT(points), {2, 10000}, "points", "Points of a task.",
              multitask),
        entry("data.label_noise", "Label noise", DISENTANGLE_TASKS_AT(label_noise), {0, 10}, "of the signal's norm",
              "Norm of the noise on a task's targets.", multitask)
            .acts_when([](const Experiment& e) { return tasks_of(e).classes == 0; }, "targets are numbers"),
        entry("data.stream", "Stream", DISENTANGLE_TASKS_AT(stream), any_value, "",
              "Whether every step sees tasks that it has never seen, or a pool of tasks comes again and again.",
              source::program),
        entry("data.tasks", "Tasks", DISENTANGLE_TASKS_AT(tasks), {1, 1000000}, "tasks", "Tasks in the pool.",
              multitask)
            .acts_when([](const Experiment& e) { return !tasks_of(e).stream; }, "data.stream is off"),
        entry("data.rows", "Rows", DISENTANGLE_TASKS_AT(rows), {100, 100000000}, "rows",
              "Observations that tasks draw their training points from.", source::program),
        entry("data.seed", "Seed", DISENTANGLE_TASKS_AT(seed), seed_range, "",
              "Seed of sampling: other observations and tasks of the same world.", source::program),
    };
}

ParameterTable tasks_table()
{
    ParameterTable all = family_table();
    for (ParameterTable part :
         {picture_table("data", DISENTANGLE_AT(own.template get<TasksSpec>().scene)), front_end_table()})
        for (ParameterEntry& entry : part)
            all.push_back(std::move(entry).acts_when(are_frames, "data.mixing.kind is scene"));
    std::ranges::move(law_table(), std::back_inserter(all));
    return all;
}

void read_supports(Experiment& e, const json* value, const std::string& file, const std::string& place)
{
    std::vector<std::uint64_t>& supports = e.own.get<TasksSpec>().supports;
    supports.clear();
    if (value == nullptr)
        return;
    const auto is_factor = [](const json& number) { return number.is_number_integer() && number >= 1 && number <= 32; };
    if (!value->is_array())
        throw InputError(file, place, "found " + describe(*value), "a list of supports, such as [[1, 2], [3]]");
    for (std::size_t i = 0; i < value->size(); ++i) {
        const json& support = (*value)[i];
        if (!support.is_array() || support.empty() || !std::ranges::all_of(support, is_factor))
            throw InputError(file, place + ": support " + std::to_string(i + 1),
                             "found " + (support.is_array() ? support.dump().substr(0, 40) : describe(support)),
                             "a list of latents, counted from 1");
        std::uint64_t bits = 0;
        for (const json& factor : support)
            bits |= std::uint64_t{1} << (factor.get<int>() - 1);
        supports.push_back(bits);
    }
}

ordered_json write_supports(const Experiment& e)
{
    ordered_json lists = ordered_json::array();
    for (const std::uint64_t support : tasks_of(e).supports) {
        ordered_json list = ordered_json::array();
        for_each_bit(support, [&list](int j) { list.push_back(j + 1); });
        lists.push_back(std::move(list));
    }
    return lists;
}

json supports_schema()
{
    const json factor = {{"type", "integer"}, {"minimum", 1}, {"maximum", 32}};
    return {{"type", "array"},
            {"items", {{"type", "array"}, {"items", factor}, {"minItems", 1}}},
            {"description", "Supports that tasks have with equal chances, each a list of latents counted from 1, where "
                            "data.support.law is given."}};
}

constexpr std::array tasks_structures{Structure{"supports", read_supports, write_supports, supports_schema}};

/// The supports have been read.
void use_tasks_defaults(Experiment& e)
{
    TasksSpec& spec = e.own.get<TasksSpec>();
    const std::vector<std::uint64_t> supports = std::move(spec.supports);
    spec = {};
    spec.supports = supports;
}

DataSizes tasks_sizes(const Experiment& e)
{
    const TasksSpec& spec = tasks_of(e);
    DataSizes sizes;
    sizes.d_z = spec.latents;
    sizes.d_x = spec.mixing == TaskMixing::scene
                    ? static_cast<int>(e.own.get<FrontEndSpec>().components.value_or(usual_components))
                    : spec.d_x;
    sizes.train_rows = spec.training_tasks() * spec.points;
    sizes.test_rows = test_tasks * spec.points;
    sizes.points = spec.points;
    sizes.classes = spec.classes;
    return sizes;
}

Variables tasks_variables(const Experiment& e)
{
    const TasksSpec& spec = tasks_of(e);
    Variables variables;
    variables.latents = spec.names();
    variables.d_x = tasks_sizes(e).d_x;
    if (spec.mixing == TaskMixing::scene)
        variables.frame = spec.scene.frame();
    return variables;
}

void require_consistent_tasks(const Experiment& e, const std::string& file)
{
    const TasksSpec& spec = tasks_of(e);
    validate(spec, file);
    if (spec.mixing == TaskMixing::scene)
        require_components(e, spec.latents, spec.scene.frame(), file);
    const DataSizes sizes = tasks_sizes(e);
    require_value(e.training.batch <= sizes.train_rows, file, "training.batch", e.training.batch,
                  "at most the rows to train on, " + std::to_string(sizes.train_rows));
    require_value(e.training.evaluation_rows <= sizes.test_rows, file, "training.evaluation_rows",
                  e.training.evaluation_rows,
                  "at most the points of all test tasks, " + std::to_string(sizes.test_rows));
    require_value(e.training.batch % spec.points == 0, file, "training.batch", e.training.batch,
                  "a multiple of data.points, " + std::to_string(spec.points) + ", so that tasks stay whole");
}

}  // namespace

const DataParameters tasks_data{
    "tasks",
    "data",
    tasks_structures,
    tasks_table,
    use_tasks_defaults,
    tasks_sizes,
    require_consistent_tasks,
    [](const Experiment& e, int threads) { return make_tasks(e.own.get<TasksSpec>(), threads); },
    tasks_variables};

}  // namespace disentangle
