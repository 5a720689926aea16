// SPDX-License-Identifier: GPL-3.0-or-later
// How many frames of each picture are rendered in a second, and rendered and projected on 64 components, and how long the
// components take to be fitted: processor time of one thread, beside a reference, copying the same frames.
#include "core/data/scene/source.h"
#include "core/learn/front_end/components.h"
#include "core/learn/front_end/projected.h"
#include "tests/bench/own_time.h"

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

namespace {

using namespace disentangle;

/// The fastest of several runs, in milliseconds: what the machine can do when nothing disturbs it.
template <class Work>
double fastest(int runs, Work work)
{
    double best = 1e30;
    for (int run = 0; run < runs; ++run) {
        const double start = ownMilliseconds();
        work();
        best = std::min(best, ownMilliseconds() - start);
    }
    return best;
}

struct Case {
    Picture picture;
    int size;
    Colour colour;
};

WorldSpec ten_latents()
{
    WorldSpec spec;
    spec.graph = make_graph(Adjacency::identity(10), std::nullopt);
    spec.mechanism = MechanismKind::diagonal_sin;
    spec.train = 20000;
    return spec;
}

void measure(const Case& what)
{
    SceneSpec scene;
    scene.picture = what.picture;
    scene.size = what.size;
    scene.colour = what.colour;
    const Data frames = make_scene(ten_latents(), scene, 1);
    frames.source->prepare(Split::train);
    const int count = 2048;
    const std::vector<std::int32_t> rows = consecutive_rows(0, count);
    const auto pixels = static_cast<std::size_t>(scene.frame().size());
    std::vector<float> x(count * pixels), other(x.size()), a(count * 10), scores(count * 64);
    const double rendering = fastest(7, [&] { frames.source->fill(Split::train, rows, {x, a}); });
    const double copying = fastest(7, [&] { std::copy(x.begin(), x.end(), other.begin()); });
    Components components;
    const double fitting = fastest(1, [&] { components = fitted_components(*frames.source, 64, 10); });
    const Data data = projected(frames, components, 1);
    const double both = fastest(7, [&] { data.source->fill(Split::train, rows, {scores, a}); });
    std::printf("%-8s %2d x %2d %-4s rendered %9.0f frames/s (%.1f copies), and projected %9.0f frames/s; components "
                "of 64: %.2f s, kept %.4f\n",
                std::string(picture_names[static_cast<std::size_t>(what.picture)]).c_str(), what.size, what.size,
                what.colour == Colour::rgb ? "rgb" : "grey", 1e3 * count / rendering, rendering / copying,
                1e3 * count / both, fitting / 1e3, components.kept());
}

}  // namespace

int main()
{
    for (const Case& what : {Case{Picture::balls, 32, Colour::grey}, Case{Picture::scene, 32, Colour::grey},
                             Case{Picture::sprites, 32, Colour::grey}, Case{Picture::balls, 32, Colour::rgb},
                             Case{Picture::scene, 32, Colour::rgb}, Case{Picture::scene, 64, Colour::rgb}})
        measure(what);
    return 0;
}
