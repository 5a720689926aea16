// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/table.h"

#include <charconv>
#include <cmath>

namespace disentangle {

namespace {

struct Field {
    std::string_view text;
    int column = 1;  ///< as people count it
};

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// What separates the fields of a line: the first of tab, semicolon and comma that stands in it outside quotes.
char separator_of(std::string_view line)
{
    bool inside_quotes = false, tab = false, semicolon = false;
    for (const char c : line) {
        inside_quotes ^= c == '"';
        tab |= c == '\t' && !inside_quotes;
        semicolon |= c == ';' && !inside_quotes;
    }
    return tab ? '\t' : semicolon ? ';' : ',';
}

/// One CSV text, read line by line.
class CsvParser {
public:
    CsvParser(std::string_view text, const std::string& name, bool allow_non_finite)
        : rest_(text), name_(name), allow_non_finite_(allow_non_finite)
    {
        if (rest_.starts_with(byte_order_mark))  // spreadsheets write it
            rest_.remove_prefix(byte_order_mark.size());
    }

    Table parse()
    {
        Table table;
        std::vector<double> numbers;
        std::size_t width = 0;
        int width_line = 0;
        bool first = true;
        while (next_line()) {
            split();
            if (first)
                width_line = line_number_;
            if (first && is_header()) {
                for (const Field& field : fields_)
                    table.columns.push_back(name_of(field));
            } else {
                read_numbers(numbers);
                table.lines.push_back(line_number_);
            }
            if (first)
                width = fields_.size();
            else if (fields_.size() != width)
                throw InputError(name_, "line " + std::to_string(line_number_), "has " + entries(fields_.size()),
                                 std::to_string(width) + " as in line " + std::to_string(width_line));
            first = false;
        }
        if (numbers.empty())
            throw InputError(name_, "", table.columns.empty() ? "is empty" : "has a header and no rows",
                             "at least one row of numbers");
        using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
        table.values = Eigen::Map<const RowMajor>(numbers.data(), static_cast<Eigen::Index>(numbers.size() / width),
                                                  static_cast<Eigen::Index>(width));
        return table;
    }

private:
    /// A column's name: printable, and cut with "..." where it is far too long. What was cut once is not cut again.
    static std::string name_of(const Field& field)
    {
        constexpr std::size_t longest = 200, dots = 3;
        const std::string text = unquoted(field.text);
        return printable(text, text.size() <= longest + dots ? text.size() : longest);
    }

    static std::string entries(std::size_t count)
    {
        return std::to_string(count) + (count == 1 ? " entry" : " entries");
    }

    std::string place(const Field& field) const
    {
        return "line " + std::to_string(line_number_) + ", column " + std::to_string(field.column);
    }

    /// Moves to the next line that is neither blank nor a comment.
    bool next_line()
    {
        while (!rest_.empty()) {
            const auto end = rest_.find_first_of("\r\n");
            line_ = rest_.substr(0, end);
            rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
            if (end != std::string_view::npos && line_.data()[line_.size()] == '\r' && rest_.starts_with('\n'))
                rest_.remove_prefix(1);
            ++line_number_;
            const std::string_view content = trimmed(line_);
            if (!content.empty() && content.front() != '#') {
                if (separator_ == 0)
                    separator_ = separator_of(line_);
                return true;
            }
        }
        return false;
    }

    void split()
    {
        fields_.clear();
        std::size_t start = 0;
        int column = 1;
        for (;;) {
            std::size_t end = start;
            bool inside_quotes = false;
            while (end < line_.size() && (inside_quotes || line_[end] != separator_)) {
                if (line_[end] == '"')
                    inside_quotes = !inside_quotes;
                ++end;
            }
            if (inside_quotes)
                throw InputError(name_, place({{}, column}), "a quotation mark that is not closed", "");
            fields_.push_back({trimmed(line_.substr(start, end - start)), column++});
            if (end == line_.size())
                return;
            start = end + 1;
        }
    }

    static std::string unquoted(std::string_view text)
    {
        if (text.size() < 2 || text.front() != '"' || text.back() != '"')
            return std::string(text);
        std::string result;
        for (std::size_t i = 1; i + 1 < text.size(); ++i) {
            result += text[i];
            if (text[i] == '"' && text[i + 1] == '"' && i + 2 < text.size())
                ++i;
        }
        return result;
    }

    static std::from_chars_result scan(std::string_view text, double& value)
    {
        if (text.size() >= 2 && text.front() == '"' && text.back() == '"')
            text = trimmed(text.substr(1, text.size() - 2));
        if (text.starts_with('+') && !text.starts_with("+-"))
            text.remove_prefix(1);
        auto result = std::from_chars(text.data(), text.data() + text.size(), value);
        if (result.ec == std::errc{} && result.ptr != text.data() + text.size())
            result.ec = std::errc::invalid_argument;
        return result;
    }

    bool is_header() const
    {
        for (const Field& field : fields_) {
            double ignored = 0;
            if (scan(field.text, ignored).ec != std::errc::invalid_argument)
                return false;
        }
        // An empty field alone names nothing.
        return fields_.size() > 1 || !fields_.front().text.empty();
    }

    void read_numbers(std::vector<double>& numbers)
    {
        for (const Field& field : fields_) {
            double value = 0;
            const std::errc error = scan(field.text, value).ec;
            if (error == std::errc::result_out_of_range)
                throw InputError(name_, place(field), in_quotes(field.text) + " is too large or too small for a number",
                                 "an absolute value between 1e-307 and 1e308, or 0");
            if (error != std::errc{})
                throw InputError(name_, place(field), found(field), "a number");
            if (!allow_non_finite_ && !std::isfinite(value))
                throw InputError(name_, place(field), "found " + in_quotes(field.text), "a finite number");
            numbers.push_back(value);
        }
    }

    std::string found(const Field& field) const
    {
        if (field.text.empty())
            return "the field is empty";
        std::string text = "found " + in_quotes(field.text);
        if (separator_ != ',' && field.text.find(',') != std::string_view::npos)
            text += " (decimals are written with a point)";
        return text;
    }

    std::string_view rest_;
    std::string name_;
    bool allow_non_finite_;
    std::string_view line_;
    int line_number_ = 0;
    char separator_ = 0;
    std::vector<Field> fields_;
};

void append_number(std::string& text, double value)
{
    char buffer[32];
    const auto result = std::to_chars(buffer, buffer + sizeof buffer, value);
    text.append(buffer, result.ptr);
}

void append_name(std::string& text, const std::string& name)
{
    // Blanks at the ends stay only in quotes, and a line that is blank, or a mark that begins the file, is passed over.
    const bool plain = !name.empty() && trimmed(name) == name && !name.starts_with(byte_order_mark) &&
                       name.find_first_of(",;\t\"\r\n#") == std::string::npos;
    if (plain) {
        text += name;
        return;
    }
    text += '"';
    for (const char c : name) {
        if (c == '"')
            text += '"';
        text += c == '\n' || c == '\r' ? ' ' : c;
    }
    text += '"';
}

}  // namespace

Table parse_csv(const std::string& text, const std::string& name, bool allow_non_finite)
{
    return CsvParser(text, name, allow_non_finite).parse();
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
