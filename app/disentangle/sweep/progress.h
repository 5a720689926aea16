// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/disentangle/sweep/runner.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace disentangle {

/// Says on standard error how many runs go on: a line for each that ends, and, where the terminal can rewrite a line, one
/// that counts.
class RunsProgress final : public TrainingWatch {
public:
    /// What to say of a run that is done, such as its scores; called once it has ended, for its record to be kept.
    using Ended = std::function<std::string(std::size_t run, const TrainingEnd& end)>;

    RunsProgress(std::span<const Training> trainings, Ended ended);
    ~RunsProgress() override;

    void begun(std::size_t run) override;
    void progressed(std::size_t run, std::int64_t step) override;
    void ended(std::size_t run, const TrainingEnd& end) override;
    void held_up(std::size_t run) override;

private:
    struct Going {
        std::int64_t first = -1, step = 0, steps = 0;  ///< first: of this session, -1 before it is known
        bool running = false, over = false;
    };
    /// Seconds until all is done at the pace so far; not finite while that is unknown.
    double eta() const;
    void show();
    void say_line(const std::string& text);

    std::span<const Training> trainings_;
    Ended ended_;
    std::vector<Going> runs_;
    std::size_t done_ = 0, failed_ = 0;
    bool rewrite_, shown_ = false;
    double started_, last_shown_;
};

}  // namespace disentangle
