// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/scores_json.h"
#include "app/disentangle/verbs/selftest.h"
#include "app/disentangle/verbs/selftest_case.h"
#include "core/metrics/metrics.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace disentangle {

namespace {

using nlohmann::json;

// Agreement that the reference file asks for. The Lasso is iterated.
constexpr double closed_form = 1e-9;
constexpr double iterated = 1e-7;

template <class Score>
json value_or_null(const std::optional<Score>& score)
{
    return score ? to_json(*score) : json(nullptr);
}

/// Every score of one case, by the file's keys.
json scores_of_case(const ReferenceCase& reference)
{
    const Discreteness discrete{reference.flag("discrete_factors"), reference.flag("discrete_latents")};
    const RepresentationRows rows = representation_rows(reference.matrix("z"), reference.matrix("z_hat"), discrete);
    const std::vector<Labels> factors = factor_labels(rows);
    const RepresentationScores scores = representation_scores(rows);
    const Explicitness explicit_factors = explicitness(rows, factors);
    json all = to_json(scores);
    all["explicitness_per_factor"] =
        std::vector<double>(explicit_factors.per_factor.begin(), explicit_factors.per_factor.end());
    all["explicitness"] = explicit_factors.mean;
    all["infomec_knn"] = value_or_null(infomec_by_neighbours(rows, factors, scores.dci.informativeness));
    if (reference.has("lasso_alpha"))
        all["dci_lasso"] = value_or_null(dci_by_lasso(rows, reference.number("lasso_alpha")));
    return all;
}

json ranking_of_case(const json& object, const ReferenceCase& reference)
{
    const auto list = [&](const std::string& key) -> const json& {
        if (!reference.has(key) || !object[key].is_array())
            reference.fail(key, "no list", "a list with an entry for each model");
        return object[key];
    };
    std::vector<Eigen::MatrixXd> representations;
    std::vector<Eigen::VectorXd> kl;
    for (const json& one : list("representations"))
        representations.push_back(
            ReferenceCase({{"rows", one}}, "", reference.place() + ": representations").matrix("rows"));
    const Eigen::MatrixXd divergences = reference.matrix("kl");
    for (const auto row : divergences.rowwise())
        kl.emplace_back(row.transpose());
    const std::vector<double> mcc = pairwise_mcc(representations);
    return {{"spearman", to_json(unsupervised_ranking_by(Agreement::spearman, representations, kl))},
            {"lasso", to_json(unsupervised_ranking_by(Agreement::lasso, representations, kl))},
            {"mcc",
             {{"mean", std::accumulate(mcc.begin(), mcc.end(), 0.0) / static_cast<double>(mcc.size())},
              {"median", median(mcc)}}}};
}

/// Deviations by quantity, in the order in which they were first met.
class Deviations {
public:
    /// Compares all that `expected` says with `found`; what it says and is not found deviates by infinity.
    void compare(const std::string& quantity, const json& expected, const json& found, const std::string& place)
    {
        if (expected.is_object() && found.is_object()) {
            for (const auto& [key, value] : expected.items())
                compare(quantity + "." + key, value, found.contains(key) ? found[key] : json(), place);
            return;
        }
        of(quantity).observe(difference(expected, found), place);
    }

    std::vector<Deviation> all;

private:
    Deviation& of(const std::string& quantity)
    {
        const auto known = std::ranges::find(all, quantity, &Deviation::quantity);
        if (known != all.end())
            return *known;
        all.push_back({quantity, 0, quantity.find("lasso") == std::string::npos ? closed_form : iterated, ""});
        return all.back();
    }

    static double difference(const json& expected, const json& found)
    {
        if (expected.is_array() && found.is_array() && expected.size() == found.size()) {
            double largest = 0;
            for (std::size_t k = 0; k < expected.size(); ++k) {
                const double entry = difference(expected[k], found[k]);
                largest = entry <= largest ? largest : entry;
            }
            return largest;
        }
        if (expected.is_number() && found.is_number())
            return std::abs(expected.get<double>() - found.get<double>());
        return expected == found ? 0 : HUGE_VAL;
    }
};

/// What a case gives besides what is to be computed from it.
const std::vector<std::string> given{
    "name", "discrete_factors", "discrete_latents", "lasso_alpha", "z", "z_hat", "representations", "kl"};

void check_list(const json& document, const std::string& key, const std::string& file, Deviations& deviations,
                const std::function<json(const json&, const ReferenceCase&)>& evaluate)
{
    if (!document.contains(key))
        return;
    const json& cases = document[key];
    if (!cases.is_array())
        throw InputError(file, key, kind_of(cases), "a list of cases");
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const ReferenceCase reference(cases[i], file, key + ", " + case_place(i));
        json found;
        try {
            found = evaluate(cases[i], reference);
        } catch (const InputError& error) {
            throw InputError(file + ": " + reference.place() + ": " + error.what());
        }
        for (const auto& [quantity, expected] : cases[i].items())
            if (std::ranges::find(given, quantity) == given.end())
                deviations.compare((key == "udr" ? "udr " : "") + quantity, expected,
                                   found.contains(quantity) ? found[quantity] : json("not computed"),
                                   reference.place());
    }
}

}  // namespace

std::vector<Deviation> check_scores(const json& document, const std::string& file)
{
    Deviations deviations;
    check_list(document, "cases", file, deviations,
               [](const json&, const ReferenceCase& reference) { return scores_of_case(reference); });
    check_list(document, "udr", file, deviations, ranking_of_case);
    return std::move(deviations.all);
}

}  // namespace disentangle
