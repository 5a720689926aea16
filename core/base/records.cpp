// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/records.h"

#include "core/base/cell.h"
#include "core/base/error.h"

#include <algorithm>

namespace disentangle {

std::string Field::name() const
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n' && result.ends_with(' '))
            continue;  // CR LF is one break
        result += text[i] == '\n' || text[i] == '\r' ? ' ' : text[i];
        if (quoted && text[i] == '"' && i + 1 < text.size() && text[i + 1] == '"')
            ++i;
    }
    return result;
}

Records::Records(std::string_view text, char separator, const std::string& name)
    : rest_(text), name_(name), separator_(separator)
{
}

bool Records::next_line()
{
    if (rest_.empty())
        return false;
    number_ = lines_ + 1;
    line_ = rest_.substr(0, 0);
    join_next_line();
    return true;
}

/// Lets the line go on to the end of the next one in the text; the line break between them becomes part of it.
void Records::join_next_line()
{
    // Looked for one mark at a time, which is several times as fast as for either of two; a text without line feeds is not
    // searched for one in every line.
    if (!feed_known_)
        to_feed_ = rest_.find('\n');
    const std::size_t end = std::min(rest_.substr(0, to_feed_).find('\r'), to_feed_);
    const std::size_t length = end == std::string_view::npos ? rest_.size() : end;
    line_ = std::string_view(line_.data(), static_cast<std::size_t>(rest_.data() - line_.data()) + length);
    const std::string_view after = rest_.substr(length);
    const std::size_t taken = length + (after.starts_with("\r\n") ? 2 : after.empty() ? 0 : 1);
    rest_.remove_prefix(taken);
    feed_known_ = to_feed_ == std::string_view::npos || to_feed_ >= taken;
    if (feed_known_ && to_feed_ != std::string_view::npos)
        to_feed_ -= taken;
    ++lines_;
}

void Records::fail(const std::string& what) const
{
    throw InputError(name_, "line " + std::to_string(number_) + ", column " + std::to_string(fields_.size() + 1), what,
                     "");
}

/// Fills a field that begins at `start`; returns where it ends.
std::size_t Records::field_end(std::size_t start, Field& field)
{
    const auto ends = [&](std::size_t at) {
        return at >= line_.size() || line_[at] == separator_ || (separator_ == ' ' && line_[at] == '\t');
    };
    std::size_t at = start;
    while (at < line_.size() && line_[at] == ' ' && separator_ != ' ')
        ++at;
    if (at < line_.size() && line_[at] == '"') {
        const std::size_t open = at++;
        for (;; ++at) {
            while (at >= line_.size()) {
                if (rest_.empty())
                    fail("a quotation mark that is not closed");
                join_next_line();
            }
            if (line_[at] != '"')
                continue;
            if (at + 1 < line_.size() && line_[at + 1] == '"')
                ++at;
            else
                break;
        }
        field = {line_.substr(open + 1, at - open - 1), true};
        for (++at; !ends(at); ++at)
            if (line_[at] != ' ' && line_[at] != '\t')
                fail("text after a closing quotation mark, " + in_quotes(line_.substr(open, at + 1 - open)));
        return at;
    }
    while (!ends(at))
        ++at;
    field = {without_blanks(line_.substr(start, at - start)), false};
    return at;
}

const std::vector<Field>& Records::split()
{
    fields_.clear();
    std::size_t start = 0;
    const auto skip_blanks = [&] {
        while (start < line_.size() && (line_[start] == ' ' || line_[start] == '\t'))
            ++start;
    };
    if (separator_ == ' ')
        skip_blanks();
    for (;;) {
        Field field;
        start = field_end(start, field);
        fields_.push_back(field);
        if (start >= line_.size())
            return fields_;
        ++start;
        if (separator_ == ' ') {
            skip_blanks();
            if (start >= line_.size())
                return fields_;
        }
    }
}

}  // namespace disentangle
