#include "core/record/writer_lock.h"

#include "core/base/error.h"
#include "core/record/run_file.h"
#include "core/record/run_format.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>

namespace disentangle {

WriterLock::WriterLock(const std::filesystem::path& run)
{
    descriptor_ = ::open(log_of(run).c_str(), O_RDWR | O_CLOEXEC);
    if (descriptor_ < 0 || ::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        const int number = errno;
        if (descriptor_ >= 0)
            ::close(descriptor_);
        if (number == EWOULDBLOCK) {
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
    const bool held = ::flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    ::close(descriptor);
    return held;
}

}  // namespace disentangle
