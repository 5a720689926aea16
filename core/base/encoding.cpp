// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/encoding.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace disentangle {
namespace {

struct Signature {
    std::string_view bytes;
    const char* what;
    const char* instead;
};

using namespace std::string_view_literals;

// The first bytes of files that people hold for tables.
constexpr std::array signatures{
    Signature{"PK\x03\x04"sv, "is a ZIP archive, as spreadsheets (.xlsx, .ods), .npz and PyTorch's .pt are",
              "text or .npy: save the sheet as CSV, the array by numpy.save"},
    Signature{"\xD0\xCF\x11\xE0"sv, "is an old spreadsheet (.xls)", "text: save the sheet as CSV"},
    Signature{"\x93NUMPY"sv, "is a NumPy array", "text, or a file that ends in .npy"},
    Signature{"\x89HDF"sv, "is an HDF5 file (also MATLAB -v7.3)", "text or .npy"},
    Signature{"MATLAB 5.0"sv, "is a MATLAB file", "text or .npy: save with -ascii, or writematrix()"},
    Signature{"\x1F\x8B"sv, "is compressed by gzip", "text: unpack it first"},
    Signature{"BZh"sv, "is compressed by bzip2", "text: unpack it first"},
    Signature{"\xFD"
              "7zXZ"sv,
              "is compressed by xz", "text: unpack it first"},
    Signature{"\x28\xB5\x2F\xFD"sv, "is compressed by zstd", "text: unpack it first"},
    Signature{"7z\xBC\xAF"sv, "is a 7-Zip archive", "text: unpack it first"},
    Signature{"PAR1"sv, "is a Parquet file", "text or .npy"},
    Signature{"ARROW1"sv, "is an Arrow file", "text or .npy"},
    Signature{"SQLite format 3"sv, "is an SQLite database (perhaps a run)", "a table as text or .npy"},
    Signature{"%PDF"sv, "is a PDF", "text or .npy"},
    Signature{"\x89PNG"sv, "is a picture", "text or .npy"},
    Signature{"\xFF\xD8\xFF"sv, "is a picture", "text or .npy"},
    Signature{"GIF8"sv, "is a picture", "text or .npy"},
    Signature{"\x7F"
              "ELF"sv,
              "is a program", "text or .npy"},
    Signature{"CDF\x01"sv, "is a NetCDF file", "text or .npy"},
    Signature{"CDF\x02"sv, "is a NetCDF file", "text or .npy"},
    Signature{"RDX"sv, "is a file of R (.RData)", "text: write.csv"},
    Signature{"$FL2"sv, "is an SPSS file (.sav)", "text: save it as CSV"},
    Signature{"<stata_dta>"sv, "is a Stata file (.dta)", "text: export delimited"},
    Signature{"SIMPLE  ="sv, "is a FITS file", "text or .npy"},
    Signature{"{\\rtf"sv, "is RTF, a text with its looks", "plain text"},
    Signature{"%%MatrixMarket"sv, "is a Matrix Market file, which lists a matrix by its entries",
              "rows of numbers: scipy.io.mmread and numpy.savetxt"},
    Signature{"@relation"sv, "is an ARFF file", "text: the lines below @data, under the names of the columns"},
    Signature{"\x80\x02"sv, "is a Python pickle", "text or .npy: numpy.save"},
    Signature{"\x80\x03"sv, "is a Python pickle", "text or .npy: numpy.save"},
    Signature{"\x80\x04"sv, "is a Python pickle", "text or .npy: numpy.save"},
    Signature{"\x80\x05"sv, "is a Python pickle", "text or .npy: numpy.save"},
};

void append_utf8(std::string& text, std::uint32_t code)
{
    const auto byte = [&](std::uint32_t value) { text += static_cast<char>(value); };
    if (code < 0x80) {
        byte(code);
    } else if (code < 0x800) {
        byte(0xC0 | code >> 6);
        byte(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        byte(0xE0 | code >> 12);
        byte(0x80 | (code >> 6 & 0x3F));
        byte(0x80 | (code & 0x3F));
    } else {
        byte(0xF0 | code >> 18);
        byte(0x80 | (code >> 12 & 0x3F));
        byte(0x80 | (code >> 6 & 0x3F));
        byte(0x80 | (code & 0x3F));
    }
}

std::uint32_t unit_at(std::string_view bytes, std::size_t at, std::size_t size, bool big_endian)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[at + (big_endian ? i : size - 1 - i)]);
    return value;
}

/// UTF-16 or UTF-32; what is no character becomes U+FFFD.
std::string from_wide(std::string_view bytes, std::size_t size, bool big_endian, const std::string& name)
{
    constexpr std::uint32_t replacement = 0xFFFD;
    if (bytes.size() % size != 0)
        throw InputError(name, "",
                         "the text in UTF-" + std::to_string(8 * size) + " ends within a character, after " +
                             std::to_string(bytes.size()) + " bytes",
                         "the whole file");
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += size) {
        std::uint32_t code = unit_at(bytes, at, size, big_endian);
        if (size == 2 && code >= 0xD800 && code < 0xDC00 && at + size < bytes.size()) {
            const std::uint32_t low = unit_at(bytes, at + size, size, big_endian);
            if (low >= 0xDC00 && low < 0xE000) {
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
                at += size;
            }
        }
        append_utf8(text, code > 0x10FFFF || (code >= 0xD800 && code < 0xE000) ? replacement : code);
    }
    return text;
}

std::string from_windows_1252(std::string_view bytes)
{
    // https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT; the five bytes without a meaning stay
    // the control characters that they are in Latin-1.
    constexpr std::array<std::uint16_t, 32> high{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                 0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    std::string text;
    for (const char c : bytes) {
        const auto code = static_cast<unsigned char>(c);
        append_utf8(text, code >= 0x80 && code < 0xA0 ? high[code - 0x80U] : code);
    }
    return text;
}

/// UTF-16 without a mark: every other byte of Latin text is 0. 0 for none, else 'l' or 'b' by what comes first.
char wide_order(std::string_view bytes)
{
    const std::string_view start = bytes.substr(0, 256);
    if (bytes.size() < 4 || bytes.size() % 2 != 0)
        return 0;
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < start.size(); ++i)
        zeros[i % 2] += start[i] == '\0';
    const std::size_t half = start.size() / 2;
    if (zeros[0] == 0 && zeros[1] == half)
        return 'l';
    return zeros[1] == 0 && zeros[0] == half ? 'b' : '\0';
}

void refuse_binary(std::string_view text, const std::string& name)
{
    std::size_t controls = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto c = static_cast<unsigned char>(text[at]);
        if (c == 0)
            throw InputError(name, "", "is no text: byte " + std::to_string(at + 1) + " is 0", "a text file");
        controls += (c < 0x20 && (c < '\t' || c > '\r') && c != 0x1A) || c == 0x7F;
    }
    if (controls > 1 + text.size() / 50)
        throw InputError(name, "", "is no text: " + std::to_string(controls) + " control characters", "a text file");
}

/// "  (0, 3)\t0.5": a sparse matrix as SciPy prints it, which a reader of tables would take for named rows.
void refuse_sparse_print(std::string_view text, const std::string& name)
{
    const auto start = text.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos)
        return;
    text.remove_prefix(start);
    const bool announced = text.starts_with("<") && text.substr(0, 80).find("sparse ") != std::string_view::npos;
    const auto close = text.substr(0, 40).find(')');
    const bool entry = text.starts_with('(') && close != std::string_view::npos && close + 1 < text.size() &&
                       text[close + 1] == '\t' &&
                       text.substr(1, close - 1).find_first_not_of("0123456789, ") == std::string_view::npos;
    if (announced || entry)
        throw InputError(name, "", "is a sparse matrix as SciPy prints it",
                         "all its entries: numpy.savetxt of its toarray()");
}

/// Whether all bytes are printable ASCII or blanks: then there is nothing to decode. Without a branch, so that it is
/// computed for many bytes at once.
bool is_plain(std::string_view bytes)
{
    bool plain = true;
    for (const char c : bytes) {
        const auto code = static_cast<unsigned char>(c);
        plain &= (code >= 0x20 && code < 0x7F) | (code >= '\t' && code <= '\r');
    }
    return plain;
}

}  // namespace

DecodedText decode_text(std::string_view bytes, const std::string& name)
{
    for (const Signature& its : signatures)
        if (bytes.starts_with(its.bytes))
            throw InputError(name, "", its.what, its.instead);
    DecodedText decoded;
    refuse_sparse_print(bytes, name);
    if (is_plain(bytes)) {
        decoded.text = bytes;
        return decoded;
    }
    if (bytes.starts_with("\xEF\xBB\xBF")) {  // spreadsheets write it
        decoded.text = bytes.substr(3);
    } else if (bytes.starts_with("\xFF\xFE\0\0"sv) || bytes.starts_with("\0\0\xFE\xFF"sv)) {
        decoded = {from_wide(bytes.substr(4), 4, bytes[0] == '\0', name), "the text is in UTF-32"};
    } else if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        decoded = {from_wide(bytes.substr(2), 2, bytes[0] == '\xFE', name), "the text is in UTF-16"};
    } else if (const char order = wide_order(bytes); order != 0) {
        decoded = {from_wide(bytes, 2, order == 'b', name), "the text is in UTF-16"};
    } else {
        decoded.text = bytes;
    }
    refuse_binary(decoded.text, name);
    // What is printable UTF-8, but for control characters, is UTF-8.
    if (well_formed(decoded.text) != decoded.text)
        decoded = {from_windows_1252(decoded.text), "the text is no UTF-8, and is read as Windows-1252 (Latin-1)"};
    while (!decoded.text.empty() && decoded.text.back() == '\x1A')  // the end of a text in DOS
        decoded.text.pop_back();
    return decoded;
}

}  // namespace disentangle
