// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/process.h"

#include <doctest/doctest.h>

using namespace disentangle::test;

namespace {

/// Every library that the loader would bring in, one per line.
std::string linked_libraries(const std::string& program)
{
    const TemporaryFolder folder;
    const Outcome outcome = run_tool({"ldd", DISENTANGLE_BIN_DIR "/" + program}, folder.path());
    REQUIRE(outcome.exit_code == 0);
    REQUIRE(outcome.out.find("libc.so") != std::string::npos);
    return outcome.out;
}

bool has(const std::string& libraries, const char* name)
{
    return libraries.find(name) != std::string::npos;
}

}  // namespace

// Why: Debian's LibTorch brings Qt 5 into a process through OpenCV and takes most of a second to load.
TEST_CASE("the command line links neither Qt nor LibTorch")
{
    const std::string libraries = linked_libraries("disentangle");
    CHECK_FALSE(has(libraries, "libQt"));
    CHECK_FALSE(has(libraries, "libtorch"));
    CHECK_FALSE(has(libraries, "libc10"));
    CHECK(has(libraries, "libsqlite3"));
}

TEST_CASE("the studio links Qt 6 but not LibTorch")
{
    if (!std::filesystem::exists(DISENTANGLE_BIN_DIR "/disentangle-studio")) {
        MESSAGE("the studio was not built");
        return;
    }
    const std::string libraries = linked_libraries("disentangle-studio");
    CHECK(has(libraries, "libQt6Widgets"));
    CHECK_FALSE(has(libraries, "libQt5"));
    CHECK_FALSE(has(libraries, "libtorch"));
    CHECK_FALSE(has(libraries, "libc10"));
}
