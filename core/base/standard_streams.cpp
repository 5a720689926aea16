// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/standard_streams.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace disentangle {

void fill_closed_streams() noexcept
{
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(stream, F_GETFD) >= 0 || errno != EBADF)
            continue;
        // A new descriptor takes the lowest place that is free, which is this one. It is opened for the other direction,
        // so that reading or writing goes on to fail.
        if (::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
            ::open("/", O_PATH);  // where there are no devices
    }
}

bool has_standard_output() noexcept
{
    const int flags = ::fcntl(STDOUT_FILENO, F_GETFL);
    return flags >= 0 && (flags & O_PATH) == 0 && (flags & O_ACCMODE) != O_RDONLY;
}

}  // namespace disentangle
