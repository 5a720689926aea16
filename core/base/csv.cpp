// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/cell.h"
#include "core/base/encoding.h"
#include "core/base/error.h"
#include "core/base/list_rows.h"
#include "core/base/table.h"
#include "core/base/table_layout.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace disentangle {
namespace {

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// A reading, and what its rows and columns are.
struct Candidate {
    Reading reading;
    TableLayout layout;
};

std::string separator_name(char separator)
{
    switch (separator) {
    case ',': return "comma";
    case ';': return "semicolon";
    case '\t': return "tab";
    case ' ': return "space";
    case '|': return "pipe";
    default: return {separator};
    }
}

/// "sep=;", by which a file tells spreadsheets its separator, in its first line; 0 without one.
char announced_separator(std::string_view& text, std::string& blank_lines)
{
    const auto end = text.find_first_of("\r\n");
    const std::string_view line = text.substr(0, end);
    if (line.size() != 5 || !(line.starts_with("sep=") || line.starts_with("SEP=") || line.starts_with("Sep=")))
        return 0;
    const char separator = line[4];
    // The line stays as a blank one, so that those below keep their numbers.
    blank_lines = std::string(text.substr(end == std::string_view::npos ? text.size() : end));
    text = blank_lines;
    return separator;
}

/// The separators and decimal marks by which the text might be read, the likelier ones first.
std::vector<std::pair<char, char>> readings_of(std::string_view text, const TableOptions& options)
{
    std::vector<char> separators;
    const auto has = [&](char c) { return text.find(c) != std::string_view::npos; };
    if (options.separator) {
        separators.push_back(*options.separator);
    } else {
        for (const char c : {'\t', ';', ',', '|', ' '})
            if (has(c))
                separators.push_back(c);
        separators.push_back('\0');
    }
    std::vector<std::pair<char, char>> readings;
    for (const char separator : separators) {
        for (const char decimal : {'.', ','}) {
            const bool asked = options.decimal && *options.decimal == decimal;
            if (options.decimal && !asked)
                continue;
            // Between commas, a decimal comma can stand in quotation marks alone.
            if (decimal == ',' && (!has(',') || (separator == ',' && !has('"'))) && !(asked && separator != ','))
                continue;
            readings.emplace_back(separator, decimal);
        }
    }
    if (readings.empty())
        readings.emplace_back(separators.front(), options.decimal.value_or('.'));
    return readings;
}

bool same(const Candidate& a, const Candidate& b)
{
    const auto equal = [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); };
    return a.reading.width == b.reading.width && a.layout.header == b.layout.header &&
           a.layout.left_out == b.layout.left_out &&
           std::equal(a.reading.numbers.begin(), a.reading.numbers.end(), b.reading.numbers.begin(),
                      b.reading.numbers.end(), equal);
}

std::string shortest(double value)
{
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

/// The first row that two readings of the same width and header read differently; else 0.
std::size_t first_difference(const Candidate& one, const Candidate& other)
{
    if (one.reading.width != other.reading.width || one.layout.header != other.layout.header ||
        one.reading.numbers.size() != other.reading.numbers.size())
        return 0;
    for (std::size_t at = one.layout.header ? one.reading.first.size() : 0; at < one.reading.numbers.size(); ++at) {
        const double x = one.reading.numbers[at], y = other.reading.numbers[at];
        if (x != y && !(std::isnan(x) && std::isnan(y)))
            return (at - (one.layout.header ? one.reading.first.size() : 0)) / one.reading.width;
    }
    return 0;
}

/// "2 columns separated by comma (1 and 25)", of that row.
std::string in_words(const Candidate& its, std::size_t row)
{
    const std::size_t start = (its.layout.header ? its.reading.first.size() : 0) + row * its.reading.width;
    std::string numbers;
    for (std::size_t c = 0; c < its.reading.width && c < 4; ++c)
        numbers += (c == 0                       ? ""
                    : c + 1 == its.reading.width ? " and "
                                                 : ", ") +
                   shortest(its.reading.numbers[start + c]);
    if (its.reading.width > 4)
        numbers += ", ...";
    const std::string decimals = its.reading.comma ? " with decimal commas" : "";
    return std::to_string(its.reading.width) + (its.reading.width == 1 ? " column" : " columns") +
           (its.reading.separator == 0 ? "" : " separated by " + separator_name(its.reading.separator)) + decimals +
           " (" + numbers + ")";
}

std::string option_for(const Candidate& its, const Candidate& other)
{
    if (its.reading.decimal != other.reading.decimal &&
        (its.reading.comma || its.reading.separator == other.reading.separator))
        return its.reading.decimal == ',' ? "--decimal comma" : "--decimal point";
    return its.reading.separator == 0 ? "--decimal point" : "--separator " + separator_name(its.reading.separator);
}

std::string_view line_of(std::string_view text, int number)
{
    for (int line = 1; line < number; ++line) {
        const auto end = text.find_first_of("\r\n");
        if (end == std::string_view::npos)
            return {};
        text.remove_prefix(end + (text.substr(end).starts_with("\r\n") ? 2 : 1));
    }
    return text.substr(0, text.find_first_of("\r\n"));
}

/// The one reading that the text has, or an error that names two.
Candidate only_reading(std::string_view text, const std::string& name, const TableOptions& options,
                       const std::vector<int>& line_map)
{
    std::vector<Candidate> possible;
    std::optional<Reading> best;
    for (const auto& [separator, decimal] : readings_of(text, options)) {
        Candidate its{read_as(text, name, separator, decimal, options, line_map), {}};
        if (!its.reading.error) {
            try {
                its.layout = layout_of(its.reading, name, options);
            } catch (const InputError& error) {
                its.reading.error = error;
            }
        }
        if (its.reading.error) {
            if (separator == 0)
                its.reading.progress = 0;  // what separates the columns knows better what is wrong
            const auto progress = [](const Reading& reading) {
                return std::pair(reading.progress, reading.progress_in_row);
            };
            if (!best || progress(its.reading) > progress(*best))
                best = std::move(its.reading);
            continue;
        }
        // A decimal comma that occurs nowhere is the reading with a point again.
        const bool idle = decimal == ',' && !options.decimal && !its.reading.comma;
        if (!idle && std::none_of(possible.begin(), possible.end(), [&](const auto& one) { return same(one, its); }))
            possible.push_back(std::move(its));
    }
    if (possible.empty())
        throw *best->error;
    const int least = std::min_element(possible.begin(), possible.end(), [](const auto& a, const auto& b) {
                          return a.layout.strain < b.layout.strain;
                      })->layout.strain;
    std::erase_if(possible, [&](const Candidate& its) { return its.layout.strain > least; });
    if (possible.size() > 1) {
        const Candidate &one = possible[0], &other = possible[1];
        const std::size_t row = first_difference(one, other);
        const bool in_first = !one.layout.header && !one.reading.first.empty();
        const int line = in_first && row == 0 ? one.reading.first_line : one.reading.lines[row - in_first];
        throw InputError(name, "line " + std::to_string(line),
                         in_quotes(without_blanks(line_of(text, line))) + " may be " + in_words(one, row) + " or " +
                             in_words(other, row),
                         option_for(one, other) + " or " + option_for(other, one) + " to say which");
    }
    if (possible[0].layout.question)
        throw *possible[0].layout.question;
    return std::move(possible[0]);
}

class TableBuilder {
public:
    TableBuilder(const Candidate& candidate, const std::string& name, const TableOptions& options)
        : its_(candidate), name_(name), options_(options)
    {
    }

    Table build()
    {
        const Reading& reading = its_.reading;
        const bool row_first = !its_.layout.header && !reading.first.empty();
        if (row_first)
            table_.lines.push_back(reading.first_line);
        table_.lines.insert(table_.lines.end(), reading.lines.begin(), reading.lines.end());
        for (std::size_t c = 0; c < reading.width; ++c)
            if (!its_.layout.left_out[c])
                take_column(c, row_first);
        const std::size_t start = its_.layout.header ? reading.first.size() : 0;
        const auto rows = static_cast<Eigen::Index>(table_.lines.size());
        const Eigen::Map<const RowMajor> all(reading.numbers.data() + start, rows,
                                             static_cast<Eigen::Index>(reading.width));
        table_.values.resize(rows, static_cast<Eigen::Index>(table_.fields.size()));
        for (std::size_t k = 0; k < table_.fields.size(); ++k)
            table_.values.col(static_cast<Eigen::Index>(k)) = all.col(table_.fields[k] - 1);
        refuse_first();
        table_.findings = its_.layout.findings;
        say_how();
        say_stand_ins();
        return std::move(table_);
    }

private:
    void take_column(std::size_t c, bool row_first)
    {
        const Reading& reading = its_.reading;
        table_.fields.push_back(static_cast<int>(c) + 1);
        if (!its_.layout.names.empty())
            table_.columns.push_back(its_.layout.names[c]);
        if (row_first) {
            const FirstCell& cell = reading.first[c];
            if (cell.cell.kind == Cell::Kind::missing)
                absent(reading.first_line, c, cell.text);
            else if (!std::isfinite(cell.cell.value))
                infinite(reading.first_line, c, cell.text);
        }
        const ColumnSummary& column = reading.columns[c];
        missing_ += column.empty + column.missing;
        if (column.absent.line > 0)
            absent(column.absent.line, c, column.absent.text);
        if (column.infinite.line > 0)
            infinite(column.infinite.line, c, column.infinite.text);
    }

    void absent(int line, std::size_t c, const std::string& text)
    {
        std::string found = text.empty() ? "the field is empty" : "found " + in_quotes(text);
        const bool nan =
            text.size() <= 4 && text.find_first_not_of("-+nNaA") == std::string::npos &&
            std::count_if(text.begin(), text.end(), [](char letter) { return letter == 'n' || letter == 'N'; }) == 2;
        if (!nan && !text.empty())
            found += ", a missing value";
        remember(line, c, found, nan ? "a finite number" : "a number");
    }

    void infinite(int line, std::size_t c, const std::string& text)
    {
        remember(line, c, "found " + in_quotes(text), "a finite number");
    }

    /// The error that stands first in the file is the one to show.
    void remember(int line, std::size_t c, const std::string& found, const std::string& expected)
    {
        if (first_line_ != 0 && (first_line_ < line || (first_line_ == line && first_column_ <= c)))
            return;
        first_line_ = line;
        first_column_ = c;
        error_.emplace(name_, text_place(line, c + 1), found, expected);
    }

    void refuse_first() const
    {
        if (error_ && !options_.allow_non_finite)
            throw *error_;
    }

    void say_how()
    {
        const Reading& reading = its_.reading;
        if (reading.comma && !options_.decimal)
            table_.findings.emplace_back("decimals are written with a comma");
        if (!options_.separator && reading.separator != 0 && reading.separator != ',' && reading.separator != '\t')
            table_.findings.push_back(reading.separator == ' '
                                          ? "blanks separate the columns"
                                          : "columns are separated by " + in_quotes({&reading.separator, 1}));
        if (missing_ > 0)
            table_.findings.push_back(std::to_string(missing_) + " missing values are read as NaN");
    }

    /// -9999 and its like, by which loggers and archives write a missing value: the end of a column's range, and far from
    /// all its other values.
    void say_stand_ins()
    {
        constexpr std::array marks{-99.,    -999., -9999., -99999., -999.25, -999.9,
                                   -9999.9, 999.,  9999.,  99999.,  1e20,    1e30};
        for (Eigen::Index c = 0; c < table_.values.cols() && table_.values.rows() > 1; ++c) {
            const auto values = table_.values.col(c).array();
            for (const double mark : {values.minCoeff(), values.maxCoeff()}) {
                if (std::find(marks.begin(), marks.end(), mark) == marks.end())
                    continue;
                const double largest = (values == mark).select(0, values.abs()).maxCoeff();
                if (largest * 10 >= std::abs(mark))
                    continue;
                const std::string name =
                    table_.columns.empty() ? "" : " (" + in_quotes(table_.columns[static_cast<std::size_t>(c)]) + ")";
                table_.findings.push_back(
                    "column " + std::to_string(table_.fields[static_cast<std::size_t>(c)]) + name + " has " +
                    std::to_string((values == mark).count()) + " times " + shortest(mark) +
                    ", far from its other values, and they are read as numbers; if they stand for missing values, take them out");
            }
        }
    }

    const Candidate& its_;
    const std::string& name_;
    const TableOptions& options_;
    Table table_;
    std::size_t missing_ = 0, first_column_ = 0;
    int first_line_ = 0;
    std::optional<InputError> error_;
};

void append_number(std::string& text, double value)
{
    char buffer[32];
    const auto result = std::to_chars(buffer, buffer + sizeof buffer, value);
    text.append(buffer, result.ptr);
}

void append_name(std::string& text, const std::string& name)
{
    // Blanks at the ends stay only in quotes, and a line that begins like a comment, or a number, is no name without them.
    const bool plain = !name.empty() && without_blanks(name) == name && !name.starts_with("\xEF\xBB\xBF") &&
                       !name.starts_with("//") && !stands_for_missing(name) &&
                       read_cell(name, '.', true).kind == Cell::Kind::word &&
                       name.find_first_of(",;|\t\"\r\n#%[={<") == std::string::npos;
    if (plain) {
        text += name;
        return;
    }
    std::string line = name;
    std::ranges::replace_if(
        line, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    text += quoted_cell(line);
}

}  // namespace

Table parse_csv(const std::string& bytes, const std::string& name, const TableOptions& options)
{
    const DecodedText decoded = decode_text(bytes, name);
    std::string_view text = decoded.text;
    const std::string_view content = without_blanks(text);
    if ((content.starts_with('{') || content.starts_with('<')) && !is_list(text))
        throw InputError(name, "", content[0] == '{' ? "is JSON, or something like it" : "is HTML or XML",
                         "a table of numbers as text");
    TableOptions asked = options;
    std::vector<std::string> findings;
    if (!decoded.finding.empty())
        findings.push_back(decoded.finding);
    ListRows list;
    std::string without_first;
    if (is_list(text)) {
        list = rows_of_list(text, name);
        text = list.text;
        asked.header = false;
        asked.index = "none";
        asked.separator = list.flat ? '\n' : text.find(',') == std::string_view::npos ? ' ' : ',';
        asked.decimal = '.';
        if (list.flat)
            findings.emplace_back("a list without rows is one column");
    } else if (const char separator = announced_separator(text, without_first); separator != 0 && !options.separator) {
        asked.separator = separator;
    }
    const Candidate candidate = only_reading(text, name, asked, list.lines);
    Table table = TableBuilder(candidate, name, asked).build();
    table.findings.insert(table.findings.begin(), findings.begin(), findings.end());
    return table;
}

std::string format_csv(const Table& table)
{
    std::string text;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (i > 0)
            text += ',';
        append_name(text, table.columns[i]);
    }
    if (!table.columns.empty())
        text += '\n';
    for (Eigen::Index row = 0; row < table.values.rows(); ++row) {
        for (Eigen::Index col = 0; col < table.values.cols(); ++col) {
            if (col > 0)
                text += ',';
            append_number(text, table.values(row, col));
        }
        text += '\n';
    }
    return text;
}

}  // namespace disentangle
