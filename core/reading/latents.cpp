// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/latents.h"

#include "core/base/decimal.h"
#include "core/experiment/kinds.h"
#include "core/experiment/promise.h"
#include "core/experiment/variables.h"
#include "core/linear_algebra/decompositions.h"
#include "core/reading/entanglement.h"
#include "core/reading/events.h"
#include "core/reading/learned_graph.h"
#include "core/reading/phases.h"
#include "core/reading/points.h"
#include "core/theory/reason.h"

#include <Eigen/QR>
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace disentangle {
namespace {

using Promised = LatentReading::Promised;
using Reached = LatentReading::Reached;

constexpr std::array assumptions{
    AssumptionWords{PromiseAssumption::none, "", ""},
    AssumptionWords{PromiseAssumption::training, "training", "The promise is of a model that fits the data perfectly."},
    AssumptionWords{PromiseAssumption::edges, "more edges",
                    "The promise is of a learned graph with no more edges than the true one."},
    AssumptionWords{
        PromiseAssumption::graph, "wrong graph",
        "The promise is of a graph that explains the data perfectly, and one that is as sparse and wrong does "
        "not."},
    AssumptionWords{PromiseAssumption::fit, "fit",
                    "The promise is of latents that hold all there is to know of the true ones."},
    AssumptionWords{PromiseAssumption::influence, "influence",
                    "The promise supposes that actions and past move the latents in enough ways."},
    AssumptionWords{PromiseAssumption::linear, "not linear",
                    "The scores see linear maps alone, and a latent may come back bent."},
    AssumptionWords{PromiseAssumption::unknown, "open", "No assumption stands out as the one that does not hold."},
};

struct WrongGraph {
    int true_edges = 0, learned_edges = 0;
    std::uint64_t at = 0;  ///< bit i = an edge from or to latent i is missing or extra

    bool known() const { return true_edges > 0 || learned_edges > 0; }
};

/// Both graphs taken together, after matching; all zero where none was learned or matched.
WrongGraph wrong_graph(const Variables& variables, const Moment& moment)
{
    WrongGraph result;
    for (const bool time : {false, true}) {
        const Adjacency* truth = true_graph(variables, time);
        const auto learned = truth ? learned_graph(moment, variables, time) : std::nullopt;
        if (!learned || !learned->matching)
            continue;
        const Adjacency edges = learned->edges();
        result.true_edges += truth->edges();
        result.learned_edges += edges.edges();
        const std::vector<Mark> marks = wrong_edges(*truth, edges);
        for (int i = 0; i < truth->rows(); ++i)
            for (int j = 0; j < truth->cols(); ++j)
                if (marks[static_cast<std::size_t>(i * truth->cols() + j)] != Mark::none)
                    result.at |= std::uint64_t{1} << i | (time ? std::uint64_t{1} << j : 0);
    }
    return result;
}

double cell(const Snapshot& matrix, int row, int col)
{
    return static_cast<double>(matrix.data[static_cast<std::size_t>(row * matrix.cols + col)]);
}

/// sqrt(R^2) of regressing a true latent on learned ones, with an intercept; absent with too few rows for it.
std::optional<double> multiple_correlation(const FloatTable& z, const FloatTable& z_hat, int target,
                                           const std::vector<int>& features)
{
    const auto n = static_cast<Eigen::Index>(z.rows), k = std::ssize(features);
    if (z.rows != z_hat.rows || n <= k + 1 || !all_finite(z.values) || !all_finite(z_hat.values))
        return std::nullopt;
    const auto centred = [n](const std::vector<float>& values) {
        const Eigen::VectorXd column = Eigen::Map<const Eigen::VectorXf>(values.data(), n).cast<double>();
        return Eigen::VectorXd(column.array() - column.mean());
    };
    Eigen::MatrixXd learned(n, k);
    for (Eigen::Index j = 0; j < k; ++j)
        learned.col(j) = centred(column_of(z_hat, features[static_cast<std::size_t>(j)]));
    const Eigen::VectorXd truth = centred(column_of(z, target));
    if (!(truth.norm() > 0))
        return 0;
    return std::min(1.0, coordinates_in_span(learned, truth).norm() / truth.norm());
}

std::string counted_edges(int count)
{
    return std::to_string(count) + (count == 1 ? " edge" : " edges");
}

/// Of an experiment whose true latents theory speaks of.
class Reader {
public:
    Reader(const Experiment& experiment, const Variables& variables, const Moment& moment,
           const Circumstances& circumstances)
        : variables_(variables),
          moment_(moment),
          circumstances_(circumstances),
          promise_(promise_of(experiment, circumstances.influence)),
          entanglement_(entanglement_at(moment, variables.d_z()))
    {
        if (entanglement_ && entanglement_->matching)
            wrong_ = wrong_graph(variables, moment);
    }

    LatentTable read()
    {
        LatentTable table;
        if (promise_.latents.empty() && !entanglement_) {
            table.summary = promise_.summary;
            return table;
        }
        table.conditional = promise_.supposes_influence;
        for (int i = 0; i < variables_.d_z(); ++i)
            table.rows.push_back(row(i));
        table.summary = summary_of(table);
        return table;
    }

private:
    LatentReading row(int i) const
    {
        LatentReading row;
        read_promise(i, row);
        if (entanglement_ && entanglement_->matching)
            read_reached(i, row);
        judge_row(i, row);
        return row;
    }

    void read_promise(int i, LatentReading& row) const
    {
        row.reason = promise_.summary;
        if (!promise_.of_latents())
            return;
        const LatentPromise& latent = promise_.latents[static_cast<std::size_t>(i)];
        row.promised = latent.alone ? Promised::alone : Promised::mixed;
        row.mixed_with = latent.mixed_with;
        row.reason = latent.reason;
    }

    void read_reached(int i, LatentReading& row) const
    {
        const Entanglement& read = *entanglement_;
        row.learned = (*read.matching)[static_cast<std::size_t>(i)];
        row.correlation = cell(read.correlation, i, i);
        const int d = variables_.d_z();
        std::vector<int> may_depend;
        for (int j = 0; j < d && read.permitted; ++j) {
            if (j == i || is_permitted(cell(*read.permitted, i, j))) {
                may_depend.push_back((*read.matching)[static_cast<std::size_t>(j)]);
                continue;
            }
            const double beyond = beyond_true(i, j);
            row.leaks += beyond > forbidden_above;
            if (!row.leak || beyond > row.leak->beyond)
                row.leak = LatentReading::Leak{j, cell(read.correlation, i, j), beyond};
        }
        if (may_depend.size() == 1)
            row.r_con = row.correlation;
        else if (!may_depend.empty())
            row.r_con = multiple_correlation(recorded(moment_, kind::true_latents, d),
                                             recorded(moment_, kind::latents, d), i, may_depend);
    }

    /// What the correlation of true latent i with the counterpart of j has beyond that of i with j.
    double beyond_true(int i, int j) const
    {
        const Entanglement& read = *entanglement_;
        const double shared = read.true_correlation ? cell(*read.true_correlation, i, j) : 0;
        return std::max(0.0, cell(read.correlation, i, j) - shared);
    }

    /// Whether it depends on its own learned latent alone, whatever theory lets it depend on.
    bool stands_alone(int i) const
    {
        if (!(cell(entanglement_->correlation, i, i) >= reached_above))
            return false;
        for (int j = 0; j < variables_.d_z(); ++j)
            if (j != i && beyond_true(i, j) > forbidden_above)
                return false;
        return true;
    }

    void judge_row(int i, LatentReading& row) const
    {
        if (!entanglement_ || !entanglement_->matching)
            return;
        if (row.promised == Promised::nothing || (row.promised == Promised::mixed && stands_alone(i))) {
            if (stands_alone(i)) {
                row.reached = Reached::more;
                row.explanation =
                    row.promised == Promised::mixed
                        ? "It came apart, which theory leaves open: more than the graph may tell it apart."
                        : "It came apart, though nothing is promised of it.";
            }
            return;
        }
        if (!row.r_con || !entanglement_->can_judge())
            return;
        if (*row.r_con >= reached_above && row.leaks == 0) {
            row.reached = Reached::as_promised;
            return;
        }
        row.reached = Reached::less;
        explain(i, row);
    }

    /// The first assumption that the run is seen to lack, those that say most about it first.
    void explain(int i, LatentReading& row) const
    {
        const auto because = [&row](PromiseAssumption assumption, const std::string& sentence) {
            row.assumption = assumption;
            row.explanation = sentence;
        };
        const std::uint64_t here =
            std::uint64_t{1} << i | (row.leaks > 0 && row.leak ? std::uint64_t{1} << row.leak->on : 0);
        if (circumstances_.provisional)
            return because(PromiseAssumption::training, "The graph is still being searched.");
        if (moment_.step < circumstances_.planned)
            return because(PromiseAssumption::training, "This is step " + std::to_string(moment_.step) + " of " +
                                                            std::to_string(circumstances_.planned) +
                                                            ", and the promise is of a perfect fit.");
        if (wrong_.learned_edges > wrong_.true_edges)
            return because(PromiseAssumption::edges,
                           "The learned graph has " + counted_edges(wrong_.learned_edges) + ", " +
                               std::to_string(wrong_.learned_edges - wrong_.true_edges) + " more than the true one.");
        if (wrong_.known() && (wrong_.at & here) != 0)
            return because(PromiseAssumption::graph,
                           "The learned graph is wrong at " + list_names(variables_.latents, wrong_.at & here) +
                               ", with no more edges than the true one: it cannot fit perfectly.");
        if (circumstances_.r && *circumstances_.r < reached_above)
            return because(PromiseAssumption::fit, "All learned latents together predict the true ones with R = " +
                                                       fixed_decimal(*circumstances_.r, 2) + " only.");
        if (!promise_.caveat.empty())
            return because(PromiseAssumption::linear, promise_.caveat);
        if (promise_.supposes_influence)
            return because(PromiseAssumption::influence,
                           "Graph and fit are right; whether influence suffices was not tested here.");
        because(PromiseAssumption::unknown, std::string(words_of(PromiseAssumption::unknown).sentence));
    }

    std::string summary_of(const LatentTable& table) const
    {
        std::uint64_t less = 0, more = 0;
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            less |= std::uint64_t{table.rows[i].reached == Reached::less} << i;
            more |= std::uint64_t{table.rows[i].reached == Reached::more} << i;
        }
        const int promised = static_cast<int>(std::ranges::count_if(
            table.rows, [](const LatentReading& row) { return row.promised != Promised::nothing; }));
        std::string text;
        if (promised == 0)
            text = promise_.summary;
        else if (!entanglement_ || !entanglement_->matching)
            return "No matching with the true latents was recorded at this step.";
        else
            text = std::to_string(table.count(Reached::as_promised)) + " of " + std::to_string(table.rows.size()) +
                   " latents are as theory promises" + (table.conditional ? " if influence suffices." : ".");
        if (less != 0)
            text += " Less is reached of " + list_names(variables_.latents, less) + ".";
        if (more != 0)
            text += " More than promised: " + list_names(variables_.latents, more) + ".";
        return text;
    }

    const Variables& variables_;
    const Moment& moment_;
    const Circumstances& circumstances_;
    Promise promise_;
    std::optional<Entanglement> entanglement_;
    WrongGraph wrong_;
};

template <class T>
nlohmann::json value_or_null(const std::optional<T>& value)
{
    return value ? nlohmann::json(*value) : nlohmann::json(nullptr);
}

}  // namespace

std::span<const AssumptionWords> assumption_table()
{
    return assumptions;
}

const AssumptionWords& words_of(PromiseAssumption assumption)
{
    return assumptions[static_cast<std::size_t>(assumption)];
}

std::string_view name_of(LatentReading::Promised promised)
{
    constexpr std::array<std::string_view, 3> names{"nothing", "alone", "mixed"};
    return names[static_cast<std::size_t>(promised)];
}

std::string_view name_of(LatentReading::Reached reached)
{
    constexpr std::array<std::string_view, 4> names{"unknown", "as promised", "less", "more"};
    return names[static_cast<std::size_t>(reached)];
}

int LatentTable::count(LatentReading::Reached reached) const
{
    return static_cast<int>(std::ranges::count(rows, reached, &LatentReading::reached));
}

Circumstances circumstances_of(const Experiment& experiment, std::span<const Event> events, std::int64_t step,
                               const std::function<std::optional<double>(std::string_view)>& metric_at_step,
                               const Influence* influence)
{
    Circumstances result;
    result.influence = influence;
    result.planned = experiment_at(experiment, events, step).training.steps;
    result.provisional = graph_is_provisional(experiment, events, step, metric_at_step(metric::provisional));
    result.r = metric_at_step(metric::r);
    return result;
}

LatentTable latents_at(const Experiment& experiment, const Moment& moment, const Circumstances& circumstances)
{
    const Variables variables = variables_of(experiment);
    if (const Promise promise = promise_of(experiment); !variables.graph && promise.latents.empty()) {
        LatentTable nothing;
        nothing.summary = promise.summary;
        return nothing;
    }
    return Reader(experiment, variables, moment, circumstances).read();
}

std::string promise_in_words(const LatentReading& row, const std::vector<std::string>& latents)
{
    if (row.promised != Promised::mixed)
        return std::string(name_of(row.promised));
    std::uint64_t others = 0;
    for (const int j : row.mixed_with)
        others |= std::uint64_t{1} << j;
    return "mixed with " + list_names(latents, others);
}

std::string reached_in_words(const LatentReading& row)
{
    if (row.reached == Reached::unknown)
        return "–";
    if (row.reached != Reached::less || row.assumption == PromiseAssumption::none)
        return std::string(name_of(row.reached));
    return "less: " + std::string(words_of(row.assumption).name);
}

nlohmann::json to_json(const LatentTable& table, const std::vector<std::string>& latents)
{
    const auto name = [&](int i) { return latents[static_cast<std::size_t>(i)]; };
    auto rows = nlohmann::json::array();
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const LatentReading& row = table.rows[i];
        auto mixed_with = nlohmann::json::array();
        for (const int j : row.mixed_with)
            mixed_with.push_back(name(j));
        nlohmann::json forbidden;
        if (row.leak)
            forbidden = {
                {"on", name(row.leak->on)}, {"correlation", row.leak->correlation}, {"beyond", row.leak->beyond}};
        rows.push_back({{"name", name(static_cast<int>(i))},
                        {"promised", name_of(row.promised)},
                        {"mixed_with", mixed_with},
                        {"reason", row.reason},
                        {"learned", value_or_null(row.learned)},
                        {"correlation", value_or_null(row.correlation)},
                        {"r_con", value_or_null(row.r_con)},
                        {"forbidden", forbidden},
                        {"forbidden_above", row.leaks},
                        {"reached", name_of(row.reached)},
                        {"assumption", words_of(row.assumption).name},
                        {"explanation", row.explanation}});
    }
    return rows;
}

}  // namespace disentangle
