// SPDX-License-Identifier: GPL-3.0-or-later
// A learned model as a TorchScript module: its methods are written as the Python that TorchScript compiles, in the
// operations of autograd.cpp, which tests hold to the backend that trains.
#include "core/base/error.h"
#include "core/learn/network/learned_model.h"

#include <ATen/ATen.h>
#include <torch/csrc/jit/api/module.h>

#include <algorithm>
#include <sstream>

namespace disentangle {
namespace {

/// "encoder_linear0_weight": a dot cannot stand in the name of a parameter.
std::string legal(std::string name)
{
    std::replace(name.begin(), name.end(), '.', '_');
    return name;
}

at::Tensor tensor_of(const float* values, const std::vector<int>& shape)
{
    const std::vector<std::int64_t> sizes(shape.begin(), shape.end());
    return at::from_blob(const_cast<float*>(values), sizes, at::kFloat).clone();
}

/// One method, line by line, in terms of the module's own names.
class Method {
public:
    explicit Method(const std::string& signature) : text_("def " + signature + ":\n") {}

    Method& line(const std::string& code)
    {
        text_ += "    " + code + '\n';
        return *this;
    }
    const std::string& text() const { return text_; }

private:
    std::string text_;
};

std::string parameter(const Tensor& tensor)
{
    return "self." + legal(tensor.name);
}

std::string leaky(const std::string& h)
{
    return "torch.leaky_relu(" + h + ", " + std::to_string(leaky_slope) + ")";
}

/// h through the layers of encoder or decoder.
void add_network(Method& method, const std::vector<Layer>& layers)
{
    for (const Layer& each : layers)
        if (const auto* linear = std::get_if<layer::Linear>(&each))
            method.line("h = torch.linear(h, " + parameter(linear->weight) + ", " + parameter(linear->bias) + ")");
        else
            method.line("h = " + leaky("h"));
}

Method quadratic(const layer::QuadraticCorrection& layer)
{
    Method method("quadratic(self, u)");
    method.line("s = u / torch.sqrt(1.0 + u * u / " + std::to_string(layer.reach * layer.reach) + ")");
    method.line("return torch.einsum('ijk,...j,...k->...i', [" + parameter(layer.weight) + ", s, s])");
    return method;
}

/// Of x, and of the action too where the encoder's first layer has more inputs than x has numbers.
Method encode(const NetworkDescription& model, int d_x, bool scales_actions, bool frames)
{
    const bool actions = std::get<layer::Linear>(model.encoder.front()).in() > d_x;
    Method method(actions ? "encode(self, x, a)" : "encode(self, x)");
    method.line("h = (x.to(self.x_mean) - self.x_mean) / self.x_scale");
    if (frames)
        method.line("h = torch.matmul(h, torch.t(self.components))");
    if (actions)
        method.line(std::string("h = torch.cat([h, ") +
                    (scales_actions ? "(a.to(h) - self.a_mean) / self.a_scale" : "a.to(h)") + "], -1)");
    add_network(method, model.encoder);
    if (model.posterior.amortised())
        method.line("h = h[..., ::2]");  // mean, raw variance, mean, ...
    for (const LatentLayer& each : model.latents)
        if (const auto* unmix = std::get_if<layer::Unmix>(&each))
            method.line("h = torch.matmul(h, torch.t(" + parameter(unmix->weight) + "))");
        else
            method.line("h = h + self.quadratic(h)");
    method.line("return torch.matmul(h, torch.t(self.coordinates))");
    return method;
}

/// The inverse of a square matrix, to the last bit of float.
Method inverse()
{
    Method method("inverse(self, matrix)");
    method.line("return torch.inverse(matrix.to(7)).to(matrix)");  // 7: float64
    return method;
}

/// From latents as the run shows them to those of the parameters.
Method own_latents()
{
    Method method("own_latents(self, z)");
    method.line("return torch.matmul(z.to(self.coordinates), torch.t(self.inverse(self.coordinates)))");
    return method;
}

Method decode(const NetworkDescription& model, bool frames)
{
    Method method("decode(self, z)");
    method.line("h = self.own_latents(z)");
    for (auto each = model.latents.rbegin(); each != model.latents.rend(); ++each)
        if (const auto* unmix = std::get_if<layer::Unmix>(&*each)) {
            method.line("h = torch.matmul(h, torch.t(self.inverse(" + parameter(unmix->weight) + ")))");
        } else {
            method.line("v = h");
            for (int sweep = 0; sweep < layer::QuadraticCorrection::sweeps; ++sweep)
                method.line("h = v - self.quadratic(h)");
        }
    add_network(method, model.decoder);
    if (frames) {
        method.line("h = torch.matmul(h, self.components) / (self.components_scale * self.components_scale)");
        method.line("return torch.minimum(torch.relu(h * self.x_scale + self.x_mean), self.white)");
    } else {
        method.line("return h * self.x_scale + self.x_mean");
    }
    return method;
}

/// All latents' own networks as batched products, as in AutogradObjective::transition: d_z x rows x width.
void add_own_networks(Method& method, const PerLatentNetworks& networks)
{
    std::string first;
    for (const std::optional<Tensor>* weight : {&networks.from_z, &networks.from_a})
        if (*weight)
            first += (first.empty() ? "" : ", ") + parameter(**weight);
    method.line("first = torch.cat([" + first + "], 2) * torch.unsqueeze(self.mask, 1)");
    method.line("h = torch.matmul(torch.unsqueeze(u, 0), torch.transpose(first, 1, 2))");
    method.line("h = h + torch.unsqueeze(" + parameter(networks.bias) + ", 1)");
    method.line("h = " + (networks.activation == Activation::sine ? "torch.sin(h)" : leaky("h")));
    for (const PerLatentNetworks::Hidden& hidden : networks.hidden) {
        method.line("h = torch.bmm(h, torch.transpose(" + parameter(hidden.weight) + ", 1, 2))");
        if (hidden.bias)
            method.line("h = h + torch.unsqueeze(" + parameter(*hidden.bias) + ", 1)");
        method.line("h = " + leaky("h"));
    }
    method.line("h = torch.squeeze(torch.bmm(h, torch.unsqueeze(" + parameter(networks.mean.weight) + ", 2)), 2)");
    method.line("p = torch.t(h) + " + parameter(networks.mean.bias));
    if (networks.skip)
        method.line("p = p + torch.matmul(u, torch.t(" + parameter(*networks.skip) + " * self.mask))");
}

void add_shared_network(Method& method, const SharedNetwork& network)
{
    const auto linear = [](const std::string& input, const Tensor& weight, const Tensor& bias) {
        return "torch.linear(" + input + ", " + parameter(weight) + ", " + parameter(bias) + ")";
    };
    method.line("h = torch.sin(" + linear("u", network.sines.weight, network.sines.bias) + ")");
    if (const auto& series = network.series) {
        method.line("w = torch.unsqueeze(u[:, -" + std::to_string(series->actions()) + ":], 2) * " +
                    parameter(series->weight) + " + " + parameter(series->bias));
        method.line("h = torch.cat([torch.flatten(torch.sin(w), 1), h], 1)");
    }
    method.line("p = " + linear("h", network.mean.weight, network.mean.bias));
    method.line("p = p + torch.matmul(u, torch.t(" + parameter(network.skip) + "))");
}

Method transition(const LearnedModel& model)
{
    const Dimensions& dim = model.layout.dimensions();
    const NetworkDescription& description = model.layout.description();
    const bool both = dim.time && dim.d_a > 0;
    Method method(both ? "transition(self, z_prev, a)" : dim.time ? "transition(self, z_prev)" : "transition(self, a)");
    const std::string past = "self.own_latents(z_prev)", actions = "(a.to(self.mask) - self.a_mean) / self.a_scale";
    method.line("u = " + (both ? "torch.cat([" + past + ", " + actions + "], 1)" : dim.time ? past : actions));
    if (model.shared)
        add_shared_network(method, description.shared_transition.value());
    else
        add_own_networks(method, description.transition);
    method.line("return torch.matmul(p, torch.t(self.coordinates))");
    return method;
}

torch::jit::Module module_of(const LearnedModel& model, const Provenance& provenance)
{
    torch::jit::Module module("DisentangledModel");
    for (const Tensor& tensor : model.layout.tensors())
        module.register_parameter(legal(tensor.name), tensor_of(model.parameters.data() + tensor.offset, tensor.shape),
                                  false);
    for (const ModelArray& array : arrays_of(model))
        module.register_buffer(array.name, tensor_of(array.values.data(), array.shape));
    module.register_attribute("step", c10::IntType::get(), provenance.step);
    module.register_attribute("experiment", c10::StringType::get(), provenance.experiment);
    module.register_attribute("actions", c10::ListType::ofStrings(),
                              c10::List<std::string>(c10::ArrayRef<std::string>(provenance.actions)));
    module.define(inverse().text() + own_latents().text());
    const NetworkDescription& description = model.layout.description();
    for (const LatentLayer& each : description.latents)
        if (const auto* correction = std::get_if<layer::QuadraticCorrection>(&each))
            module.define(quadratic(*correction).text());
    module.define(
        encode(description, model.layout.dimensions().d_x, !model.a_mean.empty(), !model.components.empty()).text());
    if (!description.decoder.empty())
        module.define(decode(description, !model.components.empty()).text());
    if (model.layout.dimensions().inputs() > 0)
        module.define(transition(model).text());
    return module;
}

}  // namespace
}  // namespace disentangle

extern "C" {
// By reference, because a function with the calling convention of C returns no class of C++.
void disentangle_torchscript(const disentangle::LearnedModel& model, const disentangle::Provenance& provenance,
                             std::string& bytes)
{
    try {
        std::ostringstream stream;
        disentangle::module_of(model, provenance).save(stream);
        bytes = std::move(stream).str();
    } catch (const c10::Error& error) {
        throw disentangle::Error("the model cannot be written as a TorchScript module: " +
                                 std::string(error.what_without_backtrace()));
    }
}
}
