// SPDX-License-Identifier: GPL-3.0-or-later
// The engine's side of the measurements of training steps: one trainer at a time, told what to do by JSON lines on
// standard input, one answer line each. tests/bench/run speaks to it, and to step_torch.py in the same way.
//   bench_step BACKEND [THREADS]      BACKEND is fused or autograd; THREADS defaults to all cores, at most 8
//   {"do": "versions"}                              what it was built with and runs on
//   {"do": "prepare", "experiment": {...}}          makes the trainer; with "file" also writes a case for comparison
//   {"do": "steps", "count": 20}                    seconds of each of the next steps
//   {"do": "peak"}                                  GFLOP/s of large matrix products on all threads
#include "core/base/error.h"
#include "core/base/random.h"
#include "core/learn/network/fused/blas.h"
#include "core/learn/network/fused/parallel.h"
#include "core/learn/trainer.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <dlfcn.h>
#include <fstream>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

using namespace disentangle;
using nlohmann::json;

namespace {

double now()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// GFLOP/s of 512 x 512 x 512 products, one on each thread: the median over a tenth of a second.
double peak(int threads)
{
    constexpr int n = 512;
    Workers workers(threads);
    std::vector<std::vector<float>> memory(static_cast<std::size_t>(threads), std::vector<float>(3 * n * n, 1.0f));
    use_blas_threads(1);
    const auto products = [&] {
        workers.run([&](int part) {
            float* a = memory[static_cast<std::size_t>(part)].data();
            multiply<float>(n, n, n, {a, n}, {a + n * n, n}, {a + 2 * n * n, n});
        });
    };
    products();
    std::vector<double> times;
    for (const double end = now() + 0.1; now() < end || times.size() < 5;) {
        const double start = now();
        products();
        times.push_back(now() - start);
    }
    std::ranges::nth_element(times, times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2));
    return threads * 2e-9 * n * n * n / times[times.size() / 2];
}

/// Operations of the networks' matrix products in a step, in units of 1e9: forward, the gradient of the weights, the
/// gradient of the inputs unless those are data. The optimiser's own products are left out: they are a cost, not the
/// work.
double gigaflop(const Layout& layout, int rows)
{
    double total = 0;
    for (const Tensor& tensor : layout.tensors()) {
        if (!tensor.name.ends_with("weight"))
            continue;
        const bool of_data = tensor.name == "encoder.linear0.weight" || tensor.name == "transition.from_a.weight";
        const bool of_transition = tensor.name.starts_with("transition");
        total += (of_data ? 2.0 : 3.0) * 2 * static_cast<double>(tensor.size()) * rows *
                 (of_transition ? 1 : layout.dimensions().steps());
    }
    return total * 1e-9;
}

Layout layout_of(const Experiment& experiment)
{
    const WorldSpec& world = experiment.world;
    EstimatorSpec estimator = experiment.estimator;
    estimator.bend = false;  // until it is fitted, late in a run, it costs nothing
    return {{world.graph.d_z(), world.d_x, world.graph.d_a(), world.graph.Gz.has_value()}, estimator};
}

/// What another program needs to build the same estimator and the same step.
json description(const Experiment& experiment, const Layout& layout)
{
    static constexpr const char* roles[] = {"matrix", "vector", "variance", "unmix", "fixed"};
    const Dimensions& d = layout.dimensions();
    json spec = to_json(experiment);
    spec.update({{"d_z", d.d_z},
                 {"d_x", d.d_x},
                 {"d_a", d.d_a},
                 {"time", d.time},
                 {"inputs", d.inputs()},
                 {"train_rows", experiment.world.train}});
    spec["tensors"] = json::array();
    for (const Tensor& tensor : layout.tensors()) {
        spec["tensors"].push_back({tensor.name, tensor.shape});
        spec["roles"][tensor.name] = roles[static_cast<std::size_t>(tensor.role)];
    }
    return spec;
}

/// Initial parameters, a batch, its noise and mask, variances, and the gradient there, as floats one after the other.
/// Returns the loss. Computed in double: in float the paper's loss, 1e4 at first, leaves few digits of a gradient.
double write_case(const Experiment& experiment, const Layout& layout, int threads, const std::string& file)
{
    const Dimensions& d = layout.dimensions();
    const auto count = [](auto... factors) { return (static_cast<std::size_t>(factors) * ...); };
    const int rows = experiment.training.batch;
    const std::vector<float> parameters = initial_parameters(layout, experiment.seed);
    const Dataset data = World(experiment.world).sample(Split::train, rows, 0, threads);
    std::vector<float> eps(count(rows, d.steps(), d.d_z)), mask(count(d.d_z, d.inputs()));
    Random(1, "step").normal(std::span(eps));
    Random random(1, "mask");
    std::ranges::generate(mask, [&] { return static_cast<float>(random.uniform()); });
    VarianceState<float> variances{0.05F, std::vector<float>(count(d.d_z), 0.5F), {}, {}};
    if (d.time) {
        variances.initial_mean.assign(count(d.d_z), 0.1F);
        variances.initial_variance.assign(count(d.d_z), 1.5F);
    }
    const auto in_double = [](const std::vector<float>& values) {
        return std::vector<double>(values.begin(), values.end());
    };
    const std::vector<double> wide_x = in_double(data.x), wide_a = in_double(data.a), wide_eps = in_double(eps),
                              wide_mask = in_double(mask);
    VarianceState<double> wide_variances{static_cast<double>(variances.decoder), in_double(variances.prior),
                                         in_double(variances.initial_mean), in_double(variances.initial_variance)};
    std::vector<double> wide_gradient(layout.size());
    const Batch<double> batch{rows, wide_x.data(), wide_a.empty() ? nullptr : wide_a.data(), wide_eps.data(),
                              wide_mask.data()};
    const Terms terms = make_fused<double>(layout, threads)
                            ->evaluate(batch, in_double(parameters), wide_variances, 1, wide_gradient, {});
    const std::vector<float> gradient(wide_gradient.begin(), wide_gradient.end());

    std::ofstream out(file, std::ios::binary);
    const auto write = [&](const std::vector<float>& values) {
        out.write(reinterpret_cast<const char*>(values.data()),
                  static_cast<std::streamsize>(values.size() * sizeof(float)));
    };
    write(parameters);
    write(data.x);
    write(data.a);
    write(eps);
    write(mask);
    write({variances.decoder});
    write(variances.prior);
    write(variances.initial_mean);
    write(variances.initial_variance);
    write(gradient);
    if (!out.flush())
        throw Error(file + ": cannot be written");
    return terms.loss;
}

std::string openblas_version()
{
    using Config = const char* (*)();
    const auto config = reinterpret_cast<Config>(dlsym(RTLD_DEFAULT, "openblas_get_config"));
    return config == nullptr ? blas_library() : config();
}

json answer(const json& request, std::unique_ptr<Trainer>& trainer, const TrainerOptions& options)
{
    const std::string what = request.at("do");
    if (what == "versions")
        return {{"compiler", std::string("g++ ") + __VERSION__},
                {"blas", openblas_version()},
                {"threads", options.threads}};
    if (what == "peak")
        return {{"gigaflops", peak(options.threads)}};
    if (what == "prepare") {
        const Experiment experiment = experiment_from_json(request.at("experiment"), "experiment");
        const Layout layout = layout_of(experiment);
        json result{{"gigaflop", gigaflop(layout, experiment.training.batch)},
                    {"parameters", layout.size()},
                    {"spec", description(experiment, layout)}};
        if (request.contains("file"))
            result["loss"] = write_case(experiment, layout, options.threads, request["file"]);
        trainer.reset();  // before its successor, so that the memory of two is never needed
        trainer = std::make_unique<Trainer>(experiment, options);
        return result;
    }
    if (what == "steps") {
        std::vector<double> seconds;
        for (int i = 0; i < request.at("count"); ++i) {
            const double start = now();
            trainer->advance();
            seconds.push_back(now() - start);
        }
        return {{"seconds", seconds}};
    }
    throw InputError("", "do", what, "versions, prepare, steps or peak");
}

}  // namespace

int main(int argc, char** argv)
{
    TrainerOptions options;
    options.threads = std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, 8);
    if (argc < 2 || argc > 3) {
        std::fputs("usage: bench_step fused|autograd [THREADS]; tests/bench/run speaks to it\n", stderr);
        return 2;
    }
    options.backend = argv[1];
    if (argc > 2)
        options.threads = std::max(1, std::atoi(argv[2]));
    try {
        std::unique_ptr<Trainer> trainer;
        for (std::string line; std::getline(std::cin, line);)
            std::cout << answer(json::parse(line), trainer, options).dump() << std::endl;
    } catch (const std::exception& error) {
        std::cout << json{{"error", error.what()}}.dump() << std::endl;
        return 1;
    }
}
