// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/network/fused/quadratic_correction.h"
#include "core/learn/network/fused/transition.h"
#include "core/learn/network/layout.h"
#include "core/learn/rows.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace disentangle {

/// Straightens the latents of a model whose graph is known. Without masks a smooth change of all latents together costs
/// encoder and decoder next to nothing, so that training leaves one of some tenths of a standard deviation behind; under
/// a sparse graph it costs the transition a lot, but steps of the networks see little of that. Here the networks stay,
/// and a slight quadratic map of the latents (QuadraticCorrection) and the transition networks are fitted by maximum likelihood: with
/// v = bend(u) the density of a row's latents is
///
///   prod_t |det dv_t/du_t|  x  N(v_1; mean, var)  x  N(v_2; p(masked v_1, a), var),
///
/// variances in closed form; without time N(v; p(masked a), var) |det dv/du|. Exact, so that, unlike the ELBO, it has no
/// liking for coordinates in which the posterior is independent.
class QuadraticFit {
public:
    /// `parameters`: of the model, layout.size(); its transition networks and its bend are where the fit starts.
    /// `graph`: d_z x inputs of 0 and 1. `latents`: n x steps x d_z before the bend (u = A e); `actions`: n x d_a.
    /// A model without a bend keeps its latents; the transition networks alone are fitted.
    QuadraticFit(const Layout& layout, std::vector<float> parameters, std::vector<float> graph,
                 std::vector<float> latents, std::vector<float> actions);

    static constexpr int steps = 20;
    /// One of `steps` parts of the fit.
    void step();
    /// Instead of steps: a whole fit, of transition networks that have learned nothing yet.
    void fit_anew();

    /// Parameters with the fitted bend and transition networks.
    const std::vector<float>& parameters() const { return parameters_; }
    /// What the fit has gained on rows that it did not see: nats a row. Not finite when the fit went wrong.
    double gain() const { return start_ - negative_log_likelihood(0); }
    /// Of rows that the fit did not see, nats a row, up to a constant that is the same for all linear maps of the latents
    /// but for the logarithms of their determinants.
    /// `error`: the share of a latent's variance that is not believed, because the latents are right only up to it.
    double loss(double error = 0) const { return negative_log_likelihood(error); }

    /// Rows that a fit needs, so that it learns the bend and not the rows.
    static int least_rows(int d_z);

private:
    /// Some rows, and what becomes of them.
    struct Block {
        RowMajor u_first, u_last, inputs;  ///< z_1 (with time), the last step, [z_1 | a]
        RowMajor v_first, v_last, predicted;
        RowMajor level_first, level_last;      ///< s(u)
        RowMajor product_first, product_last;  ///< rows x d_z^2: sum_k T_ijk s(u_k)
    };
    void load(int first, int rows, Block& block) const;
    void bend(const RowMajor& u, RowMajor& level, RowMajor& product, RowMajor& v) const;
    void predict(Block& block) const;
    /// Of the held-out rows, a row, up to a constant.
    double negative_log_likelihood(double error) const;
    void update(double rate);
    /// `count` of the `all` updates of a fit, whose rates are on one cosine.
    void advance(int count, int all, double peak);
    /// Adds to `back` (d_z x d_z^2, as by_last_) the gradient that comes from `gradient` of v and, of the first rows,
    /// from -log |det dv/du|.
    void bend_gradient(const RowMajor& u, const RowMajor& level, const RowMajor& product, const RowMajor& gradient,
                       RowMajor& back);

    Layout layout_;
    std::vector<float> parameters_, graph_, latents_, actions_;
    bool bends_ = false;  ///< whether there is a bend to fit
    int rows_ = 0;        ///< to fit on; the rest of all is held out
    mutable Transition<float> transition_;
    mutable AlignedVector<float> hidden_;
    RowMajor by_last_;  ///< T as d_z x d_z^2: (k, (i, j))
    double start_ = 0;
    std::int64_t updates_ = 0;
    Block block_;
    RowMajor g_first_, g_last_, g_predicted_, spread_, back_;
    std::vector<float> gradient_, masked_gradient_, first_, second_, bend_first_, bend_second_;
    AlignedVector<float> scratch_first_, scratch_second_;
};

/// The sentence of a run's log about a fit.
std::string in_words(const QuadraticFit& fit);

}  // namespace disentangle
