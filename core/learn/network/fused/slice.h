// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/network/fused/aligned.h"
#include "core/learn/network/fused/gaussians.h"
#include "core/learn/network/fused/latent_map.h"
#include "core/learn/network/fused/mlp.h"
#include "core/learn/network/objective.h"
#include "core/learn/network/fused/posterior.h"
#include "core/learn/network/fused/shared_transition.h"
#include "core/learn/network/fused/transition.h"
#include "core/learn/network/layout.h"

#include <cstddef>
#include <span>
#include <vector>

namespace disentangle {

/// A description compiled: the parts of an estimator with the weights of one call, shared by all threads. What turns an
/// observation into latents and back is written here once, for training and inference alike.
template <class Real>
struct Network {
    explicit Network(const Layout& layout);

    /// Where the rows of an encoding and of a decoding are kept, rows x their width each.
    struct Encoded {
        Activations<Real> hidden;
        Real* outputs;                  ///< of the encoder
        Real *variance, *deviation;     ///< of an amortised posterior; null: not wanted
        std::span<Real* const> points;  ///< of the latent map, the encoder's means first
    };
    struct Decoded {
        Activations<Real> hidden;
        std::span<Real* const> points;  ///< of the latent map, z last
        Real* outputs;                  ///< of the decoder, without its bias (see Mlp::forward)
    };
    /// x (rows x d_x) -> the posterior's means, the last of the points.
    void encode(const Real* parameters, const Real* x, int rows, const Encoded& to, Real* scratch) const;
    /// z, the last of the points -> outputs.
    void decode(const Real* parameters, int rows, const Decoded& to, Real* scratch) const;

    Dimensions dimensions;
    std::size_t parameters;  ///< layout.size()
    Mlp<Real> encoder, decoder;
    LatentMap<Real> latents;
    GaussianPosterior<Real> posterior;
    Transition<Real> transition;
    SharedTransition<Real> shared_transition;
};

/// Constants of the backward pass, known once the whole batch has been summed up.
template <class Real>
struct Factors {
    Real reconstruction = 0;          ///< times the residual is the gradient of x_hat
    Real kl = 0;                      ///< of one row's KL in the objective
    AlignedVector<Real> last, first;  ///< kl / prior variance at the step, d_z
};

/// One thread's share of a batch: the memory for its rows, forward and backward. Rows are worked on in tiles that stay
/// in the processor's inner cache from layer to layer.
template <class Real>
class Slice {
public:
    explicit Slice(const Network<Real>& network);

    /// Makes room for rows [begin, end) of a batch; allocates only when there are more than ever before.
    void assign(int begin, int end);
    int rows() const { return end_ - begin_; }

    /// Runs the networks and fills sums(). `centre` (d_z) is what sums().first is taken about; with time.
    void forward(const Batch<Real>& batch, const Real* parameters, const Real* centre);
    const BatchSums& sums() const { return sums_; }

    /// Fills `gradient` (of the whole layout but for the variances that are learned) and, unless null, `mask_gradient`
    /// (d_z x inputs) with this slice's part.
    void backward(const Batch<Real>& batch, const Real* parameters, const Factors<Real>& factors,
                  const Real* initial_mean, Real* gradient, Real* mask_gradient);

    /// Posterior means z (n x d_z) of x (n x d_x), and decoded means x of z.
    void encode(const Real* parameters, const Real* x, int n, Real* z);
    void decode(const Real* parameters, const Real* z, int n, Real* x);

private:
    /// Some rows of the slice: where their part of the batch and of the memory below starts. By observation (row and
    /// step) where both steps are encoded, else by row.
    struct Tile {
        int rows, observations;
        const Real *x, *a, *eps;
        typename Network<Real>::Encoded encoded;
        typename Network<Real>::Decoded decoded;  ///< outputs: x_hat - x
        Activations<Real> transition, shared_transition;
        Real *mean, *z;
        Real* written_input;
        const Real* input;  ///< of the transition, by row
        Real* gap;          ///< last mean minus the transition's, by row
        /// Where the transition gives variances, by row: raw, and the variance. Null without.
        Real *raw_prior, *prior;
        PosteriorVariances<Real> posterior;
    };
    Tile tile(int begin, int end, const Batch<Real>& batch);
    template <class Visit>
    void for_each_tile(const Batch<Real>& batch, Visit&& visit);

    void predict(const Tile& tile, bool shared, const Real* parameters, const Real* centre);
    void backward(const Tile& tile, bool shared, const Real* parameters, const Factors<Real>& factors,
                  const Real* initial_mean, Real* gradient);
    /// From the gap to the gradient of the transition's mean, in place. Where it gives variances, raw_prior becomes their
    /// gradient and prior the factor of the row (see Factors::last).
    void transition_gradients(const Tile& tile, const Factors<Real>& factors);
    /// From the gradient of z to that of the posterior's mean, in place, and to that of its variance.
    void latent_gradients(const Tile& tile, const Factors<Real>& factors, const Real* initial_mean, Real* g_z);
    /// Points of inference, for as many observations as a tile has.
    std::span<Real* const> inference_points();

    const Network<Real>& network_;
    int tile_rows_;
    int begin_ = 0, end_ = 0;
    int capacity_ = 0;  ///< rows that there is room for
    BatchSums sums_;

    // For every row of the slice, kept from forward to backward.
    AlignedVector<Real> encoder_hidden_, decoder_hidden_, transition_hidden_;
    AlignedVector<Real> encoded_, e_, variance_, deviation_, z_, residual_, input_, gap_, raw_prior_, prior_;
    std::vector<AlignedVector<Real>> mapped_,
        unmapped_;  ///< by layers of the latent map: what comes out, there and back
    // For one tile.
    std::vector<Real*> points_, points_back_;
    AlignedVector<Real> inference_, first_scratch_, second_scratch_, map_scratch_;
    AlignedVector<Real> g_latents_, g_latents_other_, g_variance_, g_encoded_, g_past_;
    AlignedVector<Real> masked_gradient_;
};

}  // namespace disentangle
