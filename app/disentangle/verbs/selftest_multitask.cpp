// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/verbs/selftest.h"
#include "app/disentangle/verbs/selftest_case.h"
#include "core/base/error.h"
#include "core/base/json.h"
#include "core/learn/multitask/group_lasso.h"
#include "core/theory/tasks/supports.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace disentangle {
namespace {

using nlohmann::json;

constexpr double weights_tolerance = 1e-6, gradient_tolerance = 1e-4;
constexpr Accuracy exact{1e-13, 1'000'000};

/// The cases under a key of the document; none where it has no such key.
const json& list_under(const json& document, const std::string& key, const std::string& file)
{
    static const json none = json::array();
    const auto found = document.find(key);
    if (found == document.end())
        return none;
    if (!found->is_array())
        throw InputError(file, key, kind_of(*found), "a list of cases");
    return *found;
}

double largest_difference(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b)
{
    return (a - b).cwiseAbs().maxCoeff();
}

/// A matrix of the case that has `rows` rows and `cols` columns, any number where negative.
Eigen::MatrixXd matrix_of_size(const ReferenceCase& reference, const std::string& key, Eigen::Index rows,
                               Eigen::Index cols)
{
    Eigen::MatrixXd matrix = reference.matrix(key);
    const auto size = [](Eigen::Index r, Eigen::Index c) {
        return (r < 0 ? "any" : std::to_string(r)) + " x " + (c < 0 ? "any" : std::to_string(c));
    };
    if ((rows >= 0 && matrix.rows() != rows) || (cols >= 0 && matrix.cols() != cols))
        reference.fail(key, size(matrix.rows(), matrix.cols()), size(rows, cols));
    return matrix;
}

/// Numbers from 0 up to `below`.
std::vector<int> indices(const ReferenceCase& reference, const std::string& key, const json& list, int below)
{
    std::vector<int> result;
    const bool good = list.is_array() && std::ranges::all_of(list, [below](const json& value) {
                          return value.is_number_integer() && value >= 0 && value < below;
                      });
    if (!good)
        reference.fail(key, kind_of(list), "a list of numbers from 0 to " + std::to_string(below - 1));
    return list.get_to(result);
}

/// Deviations of the group lasso, and of what its solution means for an outer loss on other data.
class LassoCases {
public:
    void check(const json& object, const ReferenceCase& reference)
    {
        const Eigen::MatrixXd F = reference.matrix("F");
        const Eigen::MatrixXd Y = matrix_of_size(reference, "Y", F.rows(), -1);
        const Moments moments = moments_of(F, Y);
        const double lambda = reference.number("lam");
        if (lambda < 0)
            reference.fail("lam", json(lambda).dump(), "no number below 0");
        Eigen::MatrixXd W = Eigen::MatrixXd::Zero(F.cols(), Y.cols());
        group_lasso(moments, lambda, exact, W);
        if (reference.has("lambda_max"))
            lambda_max_.observe(std::abs(reference.number("lambda_max") - largest_lambda(moments)), reference.place());
        if (reference.has("W"))
            weights_.observe(largest_difference(matrix_of_size(reference, "W", Y.cols(), F.cols()), W.transpose()),
                             reference.place());
        if (reference.has("support")) {
            const auto expected = indices(reference, "support", object["support"], static_cast<int>(F.cols()));
            support_.observe(differing(expected, support_of(W)), reference.place());
        }
        if (reference.has("F_test"))
            check_outer(reference, F, Y, lambda, W);
    }

    std::vector<Deviation> deviations() const { return {lambda_max_, weights_, support_, outer_loss_, gradient_}; }

private:
    static double differing(const std::vector<int>& a, const std::vector<int>& b)
    {
        std::vector<int> difference;
        std::ranges::set_symmetric_difference(a, b, std::back_inserter(difference));
        return static_cast<double>(difference.size());
    }

    void check_outer(const ReferenceCase& reference, const Eigen::MatrixXd& F, const Eigen::MatrixXd& Y, double lambda,
                     const Eigen::MatrixXd& W)
    {
        const Eigen::MatrixXd F_test = matrix_of_size(reference, "F_test", -1, F.cols());
        const Eigen::MatrixXd Y_test = matrix_of_size(reference, "Y_test", F_test.rows(), Y.cols());
        const auto n = static_cast<double>(F_test.rows());
        const Eigen::MatrixXd residual = F_test * W - Y_test;
        if (reference.has("outer_loss"))
            outer_loss_.observe(std::abs(reference.number("outer_loss") - residual.squaredNorm() / (2 * n)),
                                reference.place());
        if (!reference.has("hypergradient_F"))
            return;
        const Eigen::MatrixXd expected = matrix_of_size(reference, "hypergradient_F", F.rows(), F.cols());
        const Eigen::MatrixXd found = implicit_gradient(F, Y, lambda, W, F_test.transpose() * residual / n);
        const double scale = expected.cwiseAbs().maxCoeff();
        gradient_.observe(largest_difference(expected, found) / (scale > 0 ? scale : 1), reference.place());
    }

    Deviation lambda_max_{"lambda_max", 0, weights_tolerance, ""}, weights_{"W", 0, weights_tolerance, ""},
        support_{"support", 0, 0, ""}, outer_loss_{"outer_loss", 0, weights_tolerance, ""},
        gradient_{"hypergradient_F", 0, gradient_tolerance, ""};
};

bool assumption7_of(const json& object, const ReferenceCase& reference)
{
    const double given = reference.number("m");
    if (given < 1 || given > max_nodes || given != static_cast<int>(given))
        reference.fail("m", json(given).dump(), "a whole number from 1 to " + std::to_string(max_nodes));
    const int m = static_cast<int>(given);
    if (!reference.has("supports") || !object["supports"].is_array())
        reference.fail("supports", reference.has("supports") ? kind_of(object["supports"]) : "nothing",
                       "a list of supports");
    std::vector<std::uint64_t> supports;
    for (const json& list : object["supports"]) {
        std::uint64_t bits = 0;
        for (const int j : indices(reference, "supports", list, m))
            bits |= std::uint64_t{1} << j;
        supports.push_back(bits);
    }
    return supports_suffice(m, supports);
}

}  // namespace

std::vector<Deviation> check_multitask(const json& document, const std::string& file)
{
    LassoCases lasso;
    const json& problems = list_under(document, "group_lasso", file);
    for (std::size_t i = 0; i < problems.size(); ++i)
        lasso.check(problems[i], ReferenceCase(problems[i], file, "group_lasso " + case_place(i)));
    std::vector<Deviation> quantities = lasso.deviations();
    Deviation assumption7{"assumption7", 0, 0, ""};
    const json& families = list_under(document, "assumption7", file);
    for (std::size_t i = 0; i < families.size(); ++i) {
        const ReferenceCase reference(families[i], file, "assumption7 " + case_place(i));
        if (!reference.has("holds"))
            reference.fail("holds", "nothing", "true or false");
        const bool expected = reference.flag("holds"), found = assumption7_of(families[i], reference);
        assumption7.observe(expected == found ? 0 : 1, reference.place());
    }
    quantities.push_back(assumption7);
    return quantities;
}

}  // namespace disentangle
