// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/network/fused/blas.h"
#include "core/learn/network/fused/elementwise.h"
#include "core/learn/network/fused/gaussians.h"
#include "core/learn/network/objective.h"
#include "core/learn/network/fused/parallel.h"
#include "core/learn/network/fused/slice.h"

#include <algorithm>
#include <deque>
#include <stdexcept>

namespace disentangle {

namespace {

void require(bool condition, const char* requirement)
{
    if (!condition)
        throw std::logic_error(requirement);
}

/// Splits every batch by rows over the threads, twice: forward, then, the whole batch having been summed up, backward.
/// Sums are formed slice by slice in a fixed order, so that a call gives the same bits every time.
template <class Real>
class Fused final : public Objective<Real> {
public:
    Fused(const Layout& layout, int threads) : layout_(layout), network_(layout_), workers_(threads), sums_(d_z())
    {
        for (int part = 0; part < workers_.size(); ++part)
            slices_.emplace_back(network_);
        // The first slice writes into the caller's gradient.
        gradients_.resize(slices_.size());
        mask_gradients_.resize(slices_.size());
        for (std::size_t part = 1; part < slices_.size(); ++part) {
            gradients_[part].resize(layout_.size());
            mask_gradients_[part].resize(mask_size());
        }
        factors_.last.resize(index(d_z()));
        factors_.first.resize(index(d_z()));
    }

    const Layout& layout() const override { return layout_; }
    std::string name() const override { return "fused"; }

    Terms evaluate(const Batch<Real>& batch, std::span<const Real> parameters, VarianceState<Real>& variances,
                   Real momentum, std::span<Real> gradient, std::span<Real> mask_gradient) override
    {
        check(batch, parameters, variances, gradient, mask_gradient);
        use_blas_threads(1);
        const bool learned = layout_.description().variances.has_value();
        if (learned)
            read_variances(layout_, parameters.data(), learned_);
        VarianceState<Real>& current = learned ? learned_ : variances;

        prepare(parameters.data(), batch.mask);
        assign(batch.rows);
        workers_.run(
            [&](int part) { slices_[index(part)].forward(batch, parameters.data(), current.initial_mean.data()); });
        sums_.clear();
        for (const Slice<Real>& slice : slices_)
            sums_.add(slice.sums());
        if (!learned)
            move_variances(layout_, batch.rows, momentum, sums_, current);
        if (gradient.empty())
            return objective_terms(layout_, batch.rows, sums_, current);
        set_factors(batch.rows, current);

        workers_.run([&](int part) {
            slices_[index(part)].backward(
                batch, parameters.data(), factors_, current.initial_mean.data(), part_of(gradient, gradients_, part),
                mask_gradient.empty() ? nullptr : part_of(mask_gradient, mask_gradients_, part));
        });
        workers_.run([&](int part) { add_slices(part, gradient, mask_gradient); });
        if (learned)
            variance_gradients(layout_, batch.rows, sums_, current, parameters.data(), gradient.data());
        return objective_terms(layout_, batch.rows, sums_, current);
    }

    void encode(std::span<const Real> parameters, const Real* x, int n, Real* z) override
    {
        infer(parameters, n, [&](Slice<Real>& slice, int begin, int count) {
            slice.encode(parameters.data(), x + elements(begin, d_x()), count, z + elements(begin, d_z()));
        });
    }

    void decode(std::span<const Real> parameters, const Real* z, int n, Real* x) override
    {
        infer(parameters, n, [&](Slice<Real>& slice, int begin, int count) {
            slice.decode(parameters.data(), z + elements(begin, d_z()), count, x + elements(begin, d_x()));
        });
    }

private:
    using Parts = std::vector<AlignedVector<Real>>;

    int d_z() const { return layout_.dimensions().d_z; }
    int d_x() const { return layout_.dimensions().d_x; }
    std::size_t mask_size() const { return elements(d_z(), layout_.dimensions().inputs()); }

    static Real* part_of(std::span<Real> first, Parts& others, int part)
    {
        return part == 0 ? first.data() : others[index(part)].data();
    }

    /// First of the `part`-th of equal shares of `count` rows.
    int share(int count, int part) const
    {
        return static_cast<int>(static_cast<long long>(count) * part / workers_.size());
    }

    void check(const Batch<Real>& batch, std::span<const Real> parameters, const VarianceState<Real>& variances,
               std::span<const Real> gradient, std::span<const Real> mask_gradient) const
    {
        const Dimensions& dimensions = layout_.dimensions();
        require(batch.rows >= 1, "Objective::evaluate(): a batch has at least one row");
        require(batch.x != nullptr && batch.eps != nullptr, "Objective::evaluate(): x and eps are given");
        require(dimensions.d_a == 0 || batch.a != nullptr, "Objective::evaluate(): a is given with actions");
        require(parameters.size() == layout_.size() &&
                    (gradient.size() == layout_.size() || (gradient.empty() && mask_gradient.empty())),
                "Objective::evaluate(): parameters and gradient have layout().size() elements, or both gradients none");
        require(!batch.shared || network_.shared_transition.present(),
                "Objective::evaluate(): only an estimator that has a shared transition predicts by it");
        require(mask_gradient.empty() || mask_gradient.size() == mask_size(),
                "Objective::evaluate(): mask_gradient is empty or d_z x inputs");
        if (layout_.description().variances)
            return;
        const auto latents = index(dimensions.d_z);
        require(variances.prior.size() == latents &&
                    (!dimensions.time ||
                     (variances.initial_mean.size() == latents && variances.initial_variance.size() == latents)),
                "Objective::evaluate(): variances hold d_z elements each");
    }

    void prepare(const Real* parameters, const Real* mask)
    {
        network_.latents.prepare(parameters);
        network_.posterior.prepare(parameters);
        workers_.run([&](int part) {
            network_.encoder.prepare(parameters, part, workers_.size());
            network_.decoder.prepare(parameters, part, workers_.size());
            network_.transition.prepare(parameters, mask, part, workers_.size());
        });
    }

    void assign(int rows)
    {
        for (int part = 0; part < workers_.size(); ++part)
            slices_[index(part)].assign(share(rows, part), share(rows, part + 1));
    }

    void set_factors(int rows, const VarianceState<Real>& variances)
    {
        const Dimensions& dimensions = layout_.dimensions();
        factors_.reconstruction = static_cast<Real>(
            1 / (static_cast<double>(variances.decoder) * rows * dimensions.steps() * dimensions.d_x));
        factors_.kl = static_cast<Real>(kl_factor(dimensions, rows));
        for (std::size_t i = 0; i < factors_.last.size(); ++i) {
            factors_.last[i] = factors_.kl / variances.prior[i];
            if (dimensions.time)
                factors_.first[i] = factors_.kl / variances.initial_variance[i];
        }
    }

    /// Adds the other slices' gradients to the first's, for this part's share of the parameters.
    void add_slices(int part, std::span<Real> gradient, std::span<Real> mask_gradient)
    {
        const auto begin = static_cast<std::size_t>(share(static_cast<int>(gradient.size()), part));
        const auto end = static_cast<std::size_t>(share(static_cast<int>(gradient.size()), part + 1));
        for (std::size_t other = 1; other < slices_.size(); ++other) {
            add(gradient.data() + begin, gradients_[other].data() + begin, end - begin);
            if (part == 0 && !mask_gradient.empty())
                add(mask_gradient.data(), mask_gradients_[other].data(), mask_gradient.size());
        }
    }

    template <class Work>
    void infer(std::span<const Real> parameters, int n, Work&& work)
    {
        require(parameters.size() == layout_.size(), "Objective: parameters have layout().size() elements");
        use_blas_threads(1);
        prepare(parameters.data(), nullptr);
        workers_.run([&](int part) {
            const int begin = share(n, part);
            work(slices_[index(part)], begin, share(n, part + 1) - begin);
        });
    }

    Layout layout_;
    Network<Real> network_;
    Workers workers_;
    std::deque<Slice<Real>> slices_;
    Parts gradients_, mask_gradients_;
    VarianceState<Real> learned_;
    BatchSums sums_;
    Factors<Real> factors_;
};

}  // namespace

template <class Real>
std::unique_ptr<Objective<Real>> make_fused(const Layout& layout, int threads)
{
    return std::make_unique<Fused<Real>>(layout, std::max(threads, 1));
}

template std::unique_ptr<Objective<float>> make_fused(const Layout&, int);
template std::unique_ptr<Objective<double>> make_fused(const Layout&, int);

}  // namespace disentangle
