// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/writer_lock.h"

#include "core/base/error.h"
#include "core/record/run_file.h"
#include "core/record/run_format.h"

#include <cerrno>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace disentangle {

namespace {

/// A lock of the whole log, for one writer.
struct flock whole_file()
{
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return lock;
}

}  // namespace

WriterLock::WriterLock(const std::filesystem::path& run)
{
    descriptor_ = ::open(log_of(run).c_str(), O_RDWR | O_CLOEXEC);
    struct flock lock = whole_file();
    if (descriptor_ < 0 || ::fcntl(descriptor_, F_OFD_SETLK, &lock) != 0) {
        const int number = errno;
        if (descriptor_ >= 0)
            ::close(descriptor_);
        if (descriptor_ >= 0 && number == EAGAIN) {
            throw InputError(run.string() +
                             ": another engine is recording into this run; stop it first or choose another file");
        }
        throw Error(run.string() + ": cannot be locked for writing: " + std::generic_category().message(number));
    }
}

WriterLock::~WriterLock()
{
    ::close(descriptor_);
}

bool is_recording(const std::filesystem::path& path)
{
    const int descriptor = ::open(log_of(path).c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;  // a writer always has a log
    // Asks without taking the lock: taking it could keep out an engine that starts at this very moment.
    struct flock lock = whole_file();
    const bool held = ::fcntl(descriptor, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    ::close(descriptor);
    return held;
}

}  // namespace disentangle
