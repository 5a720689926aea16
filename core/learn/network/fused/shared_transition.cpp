// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/network/fused/shared_transition.h"

#include "core/learn/network/fused/blas.h"
#include "core/learn/network/fused/elementwise.h"

#include <algorithm>

namespace disentangle {

template <class Real>
SharedTransition<Real>::SharedTransition(const std::optional<SharedNetwork>& description, const Dimensions& dimensions)
    : latents_(dimensions.d_z),
      inputs_(dimensions.inputs()),
      past_(dimensions.time ? latents_ : 0),
      actions_(dimensions.d_a)
{
    if (!description)
        return;
    if (description->series) {
        waves_ = description->series->units();
        frequency_ = description->series->weight.offset;
        phase_ = description->series->bias.offset;
    }
    units_ = description->sines.out();
    weight_ = description->sines.weight.offset;
    bias_ = description->sines.bias.offset;
    out_ = description->mean.weight.offset;
    out_bias_ = description->mean.bias.offset;
    skip_ = description->skip.offset;
    if (description->variance) {
        variance_ = description->variance->weight.offset;
        variance_bias_ = description->variance->bias.offset;
    }
}

template <class Real>
typename SharedTransition<Real>::Hidden SharedTransition<Real>::hidden(Real* layer, int rows) const
{
    return {layer, layer + elements(rows, waves_)};
}

template <class Real>
void SharedTransition<Real>::apply_head(const Real* weight, const Real* bias, const Hidden& at, int rows,
                                        Real* output) const
{
    multiply_transposed<Real>(rows, latents_, units_, {at.sines, units_}, {weight + waves_, units()},
                              {output, latents_});
    if (waves_ > 0)
        gemm(CblasNoTrans, CblasTrans, rows, latents_, waves_, Real(1), at.waves, waves_, weight, units(), Real(1),
             output, latents_);
    add_bias(output, bias, index(rows), index(latents_));
}

template <class Real>
void SharedTransition<Real>::head_backward(const Real* g, const Hidden& at, int rows, Real* weight_gradient,
                                           Real* bias_gradient) const
{
    add_outer_products<Real>(latents_, units_, rows, {g, latents_}, {at.sines, units_},
                             {weight_gradient + waves_, units()});
    if (waves_ > 0)
        add_outer_products<Real>(latents_, waves_, rows, {g, latents_}, {at.waves, waves_}, {weight_gradient, units()});
    add_column_sums(g, index(rows), index(latents_), bias_gradient);
}

template <class Real>
void SharedTransition<Real>::forward(const Real* parameters, const Real* input, int rows, Activations<Real> activations,
                                     Real* p, Real* raw) const
{
    const Hidden at = hidden(activations.layer(0), rows), cosines = hidden(activations.layer(1), rows);
    if (inputs_ > 0)
        multiply_transposed<Real>(rows, units_, inputs_, {input, inputs_}, {parameters + weight_, inputs_},
                                  {at.sines, units_});
    else
        std::fill_n(at.sines, elements(rows, units_), Real(0));
    bias_sine(at.sines, cosines.sines, parameters + bias_, index(rows), index(units_));
    if (waves_ > 0) {
        const int each = waves_ / actions_;
        for (int r = 0; r < rows; ++r)
            for (int l = 0; l < actions_; ++l) {
                const Real action = input[elements(r, inputs_) + index(past_ + l)];
                const Real* frequency = parameters + frequency_ + elements(l, each);
                Real* angle = at.waves + elements(r, waves_) + elements(l, each);
                for (int k = 0; k < each; ++k)
                    angle[k] = action * frequency[k];
            }
        bias_sine(at.waves, cosines.waves, parameters + phase_, index(rows), index(waves_));
    }
    apply_head(parameters + out_, parameters + out_bias_, at, rows, p);
    if (inputs_ > 0)
        gemm(CblasNoTrans, CblasTrans, rows, latents_, inputs_, Real(1), input, inputs_, parameters + skip_, inputs_,
             Real(1), p, latents_);
    if (raw != nullptr)
        apply_head(parameters + variance_, parameters + variance_bias_, at, rows, raw);
}

/// Nothing comes back through the series: it is constant, and of actions alone.
template <class Real>
void SharedTransition<Real>::backward(const Real* parameters, const Real* input, int rows,
                                      Activations<Real> activations, const Real* gp, const Real* g_raw, Real* gz,
                                      Real* gradient, Real* scratch) const
{
    const Hidden at = hidden(activations.layer(0), rows), cosines = hidden(activations.layer(1), rows);
    head_backward(gp, at, rows, gradient + out_, gradient + out_bias_);
    multiply<Real>(rows, units_, latents_, {gp, latents_}, {parameters + out_ + waves_, units()}, {scratch, units_});
    if (g_raw != nullptr) {
        head_backward(g_raw, at, rows, gradient + variance_, gradient + variance_bias_);
        multiply_add<Real>(rows, units_, latents_, {g_raw, latents_}, {parameters + variance_ + waves_, units()},
                           {scratch, units_});
    }
    sine_backward(scratch, cosines.sines, index(rows), index(units_), gradient + bias_);
    if (inputs_ > 0) {
        add_outer_products<Real>(latents_, inputs_, rows, {gp, latents_}, {input, inputs_},
                                 {gradient + skip_, inputs_});
        add_outer_products<Real>(units_, inputs_, rows, {scratch, units_}, {input, inputs_},
                                 {gradient + weight_, inputs_});
    }
    if (gz == nullptr)
        return;
    // The past is what the input starts with, so its weights are the first columns.
    multiply<Real>(rows, past_, latents_, {gp, latents_}, {parameters + skip_, inputs_}, {gz, past_});
    multiply_add<Real>(rows, past_, units_, {scratch, units_}, {parameters + weight_, inputs_}, {gz, past_});
}

template class SharedTransition<float>;
template class SharedTransition<double>;

}  // namespace disentangle
