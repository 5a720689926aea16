// SPDX-License-Identifier: GPL-3.0-or-later
// Files of the user's own, column by column.
#include "core/base/error.h"
#include "core/data/table/columns.h"
#include "core/data/table/guess.h"

#include <cmath>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>

using namespace disentangle;

namespace {

std::string error_of(std::string_view text)
{
    try {
        parse_columns(text, "t.csv");
    } catch (const InputError& error) {
        return error.what();
    }
    return "no error";
}

/// A file that is removed in the end.
class TemporaryFile {
public:
    TemporaryFile(const std::string& name, const std::string& content)
        : path_(std::filesystem::temp_directory_path() / ("disentangle-columns-" + name))
    {
        std::ofstream(path_) << content;
    }
    ~TemporaryFile() { std::filesystem::remove(path_); }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

std::vector<ColumnRole> roles_in(const std::string& content)
{
    const TemporaryFile file("measured.csv", content);
    const std::filesystem::path path = file.path();
    TableFiles read;
    return guess_roles(std::span(&path, 1), read).at(0).roles;
}

}  // namespace

TEST_CASE("columns are read with their names, whatever separates them")
{
    for (const char* text : {"a,b\n1,2\n3,4.5\n", "a\tb\n1\t2\n3\t4.5\n",
                             "\xEF\xBB\xBF"
                             "a;b\r\n1;2\r\n3;4.5",
                             " a  b\n1   2\n 3 4.5 \n", "# measured on a Monday\n\na,b\n1,2\n3,4.5"}) {
        CAPTURE(text);
        const FileColumns file = parse_columns(text, "t.csv");
        REQUIRE(file.columns.size() == 2);
        CHECK(file.named);
        CHECK(file.rows == 2);
        CHECK(file.columns[1].name == "b");
        CHECK(file.columns[1].values == std::vector<double>{2, 4.5});
    }
    const FileColumns bare = parse_columns("1,2\n3,4\n", "t.csv");
    CHECK_FALSE(bare.named);
    CHECK(bare.rows == 2);
    CHECK(bare.name_of(1) == "column 2");
    CHECK(bare.place_of(1) == "line 2");
}

TEST_CASE("what is missing or infinite is counted, and words are kept as words")
{
    const FileColumns file = parse_columns("dose,tissue,x\n1,liver,NA\n,\"heart\",inf\n-2e1,liver,\n", "t.csv");
    CHECK(file.columns[0].missing == 1);
    CHECK(std::isnan(file.columns[0].values[1]));
    CHECK(file.columns[0].values[2] == -20);
    CHECK(file.columns[1].is_words());
    CHECK(file.columns[1].words == std::vector<std::string>{"liver", "heart"});
    CHECK(file.columns[1].values == std::vector<double>{0, 1, 0});
    CHECK(file.columns[1].first_word == 0);
    CHECK(file.columns[2].missing == 2);
    CHECK(file.columns[2].infinite == 1);
}

TEST_CASE("a text that is no table is refused with the line")
{
    CHECK(error_of("a,b\n1,2\n3\n") == "t.csv: line 3: has 1 entry, expected 2 as in line 1");
    CHECK(error_of("") == "t.csv: is empty, expected rows of numbers");
    CHECK(error_of("a,b\n") == "t.csv: has a header and no rows, expected rows of numbers");
    CHECK(error_of("a,b\n\"1,2\n").find("line 2") != std::string::npos);
}

TEST_CASE("a first column that numbers the rows is known as such")
{
    CHECK(parse_columns(",x\n0,5\n1,7\n", "t.csv").is_index(0));
    CHECK(parse_columns("index,x\n1,5\n2,7\n", "t.csv").is_index(0));
    CHECK_FALSE(parse_columns("y,x\n0,5\n1,7\n", "t.csv").is_index(0));
    CHECK_FALSE(parse_columns("index,x\n0,5\n3,7\n", "t.csv").is_index(0));
    CHECK_FALSE(parse_columns("0,5\n1,7\n", "t.csv").is_index(0));
}

TEST_CASE("roles of columns are guessed from names and from values")
{
    using Role = ColumnRole;
    CHECK(
        roles_in(
            "index,raf,action_1,z2,tissue,trial,inhibitor,time\n0,1.5,3,1,liver,1,0.01,0\n1,2.5,4,2,heart,1,0.98,1\n") ==
        std::vector{Role::ignore, Role::x, Role::a, Role::z, Role::ignore, Role::episode, Role::a, Role::ignore});
}
