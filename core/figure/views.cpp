#include "core/figure/views.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>

namespace disentangle::figure {

namespace {

constexpr std::array kinds{
    ViewKind{"scores", "Scores", "MCC, R_con, R and SHD over the training"},
    ViewKind{"graphs", "Graphs", "true and learned graphs after matching, wrong edges marked"},
    ViewKind{"entanglement", "Entanglement", "|correlation| beside the permitted pattern, regression coefficients"},
    ViewKind{"loss", "Loss", "objective, reconstruction and KL, KL of each latent"},
    ViewKind{"sparsity", "Sparsity", "expected edges against their bounds, multipliers, cost of the rotation"},
    ViewKind{"edges", "Edges", "the probability of every edge over the training"},
    ViewKind{"traversals", "Traversals", "x as each learned latent moves, beside its true factor"},
    ViewKind{"data", "Data", "true against learned latents, reconstructions"},
};

}  // namespace

std::span<const ViewKind> view_kinds()
{
    return kinds;
}

View build_view(std::string_view id, Source& source, std::int64_t step, Detail detail)
{
    if (id == "scores")
        return scores_view(source, step);
    if (id == "graphs")
        return graphs_view(source, step);
    if (id == "entanglement")
        return entanglement_view(source, step);
    if (id == "loss")
        return loss_view(source, step, detail);
    if (id == "sparsity")
        return sparsity_view(source, step);
    if (id == "edges")
        return edges_view(source, step, detail);
    if (id == "traversals")
        return traversals_view(source, step, detail);
    if (id == "data")
        return data_view(source, step, detail);
    std::string known;
    std::vector<std::string> names;
    for (const ViewKind& kind : kinds) {
        names.emplace_back(kind.id);
        known += (known.empty() ? "" : ", ") + names.back();
    }
    const std::string suggestion = closest_name(id, names);
    throw InputError("view " + in_quotes(id) + ": unknown, expected one of " + known +
                     (suggestion.empty() ? "" : "; did you mean '" + suggestion + "'?"));
}

std::string learned_name(int index)
{
    return "ẑ" + std::to_string(index + 1);
}

std::vector<std::string> learned_names(const std::vector<int>& matching, int count)
{
    std::vector<std::string> names;
    for (int i = 0; i < count; ++i)
        names.push_back(learned_name(matching.empty() ? i : matching[static_cast<std::size_t>(i)]));
    return names;
}

}  // namespace disentangle::figure
