// SPDX-License-Identifier: GPL-3.0-or-later
// The names of what a run file holds, and where each metric is shown.
#include "core/record/catalogue.h"
#include "support.h"
#include "tests/table_in_document.h"

#include <algorithm>
#include <map>
#include <set>

using namespace disentangle;
using disentangle::testing::check_table;

namespace {

std::vector<std::string> names_of(const Metrics& metrics)
{
    std::vector<std::string> names;
    for (const MetricInfo* info : metrics)
        names.emplace_back(info->name);
    return names;
}

using Names = std::vector<std::string>;

/// What has been published stays, in its order; new names may come.
bool holds(const Metrics& metrics, const Names& published)
{
    Names names = names_of(metrics);
    std::erase_if(names, [&](const std::string& name) { return std::ranges::count(published, name) == 0; });
    return names == published;
}

/// A sentence in a cell of a table.
std::string in_cell(std::string_view sentence)
{
    std::string text;
    for (const char c : sentence)
        text += c == '|' ? std::string("\\|") : std::string(1, c);
    return text;
}

}  // namespace

TEST_CASE("every metric has a name of its own, a label and a sentence")
{
    std::set<std::string_view> names;
    for (const MetricInfo& info : metric_table()) {
        CAPTURE(info.name);
        CHECK(names.insert(info.name).second);
        CHECK_FALSE(info.label.empty());
        CHECK(info.sentence.ends_with('.'));
        CHECK(metric_info(info.name) == &info);
        CHECK_FALSE((info.count && info.decimals > 0));
    }
    CHECK(metric_info("nothing") == nullptr);
}

TEST_CASE("the document on reading runs has every metric")
{
    std::string table;
    for (const MetricInfo& info : metric_table())
        table +=
            "| `" + std::string(info.name) + "` | " + std::string(info.unit) + " | " + in_cell(info.sentence) + " |\n";
    check_table("docs/reading-runs.md", "## Metrics", table);
}

TEST_CASE("labels say what is recorded")
{
    // loss = reconstruction + kl (core/learn); no term of sparsity is in it.
    CHECK(metric_info("loss")->sentence.find("sparsity") == std::string_view::npos);
    CHECK(metric_info("loss")->sentence.find("reconstruction and the KL") != std::string_view::npos);
    // A factor of the schedule has no unit and is no step size.
    CHECK(metric_info("rate")->unit.empty());
    CHECK(metric_info("rate")->label == "rate factor");
    CHECK(metric_info("rate")->sentence.find("Factor") == 0);
    // The clock starts with the process, before the data are drawn.
    CHECK(metric_info("seconds")->sentence.find("since the program was started") != std::string_view::npos);
    CHECK(metric_info("seconds")->sentence.find("earlier sessions") != std::string_view::npos);
}

TEST_CASE("a row of the table says where a metric is shown")
{
    CHECK(holds(metrics_shown(in_result), Names{"mcc",
                                                "r_con",
                                                "r",
                                                "mcc_uniform",
                                                "r_uniform",
                                                "forbidden",
                                                "shd",
                                                "shd_Ga",
                                                "shd_Gz",
                                                "missing_Ga",
                                                "extra_Ga",
                                                "missing_Gz",
                                                "extra_Gz",
                                                "edges_Ga",
                                                "edges_Gz",
                                                "task_error",
                                                "held_out",
                                                "held_out_no_graph",
                                                "held_out_all_edges",
                                                "held_out_permuted",
                                                "features_used",
                                                "bound_Ga",
                                                "bound_Gz",
                                                "dci_disentanglement"}));
    CHECK(holds(metrics_shown(in_goals), Names{"mcc",
                                               "r_con",
                                               "r",
                                               "mcc_uniform",
                                               "r_uniform",
                                               "dci_uniform",
                                               "forbidden",
                                               "supports_wrong",
                                               "shd",
                                               "shd_Ga",
                                               "shd_Gz",
                                               "missing_Ga",
                                               "extra_Ga",
                                               "missing_Gz",
                                               "extra_Gz",
                                               "edges_Ga",
                                               "edges_Gz",
                                               "loss",
                                               "reconstruction",
                                               "kl",
                                               "mse",
                                               "task_error",
                                               "features_used",
                                               "expected_edges_Ga",
                                               "expected_edges_Gz",
                                               "dci_disentanglement",
                                               "dci_completeness",
                                               "sap",
                                               "r2_diagonal",
                                               "r2_off_diagonal",
                                               "mig",
                                               "modularity",
                                               "explicitness",
                                               "infom",
                                               "infoe",
                                               "infoc",
                                               "mcc_spearman"}));
    CHECK(holds(metrics_shown(in_summary), Names{"mcc",
                                                 "r_con",
                                                 "r",
                                                 "mcc_uniform",
                                                 "r_uniform",
                                                 "dci_uniform",
                                                 "forbidden",
                                                 "supports_wrong",
                                                 "shd",
                                                 "loss",
                                                 "task_error",
                                                 "held_out",
                                                 "held_out_no_graph",
                                                 "held_out_all_edges",
                                                 "held_out_permuted",
                                                 "features_used",
                                                 "dci_disentanglement",
                                                 "dci_completeness",
                                                 "sap",
                                                 "r2_diagonal",
                                                 "r2_off_diagonal",
                                                 "mig",
                                                 "modularity",
                                                 "explicitness",
                                                 "infom",
                                                 "infoe",
                                                 "infoc",
                                                 "mcc_spearman"}));
    CHECK(names_of(metrics_shown(in_caption)) == Names{"mcc", "r_con", "r", "shd"});
    CHECK(names_of(metrics_shown(in_progress)) == Names{"mcc", "mcc_uniform", "shd"});
    CHECK(names_of(metrics_shown(has_ceiling)) == Names{"mcc", "r_con", "r", "mcc_uniform", "r_uniform"});
    CHECK(names_of(run_list_metrics()) == Names{"mcc", "shd", "r_con", "r"});
    CHECK(names_of(comparison_metrics()) == Names{"mcc", "r", "r_con", "shd", "shd_Ga", "shd_Gz", "seconds"});
    CHECK(names_of(metrics_in(Plot::scores)) == Names{"mcc", "r_con", "r", "mcc_uniform", "r_uniform", "dci_uniform",
                                                      "forbidden", "supports_wrong", "shd", "shd_Ga", "shd_Gz"});
    CHECK(names_of(metrics_in(Plot::loss)) == Names{"loss", "reconstruction", "kl", "task_error"});
    CHECK(names_of(metrics_in(Plot::sparsity)) == Names{"expected_edges_Ga", "bound_Ga", "expected_edges_Gz",
                                                        "bound_Gz", "rotation_edges", "multiplier_Ga",
                                                        "multiplier_Gz"});
}

TEST_CASE("no two metrics claim one column, and curves of one axis share a unit")
{
    std::set<int> run_list, comparison;
    std::map<std::pair<Plot, bool>, std::string_view> units;
    for (const MetricInfo& info : metric_table()) {
        CAPTURE(info.name);
        CHECK((info.run_list == 0 || run_list.insert(info.run_list).second));
        CHECK((info.comparison.place == 0 || comparison.insert(info.comparison.place).second));
        const CurvePlace& curve = info.curve;
        CHECK((curve.plot != Plot::none) == (curve.window.drawn() || curve.figure.drawn()));
        if (curve.plot != Plot::none)
            CHECK(units.try_emplace({curve.plot, curve.right}, info.unit).first->second == info.unit);
    }
}

TEST_CASE("what is recorded of a graph has a row each")
{
    for (const bool time : {false, true}) {
        const GraphNames& names = graph_names(time);
        CHECK(names.graph == (time ? "Gz" : "Ga"));
        for (const std::string_view name : {names.shd, names.missing, names.extra, names.edges, names.expected_edges,
                                            names.bound, names.multiplier}) {
            CAPTURE(name);
            CHECK(metric_info(name) != nullptr);
            CHECK(name.ends_with(names.graph));
        }
        CHECK(snapshot_info(names.probability) != nullptr);
        CHECK(names.probability.ends_with(names.graph));
    }
}

TEST_CASE("every kind of snapshot is known by its name")
{
    for (const SnapshotInfo& info : snapshot_table()) {
        CHECK(snapshot_info(info.name) == &info);
        CHECK(info.sentence.ends_with('.'));
    }
    CHECK(snapshot_info("nothing") == nullptr);
    CHECK(snapshot_info(kind::ols)->truth);
    CHECK_FALSE(snapshot_info(kind::latents)->truth);
    CHECK(traversal_move(0) == -2);
    CHECK(traversal_move(traversal_positions / 2) == 0);
    CHECK(traversal_move(traversal_positions - 1) == 2);
}

TEST_CASE("every kind of event is found by its name, and no other")
{
    for (const EventInfo& info : event_table()) {
        CHECK(event_kind(info.name) == info.kind);
        CHECK(name_of(info.kind) == info.name);
        CHECK(&event_info(info.kind) == &info);
    }
    CHECK(name_of(EventKind::go_on) == "continue");
    CHECK_FALSE(event_kind("of a newer version").has_value());
    CHECK(is({0, 3, "set", "{}"}, EventKind::set));
    CHECK_FALSE(is({0, 3, "set", "{}"}, EventKind::note));
}

TEST_CASE("the cause of a failure is found without reading its English")
{
    const auto error = [](std::string text) { return Event{0, 40, "error", std::move(text)}; };
    const std::string text = error_event_text("The loss became \"nan\".", ErrorCause::not_finite);
    CHECK(text == R"({"cause":"not_finite","text":"The loss became \"nan\"."})");
    CHECK(cause_of(error(text)) == ErrorCause::not_finite);
    CHECK(error_event_text("disk full", ErrorCause::other) == "disk full");
    CHECK(cause_of(error("disk full")) == ErrorCause::other);
    CHECK(cause_of(error(R"({"text": "x", "cause": "of a newer version"})")) == ErrorCause::other);
    CHECK(cause_of(error(R"({"text": "x", "cause": 3})")) == ErrorCause::other);
    // As earlier versions wrote it.
    CHECK(cause_of(error("the loss is not a finite number at step 41; the run keeps what came before.")) ==
          ErrorCause::not_finite);
    CHECK_FALSE(cause_of({0, 40, "note", text}).has_value());
}

TEST_CASE("an event is written by its kind and read by its name")
{
    const testing::Folder folder;
    {
        RunWriter writer = RunWriter::create(folder / "a.run", testing::small_experiment());
        writer.event(0, EventKind::go_on, "");
    }
    const std::vector<Event> events = RunReader(folder / "a.run").events();
    REQUIRE(events.size() == 1);
    CHECK(is(events[0], EventKind::go_on));
    CHECK(events[0].kind == "continue");
}
