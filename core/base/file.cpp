// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"

#include "core/base/error.h"
#include "core/base/place.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace disentangle {

namespace {

namespace fs = std::filesystem;

std::string reason(int error)
{
    return std::generic_category().message(error);
}

/// An open file descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int fd) : fd_(fd) {}
    ~Descriptor()
    {
        if (fd_ >= 0)
            ::close(fd_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int get() const { return fd_; }
    bool valid() const { return fd_ >= 0; }
    /// close() with its result: network file systems report a full disk only here.
    int close()
    {
        const int result = ::close(fd_);
        fd_ = -1;
        return result;
    }

private:
    int fd_;
};

[[noreturn]] void fail_to_write(const fs::path& path, int error)
{
    throw Error(path.string() + ": cannot be written: " + reason(error));
}

/// Writes all of `content`; returns 0 or the system's error.
int write_all(int fd, std::string_view content)
{
    while (!content.empty()) {
        const ssize_t written = ::write(fd, content.data(), content.size());
        if (written < 0) {
            if (errno == EINTR)
                continue;
            return errno;
        }
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

/// Devices and pipes (/dev/stdout) have no old content to keep and must not be replaced by a file.
void write_in_place(const fs::path& path, std::string_view content)
{
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (!file.valid())
        fail_to_write(path, errno);
    if (const int error = write_all(file.get(), content))
        fail_to_write(path, error);
    if (file.close() != 0)
        fail_to_write(path, errno);
}

/// The new file's permissions: those of the file it replaces, else what the process's umask allows.
mode_t wanted_mode(const struct stat* existing)
{
    if (existing)
        return existing->st_mode & 07777;
    // The umask cannot be read without setting it; /proc shows it without that race between threads.
    mode_t mask = 022;
    try {
        const std::string status = read_file("/proc/self/status");
        if (const auto at = status.find("\nUmask:"); at != std::string::npos)
            mask = static_cast<mode_t>(std::strtoul(status.c_str() + at + 7, nullptr, 8));
    } catch (const Error&) {
        // Without /proc the usual umask is assumed.
    }
    return 0666 & ~mask;
}

}  // namespace

std::string read_file(const fs::path& path)
{
    if (path.empty())
        throw InputError("the name of a file is empty, expected a file");
    Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.valid()) {
        const int error = errno;
        struct stat link {};
        if (error == ENOENT && ::lstat(path.c_str(), &link) == 0)
            throw InputError(path.string() + ": is a symbolic link to " + behind_links(path).string() +
                             ", and there is no such file");
        throw InputError(path.string() + ": cannot be read: " + reason(error));
    }
    struct stat info {};
    if (::fstat(file.get(), &info) != 0)
        throw InputError(path.string() + ": cannot be read: " + reason(errno));
    if (S_ISDIR(info.st_mode))
        throw InputError(path.string() + ": is a folder, expected a file");
    // /dev/zero and its like never end; a terminal does, and a pipe.
    if (S_ISBLK(info.st_mode) || (S_ISCHR(info.st_mode) && ::isatty(file.get()) == 0))
        throw InputError(path.string() + ": is a device, expected a file");

    std::string content;
    // One byte more than the announced size, so that reading meets the end of the file without growing the buffer.
    content.resize(static_cast<std::size_t>(info.st_size > 0 ? info.st_size : 0) + 1);
    std::size_t used = 0;
    for (;;) {
        if (used == content.size())
            content.resize(2 * content.size() + 4096);
        const ssize_t count = ::read(file.get(), content.data() + used, content.size() - used);
        if (count < 0) {
            if (errno == EINTR)
                continue;
            throw InputError(path.string() + ": cannot be read: " + reason(errno));
        }
        if (count == 0)
            break;
        used += static_cast<std::size_t>(count);
    }
    content.resize(used);
    return content;
}

void write_file_atomically(const fs::path& path, std::string_view content)
{
    struct stat info {};
    const bool exists = ::stat(path.c_str(), &info) == 0;
    if (exists && S_ISDIR(info.st_mode))
        fail_to_write(path, EISDIR);
    if (exists && !S_ISREG(info.st_mode)) {
        write_in_place(path, content);
        return;
    }

    // A symbolic link stays a link: the file it points to is replaced, or made.
    const fs::path target = behind_links(path);
    const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");

    // A name that is as long as the file system allows leaves no room for what is added to it.
    constexpr std::size_t most = 100;
    std::string temporary = (folder / ("." + shortened(target.filename().string(), most) + ".XXXXXX")).string();
    Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));
    if (!file.valid())
        fail_to_write(path, errno);
    const auto abandon = [&](int error) {
        ::unlink(temporary.c_str());
        fail_to_write(path, error);
    };
    if (const int error = write_all(file.get(), content))
        abandon(error);
    if (::fchmod(file.get(), wanted_mode(exists ? &info : nullptr)) != 0)
        abandon(errno);
    // Without the sync a power cut after the rename can leave an empty file under the final name.
    if (::fsync(file.get()) != 0)
        abandon(errno);
    if (file.close() != 0)
        abandon(errno);
    if (::rename(temporary.c_str(), target.c_str()) != 0)
        abandon(errno);

    // Syncing the folder makes the rename durable too. Where folders cannot be synced, the content is safe already.
    const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.valid())
        ::fsync(directory.get());
}

}  // namespace disentangle
