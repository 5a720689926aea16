// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/run/view_table.h"

#include "core/figure/views.h"
#include "ui/observe/matrices/entanglement_view.h"
#include "ui/observe/matrices/graphs_view.h"
#include "ui/observe/matrices/latents_view.h"
#include "ui/observe/matrices/tasks_view.h"
#include "ui/observe/plots/edges_view.h"
#include "ui/observe/plots/kl_view.h"
#include "ui/observe/plots/loss_view.h"
#include "ui/observe/plots/scores_view.h"
#include "ui/observe/plots/sparsity_view.h"
#include "ui/observe/points/data_view.h"
#include "ui/observe/points/traversals_view.h"
#include "ui/observe/run/run_data.h"

#include <algorithm>
#include <array>

namespace disentangle {
namespace {

template <class View>
RunView* made(QWidget* parent)
{
    return new View(parent);
}

constexpr std::array edges{kind::probability_Ga, kind::probability_Gz};
constexpr std::array besidesGraphs{kind::correlation,  kind::evidence_Ga,  kind::evidence_Gz,
                                   kind::stability_Ga, kind::stability_Gz, kind::stability_latents};
// The points behind a cell.
constexpr std::array besidesEntanglement{kind::latents, kind::true_latents, kind::actions, kind::observations};
constexpr std::array besidesTraversals{kind::observations};
constexpr std::array besidesData{kind::components};
constexpr std::array latentKl{kind::kl};
constexpr std::array truth{kind::correlation};
// Predictors of tasks, say, have no decoder.
constexpr std::array decodedX{kind::traversal};
// The panel of the penalty.
constexpr std::array besidesTasks{kind::lambda_path};
constexpr std::array taskWeights{kind::task_weights};

constexpr std::array rows{
    ViewRow{"scores",
            QT_TRANSLATE_NOOP("View", "Scores"),
            "scores",
            made<ScoresView>,
            {},
            {},
            {},
            {0},
            {0},
            {0},
            Plot::scores},
    // Of measured data, in place of the scores or behind them.
    ViewRow{"held_out",
            QT_TRANSLATE_NOOP("View", "Held-out likelihood"),
            "held_out",
            made<HeldOutView>,
            {},
            {},
            {},
            {0},
            {0},
            {0},
            Plot::held_out},
    // What a class looks at first: in front of the matrices that it sums up.
    ViewRow{"latents",
            QT_TRANSLATE_NOOP("View", "Promised and reached"),
            "latents",
            made<LatentsView>,
            {},
            {},
            truth,
            {1},
            {3, 0},
            {5, 0}},
    // Where there are tasks, what graphs are elsewhere.
    ViewRow{"tasks",
            QT_TRANSLATE_NOOP("View", "Tasks"),
            "tasks",
            made<TasksView>,
            besidesTasks,
            {},
            taskWeights,
            {1, 0},
            {2, 0},
            {4, 0}},
    ViewRow{"graphs",
            QT_TRANSLATE_NOOP("View", "Graphs"),
            "graphs",
            made<GraphsView>,
            besidesGraphs,
            edges,
            edges,
            {1},
            {2},
            {4}},
    ViewRow{"entanglement",
            QT_TRANSLATE_NOOP("View", "Entanglement"),
            "entanglement",
            made<EntanglementView>,
            besidesEntanglement,
            {},
            truth,
            {1},
            {3},
            {5}},
    ViewRow{"traversals",
            QT_TRANSLATE_NOOP("View", "Traversals"),
            "traversals",
            made<TraversalsView>,
            besidesTraversals,
            {},
            decodedX,
            {1},
            {1},
            {2}},
    ViewRow{
        "data", QT_TRANSLATE_NOOP("View", "Held-out data"), "data", made<DataView>, besidesData, {}, {}, {1}, {1}, {3}},
    ViewRow{"loss", QT_TRANSLATE_NOOP("View", "Loss"), "loss", made<LossView>, {}, {}, {}, {0}, {0}, {1}},
    // A panel of the figure of the loss.
    ViewRow{"kl", QT_TRANSLATE_NOOP("View", "KL"), "loss", made<KlView>, {}, latentKl, latentKl, {0}, {0}, {1}},
    ViewRow{"sparsity",
            QT_TRANSLATE_NOOP("View", "Sparsity"),
            "sparsity",
            made<SparsityView>,
            {},
            {},
            {},
            {0},
            {0},
            {1},
            Plot::sparsity},
    // In front where the scores are beside it.
    ViewRow{"edges", QT_TRANSLATE_NOOP("View", "Edges"), "edges", made<EdgesView>, {}, edges, edges, {0}, {0}, {1, 0}},
};

template <class KindsOf>
std::vector<std::string_view> unionOf(KindsOf kindsOf)
{
    std::vector<std::string_view> all;
    for (const ViewRow& row : rows)
        for (const std::string_view kind : kindsOf(row))
            if (std::ranges::find(all, kind) == all.end())
                all.push_back(kind);
    return all;
}

}  // namespace

std::vector<std::string_view> ViewRow::kinds() const
{
    const std::span<const std::string_view> drawn = figure::view_kind(figure).kinds;
    std::vector<std::string_view> all(drawn.begin(), drawn.end());
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

ViewPlace ViewRow::placeIn(Arrangement arrangement) const
{
    switch (arrangement) {
    case Arrangement::tabs: break;
    case Arrangement::two: return two;
    case Arrangement::four: return four;
    case Arrangement::six: return six;
    }
    return {};
}

bool ViewRow::canShow(const RunData& run) const
{
    if (!run.complete || run.steps.empty())
        return true;
    if (curves)
        return std::ranges::any_of(metrics_in(*curves), [&](const MetricInfo* info) { return run.curve(info->name); });
    return needs.empty() || std::ranges::any_of(needs, [&](std::string_view kind) { return run.has(kind); });
}

std::span<const ViewRow> viewRows()
{
    return rows;
}

int slotCount(Arrangement arrangement)
{
    int last = 0;
    for (const ViewRow& row : rows)
        last = std::max(last, row.placeIn(arrangement).slot);
    return last + 1;
}

const std::vector<std::string_view>& momentKinds()
{
    static const auto kinds = unionOf([](const ViewRow& row) { return row.kinds(); });
    return kinds;
}

const std::vector<std::string_view>& historyKinds()
{
    static const auto kinds = unionOf([](const ViewRow& row) { return row.histories; });
    return kinds;
}

}  // namespace disentangle
