// SPDX-License-Identifier: GPL-3.0-or-later
// A column at a glance; numbers by hand.
#include "core/data/table/sketch.h"

#include <cmath>
#include <doctest/doctest.h>

using namespace disentangle;

TEST_CASE("a sketch counts values by bins, and keeps the range of every stretch of rows")
{
    const FileColumns file = parse_columns("v,w\n0,a\n1,b\n2,a\n,a\n4,b\n4,c\n", "t.csv");
    const ColumnSketch sketch = sketch_of(file, 0, 4, 3);
    CHECK(sketch.name == "v");
    CHECK(sketch.rows == 6);
    CHECK(sketch.missing == 1);
    CHECK(sketch.counts == std::vector<int>{1, 1, 1, 2});  // [0, 1), [1, 2), [2, 3), [3, 4]
    CHECK(sketch.least == std::vector<double>{0, 2, 4});
    CHECK(sketch.most == std::vector<double>{1, 2, 4});
    const ColumnSketch words = sketch_of(file, 1, 4, 3);
    CHECK(words.words == 3);
    CHECK(words.counts == std::vector<int>{3, 2, 1});
}

TEST_CASE("a stretch without a number has no range, and fewer rows than stretches are shown one by one")
{
    const FileColumns file = parse_columns("v\n5\nnan\n5\n", "t.csv");
    const ColumnSketch sketch = sketch_of(file, 0, 3, 100);
    CHECK(sketch.counts == std::vector<int>{2, 0, 0});  // all values are one
    REQUIRE(sketch.least.size() == 3);
    CHECK(std::isnan(sketch.least[1]));
    CHECK(sketch.most[2] == 5);
}
