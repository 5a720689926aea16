// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/list_rows.h"

#include "core/base/cell.h"
#include "core/base/error.h"

#include <cctype>

namespace disentangle {
namespace {

constexpr const char* expected_rows = "a list of rows such as [[1, 0], [0, 1]]";

/// Tuples of Python, "((1, 2), (3, 4))" and "[(1, 2), (3, 4)]", and lists of Mathematica and C, "{{1, 2}, {3, 4}}".
bool is_of_other_brackets(std::string_view text)
{
    text = without_blanks(text);
    const auto second = text.find_first_not_of(" \t\r\n", 1);
    if (text.empty() || second == std::string_view::npos)
        return false;
    return (text[0] == '(' && text[second] == '(') || (text[0] == '[' && text[second] == '(') ||
           (text[0] == '{' && text[second] == '{');
}

std::string with_square_brackets(std::string_view text)
{
    std::string result(text);
    if (is_of_other_brackets(text))
        for (char& c : result)
            c = c == '(' || c == '{' ? '[' : c == ')' || c == '}' ? ']' : c;
    return result;
}

class ListReader {
public:
    ListReader(std::string_view text, const std::string& name) : text_(with_square_brackets(text)), name_(name) {}

    ListRows read()
    {
        at_ = text_.find('[');
        for (std::size_t i = 0; i < at_; ++i)
            line_ += text_[i] == '\n';
        for (; at_ < text_.size(); ++at_)
            take(text_[at_]);
        if (depth_ != 0)
            fail("an unclosed '['");
        if (result_.flat && result_.lines.size() > 1)
            fail("numbers beside rows");
        if (result_.flat)
            make_flat();
        return std::move(result_);
    }

private:
    [[noreturn]] void fail(const std::string& found, const std::string& expected = expected_rows) const
    {
        throw InputError(name_, "line " + std::to_string(line_), found, expected);
    }

    void take(char c)
    {
        line_ += c == '\n';
        if (done_) {  // what follows: ", dtype=float32)"
            if (c == '[')
                fail("a second list");
            return;
        }
        if (text_.compare(at_, 3, "...") == 0 || text_.compare(at_, 3, "\xE2\x80\xA6") == 0)
            fail("'...', where rows or numbers were left out in printing",
                 "all numbers: write them with numpy.savetxt or numpy.save");
        if (c == '[') {
            if (++depth_ > 2)
                fail("a list of three levels");
            if (const std::string_view between = without_blanks(row_); !between.empty() && between != ",")
                fail("found " + in_quotes(between));
            row_.clear();
            row_line_ = line_;
        } else if (c == '\n' && depth_ == 1 && ends_a_row()) {  // MATLAB, Julia: a row a line
            end_row();
            matlab_ = true;
        } else if (c == ']') {
            close();
        } else if (c == ';' && depth_ == 1) {  // MATLAB: [1 0; 0 1]
            end_row();
        } else {
            row_ += c == '\n' || c == '\r' ? ' ' : c;
        }
    }

    /// Whether the line that ends here is a row. NumPy breaks a vector only where the next number has no room, and Python
    /// behind a comma.
    bool ends_a_row() const
    {
        constexpr std::size_t shortest_full_line = 50;
        const std::string_view row = without_blanks(row_);
        return !row.empty() && !row.ends_with(',') && (matlab_ || row.size() < shortest_full_line);
    }

    void close()
    {
        const bool outer = --depth_ == 0;
        done_ = outer;
        const std::string_view content = without_blanks(row_);
        if (!outer || result_.lines.empty() || matlab_) {
            result_.flat = outer && !matlab_;
            if (!content.empty() || !outer)
                end_row();
        } else if (!content.empty() && content != ",") {
            fail("found " + in_quotes(content));
        }
        row_.clear();
    }

    void end_row()
    {
        matlab_ |= depth_ == 1 && text_[at_] == ';';
        std::string_view row = without_blanks(row_);
        if (row.ends_with(','))  // Python lets a comma end a list
            row.remove_suffix(1);
        if (row.starts_with('"') || row.find_first_of("()") != std::string_view::npos)
            fail("found " + in_quotes(row));
        result_.text += std::string(row) + "\n";
        result_.lines.push_back(row_line_);
        row_.clear();
        row_line_ = line_;
    }

    /// A vector is one column, as an array of one dimension is.
    void make_flat()
    {
        std::string rows;
        for (const char c : result_.text)
            rows += c == ',' || c == ' ' || c == '\t' ? '\n' : c;
        result_.text.clear();
        bool fresh = true;
        for (const char c : rows) {
            if (c != '\n' || !fresh)
                result_.text += c;
            fresh = c == '\n';
        }
        result_.lines.assign(result_.text.size(), result_.lines.empty() ? 1 : result_.lines.front());
    }

    const std::string text_;
    const std::string& name_;
    ListRows result_;
    std::string row_;
    std::size_t at_ = 0;
    int line_ = 1, row_line_ = 1, depth_ = 0;
    bool done_ = false, matlab_ = false;
};

}  // namespace

bool is_list(std::string_view text)
{
    text = without_blanks(text);
    if (is_of_other_brackets(text))
        return true;
    const auto bracket = text.find('[');
    if (bracket == std::string_view::npos)
        return false;
    std::string_view before = without_blanks(text.substr(0, bracket));
    if (before.empty())
        return !text.starts_with("[,");  // R's names of columns: "[,1] [,2]"
    if (!before.ends_with('('))
        return false;
    before.remove_suffix(1);
    if (const auto numpy = before.find("numpy="); before.starts_with("<tf.") && numpy != std::string_view::npos)
        before = without_blanks(before.substr(numpy + 6));
    for (const std::string_view word : {"array", "matrix", "tensor", "Array", "Matrix", "Tensor"})
        if (before.ends_with(word) &&
            before.substr(0, before.size() - word.size()).find_first_of("\n,;\t") == std::string_view::npos)
            return true;
    return false;
}

ListRows rows_of_list(std::string_view text, const std::string& name)
{
    return ListReader(text, name).read();
}

}  // namespace disentangle
