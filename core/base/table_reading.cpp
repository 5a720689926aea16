// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/table_reading.h"

#include "core/base/records.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <unordered_set>
#include <utility>

namespace disentangle {
namespace {

std::string entries(std::size_t count)
{
    return std::to_string(count) + (count == 1 ? " entry" : " entries");
}

/// The mark that a comment line begins with, or nothing. An error value of a spreadsheet begins like one.
std::string_view comment_mark(std::string_view line, char separator)
{
    line = without_blanks(line);
    for (const std::string_view mark : {"#", "%", "//"}) {
        if (!line.starts_with(mark))
            continue;
        const std::string_view cell =
            line.substr(0, separator == 0 ? line.find_first_of(",;\t|") : line.find(separator));
        return stands_for_missing(without_blanks(cell)) ? std::string_view() : mark;
    }
    return {};
}

/// Where a comment begins that `mark` announces, outside quotation marks.
std::size_t comment_start(std::string_view line, const std::string& mark)
{
    bool quoted = false;
    for (std::size_t at = 0; at < line.size(); ++at) {
        quoted ^= line[at] == '"';
        if (!quoted && line.substr(at).starts_with(mark))
            return at;
    }
    return std::string_view::npos;
}

/// The line of dashes under the header of a table in Markdown.
bool is_rule(std::string_view line, char separator)
{
    return separator == '|' && line.find("--") != std::string_view::npos &&
           line.find_first_not_of("|-: \t") == std::string_view::npos;
}

class Pass {
public:
    Pass(std::string_view text, const std::string& name, const TableOptions& options, const std::vector<int>& line_map,
         Reading& reading)
        : records_(text, reading.separator, name), name_(name), options_(options), line_map_(line_map), its_(reading)
    {
    }

    void run()
    {
        while (records_.next_line()) {
            std::string_view line = records_.line();
            if (!options_.comment.empty())
                if (const auto start = comment_start(line, options_.comment); start != std::string_view::npos) {
                    records_.cut(start);
                    line = records_.line();
                    if (without_blanks(line).empty())
                        continue;
                }
            if (without_blanks(line).empty() && (its_.separator != '\t' || line.find('\t') == std::string_view::npos)) {
                blank();
                continue;
            }
            if (const std::string_view mark = comment_mark(line, its_.separator); !mark.empty()) {
                if (its_.rows_below() == 0) {
                    comment(line, mark);
                    continue;
                }
                throw InputError(name_, "line " + std::to_string(line_number()),
                                 "found " + in_quotes(without_blanks(line)) + " between rows of numbers",
                                 "a row; comments stand above the first one, or --comment names their mark");
            }
            if (is_rule(line, its_.separator) && its_.rows_below() == 0)
                continue;
            const std::vector<Field>& fields = records_.split();
            if (its_.first.empty() && options_.header != std::optional(false))
                first(fields);
            else
                row(fields);
        }
        its_.empty_rows = empty_.size();
        if (its_.rows_below() == 0 && !its_.first.empty()) {
            // Empty rows of another width were taken for the first of those below.
            its_.width = its_.first.size();
            its_.columns.assign(its_.width, {});
        }
    }

private:
    int line_number() const
    {
        const auto at = static_cast<std::size_t>(records_.number() - 1);
        return at < line_map_.size() ? line_map_[at] : records_.number();
    }

    void blank()
    {
        if (!its_.first.empty() || its_.rows_below() > 0)
            pending_blank_.push_back(line_number());
    }

    void comment(std::string_view line, std::string_view mark)
    {
        if (!its_.first.empty()) {
            if (its_.comment.line == 0)
                its_.comment = {line_number(), std::string(without_blanks(line))};
            return;
        }
        its_.announced.clear();
        line = without_blanks(line);
        while (line.starts_with(mark.front()))
            line.remove_prefix(1);
        Records one(line, its_.separator, name_);
        try {
            if (one.next_line())
                for (const Field& field : one.split())
                    its_.announced.push_back(field.name());
        } catch (const InputError&) {
            its_.announced.clear();  // a comment may hold any quotation marks
        }
    }

    void first(const std::vector<Field>& fields)
    {
        its_.first_line = line_number();
        for (const Field& field : fields) {
            const std::string_view text = without_blanks(field.text);
            its_.first.push_back({field.name(), std::string(text), cell_of(text), field.quoted});
            its_.numbers.push_back(its_.first.back().cell.value);
        }
        its_.width = fields.size();
        its_.columns.resize(its_.width);
        for (words_allowed_ = 0; words_allowed_ < its_.first.size() && its_.first[words_allowed_].text.empty();)
            ++words_allowed_;
        words_allowed_ = std::max<std::size_t>(words_allowed_, 1);
    }

    Cell cell_of(std::string_view text) const
    {
        // One column has no separator that would tell the blank of "1 234" from one.
        if (its_.separator == 0 && text.find(' ') != std::string_view::npos)
            return {Cell::Kind::word, std::numeric_limits<double>::quiet_NaN(), false, false, Cell::plain};
        return read_cell(text, its_.decimal, true);
    }

    void check_width(std::size_t count)
    {
        if (its_.rows_below() == 0) {
            its_.width = count;
            its_.columns.assign(count, {});
            return;
        }
        if (count == its_.width)
            return;
        // The first of the two rows that differ from the one above all others is the odd one.
        if (!its_.first.empty() && count == its_.first.size())
            throw InputError(name_, "line " + std::to_string(its_.lines.front()), "has " + entries(its_.width),
                             std::to_string(count) + " as in line " + std::to_string(its_.first_line));
        const int before = its_.first.size() == its_.width ? its_.first_line : its_.lines.front();
        throw InputError(name_, "line " + std::to_string(line_number()), "has " + entries(count),
                         std::to_string(its_.width) + " as in line " + std::to_string(before));
    }

    void row(const std::vector<Field>& fields)
    {
        check_width(fields.size());
        its_.progress = its_.rows_below() + 2;
        const bool empty = fields.size() > 1 && std::all_of(fields.begin(), fields.end(), [](const Field& field) {
                               return without_blanks(field.text).empty();
                           });
        if (empty) {
            empty_.push_back(line_number());
            return;
        }
        for (const int line : std::exchange(empty_, {})) {
            for (std::size_t c = 0; c < its_.width; ++c)
                add({{}, false}, c, line);
            its_.lines.push_back(line);
        }
        if (its_.rows_below() == 0 && !its_.first.empty() && !pending_blank_.empty())
            its_.blank_below_first = std::exchange(pending_blank_, {}).front();
        for (const int line : std::exchange(pending_blank_, {}))
            if (++its_.blank_count <= 3)
                its_.blank_lines.push_back(line);
        for (std::size_t c = 0; c < fields.size(); ++c) {
            its_.progress_in_row = c;
            add(fields[c], c, line_number());
        }
        its_.lines.push_back(line_number());
    }

    void add(const Field& field, std::size_t c, int line)
    {
        const std::string_view text = without_blanks(field.text);
        const Cell cell = cell_of(text);
        ColumnSummary& column = its_.columns[c];
        its_.numbers.push_back(cell.value);
        column.quoted &= field.quoted;
        const auto note = [&](Remark& remark) {
            if (remark.line == 0)
                remark = {line, std::string(text)};
        };
        switch (cell.kind) {
        case Cell::Kind::number:
            if (!std::isfinite(cell.value))
                note(column.infinite);
            if (column.numbers == 0)
                column.first = cell.value;
            column.counts &= column.numbers == 0 || cell.value == column.last + 1;
            column.rising &= column.numbers == 0 || cell.value > column.last;
            column.last = cell.value;
            column.whole &= cell.whole;
            column.fraction &= !cell.whole;
            column.spellings |= cell.spelling;
            its_.comma |= cell.comma;
            ++column.numbers;
            return;
        case Cell::Kind::missing:
            note(column.absent);
            ++(text.empty() ? column.empty : column.missing);
            return;
        case Cell::Kind::out_of_range:
            throw InputError(name_, text_place(line, c + 1),
                             in_quotes(text) + " is too large or too small for a number",
                             "an absolute value between 1e-307 and 1e308, or 0");
        case Cell::Kind::word:
            note(column.word);
            ++column.words;
            column.quantities += is_quantity(text);
            if (c < words_allowed_ && column.repeated.line == 0 &&
                !seen_[c].insert(std::hash<std::string_view>{}(text)).second)
                column.repeated = {line, std::string(text)};
            // Names of rows stand in front; elsewhere only an index that an option names may hold words.
            if (!options_.index || *options_.index == "none" || *options_.index == "first") {
                const bool allowed =
                    c < words_allowed_ && its_.width > 1 && options_.index != std::optional<std::string>("none");
                if (!allowed || column.numbers > 0)
                    throw InputError(name_, text_place(line, c + 1), found_word(text, its_.decimal),
                                     expected_in_place_of(text));
            }
        }
    }

    /// What is expected where a word stands: below a line of words it may be a second header, or the real one.
    std::string expected_in_place_of(std::string_view found) const
    {
        const bool letter = std::isalpha(static_cast<unsigned char>(found[0])) != 0 || (found[0] & 0x80) != 0;
        const bool second_row = its_.rows_below() == 0 && !its_.first.empty() && letter && !is_quantity(found);
        const bool below_words = second_row &&
                                 std::all_of(its_.first.begin(), its_.first.end(),
                                             [](const FirstCell& cell) {
                                                 return cell.cell.kind == Cell::Kind::word || cell.text.empty();
                                             }) &&
                                 std::none_of(its_.columns.begin(), its_.columns.end(),
                                              [](const ColumnSummary& column) { return column.numbers > 0; });
        if (!below_words)
            return "a number";
        return its_.first.size() == 1 && its_.width > 1
                   ? "a number; a title above the names of the columns begins with #"
                   : "a number; one line alone names the columns";
    }

    Records records_;
    const std::string& name_;
    const TableOptions& options_;
    const std::vector<int>& line_map_;
    Reading& its_;
    std::size_t words_allowed_ = 1;
    std::map<std::size_t, std::unordered_set<std::size_t>> seen_;  ///< hashes of words, by column
    std::vector<int> pending_blank_, empty_;
};

}  // namespace

std::string text_place(int line, std::size_t column)
{
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

Reading read_as(std::string_view text, const std::string& name, char separator, char decimal,
                const TableOptions& options, const std::vector<int>& line_map)
{
    Reading reading;
    reading.separator = separator;
    reading.decimal = decimal;
    try {
        Pass(text, name, options, line_map, reading).run();
    } catch (const InputError& error) {
        reading.error = error;
    }
    return reading;
}

}  // namespace disentangle
