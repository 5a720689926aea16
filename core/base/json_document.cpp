// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_document.h"

#include "core/base/error.h"
#include "core/base/json.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

namespace disentangle {

namespace {

using nlohmann::json;

// More than any document needs; without a limit a hostile one would cost memory with the square of its length.
constexpr std::size_t deepest = 64;
constexpr std::size_t longest_keys = 1000;  ///< of a key and those around it, which are kept for each key
constexpr std::size_t longest_path = 120;   ///< of what an error quotes

/// Reads characters and counts them, so that the place of every key is known.
class CountingIterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingIterator(const char* at, std::size_t* count) : at_(at), count_(count) {}
    reference operator*() const { return *at_; }
    CountingIterator& operator++()
    {
        ++at_;
        ++*count_;
        return *this;
    }
    bool operator==(const CountingIterator& other) const { return at_ == other.at_; }

private:
    const char* at_;
    std::size_t* count_;
};

bool is_word(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
           std::string_view("_.+-").find(c) != std::string_view::npos;
}

/// "line 3, column 14" of a byte, counted from 1; columns count characters.
std::string place_of(std::string_view text, std::size_t offset)
{
    const std::string_view before = text.substr(0, offset);
    const auto line = 1 + std::ranges::count(before, '\n');
    const std::size_t start = before.rfind('\n') + 1;  // npos + 1 = 0
    const auto column = 1 + std::ranges::count_if(before.substr(start), [](char c) {
                            return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
                        });
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

/// First byte of the word or text in quotes whose last byte read is at `offset`.
std::size_t start_of_token(std::string_view text, std::size_t offset)
{
    if (offset >= text.size())
        return text.size();
    if (text[offset] == '"' && offset > 0) {
        const std::size_t opening = text.rfind('"', offset - 1);
        return opening == std::string_view::npos ? offset : opening;
    }
    while (is_word(text[offset]) && offset > 0 && is_word(text[offset - 1]))
        --offset;
    return offset;
}

std::string token_at(std::string_view text, std::size_t start)
{
    if (start >= text.size())
        return "the document ends";
    std::size_t end = start + 1;
    if (text[start] == '"')
        end = std::min(text.find('"', end), text.size() - 1) + 1;
    else
        while (is_word(text[start]) && end < text.size() && is_word(text[end]))
            ++end;
    return "found " + in_quotes(text.substr(start, end - start));
}

bool follows_comma(std::string_view text, std::size_t start)
{
    const std::size_t last = text.substr(0, start).find_last_not_of(" \t\r\n");
    return last != std::string_view::npos && text[last] == ',';
}

/// What was expected here, judging by what the parser says it was reading.
std::string wanted(const std::string& message)
{
    using Words = std::pair<std::string_view, const char*>;
    for (const auto& [context, words] :
         {Words{"object key", "a key in double quotes"}, Words{"object separator", "':' between a key and its value"},
          Words{"parsing object", "',' or '}'"}, Words{"parsing array", "',' or ']'"},
          Words{"expected end of input", "nothing more after the document"}}) {
        if (message.find(context) != std::string::npos)
            return words;
    }
    return "a value: a number, text in double quotes, true, false, null, a list or an object";
}

/// What is wrong with a text in quotes, of what the parser may find there.
InputError wrong_string(const std::string& text, const std::string& file, std::size_t offset,
                        const std::string& problem)
{
    const auto about = [&](std::string_view part) { return problem.find(part) != std::string::npos; };
    if (about("UTF-8"))
        return {file, place_of(text, offset), "a byte that is no UTF-8",
                "text in UTF-8: save the file in that encoding"};
    if (about("surrogate"))
        return {file, place_of(text, offset), "half of a character (\\uD800 to \\uDFFF)",
                "both halves, or the character itself"};
    if (about("control character"))
        return {file, place_of(text, offset), "a line break or another control character in a text",
                "\\n, \\t or \\u and four digits in its place"};
    if (about("closing quote"))
        return {file, place_of(text, offset), "a text that is not closed", "'\"' at its end"};
    return {file, place_of(text, offset), "a backslash that stands before none of the marks it may",
            "\\\\ for a backslash itself"};
}

/// Translates the parser's complaint. `position` is the number of bytes it has read.
InputError syntax_error(const std::string& text, const std::string& file, std::size_t position,
                        const std::string& complaint)
{
    // What was last read repeats the document, which may hold any of the words looked for.
    const std::string_view end = "; expected end of input";
    std::string message = complaint.substr(0, complaint.find("; last read: "));
    if (complaint.ends_with(end))
        message += end;
    std::size_t offset = position == 0 ? 0 : position - 1;
    const bool bad_number = message.find("invalid number") != std::string::npos;
    // The parser notices a bad number only at the character after it.
    if (bad_number && offset > 0 && !(offset < text.size() && is_word(text[offset])))
        --offset;
    const std::size_t start = start_of_token(text, offset);
    const std::string problem = "invalid string: ";
    if (const std::size_t at = message.find(problem); at != std::string::npos)
        return wrong_string(text, file, offset, message.substr(at + problem.size()));
    if (message.find("number overflow") != std::string::npos)
        return {file, place_of(text, start), token_at(text, start), "a number that fits 64 bits"};
    if (bad_number)
        return {file, place_of(text, start), token_at(text, start), "a number such as -1.5 or 2e-3"};
    std::string found = token_at(text, start);
    std::string expected = wanted(message);
    if (start < text.size() && (text[start] == '}' || text[start] == ']') && follows_comma(text, start)) {
        found += " after a comma";
        expected += ", or no comma";
    }
    if (start < text.size() && (text[start] == '/' || text[start] == '#'))
        expected += " (JSON has no comments)";
    return {file, place_of(text, start), found, expected};
}

/// Builds the value from the parser's events.
class Builder final : public nlohmann::json_sax<json> {
public:
    Builder(const std::string& text, const std::size_t& consumed, JsonDocument& document)
        : text_(text), consumed_(consumed), document_(document)
    {
    }

    bool null() override { return add(nullptr) != nullptr; }
    bool boolean(bool value) override { return add(value) != nullptr; }
    bool number_integer(number_integer_t value) override { return add(value) != nullptr; }
    bool number_unsigned(number_unsigned_t value) override { return add(value) != nullptr; }
    bool number_float(number_float_t value, const string_t&) override { return add(value) != nullptr; }
    bool string(string_t& value) override { return add(std::move(value)) != nullptr; }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(json::object()); }
    bool start_array(std::size_t) override { return open(json::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t& name) override
    {
        line_ += static_cast<int>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(counted_),
                                             text_.begin() + static_cast<std::ptrdiff_t>(consumed_), '\n'));
        counted_ = consumed_;
        key_ = name;
        const std::string path = key_path(open_.back().path, name);
        if (path.size() > longest_keys)
            throw InputError(document_.file, printable(path, longest_path),
                             "the keys in one another have " + std::to_string(path.size()) + " bytes",
                             "at most " + std::to_string(longest_keys));
        if (open_.back().value->contains(name))
            throw InputError(document_.file, printable(path, longest_path),
                             "the key is given in line " + std::to_string(document_.lines[path]) +
                                 " and again in line " + std::to_string(line_),
                             "one value");
        document_.lines[path] = line_;
        return true;
    }

    bool parse_error(std::size_t position, const std::string&, const json::exception& error) override
    {
        throw syntax_error(text_, document_.file, position, error.what());
    }

private:
    struct Open {
        json* value;
        std::string path;
    };

    json* add(json value)
    {
        if (open_.empty())
            return &(document_.json = std::move(value));
        json& parent = *open_.back().value;
        return &(parent.is_array() ? parent.emplace_back(std::move(value)) : parent[key_] = std::move(value));
    }

    bool open(json empty)
    {
        if (open_.size() == deepest)
            throw InputError(document_.file, printable(open_.back().path, longest_path),
                             "found objects and arrays within each other",
                             "at most " + std::to_string(deepest) + " levels");
        std::string path;
        if (!open_.empty())
            path = open_.back().value->is_object() ? key_path(open_.back().path, key_) : open_.back().path;
        open_.push_back({add(std::move(empty)), std::move(path)});
        return true;
    }

    bool close()
    {
        open_.pop_back();
        return true;
    }

    const std::string& text_;
    const std::size_t& consumed_;
    JsonDocument& document_;
    std::vector<Open> open_;
    std::string key_;
    std::size_t counted_ = 0;
    int line_ = 1;
};

}  // namespace

JsonDocument parse_json_document(const std::string& text, const std::string& file)
{
    JsonDocument document{{}, file, {}};
    if (text.find_first_not_of(" \t\r\n") == std::string::npos)
        throw InputError(file, "", "is empty", "a JSON document");
    // The parser takes a zero byte for the end of the text and would ignore what follows.
    if (const std::size_t zero = text.find('\0'); zero != std::string::npos)
        throw InputError(file, place_of(text, zero), "found a zero byte", "JSON text in UTF-8");
    std::size_t consumed = 0;
    Builder builder(text, consumed, document);
    json::sax_parse(CountingIterator(text.data(), &consumed), CountingIterator(text.data() + text.size(), &consumed),
                    &builder);
    return document;
}

}  // namespace disentangle
