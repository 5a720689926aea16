// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/table.h"

#include <cmath>
#include <cstring>
#include <doctest/doctest.h>
#include <limits>
#include <unistd.h>

using namespace disentangle;

namespace {

template <class T>
std::string raw(const std::vector<T>& values)
{
    std::string bytes(values.size() * sizeof(T), '\0');
    if (!values.empty())
        std::memcpy(bytes.data(), values.data(), bytes.size());
    return bytes;
}

/// An NPY file, version 1.0, with the given header text and content.
std::string npy(const std::string& header, const std::string& content)
{
    std::string bytes = "\x93NUMPY";
    bytes += {'\x01', '\x00', static_cast<char>(header.size() & 0xFF), static_cast<char>(header.size() >> 8)};
    return bytes + header + content;
}

std::string header(const std::string& descr, const std::string& shape, bool fortran = false)
{
    return "{'descr': '" + descr + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': " + shape +
           ", }          \n";
}

std::string npy_error_of(const std::string& bytes)
{
    try {
        parse_npy(bytes, "t.npy");
    } catch (const InputError& error) {
        return error.what();
    }
    return "no error";
}

template <class T>
void check_type(const std::string& descr)
{
    const Table table = parse_npy(npy(header(descr, "(2, 2)"), raw<T>({T(1), T(2), T(3), T(100)})), "t.npy");
    CHECK(table.values == (Eigen::MatrixXd(2, 2) << 1, 2, 3, 100).finished());
}

}  // namespace

TEST_CASE("an NPY file as numpy writes it is read")
{
    // numpy.save of numpy.array([[1.5, -2.0]], dtype='<f4'), byte for byte: the header padded to 128 bytes in all.
    std::string text = "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }";
    text.append(117 - text.size(), ' ');
    const std::string file = npy(text + "\n", raw<float>({1.5F, -2.0F}));
    REQUIRE(file.size() == 128 + 8);
    const Table table = parse_npy(file, "t.npy");
    CHECK(table.values == (Eigen::MatrixXd(1, 2) << 1.5, -2).finished());
    CHECK(table.columns.empty());
    const std::vector<float> data{1.5F, -2.0F};
    // Padded to the smallest multiple of 64 that the format asks for, as numpy itself does.
    CHECK(format_npy(data.data(), {1, 2}).size() % 64 == 8);
}

TEST_CASE("every numeric type is read, in either order of its bytes")
{
    check_type<float>("<f4");
    check_type<double>("<f8");
    check_type<std::int8_t>("|i1");
    check_type<std::int16_t>("<i2");
    check_type<std::int32_t>("<i4");
    check_type<std::int64_t>("<i8");
    check_type<std::uint8_t>("|u1");
    check_type<std::uint16_t>("<u2");
    check_type<std::uint32_t>("<u4");
    check_type<std::uint64_t>("<u8");
    const Table table = parse_npy(npy(header("|b1", "(1, 2)"), std::string("\x01\x00", 2)), "t.npy");
    CHECK(table.values == (Eigen::MatrixXd(1, 2) << 1, 0).finished());
    // Written by another program a truth value may be any byte; NumPy takes all but 0 for true.
    CHECK(parse_npy(npy(header("|b1", "(1,)"), "\x07"), "t.npy").values(0, 0) == 1);
    const auto big_endian = [](auto... values) {
        std::string bytes;
        for (const std::string& its : {raw<decltype(values)>({values})...})
            bytes.append(its.rbegin(), its.rend());
        return bytes;
    };
    CHECK(parse_npy(npy(header(">f4", "(1, 2)"), big_endian(1.5F, -2.0F)), "t.npy").values ==
          (Eigen::MatrixXd(1, 2) << 1.5, -2).finished());
    CHECK(parse_npy(npy(header(">f8", "(1, 2)"), big_endian(1.5, -2.0)), "t.npy").values ==
          (Eigen::MatrixXd(1, 2) << 1.5, -2).finished());
    CHECK(parse_npy(npy(header(">i4", "(1, 1)"), big_endian(-70000)), "t.npy").values(0, 0) == -70000);
    CHECK(parse_npy(npy(header("=f8", "(1, 1)"), raw<double>({1.5})), "t.npy").values(0, 0) == 1.5);
    // IEEE 754 half precision: 1, -2, the largest, the smallest normal and the smallest number.
    const std::vector<std::uint16_t> halves{0x3C00, 0xC000, 0x7BFF, 0x0400, 0x0001};
    CHECK(parse_npy(npy(header("<f2", "(1, 5)"), raw(halves)), "t.npy").values ==
          (Eigen::MatrixXd(1, 5) << 1, -2, 65504, std::ldexp(1, -14), std::ldexp(1, -24)).finished());
    CHECK(npy_error_of(npy(header("<f2", "(1,)"), raw<std::uint16_t>({0x7C00}))).find("found infinity") !=
          std::string::npos);
}

TEST_CASE("C and Fortran order give the same table")
{
    const Eigen::MatrixXd expected = (Eigen::MatrixXd(2, 3) << 1, 2, 3, 4, 5, 6).finished();
    CHECK(parse_npy(npy(header("<f8", "(2, 3)"), raw<double>({1, 2, 3, 4, 5, 6})), "t.npy").values == expected);
    CHECK(parse_npy(npy(header("<f8", "(2, 3)", true), raw<double>({1, 4, 2, 5, 3, 6})), "t.npy").values == expected);
}

TEST_CASE("one dimension is one column and three are read as (n t, d)")
{
    CHECK(parse_npy(npy(header("<f8", "(3,)"), raw<double>({1, 2, 3})), "t.npy").values ==
          (Eigen::MatrixXd(3, 1) << 1, 2, 3).finished());
    // Entry (i, j, k) is 100 i + 10 j + k, of shape (2, 2, 3).
    const Eigen::MatrixXd expected =
        (Eigen::MatrixXd(4, 3) << 0, 1, 2, 10, 11, 12, 100, 101, 102, 110, 111, 112).finished();
    CHECK(parse_npy(
              npy(header("<i4", "(2, 2, 3)"), raw<std::int32_t>({0, 1, 2, 10, 11, 12, 100, 101, 102, 110, 111, 112})),
              "t.npy")
              .values == expected);
    CHECK(parse_npy(npy(header("<i4", "(2, 2, 3)", true),
                        raw<std::int32_t>({0, 100, 10, 110, 1, 101, 11, 111, 2, 102, 12, 112})),
                    "t.npy")
              .values == expected);
}

TEST_CASE("what is written as NPY reads back, of any shape")
{
    const std::vector<float> data{0.1F, -2, 3, 4, 5, 6, 7, 1e30F};
    const Table table = parse_npy(format_npy(data.data(), {2, 2, 2}), "t.npy");
    REQUIRE(table.values.rows() == 4);
    CHECK(table.steps == 2);
    for (int i = 0; i < 8; ++i)
        CHECK(table.values(i / 2, i % 2) == static_cast<double>(data[static_cast<std::size_t>(i)]));
    CHECK(parse_npy(format_npy(data.data(), {8}), "t.npy").values.rows() == 8);
    CHECK(format_npy(data.data(), {2, 2, 2}).find("'shape': (2, 2, 2), }") != std::string::npos);
    CHECK(format_npy(data.data(), {8}).find("'shape': (8,), }") != std::string::npos);
}

TEST_CASE("the file's own size bounds a declared shape")
{
    const std::string content = raw<float>({1, 2, 3, 4});
    CHECK(npy_error_of(npy(header("<f4", "(1000000000000, 3)"), content)) ==
          "t.npy: has 16 bytes of numbers, expected 12000000000000 for shape (1000000000000, 3) of type '<f4'");
    // The product of the sizes does not fit 64 bits.
    CHECK(npy_error_of(npy(header("<f4", "(4294967296, 4294967296, 4)"), content)) ==
          "t.npy: has 16 bytes of numbers, expected more than any file has for shape (4294967296, 4294967296, 4) of "
          "type '<f4'");
    CHECK(npy_error_of(npy(header("<f4", "(2, 3)"), content)) ==
          "t.npy: has 16 bytes of numbers, expected 24 for shape (2, 3) of type '<f4'");
    CHECK(npy_error_of(npy(header("<f4", "(1, 3)"), content)) ==
          "t.npy: has 16 bytes of numbers, expected 12 for shape (1, 3) of type '<f4'");
}

TEST_CASE("errors say what is wrong with the header")
{
    const std::string one = raw<float>({1});
    CHECK(npy_error_of("") == "t.npy: is empty, expected an NPY array");
    CHECK(npy_error_of("1,2\n3,4\n") == "t.npy: does not begin with the NPY signature, expected an NPY array");
    CHECK(npy_error_of("PK\x03\x04....") == "t.npy: is an NPZ archive, expected a single NPY array");
    CHECK(npy_error_of(npy(header("<c8", "(1,)"), one)) ==
          "t.npy: NPY header: the values are of type '<c8' (complex numbers), expected real numbers ('<f4', '<f8', "
          "'<i8', '|u1', '|b1', ...): numpy.save of the array after astype('<f8')");
    for (const auto& [type, kind] : {std::pair<const char*, const char*>{"|O", "Python objects"},
                                     {"<U3", "text"},
                                     {"<M8[ns]", "dates or times"},
                                     {"<V2", "raw bytes"},
                                     {"<f16", "long floats"}})
        CHECK(npy_error_of(npy(header(type, "(1,)"), one)).find(kind) != std::string::npos);
    CHECK(npy_error_of(npy(header("<f8", "(9223372036854775807, 2)"), one)).find("expected more than any file has") !=
          std::string::npos);
    CHECK(npy_error_of(npy(header("<f4", "()"), one)) ==
          "t.npy: NPY header: the shape is (), expected 1 to 3 dimensions");
    CHECK(npy_error_of(npy(header("<f4", "(1, 1, 1, 1)"), one)) ==
          "t.npy: NPY header: the shape is (1, 1, 1, 1), expected 1 to 3 dimensions");
    CHECK(npy_error_of(npy(header("<f4", "(0, 5)"), "")) ==
          "t.npy: NPY header: the shape is (0, 5), expected at least one number");
    CHECK(npy_error_of(npy("{'descr': '<f4', 'shape': (1,)}", one)) ==
          "t.npy: NPY header: it is incomplete, expected the keys 'descr', 'fortran_order' and 'shape'");
    CHECK(npy_error_of(npy("{'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (1,)}", one)) ==
          "t.npy: NPY header: it holds a structured array, expected a plain array of numbers: "
          "numpy.lib.recfunctions.structured_to_unstructured makes one");
    CHECK(npy_error_of(npy("{'descr': '<f4', 'fortran_order': 0, 'shape': (1,)}", one)) ==
          "t.npy: NPY header: found '0' at byte 35, expected True or False");
}

TEST_CASE("NaN and infinity are errors that name row and column, unless allowed")
{
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const std::string file = npy(header("<f4", "(2, 2)"), raw<float>({1, 2, nan, -INFINITY}));
    CHECK(npy_error_of(file) == "t.npy: row 2, column 1: found NaN, expected a finite number");
    CHECK(std::isnan(parse_npy(file, "t.npy", true).values(1, 0)));
}

TEST_CASE("every cut of an NPY file is an input error")
{
    const std::vector<float> data{1, 2, 3, 4, 5, 6};
    const std::string valid = format_npy(data.data(), {3, 2});
    CHECK_NOTHROW(parse_npy(valid, "t.npy"));
    for (std::size_t length = 0; length < valid.size(); ++length)
        CHECK_THROWS_AS(parse_npy(valid.substr(0, length), "t.npy"), InputError);
    CHECK_THROWS_AS(parse_npy(valid + "x", "t.npy"), InputError);
}

TEST_CASE("every changed byte of an NPY file either parses or is an input error")
{
    const std::vector<float> data{1, 2, 3, 4, 5, 6};
    const std::string valid = format_npy(data.data(), {3, 2});
    for (std::size_t at = 0; at < valid.size(); ++at) {
        for (int byte = 0; byte < 256; ++byte) {
            std::string changed = valid;
            changed[at] = static_cast<char>(byte);
            try {
                const Table table = parse_npy(changed, "t.npy", true);
                CHECK(table.values.size() > 0);
            } catch (const InputError&) {
            }
        }
    }
}

TEST_CASE("a table is read as an array where it is one, and else as text")
{
    const std::filesystem::path folder = std::filesystem::temp_directory_path();
    const auto path = [&](const std::string& ending) {
        return folder / ("disentangle-table-" + std::to_string(::getpid()) + ending);
    };
    const std::vector<float> data{1, 2};
    write_file_atomically(path(".CSV"), "a,b\n1,2\n");
    write_file_atomically(path(".npy"), format_npy(data.data(), {1, 2}));
    write_file_atomically(path(".tsv"), "a\tb\n1\t2\n");
    write_file_atomically(path(".dat"), format_npy(data.data(), {1, 2}));
    for (const char* ending : {".CSV", ".tsv", ".dat"}) {
        CHECK(read_table(path(ending)).values == read_table(path(".npy")).values);
        std::filesystem::remove(path(ending));
    }
    std::filesystem::remove(path(".npy"));

    CHECK_THROWS_WITH_AS(read_table("missing.npy"), "missing.npy: cannot be read: No such file or directory",
                         InputError);
}
