// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/verbs/selftest.h"
#include "core/base/error.h"
#include "core/learn/elbo_case.h"

#include <cmath>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>

namespace disentangle {

namespace {

using nlohmann::json;

/// Expected edges of the masks' logits, which no backend is needed for.
std::vector<Deviation> check_expected_edges(const json& cases, const std::string& file)
{
    std::vector<Deviation> deviations;
    for (const std::string graph : {"Ga", "Gz"}) {
        Deviation deviation{"expected_edges_" + graph, 0, 1e-9, ""};
        for (std::size_t i = 0; i < cases.size(); ++i) {
            const json expected = cases[i].value(deviation.quantity, json());
            const std::string logits = graph + ".log_alpha";
            if (expected.is_null() || !cases[i]["parameters"].value(logits, json()).is_object())
                continue;
            if (!expected.is_number())
                throw InputError(file, case_place(i) + ": " + deviation.quantity, expected.dump(), "a number");
            double edges = 0;
            const json values = cases[i]["parameters"][logits].value("values", json::array());
            for (const json& logit : values) {
                if (!logit.is_number())
                    throw InputError(file, case_place(i) + ": " + logits, logit.dump(), "a number");
                edges += 1 / (1 + std::exp(-logit.get<double>()));
            }
            deviation.observe(std::abs(edges - expected.get<double>()) /
                                  std::max(1.0, std::abs(expected.get<double>())),
                              case_place(i));
        }
        deviations.push_back(deviation);
    }
    return deviations;
}

template <class Real>
std::vector<Deviation> check_backend(const std::vector<ElboCase>& references, const std::string& name, double tolerance,
                                     const std::function<std::unique_ptr<Objective<Real>>(const Layout&)>& make)
{
    Deviation negative_elbo{name + ": negative_elbo", 0, tolerance, ""},
        reconstruction{name + ": reconstruction_loss", 0, tolerance, ""}, kl{name + ": kl", 0, tolerance, ""},
        gradients{name + ": gradients", 0, tolerance, ""};
    for (std::size_t i = 0; i < references.size(); ++i) {
        const ElboDeviation deviation = compare(*make(references[i].layout), references[i]);
        negative_elbo.observe(deviation.negative_elbo, case_place(i));
        reconstruction.observe(deviation.reconstruction_loss, case_place(i));
        kl.observe(deviation.kl, case_place(i));
        gradients.observe(deviation.gradients, case_place(i) + ", " + deviation.worst_gradient);
    }
    return {negative_elbo, reconstruction, kl, gradients};
}

// Agreement that the reference files ask for.
constexpr double tolerance_double = 1e-9;
constexpr double tolerance_float = 1e-4;

template <class Real>
std::vector<Deviation> check_fused(const std::vector<ElboCase>& references, const std::string& name, double tolerance)
{
    return check_backend<Real>(references, name, tolerance,
                               [](const Layout& layout) { return make_fused<Real>(layout, 1); });
}

template <class Real>
std::vector<Deviation> check_autograd(const std::vector<ElboCase>& references, const std::string& name,
                                      double tolerance)
{
    return check_backend<Real>(references, name, tolerance,
                               [](const Layout& layout) { return make_autograd<Real>(layout, 1); });
}

}  // namespace

std::vector<Deviation> check_elbo(const json& cases, const std::string& file, const std::string& backend,
                                  std::vector<std::string>& notes)
{
    std::vector<ElboCase> references;
    for (std::size_t i = 0; i < cases.size(); ++i)
        references.push_back(parse_elbo_case(cases[i], file, case_place(i)));
    std::vector<Deviation> deviations = check_expected_edges(cases, file);
    const auto add = [&](const std::vector<Deviation>& more) {
        deviations.insert(deviations.end(), more.begin(), more.end());
    };
    if (backend != "autograd") {
        add(check_fused<double>(references, "fused double", tolerance_double));
        add(check_fused<float>(references, "fused float", tolerance_float));
    }
    if (backend != "fused") {
        try {
            add(check_autograd<double>(references, "autograd double", tolerance_double));
            add(check_autograd<float>(references, "autograd float", tolerance_float));
        } catch (const Error& error) {
            if (backend == "autograd")
                throw;
            notes.push_back(std::string("the autograd backend was not evaluated: ") + error.what());
        }
    }
    return deviations;
}

}  // namespace disentangle
