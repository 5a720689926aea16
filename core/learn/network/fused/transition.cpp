// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/network/fused/transition.h"

#include "core/learn/network/fused/blas.h"
#include "core/learn/network/fused/elementwise.h"

#include <algorithm>

namespace disentangle {

namespace {

/// Place of an element of a matrix.
constexpr std::size_t at(int row, int cols, int col)
{
    return elements(row, cols) + index(col);
}

}  // namespace

template <class Real>
Transition<Real>::Transition(const PerLatentNetworks& description, const Dimensions& dimensions)
    : networks_(dimensions.d_z),
      inputs_(dimensions.inputs()),
      width_(description.width),
      sine_(description.activation == Activation::sine),
      past_(dimensions.time ? networks_ : 0),
      bias_(description.bias.offset),
      mean_{description.mean.weight.offset, description.mean.bias.offset}
{
    if (description.variance)
        variance_ = {description.variance->weight.offset, description.variance->bias.offset};
    if (description.from_z)
        from_z_ = description.from_z->offset;
    if (description.from_a)
        from_a_ = description.from_a->offset;
    if (description.skip)
        skip_weight_ = description.skip->offset;
    const std::size_t layer_size = elements(units(), width_);
    const bool small = worth_transposing(width_, width_);
    const std::size_t further = description.hidden.size();
    first_.resize(elements(inputs_, units()));
    first_back_.resize(elements(units(), past_));
    if (skip_weight_)
        skip_.resize(elements(inputs_, networks_));
    if (small)
        transposed_.resize(further * layer_size);
    for (std::size_t k = 0; k < further; ++k) {
        const PerLatentNetworks::Hidden& layer = description.hidden[k];
        hidden_.push_back({layer.weight.offset, layer.bias ? std::optional(layer.bias->offset) : std::nullopt,
                           small ? transposed_.data() + k * layer_size : nullptr});
    }
}

template <class Real>
std::size_t Transition<Real>::first_weight(int i, int j, int k) const
{
    const int unit = i * width_ + j;
    return k < past_ ? from_z_ + at(unit, past_, k) : from_a_ + at(unit, inputs_ - past_, k - past_);
}

template <class Real>
void Transition<Real>::prepare(const Real* parameters, const Real* mask, int part, int parts)
{
    const auto width = index(width_);
    for (int i = networks_ * part / parts; i < networks_ * (part + 1) / parts; ++i) {
        Real* first = first_.data() + elements(i, inputs_ * width_);
        Real* first_back = first_back_.data() + elements(i, width_ * past_);
        for (int k = 0; k < inputs_; ++k) {
            const Real m = mask == nullptr ? Real(1) : mask[at(i, inputs_, k)];
            for (int j = 0; j < width_; ++j) {
                const Real weight = m * parameters[first_weight(i, j, k)];
                first[at(k, width_, j)] = weight;
                if (k < past_)
                    first_back[at(j, past_, k)] = weight;
            }
            if (skip_weight_)
                skip_[at(k, networks_, i)] = m * parameters[*skip_weight_ + at(i, inputs_, k)];
        }
        const std::size_t place = elements(i, width_ * width_);
        for (const Hidden& layer : hidden_)
            if (layer.transposed != nullptr)
                transpose(parameters + layer.weight + place, width, width, layer.transposed + place, width);
    }
}

template <class Real>
void Transition<Real>::forward(const Real* parameters, const Real* input, int rows, Activations<Real> hidden, Real* p,
                               Real* raw) const
{
    // The outputs start from the biases and the skip connection; every network adds to its column.
    const auto networks = index(networks_);
    for (std::size_t r = 0; r < index(rows); ++r)
        std::copy_n(parameters + mean_.bias, networks, p + r * networks);
    for (std::size_t r = 0; r < index(rows) && raw != nullptr; ++r)
        std::copy_n(parameters + variance_->bias, networks, raw + r * networks);
    if (!skip_.empty())
        multiply_add<Real>(rows, networks_, inputs_, {input, inputs_}, {skip_.data(), networks_}, {p, networks_});
    for (int i = 0; i < networks_; ++i)
        forward(i, parameters, input, rows, hidden, p, raw);
}

template <class Real>
void Transition<Real>::forward(int i, const Real* parameters, const Real* input, int rows, Activations<Real> hidden,
                               Real* p, Real* raw) const
{
    const auto row_count = index(rows);
    const auto width = index(width_);
    const std::size_t block = elements(i, rows * width_);  // where a layer holds this network
    const std::size_t unit = elements(i, width_);
    Real* h = hidden.layer(0) + block;
    if (inputs_ > 0)
        multiply<Real>(rows, width_, inputs_, {input, inputs_}, {first_.data() + elements(i, inputs_ * width_), width_},
                       {h, width_});
    else
        std::fill_n(h, row_count * width, Real(0));
    if (sine_)
        bias_sine(h, hidden.layer(hidden_layers()) + block, parameters + bias_ + unit, row_count, width);
    else
        bias_leaky(h, parameters + bias_ + unit, row_count, width);
    for (std::size_t k = 0; k < hidden_.size(); ++k) {
        const Hidden& layer = hidden_[k];
        const std::size_t weight = elements(i, width_ * width_);
        Real* out = hidden.layer(k + 1) + block;
        if (layer.transposed != nullptr)
            multiply<Real>(rows, width_, width_, {h, width_}, {layer.transposed + weight, width_}, {out, width_});
        else
            multiply_transposed<Real>(rows, width_, width_, {h, width_}, {parameters + layer.weight + weight, width_},
                                      {out, width_});
        bias_leaky(out, layer.bias ? parameters + *layer.bias + unit : nullptr, row_count, width);
        h = out;
    }
    multiply_add<Real>(rows, 1, width_, {h, width_}, {parameters + mean_.weight + unit, 1}, {p + i, networks_});
    if (raw != nullptr)
        multiply_add<Real>(rows, 1, width_, {h, width_}, {parameters + variance_->weight + unit, 1},
                           {raw + i, networks_});
}

template <class Real>
void Transition<Real>::backward(const Real* parameters, const Real* input, int rows, Activations<Real> hidden,
                                const Real* gp, const Real* g_raw, Real* gz, Real* gradient, Real* masked_gradient,
                                Scratch<Real> scratch) const
{
    if (!skip_.empty())
        add_outer_products<Real>(inputs_, networks_, rows, {input, inputs_}, {gp, networks_},
                                 {masked_gradient + first_.size(), networks_});
    if (gz != nullptr && !skip_.empty())
        multiply_transposed<Real>(rows, past_, networks_, {gp, networks_}, {skip_.data(), networks_}, {gz, past_});
    else if (gz != nullptr)
        std::fill_n(gz, elements(rows, past_), Real(0));
    for (int i = 0; i < networks_; ++i)
        backward(i, parameters, input, rows, hidden, gp, g_raw, gz, gradient, masked_gradient, scratch);
}

template <class Real>
void Transition<Real>::backward(int i, const Real* parameters, const Real* input, int rows, Activations<Real> hidden,
                                const Real* gp, const Real* g_raw, Real* gz, Real* gradient, Real* masked_gradient,
                                Scratch<Real> scratch) const
{
    const auto row_count = index(rows);
    const auto width = index(width_);
    const std::size_t block = elements(i, rows * width_);
    const std::size_t unit = elements(i, width_);
    // Of the biases before layer k's activation; null when there are none.
    const auto bias_gradient = [&](std::size_t k) -> Real* {
        if (k == 0)
            return gradient + bias_ + unit;
        return hidden_[k - 1].bias ? gradient + *hidden_[k - 1].bias + unit : nullptr;
    };

    Real* g = scratch.first;
    Real* back = scratch.second;
    const Real* cosines = sine_ ? hidden.layer(hidden_layers()) + block : nullptr;
    const auto head_backward = [&](const Output& head, const Real* g_out, Real* g_hidden) {
        output_backward(hidden.layer(hidden_.size()) + block, hidden_.empty() ? cosines : nullptr,
                        parameters + head.weight + unit, g_out + i, index(networks_), row_count, width, g_hidden,
                        gradient + head.weight + unit, bias_gradient(hidden_.size()), gradient + head.bias + i);
    };
    head_backward(mean_, gp, g);
    if (g_raw != nullptr) {
        head_backward(*variance_, g_raw, back);
        add(g, back, row_count * width);
    }
    for (std::size_t k = hidden_.size(); k-- > 0;) {
        const Real* in = hidden.layer(k) + block;
        const std::size_t weight = hidden_[k].weight + elements(i, width_ * width_);
        add_outer_products<Real>(width_, width_, rows, {g, width_}, {in, width_}, {gradient + weight, width_});
        multiply<Real>(rows, width_, width_, {g, width_}, {parameters + weight, width_}, {back, width_});
        if (k == 0 && sine_)
            sine_backward(back, cosines, row_count, width, bias_gradient(k));
        else
            leaky_backward(back, in, row_count, width, bias_gradient(k));
        std::swap(g, back);
    }
    if (inputs_ > 0)
        add_outer_products<Real>(inputs_, width_, rows, {input, inputs_}, {g, width_},
                                 {masked_gradient + elements(i, inputs_ * width_), width_});
    if (gz != nullptr)
        multiply_add<Real>(rows, past_, width_, {g, width_}, {first_back_.data() + elements(i, width_ * past_), past_},
                           {gz, past_});
}

template <class Real>
void Transition<Real>::unmask(const Real* parameters, const Real* mask, const Real* masked_gradient, Real* gradient,
                              Real* mask_gradient) const
{
    const Real* masked_skip = masked_gradient + first_.size();
    for (int i = 0; i < networks_; ++i)
        for (int k = 0; k < inputs_; ++k) {
            const Real m = mask == nullptr ? Real(1) : mask[at(i, inputs_, k)];
            const Real* masked = masked_gradient + elements(i, inputs_ * width_) + elements(k, width_);
            Real to_mask = 0;
            for (int j = 0; j < width_; ++j) {
                const std::size_t weight = first_weight(i, j, k);
                gradient[weight] += m * masked[j];
                to_mask += parameters[weight] * masked[j];
            }
            if (skip_weight_) {
                const std::size_t weight = *skip_weight_ + at(i, inputs_, k);
                const Real g = masked_skip[at(k, networks_, i)];
                gradient[weight] += m * g;
                to_mask += parameters[weight] * g;
            }
            if (mask_gradient != nullptr)
                mask_gradient[at(i, inputs_, k)] = to_mask;
        }
}

template class Transition<float>;
template class Transition<double>;

}  // namespace disentangle
