// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <filesystem>

namespace disentangle {

/// A name of a file as Qt has it, for core: any name that the file system holds survives.
inline std::filesystem::path asPath(const QString& path)
{
    return std::filesystem::path(path.toStdU16String());
}

}  // namespace disentangle
