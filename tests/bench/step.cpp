// Time of one evaluation of the objective with its gradient, and what part of the matrix products' peak speed that is.
// Usage: bench_step [SECONDS per line, default 1]

#include "core/base/random.h"
#include "core/learn/backend/blas.h"
#include "core/learn/backend/objective.h"
#include "core/learn/backend/parallel.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <vector>

using namespace disentangle;

namespace {

double now()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Median and minimum of a call's time in seconds, called for `seconds` and at least five times.
struct Times {
    double median, minimum;
};

Times time_calls(double seconds, const std::function<void()>& call)
{
    std::vector<double> times;
    call();
    for (const double end = now() + seconds; now() < end || times.size() < 5;) {
        const double start = now();
        call();
        times.push_back(now() - start);
    }
    std::ranges::sort(times);
    return {times[times.size() / 2], times.front()};
}

/// GFLOP/s of 512 x 512 x 512 products, one on each thread: the median over a tenth of a second.
double peak(int threads)
{
    constexpr int n = 512;
    Workers workers(threads);
    std::vector<std::vector<float>> memory(static_cast<std::size_t>(threads), std::vector<float>(3 * n * n, 1.0f));
    const Times times = time_calls(0.1, [&] {
        workers.run([&](int part) {
            float* a = memory[static_cast<std::size_t>(part)].data();
            multiply<float>(n, n, n, {a, n}, {a + n * n, n}, {a + 2 * n * n, n});
        });
    });
    return threads * 2e-9 * n * n * n / times.median;
}

/// Operations of the matrix products, in units of 1e9: forward, the gradient of the weights, the gradient of the inputs
/// unless those are data.
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

struct Setting {
    const char* name;
    Dimensions dimensions;
    EstimatorSpec spec;
    int rows;
};

std::vector<Setting> settings()
{
    EstimatorSpec recipe;
    EstimatorSpec small = recipe;
    small.width = 64;
    EstimatorSpec paper;
    paper.hidden_layers = 6;
    paper.width = 512;
    paper.initialisation = Initialisation::uniform;
    paper.unmix = false;
    paper.posterior = Posterior::amortised;
    paper.variances = Variances::learned;
    paper.transition = {5, 512, false, false, TransitionInit::uniform};
    const Dimensions action{10, 20, 10, false}, time{10, 20, 0, true};
    return {{"small action", action, small, 512}, {"small time", time, small, 512},
            {"recipe action", action, recipe, 512}, {"recipe time", time, recipe, 512},
            {"paper action", action, paper, 1024}, {"paper time", time, paper, 1024}};
}

std::vector<float> normals(std::size_t n, const char* name)
{
    std::vector<float> values(n);
    Random(1, name).normal(values);
    return values;
}

void measure(const Setting& setting, int threads, double seconds)
{
    const Dimensions& d = setting.dimensions;
    const Layout layout(d, setting.spec);
    const auto count = [](auto... factors) { return (static_cast<std::size_t>(factors) * ...); };
    const std::vector<float> parameters = initial_parameters(layout, 1);
    const std::vector<float> x = normals(count(setting.rows, d.steps(), d.d_x), "x");
    const std::vector<float> a = normals(count(setting.rows, d.d_a), "a");
    const std::vector<float> eps = normals(count(setting.rows, d.steps(), d.d_z), "eps");
    const std::vector<float> mask(count(d.d_z, d.inputs()), 0.9f), ones(count(d.d_z), 1.0f), zeros(count(d.d_z));
    VarianceState<float> variances{0.05f, ones, zeros, ones};
    std::vector<float> gradient(layout.size()), mask_gradient(mask.size());

    const auto objective = make_fused<float>(layout, threads);
    const double before = peak(threads);
    const Times times = time_calls(seconds, [&] {
        objective->evaluate({setting.rows, x.data(), a.empty() ? nullptr : a.data(), eps.data(), mask.data()}, parameters,
                            variances, 1, gradient, mask_gradient);
    });
    const double best = std::max(before, peak(threads));
    const double work = gigaflop(layout, setting.rows);
    std::printf("%-14s %d thread%s  median %8.3f ms  best %8.3f ms  %7.3f GFLOP  %5.0f of %4.0f GFLOP/s  %3.0f %%\n",
                setting.name, threads, threads == 1 ? " " : "s", 1e3 * times.median, 1e3 * times.minimum, work,
                work / times.median, best, 100 * work / times.median / best);
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv)
{
    const double seconds = argc > 1 ? std::atof(argv[1]) : 1;
    use_blas_threads(1);
    std::printf("matrix products: %s\n", blas_library().c_str());
    for (const Setting& setting : settings())
        for (const int threads : {1, 2})
            measure(setting, threads, seconds);
}
