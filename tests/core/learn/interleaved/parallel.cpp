// SPDX-License-Identifier: GPL-3.0-or-later
// The thread team's own source once more, with atomics that let other threads run before one access in four. Orders of
// events that a machine shows once in a million times, such as a stop between two loads of a thread that comes late,
// then come within seconds, and parallel_test.cpp and ThreadSanitizer see what they do.

// All that the source includes comes first: the name that is replaced below is in there too.
#include "core/learn/network/fused/parallel.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace disentangle::interleaved {

/// Yields in one call of four, each thread in an order of its own.
inline void give_way()
{
    static std::atomic<std::uint32_t> threads{0};
    thread_local std::uint32_t state = 2654435761U * ++threads;
    state = state * 1664525U + 1013904223U;  // the generator of Numerical Recipes; its high bits are the good ones
    if (state >> 30 == 0)
        std::this_thread::yield();
}

template <class T>
class Atomic {
public:
    Atomic(T value) : value_(value) {}

    T load(std::memory_order order) const { return here().load(order); }
    void store(T value, std::memory_order order) { here().store(value, order); }
    T fetch_add(T value, std::memory_order order) { return here().fetch_add(value, order); }
    T fetch_sub(T value, std::memory_order order) { return here().fetch_sub(value, order); }
    bool compare_exchange_strong(T& expected, T value, std::memory_order success, std::memory_order failure)
    {
        return here().compare_exchange_strong(expected, value, success, failure);
    }
    void wait(T value, std::memory_order order) const { here().wait(value, order); }
    void notify_one() { here().notify_one(); }
    void notify_all() { here().notify_all(); }

private:
    std::atomic<T>& here() const
    {
        give_way();
        return value_;
    }
    mutable std::atomic<T> value_;
};

}  // namespace disentangle::interleaved

namespace std {
template <class T>
using interleaved_atomic = disentangle::interleaved::Atomic<T>;
}

#define atomic interleaved_atomic
#include "core/learn/network/fused/parallel.cpp"
