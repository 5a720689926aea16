// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/verbs/selftest.h"
#include "app/disentangle/verbs/selftest_case.h"
#include "core/experiment/kinds.h"
#include "core/learn/baselines/objectives.h"

#include <algorithm>
#include <functional>
#include <map>

namespace disentangle {

namespace {

using nlohmann::json;

/// All numbers of nested lists, in order.
std::vector<double> flat_numbers(const ReferenceCase& reference, const std::string& key, const json& lists)
{
    std::vector<double> values;
    const std::function<void(const json&)> collect = [&](const json& node) {
        if (node.is_number())
            values.push_back(node);
        else if (node.is_array())
            std::ranges::for_each(node, collect);
        else
            reference.fail(key, kind_of(node), "numbers");
    };
    collect(lists);
    return values;
}

/// A case of tests/golden/baselines.json: a tiny network, inputs and draws, and the loss with its terms and gradients.
class BaselineCase {
public:
    BaselineCase(const json& object, const std::string& file, std::size_t index_of_case)
        : object_(object), reference_(object, file, case_place(index_of_case))
    {
        networks_.d_z = integer("d_z");
        networks_.d_x = integer("d_x");
        networks_.d_a = object.contains("d_a") ? integer("d_a") : 0;
        networks_.encoder = shape_of("encoder", 0);
        networks_.decoder = shape_of("decoder", 0);
        networks_.further = kind() == "pcl" ? shape_of("regression", 1) : shape_of("prior", 0);
    }

    std::string kind() const { return text("kind"); }
    const std::string& place() const { return reference_.place(); }

    template <class Real>
    BaselineObjectivePtr<Real> objective() const
    {
        const auto number = [&](const char* key) { return reference_.number(key); };
        if (kind() == "ivae")
            return ivae_objective<Real>(networks_);
        if (kind() == "beta_tcvae")
            return released_tcvae_objective<Real>(networks_, number("beta"), number("dataset_size"));
        if (kind() == "slow_vae")
            return slow_vae_objective<Real>(networks_, number("beta"), number("gamma"), number("rate"));
        if (kind() == "pcl")
            return pcl_objective<Real>(networks_, text("regression") == "mlp");
        if (kind() == "sparse_autoencoder")
            return sparse_autoencoder_objective<Real>(networks_, number("lam"), reference_.flag("batch_norm"));
        if (kind() == supervised.name)
            return supervised_objective<Real>(networks_);
        reference_.fail("kind", kind(), "ivae, beta_tcvae, slow_vae, pcl, sparse_autoencoder or supervised");
    }

    /// Observes the deviations of `objective`; gradients relative to max(1, value), or to the largest one of the case.
    template <class Real>
    void compare(BaselineObjective<Real>& objective, bool to_largest, Deviation& loss, Deviation& terms,
                 Deviation& gradients) const
    {
        const Layout& layout = objective.layout();
        const int steps = kind() == "slow_vae" || kind() == "pcl" ? 2 : 1, rows = integer("batch");
        const auto values = [&](const char* key, int count) {
            std::vector<Real> list;
            if (!reference_.has(key))
                return list;
            const std::vector<double> all = flat_numbers(reference_, key, object_[key]);
            if (all.size() != static_cast<std::size_t>(rows) * static_cast<std::size_t>(count))
                reference_.fail(key, std::to_string(all.size()) + " numbers", std::to_string(rows * count));
            for (const double value : all)
                list.push_back(static_cast<Real>(value));
            return list;
        };
        const std::vector<Real> x = values("x", steps * networks_.d_x), a = values("a", networks_.d_a),
                                eps = values("eps", steps * networks_.d_z), z = values("z", networks_.d_z);
        std::vector<int> permutation;
        for (const Real row : values("permutation", 1)) {
            permutation.push_back(static_cast<int>(row));
            if (permutation.back() < 0 || permutation.back() >= rows)
                reference_.fail("permutation", std::to_string(permutation.back()), "rows of the batch, from 0");
        }
        const auto require = [&](const char* key, bool needed, const std::vector<Real>& list) {
            if (needed && list.empty())
                reference_.fail(key, "nothing", "numbers");
        };
        require("x", true, x);
        require("a", kind() == "ivae", a);
        require("eps", kind() == "ivae" || kind() == "slow_vae" || kind() == "beta_tcvae", eps);
        require("z", kind() == supervised.name, z);
        if (kind() == "pcl" && permutation.empty())
            reference_.fail("permutation", "nothing", "a row for each row");
        std::vector<Real> gradient(layout.size());
        const BaselineValue found =
            objective.evaluate({rows, steps, x.data(), a.data(), eps.data(), permutation, z.data()},
                               tensors<Real>(layout, "parameters"), gradient);
        const auto relative = [](double value, double expected) {
            return std::abs(value - expected) / std::max(1.0, std::abs(expected));
        };
        loss.observe(relative(found.loss, reference_.number("loss")), place());
        const json of_file = object_.value("terms", json::object());
        for (const auto& [name, expected] : of_file.items()) {
            if (!expected.is_number())
                reference_.fail("terms." + name, kind_of(expected), "a number");
            const auto term = std::ranges::find(found.terms, name, [](const auto& t) { return std::string(t.first); });
            terms.observe(term == found.terms.end() ? HUGE_VAL
                                                    : relative(term->second, expected.template get<double>()),
                          place() + ", " + name);
        }
        const std::vector<double> expected = tensors<double>(layout, "gradients");
        double largest = 0;
        for (const double value : expected)
            largest = std::max(largest, std::abs(value));
        for (const Tensor& tensor : layout.tensors())
            for (std::size_t k = tensor.offset; k < tensor.offset + tensor.size() && tensor.role != Role::fixed; ++k)
                gradients.observe(to_largest ? std::abs(gradient[k] - expected[k]) / largest
                                             : relative(gradient[k], expected[k]),
                                  place() + ", " + tensor.name);
    }

private:
    int integer(const char* key) const
    {
        const double value = reference_.number(key);
        if (value < 1 || value > 100000 || value != std::floor(value))
            reference_.fail(key, object_[key].dump(), "a whole number from 1 to 100000");
        return static_cast<int>(value);
    }

    std::string text(const char* key) const
    {
        if (!reference_.has(key) || !object_[key].is_string())
            reference_.fail(key, "no text", "a text");
        return object_[key];
    }

    /// Of the network NAME.linear0, NAME.linear1, ...; outputs are dimension `dimension` of a weight.
    NetworkShape shape_of(const std::string& name, std::size_t dimension) const
    {
        NetworkShape shape;
        const json parameters = object_.value("parameters", json::object());
        for (;;) {
            const json tensor =
                parameters.value(name + ".linear" + std::to_string(shape.hidden_layers) + ".weight", json());
            if (!tensor.is_object())
                return shape;
            const json sizes = tensor.value("shape", json());
            if (!sizes.is_array() || sizes.size() <= dimension || !sizes[dimension].is_number_integer() ||
                sizes[dimension] < 1 || sizes[dimension] > 100000)
                reference_.fail("parameters." + name, sizes.dump(), "positive sizes");
            shape.width = sizes[dimension];
            ++shape.hidden_layers;
        }
    }

    /// Whether the file has all means before all log variances, where the layout has them in turn.
    bool in_halves(const std::string& tensor) const
    {
        return (kind() == "ivae" &&
                (tensor.starts_with("encoder.linear_out") || tensor.starts_with("prior.linear_out"))) ||
               (kind() == "slow_vae" && tensor.starts_with("encoder.linear_out"));
    }

    template <class Real>
    std::vector<Real> tensors(const Layout& layout, const std::string& key) const
    {
        std::vector<Real> flat(layout.size());
        const json of_file = object_.value(key, json::object());
        std::size_t known = 0;
        for (const Tensor& tensor : layout.tensors()) {
            if (tensor.role == Role::fixed)
                continue;  // follows from batches; no gradient reaches it
            const json object = of_file.value(tensor.name, json());
            if (!object.is_object())
                reference_.fail(key + "." + tensor.name, kind_of(object), "a tensor");
            ++known;
            const std::vector<double> values =
                flat_numbers(reference_, key + "." + tensor.name, object.value("values", json()));
            if (values.size() != tensor.size())
                reference_.fail(key + "." + tensor.name, std::to_string(values.size()) + " numbers",
                                std::to_string(tensor.size()));
            const auto d_z = static_cast<std::size_t>(networks_.d_z), length = tensor.size() / (2 * d_z);
            for (std::size_t k = 0; k < values.size(); ++k) {
                std::size_t to = k;
                if (in_halves(tensor.name)) {
                    const std::size_t row = k / length;
                    to = (row < d_z ? 2 * row : 2 * (row - d_z) + 1) * length + k % length;
                }
                flat[tensor.offset + to] = static_cast<Real>(values[k]);
            }
        }
        if (known != of_file.size())
            reference_.fail(key, std::to_string(of_file.size()) + " tensors", std::to_string(known));
        return flat;
    }

    const json& object_;
    ReferenceCase reference_;
    BaselineNetworks networks_;
};

// Agreement that the reference file asks for.
template <class Real>
void check_baseline(const BaselineCase& reference, const std::string& precision, double tolerance,
                    std::map<std::string, std::vector<Deviation>>& by_kind)
{
    const std::string kind = reference.kind();
    auto& deviations = by_kind[kind + precision];
    if (deviations.empty())
        for (const char* quantity : {"loss", "terms", "gradients"})
            deviations.push_back({kind + " " + precision + ": " + quantity, 0, tolerance, ""});
    reference.compare(*reference.objective<Real>(), precision == "float", deviations[0], deviations[1], deviations[2]);
}

}  // namespace

std::vector<Deviation> check_baselines(const json& cases, const std::string& file)
{
    std::map<std::string, std::vector<Deviation>> by_kind;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const BaselineCase reference(cases[i], file, i);
        check_baseline<double>(reference, "double", 1e-9, by_kind);
        check_baseline<float>(reference, "float", 1e-4, by_kind);
    }
    std::vector<Deviation> all;
    for (const auto& [kind, deviations] : by_kind)
        all.insert(all.end(), deviations.begin(), deviations.end());
    return all;
}

}  // namespace disentangle
