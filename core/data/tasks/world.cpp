// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/tasks/world.h"

#include "core/data/synthetic/arithmetic.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <thread>

namespace disentangle {
namespace {

constexpr int block_rows = 1024;
constexpr int standardisation_rows = 20000;
constexpr int held_out_rows = 20000;  // that tasks of validation and test draw from, each
constexpr std::array split_names{"train", "validation", "test"};

std::string stream_name(const char* what, Split split)
{
    return std::string(what) + split_names[static_cast<std::size_t>(split)];
}

/// The mixing of the single-world data, which wants a graph for its number of latents.
WorldSpec mixing_spec(const TasksSpec& spec)
{
    WorldSpec world;
    world.graph = make_graph(Adjacency::identity(spec.latents), {});
    world.mixing = spec.mixing == TaskMixing::linear ? MixingKind::linear : MixingKind::network;
    world.mixing_seed = spec.mixing_seed;
    world.negative_slope = spec.negative_slope;
    world.d_x = spec.d_x;
    return world;
}

TasksSpec validated(const TasksSpec& spec)
{
    validate(spec);
    return spec;
}

double product_of(const Eigen::MatrixXd& weights, int row, const float* z)
{
    double sum = 0;
    for (Eigen::Index j = 0; j < weights.cols(); ++j)
        sum += weights(row, j) * static_cast<double>(z[j]);
    return sum;
}

/// A class drawn from a softmax.
int drawn_class(std::vector<double>& logits, Random& random)
{
    const double largest = *std::ranges::max_element(logits);
    double total = 0;
    for (double& value : logits)
        total += value = portable_exp(value - largest);
    double left = random.uniform() * total;
    std::size_t chosen = 0;
    while (chosen + 1 < logits.size() && (left -= logits[chosen]) > 0)
        ++chosen;
    return static_cast<int>(chosen);
}

}  // namespace

TaskWorld::TaskWorld(const TasksSpec& spec, int threads)
    : spec_(validated(spec)), threads_(std::max(threads, 1)), law_(spec), latents_(spec)
{
    if (is_scene()) {
        pixel_noise_.emplace(spec_.scene, spec_.seed);
        return;
    }
    mixing_.emplace(mixing_spec(spec_));
    const auto m = static_cast<std::size_t>(spec_.latents), d_x = static_cast<std::size_t>(spec_.d_x);
    std::vector<double> z(standardisation_rows * m), x(standardisation_rows * d_x);
    Random random(spec_.seed, "standardisation");
    for (std::size_t row = 0; row < standardisation_rows; ++row)
        latents_.draw(random, z.data() + row * m);
    mixing_->apply(z.data(), standardisation_rows, x.data());
    mean_.assign(d_x, 0);
    deviation_.assign(d_x, 0);
    for (std::size_t k = 0; k < x.size(); ++k)
        mean_[k % d_x] += x[k] / standardisation_rows;
    for (std::size_t k = 0; k < x.size(); ++k)
        deviation_[k % d_x] += (x[k] - mean_[k % d_x]) * (x[k] - mean_[k % d_x]) / standardisation_rows;
    for (double& value : deviation_)
        value = value > 0 ? std::sqrt(value) : 1;
}

void TaskWorld::mix(const std::vector<double>& z, int count, Random* random, float* x) const
{
    const std::size_t d_x = mean_.size();
    std::vector<double> mixed(static_cast<std::size_t>(count) * d_x);
    mixing_->apply(z.data(), count, mixed.data());
    for (std::size_t k = 0; k < mixed.size(); ++k) {
        const double noise = random == nullptr ? 0 : spec_.noise * random->normal();
        x[k] = static_cast<float>((mixed[k] - mean_[k % d_x]) / deviation_[k % d_x] + noise);
    }
}

void TaskWorld::fill_block(Split split, int block, Observed& observed) const
{
    const auto m = static_cast<std::size_t>(spec_.latents), d_x = mean_.size();
    const int first = block * block_rows, count = std::min(block_rows, observed.count - first);
    Random latents(spec_.seed, stream_name("latents ", split), static_cast<std::uint64_t>(block));
    Random noise(spec_.seed, stream_name("noise ", split), static_cast<std::uint64_t>(block));
    std::vector<double> z(static_cast<std::size_t>(count) * m);
    for (std::size_t row = 0; row < static_cast<std::size_t>(count); ++row)
        latents_.draw(latents, z.data() + row * m);
    if (!is_scene())
        mix(z, count, &noise, observed.x.data() + static_cast<std::size_t>(first) * d_x);
    std::ranges::transform(z, observed.z.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(first) * m),
                           [](double value) { return static_cast<float>(value); });
}

void TaskWorld::paint(Renderer& renderer, const char* stream, std::uint64_t number, const float* z, float* frame) const
{
    std::array<float, 32> u{};
    for (std::size_t i = 0; i < static_cast<std::size_t>(spec_.latents); ++i)
        u[i] = z[i] / static_cast<float>(spec_.cube);
    if (stream == nullptr)
        renderer.render(u.data(), frame);
    else
        pixel_noise_->render(renderer, Random(spec_.seed, stream, number), u.data(), frame);
}

void TaskWorld::show(Split split, std::span<const std::int32_t> numbers, float* x) const
{
    const Observed& from = observed(split);
    const auto m = static_cast<std::size_t>(spec_.latents), d_x = static_cast<std::size_t>(spec_.observation().size());
    if (!is_scene()) {
        for (const std::int32_t number : numbers)
            x = std::copy_n(&from.x[static_cast<std::size_t>(number) * d_x], d_x, x);
        return;
    }
    Renderer renderer(spec_.scene, spec_.latents);
    const std::string stream = stream_name("pixels ", split);
    for (const std::int32_t number : numbers) {
        paint(renderer, stream.c_str(), static_cast<std::uint64_t>(number),
              &from.z[static_cast<std::size_t>(number) * m], x);
        x += d_x;
    }
}

const TaskWorld::Observed& TaskWorld::observed(Split split) const
{
    const auto place = static_cast<std::size_t>(split);
    std::call_once(made_[place], [&] {
        Observed& made = observed_[place];
        made.count = split == Split::train ? spec_.rows : held_out_rows;
        made.z.resize(static_cast<std::size_t>(made.count) * static_cast<std::size_t>(spec_.latents));
        made.x.resize(static_cast<std::size_t>(made.count) * mean_.size());
        const int blocks = (made.count + block_rows - 1) / block_rows;
        const auto work = [&](int part) {
            for (int block = part; block < blocks; block += threads_)
                fill_block(split, block, made);
        };
        std::vector<std::jthread> others;
        for (int part = 1; part < threads_; ++part)
            others.emplace_back(work, part);
        work(0);
    });
    return observed_[place];
}

int TaskWorld::tasks(Split split) const
{
    return split == Split::train ? spec_.training_tasks() : split == Split::test ? test_tasks : validation_tasks;
}

DrawnTask TaskWorld::task(Split split, int number) const
{
    const Observed& from = observed(split);
    Random random(spec_.seed, stream_name("task ", split), static_cast<std::uint64_t>(number));
    DrawnTask task;
    task.support = law_.support(random);
    task.weights = law_.weights(task.support, random);
    const auto n = static_cast<std::size_t>(spec_.points);
    for (std::size_t i = 0; i < n; ++i)
        task.points.push_back(static_cast<std::int32_t>(random.below(static_cast<std::uint64_t>(from.count))));
    const auto z = [&](std::size_t i) {
        return from.z.data() + static_cast<std::size_t>(task.points[i]) * static_cast<std::size_t>(spec_.latents);
    };
    if (spec_.classes > 0) {
        std::vector<double> logits(static_cast<std::size_t>(spec_.classes));
        for (std::size_t i = 0; i < n; ++i) {
            for (int c = 0; c < spec_.classes; ++c)
                logits[static_cast<std::size_t>(c)] = spec_.sharpness * product_of(task.weights, c, z(i));
            task.targets.push_back(static_cast<float>(drawn_class(logits, random)));
        }
        return task;
    }
    std::vector<double> signal(n), noise(n);
    double power = 0, noise_power = 0;
    for (std::size_t i = 0; i < n; ++i) {
        signal[i] = product_of(task.weights, 0, z(i));
        noise[i] = random.normal();
        power += signal[i] * signal[i];
        noise_power += noise[i] * noise[i];
    }
    const double factor = spec_.label_noise * std::sqrt(power / noise_power);
    for (std::size_t i = 0; i < n; ++i)
        task.targets.push_back(static_cast<float>(signal[i] + factor * noise[i]));
    return task;
}

TaskWorld::Observed TaskWorld::uniform(int count) const
{
    Observed result;
    result.count = count;
    std::vector<double> z(static_cast<std::size_t>(count) * static_cast<std::size_t>(spec_.latents));
    Random random(spec_.seed, "uniform latents"), noise(spec_.seed, "uniform noise");
    for (double& value : z)
        value = random.uniform(-spec_.cube, spec_.cube);
    result.z.assign(z.begin(), z.end());
    const auto m = static_cast<std::size_t>(spec_.latents), d_x = static_cast<std::size_t>(spec_.observation().size());
    result.x.resize(static_cast<std::size_t>(count) * d_x);
    if (!is_scene()) {
        mix(z, count, &noise, result.x.data());
        return result;
    }
    Renderer renderer(spec_.scene, spec_.latents);
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i)
        paint(renderer, "uniform pixels", i, &result.z[i * m], &result.x[i * d_x]);
    return result;
}

std::vector<float> TaskWorld::observe(const std::vector<float>& z) const
{
    const auto m = static_cast<std::size_t>(spec_.latents), count = z.size() / m,
               d_x = static_cast<std::size_t>(spec_.observation().size());
    std::vector<float> x(count * d_x);
    if (!is_scene()) {
        mix({z.begin(), z.end()}, static_cast<int>(count), nullptr, x.data());
        return x;
    }
    Renderer renderer(spec_.scene, spec_.latents);
    for (std::size_t i = 0; i < count; ++i)
        paint(renderer, nullptr, 0, &z[i * m], &x[i * d_x]);
    return x;
}

}  // namespace disentangle
