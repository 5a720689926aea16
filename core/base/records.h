// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace disentangle {

/// One cell of a line as it stands in the text.
struct Field {
    std::string_view text;  ///< without blanks and quotation marks around it
    bool quoted = false;

    /// The text; a quotation mark that is doubled inside quotation marks once, a line break as a blank.
    std::string name() const;
};

/// Splits text into lines, and lines into fields. Lines end with LF, CR or CR LF. Quotation marks hold separators and line
/// breaks together where they begin a field (RFC 4180).
class Records {
public:
    /// `separator` is a mark, ' ' for any run of blanks and tabs, or 0 for one field a line. `name` stands for the file in
    /// errors. Both texts must outlive this.
    Records(std::string_view text, char separator, const std::string& name);

    /// Moves to the next line; false at the end.
    bool next_line();
    /// The line without its end, before split() has found that quotation marks go on beyond it.
    std::string_view line() const { return line_; }
    /// Number of the line, from 1; after split() still that of its beginning.
    int number() const { return number_; }
    /// Cuts the line short, as by a comment at its end.
    void cut(std::size_t length) { line_ = line_.substr(0, length); }
    /// Splits the line into fields. Throws InputError for quotation marks that are not closed, or go on after they close.
    const std::vector<Field>& split();

private:
    std::size_t field_end(std::size_t start, Field& field);
    void join_next_line();
    [[noreturn]] void fail(const std::string& what) const;

    std::string_view rest_, line_;
    std::size_t to_feed_ = 0;  ///< of rest_, to its next line feed, where that has been looked for; npos: there is none
    bool feed_known_ = false;
    const std::string& name_;
    char separator_;
    int number_ = 0, lines_ = 0;
    std::vector<Field> fields_;
};

}  // namespace disentangle
