// SPDX-License-Identifier: GPL-3.0-or-later
// How long a very long run takes to record, to open and to scrub: 100,000 evaluated steps of 20 metrics and three
// 10 x 10 snapshots each. bench_record [FILE] keeps the file.
#include "core/record/run_file.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>

namespace {

using namespace disentangle;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::int64_t evaluations = 100000;
constexpr std::int64_t every = 10;  ///< steps between evaluations
constexpr std::array<const char*, 20> metrics{"mcc",
                                              "r",
                                              "r_con",
                                              "shd",
                                              "shd_Ga",
                                              "shd_Gz",
                                              "missing_Ga",
                                              "extra_Ga",
                                              "missing_Gz",
                                              "extra_Gz",
                                              "edges_Ga",
                                              "edges_Gz",
                                              "expected_edges_Ga",
                                              "expected_edges_Gz",
                                              "bound_Ga",
                                              "multiplier_Ga",
                                              "loss",
                                              "kl",
                                              "mse",
                                              "seconds"};
constexpr std::array<const char*, 3> kinds{"probability_Ga", "probability_Gz", "correlation"};

template <class Work>
double milliseconds(Work work)
{
    const auto start = Clock::now();
    work();
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

void record(const fs::path& path)
{
    RunWriter writer = RunWriter::create(path, preset_experiment("ActionTime"));
    const Snapshot snapshot{10, 10, std::vector<float>(100, 0.5F)};
    for (std::int64_t i = 0; i < evaluations; ++i) {
        for (const char* name : metrics)
            writer.metric(i * every, name, 1.0 / static_cast<double>(i + 1));
        for (const char* kind : kinds)
            writer.snapshot(i * every, kind, snapshot);
        writer.flush();
    }
}

}  // namespace

int main(int argc, char** argv)
{
    const fs::path path = argc > 1 ? fs::path(argv[1]) : fs::temp_directory_path() / "bench_record.run";
    if (argc < 2 || !fs::exists(path))
        std::printf("record %lld evaluations: %.0f ms\n", static_cast<long long>(evaluations),
                    milliseconds([&] { record(path); }));
    std::printf("file: %.0f MB\n", static_cast<double>(fs::file_size(path)) / 1e6);

    std::optional<RunReader> reader;
    std::printf("open: %.2f ms\n", milliseconds([&] { reader.emplace(path); }));
    std::size_t seen = 0;  // keeps the work from being optimised away
    std::printf("last step: %.3f ms\n", milliseconds([&] { seen += static_cast<std::size_t>(reader->last_step()); }));
    std::printf("one whole curve: %.1f ms\n", milliseconds([&] { seen += reader->metric("mcc").size(); }));
    std::printf("all steps: %.1f ms\n", milliseconds([&] { seen += reader->steps().size(); }));
    std::printf("poll for new steps: %.3f ms\n",
                milliseconds([&] { seen += reader->steps((evaluations - 1) * every).size(); }));
    constexpr int looks = 1000;
    const double scrub = milliseconds([&] {
        for (std::int64_t i = 0; i < looks; ++i) {
            const std::int64_t step = i * 7919 % evaluations * every + 3;
            for (const char* name : metrics)
                seen += reader->metric_at(name, step).has_value();
            for (const char* kind : kinds)
                seen += reader->snapshot(kind, step)->data.size();
        }
    });
    std::printf("scrub to a random step (20 metrics, 3 snapshots): %.3f ms\n", scrub / looks);
    reader.reset();
    if (argc < 2)
        fs::remove(path);
    return seen == 0;
}
