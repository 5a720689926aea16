// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/network/fused/mlp.h"

#include "core/learn/network/fused/blas.h"
#include "core/learn/network/fused/elementwise.h"

#include <algorithm>
#include <stdexcept>
#include <variant>

namespace disentangle {

template <class Real>
Mlp<Real>::Mlp(const std::vector<Layer>& description)
{
    std::size_t size = 0;
    for (std::size_t k = 0; k < description.size(); ++k) {
        const bool linear = k % 2 == 0;
        if (std::holds_alternative<layer::Linear>(description[k]) != linear || (k + 1 == description.size() && !linear))
            throw std::logic_error("Mlp: the fused backend has linear layers with leaky ReLUs between them");
        if (!linear)
            continue;
        const auto& [weight, bias] = std::get<layer::Linear>(description[k]);
        const int in = weight.shape[1], out = weight.shape[0];
        const bool small = worth_transposing(in, out);
        layers_.push_back({in, out, weight.offset, bias.offset, small, size});
        if (small)
            size += (weight.size() + 15) / 16 * 16;  // every matrix starts on a cache line
    }
    transposed_.resize(size);
}

template <class Real>
int Mlp<Real>::width() const
{
    return hidden_layers() == 0 ? 0 : layers_.front().out;
}

template <class Real>
void Mlp<Real>::prepare(const Real* parameters, int part, int parts)
{
    for (const Product& layer : layers_) {
        if (!layer.small)
            continue;
        // Shares are whole blocks of 16 outputs, so that no two threads write to one cache line.
        const int blocks = (layer.out + 15) / 16;
        const int begin = std::min(16 * (blocks * part / parts), layer.out);
        const int end = std::min(16 * (blocks * (part + 1) / parts), layer.out);
        transpose(parameters + layer.weight + elements(begin, layer.in), index(end - begin), index(layer.in),
                  transposed_.data() + layer.transposed + begin, index(layer.out));
    }
}

template <class Real>
void Mlp<Real>::forward(const Real* parameters, const Real* x, int rows, Activations<Real> hidden, Real* y) const
{
    const Real* in = x;
    for (std::size_t k = 0; k < layers_.size(); ++k) {
        const Product& layer = layers_[k];
        Real* out = k < hidden_layers() ? hidden.layer(k) : y;
        if (layer.small)
            multiply<Real>(rows, layer.out, layer.in, {in, layer.in},
                           {transposed_.data() + layer.transposed, layer.out}, {out, layer.out});
        else
            multiply_transposed<Real>(rows, layer.out, layer.in, {in, layer.in}, {parameters + layer.weight, layer.in},
                                      {out, layer.out});
        if (k < hidden_layers())
            bias_leaky(out, parameters + layer.bias, index(rows), index(layer.out));
        in = out;
    }
}

template <class Real>
void Mlp<Real>::backward(const Real* parameters, const Real* x, int rows, Activations<Real> hidden, const Real* gy,
                         Real* gx, Real* gradient, Scratch<Real> scratch) const
{
    const auto row_count = index(rows);
    add_column_sums(gy, row_count, index(outputs()), gradient + layers_.back().bias);
    const Real* g = gy;
    for (std::size_t k = layers_.size(); k-- > 0;) {
        const Product& layer = layers_[k];
        const Real* in = k > 0 ? hidden.layer(k - 1) : x;
        add_outer_products<Real>(layer.out, layer.in, rows, {g, layer.out}, {in, layer.in},
                                 {gradient + layer.weight, layer.in});
        Real* back = k > 0 ? (k % 2 == 1 ? scratch.first : scratch.second) : gx;
        if (back == nullptr)
            continue;
        multiply<Real>(rows, layer.in, layer.out, {g, layer.out}, {parameters + layer.weight, layer.in},
                       {back, layer.in});
        if (k > 0)
            leaky_backward(back, in, row_count, index(layer.in), gradient + layers_[k - 1].bias);
        g = back;
    }
}

template class Mlp<float>;
template class Mlp<double>;

}  // namespace disentangle
