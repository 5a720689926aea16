#pragma once

#include "core/learn/network/fused/aligned.h"
#include "core/learn/network/fused/quadratic_correction.h"
#include "core/learn/network/fused/gaussians.h"
#include "core/learn/network/fused/mlp.h"
#include "core/learn/network/objective.h"
#include "core/learn/network/fused/posterior.h"
#include "core/learn/network/fused/shared_transition.h"
#include "core/learn/network/fused/transition.h"
#include "core/learn/network/fused/unmix.h"
#include "core/learn/network/layout.h"

#include <cstddef>

namespace disentangle {

/// The parts of an estimator with the weights of one call, shared by all threads.
template <class Real>
struct Network {
    explicit Network(const Layout& layout);

    Dimensions dimensions;
    std::size_t parameters;  ///< layout.size()
    Mlp<Real> encoder, decoder;
    Unmix<Real> unmix;
    QuadraticCorrection<Real> bend;
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
        Activations<Real> encoder, decoder, transition, shared_transition;
        Real* encoded;  ///< the encoder's output
        Real* e;        ///< its means
        Real *variance, *deviation;
        Real* straight;  ///< A e
        Real* mean;      ///< that, bent
        Real* z;
        Real* unbent;    ///< z with the bend undone
        Real* u;         ///< A^-1 of that
        Real* residual;  ///< x_hat - x
        Real* written_input;
        const Real* input;  ///< of the transition, by row
        Real* gap;          ///< last mean minus the transition's, by row
        PosteriorVariances<Real> posterior;
    };
    Tile tile(int begin, int end, const Batch<Real>& batch);
    template <class Visit>
    void for_each_tile(const Batch<Real>& batch, Visit&& visit);

    void encode(const Tile& tile, const Real* parameters);
    void decode(const Tile& tile, const Real* parameters);
    void predict(const Tile& tile, bool shared, const Real* parameters, const Real* centre);
    void backward(const Tile& tile, bool shared, const Real* parameters, const Factors<Real>& factors,
                  const Real* initial_mean, Real* gradient);
    void latent_gradients(const Tile& tile, const Factors<Real>& factors, const Real* initial_mean);

    const Network<Real>& network_;
    int tile_rows_;
    int begin_ = 0, end_ = 0;
    int capacity_ = 0;  ///< rows that there is room for
    BatchSums sums_;

    // For every row of the slice, kept from forward to backward.
    AlignedVector<Real> encoder_hidden_, decoder_hidden_, transition_hidden_;
    AlignedVector<Real> encoded_, e_, variance_, deviation_, straight_, mean_, z_, unbent_, u_, residual_, input_, gap_;
    // For one tile.
    AlignedVector<Real> inference_, first_scratch_, second_scratch_, bend_scratch_;
    AlignedVector<Real> g_u_, g_z_, g_variance_, g_encoded_, g_past_;
    AlignedVector<Real> masked_gradient_;
};

}  // namespace disentangle
