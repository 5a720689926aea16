#include "core/learn/backend/parallel.h"

#include <doctest/doctest.h>

#include <numeric>
#include <vector>

using namespace disentangle;

TEST_CASE("every part of the work is done exactly once, before run() returns")
{
    for (const int threads : {1, 2, 3, 8}) {
        Workers workers(threads);
        REQUIRE(workers.size() == threads);
        // Parts write without locks: a sanitizer sees whether run() orders them.
        std::vector<int> done(static_cast<std::size_t>(threads));
        for (int round = 1; round <= 2000; ++round) {
            workers.run([&](int part) { ++done[static_cast<std::size_t>(part)]; });
            REQUIRE(std::accumulate(done.begin(), done.end(), 0) == round * threads);
        }
        for (const int times : done)
            CHECK(times == 2000);
    }
}

TEST_CASE("workers that never worked end")
{
    for (int i = 0; i < 100; ++i)
        Workers workers(4);
}
