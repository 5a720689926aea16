#include "core/learn/backend/transition.h"

#include "core/learn/backend/blas.h"
#include "core/learn/backend/elementwise.h"

#include <algorithm>

namespace disentangle {

namespace {

constexpr std::size_t index(int row, int cols, int col)
{
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(cols) + static_cast<std::size_t>(col);
}

}  // namespace

template <class Real>
Transition<Real>::Transition(const Layout& layout)
    : networks_(layout.dimensions().d_z),
      inputs_(layout.dimensions().inputs()),
      width_(layout.spec().transition.width),
      past_(layout.dimensions().time ? networks_ : 0),
      from_z_(layout.find("transition.from_z.weight")),
      from_a_(layout.find("transition.from_a.weight")),
      skip_weight_(layout.find("transition.skip.weight")),
      bias_(layout.at("transition.bias").offset),
      out_weight_(layout.at("transition.out.weight").offset),
      out_bias_(layout.at("transition.out.bias").offset)
{
    std::size_t transposed = 0;
    for (int k = 1; k < layout.spec().transition.hidden_layers; ++k) {
        const std::string name = "transition.hidden" + std::to_string(k);
        hidden_.push_back({layout.at(name + ".weight").offset, layout.find(name + ".bias"), transposed});
        transposed += index(units(), width_, 0);
    }
    first_.resize(index(inputs_, units(), 0));
    first_back_.resize(index(units(), past_, 0));
    if (skip_weight_ != nullptr)
        skip_.resize(index(inputs_, networks_, 0));
    transposed_.resize(transposed);
}

template <class Real>
std::size_t Transition<Real>::first_weight(int i, int j, int k) const
{
    const int unit = i * width_ + j;
    return k < past_ ? from_z_->offset + index(unit, past_, k) : from_a_->offset + index(unit, inputs_ - past_, k - past_);
}

template <class Real>
void Transition<Real>::prepare(const Real* parameters, const Real* mask, int part, int parts)
{
    const auto width = static_cast<std::size_t>(width_);
    for (int i = networks_ * part / parts; i < networks_ * (part + 1) / parts; ++i) {
        for (int k = 0; k < inputs_; ++k) {
            const Real m = mask == nullptr ? Real(1) : mask[index(i, inputs_, k)];
            for (int j = 0; j < width_; ++j) {
                const Real weight = m * parameters[first_weight(i, j, k)];
                first_[index(k, units(), i * width_ + j)] = weight;
                if (k < past_)
                    first_back_[index(i * width_ + j, past_, k)] = weight;
            }
            if (skip_weight_ != nullptr)
                skip_[index(k, networks_, i)] = m * parameters[skip_weight_->offset + index(i, inputs_, k)];
        }
        for (const Hidden& layer : hidden_) {
            const std::size_t place = index(i, width_ * width_, 0);
            transpose(parameters + layer.weight + place, width, width, transposed_.data() + layer.transposed + place,
                      width);
        }
    }
}

template <class Real>
void Transition<Real>::forward(const Real* parameters, const Real* input, int rows, Activations<Real> hidden,
                               Real* p) const
{
    const auto row_count = static_cast<std::size_t>(rows);
    const auto unit_count = static_cast<std::size_t>(units());
    Real* h = hidden.layer(0);
    if (inputs_ > 0)
        multiply<Real>(rows, units(), inputs_, {input, inputs_}, {first_.data(), units()}, {h, units()});
    else
        std::fill_n(h, row_count * unit_count, Real(0));
    bias_leaky(h, parameters + bias_, row_count, unit_count);
    for (std::size_t k = 0; k < hidden_.size(); ++k) {
        const Hidden& layer = hidden_[k];
        Real* out = hidden.layer(k + 1);
        for (int i = 0; i < networks_; ++i)
            multiply<Real>(rows, width_, width_, {h + i * width_, units()},
                           {transposed_.data() + layer.transposed + index(i, width_ * width_, 0), width_},
                           {out + i * width_, units()});
        bias_leaky(out, layer.bias ? parameters + layer.bias->offset : nullptr, row_count, unit_count);
        h = out;
    }
    network_outputs(h, parameters + out_weight_, parameters + out_bias_, row_count,
                    static_cast<std::size_t>(networks_), static_cast<std::size_t>(width_), p);
    if (!skip_.empty())
        multiply_add<Real>(rows, networks_, inputs_, {input, inputs_}, {skip_.data(), networks_}, {p, networks_});
}

template <class Real>
void Transition<Real>::backward(const Real* parameters, const Real* input, int rows, Activations<Real> hidden,
                                const Real* gp, Real* gz, Real* gradient, Real* masked_gradient,
                                Scratch<Real> scratch) const
{
    const auto row_count = static_cast<std::size_t>(rows);
    const auto unit_count = static_cast<std::size_t>(units());
    // Where the biases before layer k's activation go; null when it has none.
    const auto bias_gradient = [&](std::size_t k) -> Real* {
        if (k == 0)
            return gradient + bias_;
        return hidden_[k - 1].bias ? gradient + hidden_[k - 1].bias->offset : nullptr;
    };

    Real* g = scratch.first;
    Real* other = scratch.second;
    network_outputs_backward(hidden.layer(hidden_.size()), parameters + out_weight_, gp, row_count,
                             static_cast<std::size_t>(networks_), static_cast<std::size_t>(width_), g,
                             gradient + out_weight_, bias_gradient(hidden_.size()), gradient + out_bias_);
    for (std::size_t k = hidden_.size(); k-- > 0;) {
        const Real* in = hidden.layer(k);
        for (int i = 0; i < networks_; ++i) {
            const int unit = i * width_;
            const std::size_t weight = hidden_[k].weight + index(i, width_ * width_, 0);
            add_outer_products<Real>(width_, width_, rows, {g + unit, units()}, {in + unit, units()},
                                     {gradient + weight, width_});
            multiply<Real>(rows, width_, width_, {g + unit, units()}, {parameters + weight, width_},
                           {other + unit, units()});
        }
        leaky_backward(other, in, row_count, unit_count, bias_gradient(k));
        std::swap(g, other);
    }
    if (inputs_ == 0)
        return;
    add_outer_products<Real>(inputs_, units(), rows, {input, inputs_}, {g, units()}, {masked_gradient, units()});
    if (!skip_.empty())
        add_outer_products<Real>(inputs_, networks_, rows, {input, inputs_}, {gp, networks_},
                                 {masked_gradient + first_.size(), networks_});
    if (gz == nullptr)
        return;
    multiply<Real>(rows, past_, units(), {g, units()}, {first_back_.data(), past_}, {gz, past_});
    if (!skip_.empty())
        gemm(CblasNoTrans, CblasTrans, rows, past_, networks_, Real(1), gp, networks_, skip_.data(), networks_, Real(1),
             gz, past_);
}

template <class Real>
void Transition<Real>::unmask(const Real* parameters, const Real* mask, const Real* masked_gradient, Real* gradient,
                              Real* mask_gradient) const
{
    const Real* masked_skip = masked_gradient + first_.size();
    for (int i = 0; i < networks_; ++i)
        for (int k = 0; k < inputs_; ++k) {
            const Real m = mask == nullptr ? Real(1) : mask[index(i, inputs_, k)];
            Real to_mask = 0;
            for (int j = 0; j < width_; ++j) {
                const std::size_t weight = first_weight(i, j, k);
                const Real g = masked_gradient[index(k, units(), i * width_ + j)];
                gradient[weight] += m * g;
                to_mask += parameters[weight] * g;
            }
            if (skip_weight_ != nullptr) {
                const std::size_t weight = skip_weight_->offset + index(i, inputs_, k);
                const Real g = masked_skip[index(k, networks_, i)];
                gradient[weight] += m * g;
                to_mask += parameters[weight] * g;
            }
            if (mask_gradient != nullptr)
                mask_gradient[index(i, inputs_, k)] = to_mask;
        }
}

template class Transition<float>;
template class Transition<double>;

}  // namespace disentangle
