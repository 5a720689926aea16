// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/network/fused/parallel.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

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

/// The threads beside the caller's. Every piece of work has a number, the generation; a part is claimed by setting its
/// claim from the last number to this one. A thread that comes late finds all claimed and touches nothing.
class Workers::Team {
public:
    explicit Team(int threads);
    ~Team() { stop(); }

    /// False, having done nothing, when the threads are busy.
    bool run(Call call, void* context);

private:
    struct alignas(64) Claim {
        std::atomic<std::uint32_t> generation{0};
    };

    void serve(std::size_t part);
    void stop();
    /// Does unclaimed parts, its own first, until there are none.
    void work(std::size_t own, std::uint32_t generation);
    void wait_while(const std::atomic<std::uint32_t>& word, std::uint32_t value) const;

    const bool spin_;
    Call call_ = nullptr;  ///< may be read by who holds a claim
    void* context_ = nullptr;
    std::atomic_flag busy_;
    std::atomic<bool> stop_{false};
    alignas(64) std::atomic<std::uint32_t> generation_{0};
    alignas(64) std::atomic<std::uint32_t> pending_{0};  ///< parts that are not done
    std::vector<Claim> claims_;                          ///< of each part
    std::vector<std::thread> threads_;
};

Workers::Team::Team(int threads)
    : spin_(threads <= static_cast<int>(std::thread::hardware_concurrency())),
      claims_(static_cast<std::size_t>(threads))
{
    threads_.reserve(claims_.size() - 1);
    try {
        for (std::size_t part = 1; part < claims_.size(); ++part)
            threads_.emplace_back([this, part] { serve(part); });
    } catch (...) {  // those that run must end before they are forgotten
        stop();
        throw;
    }
}

void Workers::Team::wait_while(const std::atomic<std::uint32_t>& word, std::uint32_t value) const
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

bool Workers::Team::run(Call call, void* context)
{
    if (busy_.test_and_set(std::memory_order_acquire))
        return false;
    call_ = call;
    context_ = context;
    pending_.store(static_cast<std::uint32_t>(claims_.size()), std::memory_order_relaxed);
    const std::uint32_t generation = generation_.fetch_add(1, std::memory_order_acq_rel) + 1;
    generation_.notify_all();
    work(0, generation);
    for (auto left = pending_.load(std::memory_order_acquire); left != 0;
         left = pending_.load(std::memory_order_acquire))
        wait_while(pending_, left);
    busy_.clear(std::memory_order_release);
    return true;
}

void Workers::Team::work(std::size_t own, std::uint32_t generation)
{
    for (std::size_t k = 0; k < claims_.size(); ++k) {
        const std::size_t part = (own + k) % claims_.size();
        std::uint32_t last = generation - 1;
        if (!claims_[part].generation.compare_exchange_strong(last, generation, std::memory_order_acq_rel,
                                                              std::memory_order_relaxed))
            continue;
        call_(context_, static_cast<int>(part));
        if (pending_.fetch_sub(1, std::memory_order_acq_rel) == 1)
            pending_.notify_one();
    }
}

void Workers::Team::serve(std::size_t part)
{
    for (std::uint32_t seen = 0;;) {
        wait_while(generation_, seen);
        // In this order: who sees the number that stop() gives out must see that it is no work.
        seen = generation_.load(std::memory_order_acquire);
        if (stop_.load(std::memory_order_relaxed))
            return;
        work(part, seen);
    }
}

void Workers::Team::stop()
{
    stop_.store(true, std::memory_order_relaxed);
    generation_.fetch_add(1, std::memory_order_release);
    generation_.notify_all();
    for (std::thread& thread : threads_)
        thread.join();
}

Workers::Workers(int threads) : size_(threads > 1 ? threads : 1)
{
    static std::mutex mutex;
    static std::map<int, std::weak_ptr<Team>> teams;
    if (size_ == 1)
        return;
    const std::lock_guard lock(mutex);
    team_ = teams[size_].lock();
    if (!team_)
        teams[size_] = team_ = std::make_shared<Team>(size_);
}

Workers::~Workers() = default;

void Workers::dispatch(Call call, void* context)
{
    if (team_ && team_->run(call, context))
        return;
    for (int part = 0; part < size_; ++part)
        call(context, part);
}

}  // namespace disentangle
