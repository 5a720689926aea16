// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/cell.h"
#include "core/base/error.h"
#include "core/base/table.h"

#include <cmath>
#include <doctest/doctest.h>

using namespace disentangle;

namespace {

std::string csv_error_of(const std::string& text, const TableOptions& options = {})
{
    try {
        parse_csv(text, "t.csv", options);
    } catch (const InputError& error) {
        return error.what();
    }
    return "no error";
}

TableOptions non_finite()
{
    TableOptions options;
    options.allow_non_finite = true;
    return options;
}

/// What format_csv() wrote, whatever its columns are called.
Table back(const Table& table)
{
    TableOptions options = non_finite();
    options.header = !table.columns.empty();
    options.separator = ',';
    options.index = "none";
    return parse_csv(format_csv(table), "t.csv", options);
}

// The point says that commas separate: "1,2" may also be a number.
const Eigen::MatrixXd two_by_two = (Eigen::MatrixXd(2, 2) << 1.5, 2, 3, 4).finished();

}  // namespace

TEST_CASE("text with commas, quotation marks or ends of line is a quoted cell")
{
    CHECK(csv_cell("50 % | b; c") == "50 % | b; c");
    CHECK(csv_cell("") == "");
    CHECK(csv_cell("a, \"b\"") == "\"a, \"\"b\"\"\"");
    CHECK(csv_cell("a\nb") == "\"a\nb\"");
    CHECK(csv_cell("a\rb") == "\"a\rb\"");
}

TEST_CASE("commas, semicolons, tabs, bars and blanks separate")
{
    for (const std::string text : {"1.5,2\n3,4\n", "1.5;2\n3;4\n", "1.5\t2\n3\t4\n", " 1.5 , 2 \n 3 , 4 ",
                                   "1.5|2\n3|4\n", "1.5 2\n 3   4\n", "1.5\t2\n3 4\n"})
        CHECK(parse_csv(text, "t.csv").values == two_by_two);
}

TEST_CASE("lines end as on Unix, Windows or old Macs, and the last one need not end")
{
    for (const std::string text : {"1.5,2\n3,4", "1.5,2\r\n3,4\r\n", "1.5,2\r3,4\r",
                                   "\xEF\xBB\xBF"
                                   "1.5,2\n3,4\n"})
        CHECK(parse_csv(text, "t.csv").values == two_by_two);
}

TEST_CASE("a first line without numbers is a header")
{
    const Table table = parse_csv("z1,\"z, two\"\n1.5,2\n3,4\n", "t.csv");
    CHECK(table.values == two_by_two);
    CHECK(table.columns == std::vector<std::string>{"z1", "z, two"});
    CHECK(parse_csv("1.5,2\n3,4\n", "t.csv").columns.empty());
    CHECK(parse_csv("z\xFF,y\n1,2\n", "t.csv").columns == std::vector<std::string>{"z\xC3\xBF", "y"});
}

TEST_CASE("numbers are read in every usual form")
{
    const Table table = parse_csv("+1,-2.5e3,.5,1E-2,\"7\",-0\n", "t.csv");
    const Eigen::MatrixXd expected = (Eigen::MatrixXd(1, 6) << 1, -2500, 0.5, 0.01, 7, 0).finished();
    CHECK(table.values == expected);
}

TEST_CASE("errors name file, line and column")
{
    CHECK(csv_error_of("z1,z2\n1,2\n3,x4\n") == "t.csv: line 3, column 2: found 'x4', expected a number");
    CHECK(csv_error_of("1.5,2\n\n3,4,5\n") == "t.csv: line 3: has 3 entries, expected 2 as in line 1");
    CHECK(csv_error_of("a,b,c\n1\n") == "t.csv: line 2: has 1 entry, expected 3 as in line 1");
    CHECK(csv_error_of("1,2\n3,\n") == "t.csv: line 2, column 2: the field is empty, expected a number");
    CHECK(csv_error_of("1,x\n") == "t.csv: line 1, column 2: found 'x', expected a number");
    CHECK(csv_error_of("1.5,2 3\n") == "t.csv: line 1, column 2: found '2 3', expected a number");
    CHECK(csv_error_of("1.5;2\n1,5;2\n") ==
          "t.csv: line 2, column 1: found '1,5' (decimals are written with a point here), expected a number");
    CHECK(csv_error_of("a,\"b\n1,2\n") == "t.csv: line 1, column 2: a quotation mark that is not closed");
    CHECK(csv_error_of("1,1e999\n") == "t.csv: line 1, column 2: '1e999' is too large or too small for a number, "
                                       "expected an absolute value between 1e-307 and 1e308, or 0");
}

TEST_CASE("a file without numbers is an error")
{
    CHECK(csv_error_of("") == "t.csv: is empty, expected at least one row of numbers");
    CHECK(csv_error_of("\n\n# nothing\n") == "t.csv: is empty, expected at least one row of numbers");
    CHECK(csv_error_of("z1,z2\n") == "t.csv: has a header and no rows, expected at least one row of numbers");
}

TEST_CASE("NaN and infinity are errors unless allowed")
{
    CHECK(csv_error_of("1,nan\n") == "t.csv: line 1, column 2: found 'nan', expected a finite number");
    CHECK(csv_error_of("1.5,2\n-inf,4\n") == "t.csv: line 2, column 1: found '-inf', expected a finite number");
    const Table table = parse_csv("1,nan\n-inf,4\n", "t.csv", non_finite());
    CHECK(std::isnan(table.values(0, 1)));
    CHECK(table.values(1, 0) == -INFINITY);
}

TEST_CASE("a table written as CSV reads back bit for bit")
{
    Table table;
    table.columns = {"z 1", "a,\"b\"", "#c"};
    table.values = (Eigen::MatrixXd(2, 3) << 0.1, 1.0 / 3, -1e-300, 12345678901234567.0, 5e-324, 1e308).finished();
    CHECK(parse_csv(format_csv(table), "t.csv").values == table.values);
    CHECK(parse_csv(format_csv(table), "t.csv").columns == table.columns);
    table.columns.clear();
    CHECK(back(table).values == table.values);
    CHECK(back(table).columns.empty());
}

TEST_CASE("every cut and every changed byte of a CSV either parses or is an input error")
{
    const std::string valid = "z1;\"z;2\"\r\n1.5e-3;-2\r\n# c\n+3;nan\n";
    for (std::size_t length = 0; length <= valid.size(); ++length) {
        try {
            const Table table = parse_csv(valid.substr(0, length), "t.csv", non_finite());
            CHECK(table.values.size() > 0);
        } catch (const InputError&) {
        }
    }
    for (std::size_t at = 0; at < valid.size(); ++at) {
        for (int byte = 0; byte < 256; ++byte) {
            std::string changed = valid;
            changed[at] = static_cast<char>(byte);
            try {
                const Table table = parse_csv(changed, "t.csv");
                CHECK(table.values.size() > 0);
            } catch (const InputError&) {
            }
        }
    }
}

TEST_CASE("a separator inside a quoted name separates nothing")
{
    for (const std::string text :
         {"\"a;b\",\"c\td\"\n1.5,2\n3,4\n", "\"a,b\";\"c\td\"\n1.5;2\n3;4\n", "\"a;b\"\t\"c,d\"\n1.5\t2\n3\t4\n"})
        CHECK_MESSAGE(parse_csv(text, "t.csv").values == two_by_two, text);
}

TEST_CASE("names come back as they were, whatever they hold and however blank their ends")
{
    const std::vector<std::string> awkward{" a", "b ", "c;d", "e,f", "\"g\"", "# h", "\xEF\xBB\xBFi", "// j",  "k l",
                                           "12", "NA", "nan", "-",   "%m",    "n|o", "[p]",           "sep=;", "1e5"};
    for (const std::string& first : awkward) {
        CAPTURE(first);
        const Table alone{Eigen::MatrixXd::Ones(1, 1), {first}, {}, 1, {}, {}};
        CHECK(parse_csv(format_csv(alone), "t.csv").columns == alone.columns);
        for (const std::string& second : awkward) {
            CAPTURE(second);
            const Table both{two_by_two, {first, second}, {}, 1, {}, {}};
            CHECK(parse_csv(format_csv(both), "t.csv").columns == both.columns);
            CHECK(parse_csv(format_csv(both), "t.csv").values == both.values);
        }
    }
    const Table unnamed{two_by_two, {"", "z"}, {}, 1, {}, {}};  // an index, unless it is said
    CHECK(back(unnamed).columns == unnamed.columns);
}

TEST_CASE("a name that is far too long is cut, once")
{
    const Table table = parse_csv(std::string(300, 'n') + ",m\n1.5,2\n3,4\n", "t.csv");
    CHECK(table.columns.front() == std::string(200, 'n') + "...");
    CHECK(parse_csv(format_csv(table), "t.csv").columns == table.columns);
}
