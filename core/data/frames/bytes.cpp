// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/frames/bytes.h"

#include "core/base/error.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include <cerrno>
#include <cstring>
#include <mutex>
#include <utility>
#include <vector>

namespace disentangle {
namespace {

class FileBytes final : public Bytes {
public:
    /// Takes over the descriptor of an open file.
    FileBytes(int file, std::string name) : file_(file), name_(std::move(name))
    {
        struct stat info {};
        if (fstat(file_, &info) == 0)
            size_ = static_cast<std::uint64_t>(info.st_size);
    }
    ~FileBytes() override { ::close(file_); }
    FileBytes(const FileBytes&) = delete;
    FileBytes& operator=(const FileBytes&) = delete;

    std::uint64_t size() const override { return size_; }
    void read(std::uint64_t from, std::size_t count, char* to) const override
    {
        while (count > 0) {
            const ssize_t got = ::pread(file_, to, count, static_cast<off_t>(from));
            if (got < 0 && errno == EINTR)
                continue;
            if (got <= 0)
                throw InputError(name_, "byte " + std::to_string(from),
                                 got == 0 ? "the file ends" : std::strerror(errno), "more of the array");
            from += static_cast<std::uint64_t>(got);
            to += got;
            count -= static_cast<std::size_t>(got);
        }
    }

private:
    int file_;
    std::string name_;
    std::uint64_t size_ = 0;
};

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct Close {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

/// What is stored as it is.
class StoredBytes final : public Bytes {
public:
    StoredBytes(std::unique_ptr<zip_t, Discard> archive, std::unique_ptr<zip_file_t, Close> file, std::uint64_t size,
                std::string name)
        : archive_(std::move(archive)), file_(std::move(file)), size_(size), name_(std::move(name))
    {
    }

    std::uint64_t size() const override { return size_; }
    void read(std::uint64_t from, std::size_t count, char* to) const override
    {
        const std::lock_guard alone(mutex_);
        if (zip_fseek(file_.get(), static_cast<zip_int64_t>(from), SEEK_SET) != 0 ||
            zip_fread(file_.get(), to, count) != static_cast<zip_int64_t>(count))
            throw InputError(name_, "byte " + std::to_string(from),
                             std::string("cannot be read: ") + zip_file_strerror(file_.get()), "more of the array");
    }

private:
    std::unique_ptr<zip_t, Discard> archive_;  // outlives its file
    std::unique_ptr<zip_file_t, Close> file_;
    std::uint64_t size_;
    std::string name_;
    mutable std::mutex mutex_;
};

[[noreturn]] void fail_to_unpack(const std::string& name)
{
    throw Error(name + ": cannot be unpacked to " + std::filesystem::temp_directory_path().string() + ": " +
                std::strerror(errno) + "; TMPDIR names another folder");
}

/// A temporary file that has no name any more: it is gone when it is closed.
std::unique_ptr<const Bytes> unpacked(zip_file_t* from, const std::string& name)
{
    std::string path = (std::filesystem::temp_directory_path() / "disentangle-XXXXXX").string();
    const int file = mkstemp(path.data());
    if (file < 0)
        fail_to_unpack(name);
    unlink(path.c_str());
    std::vector<char> block(1 << 16);
    for (;;) {
        const zip_int64_t count = zip_fread(from, block.data(), block.size());
        if (count < 0) {
            ::close(file);
            throw InputError(name, "", std::string("is damaged: ") + zip_file_strerror(from), "an array");
        }
        if (count == 0)
            return std::make_unique<FileBytes>(file, name);
        if (::write(file, block.data(), static_cast<std::size_t>(count)) != count) {
            ::close(file);
            fail_to_unpack(name);
        }
    }
}

}  // namespace

std::unique_ptr<const Bytes> open_bytes(const std::filesystem::path& path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        throw InputError(path.string(), "", std::string("cannot be read: ") + std::strerror(errno), "a file");
    return std::make_unique<FileBytes>(file, path.string());
}

std::unique_ptr<const Bytes> open_bytes_in_npz(const std::filesystem::path& path, const std::string& array)
{
    const std::string name = path.string() + ": " + printable(array, 200);
    int code = 0;
    std::unique_ptr<zip_t, Discard> archive(zip_open(path.c_str(), ZIP_RDONLY, &code));
    zip_stat_t info;
    zip_stat_init(&info);
    if (!archive || zip_stat(archive.get(), (array + ".npy").c_str(), 0, &info) != 0)
        throw InputError(path.string(), "", "cannot be read as a ZIP archive", "an array " + in_quotes(array));
    std::unique_ptr<zip_file_t, Close> file(zip_fopen_index(archive.get(), info.index, 0));
    if (!file || (info.comp_method != ZIP_CM_STORE && info.comp_method != ZIP_CM_DEFLATE))
        throw InputError(name, "", "cannot be read: " + std::string(zip_strerror(archive.get())),
                         "stored or deflated, as numpy.savez and numpy.savez_compressed write");
    if (info.comp_method == ZIP_CM_STORE && zip_fseek(file.get(), 0, SEEK_SET) == 0)
        return std::make_unique<StoredBytes>(std::move(archive), std::move(file), info.size, name);
    return unpacked(file.get(), name);
}

}  // namespace disentangle
