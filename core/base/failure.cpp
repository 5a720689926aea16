// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/failure.h"

#include "core/base/error.h"

#include <filesystem>
#include <new>
#include <system_error>

namespace disentangle {

std::string failure_in_words(const std::exception& failure)
{
    if (dynamic_cast<const Error*>(&failure) != nullptr)
        return failure.what();
    if (dynamic_cast<const std::bad_alloc*>(&failure) != nullptr)
        return "out of memory";
    if (const auto* files = dynamic_cast<const std::filesystem::filesystem_error*>(&failure))
        return (files->path1().empty() ? "" : files->path1().string() + ": ") + files->code().message();
    if (const auto* system = dynamic_cast<const std::system_error*>(&failure))
        return system->code().message();
    return failure.what();
}

}  // namespace disentangle
