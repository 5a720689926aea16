// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/elbo_case.h"

#include "core/base/error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <functional>

namespace disentangle {
namespace {

using nlohmann::json;

/// Reads members of one case; every error names file and place.
class Reader {
public:
    Reader(const json& object, std::string file, std::string place)
        : object_(object), file_(std::move(file)), place_(std::move(place))
    {
        if (!object.is_object())
            fail("", object.type_name(), "an object");
    }

    const json& member(const std::string& key) const
    {
        const auto found = object_.find(key);
        if (found == object_.end())
            fail(key, "nothing", "a value");
        return *found;
    }
    bool has(const std::string& key) const { return object_.contains(key); }
    Reader object(const std::string& key) const { return {member(key), file_, place_ + "." + key}; }

    int integer(const std::string& key, int minimum, int maximum) const
    {
        const json& value = member(key);
        if (!value.is_number_integer() || value.get<std::int64_t>() < minimum || value.get<std::int64_t>() > maximum)
            fail(key, value.dump(), "an integer from " + std::to_string(minimum) + " to " + std::to_string(maximum));
        return value.get<int>();
    }
    double number(const std::string& key) const
    {
        const json& value = member(key);
        if (!value.is_number())
            fail(key, value.type_name(), "a number");
        return value.get<double>();
    }
    /// All numbers of nested lists, in order; there must be `size`.
    std::vector<double> numbers(const std::string& key, std::size_t size) const
    {
        std::vector<double> values;
        const std::function<void(const json&)> collect = [&](const json& node) {
            if (node.is_number())
                values.push_back(node.get<double>());
            else if (node.is_array())
                std::for_each(node.begin(), node.end(), collect);
            else
                fail(key, node.type_name(), "numbers");
        };
        collect(member(key));
        if (values.size() != size)
            fail(key, std::to_string(values.size()) + " numbers", std::to_string(size));
        return values;
    }
    [[noreturn]] void fail(const std::string& key, const std::string& found, const std::string& expected) const
    {
        throw InputError(file_, place_ + (key.empty() ? "" : "." + key), found, expected);
    }

private:
    const json& object_;
    std::string file_, place_;
};

/// The name in the file of a tensor of ours.
std::string file_name(const std::string& name)
{
    return name == "transition.hidden1.weight" ? "transition.hidden.weight" : name;
}

/// Values of every tensor of the layout, from {"name": {"shape", "values"}} or, for gradients, the same form. The file's
/// transition has two outputs per latent, of which only the first (the mean) is used.
std::vector<double> tensors(const Reader& reader, const Layout& layout, bool may_lack)
{
    std::vector<double> flat(layout.size());
    for (const Tensor& tensor : layout.tensors()) {
        const std::string name = file_name(tensor.name);
        if (may_lack && !reader.has(name))
            continue;
        const auto target = flat.begin() + static_cast<std::ptrdiff_t>(tensor.offset);
        const bool two_outputs = name == "transition.out.weight" || name == "transition.out.bias";
        const std::vector<double> values = reader.object(name).numbers("values", tensor.size() * (two_outputs ? 2 : 1));
        if (!two_outputs) {
            std::copy(values.begin(), values.end(), target);
            continue;
        }
        const auto d_z = static_cast<std::size_t>(layout.dimensions().d_z);
        const std::size_t length = tensor.size() / d_z;
        for (std::size_t i = 0; i < d_z; ++i)
            std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(2 * i * length), length,
                        target + static_cast<std::ptrdiff_t>(i * length));
    }
    return flat;
}

std::vector<int> shape_of(const Reader& parameters, const std::string& name, std::size_t dimensions)
{
    const Reader tensor = parameters.object(name);
    const json& shape = tensor.member("shape");
    if (!shape.is_array() || shape.size() != dimensions || !std::all_of(shape.begin(), shape.end(), [](const json& n) {
            return n.is_number_integer() && n > 0 && n < 100000;
        }))
        tensor.fail("shape", shape.dump(), std::to_string(dimensions) + " positive sizes");
    return shape.get<std::vector<int>>();
}

}  // namespace

ElboCase parse_elbo_case(const json& object, const std::string& file, const std::string& place)
{
    const Reader reader(object, file, place);
    const int d_z = reader.integer("d_z", 1, 64), d_x = reader.integer("d_x", 1, 100000);
    const int d_a = reader.integer("d_a", 0, 64), lag = reader.integer("lag", 0, 1);
    const int rows = reader.integer("batch", 1, 100000);
    if (lag == 0 && d_a == 0)
        reader.fail("d_a", "0 with lag 0", "actions, time, or both");
    const Dimensions dimensions{d_z, d_x, d_a, lag == 1};
    const Reader parameters = reader.object("parameters");

    EstimatorSpec spec;
    spec.hidden_layers = 2;
    spec.width = shape_of(parameters, "encoder.linear0.weight", 2)[0];
    spec.unmix = false;
    spec.posterior = Posterior::amortised;
    spec.variances = Variances::learned;
    spec.transition.hidden_layers = 2;
    spec.transition.width = shape_of(parameters, "transition.bias", 2)[1];
    spec.transition.skip = false;
    spec.transition.hidden_bias = false;

    ElboCase result{Layout(dimensions, spec), {}, {}, {}, {}, rows, {}, 0, 0, 0, {}, {}};
    const auto count = [](auto... factors) { return (static_cast<std::size_t>(factors) * ...); };
    result.parameters = tensors(parameters, result.layout, false);
    result.gradient = tensors(reader.object("gradients"), result.layout, true);
    result.x = reader.numbers("x", count(rows, dimensions.steps(), d_x));
    if (d_a > 0)
        result.a = reader.numbers("a", count(rows, d_a));
    result.eps = reader.numbers("eps", count(rows, dimensions.steps(), d_z));

    result.mask.resize(count(d_z, dimensions.inputs()));
    result.logit_gradient.resize(result.mask.size());
    const auto block = [&](const std::string& graph, int first, int cols) {
        const std::vector<double> u = reader.object("mask_uniform").numbers(graph, count(d_z, cols));
        const std::vector<double> logits = parameters.object(graph + ".log_alpha").numbers("values", count(d_z, cols));
        const std::vector<double> gradient =
            reader.object("gradients").object(graph + ".log_alpha").numbers("values", count(d_z, cols));
        for (int i = 0; i < d_z; ++i)
            for (int j = 0; j < cols; ++j) {
                const auto from = static_cast<std::size_t>(i * cols + j);
                const auto to = static_cast<std::size_t>(i * dimensions.inputs() + first + j);
                if (u[from] <= 0 || u[from] >= 1)
                    reader.fail("mask_uniform." + graph, std::to_string(u[from]), "numbers between 0 and 1");
                result.mask[to] = 1 / (1 + std::exp(-(logits[from] + std::log(u[from]) - std::log1p(-u[from]))));
                result.logit_gradient[to] = gradient[from];
            }
    };
    if (dimensions.time)
        block("Gz", 0, d_z);
    if (d_a > 0)
        block("Ga", dimensions.time ? d_z : 0, d_a);
    result.negative_elbo = reader.number("negative_elbo");
    result.reconstruction_loss = reader.number("reconstruction_loss");
    result.kl = reader.number("kl");
    return result;
}

template <class Real>
ElboDeviation compare(Objective<Real>& objective, const ElboCase& reference)
{
    const auto as = [](const std::vector<double>& values) { return std::vector<Real>(values.begin(), values.end()); };
    const std::vector<Real> parameters = as(reference.parameters), x = as(reference.x), a = as(reference.a),
                            eps = as(reference.eps), mask = as(reference.mask);
    std::vector<Real> gradient(parameters.size()), mask_gradient(mask.size());
    VarianceState<Real> unused;
    const Terms terms =
        objective.evaluate({reference.rows, x.data(), a.empty() ? nullptr : a.data(), eps.data(), mask.data()},
                           parameters, unused, 1, gradient, mask_gradient);

    const auto relative = [](double value, double expected) {
        return std::abs(value - expected) / std::max(1.0, std::abs(expected));
    };
    ElboDeviation result;
    result.negative_elbo = relative(terms.loss, reference.negative_elbo);
    result.reconstruction_loss = relative(terms.reconstruction, reference.reconstruction_loss);
    result.kl = relative(terms.kl, reference.kl);

    const auto tensor = [&](const std::string& name, auto value, auto expected, std::size_t size) {
        double largest = 1e-3, deviation = 0;
        for (std::size_t i = 0; i < size; ++i) {
            largest = std::max(largest, std::abs(expected(i)));
            // Written so that a NaN counts as the largest deviation.
            const double difference = std::abs(value(i) - expected(i));
            deviation = difference <= deviation ? deviation : difference;
        }
        const double scaled = deviation / largest;
        if (!(scaled <= result.gradients)) {
            result.gradients = scaled;
            result.worst_gradient = name;
        }
    };
    for (const Tensor& t : reference.layout.tensors())
        tensor(
            t.name, [&](std::size_t i) { return static_cast<double>(gradient[t.offset + i]); },
            [&](std::size_t i) { return reference.gradient[t.offset + i]; }, t.size());
    tensor(
        "log_alpha",
        [&](std::size_t i) {
            const double m = reference.mask[i];
            return static_cast<double>(mask_gradient[i]) * m * (1 - m);
        },
        [&](std::size_t i) { return reference.logit_gradient[i]; }, mask.size());
    return result;
}

template ElboDeviation compare(Objective<float>&, const ElboCase&);
template ElboDeviation compare(Objective<double>&, const ElboCase&);

}  // namespace disentangle
