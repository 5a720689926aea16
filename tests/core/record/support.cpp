// SPDX-License-Identifier: GPL-3.0-or-later
#include "support.h"

#include <csignal>

namespace disentangle::testing {

EndlessEngine::EndlessEngine(const fs::path& path)
{
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    child_ = ::fork();
    REQUIRE(child_ >= 0);
    if (child_ == 0) {
        try {
            RunWriter writer = RunWriter::create(path, small_experiment());
            for (std::int64_t step = 0;; ++step) {
                record_step(writer, step);
                writer.flush();
                if (::write(ends[1], &step, sizeof step) != sizeof step)
                    break;
            }
        } catch (...) {
        }
        ::_exit(99);
    }
    ::close(ends[1]);
    pipe_ = ends[0];
}

bool EndlessEngine::read_one()
{
    // Eight bytes are below PIPE_BUF: they arrive together or not at all.
    return ::read(pipe_, &told_, sizeof told_) == sizeof told_;
}

void EndlessEngine::wait_for(std::int64_t step)
{
    while (told_ < step)
        REQUIRE(read_one());
}

std::int64_t EndlessEngine::kill()
{
    if (child_ < 0)
        return told_;
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
    child_ = -1;
    std::int64_t last = told_;
    while (read_one())
        last = told_;
    told_ = last;
    ::close(pipe_);
    return told_;
}

}  // namespace disentangle::testing
