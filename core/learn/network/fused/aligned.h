// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace disentangle {

/// Memory that starts on a cache line, so that vector loads never cross one and threads never share one.
template <class T>
struct AlignedAllocator {
    using value_type = T;
    static constexpr std::align_val_t alignment{64};

    AlignedAllocator() = default;
    template <class U>
    AlignedAllocator(const AlignedAllocator<U>&) noexcept
    {
    }

    T* allocate(std::size_t n) { return static_cast<T*>(::operator new(n * sizeof(T), alignment)); }
    void deallocate(T* p, std::size_t) noexcept { ::operator delete(p, alignment); }
    bool operator==(const AlignedAllocator&) const = default;
};

template <class T>
using AlignedVector = std::vector<T, AlignedAllocator<T>>;

/// A count or a place as the standard library has them. n >= 0.
constexpr std::size_t index(int n)
{
    return static_cast<std::size_t>(n);
}

/// Elements of rows x cols, and so the place where row `rows` starts.
constexpr std::size_t elements(int rows, int cols)
{
    return index(rows) * index(cols);
}

}  // namespace disentangle
