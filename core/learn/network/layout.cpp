#include "core/learn/network/layout.h"

#include "core/base/random.h"
#include "core/learn/network/softplus.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <numeric>
#include <stdexcept>

namespace disentangle {

std::size_t Tensor::size() const
{
    return std::accumulate(shape.begin(), shape.end(), std::size_t{1},
                           [](std::size_t product, int n) { return product * static_cast<std::size_t>(n); });
}

Layout::Layout(const Dimensions& dimensions, const EstimatorSpec& spec) : dimensions_(dimensions), spec_(spec)
{
    const int d_z = dimensions.d_z;
    const auto network = [this](const std::string& name, int in, int out) {
        int width = in;
        for (int layer = 0; layer < spec_.hidden_layers; ++layer) {
            const std::string prefix = name + ".linear" + std::to_string(layer);
            add(prefix + ".weight", {spec_.width, width}, Role::matrix);
            add(prefix + ".bias", {spec_.width}, Role::vector);
            width = spec_.width;
        }
        add(name + ".linear_out.weight", {out, width}, Role::matrix);
        add(name + ".linear_out.bias", {out}, Role::vector);
    };
    network("encoder", dimensions.d_x, spec.posterior == Posterior::amortised ? 2 * d_z : d_z);
    network("decoder", d_z, dimensions.d_x);
    if (spec.unmix)
        add("unmix.weight", {d_z, d_z}, Role::unmix);
    if (spec.unmix && spec.bend)
        add("bend.weight", {d_z, d_z, d_z}, Role::fixed);

    const int hidden = spec.transition.width;
    if (dimensions.time)
        add("transition.from_z.weight", {d_z, hidden, d_z}, Role::vector);
    if (dimensions.d_a > 0)
        add("transition.from_a.weight", {d_z, hidden, dimensions.d_a}, Role::vector);
    add("transition.bias", {d_z, hidden}, Role::vector);
    for (int layer = 1; layer < spec.transition.hidden_layers; ++layer) {
        const std::string prefix = "transition.hidden" + std::to_string(layer);
        add(prefix + ".weight", {d_z, hidden, hidden}, Role::matrix);
        if (spec.transition.hidden_bias)
            add(prefix + ".bias", {d_z, hidden}, Role::vector);
    }
    add("transition.out.weight", {d_z, hidden}, Role::vector);
    add("transition.out.bias", {d_z}, Role::vector);
    if (spec.transition.skip)
        add("transition.skip.weight", {d_z, dimensions.inputs()}, Role::vector);
    if (const int sines = spec.transition.shared_width; sines > 0) {
        add("transition.shared.weight", {sines, dimensions.inputs()}, Role::vector);
        add("transition.shared.bias", {sines}, Role::vector);
        add("transition.shared.out.weight", {d_z, sines}, Role::vector);
        add("transition.shared.out.bias", {d_z}, Role::vector);
        add("transition.shared.skip.weight", {d_z, dimensions.inputs()}, Role::vector);
    }

    if (spec.posterior == Posterior::shared)
        add("posterior.raw_variance", {d_z}, Role::variance);
    if (spec.variances == Variances::learned) {
        add("decoder_logvar", {1}, Role::variance);
        add("prior.raw_variance", {d_z}, Role::variance);
        if (dimensions.time)
            add("prior.initial", {d_z, 2}, Role::variance);
    }
}

void Layout::add(std::string name, std::vector<int> shape, Role role)
{
    Tensor tensor{std::move(name), std::move(shape), size_, role};
    size_ += tensor.size();
    tensors_.push_back(std::move(tensor));
}

const Tensor* Layout::find(std::string_view name) const
{
    const auto found = std::find_if(tensors_.begin(), tensors_.end(), [&](const Tensor& t) { return t.name == name; });
    return found == tensors_.end() ? nullptr : &*found;
}

const Tensor& Layout::at(std::string_view name) const
{
    if (const Tensor* tensor = find(name))
        return *tensor;
    throw std::logic_error("Layout::at(): this estimator has no parameter " + std::string(name));
}

namespace {

constexpr double hidden_gain_squared = 2.0 / 1.04;  // He gain of a leaky ReLU with slope 0.2
constexpr double frequency_deviation = 0.6;         // of spread first weights and of sines' frequencies (recipe)

void fill_normal(std::span<float> values, double deviation, Random& random)
{
    for (float& value : values)
        value = static_cast<float>(deviation * random.normal());
}

void fill_uniform(std::span<float> values, double bound, Random& random)
{
    for (float& value : values)
        value = static_cast<float>(random.uniform(-bound, bound));
}

/// Phases of sines, so that every one of them sees another part of its wave.
void fill_phases(std::span<float> values, Random& random)
{
    for (float& value : values)
        value = static_cast<float>(random.uniform(0, 2 * std::numbers::pi));
}

/// rows x cols with orthonormal rows or columns (the shorter side), times `gain`.
void fill_orthogonal(std::span<float> values, int rows, int cols, double gain, Random& random)
{
    const bool transpose = rows < cols;
    const auto length = static_cast<std::size_t>(std::max(rows, cols));
    const auto count = static_cast<std::size_t>(std::min(rows, cols));
    std::vector<std::vector<double>> basis(count, std::vector<double>(length));
    for (auto& vector : basis)
        random.normal(vector);
    for (std::size_t i = 0; i < count; ++i) {
        // Gram-Schmidt twice: once loses orthogonality to rounding.
        for (int pass = 0; pass < 2; ++pass)
            for (std::size_t j = 0; j < i; ++j) {
                const double overlap = std::inner_product(basis[i].begin(), basis[i].end(), basis[j].begin(), 0.0);
                for (std::size_t k = 0; k < length; ++k)
                    basis[i][k] -= overlap * basis[j][k];
            }
        const double norm = std::sqrt(std::inner_product(basis[i].begin(), basis[i].end(), basis[i].begin(), 0.0));
        for (double& value : basis[i])
            value /= norm;
    }
    for (int row = 0; row < rows; ++row)
        for (int col = 0; col < cols; ++col) {
            const auto r = static_cast<std::size_t>(row), c = static_cast<std::size_t>(col);
            values[r * static_cast<std::size_t>(cols) + c] =
                static_cast<float>(gain * (transpose ? basis[r][c] : basis[c][r]));
        }
}

}  // namespace

std::vector<float> initial_parameters(const Layout& layout, std::uint64_t seed)
{
    const EstimatorSpec& spec = layout.spec();
    const Dimensions& dimensions = layout.dimensions();
    std::vector<float> parameters(layout.size());
    const auto values = [&](const Tensor& t) { return std::span(parameters).subspan(t.offset, t.size()); };

    for (const Tensor& tensor : layout.tensors()) {
        Random random(seed, "initial " + tensor.name);
        const auto has_prefix = [&](std::string_view prefix) { return tensor.name.starts_with(prefix); };
        const bool is_weight = tensor.name.ends_with(".weight");
        const int fan_in = tensor.shape.back();

        if (has_prefix("encoder.") || has_prefix("decoder.")) {
            if (spec.initialisation == Initialisation::uniform) {
                // Biases share the bound of their layer's weights, as in PyTorch's linear layers.
                const auto dot = tensor.name.rfind('.');
                const int in = layout.at(tensor.name.substr(0, dot) + ".weight").shape.back();
                fill_uniform(values(tensor), 1 / std::sqrt(in), random);
            } else if (is_weight) {
                const int out = tensor.shape.front();
                const bool last = tensor.name.find("linear_out") != std::string::npos;
                const double widening = out > fan_in ? std::sqrt(static_cast<double>(out) / fan_in) : 1.0;
                fill_orthogonal(values(tensor), out, fan_in, (last ? 0.7 : std::sqrt(hidden_gain_squared)) * widening,
                                random);
            }
            if (tensor.name == "encoder.linear_out.bias" && spec.posterior == Posterior::amortised)
                for (int i = 0; i < dimensions.d_z; ++i)
                    values(tensor)[static_cast<std::size_t>(2 * i + 1)] += static_cast<float>(spec.posterior_raw);
        } else if (tensor.name == "unmix.weight") {
            for (int i = 0; i < dimensions.d_z; ++i)
                values(tensor)[static_cast<std::size_t>(i * (dimensions.d_z + 1))] = 1;
        } else if (tensor.name == "transition.skip.weight" || tensor.name == "transition.shared.skip.weight") {
            if (dimensions.time)
                for (int i = 0; i < dimensions.d_z; ++i)
                    values(tensor)[static_cast<std::size_t>(i * (dimensions.inputs() + 1))] = 1;
        } else if (tensor.name == "transition.shared.weight") {
            fill_normal(values(tensor), frequency_deviation, random);
        } else if (tensor.name == "transition.shared.bias") {
            fill_phases(values(tensor), random);
        } else if (tensor.name == "transition.shared.out.weight") {
            fill_normal(values(tensor), 0.3 / std::sqrt(fan_in), random);
        } else if (tensor.name == "transition.shared.out.bias") {
            continue;
        } else if (has_prefix("transition.")) {
            const bool sine = spec.transition.activation == Activation::sine;
            const bool first = has_prefix("transition.from_") || tensor.name == "transition.bias";
            const int in = first ? dimensions.inputs() : spec.transition.width;
            if (sine && tensor.name == "transition.bias") {
                fill_phases(values(tensor), random);
            } else if (sine && first) {
                fill_normal(values(tensor), frequency_deviation, random);
            } else if (spec.transition.initialisation == TransitionInit::uniform) {
                fill_uniform(values(tensor), 1 / std::sqrt(in), random);
            } else if (tensor.name == "transition.bias") {
                if (spec.transition.initialisation == TransitionInit::spread)
                    fill_normal(values(tensor), 1, random);
            } else if (first) {
                fill_normal(values(tensor),
                            spec.transition.initialisation == TransitionInit::spread
                                ? frequency_deviation
                                : std::sqrt(hidden_gain_squared / in),
                            random);
            } else if (tensor.name == "transition.out.weight") {
                fill_normal(values(tensor), 0.3 / std::sqrt(in), random);
            } else if (is_weight) {
                fill_normal(values(tensor), std::sqrt(hidden_gain_squared / in), random);
            }
        } else if (tensor.name == "posterior.raw_variance") {
            std::ranges::fill(values(tensor), static_cast<float>(spec.posterior_raw));
        } else if (tensor.name == "decoder_logvar") {
            std::ranges::fill(values(tensor), static_cast<float>(spec.decoder_log_variance));
        } else if (tensor.name == "prior.raw_variance") {
            std::ranges::fill(values(tensor), static_cast<float>(inverse_softplus(
                                                  std::max(std::exp(spec.prior_log_variance) - 1e-6, 1e-9))));
        } else if (tensor.name == "prior.initial") {
            for (int i = 0; i < dimensions.d_z; ++i)
                values(tensor)[static_cast<std::size_t>(2 * i + 1)] = static_cast<float>(inverse_softplus(1));
        }
    }
    return parameters;
}

}  // namespace disentangle
