// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/npz.h"
#include "core/base/table.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>

// The format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html

namespace disentangle {

static_assert(std::endian::native == std::endian::little, "NPY content is copied as it lies in memory");

namespace {

constexpr std::string_view magic = "\x93NUMPY";

struct Header {
    std::string descr;
    bool fortran_order = false;
    std::vector<std::uint64_t> shape;
};

/// The header is a Python dictionary literal: {'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }.
class HeaderParser {
public:
    HeaderParser(std::string_view text, const std::string& name) : all_(text), rest_(text), name_(name) {}

    Header parse()
    {
        Header header;
        bool has_descr = false, has_order = false, has_shape = false;
        expect('{');
        while (!accept('}')) {
            const std::string key = string();
            expect(':');
            if (key == "descr" && !has_descr) {
                if (peek() == '[')
                    fail("it holds a structured array",
                         "a plain array of numbers: numpy.lib.recfunctions.structured_to_unstructured makes one");
                header.descr = string();
                has_descr = true;
            } else if (key == "fortran_order" && !has_order) {
                header.fortran_order = boolean();
                has_order = true;
            } else if (key == "shape" && !has_shape) {
                header.shape = tuple();
                has_shape = true;
            } else {
                fail("found the key " + in_quotes(key), "'descr', 'fortran_order' and 'shape', once each");
            }
            if (!accept(',') && peek() != '}')
                fail(found(), "',' or '}'");
        }
        skip_space();
        if (!rest_.empty())
            fail(found(), "nothing after '}'");
        if (!has_descr || !has_order || !has_shape)
            fail("it is incomplete", "the keys 'descr', 'fortran_order' and 'shape'");
        return header;
    }

private:
    [[noreturn]] void fail(const std::string& what, const std::string& expected) const
    {
        throw InputError(name_, "NPY header", what, expected);
    }

    std::string found() const
    {
        return rest_.empty() ? "it ends too early"
                             : "found " + in_quotes(rest_.substr(0, 1)) + " at byte " +
                                   std::to_string(all_.size() - rest_.size() + 1);
    }

    void skip_space()
    {
        while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\n' || rest_.front() == '\t'))
            rest_.remove_prefix(1);
    }

    char peek()
    {
        skip_space();
        return rest_.empty() ? '\0' : rest_.front();
    }

    bool accept(char c)
    {
        if (peek() != c || rest_.empty())
            return false;
        rest_.remove_prefix(1);
        return true;
    }

    void expect(char c)
    {
        if (!accept(c))
            fail(found(), in_quotes(std::string_view(&c, 1)));
    }

    std::string string()
    {
        const char mark = peek();
        if (mark != '\'' && mark != '"')
            fail(found(), "a quoted word");
        const auto end = rest_.find(mark, 1);
        if (end == std::string_view::npos)
            fail("a quoted word is not closed", "");
        std::string word(rest_.substr(1, end - 1));
        rest_.remove_prefix(end + 1);
        return word;
    }

    bool boolean()
    {
        skip_space();
        for (const std::string_view word : {"True", "False"}) {
            if (rest_.starts_with(word)) {
                rest_.remove_prefix(word.size());
                return word == "True";
            }
        }
        fail(found(), "True or False");
    }

    std::vector<std::uint64_t> tuple()
    {
        std::vector<std::uint64_t> sizes;
        expect('(');
        while (!accept(')')) {
            skip_space();
            std::uint64_t size = 0;
            const auto result = std::from_chars(rest_.data(), rest_.data() + rest_.size(), size);
            if (result.ec != std::errc{})
                fail(found(), "the size of a dimension");
            rest_.remove_prefix(static_cast<std::size_t>(result.ptr - rest_.data()));
            if (rest_.starts_with('L'))  // Python 2 wrote sizes as 3L
                rest_.remove_prefix(1);
            sizes.push_back(size);
            if (!accept(',') && peek() != ')')
                fail(found(), "',' or ')'");
        }
        return sizes;
    }

    std::string_view all_, rest_;
    std::string name_;
};

using ReadNumber = double (*)(const char*);

template <class T>
double read_number(const char* bytes)
{
    T value;
    std::memcpy(&value, bytes, sizeof value);
    return static_cast<double>(value);
}

double read_truth(const char* bytes)
{
    return *bytes != 0 ? 1 : 0;
}

/// IEEE 754 half precision.
double read_half(const char* bytes)
{
    std::uint16_t bits = 0;
    std::memcpy(&bits, bytes, sizeof bits);
    const int exponent = bits >> 10 & 0x1F, fraction = bits & 0x3FF;
    double value = 0;
    if (exponent == 0x1F)
        value = fraction == 0 ? std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN();
    else
        value = exponent == 0 ? std::ldexp(fraction, -24) : std::ldexp(fraction + 0x400, exponent - 25);
    return (bits & 0x8000) != 0 ? -value : value;
}

struct Type {
    std::string_view code;
    std::size_t size;
    ReadNumber read;
    bool swapped = false;  ///< the bytes of a number stand in the other order, the most significant one first

    double at(const char* bytes) const
    {
        if (!swapped)
            return read(bytes);
        std::array<char, 8> turned{};
        std::reverse_copy(bytes, bytes + size, turned.begin());
        return read(turned.data());
    }
};

constexpr std::array types{
    Type{"f4", 4, read_number<float>},
    Type{"f8", 8, read_number<double>},
    Type{"i1", 1, read_number<std::int8_t>},
    Type{"i2", 2, read_number<std::int16_t>},
    Type{"i4", 4, read_number<std::int32_t>},
    Type{"i8", 8, read_number<std::int64_t>},
    Type{"u1", 1, read_number<std::uint8_t>},
    Type{"u2", 2, read_number<std::uint16_t>},
    Type{"u4", 4, read_number<std::uint32_t>},
    Type{"u8", 8, read_number<std::uint64_t>},
    Type{"b1", 1, read_truth},
    Type{"f2", 2, read_half},
};

/// What a type that is no number of ours stands for, as NumPy's codes have it.
std::string kind_of(std::string_view code)
{
    switch (code.empty() ? '\0' : code[0]) {
    case 'c': return " (complex numbers)";
    case 'O': return " (Python objects)";
    case 'U':
    case 'S':
    case 'a': return " (text)";
    case 'M':
    case 'm': return " (dates or times)";
    case 'V': return " (raw bytes)";
    case 'f': return " (long floats)";
    default: return "";
    }
}

Type find_type(const std::string& descr, const std::string& name)
{
    const std::string_view code = descr.empty() ? std::string_view() : std::string_view(descr).substr(1);
    for (Type type : types) {
        const bool ordered = !descr.empty() && (descr[0] == '<' || descr[0] == '=' || descr[0] == '>');
        if (type.code != code || !(ordered || (descr[0] == '|' && type.size == 1)))
            continue;
        type.swapped = descr[0] == '>' && type.size > 1;
        return type;
    }
    throw InputError(
        name, "NPY header", "the values are of type " + in_quotes(descr) + kind_of(code),
        "real numbers ('<f4', '<f8', '<i8', '|u1', '|b1', ...): numpy.save of the array after astype('<f8')");
}

std::string shape_text(const std::vector<std::uint64_t>& shape)
{
    std::string text = "(";
    for (std::size_t i = 0; i < shape.size(); ++i)
        text += (i > 0 ? ", " : "") + std::to_string(shape[i]);
    return text + (shape.size() == 1 ? ",)" : ")");
}

/// Bytes the shape needs, or the largest number if that does not fit.
std::uint64_t bytes_needed(const std::vector<std::uint64_t>& shape, std::uint64_t item)
{
    std::uint64_t total = item;
    for (const std::uint64_t size : shape) {
        if (__builtin_mul_overflow(total, size, &total))
            return std::numeric_limits<std::uint64_t>::max();
    }
    return total;
}

/// Says what of the numbers is there, and how many the shape needs.
[[noreturn]] void refuse_size(const std::string& name, std::size_t found, std::uint64_t needed, const Header& header)
{
    throw InputError(
        name, "", "has " + std::to_string(found) + " bytes of numbers",
        (needed == std::numeric_limits<std::uint64_t>::max() ? "more than any file has" : std::to_string(needed)) +
            " for shape " + shape_text(header.shape) + " of type '" + header.descr + "'");
}

/// Splits the file into header text and content.
Header read_header(std::string_view bytes, const std::string& name, std::string_view& content)
{
    if (bytes.empty())
        throw InputError(name, "", "is empty", "an NPY array");
    if (bytes.starts_with("PK\x03\x04"))
        throw InputError(name, "", "is an NPZ archive", "a single NPY array");
    if (!bytes.starts_with(magic))
        throw InputError(name, "", "does not begin with the NPY signature", "an NPY array");
    if (bytes.size() < 8)
        throw InputError(name, "NPY header", "the file ends after " + std::to_string(bytes.size()) + " bytes", "");
    const int version = static_cast<unsigned char>(bytes[6]);
    if (version < 1 || version > 3)
        throw InputError(name, "NPY header", "found version " + std::to_string(version), "version 1, 2 or 3");
    const std::size_t length_size = version == 1 ? 2 : 4;
    const std::size_t start = 8 + length_size;
    std::uint32_t length = 0;
    if (bytes.size() >= start)
        std::memcpy(&length, bytes.data() + 8, length_size);
    if (bytes.size() < start + length)
        throw InputError(name, "NPY header", "the file ends after " + std::to_string(bytes.size()) + " bytes",
                         std::to_string(start + length) + " and the numbers");
    content = bytes.substr(start + length);
    return HeaderParser(bytes.substr(start, length), name).parse();
}

}  // namespace

Table parse_npy(std::string_view bytes, const std::string& name, bool allow_non_finite)
{
    std::string_view content;
    const Header header = read_header(bytes, name, content);
    const Type type = find_type(header.descr, name);
    const auto& shape = header.shape;
    if (shape.empty() || shape.size() > 3)
        throw InputError(name, "NPY header", "the shape is " + shape_text(shape), "1 to 3 dimensions");
    // The file's own size bounds the memory: a declared shape is believed only when its numbers are there.
    const std::uint64_t needed = bytes_needed(shape, type.size);
    if (needed == 0)
        throw InputError(name, "NPY header", "the shape is " + shape_text(shape), "at least one number");
    if (needed != content.size())
        refuse_size(name, content.size(), needed, header);

    // (n), (n, d) and (n, t, d) are all (n, t, d) with ones filled in.
    const std::size_t n = shape[0];
    const std::size_t t = shape.size() == 3 ? shape[1] : 1;
    const std::size_t d = shape.size() == 1 ? 1 : shape.back();
    if (t > std::numeric_limits<int>::max())
        throw InputError(name, "NPY header", "the shape is " + shape_text(shape), "fewer steps");
    Table table;
    table.steps = static_cast<int>(t);
    table.values.resize(static_cast<Eigen::Index>(n * t), static_cast<Eigen::Index>(d));
    // As the numbers lie in the file, whichever way that is.
    const std::size_t outer = header.fortran_order ? d : n, inner = header.fortran_order ? n : d;
    for (std::size_t o = 0; o < outer; ++o) {
        for (std::size_t j = 0; j < t; ++j) {
            for (std::size_t l = 0; l < inner; ++l) {
                const std::size_t i = header.fortran_order ? l : o, k = header.fortran_order ? o : l;
                const std::size_t at = header.fortran_order ? i + n * (j + t * k) : (i * t + j) * d + k;
                const double value = type.at(content.data() + at * type.size);
                if (!allow_non_finite && !std::isfinite(value))
                    throw InputError(name, "row " + std::to_string(i * t + j + 1) + ", column " + std::to_string(k + 1),
                                     std::isnan(value) ? "found NaN" : "found infinity", "a finite number");
                table.values(static_cast<Eigen::Index>(i * t + j), static_cast<Eigen::Index>(k)) = value;
            }
        }
    }
    return table;
}

NpyLayout npy_layout(std::string_view begin, std::uint64_t size, const std::string& name)
{
    std::string_view content;
    const Header header = read_header(begin, name, content);
    const Type type = find_type(header.descr, name);
    NpyLayout layout{{header.shape.begin(), header.shape.end()},
                     header.descr,
                     type.size,
                     begin.size() - content.size(),
                     header.fortran_order && header.shape.size() > 1};
    const std::uint64_t needed = bytes_needed(header.shape, type.size);
    if (needed == 0)
        throw InputError(name, "NPY header", "the shape is " + shape_text(header.shape), "at least one number");
    if (needed != size - layout.begin)
        refuse_size(name, size - layout.begin, needed, header);
    return layout;
}

void convert_npy(const NpyLayout& layout, const char* from, std::span<float> to)
{
    const Type type = find_type(layout.type, "");
    if (layout.is_byte())
        for (std::size_t i = 0; i < to.size(); ++i)
            to[i] = static_cast<unsigned char>(from[i]);
    else if (layout.type == "<f4")
        std::memcpy(to.data(), from, to.size_bytes());
    else
        for (std::size_t i = 0; i < to.size(); ++i)
            to[i] = static_cast<float>(type.at(from + i * type.size));
}

NpyArray parse_npy_array(std::string_view bytes, const std::string& name)
{
    std::string_view content;
    const Header header = read_header(bytes, name, content);
    const Type type = find_type(header.descr, name);
    if (const std::uint64_t needed = bytes_needed(header.shape, type.size); needed != content.size() || needed == 0)
        refuse_size(name, content.size(), needed, header);
    if (header.fortran_order && header.shape.size() > 1)
        throw InputError(name, "NPY header", "the order is Fortran's", "C order, as numpy.ascontiguousarray makes it");
    NpyArray array{{header.shape.begin(), header.shape.end()}, {}, type.code == "u1"};
    array.values.reserve(content.size() / type.size);
    for (std::size_t at = 0; at < content.size(); at += type.size) {
        const double value = type.at(content.data() + at);
        if (!std::isfinite(value))
            throw InputError(name, "number " + std::to_string(at / type.size + 1),
                             std::isnan(value) ? "found NaN" : "found infinity", "a finite number");
        array.values.push_back(static_cast<float>(value));
    }
    return array;
}

namespace {

/// The file's bytes before its numbers.
std::string npy_header(const std::string& descr, const std::vector<std::size_t>& shape)
{
    const std::vector<std::uint64_t> sizes(shape.begin(), shape.end());
    std::string header = "{'descr': '" + descr + "', 'fortran_order': False, 'shape': " + shape_text(sizes) + ", }";
    // The format asks for spaces up to a newline that ends on a multiple of 64 bytes.
    header.append(63 - (10 + header.size()) % 64, ' ');
    header += '\n';
    std::string bytes(magic);
    bytes += {'\x01', '\x00', static_cast<char>(header.size() & 0xFF), static_cast<char>(header.size() >> 8)};
    return bytes + header;
}

template <class Number>
std::string npy_file(const std::string& descr, const Number* data, const std::vector<std::size_t>& shape)
{
    std::string bytes = npy_header(descr, shape);
    std::size_t count = 1;
    for (const std::size_t size : shape)
        count *= size;
    if (count > 0)
        bytes.append(reinterpret_cast<const char*>(data), count * sizeof(Number));
    return bytes;
}

}  // namespace

std::string format_npy(const float* data, const std::vector<std::size_t>& shape)
{
    return npy_file("<f4", data, shape);
}

std::string format_npy(const std::uint8_t* data, const std::vector<std::size_t>& shape)
{
    return npy_file("|u1", data, shape);
}

}  // namespace disentangle
