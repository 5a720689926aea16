// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/decimal.h"
#include "core/base/error.h"
#include "core/base/failure.h"
#include "core/base/file.h"
#include "core/base/place.h"
#include "core/base/standard_streams.h"

#include <cstdio>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <filesystem>
#include <limits>
#include <new>
#include <system_error>
#include <sys/wait.h>
#include <unistd.h>

using namespace disentangle;
namespace fs = std::filesystem;

namespace {

std::string repeated(const std::string& text, int times)
{
    std::string result;
    for (int i = 0; i < times; ++i)
        result += text;
    return result;
}

class PlacesFolder {
public:
    PlacesFolder()
    {
        std::string pattern = (fs::temp_directory_path() / "disentangle-places-XXXXXX").string();
        REQUIRE(::mkdtemp(pattern.data()) != nullptr);
        path_ = pattern;
    }
    ~PlacesFolder() { fs::remove_all(path_); }
    PlacesFolder(const PlacesFolder&) = delete;
    PlacesFolder& operator=(const PlacesFolder&) = delete;
    fs::path operator/(const std::string& name) const { return path_ / name; }

private:
    fs::path path_;
};

}  // namespace

TEST_CASE("a text is cut by bytes, between characters")
{
    CHECK(shortened("abc", 3) == "abc");
    CHECK(shortened("abcd", 3) == "abc");
    CHECK(shortened("", 0).empty());
    CHECK(shortened("ää", 3) == "ä");
    CHECK(shortened("ää", 4) == "ää");
    CHECK(shortened("€€", 5) == "€");
    CHECK(shortened("😀😀", 7) == "😀");
    CHECK(shortened("😀", 3).empty());
    // A letter keeps its accents, an emoji its skin tone and what it is joined to.
    CHECK(shortened("ae\u0301", 3) == "a");
    CHECK(shortened("ae\u0301", 4) == "ae\u0301");
    CHECK(shortened("a\U0001F44D\U0001F3FD", 8) == "a");
    CHECK(shortened("a\U0001F468\u200D\U0001F469", 9) == "a");
    CHECK(shortened("\xC3", 1) == "\xC3");
}

TEST_CASE("whatever an experiment is called, a file can be named after it")
{
    CHECK(file_name_for("ActionDiag", "x") == "ActionDiag");
    CHECK(file_name_for("Übung 3: α/β", "x") == "Übung 3_ α_β");
    CHECK(file_name_for("a\nb\tc\\d", "x") == "a_b_c_d");
    CHECK(file_name_for("../../etc/passwd", "x") == "_.._etc_passwd");
    for (const char* nothing : {"", ".", "..", "...", " ", "/", "- -", "\x01"})
        CHECK(file_name_for(nothing, "experiment") == "experiment");
    CHECK(file_name_for("-rf", "x") == "rf");
    CHECK(file_name_for("dots...", "x") == "dots");
    CHECK(file_name_for("\xFF\xFE", "x") == "x");
    CHECK(file_name_for(repeated("ä", 130), "x") == repeated("ä", 50));
    CHECK(file_name_for(repeated("😀", 80), "x") == repeated("😀", 25));
    CHECK(file_name_for(repeated("e\u0301", 100), "x") == repeated("e\u0301", 33));
    CHECK(file_name_for(std::string(99, 'x') + " y", "x") == std::string(99, 'x'));
}

TEST_CASE("links are followed to the file that is there or is to be made")
{
    const PlacesFolder folder;
    fs::create_directory(folder / "sub");
    fs::create_symlink("sub/file", folder / "link");
    fs::create_symlink(folder / "link", folder / "far");
    CHECK(behind_links(folder / "plain") == folder / "plain");
    CHECK(behind_links(folder / "far") == folder / "sub/file");
    write_file_atomically(folder / "far", "made");
    CHECK(read_file(folder / "sub/file") == "made");
    write_file_atomically(folder / "link", "replaced");
    CHECK(read_file(folder / "sub/file") == "replaced");
    CHECK(fs::is_symlink(folder / "far"));
    CHECK(fs::is_symlink(folder / "link"));
    fs::create_symlink("b", folder / "a");
    fs::create_symlink("a", folder / "b");
    CHECK_THROWS_AS(write_file_atomically(folder / "a", "x"), InputError);
    CHECK(fs::is_symlink(folder / "a"));
    fs::create_symlink("none/file", folder / "lost");
    CHECK_THROWS_AS(write_file_atomically(folder / "lost", "x"), Error);
    CHECK(fs::is_symlink(folder / "lost"));
}

TEST_CASE("a file may have the longest name there is")
{
    const PlacesFolder folder;
    const fs::path path = folder / repeated("ä", 127);
    write_file_atomically(path, "whole");
    CHECK(read_file(path) == "whole");
    CHECK_THROWS_AS(write_file_atomically(folder / std::string(256, 'x'), "x"), Error);
}

TEST_CASE("streams that were closed are no place for other files, and still fail")
{
    const PlacesFolder folder;
    // Every combination of the three, in a process of its own.
    for (int closed = 0; closed < 8; ++closed) {
        CAPTURE(closed);
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            for (int stream = 0; stream < 3; ++stream)
                if (closed & (1 << stream))
                    ::close(stream);
            fill_closed_streams();
            const int file = ::open((folder / "file").c_str(), O_RDWR | O_CREAT, 0600);
            int wrong = file < 3 ? 1 : 0;
            char byte = 0;
            if (closed & 1)
                wrong |= ::read(0, &byte, 1) >= 0 ? 2 : 0;
            if (closed & 2)
                wrong |= ::write(1, "x", 1) >= 0 ? 4 : 0;
            if (closed & 4)
                wrong |= ::write(2, "x", 1) >= 0 ? 8 : 0;
            wrong |= has_standard_output() == ((closed & 2) != 0) ? 16 : 0;
            ::_exit(wrong);
        }
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        REQUIRE(WIFEXITED(status));
        CHECK(WEXITSTATUS(status) == 0);
    }
}

TEST_CASE("numbers are written as printf writes them where the language of the program is C")
{
    for (const double value : {0.0, -0.0, 1.0, 0.5, 2.5, 0.125, 1234567.891, -3e-7, 1e300, 5e-324})
        for (int precision = 0; precision < 8; ++precision) {
            char text[512];
            std::snprintf(text, sizeof text, "%.*f", precision, value);
            CHECK(fixed_decimal(value, precision) == text);
            std::snprintf(text, sizeof text, "%.*g", precision, value);
            CHECK(general_decimal(value, precision) == text);
        }
    CHECK(fixed_decimal(std::numeric_limits<double>::max(), 3).size() == 313);
}

TEST_CASE("what the standard library says of files and memory is said in our words")
{
    try {
        [[maybe_unused]] const auto size = fs::file_size("/" + std::string(300, 'x'));
        FAIL("a name of 300 bytes");
    } catch (const std::exception& error) {
        CHECK(failure_in_words(error) == "/" + std::string(300, 'x') + ": File name too long");
    }
    CHECK(failure_in_words(std::bad_alloc()) == "out of memory");
    CHECK(failure_in_words(InputError("a.json: is empty")) == "a.json: is empty");
    CHECK(failure_in_words(std::system_error(std::make_error_code(std::errc::no_space_on_device), "write")) ==
          "No space left on device");
}
