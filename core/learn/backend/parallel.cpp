#include "core/learn/backend/parallel.h"

#include <chrono>

namespace disentangle {

namespace {

/// Longer than the serial code between two pieces of work, shorter than anybody would notice.
constexpr std::chrono::microseconds spin_time{50};

void relax()
{
#if defined(__x86_64__)
    __builtin_ia32_pause();
#else
    std::this_thread::yield();
#endif
}

}  // namespace

template <class Value>
void Workers::wait_while(const std::atomic<Value>& word, Value value) const
{
    if (spin_) {
        const auto deadline = std::chrono::steady_clock::now() + spin_time;
        do {
            for (int i = 0; i < 16; ++i) {
                if (word.load(std::memory_order_acquire) != value)
                    return;
                relax();
            }
        } while (std::chrono::steady_clock::now() < deadline);
    }
    word.wait(value, std::memory_order_acquire);
}

Workers::Workers(int threads) : spin_(threads <= static_cast<int>(std::thread::hardware_concurrency()))
{
    threads_.reserve(static_cast<std::size_t>(threads > 1 ? threads - 1 : 0));
    try {
        for (int part = 1; part < threads; ++part)
            threads_.emplace_back([this, part] { serve(part); });
    } catch (...) {  // the system has no more threads to give; those that run must end before they are forgotten
        stop();
        throw;
    }
}

Workers::~Workers()
{
    stop();
}

void Workers::stop()
{
    call_ = nullptr;
    generation_.fetch_add(1, std::memory_order_release);
    generation_.notify_all();
    for (std::thread& thread : threads_)
        thread.join();
}

void Workers::dispatch(Call call, void* context)
{
    if (threads_.empty()) {
        call(context, 0);
        return;
    }
    call_ = call;
    context_ = context;
    pending_.store(static_cast<std::uint32_t>(threads_.size()), std::memory_order_relaxed);
    generation_.fetch_add(1, std::memory_order_release);
    generation_.notify_all();
    call(context, 0);
    for (auto left = pending_.load(std::memory_order_acquire); left != 0;
         left = pending_.load(std::memory_order_acquire))
        wait_while(pending_, left);
}

void Workers::serve(int part)
{
    for (std::uint32_t seen = 0;; ++seen) {
        wait_while(generation_, seen);
        if (call_ == nullptr)
            return;
        call_(context_, part);
        if (pending_.fetch_sub(1, std::memory_order_acq_rel) == 1)
            pending_.notify_one();
    }
}

}  // namespace disentangle
