// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/network/layout.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <vector>

using namespace disentangle;

namespace {

/// An estimator with every kind of parameter that can be had at once.
Layout everything(Posterior posterior = Posterior::amortised, Variances variances = Variances::learned)
{
    EstimatorSpec spec;
    spec.hidden_layers = 1;
    spec.width = 7;
    spec.bend = true;
    spec.posterior = posterior;
    spec.variances = variances;
    spec.transition.width = 5;
    spec.transition.shared_width = 6;
    spec.transition.series = 2;
    return {{3, 8, 2, true}, spec};
}

}  // namespace

// Files of parameters follow this order: a checkpoint of an earlier version is read by place.
TEST_CASE("parameters keep their names and their order")
{
    const Layout layout = everything();
    std::vector<std::string> names;
    for (const Tensor& tensor : layout.tensors())
        names.push_back(tensor.name);
    CHECK(names == std::vector<std::string>{"encoder.linear0.weight",
                                            "encoder.linear0.bias",
                                            "encoder.linear_out.weight",
                                            "encoder.linear_out.bias",
                                            "decoder.linear0.weight",
                                            "decoder.linear0.bias",
                                            "decoder.linear_out.weight",
                                            "decoder.linear_out.bias",
                                            "unmix.weight",
                                            "bend.weight",
                                            "transition.from_z.weight",
                                            "transition.from_a.weight",
                                            "transition.bias",
                                            "transition.hidden1.weight",
                                            "transition.hidden1.bias",
                                            "transition.out.weight",
                                            "transition.out.bias",
                                            "transition.skip.weight",
                                            "transition.shared.weight",
                                            "transition.shared.bias",
                                            "transition.shared.series.weight",
                                            "transition.shared.series.bias",
                                            "transition.shared.out.weight",
                                            "transition.shared.out.bias",
                                            "transition.shared.skip.weight",
                                            "decoder_logvar",
                                            "prior.raw_variance",
                                            "prior.initial"});
    const Layout history = everything(Posterior::shared, Variances::history);
    CHECK(history.at("transition.variance.weight").shape == std::vector{3, 5});
    CHECK(history.at("transition.variance.bias").shape == std::vector{3});
    // Two actions, two harmonics each, sine and cosine, before the six sines.
    CHECK(history.at("transition.shared.series.weight").shape == std::vector{2, 4});
    CHECK(history.at("transition.shared.variance.weight").shape == std::vector{3, 14});
    CHECK(history.at("posterior.raw_variance").shape == std::vector{3});
    CHECK_THROWS_AS(history.at("prior.raw_variance"), std::logic_error);
}

TEST_CASE("tensors fill the flat vector in order and without gaps")
{
    for (const Layout& layout : {everything(), everything(Posterior::shared, Variances::history)}) {
        std::size_t end = 0, index = 0;
        for (const Tensor& tensor : layout.tensors()) {
            CHECK(tensor.offset == end);
            CHECK(tensor.index == index++);
            end += tensor.size();
        }
        CHECK(layout.size() == end);
    }
}

TEST_CASE("every parameter belongs to the part of the model that its name says")
{
    for (const Layout& layout : {everything(), everything(Posterior::shared, Variances::history)})
        for (const Tensor& tensor : layout.tensors()) {
            CAPTURE(tensor.name);
            const auto starts = [&](const char* prefix) { return tensor.name.starts_with(prefix); };
            const bool amortised = layout.spec().posterior == Posterior::amortised;
            const Group expected = starts("encoder.linear_out") && amortised ? Group::encoder_head
                                   : starts("encoder.")                      ? Group::encoder
                                   : starts("decoder.")                      ? Group::decoder
                                   : starts("unmix.")                        ? Group::unmix
                                   : starts("bend.")                         ? Group::quadratic_correction
                                   : starts("transition.shared.")            ? Group::shared_transition
                                   : starts("transition.")                   ? Group::transition
                                   : starts("posterior.")                    ? Group::posterior
                                                                             : Group::variances;
            CHECK(tensor.group == expected);
        }
}

TEST_CASE("a description's layers refer to the tensors that it lists")
{
    const Layout layout = everything();
    const NetworkDescription& model = layout.description();
    const auto is_listed = [&](const Tensor& tensor) {
        const Tensor& listed = layout.tensors()[tensor.index];
        return listed.name == tensor.name && listed.offset == tensor.offset && listed.shape == tensor.shape;
    };
    REQUIRE(model.encoder.size() == 3);
    CHECK(std::get<layer::Linear>(model.encoder.front()).in() == 8);
    CHECK(std::get<layer::Linear>(model.encoder.back()).out() == 6);
    CHECK(is_listed(std::get<layer::Linear>(model.encoder.back()).bias));
    CHECK(std::holds_alternative<layer::LeakyRelu>(model.encoder[1]));
    REQUIRE(model.latents.size() == 2);
    CHECK(is_listed(std::get<layer::Unmix>(model.latents[0]).weight));
    CHECK(is_listed(std::get<layer::QuadraticCorrection>(model.latents[1]).weight));
    CHECK(is_listed(model.transition.mean.weight));
    CHECK(is_listed(model.shared_transition->sines.weight));
    CHECK(is_listed(model.shared_transition->series->bias));
    CHECK(is_listed(*model.variances->initial));
}

TEST_CASE("a transition that gives variances starts with the same one for every history")
{
    Layout layout = everything(Posterior::shared, Variances::history);
    const std::vector<float> parameters = initial_parameters(layout, 3);
    for (const Head& head :
         {*layout.description().transition.variance, *layout.description().shared_transition->variance}) {
        for (std::size_t k = 0; k < head.weight.size(); ++k)
            CHECK(parameters[head.weight.offset + k] == 0);
        for (std::size_t k = 0; k < head.bias.size(); ++k) {
            const double variance = std::log1p(std::exp(static_cast<double>(parameters[head.bias.offset + k]))) + 1e-6;
            CHECK(std::log(variance) == doctest::Approx(layout.spec().prior_log_variance).epsilon(1e-5));
        }
    }
}
