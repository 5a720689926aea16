// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/console.h"

#include "core/base/error.h"
#include "core/base/standard_streams.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>
#include <sys/ioctl.h>
#include <unistd.h>

namespace disentangle {

namespace {

/// 0, or the errno of the failure.
int write_all(int descriptor, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written < 0) {
            if (errno == EINTR)
                continue;
            return errno;
        }
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

}  // namespace

void print(std::string_view text)
{
    if (!has_standard_output())
        throw Error("standard output: it is closed, so the result cannot be printed");
    if (const int failure = write_all(STDOUT_FILENO, text))
        throw Error(std::string("standard output: ") + std::strerror(failure));
}

void print_summary(std::string_view text)
{
    if (has_standard_output())
        print(text);
}

void say_raw(std::string_view text)
{
    write_all(STDERR_FILENO, text);
}

void say(std::string_view text)
{
    say_raw(std::string(text) + '\n');
}

bool can_rewrite_line()
{
    const char* terminal = std::getenv("TERM");
    return ::isatty(STDERR_FILENO) && terminal != nullptr && std::strcmp(terminal, "dumb") != 0;
}

int terminal_columns()
{
    winsize size{};
    if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return 80;
}

}  // namespace disentangle
