// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/network/fused/parallel.h"

#include <doctest/doctest.h>

#include <algorithm>
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

// Everything a team goes through at once: it begins while another of its size ends, its members come late to work that
// others have done, and callers find it busy. Parts write without locks, so that ThreadSanitizer sees every pair of
// accesses that run() does not order. What a caller counts lies on its stack and is gone when the next round begins.
TEST_CASE("teams that begin, work and end on several threads at once do every part once")
{
    constexpr int callers = 4, rounds = 60, pieces = 20, most = 6;
    std::vector<int> wrong(callers);  // parts done more or less than once, as each caller sees them
    const auto call = [&wrong](int caller) {
        for (int round = 0; round < rounds; ++round) {
            Workers workers(2 + (caller + round) % (most - 1));  // sizes that meet and part again
            for (int piece = 1; piece <= pieces; ++piece) {
                std::vector<int> done(static_cast<std::size_t>(workers.size()));
                workers.run([&done](int part) { ++done[static_cast<std::size_t>(part)]; });
                wrong[static_cast<std::size_t>(caller)] +=
                    static_cast<int>(workers.size() - std::ranges::count(done, 1));
            }
        }
    };
    std::vector<std::thread> threads;
    for (int caller = 0; caller < callers; ++caller)
        threads.emplace_back(call, caller);
    for (std::thread& thread : threads)
        thread.join();
    CHECK(wrong == std::vector<int>(callers));
}

TEST_CASE("a team that ends right after its work calls nothing of it again")
{
    int wrong = 0;
    for (int team = 0; team < 600; ++team) {
        Workers workers(2 + team % 3);
        // The more pieces, the more of the team are awake when it ends.
        for (int piece = 0; piece <= team % 50; ++piece) {
            std::vector<int> done(static_cast<std::size_t>(workers.size()));
            workers.run([&done](int part) { ++done[static_cast<std::size_t>(part)]; });
            wrong += static_cast<int>(workers.size() - std::ranges::count(done, 1));
        }
    }
    CHECK(wrong == 0);
}
