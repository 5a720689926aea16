#include "core/learn/network/fused/parallel.h"

#include <doctest/doctest.h>

#include <atomic>
#include <numeric>
#include <thread>
#include <vector>

using namespace disentangle;

TEST_CASE("every part of the work is done exactly once, before run() returns")
{
    for (const int threads : {1, 2, 3, 8}) {
        Workers workers(threads);
        REQUIRE(workers.size() == threads);
        // Parts write without locks: a sanitizer sees whether run() orders them.
        std::vector<int> done(static_cast<std::size_t>(threads));
        for (int round = 1; round <= 1000; ++round) {
            workers.run([&](int part) { ++done[static_cast<std::size_t>(part)]; });
            REQUIRE(std::accumulate(done.begin(), done.end(), 0) == round * threads);
        }
        for (const int times : done)
            CHECK(times == 1000);
    }
}

TEST_CASE("who finds the threads busy does all parts himself")
{
    Workers outer(3), inner(3);
    std::atomic<int> parts = 0;
    outer.run([&](int) { inner.run([&](int) { ++parts; }); });
    CHECK(parts == 9);

    // Two callers at once, as two trainers in one program are.
    const auto work_often = [&](Workers& workers) {
        for (int round = 0; round < 1000; ++round)
            workers.run([&](int) { ++parts; });
    };
    parts = 0;
    std::thread other([&] { work_often(outer); });
    work_often(inner);
    other.join();
    CHECK(parts == 6000);
}

TEST_CASE("workers that never worked end")
{
    for (int i = 0; i < 100; ++i)
        Workers workers(4);
}

// Parts long enough for the other threads to wake, and more of these than cores, so that some are still on their way to
// the last piece of work when the team ends.
TEST_CASE("a thread that comes late, when its team ends, does nothing")
{
    constexpr int teams = 500, threads = 7;
    std::atomic<int> done = 0, ticks = 0;
    const auto work = [&](int) {  // outlives every team
        ++done;
        for (int i = 0; i < 2000; ++i)
            ++ticks;
    };
    for (int i = 0; i < teams; ++i)
        Workers(threads).run(work);
    CHECK(done == teams * threads);
}
