// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/baselines/row_parallel_mlp.h"

#include "core/learn/network/fused/blas.h"
#include "core/learn/network/fused/elementwise.h"

#include <algorithm>

namespace disentangle {

template <class Real>
RowParallelMlp<Real>::RowParallelMlp(const std::vector<Layer>& layers, std::size_t parameters, Workers& workers)
    : network_(layers), parameters_(parameters), workers_(workers), parts_(index(workers.size()))
{
}

template <class Real>
Activations<Real> RowParallelMlp<Real>::activations(Part& part) const
{
    return {part.hidden.data(), elements(part.count, network_.width())};
}

template <class Real>
Real* RowParallelMlp<Real>::forward(const Real* parameters, const Real* x, int rows)
{
    use_blas_threads(1);
    outputs_.resize(std::max(outputs_.size(), elements(rows, outputs())));
    const int parts = workers_.size();
    for (int k = 0; k < parts; ++k) {
        Part& part = parts_[index(k)];
        part.begin = static_cast<int>(static_cast<long long>(rows) * k / parts);
        part.count = static_cast<int>(static_cast<long long>(rows) * (k + 1) / parts) - part.begin;
        const std::size_t layer = elements(part.count, network_.width());
        part.hidden.resize(std::max(part.hidden.size(), network_.hidden_layers() * layer));
        for (auto* memory : {&part.first, &part.second})
            memory->resize(std::max(memory->size(), layer));
    }
    workers_.run([&](int k) { network_.prepare(parameters, k, parts); });
    workers_.run([&](int k) {
        Part& part = parts_[index(k)];
        Real* const y = outputs_.data() + elements(part.begin, outputs());
        network_.forward(parameters, x + elements(part.begin, inputs()), part.count, activations(part), y);
        add_bias(y, network_.output_bias(parameters), index(part.count), index(outputs()));
    });
    return outputs_.data();
}

template <class Real>
void RowParallelMlp<Real>::backward(const Real* parameters, const Real* x, const Real* g_y, Real* g_x, Real* gradient)
{
    workers_.run([&](int k) {
        Part& part = parts_[index(k)];
        part.gradient.assign(parameters_, Real(0));
        network_.backward(parameters, x + elements(part.begin, inputs()), part.count, activations(part),
                          g_y + elements(part.begin, outputs()),
                          g_x == nullptr ? nullptr : g_x + elements(part.begin, inputs()), part.gradient.data(),
                          {part.first.data(), part.second.data()});
    });
    for (const Part& part : parts_)
        add(gradient, part.gradient.data(), parameters_);
}

template class RowParallelMlp<float>;
template class RowParallelMlp<double>;

}  // namespace disentangle
