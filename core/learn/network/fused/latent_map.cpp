// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/network/fused/latent_map.h"

#include "core/learn/network/fused/quadratic_correction.h"
#include "core/learn/network/fused/unmix.h"

#include <algorithm>
#include <variant>

namespace disentangle {

namespace {

/// Which class computes a layer of the description.
template <class Real>
struct Compile {
    int d_z;

    std::unique_ptr<InvertibleLayer<Real>> operator()(const layer::Unmix& unmix) const
    {
        return std::make_unique<Unmix<Real>>(unmix);
    }
    std::unique_ptr<InvertibleLayer<Real>> operator()(const layer::QuadraticCorrection& correction) const
    {
        return std::make_unique<QuadraticCorrection<Real>>(correction, d_z);
    }
};

}  // namespace

template <class Real>
LatentMap<Real>::LatentMap(const std::vector<LatentLayer>& layers, int d_z)
{
    for (const LatentLayer& layer : layers)
        layers_.push_back(std::visit(Compile<Real>{d_z}, layer));
}

template <class Real>
void LatentMap<Real>::prepare(const Real* parameters)
{
    for (const auto& layer : layers_)
        layer->prepare(parameters);
}

template <class Real>
std::size_t LatentMap<Real>::scratch_size(int rows) const
{
    std::size_t most = 0;
    for (const auto& layer : layers_)
        most = std::max(most, layer->scratch_size(rows));
    return most;
}

template <class Real>
void LatentMap<Real>::forward(std::span<Real* const> points, int rows, Real* scratch) const
{
    for (std::size_t k = 0; k < layers_.size(); ++k)
        if (layers_[k]->active())
            layers_[k]->forward(points[k], rows, points[k + 1], scratch);
}

template <class Real>
void LatentMap<Real>::inverse(std::span<Real* const> points, int rows, Real* scratch) const
{
    for (std::size_t k = layers_.size(); k-- > 0;)
        if (layers_[k]->active())
            layers_[k]->inverse(points[k + 1], rows, points[k], scratch);
}

template <class Real>
void LatentMap<Real>::backward(const Real* parameters, std::span<Real* const> points, int rows, Passed& passed,
                               Real* gradient, Real* scratch) const
{
    for (std::size_t k = layers_.size(); k-- > 0;)
        if (layers_[k]->active()) {
            layers_[k]->backward(parameters, points[k], rows, passed.gradient, passed.other, gradient, scratch);
            passed.swap();
        }
}

template <class Real>
void LatentMap<Real>::inverse_backward(std::span<Real* const> points, int rows, Passed& passed, Real* gradient,
                                       Real* scratch) const
{
    for (std::size_t k = 0; k < layers_.size(); ++k)
        if (layers_[k]->active()) {
            layers_[k]->inverse_backward(points[k + 1], points[k], rows, passed.gradient, passed.other, gradient,
                                         scratch);
            passed.swap();
        }
}

template class LatentMap<float>;
template class LatentMap<double>;

}  // namespace disentangle
