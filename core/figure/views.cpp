// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/views.h"

#include "core/base/error.h"
#include "core/reading/latents.h"
#include "core/reading/matching.h"

#include <algorithm>
#include <array>

namespace disentangle::figure {

// The builders, each in a file of this folder.
View scores_view(Source& source, const Moment& moment, Detail detail);
View latents_view(Source& source, const Moment& moment, Detail detail);
View held_out_view(Source& source, const Moment& moment, Detail detail);
View loss_view(Source& source, const Moment& moment, Detail detail);
View sparsity_view(Source& source, const Moment& moment, Detail detail);
View edges_view(Source& source, const Moment& moment, Detail detail);
View graphs_view(Source& source, const Moment& moment, Detail detail);
View entanglement_view(Source& source, const Moment& moment, Detail detail);
View traversals_view(Source& source, const Moment& moment, Detail detail);
View data_view(Source& source, const Moment& moment, Detail detail);
View tasks_view(Source& source, const Moment& moment, Detail detail);
View penalty_view(Source& source, const Moment& moment, Detail detail);

namespace {

constexpr std::array of_graphs{kind::assignment, kind::probability_Ga, kind::probability_Gz};
constexpr std::array of_entanglement{kind::assignment, kind::correlation, kind::true_correlation, kind::ols,
                                     kind::permitted};
constexpr auto of_latents = latent_table_kinds;
constexpr std::array of_rotation{kind::rotation_cost};
constexpr std::array of_traversals{kind::assignment, kind::traversal, kind::true_traversal, kind::true_latents,
                                   kind::latents,    kind::ols,       kind::components};
constexpr std::array of_data{kind::assignment, kind::latents,      kind::true_latents,
                             kind::actions,    kind::observations, kind::reconstructions};
constexpr std::array of_tasks{kind::assignment, kind::ols, kind::task_weights, kind::true_task_weights};
constexpr std::array of_penalty{kind::lambda_path};

constexpr std::array kinds{
    ViewKind{"scores", "Scores", "MCC, R_con, R and SHD over the training", {}, scores_view},
    ViewKind{"held_out",
             "Held-out likelihood",
             "how likely rows of measured data are that were not learned from, with the graph and without",
             {},
             held_out_view},
    ViewKind{"latents", "Promised and reached", "of each latent what theory promises and what the run reached",
             of_latents, latents_view},
    ViewKind{"graphs", "Graphs", "true and learned graphs after matching, wrong edges marked", of_graphs, graphs_view},
    ViewKind{"entanglement", "Entanglement", "|correlation| beside the permitted pattern, regression coefficients",
             of_entanglement, entanglement_view},
    ViewKind{"loss", "Loss", "objective, reconstruction and KL, KL of each latent", {}, loss_view},
    ViewKind{"sparsity", "Sparsity", "expected edges against their bounds, multipliers, cost of the rotation",
             of_rotation, sparsity_view},
    ViewKind{"edges", "Edges", "the probability of every edge over the training", {}, edges_view},
    ViewKind{"traversals", "Traversals", "x as each learned latent moves, beside its true factor", of_traversals,
             traversals_view},
    ViewKind{"data", "Held-out data", "true against learned latents, reconstructions", of_data, data_view},
    ViewKind{"tasks", "Tasks", "weights of held-out tasks, true beside learned", of_tasks, tasks_view},
    ViewKind{"penalty", "Penalty", "error and factors in use of tasks' predictors as their penalty falls", of_penalty,
             penalty_view},
};

}  // namespace

std::span<const ViewKind> view_kinds()
{
    return kinds;
}

void throw_unknown_view(std::string_view id, std::string_view also)
{
    std::string known;
    std::vector<std::string> names;
    for (const ViewKind& kind : kinds) {
        names.emplace_back(kind.id);
        known += (known.empty() ? "" : ", ") + names.back();
    }
    const std::string suggestion = closest_name(id, names);
    throw InputError("view " + in_quotes(id) + ": unknown, expected one of " + known + std::string(also) +
                     (suggestion.empty() ? "" : "; did you mean '" + suggestion + "'?"));
}

const ViewKind& view_kind(std::string_view id)
{
    const auto found = std::ranges::find(kinds, id, &ViewKind::id);
    if (found == kinds.end())
        throw_unknown_view(id);
    return *found;
}

View build_view(std::string_view id, Source& source, std::int64_t step, Detail detail)
{
    const ViewKind& kind = view_kind(id);
    return kind.build(source, source.moment(step, kind.kinds), detail);
}

}  // namespace disentangle::figure
