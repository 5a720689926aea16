// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/multitask/encoder.h"

#include "core/learn/baselines/networks.h"
#include "core/learn/network/fused/blas.h"
#include "core/learn/network/fused/elementwise.h"

#include <algorithm>

namespace disentangle {
namespace {

constexpr double variance_floor = 1e-5;  // PyTorch's of batch normalisation

template <class Real>
using Outputs = Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

}  // namespace

Layout task_encoder_layout(int d_z, int d_x, const EstimatorSpec& spec)
{
    BaselineNetworks networks;
    networks.d_z = d_z;
    networks.d_x = d_x;
    networks.encoder = {spec.hidden_layers, spec.width};
    networks.initialisation = spec.initialisation;
    BaselineBuilder builder(networks);
    builder.encoder(d_x, 1);
    return builder.layout();
}

template <class Real>
TaskEncoder<Real>::TaskEncoder(const Layout& layout, int threads)
    : layout_(layout),
      network_(layout_.description().encoder),
      workers_(std::max(threads, 1)),
      parts_(static_cast<std::size_t>(workers_.size()))
{
    for (Part& part : parts_)
        part.gradient.resize(layout_.size());
}

template <class Real>
void TaskEncoder<Real>::run(std::span<const Real> parameters, std::span<const Real> x)
{
    use_blas_threads(1);
    x_ = x;
    rows_ = static_cast<int>(x.size()) / network_.inputs();
    const auto room = [](auto& memory, std::size_t size) { memory.resize(std::max(memory.size(), size)); };
    room(out_, elements(rows_, features()));
    const int parts = workers_.size();
    for (int k = 0; k < parts; ++k) {
        Part& part = parts_[index(k)];
        part.begin = static_cast<int>(static_cast<long long>(rows_) * k / parts);
        part.count = static_cast<int>(static_cast<long long>(rows_) * (k + 1) / parts) - part.begin;
        const std::size_t layer = elements(part.count, network_.width());
        room(part.hidden, network_.hidden_layers() * layer);
        room(part.first_scratch, layer);
        room(part.second_scratch, layer);
    }
    workers_.run([&](int part) { network_.prepare(parameters.data(), part, parts); });
    workers_.run([&](int k) {
        Part& part = parts_[index(k)];
        Real* const out = out_.data() + elements(part.begin, features());
        network_.forward(parameters.data(), x_.data() + elements(part.begin, network_.inputs()), part.count,
                         {part.hidden.data(), elements(part.count, network_.width())}, out);
        add_bias(out, network_.output_bias(parameters.data()), index(part.count), index(features()));
    });
}

template <class Real>
Eigen::MatrixXd TaskEncoder<Real>::outputs(std::span<const Real> parameters, std::span<const Real> x)
{
    run(parameters, x);
    return Eigen::Map<const Outputs<Real>>(out_.data(), rows_, features()).template cast<double>();
}

template <class Real>
Eigen::MatrixXd TaskEncoder<Real>::forward(std::span<const Real> parameters, std::span<const Real> x)
{
    features_ = outputs(parameters, x);
    features_.rowwise() -= features_.colwise().mean().eval();
    deviation_ = (features_.colwise().squaredNorm().array() / rows_ + variance_floor).sqrt();
    features_.array().rowwise() /= deviation_.array();
    return features_;
}

template <class Real>
void TaskEncoder<Real>::backward(std::span<const Real> parameters, const Eigen::MatrixXd& feature_gradient,
                                 std::span<Real> gradient)
{
    // Mean and deviation follow the outputs too.
    const Eigen::RowVectorXd mean = feature_gradient.colwise().mean();
    const Eigen::RowVectorXd slope = feature_gradient.cwiseProduct(features_).colwise().mean();
    g_out_.resize(std::max(g_out_.size(), elements(rows_, features())));
    Eigen::Map<Outputs<Real>> back(g_out_.data(), rows_, features());
    for (Eigen::Index j = 0; j < features(); ++j)
        back.col(j) =
            ((feature_gradient.col(j).array() - mean[j] - features_.col(j).array() * slope[j]) / deviation_[j])
                .template cast<Real>();
    workers_.run([&](int k) {
        Part& part = parts_[index(k)];
        std::ranges::fill(part.gradient, Real(0));
        network_.backward(parameters.data(), x_.data() + elements(part.begin, network_.inputs()), part.count,
                          {part.hidden.data(), elements(part.count, network_.width())},
                          g_out_.data() + elements(part.begin, features()), nullptr, part.gradient.data(),
                          {part.first_scratch.data(), part.second_scratch.data()});
    });
    std::ranges::copy(parts_.front().gradient, gradient.begin());
    for (std::size_t k = 1; k < parts_.size(); ++k)
        add(gradient.data(), parts_[k].gradient.data(), gradient.size());
}

template class TaskEncoder<float>;
template class TaskEncoder<double>;

}  // namespace disentangle
