// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/file.h"

#include <csignal>
#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace disentangle;
namespace fs = std::filesystem;

namespace {

/// A folder of its own for each test, removed at its end.
class Folder {
public:
    Folder()
    {
        std::string pattern = (fs::temp_directory_path() / "disentangle-file-XXXXXX").string();
        REQUIRE(::mkdtemp(pattern.data()) != nullptr);
        path_ = pattern;
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    fs::path operator/(const std::string& name) const { return path_ / name; }
    const fs::path& path() const { return path_; }
    long entries() const { return std::distance(fs::directory_iterator(path_), fs::directory_iterator()); }

private:
    fs::path path_;
};

template <class F>
std::string file_error_of(F&& action)
{
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

}  // namespace

TEST_CASE("what is written is what is read, whatever the bytes")
{
    const Folder folder;
    std::string content = "line\r\n";
    for (int i = 0; i < 256; ++i)
        content += static_cast<char>(i);
    for (const std::string& text : {content, std::string(), std::string(1000000, 'x')}) {
        write_file_atomically(folder / "a.bin", text);
        CHECK(read_file(folder / "a.bin") == text);
    }
}

TEST_CASE("a file that announces no size is read to its end")
{
    CHECK(read_file("/proc/self/status").find("Pid:") != std::string::npos);
}

TEST_CASE("reading names the file and the reason")
{
    const Folder folder;
    const std::string missing = (folder / "missing.json").string();
    CHECK_THROWS_AS(read_file(missing), InputError);
    CHECK(file_error_of([&] { read_file(missing); }) == missing + ": cannot be read: No such file or directory");
    CHECK(file_error_of([&] { read_file(folder.path()); }) ==
          folder.path().string() + ": is a folder, expected a file");
    // Some devices never end.
    for (const char* device : {"/dev/zero", "/dev/full", "/dev/null"})
        CHECK(file_error_of([&] { read_file(device); }) == std::string(device) + ": is a device, expected a file");
    CHECK(file_error_of([&] { read_file(""); }) == "the name of a file is empty, expected a file");
    fs::create_symlink("nowhere", folder / "link");
    CHECK(file_error_of([&] { read_file(folder / "link"); }) ==
          (folder / "link").string() + ": is a symbolic link to " + (folder / "nowhere").string() +
              ", and there is no such file");
}

TEST_CASE("writing leaves nothing beside the file")
{
    const Folder folder;
    write_file_atomically(folder / "a.txt", "one");
    write_file_atomically(folder / "a.txt", "two");
    CHECK(read_file(folder / "a.txt") == "two");
    CHECK(folder.entries() == 1);
}

TEST_CASE("a new file gets the rights the umask leaves and an old one keeps its own")
{
    const Folder folder;
    const mode_t before = ::umask(027);
    write_file_atomically(folder / "new.txt", "x");
    ::umask(before);
    CHECK(fs::status(folder / "new.txt").permissions() == static_cast<fs::perms>(0640));

    fs::permissions(folder / "new.txt", static_cast<fs::perms>(0604));
    write_file_atomically(folder / "new.txt", "y");
    CHECK(fs::status(folder / "new.txt").permissions() == static_cast<fs::perms>(0604));
}

TEST_CASE("a symbolic link stays a link and its target gets the content")
{
    const Folder folder;
    fs::create_directory(folder / "elsewhere");
    write_file_atomically(folder / "elsewhere/target.txt", "old");
    fs::create_symlink("elsewhere/target.txt", folder / "link.txt");
    write_file_atomically(folder / "link.txt", "new");
    CHECK(fs::is_symlink(folder / "link.txt"));
    CHECK(read_file(folder / "elsewhere/target.txt") == "new");
}

TEST_CASE("a failed write names the file and the reason and is no input error")
{
    const Folder folder;
    const std::string nowhere = (folder / "no/such/a.txt").string();
    CHECK(file_error_of([&] { write_file_atomically(nowhere, "x"); }) ==
          nowhere + ": cannot be written: No such file or directory");
    CHECK(file_error_of([&] { write_file_atomically(folder.path(), "x"); }) ==
          folder.path().string() + ": cannot be written: Is a directory");
}

TEST_CASE("a full disk is told as such")
{
    CHECK(file_error_of([] { write_file_atomically("/dev/full", "x"); }) ==
          "/dev/full: cannot be written: No space left on device");
    CHECK(fs::is_character_file("/dev/full"));  // and the device is still there
}

TEST_CASE("a device is written to, never replaced")
{
    CHECK_NOTHROW(write_file_atomically("/dev/null", "x"));
    CHECK(fs::is_character_file("/dev/null"));
}

TEST_CASE("a write that fails half-way leaves the old file as it was and nothing beside it")
{
    // The file size limit stands for a full disk: the system refuses the bytes beyond it.
    const Folder folder;
    write_file_atomically(folder / "a.txt", "old");
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        struct rlimit limit {
            1000, 1000
        };
        ::signal(SIGXFSZ, SIG_IGN);
        ::setrlimit(RLIMIT_FSIZE, &limit);
        const std::string text =
            file_error_of([&] { write_file_atomically(folder / "a.txt", std::string(100000, 'x')); });
        ::_exit(text == (folder / "a.txt").string() + ": cannot be written: File too large" ? 0 : 1);
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    CHECK(status == 0);
    CHECK(read_file(folder / "a.txt") == "old");
    CHECK(folder.entries() == 1);
}
