// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/checkpoint_state.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace disentangle {
namespace {

void expect(const char* key, const std::string& found, const std::string& expected)
{
    if (found != expected)
        throw InputError("checkpoint", key, found, expected);
}

/// A size in the checkpoint's header; they are small.
int size_of(const nlohmann::json& facts, const char* key)
{
    constexpr int most = 1 << 24;
    const auto found = facts.find(key);
    if (found == facts.end() || !found->is_number_integer() || *found < 0 || *found > most)
        throw InputError("checkpoint", std::string("facts.") + key, found == facts.end() ? "nothing" : found->dump(),
                         "a size");
    return *found;
}

}  // namespace

constexpr std::array<std::pair<const char*, std::vector<double> Facts::*>, 4> scalings{{{"x_mean", &Facts::x_mean},
                                                                                        {"x_scale", &Facts::x_scale},
                                                                                        {"a_mean", &Facts::a_mean},
                                                                                        {"a_scale", &Facts::a_scale}}};

/// Numbers for every column of x, or of a; empty where the data were not standardised by anything.
std::vector<double> scaling_in(const nlohmann::json& facts, const char* key, int width)
{
    const auto found = facts.find(key);
    if (found == facts.end())
        return {};
    const bool fits = found->is_array() && (found->empty() || std::ssize(*found) == width) &&
                      std::ranges::all_of(*found, [](const nlohmann::json& value) { return value.is_number(); });
    if (!fits)
        throw InputError("checkpoint", std::string("facts.") + key, printable(found->dump(), 40),
                         std::to_string(width) + " numbers");
    return found->get<std::vector<double>>();
}

void write_checkpoint_state(CheckpointWriter& writer, const CheckpointState& state)
{
    const Facts facts = state.facts.value();
    writer.header.update({{"step", state.step},
                          {"seed", state.experiment.seed},
                          {"changes", state.changes},
                          {"estimator", state.experiment.estimator_kind},
                          {"facts",
                           {{"channels", facts.x.channels},
                            {"height", facts.x.height},
                            {"width", facts.x.width},
                            {"d_a", facts.d_a},
                            {"steps", facts.steps},
                            {"tasks", facts.tasks},
                            {"points", facts.points},
                            {"classes", facts.classes}}}});
    for (const auto& [key, scaling] : scalings)
        if (!(facts.*scaling).empty())
            writer.header["facts"][key] = facts.*scaling;
}

CheckpointState read_checkpoint_state(const CheckpointReader& reader, const Experiment& experiment)
{
    CheckpointState state;
    state.step = reader.number<std::int64_t>("step");
    expect("seed", std::to_string(reader.number<std::uint64_t>("seed")), std::to_string(experiment.seed));
    const std::string before_there_were_kinds = "mechanism_sparsity";
    expect("estimator", reader.text("estimator", before_there_were_kinds), experiment.estimator_kind);
    state.changes = reader.header["changes"];
    state.experiment = experiment;
    for (const auto& [key, value] : state.changes.items()) {
        const Parameter* parameter = find_live_parameter(key);
        if (parameter == nullptr)
            throw InputError("checkpoint", "changes", in_quotes(key), "a parameter");
        state.experiment = with_value(state.experiment, parameter->key, value);
    }
    if (const auto facts = reader.header.find("facts"); facts != reader.header.end()) {
        if (!facts->is_object())
            throw InputError("checkpoint", "facts", facts->dump(), "an object");
        state.facts = Facts{{size_of(*facts, "channels"), size_of(*facts, "height"), size_of(*facts, "width")},
                            size_of(*facts, "d_a"),
                            size_of(*facts, "steps"),
                            size_of(*facts, "tasks")};
        // What checkpoints say since rows may belong to tasks.
        if (facts->contains("points")) {
            state.facts->points = size_of(*facts, "points");
            state.facts->classes = size_of(*facts, "classes");
        }
        for (const auto& [key, scaling] : scalings)
            (*state.facts).*scaling = scaling_in(*facts, key, key[0] == 'x' ? state.facts->d_x() : state.facts->d_a);
    }
    return state;
}

}  // namespace disentangle
