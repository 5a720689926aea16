// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/baselines/baseline.h"
#include "core/learn/baselines/objectives.h"

#include "core/experiment/estimators/pcl.h"
#include "core/learn/network/fused/blas.h"
#include "core/learn/network/fused/elementwise.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace disentangle {
namespace {

/// r(now, before) for pairs of latents, whatever its form. Pairs are n x d_z x 2: now, before.
template <class Real>
class Regression {
public:
    virtual ~Regression() = default;
    virtual void forward(const Real* parameters, const std::vector<Real>& pairs, int n, std::vector<double>& r) = 0;
    /// Adds to `gradient`; g_pairs (as pairs) is overwritten.
    virtual void backward(const Real* parameters, const std::vector<Real>& pairs, const std::vector<double>& g_r,
                          std::vector<Real>& g_pairs, Real* gradient) = 0;
};

/// -sum |now_i h_i + before_i h'_i + offset_i| + sum h_i^2 + bias.
template <class Real>
class AbsoluteRegression final : public Regression<Real> {
public:
    AbsoluteRegression(BaselineBuilder& builder, int d_z)
        : d_z_(index(d_z)),
          now_(tensor(builder, "now", {1, d_z}, 1)),
          before_(tensor(builder, "before", {1, d_z}, -1)),
          offset_(tensor(builder, "offset", {d_z}, 0)),
          bias_(tensor(builder, "bias", {1}, 0))
    {
    }

    void forward(const Real* parameters, const std::vector<Real>& pairs, int n, std::vector<double>& r) override
    {
        r.assign(index(n), parameters[bias_.offset]);
        for (std::size_t k = 0; k < index(n) * d_z_; ++k) {
            const double now = pairs[2 * k];
            r[k / d_z_] += now * now - std::abs(inside(parameters, pairs, k));
        }
    }

    void backward(const Real* parameters, const std::vector<Real>& pairs, const std::vector<double>& g_r,
                  std::vector<Real>& g_pairs, Real* gradient) override
    {
        g_pairs.resize(pairs.size());
        for (std::size_t k = 0; k < g_r.size() * d_z_; ++k) {
            const std::size_t i = k % d_z_;
            const double now = pairs[2 * k], before = pairs[2 * k + 1], g = g_r[k / d_z_];
            const double at = inside(parameters, pairs, k), g_at = -g * (at > 0 ? 1 : at < 0 ? -1 : 0);
            g_pairs[2 * k] = static_cast<Real>(2 * g * now + g_at * parameters[now_.offset + i]);
            g_pairs[2 * k + 1] = static_cast<Real>(g_at * parameters[before_.offset + i]);
            gradient[now_.offset + i] += static_cast<Real>(g_at * now);
            gradient[before_.offset + i] += static_cast<Real>(g_at * before);
            gradient[offset_.offset + i] += static_cast<Real>(g_at);
            gradient[bias_.offset] += i == 0 ? static_cast<Real>(g) : Real(0);
        }
    }

private:
    static Tensor tensor(BaselineBuilder& builder, const std::string& name, std::vector<int> shape, double initial)
    {
        return builder.add("regression." + name, std::move(shape), Role::vector, Group::transition,
                           {Initial::Kind::constant, initial});
    }
    double inside(const Real* parameters, const std::vector<Real>& pairs, std::size_t k) const
    {
        const std::size_t i = k % d_z_;
        return static_cast<double>(parameters[now_.offset + i]) * pairs[2 * k] +
               static_cast<double>(parameters[before_.offset + i]) * pairs[2 * k + 1] + parameters[offset_.offset + i];
    }

    std::size_t d_z_;
    Tensor now_, before_, offset_, bias_;
};

/// A network of (now, before) for each latent, without biases in its hidden layers; r is their sum.
template <class Real>
class NetworkRegression final : public Regression<Real> {
public:
    NetworkRegression(BaselineBuilder& builder, const BaselineNetworks& networks)
        : d_z_(networks.d_z), width_(networks.further.width)
    {
        int in = 2;
        for (int k = 0; k < networks.further.hidden_layers; ++k) {
            hidden_.push_back(tensor(builder, "linear" + std::to_string(k) + ".weight", {d_z_, width_, in},
                                     std::sqrt(2 / 1.04 / in), k == 0 ? Role::vector : Role::matrix));
            in = width_;
        }
        weight_ = tensor(builder, "linear_out.weight", {d_z_, 1, in}, .3 / std::sqrt(in), Role::vector);
        bias_ = tensor(builder, "linear_out.bias", {d_z_, 1}, 0, Role::vector);
    }

    void forward(const Real* parameters, const std::vector<Real>& pairs, int n, std::vector<double>& r) override
    {
        r.assign(index(n), 0);
        const std::size_t layer = elements(n, width_);
        activations_.resize(index(d_z_) * hidden_.size() * layer);
        for (int i = 0; i < d_z_; ++i) {
            View<const Real> in{pairs.data() + 2 * i, 2 * d_z_};
            for (std::size_t k = 0; k < hidden_.size(); ++k) {
                Real* const out = at(i, k, layer);
                multiply_transposed<Real>(n, width_, inputs(k), in, {weight(parameters, k, i), inputs(k)},
                                          {out, width_});
                bias_leaky(out, nullptr, index(n), index(width_));
                in = {out, width_};
            }
            const Real* const last = parameters + weight_.offset + elements(i, inputs(hidden_.size()));
            for (int row = 0; row < n; ++row) {
                double sum = parameters[bias_.offset + index(i)];
                for (int unit = 0; unit < inputs(hidden_.size()); ++unit)
                    sum += static_cast<double>(last[unit]) * in.data[elements(row, in.stride) + index(unit)];
                r[index(row)] += sum;
            }
        }
    }

    void backward(const Real* parameters, const std::vector<Real>& pairs, const std::vector<double>& g_r,
                  std::vector<Real>& g_pairs, Real* gradient) override
    {
        const int n = static_cast<int>(g_r.size()), last_in = inputs(hidden_.size());
        const std::size_t layer = elements(n, width_);
        g_pairs.resize(pairs.size());
        std::vector<Real> g(elements(n, last_in)), g_back(elements(n, width_));
        for (int i = 0; i < d_z_; ++i) {
            const View<const Real> input{pairs.data() + 2 * i, 2 * d_z_};
            const View<const Real> top =
                hidden_.empty() ? input : View<const Real>{at(i, hidden_.size() - 1, layer), width_};
            const Real* const last = parameters + weight_.offset + elements(i, last_in);
            Real* const g_last = gradient + weight_.offset + elements(i, last_in);
            for (int row = 0; row < n; ++row) {
                const auto by_r = static_cast<Real>(g_r[index(row)]);
                gradient[bias_.offset + index(i)] += by_r;
                for (int unit = 0; unit < last_in; ++unit) {
                    g_last[unit] += by_r * top.data[elements(row, top.stride) + index(unit)];
                    g[elements(row, last_in) + index(unit)] = by_r * last[unit];
                }
            }
            for (std::size_t k = hidden_.size(); k-- > 0;) {
                leaky_backward(g.data(), at(i, k, layer), index(n), index(width_), nullptr);
                const View<const Real> in = k == 0 ? input : View<const Real>{at(i, k - 1, layer), width_};
                add_outer_products<Real>(width_, inputs(k), n, {g.data(), width_}, in,
                                         {gradient + place(k, i), inputs(k)});
                const View<Real> to =
                    k == 0 ? View<Real>{g_pairs.data() + 2 * i, 2 * d_z_} : View<Real>{g_back.data(), width_};
                multiply<Real>(n, inputs(k), width_, {g.data(), width_}, {weight(parameters, k, i), inputs(k)}, to);
                if (k > 0)
                    g.swap(g_back);
            }
            if (hidden_.empty())
                for (int row = 0; row < n; ++row)
                    std::copy_n(g.begin() + 2 * row, 2, g_pairs.begin() + 2 * (row * d_z_ + i));
            g.resize(elements(n, last_in));
        }
    }

private:
    static Tensor tensor(BaselineBuilder& builder, const std::string& name, std::vector<int> shape, double deviation,
                         Role role)
    {
        return builder.add("regression." + name, std::move(shape), role, Group::transition,
                           {deviation > 0 ? Initial::Kind::normal : Initial::Kind::constant, deviation});
    }
    int inputs(std::size_t k) const { return k == 0 ? 2 : width_; }
    std::size_t place(std::size_t k, int i) const { return hidden_[k].offset + index(i) * elements(width_, inputs(k)); }
    const Real* weight(const Real* parameters, std::size_t k, int i) const { return parameters + place(k, i); }
    Real* at(int i, std::size_t k, std::size_t layer)
    {
        return activations_.data() + (index(i) * hidden_.size() + k) * layer;
    }

    int d_z_, width_;
    std::vector<Tensor> hidden_;
    Tensor weight_, bias_;
    std::vector<Real> activations_;
};

template <class Real>
class Pcl final : public BaselineObjective<Real> {
public:
    Pcl(const BaselineNetworks& networks, bool by_networks)
        : d_z_(networks.d_z),
          layout_(describe_pcl(networks, by_networks)),
          workers_(networks.threads),
          encoder_(layout_.description().encoder, layout_.size(), workers_)
    {
    }

    const Layout& layout() const override { return layout_; }

    BaselineValue evaluate(const BaselineBatch<Real>& batch, std::span<const Real> parameters,
                           std::span<Real> gradient) override
    {
        const int n = batch.rows;
        const auto d = index(d_z_);
        const Real* const h = encoder_.forward(parameters.data(), batch.x, 2 * n);
        // The true pairs, then the permuted ones.
        pairs_.resize(4 * index(n) * d);
        const auto before = [&](int pair) { return pair < n ? pair : batch.permutation[index(pair - n)]; };
        for (int pair = 0; pair < 2 * n; ++pair)
            for (std::size_t i = 0; i < d; ++i) {
                pairs_[2 * (index(pair) * d + i)] = h[elements(2 * (pair % n) + 1, d_z_) + i];
                pairs_[2 * (index(pair) * d + i) + 1] = h[elements(2 * before(pair), d_z_) + i];
            }
        std::vector<double> r;
        regression_->forward(parameters.data(), pairs_, 2 * n, r);
        double real = 0, permuted = 0;
        for (std::size_t pair = 0; pair < r.size(); ++pair) {
            const double sign = pair < index(n) ? -1 : 1, at = sign * r[pair];
            (sign < 0 ? real : permuted) += (std::max(at, 0.0) + std::log1p(std::exp(-std::abs(at)))) / n;
            r[pair] = sign / (1 + std::exp(-at)) / 2 / n;  // its gradient from here on
        }
        if (!gradient.empty()) {
            regression_->backward(parameters.data(), pairs_, r, g_pairs_, gradient.data());
            g_h_.assign(2 * index(n) * d, 0);
            for (int pair = 0; pair < 2 * n; ++pair)
                for (std::size_t i = 0; i < d; ++i) {
                    g_h_[elements(2 * (pair % n) + 1, d_z_) + i] += g_pairs_[2 * (index(pair) * d + i)];
                    g_h_[elements(2 * before(pair), d_z_) + i] += g_pairs_[2 * (index(pair) * d + i) + 1];
                }
            encoder_.backward(parameters.data(), batch.x, g_h_.data(), nullptr, gradient.data());
        }
        BaselineValue result;
        result.loss = (real + permuted) / 2;
        result.terms = {{"real", real}, {"permuted", permuted}};
        result.recorded.loss = result.loss;
        return result;
    }

    void encode(std::span<const Real> parameters, const Real* x, const Real*, int n, Real* z) override
    {
        std::copy_n(encoder_.forward(parameters.data(), x, n), elements(n, d_z_), z);
    }

private:
    Layout describe_pcl(const BaselineNetworks& networks, bool by_networks)
    {
        BaselineBuilder builder(networks);
        builder.encoder(networks.d_x, 1);
        if (by_networks)
            regression_ = std::make_unique<NetworkRegression<Real>>(builder, networks);
        else
            regression_ = std::make_unique<AbsoluteRegression<Real>>(builder, networks.d_z);
        return builder.layout();
    }

    int d_z_;
    std::unique_ptr<Regression<Real>> regression_;
    Layout layout_;
    Workers workers_;
    RowParallelMlp<Real> encoder_;
    std::vector<Real> pairs_, g_pairs_, g_h_;
};

}  // namespace

template <class Real>
BaselineObjectivePtr<Real> pcl_objective(const BaselineNetworks& networks, bool by_networks)
{
    return std::make_unique<Pcl<Real>>(networks, by_networks);
}
template BaselineObjectivePtr<float> pcl_objective<float>(const BaselineNetworks&, bool);
template BaselineObjectivePtr<double> pcl_objective<double>(const BaselineNetworks&, bool);

std::unique_ptr<Estimator> make_pcl(const Experiment& experiment, std::shared_ptr<const Source> source,
                                    const Resources& resources)
{
    return make_baseline(experiment, std::move(source), resources, [](const Experiment& e, BaselineNetworks networks) {
        const PclSpec& own = e.own.get<PclSpec>();
        networks.further = {own.regression_hidden_layers, own.regression_width};
        return pcl_objective<float>(networks, own.regression == PclRegression::mlp);
    });
}

}  // namespace disentangle
