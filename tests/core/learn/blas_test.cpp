// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/network/fused/blas.h"

#include <doctest/doctest.h>

#include <array>
#include <filesystem>

using namespace disentangle;

TEST_CASE("the library that performs matrix products is named by the file it is")
{
    const std::filesystem::path library = blas_library();
    REQUIRE(std::filesystem::exists(library));
    CHECK_FALSE(std::filesystem::is_symlink(library));
    // Debian's reference BLAS lives in .../blas/, OpenBLAS in .../openblas-pthread/.
    CHECK(blas_is_slow() == (library.parent_path().filename() == "blas"));
}

// By hand: [1 2; 3 4] [5 6; 7 8] = [19 22; 43 50].
TEST_CASE("products are row-major, transposed or added to as they are named")
{
    const std::array<double, 4> a{1, 2, 3, 4}, b{5, 6, 7, 8}, a_transposed{1, 3, 2, 4}, b_transposed{5, 7, 6, 8};
    const std::array<double, 4> product{19, 22, 43, 50}, twice{38, 44, 86, 100}, nothing{};
    std::array<double, 4> c{};
    multiply<double>(2, 2, 2, {a.data(), 2}, {b.data(), 2}, {c.data(), 2});
    CHECK(c == product);
    multiply_add<double>(2, 2, 2, {a.data(), 2}, {b.data(), 2}, {c.data(), 2});
    CHECK(c == twice);
    multiply_transposed<double>(2, 2, 2, {a.data(), 2}, {b_transposed.data(), 2}, {c.data(), 2});
    CHECK(c == product);
    add_outer_products<double>(2, 2, 2, {a_transposed.data(), 2}, {b.data(), 2}, {c.data(), 2}, -1);
    CHECK(c == nothing);
}
