// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/baselines/baseline.h"
#include "core/learn/baselines/objectives.h"

#include <algorithm>

namespace disentangle {
namespace {

template <class Real>
class RandomEncoder final : public BaselineObjective<Real> {
public:
    explicit RandomEncoder(const BaselineNetworks& networks)
        : d_z_(networks.d_z),
          layout_(describe_encoder(networks)),
          workers_(networks.threads),
          encoder_(layout_.description().encoder, layout_.size(), workers_)
    {
    }

    const Layout& layout() const override { return layout_; }
    bool descends() const override { return false; }

    BaselineValue evaluate(const BaselineBatch<Real>&, std::span<const Real>, std::span<Real>) override { return {}; }

    void encode(std::span<const Real> parameters, const Real* x, const Real*, int n, Real* z) override
    {
        std::copy_n(encoder_.forward(parameters.data(), x, n), elements(n, d_z_), z);
    }

private:
    static Layout describe_encoder(const BaselineNetworks& networks)
    {
        BaselineBuilder builder(networks);
        builder.encoder(networks.d_x, 1);
        return builder.layout();
    }

    int d_z_;
    Layout layout_;
    Workers workers_;
    RowParallelMlp<Real> encoder_;
};

}  // namespace

template <class Real>
BaselineObjectivePtr<Real> random_objective(const BaselineNetworks& networks)
{
    return std::make_unique<RandomEncoder<Real>>(networks);
}
template BaselineObjectivePtr<float> random_objective<float>(const BaselineNetworks&);
template BaselineObjectivePtr<double> random_objective<double>(const BaselineNetworks&);

std::unique_ptr<Estimator> make_random(const Experiment& experiment, std::shared_ptr<const Source> source,
                                       const Resources& resources)
{
    return make_baseline(
        experiment, std::move(source), resources,
        [](const Experiment&, const BaselineNetworks& networks) { return random_objective<float>(networks); });
}

}  // namespace disentangle
