// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/baselines/baseline.h"
#include "core/learn/baselines/objectives.h"

namespace disentangle {
namespace {

template <class Real>
class Supervised final : public BaselineObjective<Real> {
public:
    explicit Supervised(const BaselineNetworks& networks)
        : sizes_(networks),
          layout_(describe_regression(networks)),
          workers_(networks.threads),
          encoder_(layout_.description().encoder, layout_.size(), workers_)
    {
    }

    const Layout& layout() const override { return layout_; }
    bool sees_latents() const override { return true; }

    BaselineValue evaluate(const BaselineBatch<Real>& batch, std::span<const Real> parameters,
                           std::span<Real> gradient) override
    {
        last_steps_of(batch.x, batch.rows, batch.steps, sizes_.d_x, x_);
        const Real* const encoded = encoder_.forward(parameters.data(), x_.data(), batch.rows);
        const std::size_t latents = elements(batch.rows, sizes_.d_z);
        g_encoded_.assign(2 * latents, 0);
        BaselineValue result{0, {}, {}};
        for (std::size_t k = 0; k < latents; ++k) {
            const double gap = static_cast<double>(encoded[2 * k]) - batch.z[k];
            result.loss += gap * gap / static_cast<double>(latents);
            g_encoded_[2 * k] = static_cast<Real>(2 * gap / static_cast<double>(latents));
        }
        if (!gradient.empty())
            encoder_.backward(parameters.data(), x_.data(), g_encoded_.data(), nullptr, gradient.data());
        result.recorded.loss = result.loss;
        return result;
    }

    void encode(std::span<const Real> parameters, const Real* x, const Real*, int n, Real* z) override
    {
        const Real* const encoded = encoder_.forward(parameters.data(), x, n);
        for (std::size_t k = 0; k < elements(n, sizes_.d_z); ++k)
            z[k] = encoded[2 * k];
    }

private:
    static Layout describe_regression(const BaselineNetworks& networks)
    {
        BaselineBuilder builder(networks);
        builder.encoder(networks.d_x, 2);
        return builder.layout();
    }

    BaselineNetworks sizes_;
    Layout layout_;
    Workers workers_;
    RowParallelMlp<Real> encoder_;
    std::vector<Real> x_, g_encoded_;
};

}  // namespace

template <class Real>
BaselineObjectivePtr<Real> supervised_objective(const BaselineNetworks& networks)
{
    return std::make_unique<Supervised<Real>>(networks);
}
template BaselineObjectivePtr<float> supervised_objective<float>(const BaselineNetworks&);
template BaselineObjectivePtr<double> supervised_objective<double>(const BaselineNetworks&);

std::unique_ptr<Estimator> make_supervised(const Experiment& experiment, std::shared_ptr<const Source> source,
                                           const Resources& resources)
{
    return make_baseline(
        experiment, std::move(source), resources,
        [](const Experiment&, const BaselineNetworks& networks) { return supervised_objective<float>(networks); });
}

}  // namespace disentangle
