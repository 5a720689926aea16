// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lesson/facts.h"

#include <algorithm>
#include <array>

namespace disentangle {
namespace {

constexpr std::array<std::string_view, 3> degrees{"identity", "partial", "everything"};
constexpr std::array<std::string_view, 3> influences{"enough", "lacking", "unknown"};
constexpr std::array<std::string_view, 4> data_kinds{"synthetic", "scene", "tasks", "table"};
constexpr std::array<std::string_view, 7> run_states{"running",     "paused", "finished", "stopped",
                                                     "interrupted", "failed", "cut-off"};

constexpr auto make_kinds()
{
    using enum FactTakes;
    using enum FactIs;
    return std::array{
        // The document: what is drawn and chosen, whether it was trained or not.
        FactKind{"preset",
                 nothing,
                 text,
                 {},
                 "The preset whose data these are; empty once graph, mechanism, picture or tasks were edited.",
                 R"(preset == "ActionDiag")"},
        FactKind{"data", nothing, word, data_kinds, "The kind of the data.", "data is tasks"},
        FactKind{"latents", nothing, number, {}, "How many latents the graph has.", "latents == 3"},
        FactKind{"actions", nothing, number, {}, "How many actions the graph has; 0 without Ga.", "actions > 0"},
        FactKind{"edges Ga", nothing, number, {}, "How many edges lead from actions to latents.", "edges Ga <= 10"},
        FactKind{"edges Gz",
                 nothing,
                 number,
                 {},
                 "How many edges lead from latents to latents, one step later.",
                 "edges Gz == 0"},
        FactKind{"edge Ga", pair, flag, {}, "There is an edge from the action to the latent.", "edge Ga Robot<-Push"},
        FactKind{"edge Gz",
                 pair,
                 flag,
                 {},
                 "There is an edge from the latent to the latent, one step later.",
                 "not edge Gz Ball<-Robot"},
        FactKind{"assumption",
                 assumption,
                 flag,
                 {},
                 "An assumption of the theorem for sparse tasks holds, by its number, 3 to 7.",
                 "not assumption 7"},
        FactKind{"permitted", nothing, word, degrees,
                 "The permitted pattern: the identity (all latents come apart), everything (none does), or between.",
                 "permitted is identity"},
        FactKind{"permits",
                 pair,
                 flag,
                 {},
                 "Theory lets the first latent stay mixed with the second.",
                 "permits Tree<-Robot"},
        FactKind{
            "recovered", node, flag, {}, "Theory says that the latent comes apart from all others.", "recovered z2"},
        FactKind{"influence", nothing, word, influences,
                 "Whether the mechanism varies enough for the guarantee (the rank test below the verdict).",
                 "influence is lacking"},
        FactKind{"parameter",
                 FactTakes::parameter,
                 value,
                 {},
                 "A parameter of the experiment, by its key.",
                 R"(parameter sparsity.search == "frozen")"},

        FactKind{
            "truth", nothing, flag, {}, "The true latents or the true graph are known, to compare with.", "not truth"},
        FactKind{
            "rows", nothing, number, {}, "How many rows data of one's own have (or pairs of times).", "rows > 100"},
        FactKind{"columns x",
                 nothing,
                 number,
                 {},
                 "How many columns of data of one's own are observations.",
                 "columns x == 8"},
        FactKind{"columns a", nothing, number, {}, "How many of them are actions.", "columns a >= 1"},
        FactKind{"columns z", nothing, number, {}, "How many of them are true latents.", "columns z == 0"},

        // The run that is shown, at the step that is looked at.
        FactKind{"run", nothing, flag, {}, "A run is shown, and has been evaluated at least once.", "run"},
        FactKind{"run.preset",
                 nothing,
                 text,
                 {},
                 "The preset whose data the run was trained on.",
                 R"(run.preset == "ActionDiag")"},
        FactKind{
            "run.same", nothing, flag, {}, "The run shown was trained on the experiment as it is now.", "not run.same"},
        FactKind{"run.state", nothing, word, run_states, "What becomes of the run.", "run.state is finished"},
        FactKind{"run.seed", nothing, number, {}, "The seed it was trained with.", "run.seed == 1"},
        FactKind{"run.step", nothing, number, {}, "The step that is looked at.", "run.step < 500"},
        FactKind{"run.last", nothing, number, {}, "The newest step that was evaluated.", "run.last >= 1000"},
        FactKind{"run.live", nothing, flag, {}, "The newest step is followed.", "run.live"},
        FactKind{"run.parameter",
                 FactTakes::parameter,
                 value,
                 {},
                 "A parameter that the run was trained with, by its key.",
                 R"(run.parameter sparsity.search == "frozen")"},
        FactKind{"score", metric, number, {}, "A metric at the step that is looked at.", "score mcc > 0.95"},
        FactKind{"learned Ga", pair, flag, {}, "The learned graph has the edge, by the matching.", "learned Ga z1<-a1"},
        FactKind{"learned Gz", pair, flag, {}, "The same in time.", "learned Gz z1<-z1"},

        // The window.
        FactKind{"runs", nothing, number, {}, "How many runs are in the list.", "runs >= 2"},
        FactKind{"ticked",
                 nothing,
                 number,
                 {},
                 "How many runs are laid over each other, that which is shown among them.",
                 "ticked >= 2"},
        FactKind{"view",
                 FactTakes::view,
                 flag,
                 {},
                 "The view is seen: in front of those it shares its place with.",
                 "view entanglement"},
        FactKind{"panel",
                 FactTakes::panel,
                 flag,
                 {},
                 "The panel is seen: in front of those it shares its place with.",
                 "panel verdict"},
        FactKind{"traversal",
                 node,
                 number,
                 {},
                 "How far the slider in Traversals is moved of the learned latent that is matched with a latent, in "
                 "standard deviations; while that view is seen.",
                 "traversal Robot > 1"},
        FactKind{"sheet", nothing, flag, {}, "The sheet is open in which files become data of one's own.", "sheet"},
        FactKind{"rotation",
                 nothing,
                 flag,
                 {},
                 "The window of Lasso and Ridge (Why sparse?) is open, and has computed its places.",
                 "rotation"},
        FactKind{"rotation.share",
                 nothing,
                 number,
                 {},
                 "In it: how many percent of the factors count.",
                 "rotation.share == 5"},
        FactKind{"rotation.rows",
                 nothing,
                 number,
                 {},
                 "In it: how many rows there are to learn from.",
                 "rotation.rows >= 100"},
        FactKind{"rotation.mcc",
                 nothing,
                 number,
                 {},
                 "In it: the MCC of the features with the factors, 1 before they are turned.",
                 "rotation.mcc < 0.5"},
        FactKind{"selected", node, flag, {}, "The latent or action is selected in the graph.", "selected Robot"},
    };
}

constexpr auto fact_table = make_kinds();

}  // namespace

std::span<const FactKind> fact_kinds()
{
    return fact_table;
}

const FactKind* find_fact(std::string_view name)
{
    const auto* found = std::ranges::find(fact_table, name, &FactKind::name);
    return found == fact_table.end() ? nullptr : found;
}

std::string_view words_for(FactTakes takes)
{
    switch (takes) {
    case FactTakes::nothing: return "nothing";
    case FactTakes::pair: return "child<-parent";
    case FactTakes::node: return "the name of a latent or an action";
    case FactTakes::metric: return "the name of a metric";
    case FactTakes::parameter: return "the key of a parameter";
    case FactTakes::assumption: return "its number";
    case FactTakes::view: return "the name of a view";
    case FactTakes::panel: return "the name of a panel";
    }
    return {};
}

}  // namespace disentangle
