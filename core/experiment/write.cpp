#include "core/base/error.h"
#include "core/experiment/defaults.h"
#include "core/experiment/parameter_table.h"

#include <algorithm>
#include <cmath>

namespace disentangle {

namespace {

using nlohmann::json;
using nlohmann::ordered_json;

ordered_json ordered_graph(const CausalGraph& graph)
{
    const json unordered = to_json(graph);
    ordered_json result = ordered_json::object();
    for (const char* key : {"latents", "actions", "Ga", "Gz"})
        result[key] = unordered.at(key);
    return result;
}

/// The member of nested objects that a dotted key names, made where missing.
ordered_json& place(ordered_json& document, const std::string& key)
{
    ordered_json* at = &document;
    for (std::size_t start = 0; start <= key.size();) {
        const std::size_t end = std::min(key.find('.', start), key.size());
        at = &(*at)[key.substr(start, end - start)];
        start = end + 1;
    }
    return *at;
}

/// In the order of the parameter table, which is the order people read it in.
ordered_json ordered_document(const Experiment& experiment)
{
    ordered_json document = ordered_json::object();
    document["format"] = 1;
    for (const ParameterEntry& entry : parameter_table()) {
        if (entry.parameter.key.starts_with("world.") && !document.contains("world"))
            document["world"]["graph"] = ordered_graph(experiment.world.graph);
        place(document, entry.parameter.key) = entry.get(experiment);
    }
    return document;
}

std::string scalar(const ordered_json& value)
{
    return value.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

void write(const ordered_json& value, const std::string& indent, std::string& out)
{
    const std::string inner = indent + "  ";
    const auto lines = [&](char open, char close, auto write_item) {
        out += open;
        bool first = true;
        for (const auto& [key, item] : value.items()) {
            out += (first ? "\n" : ",\n") + inner;
            first = false;
            write_item(key, item);
        }
        out += "\n" + indent + close;
    };
    if (value.is_object() && !value.empty()) {
        lines('{', '}', [&](const std::string& key, const ordered_json& item) {
            out += scalar(key) + ": ";
            write(item, inner, out);
        });
    } else if (value.is_array() && !value.empty() && value.front().is_array()) {
        lines('[', ']', [&](const std::string&, const ordered_json& row) { write(row, inner, out); });
    } else if (value.is_array()) {
        out += '[';
        for (std::size_t i = 0; i < value.size(); ++i)
            out += (i == 0 ? "" : ", ") + scalar(value[i]);
        out += ']';
    } else {
        out += scalar(value);
    }
}

const ParameterEntry& require_entry(std::string_view key)
{
    if (const ParameterEntry* entry = find_entry(key))
        return *entry;
    const std::string meant = suggest_key(key);
    throw InputError("", key, "unknown key" + (meant.empty() ? std::string() : ", did you mean " + meant + "?"), "");
}

}  // namespace

json to_json(const Experiment& experiment)
{
    return ordered_document(experiment);
}

std::string format_experiment(const Experiment& experiment)
{
    std::string text;
    write(ordered_document(experiment), "", text);
    return text + "\n";
}

json value_of(const Experiment& experiment, std::string_view key)
{
    return require_entry(key).get(experiment);
}

Experiment with_value(const Experiment& experiment, std::string_view key, const json& value)
{
    const ParameterEntry& entry = require_entry(key);
    if (const auto problem = mismatch(entry.parameter, value))
        throw InputError("", key, problem->found, problem->expected);
    Experiment changed = experiment;
    entry.set(changed, value);
    require_consistent(changed, "");
    return changed;
}

json default_value(const Experiment& experiment, std::string_view key)
{
    const ParameterEntry& entry = require_entry(key);
    if (key == "settings")
        return entry.get(Experiment{});
    if (key.starts_with("world.")) {
        Experiment bare;
        bare.world = default_world(experiment.world.graph);
        return entry.get(bare);
    }
    if (key == "sparsity.search")
        return entry.get(default_experiment(experiment.settings, experiment.world));
    return entry.get(default_experiment(experiment.settings, experiment.world, experiment.sparsity.search));
}

namespace {

Bound bound(const std::optional<Adjacency>& truth, std::optional<double> beta, BoundFrom from, const std::string& name)
{
    if (!truth)
        throw Error("world.graph." + name + ": is absent, expected a graph to bound");
    if (beta)
        return {*beta, Bound::Source::given};
    if (from == BoundFrom::data)
        return {0, Bound::Source::data};
    return {static_cast<double>(truth->edges()), Bound::Source::truth};
}

}  // namespace

std::int64_t unmasked_steps(const Experiment& experiment, std::int64_t steps)
{
    constexpr std::int64_t least = 1000;
    const std::int64_t share = std::llround(experiment.sparsity.unmasked_share * static_cast<double>(steps));
    return std::max(share, std::min(least, steps / 3));
}

Bound bound_Ga(const Experiment& experiment)
{
    return bound(experiment.world.graph.Ga, experiment.sparsity.beta_Ga, experiment.sparsity.bound_from, "Ga");
}

Bound bound_Gz(const Experiment& experiment)
{
    return bound(experiment.world.graph.Gz, experiment.sparsity.beta_Gz, experiment.sparsity.bound_from, "Gz");
}

}  // namespace disentangle
