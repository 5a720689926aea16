// SPDX-License-Identifier: GPL-3.0-or-later
// Tables as other programs and people write them (docs/tables.md).
#include "core/base/error.h"
#include "core/base/table.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>

using namespace disentangle;

namespace {

Eigen::MatrixXd rows(std::initializer_list<std::initializer_list<double>> list)
{
    return Eigen::MatrixXd(list);
}

Table read(const std::string& text, const TableOptions& options = {})
{
    return parse_csv(text, "t", options);
}

std::string refusal(const std::string& text, const TableOptions& options = {})
{
    try {
        read(text, options);
    } catch (const InputError& error) {
        CHECK(std::string(error.what()).starts_with("t: "));
        return error.what();
    }
    return "no error";
}

bool says(const Table& table, const std::string& words)
{
    return std::any_of(table.findings.begin(), table.findings.end(),
                       [&](const std::string& finding) { return finding.find(words) != std::string::npos; });
}

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

TableOptions with_header(bool header)
{
    TableOptions options;
    options.header = header;
    return options;
}

TableOptions with_separator(char separator)
{
    TableOptions options;
    options.separator = separator;
    return options;
}

TableOptions with_decimal(char decimal)
{
    TableOptions options;
    options.decimal = decimal;
    return options;
}

TableOptions with_index(const std::string& index)
{
    TableOptions options;
    options.index = index;
    return options;
}

const Eigen::MatrixXd two_factors = rows({{.3, .1}, {.2, .4}, {.6, .5}});

}  // namespace

TEST_CASE("an index is left out and never scored, whatever wrote it")
{
    for (const char* text : {
             ",z1,z2\n0,.3,.1\n1,.2,.4\n2,.6,.5\n",                                 // pandas
             "\"\",\"z1\",\"z2\"\n\"1\",.3,.1\n\"2\",.2,.4\n\"3\",.6,.5\n",         // R, write.csv
             "\"z1\" \"z2\"\n\"1\" .3 .1\n\"2\" .2 .4\n\"3\" .6 .5\n",              // R, write.table
             "z1 z2\n1 .3 .1\n2 .2 .4\n3 .6 .5\n",                                  // the same without quotes
             "z1,z2\na,.3,.1\nb,.2,.4\nc,.6,.5\n",                                  // names of rows
             "Unnamed: 0,z1,z2\n0,.3,.1\n1,.2,.4\n2,.6,.5\n",                       // pandas, read and written
             ",Unnamed: 0,z1,z2\n0,0,.3,.1\n1,1,.2,.4\n2,2,.6,.5\n",                // twice
             "Unnamed: 0.1,Unnamed: 0,z1,z2\n0,0,.3,.1\n1,1,.2,.4\n2,2,.6,.5\n",    // three times
             "index,z1,z2\n0,.3,.1\n1,.2,.4\n2,.6,.5\n",                            // reset_index
             "id;z1;z2\n17;.3;.1\n4;.2;.4\n230;.6;.5\n",                            // a shuffled subset
             ",z1,z2\n5,.3,.1\n3,.2,.4\n9,.6,.5\n",                                 //
             ",z1,z2\n2020-01-01,.3,.1\n2020-01-02,.2,.4\n2020-01-03,.6,.5\n",      // dates
             "date,z1,z2\n2020-01-01,.3,.1\n2020-01-02,.2,.4\n2020-01-03,.6,.5\n",  //
             "level_0,index,z1,z2\n0,0,.3,.1\n1,1,.2,.4\n2,2,.6,.5\n",              //
             "X,z1,z2\n1,.3,.1\n2,.2,.4\n3,.6,.5\n",                                // R, read and written
             "     z1   z2\n0   0.3  0.1\n1   0.2  0.4\n2   0.6  0.5\n",            // print(frame)
             "#,z1,z2\n1,.3,.1\n2,.2,.4\n3,.6,.5\n",                                //
             ",,z1,z2\na,0,.3,.1\na,1,.2,.4\nb,0,.6,.5\n",                          // an index of two levels
             "t\tz1\tz2\n0\t.3\t.1\n1\t.2\t.4\n2\t.6\t.5\n",                        // time steps
         }) {
        CAPTURE(text);
        const Table table = read(text);
        CHECK(table.values == two_factors);
        CHECK(table.columns == std::vector<std::string>{"z1", "z2"});
        CHECK(says(table, "left out"));
    }
}

TEST_CASE("pandas numbers columns that have no names")
{
    const Table table = read(",0,1\n0,.3,.1\n1,.2,.4\n2,.6,.5\n");
    CHECK(table.values == two_factors);
    CHECK(table.columns == std::vector<std::string>{"0", "1"});
    CHECK(read("id,0,1\n0,.3,.1\n1,.2,.4\n2,.6,.5\n").values == two_factors);
}

TEST_CASE("what may be an index or numbers is asked for, and an option decides")
{
    const std::string bare = "0,.3,.1\n1,.2,.4\n2,.6,.5\n";
    CHECK(refusal(bare) == "t: column 1: counts the rows: an index, or numbers, "
                           "expected --index first or --index none to say which");
    CHECK(read(bare, with_index("first")).values == two_factors);
    CHECK(read(bare, with_index("none")).values.cols() == 3);
    const std::string time = "time,z1\n0,.3\n.5,.2\n1,.6\n";
    CHECK(has(refusal(time), "column 1 ('time'): rises from row to row"));
    CHECK(read(time, with_index("time")).values == rows({{.3}, {.2}, {.6}}));
    CHECK(read("z1,when,z2\n.3,7,.1\n.2,7,.4\n.6,7,.5\n", with_index("when")).values == two_factors);
    CHECK(has(refusal("z1,z2\n.3,.1\n", with_index("z3")), "no column is called 'z3'"));
    CHECK(has(refusal("id,z1\n3,.3\n3,.2\n5,.6\n"), "column 1 ('id'): holds whole numbers"));
}

TEST_CASE("a factor that looks like an index only by its numbers stays, with a word")
{
    const Table table = read("z1,z2\n0,.1\n1,.4\n2,.5\n");
    CHECK(table.values.cols() == 2);
    CHECK(says(table, "counts the rows"));
    CHECK(read("index\n0\n1\n").values.cols() == 1);
    CHECK(read("id,z\n.5,.1\n.25,.4\n").values.cols() == 2);
}

TEST_CASE("a missing value is an error with line and cell, and no row is dropped")
{
    CHECK(refusal("1,2\n#N/A,3\n4,5\n") == "t: line 2, column 1: found '#N/A', a missing value, expected a number");
    CHECK(has(refusal("#N/A,3\n1,2\n4,5\n"), "line 1, column 1: found '#N/A'"));
    for (const char* word : {"NA", "#DIV/0!", "#NV", "#WERT!", "n/a", "NULL", "None", "-", ".", "?", "<NA>", "1.#QNAN"})
        CHECK_MESSAGE(has(refusal("z1,z2\n1.5,2\n3," + std::string(word) + "\n"), "line 3, column 2"), word);
    CHECK(has(refusal("NA,NA\n1.5,2\n"), "line 1, column 1: found 'NA'"));
    CHECK(has(refusal("1.5,2\n,\n3,4\n"), "line 2, column 1: the field is empty"));
    CHECK(has(refusal("1.5\n\n2.5\n"), "line 2: is blank between numbers of a single column"));
    TableOptions allowed;
    allowed.allow_non_finite = true;
    const Table table = read("z1,z2\n1.5,#N/A\n,2\ninf,3\n", allowed);
    CHECK(table.values.rows() == 3);
    CHECK(std::isnan(table.values(0, 1)));
    CHECK(std::isnan(table.values(1, 0)));
    CHECK(std::isinf(table.values(2, 0)));
    CHECK(says(table, "2 missing values"));
}

TEST_CASE("comments stand above the first row of numbers, or anywhere where their mark is given")
{
    const Eigen::MatrixXd values = rows({{1.5, 2}, {3, 4}});
    for (const char* mark : {"# ", "% ", "// ", "#"})
        CHECK(read(mark + std::string("made by hand; 2,3\n\n1.5,2\n3,4\n\n")).values == values);
    CHECK(read("# by hand\nz1,z2\n# units: m\n1.5,2\n3,4\n").values == values);
    CHECK(refusal("1.5,2\n# more\n3,4\n") ==
          "t: line 2: found '# more' between rows of numbers, "
          "expected a row; comments stand above the first one, or --comment names their mark");
    CHECK(has(refusal("1.5,2\n3,4\n#5,6\n"), "line 3: found '#5,6'"));
    TableOptions hash;
    hash.comment = "#";
    CHECK(read("1.5,2 # one\n# more\n3,4\n#5,6\n", hash).values == values);
    CHECK(says(read("1.5,2\n\n3,4\n"), "line 2 is blank"));
}

TEST_CASE("numpy.savetxt writes its header as a comment")
{
    CHECK(read("# z1 z2\n1.5 2\n3 4\n").columns == std::vector<std::string>{"z1", "z2"});
    CHECK(read("# made by hand\n1.5 2\n3 4\n").columns.empty());
    CHECK(read("#,z1\n0,.5\n1,.25\n").values == rows({{.5}, {.25}}));
}

TEST_CASE("decimal commas are read where they are the only reading")
{
    const Eigen::MatrixXd values = rows({{1.25, 2}, {-0.5, 4000.5}});
    for (const char* text : {"1,25;2\n-0,5;4000,5\n", "1,25\t2\n-0,5\t4000,5\n", "1,25 2\n-0,5 4000,5\n",
                             "a;b\r\n1,25;2\r\n-0,5;4.000,5\r\n", "sep=;\n1,25;2\n-0,5;4000,5\n",
                             "\"1,25\",\"2\"\n\"-0,5\",\"4000,5\"\n"}) {
        CAPTURE(text);
        CHECK(read(text).values == values);
        CHECK(says(read(text), "decimals are written with a comma"));
    }
}

TEST_CASE("one column of decimal commas or two of whole numbers: both are named, and an option or a line decides")
{
    const std::string text = "1,25\n2,5\n3,75\n";
    CHECK(refusal(text) == "t: line 1: '1,25' may be 2 columns separated by comma (1 and 25) or 1 column with decimal "
                           "commas (1.25), expected --separator comma or --decimal comma to say which");
    const Eigen::MatrixXd one = rows({{1.25}, {2.5}, {3.75}}), two = rows({{1, 25}, {2, 5}, {3, 75}});
    CHECK(read(text, with_decimal(',')).values == one);
    CHECK(read(text, with_separator(',')).values == two);
    CHECK(read(text, with_decimal('.')).values == two);
    CHECK(read("z1\n" + text).values == one);
    CHECK(read("z1,z2\n" + text).values == two);
    CHECK(read(text + "4\n").values.cols() == 1);
    CHECK(read(text + "4,-1\n").values.cols() == 2);
    CHECK(read(text + "4, 1\n").values.cols() == 2);
    CHECK(read(text + "0.5,1\n").values.cols() == 2);
    CHECK(has(refusal("0,5\n1,5\n"), "0.5"));
}

TEST_CASE("thousands are set apart in groups of three, and asked for where the mark may be a decimal one")
{
    CHECK(read("a,b\n\"1,234.5\",2\n").values == rows({{1234.5, 2}}));
    CHECK(read("a;b\n1.234,5;2\n").values == rows({{1234.5, 2}}));
    CHECK(read("a;b\n1 234,5;1 000\n").values == rows({{1234.5, 1000}}));
    CHECK(read("a;b\n1\xC2\xA0"
               "234,5;2\n")
              .values == rows({{1234.5, 2}}));
    CHECK(read("a,b\n1'234'567.5,2\n").values == rows({{1234567.5, 2}}));
    CHECK(says(read("a;b\n1.234,5;2\n"), "groups of three"));
    CHECK(has(refusal("a;b\n1,234;5,678\n"), "1234"));
    CHECK(read("a;b\n1,234;5,678\n", with_decimal(',')).values == rows({{1.234, 5.678}}));
    CHECK(read("a;b\n1,234;5,678\n", with_decimal('.')).values == rows({{1234, 5678}}));
    CHECK(read("a;b\n1,234;0,678\n").values == rows({{1.234, .678}}));
    CHECK(has(refusal("a;b\n1.234.5;2\n"), "line 2, column 1"));
}

TEST_CASE("numbers are read in the spellings of other programs")
{
    CHECK(read("+1;-2.5e3;.5;5.;1D5;1.5d-3;\"7\";0.1-102\n").values ==
          rows({{1, -2500, .5, 5, 1e5, 1.5e-3, 7, 0.1e-102}}));
    CHECK(read("\xE2\x88\x92"
               "1.5,2\n")
              .values == rows({{-1.5, 2}}));
    CHECK(says(read("\xE2\x88\x92"
                    "1.5,2\n"),
               "minus"));
    CHECK(read("a,b\nTRUE,False\n").values == rows({{1, 0}}));
    CHECK(has(refusal("a,b\n1,0x1F\n"), "found '0x1F' (hexadecimal)"));
    CHECK(has(refusal("a,b\n1,50%\n"), "per cent"));
    CHECK(has(refusal("a b\n1 *****\n"), "Fortran"));
    CHECK(has(refusal("a,b\n1,+-2\n"), "'+-2'"));
    CHECK(has(refusal("a,b\n1,1+2j\n"), "'1+2j'"));
}

TEST_CASE("a header of numbers is asked for, and an option decides")
{
    for (const char* text : {"0,1\n.5,.25\n.75,.5\n", "2001,2002\n.5,.25\n.75,.5\n", "0\n.5\n.25\n"}) {
        CAPTURE(text);
        CHECK(has(refusal(text), "line 1: the whole numbers"));
        CHECK(read(text, with_header(true)).values.rows() == 2);
        CHECK(read(text, with_header(false)).values.rows() == 3);
    }
    CHECK(read("\"2001\",\"2002\"\n.5,.25\n").columns == std::vector<std::string>{"2001", "2002"});
    CHECK(has(refusal("z1,5\n1.5,2\n"), "line 1, column 1: found 'z1', expected a number (or --header yes"));
    CHECK(read("z1,5\n1.5,2\n", with_header(true)).columns == std::vector<std::string>{"z1", "5"});
    CHECK(has(refusal("1O\n2.5\n3.5\n"), "misspelt number"));
    CHECK(says(read("z,z\n.5,.25\n"), "same name, 'z'"));
}

TEST_CASE("separators at the ends of lines make no columns and no rows")
{
    const Eigen::MatrixXd values = rows({{1.5, 2}, {3, 4}});
    for (const char* text : {"1.5,2,\n3,4,\n", "a,b,\n1.5,2,\n3,4,\n", "a,b\n1.5,2,\n3,4,\n", "a,b,\n1.5,2\n3,4\n",
                             "a,b,,\n1.5,2,,\n3,4,,\n", ",1.5,2\n,3,4\n", "a,b\n1.5,2\n3,4\n,\n,\n",
                             "| a | b |\n|---|---|\n| 1.5 | 2 |\n| 3 | 4 |\n", "a\tb\n1.5\t2\n3\t4\n\t\n"}) {
        CAPTURE(text);
        CHECK(read(text).values == values);
    }
    CHECK(has(refusal("1.5,2,\n3,4\n"), "line 2: has 2 entries, expected 3 as in line 1"));
    CHECK(has(refusal("a,b\n1.5,2\n3\n"), "line 3: has 1 entry, expected 2 as in line 1"));
    CHECK(refusal("1.5,2,3\n4\n5,6,7\n") == "t: line 2: has 1 entry, expected 3 as in line 1");
    CHECK(has(refusal("a,b\n.5,.25,.75\n"), "line 2: has 3 entries, expected 2 as in line 1"));
}

TEST_CASE("quoted names hold line breaks, separators and quotation marks")
{
    const Table table = read("\"pos; x\",\"speed\nof y\",\"the \"\"tree\"\"\"\n1.5,2,3\n");
    CHECK(table.columns == std::vector<std::string>{"pos; x", "speed of y", "the \"tree\""});
    CHECK(table.lines == std::vector<int>{3});
    CHECK(read("5\" disk,z\n1.5,2\n").columns.front() == "5\" disk");
    CHECK(has(refusal("\"a\"b,c\n1,2\n"), "after a closing quotation mark"));
}

TEST_CASE("text is read in the encodings of spreadsheets, and bytes that are no text are refused by what they are")
{
    const std::string text = "gr\xC3\xB6\xC3\x9F"
                             "e,z\n1.5,2\n";
    const auto wide = [&](bool big_endian, const std::string& mark) {
        std::string bytes = mark;
        for (const char16_t unit : std::u16string(u"gr\u00F6\u00DFe,z\n1.5,2\n")) {
            const char low = static_cast<char>(unit & 0xFF), high = static_cast<char>(unit >> 8);
            bytes += big_endian ? high : low;
            bytes += big_endian ? low : high;
        }
        return bytes;
    };
    for (const std::string& bytes :
         {text, "\xEF\xBB\xBF" + text, wide(false, "\xFF\xFE"), wide(true, "\xFE\xFF"), wide(false, ""), wide(true, ""),
          std::string("gr\xF6\xDF"
                      "e,z\n1.5,2\n"),
          text + "\x1A"})
        CHECK(read(bytes).columns == std::vector<std::string>{"gr\xC3\xB6\xC3\x9F"
                                                              "e",
                                                              "z"});
    CHECK(says(read("gr\xF6\xDF"
                    "e,z\n1.5,2\n"),
               "Windows-1252"));
    CHECK(has(refusal("PK\x03\x04zip"), "spreadsheet"));
    CHECK(has(refusal(std::string("1,2\n\0\0\0", 7)), "no text: byte 5 is 0"));
    CHECK(has(refusal("{\"z\": [1, 2]}"), "JSON"));
    CHECK(has(refusal("<html>"), "HTML"));
    CHECK(has(refusal("\xFF\xFE"
                      "a"),
              "ends within a character"));
}

TEST_CASE("lists in brackets are tables")
{
    const Eigen::MatrixXd values = rows({{1.5, 2}, {3, 4}});
    for (const char* text :
         {"[[1.5 2. ]\n [3.  4. ]]", "[[1.5, 2],\n [3, 4]]\n", "array([[1.5, 2. ],\n       [3. , 4. ]])",
          "np.array([[1.5, 2], [3, 4]], dtype=np.float32)", "tensor([[1.5000, 2.0000],\n [3.0000, 4.0000]])",
          "[1.5 2; 3 4]", "[[1.5\n  2. ]\n [3.  4. ]]", "[[1.5, 2,], [3, 4],]"}) {
        CAPTURE(text);
        CHECK(read(text).values == values);
    }
    CHECK(read("[1.5, 2, 3]").values == rows({{1.5}, {2}, {3}}));
    CHECK(has(refusal("[[1. 2.]\n ...\n [3. 4.]]"), "line 2: '...'"));
    CHECK(has(refusal("[[1, 2]\n [3, x]]"), "line 2, column 2: found 'x'"));
    CHECK(has(refusal("[[1, 2], [3]]"), "has 1 entry"));
    CHECK(has(refusal("[[1, 2], [3, 4]"), "unclosed '['"));
    CHECK(has(refusal("[[[1]]]"), "three levels"));
}

TEST_CASE("a single row, a single column and a single number are tables")
{
    CHECK(read("1.5,2,3\n").values == rows({{1.5, 2, 3}}));
    CHECK(read("1.5\n2\n").values == rows({{1.5}, {2}}));
    CHECK(read("7").values == rows({{7}}));
    CHECK(read("z\n7\n").columns == std::vector<std::string>{"z"});
}

TEST_CASE("values in front that could not be read are errors, never taken for names of rows")
{
    for (const char* cell : {"$1.5",
                             "\xE2\x82\xAC"
                             "1.5",
                             "15%",
                             "(1.5)",
                             "1/2",
                             "1 e5",
                             "1.5m",
                             "12 kg",
                             "1.5*10^3",
                             "=\"\"1.5\"\"",
                             "'1.5",
                             "++1",
                             "[1.5]",
                             "tensor(1.5)",
                             "np.float64(1.5)",
                             "R$ 1",
                             "\"[1, 2]\"",
                             "yes",
                             "F",
                             "\xEF\xBC\x91\xEF\xBC\x8E\xEF\xBC\x95"}) {
        CAPTURE(cell);
        CHECK(has(refusal("z1,z2\n" + std::string(cell) + ",.5\n"), "line 2, column 1"));
    }
    CHECK(
        refusal("label,z1\ncat,.5\ndog,.25\ncat,.75\n") ==
        "t: line 4, column 1: found 'cat', a word that stands in more than one row, expected a number, or --index first "
        "if the column names the rows");
    CHECK(read("label,z1\ncat,.5\ndog,.25\ncat,.75\n", with_index("first")).values == rows({{.5}, {.25}, {.75}}));
    // Names, dates and times stay names.
    for (const char* cell :
         {"s1", "1a", "3-methyl", "2024-01-31", "31/01/2024", "04.05.24", "04.05.2021 09:00", "12:30:01", "7up"}) {
        CAPTURE(cell);
        CHECK(read("name,z2\n" + std::string(cell) + ",.5\n").values == rows({{.5}}));
    }
}

TEST_CASE("an index is asked for wherever it stands, and so are dates that are whole numbers")
{
    CHECK(has(refusal("z1,id\n.5,4\n.25,9\n.75,2\n"), "--index id or --index none"));
    CHECK(read("z1,id\n.5,4\n.25,9\n.75,2\n", with_index("id")).values == rows({{.5}, {.25}, {.75}}));
    for (const char* text :
         {"date,z1\n20240131,.5\n20240201,.25\n20240202,.75\n", "year,z1\n2019,.5\n2021,.25\n2024,.75\n",
          "z1,timestamp\n.5,1700000000\n.25,1700000060\n.75,1700000120\n"})
        CHECK_MESSAGE(has(refusal(text), "an index, or numbers"), text);
    CHECK(says(read("subject,z1\n1,.5\n1,.25\n2,.75\n"), "--index subject"));
    CHECK(says(read("z1,step\n.5,0\n.25,10\n.75,20\n"), "column 2 ('step') rises from row to row"));
    // Of two readings the row in which they differ is shown.
    CHECK(has(refusal("a,b\n1,3\n2,\"3,456\"\n"),
              "line 3: '2,\"3,456\"' may be 2 columns separated by comma (2 and 3456)"));
    CHECK(says(read("z1,t\n.5,0\n.25,1\n.75,2\n"), "column 2 ('t') counts the rows"));
}

TEST_CASE("numbers that stand for something else are said")
{
    const Table table = read("z1,z2\n1.5,-9999\n2.5,.5\n.5,-9999\n");
    CHECK(table.values(0, 1) == -9999);
    CHECK(says(table, "column 2 ('z2') has 2 times -9999"));
    CHECK_FALSE(says(read("z1,z2\n1.5,-9999\n2.5,-8000\n"), "times"));
    CHECK(says(read("z\n9007199254740993\n1\n"), "are rounded"));
    CHECK_FALSE(says(read("z\n9007199254740991\n1\n"), "are rounded"));
}

TEST_CASE("lines above the header and below it are errors that say what they are taken for")
{
    CHECK(has(refusal("My measurements\nz1,z2\n1.5,2\n"), "a title above the names of the columns begins with #"));
    CHECK(has(refusal("z1,z2\nm,m/s\n1.5,2\n"), "one line alone names the columns"));
    CHECK(has(refusal("z1:z2\n1.5:2\n"), "expected a number, or --separator \":\" if that separates the columns"));
    CHECK(has(refusal("1.5 2\n3\n"), "line 2: has 1 entry, expected 2 as in line 1"));
    CHECK(has(refusal("(1+2j) (3+0j)\n"), "line 1, column 1: found '(1+2j)'"));
    CHECK(read("1,5; 2,5\n3,5; 4,5\n").values == rows({{1.5, 2.5}, {3.5, 4.5}}));
    CHECK(read("z1,z2\n\xE2\x80\x8B"
               "1.5,2\xE2\x80\x8E\n")
              .values == rows({{1.5, 2}}));
}

TEST_CASE("what other programs print and write is read, or refused by what it is")
{
    const Eigen::MatrixXd values = rows({{1.5, 2}, {3, 4}});
    for (const char* text :
         {"Array([[1.5, 2.],\n       [3., 4.]], dtype=float32)", "Matrix([[1.5, 2], [3, 4]])", "((1.5, 2), (3, 4))",
          "[(1.5, 2), (3, 4)]", "{{1.5, 2}, {3, 4}}", "[1.5 2\n 3 4]", "[1.5, 2\n 3, 4]\n",
          "<tf.Tensor: shape=(2, 2), dtype=float32, numpy=\narray([[1.5, 2.],\n       [3., 4.]], dtype=float32)>",
          "     [,1] [,2]\n[1,]  1.5    2\n[2,]  3.0    4\n"}) {
        CAPTURE(text);
        CHECK(read(text).values == values);
    }
    // NumPy breaks long vectors, Python behind commas: these are one column still.
    CHECK(read("[1.00000000e+00 2.00000000e+00 3.00000000e+00 4.00000000e+00\n 5.00000000e+00]").values.rows() == 5);
    CHECK(read("[1,\n 2,\n 3]").values.cols() == 1);
    for (const auto& [text, what] :
         {std::pair<const char*, const char*>{"  (0, 0)\t1.5\n  (1, 1)\t2.5\n", "sparse matrix as SciPy prints it"},
          {"%%MatrixMarket matrix coordinate real general\n3 3 2\n1 1 .5\n2 3 1.5\n", "Matrix Market"},
          {"@relation x\n@data\n1\n", "ARFF"},
          {"{\\rtf1 1.5}", "RTF"},
          {"<stata_dta>", "Stata"},
          {"\xFF\xD8\xFF\xE0", "picture"},
          {"\x28\xB5\x2F\xFD", "zstd"}})
        CHECK_MESSAGE(has(refusal(text), what), what);
}
