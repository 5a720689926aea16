#include "core/learn/backend/parallel.h"

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

/// The threads beside the caller's.
class Workers::Team {
public:
    explicit Team(int threads);
    ~Team() { stop(); }

    /// False, having done nothing, when the threads are busy.
    bool run(Call call, void* context);

private:
    void serve(int part);
    void stop();
    void wait_while(const std::atomic<std::uint32_t>& word, std::uint32_t value) const;

    const bool spin_;
    Call call_ = nullptr;  ///< null asks the threads to end
    void* context_ = nullptr;
    std::atomic_flag busy_;
    alignas(64) std::atomic<std::uint32_t> generation_{0};  ///< counts the pieces of work handed out
    alignas(64) std::atomic<std::uint32_t> pending_{0};     ///< threads still at work on the current one
    std::vector<std::thread> threads_;
};

Workers::Team::Team(int threads) : spin_(threads <= static_cast<int>(std::thread::hardware_concurrency()))
{
    threads_.reserve(static_cast<std::size_t>(threads - 1));
    try {
        for (int part = 1; part < threads; ++part)
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
    pending_.store(static_cast<std::uint32_t>(threads_.size()), std::memory_order_relaxed);
    generation_.fetch_add(1, std::memory_order_release);
    generation_.notify_all();
    call(context, 0);
    for (auto left = pending_.load(std::memory_order_acquire); left != 0;
         left = pending_.load(std::memory_order_acquire))
        wait_while(pending_, left);
    busy_.clear(std::memory_order_release);
    return true;
}

void Workers::Team::serve(int part)
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

void Workers::Team::stop()
{
    call_ = nullptr;
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
