// SPDX-License-Identifier: GPL-3.0-or-later
// How long the verdict on the largest graph takes, sentences included, beside a reference: sorting 10,000 numbers in
// the same run. The ratio is comparable between machines; the window needs at most 5 ms to stay live.
#include "core/base/random.h"
#include "core/theory/verdict.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

namespace {

using namespace disentangle;

/// The fastest of several runs, in milliseconds: what the machine can do when nothing disturbs it.
template <class F>
double fastest(F work)
{
    using Clock = std::chrono::steady_clock;
    double best = 1e30;
    for (int run = 0; run < 30; ++run) {
        const auto start = Clock::now();
        work();
        best = std::min(best, std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    }
    return best;
}

}  // namespace

int main()
{
    std::vector<std::uint64_t> numbers(10000);
    const double sort_ms = fastest([&] {
        Random random(1, "reference");
        std::generate(numbers.begin(), numbers.end(), random);
        std::sort(numbers.begin(), numbers.end());
    });
    std::printf("sorting 10,000 numbers: %.3f ms\n", sort_ms);
    std::size_t letters = numbers.front() & 1;  // keeps the work from being optimised away
    for (const double density : {0.0, 0.02, 0.1, 0.3, 0.5, 0.9, 0.98, 1.0}) {
        const CausalGraph graph =
            make_graph(random_adjacency(64, 64, density, false, 1), random_adjacency(64, 64, density, true, 2));
        const double verdict_ms = fastest([&] { letters += judge(graph).summary.size(); });
        std::printf("verdict, 64 latents, 64 actions, density %4.2f: %.3f ms, %.2f sorts\n", density, verdict_ms,
                    verdict_ms / sort_ms);
    }
    return letters == 0;
}
