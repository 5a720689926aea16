// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/table_layout.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

namespace disentangle {
namespace {

constexpr const char* say_header = "--header yes or --header no to say which";
constexpr const char* say_index = "--index first or --index none to say which";

std::string counted(std::size_t count, const std::string& noun)
{
    return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

std::string listed(const std::vector<std::string>& words)
{
    std::string text;
    for (std::size_t i = 0; i < words.size() && i < 3; ++i)
        text += (i > 0 ? ", " : "") + in_quotes(words[i]);
    return text + (words.size() > 3 ? ", ..." : "");
}

/// A name fit to be shown, cut with "..." where it is far too long. What was cut once is not cut again.
std::string column_name(const std::string& name)
{
    constexpr std::size_t longest = 200, dots = 3;
    return printable(name, name.size() <= longest + dots ? name.size() : longest);
}

bool starts_like_a_number(const std::string& text)
{
    const auto at = text.find_first_not_of("+-.,");
    return at != std::string::npos && std::isdigit(static_cast<unsigned char>(text[at])) != 0;
}

/// "3*1.5", "(1+2j)", "c(1.5": begins as a number may, behind brackets.
bool begins_with_a_digit(const std::string& text)
{
    const auto at = text.find_first_not_of("+-.,([{");
    return at != std::string::npos && std::isdigit(static_cast<unsigned char>(text[at])) != 0;
}

/// "1.234.5", "1O.5": a number that somebody or something spoilt, but no date or time.
bool is_spoilt_number(std::string_view text)
{
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
        return (c & 0x80) != 0 || std::string_view("0123456789+-.,' eEdDoOlI").find(c) != std::string_view::npos;
    });
    if (!plain || text.find_first_of("0123456789") == std::string_view::npos)
        return false;
    const bool dashes = text.find('-', 1) != std::string_view::npos;
    const auto dot = text.find('.'), last = text.rfind('.');
    const bool dotted_date =
        dot != last && dot <= 2 && last - dot <= 3 && (text.size() - last == 5 || text.size() - last == 3);
    return !dashes && !dotted_date && text.find_first_of(".,") != std::string_view::npos;
}

/// True when cells from `from` on are whole numbers, each larger than the one before by the same step.
bool is_series(const std::vector<FirstCell>& cells, std::size_t from)
{
    for (std::size_t i = from; i < cells.size(); ++i) {
        if (cells[i].cell.kind != Cell::Kind::number || !cells[i].cell.whole)
            return false;
        const auto value = [&](std::size_t at) { return cells[at].cell.value; };
        if (i >= from + 2 && value(i) - value(i - 1) != value(from + 1) - value(from))
            return false;
        if (i > from && value(i) <= value(i - 1))
            return false;
    }
    return from < cells.size();
}

class Decision {
public:
    Decision(const Reading& reading, const std::string& name, const TableOptions& options)
        : its_(reading), name_(name), options_(options)
    {
    }

    TableLayout decide()
    {
        if (its_.first.empty() && its_.rows_below() == 0)
            throw InputError(name_, "", "is empty", "at least one row of numbers");
        layout_.header = is_header();
        if (layout_.header && its_.rows_below() == 0 && !options_.header)
            for (std::size_t c = 0; c < its_.first.size(); ++c)
                if (!its_.first[c].quoted && begins_with_a_digit(its_.first[c].text))
                    refuse_in_first(c);
        if (layout_.header && its_.rows_below() == 0)
            throw InputError(name_, "", "has a header and no rows", "at least one row of numbers");
        if (layout_.header)
            take_names();
        else
            check_first_row();
        layout_.left_out.assign(its_.width, false);
        leave_out_empty();
        leave_out_index();
        check_words();
        say_the_rest();
        return std::move(layout_);
    }

private:
    /// A word, or anything in quotation marks above cells without them.
    bool word(std::size_t c) const
    {
        const auto bare = [](const ColumnSummary& column) { return !column.quoted; };
        const bool marked =
            its_.rows_below() > 0 && its_.first[c].quoted && !its_.first[c].text.empty() &&
            (its_.first.size() == its_.width ? bare(its_.columns[c])
                                             : std::any_of(its_.columns.begin(), its_.columns.end(), bare));
        return marked || its_.first[c].cell.kind == Cell::Kind::word;
    }
    bool blank(std::size_t c) const { return its_.first[c].text.empty() && !its_.first[c].quoted; }
    bool words_in_front() const
    {
        return its_.rows_below() > 0 && its_.columns[0].words > 0 && its_.columns[0].numbers == 0;
    }

    [[noreturn]] void refuse_in_first(std::size_t c) const
    {
        throw InputError(name_, text_place(its_.first_line, c + 1), found_word(its_.first[c].text, its_.decimal),
                         "a number");
    }

    std::string first_line() const { return "line " + std::to_string(its_.first_line); }

    void ask(const std::string& place, const std::string& found, const std::string& expected)
    {
        if (!layout_.question)
            layout_.question = InputError(name_, place, found, expected);
    }

    std::string first_cells() const
    {
        std::vector<std::string> cells;
        for (const FirstCell& cell : its_.first)
            cells.push_back(cell.text);
        return listed(cells);
    }

    bool is_header()
    {
        const auto& first = its_.first;
        if (first.empty())
            return false;  // --header no
        if (options_.header)
            return *options_.header;
        const std::size_t below = its_.rows_below();
        std::size_t words = 0, absent = 0;
        for (std::size_t c = 0; c < first.size(); ++c) {
            words += word(c);
            absent += !word(c) && first[c].cell.kind == Cell::Kind::missing;
        }
        if (first.size() == 1 && first[0].quoted && first[0].text.empty())
            return true;  // a single column whose name is empty
        if (words + absent == first.size() && words > 0) {
            // "a,NA" above "b,1": a row whose name stands in front and whose values are missing.
            if (words == 1 && word(0) && first.size() > 1 && words_in_front() &&
                std::none_of(first.begin() + 1, first.end(), [](const FirstCell& cell) { return cell.text.empty(); }))
                return false;
            const auto doubtful = [](const FirstCell& cell) {
                return !cell.quoted && (cell.cell.kind == Cell::Kind::missing || starts_like_a_number(cell.text));
            };
            if (below > 0 && std::all_of(first.begin(), first.end(), doubtful)) {
                if (its_.separator == 0 && first[0].text.find(' ') != std::string::npos)
                    refuse_in_first(0);  // a row, and blanks separate it
                layout_.strain += 2;
                ask(first_line(), first_cells() + " may name the columns, or be a row with a misspelt number",
                    say_header);
            }
            return true;
        }
        return below > 0 && (words > 0 ? is_mixed_header() : is_header_of_numbers());
    }

    /// "id,0,1,2": the name of an index in front of columns that are only numbered.
    bool is_mixed_header()
    {
        if (!word(0) || !may_name_an_index(its_.first[0].text) || !is_series(its_.first, 1))
            return false;
        layout_.findings.push_back(first_line() + " (" + first_cells() + ") names the columns");
        return true;
    }

    /// A first row without words: 0, 1, 2 from pandas, or years.
    bool is_header_of_numbers()
    {
        const auto& first = its_.first;
        const bool corner = blank(0) && first.size() > 1;
        if (corner && is_series(first, 1) && its_.columns[0].empty == 0 && first.size() == its_.width &&
            (its_.columns[0].counts || its_.columns[0].words > 0 || its_.columns[0].whole)) {
            layout_.findings.push_back(first_line() + " (" + first_cells() + ") names the columns");
            return true;
        }
        const std::size_t from = first.size() > 1 && words_in_front() ? 1 : 0;
        if (first.size() != its_.width || !is_series(first, from))
            return false;
        const bool zero_alone = first.size() - from > 1 || first[from].cell.value == 0;
        const bool others_have_decimals =
            std::all_of(its_.columns.begin() + static_cast<std::ptrdiff_t>(from), its_.columns.end(),
                        [](const ColumnSummary& column) { return column.fraction && column.numbers > 0; });
        if (zero_alone && others_have_decimals && its_.rows_below() > 1)
            ask(first_line(),
                "the whole numbers " + first_cells() + " above decimals may name the columns, or be a row", say_header);
        else if (first.size() - from > 2 && first[from].cell.value == 0 && first[from + 1].cell.value == 1)
            layout_.findings.push_back(first_line() + " (" + first_cells() +
                                       ") is read as a row; if it names the columns, say --header yes");
        return false;
    }

    [[noreturn]] void refuse_widths() const
    {
        const auto entries = [](std::size_t count) {
            return std::to_string(count) + (count == 1 ? " entry" : " entries");
        };
        throw InputError(name_, "line " + std::to_string(its_.lines.front()), "has " + entries(its_.width),
                         std::to_string(its_.first.size()) + " as in line " + std::to_string(its_.first_line));
    }

    void take_names()
    {
        for (const FirstCell& cell : its_.first) {
            layout_.names.push_back(cell.name);
            // Another separator in a name: perhaps it separates.
            const bool divided = !cell.quoted && cell.name.find_first_of(",;\t|") != std::string::npos;
            if (divided && its_.width == 1)
                throw InputError(name_, first_line(), "found " + in_quotes(cell.name) + " above a single column",
                                 "a name without separators, or in quotation marks");
            layout_.strain += divided;
        }
        const std::size_t named = its_.first.size();
        if (named == its_.width)
            return;
        const ColumnSummary& front = its_.columns.front();
        if (named == its_.width + 1 && blank(named - 1)) {
            layout_.names.pop_back();
        } else if (named + 1 == its_.width && its_.columns.back().empty == its_.rows_below()) {
            layout_.names.emplace_back();  // every row ends in a separator
        } else if (named + 1 == its_.width && front.empty + front.missing == 0 &&
                   (front.words > 0 || (front.whole && (front.quoted || front.rising || front.counts)))) {
            // R leaves the place above the names of rows out.
            layout_.names.emplace(layout_.names.begin());
            layout_.strain += named == 1 && !front.quoted && front.words == 0 ? 1 : 0;
        } else {
            refuse_widths();
        }
    }

    /// What stands in the first row if it is a row like the others.
    void check_first_row()
    {
        const auto& first = its_.first;
        if (first.empty())
            return;
        if (its_.comment.line > 0)
            throw InputError(name_, "line " + std::to_string(its_.comment.line),
                             "found " + in_quotes(its_.comment.text) + " between rows of numbers",
                             "a row; comments stand above the first one, or --comment names their mark");
        for (std::size_t c = 0; c < first.size(); ++c) {
            const std::string place = text_place(its_.first_line, c + 1);
            if (first[c].cell.kind == Cell::Kind::out_of_range)
                throw InputError(name_, place, in_quotes(first[c].text) + " is too large or too small for a number",
                                 "an absolute value between 1e-307 and 1e308, or 0");
            const bool row_name = c == 0 && first.size() > 1 && (words_in_front() || its_.rows_below() == 0) &&
                                  options_.index != std::optional<std::string>("none") && its_.rows_below() > 0;
            if (word(c) && !row_name && !options_.index)
                throw InputError(name_, place, found_word(first[c].text, its_.decimal),
                                 its_.rows_below() > 0 && !options_.header
                                     ? "a number (or --header yes, if the line names the columns)"
                                     : "a number");
        }
        if (its_.rows_below() > 0 && first.size() != its_.width)
            refuse_widths();
        take_announced_names();
    }

    /// numpy.savetxt writes a header as a comment.
    void take_announced_names()
    {
        const auto& names = its_.announced;
        if (options_.header || names.size() != its_.width || names.size() < 2)
            return;
        const bool all = std::all_of(names.begin() + 1, names.end(), [&](const std::string& name) {
            return read_cell(without_blanks(name), its_.decimal, true).kind == Cell::Kind::word;
        });
        if (!all || (read_cell(without_blanks(names[0]), its_.decimal, true).kind == Cell::Kind::number))
            return;
        for (const std::string& name : names)
            layout_.names.emplace_back(without_blanks(name));
        layout_.findings.push_back("the comment above the first row names the columns (" + listed(layout_.names) + ")");
    }

    bool absent_in_first(std::size_t c) const
    {
        return layout_.header || its_.first.empty() || its_.first[c].text.empty();
    }

    void leave_out_empty()
    {
        std::size_t empty = 0;
        for (std::size_t c = 0; c < its_.width && its_.rows_below() > 0; ++c) {
            const bool unnamed = layout_.names.empty() || without_blanks(layout_.names[c]).empty();
            if (unnamed && its_.columns[c].empty == its_.rows_below() && absent_in_first(c)) {
                layout_.left_out[c] = true;
                ++empty;
            }
        }
        if (empty == its_.width)
            throw InputError(name_, "", "holds separators and no numbers", "at least one row of numbers");
        if (empty > 0)
            layout_.findings.push_back(counted(empty, "column") + " without a name and without values " +
                                       (empty == 1 ? "is" : "are") + " left out");
    }

    /// True when the values count the rows: 0, 1, 2, ... or 1, 2, 3, ...
    bool counts_rows(std::size_t c) const
    {
        const ColumnSummary& column = its_.columns[c];
        const bool row = !layout_.header && !its_.first.empty();
        if (!column.counts || column.numbers != its_.rows_below() || column.numbers == 0)
            return false;
        const double first = row ? its_.first[c].cell.value : column.first;
        return (first == 0 || first == 1) && (!row || column.first == first + 1);
    }

    bool all_differ(std::size_t c) const
    {
        const ColumnSummary& column = its_.columns[c];
        if (column.rising)
            return true;
        const std::size_t start = its_.first.size();
        std::vector<double> values;
        for (std::size_t row = 0; row < its_.rows_below(); ++row)
            values.push_back(its_.numbers[start + row * its_.width + c]);
        std::sort(values.begin(), values.end());
        return std::adjacent_find(values.begin(), values.end()) == values.end();
    }

    void leave_out(std::size_t c, const std::string& why)
    {
        layout_.left_out[c] = true;
        // Another separator in the names of rows: perhaps it separates.
        const ColumnSummary& column = its_.columns[c];
        layout_.strain += !column.quoted && column.word.text.find_first_of(",;\t|") != std::string::npos;
        const std::string shown = layout_.names.empty() ? "" : " (" + in_quotes(layout_.names[c]) + ")";
        layout_.findings.push_back("column " + std::to_string(c + 1) + shown + " " + why + ": left out");
    }

    std::size_t columns_left() const
    {
        return static_cast<std::size_t>(std::count(layout_.left_out.begin(), layout_.left_out.end(), false));
    }

    void leave_out_named_index()
    {
        const std::string& wanted = *options_.index;
        if (wanted == "none")
            return;
        std::size_t c = 0;
        if (wanted != "first") {
            const auto found = std::find(layout_.names.begin(), layout_.names.end(), wanted);
            if (found == layout_.names.end())
                throw InputError(name_, "", "no column is called " + in_quotes(wanted),
                                 layout_.names.empty() ? "--index first or --index none: the table has no header"
                                                       : "one of " + listed(layout_.names));
            c = static_cast<std::size_t>(found - layout_.names.begin());
        }
        layout_.left_out[c] = true;
    }

    void leave_out_index()
    {
        if (options_.index)
            return leave_out_named_index();
        bool in_front = true;
        std::size_t c = 0;
        for (; c < its_.width && in_front && columns_left() > 1; ++c) {
            if (layout_.left_out[c])
                continue;
            const ColumnSummary& column = its_.columns[c];
            const bool whole = column.whole && column.numbers == its_.rows_below() && column.numbers > 0;
            in_front = true;
            const bool named =
                !layout_.names.empty() && (is_unnamed(layout_.names[c]) || names_an_index(layout_.names[c]));
            if (column.words > 0 && column.numbers == 0 && (named || are_names_of_rows(c)))
                leave_out(c, "holds names of rows (" + in_quotes(column.word.text) + ", ...)");
            else if (layout_.names.empty())
                in_front = ask_of_unnamed(c);
            else if (is_unnamed(layout_.names[c]))
                leave_out(c, "is an index");
            else if (counts_rows(c) && may_name_an_index(layout_.names[c]))
                leave_out(c, "numbers the rows");
            else if (names_an_index(layout_.names[c]) && whole && all_differ(c))
                leave_out(c, "is an index");
            else
                in_front = ask_of_named(c, whole);
        }
        for (; c < its_.width && !layout_.names.empty() && columns_left() > 1; ++c)
            if (!layout_.left_out[c])
                look_at_a_later_column(c);
    }

    /// Words in front are names of rows, but for values that could not be read: spoilt numbers, and words that stand in
    /// more than one row.
    bool are_names_of_rows(std::size_t c) const
    {
        const ColumnSummary& column = its_.columns[c];
        if (is_spoilt_number(column.word.text) || column.quantities == column.words)
            return false;
        if (column.repeated.line > 0)
            throw InputError(name_, text_place(column.repeated.line, c + 1),
                             "found " + in_quotes(column.repeated.text) + ", a word that stands in more than one row",
                             "a number, or --index first if the column names the rows");
        return true;
    }

    /// An index stands in front; one that stands elsewhere is asked for where its name says what it is.
    void look_at_a_later_column(std::size_t c)
    {
        const ColumnSummary& column = its_.columns[c];
        const std::string& its = layout_.names[c];
        const bool whole = column.whole && column.numbers == its_.rows_below() && its_.rows_below() > 2;
        const std::string place = "column " + std::to_string(c + 1) + " (" + in_quotes(its) + ")";
        if (whole && (names_an_index(its) || names_a_date(its)) && all_differ(c))
            ask(place, "holds whole numbers that all differ: an index, or numbers",
                "--index " + printable(its, 40) + " or --index none to say which");
        else if (whole && column.rising && may_name_an_index(its))
            layout_.findings.push_back(place + (counts_rows(c) ? " counts the rows" : " rises from row to row") +
                                       ", and is read as numbers; if it is an index, say --index " +
                                       printable(its, 40));
        else if (whole && names_a_group(its))
            say_group(place, its);
    }

    void say_group(const std::string& place, const std::string& its)
    {
        layout_.findings.push_back(
            place + " holds whole numbers, and is read as numbers; if it only tells rows apart, say --index " +
            printable(its, 40));
    }

    /// Without a header only the numbers can tell; returns whether the next column might be an index too.
    bool ask_of_unnamed(std::size_t c)
    {
        if (!counts_rows(c))
            return false;
        const std::size_t rows = its_.rows_below() + (its_.first.empty() ? 0 : 1);
        bool decimals = false;
        for (std::size_t other = 0; other < its_.width; ++other)
            decimals |= other != c && !its_.columns[other].whole;
        if (rows > 1 && decimals)
            ask("column " + std::to_string(c + 1), "counts the rows: an index, or numbers", say_index);
        else if (rows > 2)
            layout_.findings.push_back(
                "column " + std::to_string(c + 1) +
                " counts the rows, and is read as numbers; if it is an index, say --index first");
        return false;
    }

    bool ask_of_named(std::size_t c, bool whole)
    {
        const std::string place = "column " + std::to_string(c + 1) + " (" + in_quotes(layout_.names[c]) + ")";
        const bool axis = may_name_an_index(layout_.names[c]) && its_.columns[c].rising && its_.rows_below() > 2;
        if (axis || ((names_an_index(layout_.names[c]) || names_a_date(layout_.names[c])) && whole))
            ask(place,
                axis ? "rises from row to row: an index, or numbers" : "holds whole numbers: an index, or numbers",
                say_index);
        else if (counts_rows(c) && its_.rows_below() > 2)
            layout_.findings.push_back(
                place + " counts the rows, and is read as numbers; if it is an index, say --index first");
        else if (whole && its_.rows_below() > 2 && names_a_group(layout_.names[c]))
            say_group(place, layout_.names[c]);
        return false;
    }

    void check_words() const
    {
        for (std::size_t c = 0; c < its_.width; ++c)
            if (!layout_.left_out[c] && its_.columns[c].word.line > 0)
                throw InputError(name_, text_place(its_.columns[c].word.line, c + 1),
                                 found_word(its_.columns[c].word.text, its_.decimal), "a number");
        if (!layout_.header)
            for (std::size_t c = 0; c < std::min(its_.width, its_.first.size()); ++c)
                if (!layout_.left_out[c] && word(c))
                    refuse_in_first(c);
    }

    void say_the_rest()
    {
        for (std::string& its : layout_.names)
            its = column_name(its);
        for (std::size_t c = 0; c < layout_.names.size(); ++c)
            for (std::size_t other = c + 1; other < layout_.names.size() && other < c + 1000; ++other)
                if (!layout_.left_out[c] && !layout_.left_out[other] && layout_.names[c] == layout_.names[other]) {
                    layout_.findings.push_back("columns " + std::to_string(c + 1) + " and " +
                                               std::to_string(other + 1) + " have the same name, " +
                                               in_quotes(layout_.names[c]));
                    other = layout_.names.size();
                    c = layout_.names.size();
                }
        if (its_.empty_rows > 0)
            layout_.findings.push_back(counted(its_.empty_rows, "line") +
                                       " of separators alone below the last row: left out");
        say_blank_lines();
        say_spellings();
    }

    void say_blank_lines()
    {
        // Below a header a blank line parts nothing.
        const bool first = !layout_.header && its_.blank_below_first > 0;
        if (its_.blank_count == 0 && !first)
            return;
        const std::string line = "line " + std::to_string(first ? its_.blank_below_first : its_.blank_lines.front());
        // In a single column a blank line is how an empty cell is written.
        if (its_.width == 1)
            throw InputError(name_, line, "is blank between numbers of a single column", "a number in every row");
        layout_.findings.push_back(line + (its_.blank_count + (first ? 1 : 0) > 1 ? " and others are" : " is") +
                                   " blank between rows, and passed over");
    }

    void say_spellings()
    {
        std::uint8_t spellings = 0;
        const auto used = [&](std::size_t c) { return !layout_.left_out[c]; };
        for (std::size_t c = 0; c < its_.width; ++c) {
            if (used(c))
                spellings |= its_.columns[c].spellings;
            if (used(c) && !layout_.header && !its_.first.empty())
                spellings |= its_.first[c].cell.spelling;
        }
        const auto say = [&](Cell::Spelling which, const char* what) {
            if ((spellings & which) != 0)
                layout_.findings.emplace_back(what);
        };
        say(Cell::sign, "typographic minus signs are read as minus");
        say(Cell::fortran, "exponents in Fortran's spelling (1D5) are read as 1e5");
        say(Cell::grouped, its_.decimal == '.'
                               ? "marks between groups of three digits are passed over (1,234.5 is 1234.5)"
                               : "marks between groups of three digits are passed over (1.234,5 is 1234.5)");
        say(Cell::truth, "true and false are read as 1 and 0");
        say(Cell::rounded, "whole numbers beyond 9007199254740992 are rounded");
    }

    const Reading& its_;
    const std::string& name_;
    const TableOptions& options_;
    TableLayout layout_;
};

}  // namespace

TableLayout layout_of(const Reading& reading, const std::string& name, const TableOptions& options)
{
    return Decision(reading, name, options).decide();
}

}  // namespace disentangle
