// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/synthetic/blocks.h"

#include "core/base/error.h"

#include <atomic>
#include <climits>
#include <exception>
#include <mutex>
#include <string>
#include <system_error>
#include <thread>

namespace disentangle {

Streams streams_of(Split split)
{
    switch (split) {
    case Split::train: return {"train", "train noise", "train hidden actions"};
    case Split::validation: return {"validation", "validation noise", "validation hidden actions"};
    case Split::test: return {"test", "test noise", "test hidden actions"};
    }
    return {};
}

void require_row_range(int rows, int first, int threads)
{
    if (rows < 0)
        throw InputError("", "rows", "is " + std::to_string(rows), "0 or more");
    // So that the last block's end fits into int.
    if (first < 0 || first > INT_MAX - block_rows - rows)
        throw InputError("", "first row", "is " + std::to_string(first) + " of " + std::to_string(rows) + " rows",
                         "0 or more, and the last below 2^31 - 4096");
    if (threads < 1)
        throw InputError("", "threads", "is " + std::to_string(threads), "1 or more");
}

void for_each_block(int first, int rows, int threads,
                    const std::function<std::function<void(int begin, int end)>()>& make_worker)
{
    if (rows == 0)
        return;
    std::atomic<int> next_block = first / block_rows;
    const int last_block = (first + rows - 1) / block_rows, blocks = last_block - next_block + 1;
    std::exception_ptr failure;
    std::mutex failure_mutex;
    const auto work = [&] {
        try {
            const auto worker = make_worker();
            for (int block = next_block++; block <= last_block; block = next_block++)
                worker(std::max(first, block * block_rows), std::min(first + rows, (block + 1) * block_rows));
        } catch (...) {
            const std::lock_guard lock(failure_mutex);
            failure = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> others;
        try {
            for (int i = 1; i < std::min(threads, blocks); ++i)
                others.emplace_back(work);
        } catch (const std::system_error&) {
            // No more threads could be started: the present ones do all the work.
        }
        work();
    }
    if (failure)
        std::rethrow_exception(failure);
}

void write_row(const std::vector<Lanes>& lanes, int lane, float* to)
{
    for (const auto& values : lanes)
        *to++ = static_cast<float>(values.row[lane]);
}

}  // namespace disentangle
