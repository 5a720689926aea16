// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

/// Readers of bytes that come from outside, each fed with any bytes at all. A target returns when its promises hold:
/// what is refused is refused by InputError, in one line; what is read and written again reads back as the same value.
/// It throws Broken (promises.h), or whatever escaped, when one does not.
namespace disentangle::fuzz {

void checkpoint(std::string_view bytes);
void columns(std::string_view bytes);
void command(std::string_view bytes);
void csv(std::string_view bytes);
void experiment(std::string_view bytes);
void graph_paste(std::string_view bytes);
void npy(std::string_view bytes);
void npz(std::string_view bytes);
void run_file(std::string_view bytes);

struct Target {
    std::string_view name;  ///< also of its folder in tests/fuzz/corpus
    void (*run)(std::string_view bytes);
};

inline constexpr std::array targets{
    Target{"checkpoint", checkpoint},
    Target{"columns", columns},
    Target{"command", command},
    Target{"csv", csv},
    Target{"experiment", experiment},
    Target{"graph_paste", graph_paste},
    Target{"npy", npy},
    Target{"npz", npz},
    Target{"run_file", run_file},
};

}  // namespace disentangle::fuzz
