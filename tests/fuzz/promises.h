// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <stdexcept>
#include <string>
#include <string_view>

namespace disentangle::fuzz {

/// A promise that did not hold. Nothing catches it but the replaying test: under libFuzzer it ends the program.
class Broken : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

inline void require(bool holds, const std::string& promise)
{
    if (!holds)
        throw Broken(promise);
}

/// What errors call the bytes.
inline constexpr const char* input_name = "input";

/// An error as users and programs get it: one line of printable UTF-8 that says something.
inline void require_presentable(const std::string& message)
{
    require(!message.empty(), "an error says nothing");
    require(printable(message, message.size()) == message, "an error is no line of printable text: " + message);
}

/// True when `read` returns; false when it refuses by an InputError that is presentable and names the input.
template <class Read>
bool accepts(Read read)
{
    try {
        read();
        return true;
    } catch (const InputError& error) {
        const std::string message = error.what();
        require_presentable(message);
        require(message.starts_with(input_name), "an error does not name its file: " + message);
        return false;
    }
}

}  // namespace disentangle::fuzz
