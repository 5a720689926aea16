// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/verbs/selftest_case.h"
#include "app/disentangle/verbs/selftest.h"
#include "core/base/error.h"
#include "core/base/json.h"
#include "core/metrics/metrics.h"
#include "core/record/catalogue.h"
#include "core/theory/consistency.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace disentangle {

namespace {

using nlohmann::json;

const Adjacency* pointer(const std::optional<Adjacency>& graph)
{
    return graph ? &*graph : nullptr;
}

int differing_entries(const Adjacency& a, const Adjacency& b)
{
    const GraphDistance distance = graph_distance(a, b);
    return distance.total();
}

/// Ga and Gz of a case that speaks of `d` factors (any number when negative); at least one of them.
struct Graphs {
    std::optional<Adjacency> Ga, Gz;
    explicit Graphs(const ReferenceCase& reference, Eigen::Index d = -1)
        : Ga(reference.graph("Ga", d)), Gz(reference.graph("Gz", Ga ? Ga->rows() : d, Ga ? Ga->rows() : d))
    {
        if (Gz && Gz->rows() != Gz->cols())
            reference.fail("Gz", std::to_string(Gz->rows()) + " x " + std::to_string(Gz->cols()), "a square matrix");
    }
};

}  // namespace

std::vector<Deviation> check_consistency(const json& cases, const std::string& file)
{
    Deviation permitted{std::string(kind::permitted), 0, 0, ""};
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const ReferenceCase reference(cases[i], file, case_place(i));
        const Graphs graphs(reference);
        if (!graphs.Ga && !graphs.Gz)
            reference.fail("Ga, Gz", "nothing", "at least one graph");
        const Adjacency found = permitted_pattern(pointer(graphs.Ga), pointer(graphs.Gz));
        const auto expected = reference.graph(permitted.quantity, found.rows(), found.cols());
        if (!expected)
            reference.fail(permitted.quantity, "nothing", "a matrix");
        permitted.observe(differing_entries(*expected, found), reference.place());
    }
    return {permitted};
}

std::vector<Deviation> check_metrics(const json& cases, const std::string& file)
{
    constexpr double tolerance = 1e-9;
    const auto of = [](std::string_view quantity, double within) {
        return Deviation{std::string(quantity), 0, within, ""};
    };
    Deviation mcc = of(metric::mcc, tolerance), assignment = of(kind::assignment, 0), r = of(metric::r, tolerance),
              r_con = of(metric::r_con, tolerance), permitted = of(kind::permitted, 0),
              shd_Ga = of(graph_names(false).shd, 0), shd_Gz = of(graph_names(true).shd, 0);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const ReferenceCase reference(cases[i], file, case_place(i));
        const Eigen::MatrixXd z = reference.matrix("z"), z_hat = reference.matrix("z_hat");
        const Eigen::Index d = z.cols();
        if (z_hat.rows() != z.rows() || z_hat.cols() != d || d > max_nodes) {
            reference.fail("z_hat", std::to_string(z_hat.rows()) + " x " + std::to_string(z_hat.cols()),
                           "the size of z, " + std::to_string(z.rows()) + " x " + std::to_string(d));
        }
        const Graphs graphs(reference, d);
        std::optional<Adjacency> pattern;
        if (graphs.Ga || graphs.Gz)
            pattern = permitted_pattern(pointer(graphs.Ga), pointer(graphs.Gz));
        const Scores scores = score(z, z_hat, pointer(pattern));

        const auto number = [&](Deviation& deviation, std::optional<double> value) {
            if (reference.has(deviation.quantity)) {
                const double expected = reference.number(deviation.quantity);
                if (!value)
                    reference.fail(deviation.quantity, "a number", "null, for the case lacks the graph it needs");
                deviation.observe(std::abs(*value - expected), reference.place());
            }
        };
        number(mcc, scores.mcc);
        number(r, scores.r);
        number(r_con, scores.r_con);
        if (reference.has(assignment.quantity)) {
            const json& expected = cases[i][assignment.quantity];
            if (expected.size() != scores.assignment.size())
                reference.fail(assignment.quantity, std::to_string(expected.size()) + " entries",
                               std::to_string(scores.assignment.size()));
            int differing = 0;
            for (std::size_t k = 0; k < scores.assignment.size(); ++k)
                differing += expected[k] != scores.assignment[k];
            assignment.observe(differing, reference.place());
        }
        if (const auto expected = reference.graph(permitted.quantity, d, d); expected && pattern)
            permitted.observe(differing_entries(*expected, *pattern), reference.place());
        const auto distance = [&](const std::optional<Adjacency>& truth, const std::string& key,
                                  const auto& matched) -> std::optional<double> {
            if (!truth)
                return std::nullopt;
            const auto learned = reference.graph(key, truth->rows(), truth->cols());
            return learned ? std::optional<double>(graph_distance(*truth, matched(*learned, scores.assignment)).total())
                           : std::nullopt;
        };
        number(shd_Ga, distance(graphs.Ga, "learned_Ga", match_rows));
        number(shd_Gz, distance(graphs.Gz, "learned_Gz", match_rows_and_cols));
    }
    return {mcc, assignment, r, r_con, permitted, shd_Ga, shd_Gz};
}

}  // namespace disentangle
