// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/network/objective.h"
#include "core/learn/network/torch_module.h"

namespace disentangle {
namespace {

template <class Real>
std::unique_ptr<Objective<Real>> make(const char* name, const Layout& layout, int threads, const std::string& device)
{
    using Make = Objective<Real>* (*)(const Layout&, int, const std::string&);
    const auto make_objective =
        reinterpret_cast<Make>(torch_symbol(name, "the autograd backend", ", or use the fused backend"));
    return std::unique_ptr<Objective<Real>>(make_objective(layout, threads, device));
}

}  // namespace

template <>
std::unique_ptr<Objective<float>> make_autograd<float>(const Layout& layout, int threads, const std::string& device)
{
    return make<float>("disentangle_autograd_float", layout, threads, device);
}

template <>
std::unique_ptr<Objective<double>> make_autograd<double>(const Layout& layout, int threads, const std::string& device)
{
    return make<double>("disentangle_autograd_double", layout, threads, device);
}

}  // namespace disentangle
