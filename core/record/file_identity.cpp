// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/file_identity.h"

#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace disentangle {

namespace fs = std::filesystem;

FileIdentity::FileIdentity(const fs::path& path)
    : path_(fs::absolute(path)), descriptor_(::open(path_.c_str(), O_PATH | O_CLOEXEC))
{
}

FileIdentity::~FileIdentity()
{
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

bool FileIdentity::is_in_place() const
{
    struct stat held {
    }, found{};
    if (descriptor_ < 0 || ::fstat(descriptor_, &held) != 0)
        return true;
    return ::stat(path_.c_str(), &found) == 0 && held.st_dev == found.st_dev && held.st_ino == found.st_ino;
}

fs::path FileIdentity::place() const
{
    struct stat held {
    }, found{};
    std::error_code error;
    const fs::path place = fs::read_symlink("/proc/self/fd/" + std::to_string(descriptor_), error);
    // The system gives a deleted file its last name, with a remark.
    const bool there = !error && ::fstat(descriptor_, &held) == 0 && ::stat(place.c_str(), &found) == 0 &&
                       held.st_dev == found.st_dev && held.st_ino == found.st_ino;
    return there ? place : fs::path();
}

std::uintmax_t FileIdentity::size() const
{
    struct stat held {};
    return descriptor_ >= 0 && ::fstat(descriptor_, &held) == 0 ? static_cast<std::uintmax_t>(held.st_size) : 0;
}

}  // namespace disentangle
