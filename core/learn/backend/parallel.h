#pragma once

#include <atomic>
#include <cstdint>
#include <thread>
#include <type_traits>
#include <vector>

namespace disentangle {

/// A fixed set of threads that do the same piece of work on different parts of the data, many times a millisecond
/// apart. Between two pieces they spin briefly and then sleep, so that an overloaded machine is never held up.
class Workers {
public:
    /// `threads` >= 1, the caller's included.
    explicit Workers(int threads);
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    int size() const { return static_cast<int>(threads_.size()) + 1; }

    /// Calls work(part) for every part in [0, size()), part 0 on the caller's thread, and returns when all are done.
    /// What was written before the call is seen by every part, and what the parts wrote by the caller. `work` must not
    /// throw. Neither allocates nor locks. Not reentrant.
    template <class Work>
    void run(Work&& work)
    {
        using Function = std::remove_reference_t<Work>;
        dispatch([](void* context, int part) { (*static_cast<Function*>(context))(part); },
                 const_cast<void*>(static_cast<const void*>(&work)));
    }

private:
    using Call = void (*)(void* context, int part);

    void dispatch(Call call, void* context);
    void serve(int part);
    void stop();
    template <class Value>
    void wait_while(const std::atomic<Value>& word, Value value) const;

    Call call_ = nullptr;  ///< null asks the threads to end
    void* context_ = nullptr;
    bool spin_ = true;
    alignas(64) std::atomic<std::uint32_t> generation_{0};  ///< counts the pieces of work handed out
    alignas(64) std::atomic<std::uint32_t> pending_{0};     ///< threads still at work on the current one
    std::vector<std::thread> threads_;
};

}  // namespace disentangle
