// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/checkpoint_state.h"

#include "core/data/components.h"
#include "core/experiment/kinds.h"

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

nlohmann::json shape_to_json(const Shape& shape)
{
    return {{"channels", shape.channels}, {"height", shape.height}, {"width", shape.width}};
}

Shape shape_in(const nlohmann::json& json)
{
    return {size_of(json, "channels"), size_of(json, "height"), size_of(json, "width")};
}

constexpr const char* mean_array = "front end: mean";
constexpr const char* basis_array = "front end: basis";

void write_front_end(CheckpointWriter& writer, const Components& components)
{
    writer.header["facts"]["front_end"] = {{"frame", shape_to_json(components.frame)},
                                           {"components", components.count()},
                                           {"scale", components.scale},
                                           {"variance", components.variance},
                                           {"total_variance", components.total_variance}};
    writer.add(mean_array, {components.mean.data(), static_cast<std::size_t>(components.mean.size())});
    writer.add(basis_array, {components.basis.data(), static_cast<std::size_t>(components.basis.size())});
}

double number_in(const nlohmann::json& json, const char* key)
{
    const auto found = json.find(key);
    if (found == json.end() || !found->is_number())
        throw InputError("checkpoint", std::string("facts: ") + key,
                         found == json.end() ? "nothing" : printable(found->dump(), 40), "a number");
    return *found;
}

/// Of the header's facts; nothing where x is learned from as it was given.
FrontEnd front_end_in(const CheckpointReader& reader, const nlohmann::json& facts, int d_x)
{
    const auto found = facts.find("front_end");
    if (found == facts.end())
        return {};
    if (!found->is_object() || !found->contains("frame"))
        throw InputError("checkpoint", "facts.front_end", printable(found->dump(), 40), "an object with a frame");
    Components components;
    components.frame = shape_in((*found)["frame"]);
    const int count = size_of(*found, "components"), pixels = components.frame.size();
    if (count != d_x || pixels < 1)
        throw InputError("checkpoint", "facts.front_end.components", std::to_string(count),
                         "as many as x has numbers, " + std::to_string(d_x));
    const auto array = [&](const char* name, int rows) {
        const std::vector<float> values =
            reader.array(name, static_cast<std::size_t>(rows) * static_cast<std::size_t>(pixels));
        return Components::Matrix(Eigen::Map<const Components::Matrix>(values.data(), rows, pixels));
    };
    components.mean = array(mean_array, 1);
    components.basis = array(basis_array, count);
    components.scale = static_cast<float>(number_in(*found, "scale"));
    components.total_variance = number_in(*found, "total_variance");
    components.variance = scaling_in(*found, "variance", count);
    if (!(components.scale > 0))
        throw InputError("checkpoint", "facts.front_end.scale", std::to_string(components.scale), "more than 0");
    return components;
}

}  // namespace

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
                            {"classes", facts.classes},
                            {"white", facts.white}}}});
    if (facts.front_end)
        write_front_end(writer, *facts.front_end);
    for (const auto& [key, scaling] : scalings)
        if (!(facts.*scaling).empty())
            writer.header["facts"][key] = facts.*scaling;
}

CheckpointState read_checkpoint_state(const CheckpointReader& reader, const Experiment& experiment)
{
    CheckpointState state;
    state.step = reader.number<std::int64_t>("step");
    expect("seed", std::to_string(reader.number<std::uint64_t>("seed")), std::to_string(experiment.seed));
    const std::string before_there_were_kinds(mechanism_sparsity.name);
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
        state.facts =
            Facts{shape_in(*facts), size_of(*facts, "d_a"), size_of(*facts, "steps"), size_of(*facts, "tasks")};
        // What checkpoints say since rows may belong to tasks.
        if (facts->contains("points")) {
            state.facts->points = size_of(*facts, "points");
            state.facts->classes = size_of(*facts, "classes");
        }
        // What they say since rows may be frames.
        if (facts->contains("white"))
            state.facts->white = number_in(*facts, "white");
        state.facts->front_end = front_end_in(reader, *facts, state.facts->d_x());
        for (const auto& [key, scaling] : scalings)
            (*state.facts).*scaling =
                scaling_in(*facts, key, key[0] == 'x' ? state.facts->given().size() : state.facts->d_a);
    }
    return state;
}

}  // namespace disentangle
