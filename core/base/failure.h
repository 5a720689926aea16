// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <string>

namespace disentangle {

/// What went wrong, in words for people. The sentences of our own errors are that already; the standard library's are not:
/// a full memory, and a file system that refuses a name, are said as we would say them.
std::string failure_in_words(const std::exception& failure);

}  // namespace disentangle
