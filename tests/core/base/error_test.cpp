// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <doctest/doctest.h>
#include <vector>

using namespace disentangle;

TEST_CASE("an input error reads file, place, found, expected")
{
    CHECK(std::string(InputError("experiment.json", "world.graph.Ga", "row 3 has 4 entries", "5").what()) ==
          "experiment.json: world.graph.Ga: row 3 has 4 entries, expected 5");
}

TEST_CASE("an input error leaves out what is empty together with its punctuation")
{
    CHECK(std::string(InputError("", "world.d_x", "found 0", "1 to 1024").what()) ==
          "world.d_x: found 0, expected 1 to 1024");
    CHECK(std::string(InputError("a.csv", "", "is empty", "").what()) == "a.csv: is empty");
    CHECK(std::string(InputError("a.csv", "line 2", "", "a number").what()) == "a.csv: line 2, expected a number");
    CHECK(std::string(InputError("", "", "", "a number").what()) == "expected a number");
}

TEST_CASE("an input error keeps what its message was made of, and the line it is told later")
{
    const InputError error("e.json", "training.rate", "found 0", "a number above 0");
    const InputError located = error.at_line(7);
    CHECK(std::string(located.what()) == "e.json: training.rate: found 0, expected a number above 0 (line 7)");
    CHECK(located.file() == "e.json");
    CHECK(located.place() == "training.rate");
    CHECK(located.found() == "found 0");
    CHECK(located.expected() == "a number above 0");
    CHECK(located.line() == 7);
    CHECK(error.line() == 0);
    CHECK(InputError("said whole").place().empty());
}

TEST_CASE("an input error is caught as an error of the program")
{
    CHECK_THROWS_AS(throw InputError("wrong"), Error);
}

TEST_CASE("edit distance counts insertions, deletions and replacements")
{
    CHECK(edit_distance("", "") == 0);
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("abc", "") == 3);
    CHECK(edit_distance("kitten", "sitting") == 3);  // the textbook pair
    CHECK(edit_distance("width", "widht") == 2);
}

TEST_CASE("the closest name is suggested only when it is close")
{
    const std::vector<std::string> names{"width", "height", "steps"};
    CHECK(closest_name("widht", names) == "width");
    CHECK(closest_name("step", names) == "steps");
    CHECK(closest_name("colour", names).empty());
    CHECK(closest_name("x", names).empty());
    CHECK(closest_name("", names).empty());
}

TEST_CASE("found text is shown in quotes, short and without control characters")
{
    CHECK(in_quotes("abc") == "'abc'");
    CHECK(in_quotes("") == "''");
    CHECK(in_quotes("a\nb\x01\x7F") == "'a?b?"
                                       "?'");
    CHECK(in_quotes(std::string(100, 'x')) == "'" + std::string(40, 'x') + "...'");
    // 39 letters and a two-byte letter across the cut at 40: the letter goes whole.
    CHECK(in_quotes(std::string(39, 'x') + "\xC3\xA9z") == "'" + std::string(39, 'x') + "...'");
}

// Question marks are kept apart, for two and a quote in a row are a trigraph.
TEST_CASE("found text is valid UTF-8 whatever it was")
{
    CHECK(in_quotes("\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x8C\xB3") == "'\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x8C\xB3'");
    CHECK(in_quotes("\xFF"
                    "a\xC3") == "'?a?'");
    CHECK(in_quotes("\xC0\xAF") == "'?"
                                   "?'");  // an overlong slash
    CHECK(in_quotes("\xED\xA0\x80") == "'?"
                                       "?"
                                       "?'");  // a surrogate
    CHECK(in_quotes("\xF4\x90\x80\x80") == "'?"
                                           "?"
                                           "?"
                                           "?'");  // past the last code point
}

TEST_CASE("text of any bytes becomes UTF-8, and what is UTF-8 stays as it is")
{
    CHECK(well_formed("größe\n\t\x01 → ∞ 😀") == "größe\n\t\x01 → ∞ 😀");
    CHECK(well_formed("gr\xF6\xDF") == "gr??");
    CHECK(well_formed("cut \xE2\x86") == "cut ??");
    CHECK(well_formed("\xC0\x80\xED\xA0\x80") == "?????");  // overlong, surrogate
    CHECK(well_formed("").empty());
}
