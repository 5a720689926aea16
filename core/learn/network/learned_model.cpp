// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/network/learned_model.h"

#include "core/base/npz.h"
#include "core/learn/network/torch_module.h"
#include "core/learn/rows.h"
#include "core/record/catalogue.h"

#include <algorithm>

namespace disentangle {
namespace {

/// Columns [first, first + cols) of a matrix of so many rows.
std::vector<float> columns_of(const std::vector<float>& matrix, int rows, int first, int cols)
{
    const auto width = static_cast<std::ptrdiff_t>(matrix.size()) / rows;
    std::vector<float> block;
    for (std::ptrdiff_t i = 0; i < rows; ++i) {
        const auto start = matrix.begin() + i * width + first;
        block.insert(block.end(), start, start + cols);
    }
    return block;
}

}  // namespace

std::vector<ModelArray> arrays_of(const LearnedModel& model)
{
    const Dimensions& dim = model.layout.dimensions();
    const int given = static_cast<int>(model.x_mean.size());
    std::vector<ModelArray> arrays{{"x_mean", {given}, model.x_mean},
                                   {"x_scale", {given}, model.x_scale},
                                   {"coordinates", {dim.d_z, dim.d_z}, to_rows(model.coordinates)}};
    if (!model.components.empty()) {
        arrays.push_back({"components", {dim.d_x, given}, model.components});
        arrays.push_back({"components_scale", {1}, {model.components_scale}});
        arrays.push_back({"white", {1}, {model.white}});
    }
    const std::size_t d_a = std::max(static_cast<std::size_t>(dim.d_a), model.a_mean.size());
    if (d_a > 0) {
        const std::vector<int> shape{static_cast<int>(d_a)};
        arrays.push_back({"a_mean", shape, model.a_mean.empty() ? std::vector<float>(d_a, 0) : model.a_mean});
        arrays.push_back({"a_scale", shape, model.a_scale.empty() ? std::vector<float>(d_a, 1) : model.a_scale});
    }
    if (dim.inputs() == 0)  // nothing predicts the latents
        return arrays;
    const bool sine = model.layout.spec().transition.activation == Activation::sine;
    arrays.push_back({"mask", {dim.d_z, dim.inputs()}, model.mask});
    arrays.push_back({"transition_is_shared", {1}, {model.shared ? 1.F : 0.F}});
    arrays.push_back({"transition_is_sine", {1}, {sine ? 1.F : 0.F}});
    const auto add_graph = [&](const std::string& name, int first, int cols) {
        const std::vector<float> probabilities = columns_of(model.edges, dim.d_z, first, cols);
        std::vector<float> edges;
        for (const float probability : probabilities)
            edges.push_back(is_learned(double{probability}) ? 1.F : 0.F);
        arrays.push_back({name, {dim.d_z, cols}, std::move(edges)});
        arrays.push_back({"probability_" + name, {dim.d_z, cols}, probabilities});
    };
    if (dim.time)
        add_graph("Gz", 0, dim.d_z);
    if (dim.d_a > 0)
        add_graph("Ga", dim.time ? dim.d_z : 0, dim.d_a);
    return arrays;
}

std::string format_weights_npz(const LearnedModel& model)
{
    std::vector<NamedArray> arrays;
    for (const Tensor& tensor : model.layout.tensors())
        arrays.push_back({tensor.name,
                          {tensor.shape.begin(), tensor.shape.end()},
                          std::span(model.parameters).subspan(tensor.offset, tensor.size())});
    const std::vector<ModelArray> others = arrays_of(model);
    for (const ModelArray& array : others)
        arrays.push_back({array.name, {array.shape.begin(), array.shape.end()}, array.values});
    return format_npz(arrays);
}

std::string format_torchscript(const LearnedModel& model, const Provenance& provenance)
{
    using Format = void (*)(const LearnedModel&, const Provenance&, std::string&);
    const auto format = reinterpret_cast<Format>(
        torch_symbol("disentangle_torchscript", "a TorchScript module", ", or write the weights as .npz"));
    std::string bytes;
    format(model, provenance, bytes);
    return bytes;
}

}  // namespace disentangle
