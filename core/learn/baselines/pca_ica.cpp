// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/baselines/baseline.h"
#include "core/learn/baselines/fast_ica.h"
#include "core/learn/baselines/objectives.h"
#include "core/learn/rows.h"

#include <algorithm>

namespace disentangle {
namespace {

constexpr int fitted_rows = 20000;  // at most: more move the components by less than a hundredth

/// Encoder and decoder are one linear layer each.
template <class Real>
class PcaIca final : public BaselineObjective<Real> {
public:
    explicit PcaIca(const BaselineNetworks& networks)
        : sizes_(networks),
          layout_(describe_linear(networks)),
          workers_(networks.threads),
          encoder_(layout_.description().encoder, layout_.size(), workers_),
          decoder_(layout_.description().decoder, layout_.size(), workers_)
    {
    }

    const Layout& layout() const override { return layout_; }
    bool descends() const override { return false; }
    bool can_decode() const override { return true; }

    /// What is minimised is no function of a minibatch; recorded is how much of x the components leave out.
    BaselineValue evaluate(const BaselineBatch<Real>& batch, std::span<const Real> parameters, std::span<Real>) override
    {
        const int n = batch.observations();
        z_.resize(elements(n, sizes_.d_z));
        encode(parameters, batch.x, nullptr, n, z_.data());
        Real* const x_hat = decoder_.forward(parameters.data(), z_.data(), n);
        BaselineValue result;
        result.recorded.mse = gaussian_fit(batch.x, x_hat, n, sizes_.d_x, 1).mse;
        result.recorded.loss = result.recorded.mse;
        return result;
    }

    void fit(const Source& source, std::uint64_t seed, std::span<Real> parameters) override
    {
        const Rows rows = first_rows(source, Split::train, fitted_rows);
        const LinearComponents components = fast_ica(to_matrix(rows.x, sizes_.d_x), sizes_.d_z, seed);
        set("encoder.linear_out.weight", components.unmixing, parameters);
        set("encoder.linear_out.bias", -components.mean * components.unmixing.transpose(), parameters);
        set("decoder.linear_out.weight", components.mixing, parameters);
        set("decoder.linear_out.bias", components.mean, parameters);
    }

    void encode(std::span<const Real> parameters, const Real* x, const Real*, int n, Real* z) override
    {
        std::copy_n(encoder_.forward(parameters.data(), x, n), elements(n, sizes_.d_z), z);
    }

    void decode(std::span<const Real> parameters, const Real* z, int n, Real* x) override
    {
        std::copy_n(decoder_.forward(parameters.data(), z, n), elements(n, sizes_.d_x), x);
    }

private:
    static Layout describe_linear(const BaselineNetworks& networks)
    {
        BaselineNetworks linear = networks;
        linear.encoder = linear.decoder = {0, 0};
        BaselineBuilder builder(linear);
        builder.encoder(networks.d_x, 1);
        builder.decoder();
        return builder.layout();
    }

    void set(const char* name, const Eigen::MatrixXd& values, std::span<Real> parameters) const
    {
        const Tensor& tensor = layout_.at(name);
        for (Eigen::Index i = 0; i < values.rows(); ++i)
            for (Eigen::Index j = 0; j < values.cols(); ++j)
                parameters[tensor.offset + static_cast<std::size_t>(i * values.cols() + j)] =
                    static_cast<Real>(values(i, j));
    }

    BaselineNetworks sizes_;
    Layout layout_;
    Workers workers_;
    RowParallelMlp<Real> encoder_, decoder_;
    std::vector<Real> z_;
};

}  // namespace

template <class Real>
BaselineObjectivePtr<Real> pca_ica_objective(const BaselineNetworks& networks)
{
    return std::make_unique<PcaIca<Real>>(networks);
}
template BaselineObjectivePtr<float> pca_ica_objective<float>(const BaselineNetworks&);
template BaselineObjectivePtr<double> pca_ica_objective<double>(const BaselineNetworks&);

std::unique_ptr<Estimator> make_pca_ica(const Experiment& experiment, std::shared_ptr<const Source> source,
                                        const Resources& resources)
{
    return make_baseline(
        experiment, std::move(source), resources,
        [](const Experiment&, const BaselineNetworks& networks) { return pca_ica_objective<float>(networks); });
}

}  // namespace disentangle
