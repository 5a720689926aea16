#include "app/disentangle/result.h"

#include "app/disentangle/clock.h"
#include "app/disentangle/text.h"

#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace disentangle {

namespace {

using nlohmann::json;

json or_null(const std::optional<double>& value)
{
    return value ? json(*value) : json(nullptr);
}

/// Counts are integers for whoever reads them, though a run file holds every metric as a real.
json count_or_null(const std::optional<double>& value)
{
    return value && std::isfinite(*value) ? json(std::llround(*value)) : json(nullptr);
}

std::string score_line(const char* name, const json& value, const char* meaning)
{
    if (!value.is_number())
        return {};
    char text[160];
    std::snprintf(text, sizeof text, "  %-6s %.4f   %s\n", name, value.get<double>(), meaning);
    return text;
}

std::string distance_line(const std::string& graph, const json& result)
{
    if (!result["shd_" + graph].is_number())
        return {};
    return "  SHD " + graph + " " + result["shd_" + graph].dump() + "        " + result["missing_" + graph].dump() +
           " missing, " + result["extra_" + graph].dump() + " extra, " +
           counted(result["edges_" + graph].get<long long>(), "edge") + " learned\n";
}

}  // namespace

bool bound_from_truth(const Experiment& experiment)
{
    const GraphSearch search = experiment.sparsity.search;
    if (search == GraphSearch::truth)
        return true;
    if (search != GraphSearch::masks && search != GraphSearch::rotate)
        return false;
    const CausalGraph& graph = experiment.world.graph;
    const auto from_truth = [](const Bound& bound) { return bound.source == Bound::Source::truth; };
    return (graph.Ga && from_truth(bound_Ga(experiment))) || (graph.Gz && from_truth(bound_Gz(experiment)));
}

json to_json(const Result& result, const Experiment& experiment, const MetricLookup& metric)
{
    json object{{"run", result.run.string()},
                {"reason", result.reason},
                {"steps", result.steps},
                {"evaluated", result.evaluated >= 0 ? json(result.evaluated) : json(nullptr)},
                {"seconds", result.seconds},
                {"threads", result.options.threads},
                {"backend", result.options.backend},
                {"device", result.options.device},
                {"bound_from_truth", bound_from_truth(experiment)}};
    for (const char* name : {"mcc", "r", "r_con"})
        object[name] = or_null(metric(name));
    for (const char* name :
         {"shd", "shd_Ga", "shd_Gz", "missing_Ga", "missing_Gz", "extra_Ga", "extra_Gz", "edges_Ga", "edges_Gz"})
        object[name] = count_or_null(metric(name));
    for (const char* name : {"bound_Ga", "bound_Gz"})
        object[name] = or_null(metric(name));
    object["reached"] = json::array();
    for (const TrackedGoal& goal : result.goals)
        object["reached"].push_back(to_json(goal));
    object["stop_when"] = result.stop_when ? to_json(*result.stop_when) : json(nullptr);
    return object;
}

std::string scores_in_words(const json& result)
{
    std::string text;
    text += score_line("MCC", result["mcc"], "mean correlation of each latent with the learned one matched to it");
    text += score_line("R", result["r"], "how well all learned latents together predict each true one");
    text += score_line("R_con", result["r_con"], "the same from the learned latents that theory permits");
    text += distance_line("Ga", result);
    text += distance_line("Gz", result);
    const json& evaluated = result["evaluated"];
    if (evaluated.is_number() && evaluated != result["steps"])
        text += "  (scores of step " + evaluated.dump() + ", the last that was evaluated)\n";
    for (const json& goal : result["reached"]) {
        text += "  goal " + goal["goal"].get<std::string>() +
                (goal["step"].is_null() ? " was not reached"
                                        : " reached at step " + goal["step"].dump() + ", after " +
                                              in_words(goal["seconds"].get<double>())) +
                "\n";
    }
    if (result["bound_from_truth"] == true)
        text += "  The bound on edges was taken from the true graph, which a practitioner would not know.\n";
    return text;
}

}  // namespace disentangle
