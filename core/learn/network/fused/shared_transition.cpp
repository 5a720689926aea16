// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/network/fused/shared_transition.h"

#include "core/learn/network/fused/blas.h"
#include "core/learn/network/fused/elementwise.h"

#include <algorithm>

namespace disentangle {

template <class Real>
SharedTransition<Real>::SharedTransition(const std::optional<SharedNetwork>& description, const Dimensions& dimensions)
    : latents_(dimensions.d_z), inputs_(dimensions.inputs()), past_(dimensions.time ? latents_ : 0)
{
    if (!description)
        return;
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
void SharedTransition<Real>::forward(const Real* parameters, const Real* input, int rows, Activations<Real> hidden,
                                     Real* p, Real* raw) const
{
    const auto row_count = index(rows);
    const auto latents = index(latents_);
    Real* sines = hidden.layer(0);
    if (inputs_ > 0)
        multiply_transposed<Real>(rows, units_, inputs_, {input, inputs_}, {parameters + weight_, inputs_},
                                  {sines, units_});
    else
        std::fill_n(sines, elements(rows, units_), Real(0));
    bias_sine(sines, hidden.layer(1), parameters + bias_, row_count, index(units_));
    multiply_transposed<Real>(rows, latents_, units_, {sines, units_}, {parameters + out_, units_}, {p, latents_});
    add_bias(p, parameters + out_bias_, row_count, latents);
    if (inputs_ > 0)
        gemm(CblasNoTrans, CblasTrans, rows, latents_, inputs_, Real(1), input, inputs_, parameters + skip_, inputs_,
             Real(1), p, latents_);
    if (raw == nullptr)
        return;
    multiply_transposed<Real>(rows, latents_, units_, {sines, units_}, {parameters + variance_, units_},
                              {raw, latents_});
    add_bias(raw, parameters + variance_bias_, row_count, latents);
}

template <class Real>
void SharedTransition<Real>::backward(const Real* parameters, const Real* input, int rows, Activations<Real> hidden,
                                      const Real* gp, const Real* g_raw, Real* gz, Real* gradient, Real* scratch) const
{
    const auto row_count = index(rows);
    add_outer_products<Real>(latents_, units_, rows, {gp, latents_}, {hidden.layer(0), units_},
                             {gradient + out_, units_});
    add_column_sums(gp, row_count, index(latents_), gradient + out_bias_);
    multiply<Real>(rows, units_, latents_, {gp, latents_}, {parameters + out_, units_}, {scratch, units_});
    if (g_raw != nullptr) {
        add_outer_products<Real>(latents_, units_, rows, {g_raw, latents_}, {hidden.layer(0), units_},
                                 {gradient + variance_, units_});
        add_column_sums(g_raw, row_count, index(latents_), gradient + variance_bias_);
        multiply_add<Real>(rows, units_, latents_, {g_raw, latents_}, {parameters + variance_, units_},
                           {scratch, units_});
    }
    sine_backward(scratch, hidden.layer(1), row_count, index(units_), gradient + bias_);
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
