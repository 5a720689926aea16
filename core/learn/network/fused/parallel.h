// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <type_traits>

namespace disentangle {

/// A few threads that do the same piece of work on different parts of the data, many times a millisecond apart. Between
/// two pieces they spin briefly and then sleep; a part whose thread does not get to it in time is done by another, so
/// that a busy machine slows the work down but never holds it up. All objects of one size share their threads: users
/// that take turns, as objective and optimiser do, find them awake and out of no one's way.
class Workers {
public:
    /// `threads` >= 1, the caller's included. Throws std::system_error when the system has no more to give.
    explicit Workers(int threads);
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    int size() const { return size_; }

    /// Calls work(part) for every part in [0, size()), on any threads, and returns when all are done. What was written
    /// before the call is seen by every part, and what the parts wrote by the caller. When the threads are at work for
    /// someone else (another trainer, or a run() around this one) the calling thread does all parts. `work` must not
    /// throw. Neither allocates nor locks.
    template <class Work>
    void run(Work&& work)
    {
        using Function = std::remove_reference_t<Work>;
        dispatch([](void* context, int part) { (*static_cast<Function*>(context))(part); },
                 const_cast<void*>(static_cast<const void*>(&work)));
    }

private:
    class Team;
    using Call = void (*)(void* context, int part);

    void dispatch(Call call, void* context);

    int size_;
    std::shared_ptr<Team> team_;  ///< null for one thread
};

}  // namespace disentangle
