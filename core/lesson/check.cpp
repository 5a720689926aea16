// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lesson/check.h"

#include "core/base/error.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace disentangle {
namespace {

/// Checks are written by hand: deeper than this is a mistake.
constexpr int most_nested = 64;

struct CheckToken {
    enum class Kind { end, word, text, sign };
    Kind kind = Kind::end;
    std::string text;
};

bool is_of_word(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || std::isalnum(byte) || c == '_' || c == '.' || c == '\'' || c == '-' || c == '+' || c == ':';
}

/// Reads a check from left to right, one token ahead.
class CheckParser {
public:
    CheckParser(std::string_view text, std::string_view file, std::string_view place, int line)
        : rest_(text), file_(file), place_(place), line_(line)
    {
        next();
    }

    Check whole()
    {
        Check check = any();
        if (token_.kind != CheckToken::Kind::end)
            refuse("and, or, or the end");
        return check;
    }

private:
    [[noreturn]] void refuse(const std::string& expected) const { refuse(found(), expected); }
    [[noreturn]] void refuse(const std::string& found, const std::string& expected) const
    {
        throw InputError(file_, place_, found, expected, line_);
    }
    std::string found() const { return token_.kind == CheckToken::Kind::end ? "the end" : in_quotes(token_.text); }

    void next()
    {
        while (!rest_.empty() && std::isspace(static_cast<unsigned char>(rest_.front())))
            rest_.remove_prefix(1);
        if (rest_.empty()) {
            token_ = {};
            return;
        }
        if (rest_.front() == '"') {
            const std::size_t end = rest_.find('"', 1);
            if (end == std::string_view::npos)
                refuse(in_quotes(rest_), "a second \" at the end of the text");
            token_ = {CheckToken::Kind::text, std::string(rest_.substr(1, end - 1))};
            rest_.remove_prefix(end + 1);
            return;
        }
        for (const std::string_view sign : {"<-", "==", "!=", "<=", ">=", "<", ">", "(", ")"})
            if (rest_.starts_with(sign) && !(sign == "<-" && is_number_after_less())) {
                token_ = {CheckToken::Kind::sign, std::string(sign)};
                rest_.remove_prefix(sign.size());
                return;
            }
        const auto end = std::find_if_not(rest_.begin(), rest_.end(), is_of_word);
        if (end == rest_.begin())
            refuse(in_quotes(rest_.substr(0, 1)), "a word, a number, a text in \", a comparison, or a bracket");
        token_ = {CheckToken::Kind::word, std::string(rest_.begin(), end)};
        rest_.remove_prefix(static_cast<std::size_t>(end - rest_.begin()));
    }

    /// "loss <-3" compares; "z1<-a1" points.
    bool is_number_after_less() const
    {
        return rest_.size() > 2 && (std::isdigit(static_cast<unsigned char>(rest_[2])) || rest_[2] == '.');
    }

    bool is_word(std::string_view word) const { return token_.kind == CheckToken::Kind::word && token_.text == word; }
    bool takes_word(std::string_view word)
    {
        if (!is_word(word))
            return false;
        next();
        return true;
    }
    bool takes_sign(std::string_view sign)
    {
        if (token_.kind != CheckToken::Kind::sign || token_.text != sign)
            return false;
        next();
        return true;
    }

    Check any() { return joined("or", Check::Kind::any, &CheckParser::all); }
    Check all() { return joined("and", Check::Kind::all, &CheckParser::one); }
    Check joined(std::string_view by, Check::Kind kind, Check (CheckParser::*part)())
    {
        Check first = (this->*part)();
        if (!is_word(by))
            return first;
        Check check;
        check.kind = kind;
        check.parts.push_back(std::move(first));
        while (takes_word(by))
            check.parts.push_back((this->*part)());
        return check;
    }

    Check one()
    {
        if (++depth_ > most_nested)
            refuse("no more than " + std::to_string(most_nested) + " of not and ( within each other");
        Check check;
        if (takes_word("not")) {
            check.kind = Check::Kind::negation;
            check.parts.push_back(one());
        } else if (takes_sign("(")) {
            check = any();
            if (!takes_sign(")"))
                refuse("and, or, or )");
        } else {
            check = fact();
        }
        --depth_;
        return check;
    }

    const FactKind& fact_name()
    {
        if (token_.kind != CheckToken::Kind::word)
            refuse("a fact");
        std::string name = token_.text;
        const std::string start = name + ' ';
        std::vector<std::string> longer;
        for (const FactKind& kind : fact_kinds())
            if (kind.name.starts_with(start))
                longer.emplace_back(kind.name);
        next();
        if (!longer.empty()) {
            std::string choices;
            for (const std::string& choice : longer)
                choices += (choices.empty() ? "" : " or ") + choice;
            if (token_.kind != CheckToken::Kind::word || std::ranges::find(longer, start + token_.text) == longer.end())
                refuse(in_quotes(token_.kind == CheckToken::Kind::end ? name : start + token_.text), choices);
            name = start + token_.text;
            next();
        }
        if (const FactKind* fact = find_fact(name))
            return *fact;
        std::vector<std::string_view> names;
        for (const FactKind& kind : fact_kinds())
            names.push_back(kind.name);
        const std::string meant = closest_name(name, names);
        refuse("the fact " + in_quotes(name) + ", which does not exist",
               meant.empty() ? "one of docs/lessons.md" : "perhaps '" + meant + "'");
    }

    std::string object(const FactKind& fact)
    {
        if (token_.kind != CheckToken::Kind::word && token_.kind != CheckToken::Kind::text)
            refuse(std::string(words_for(fact.takes)) + " after " + std::string(fact.name));
        std::string name = token_.text;
        next();
        return name;
    }

    Check fact()
    {
        Check check;
        check.kind = Check::Kind::fact;
        check.fact = &fact_name();
        if (check.fact->takes != FactTakes::nothing)
            check.objects.push_back(object(*check.fact));
        if (check.fact->takes == FactTakes::pair) {
            if (!takes_sign("<-"))
                refuse("<- and the parent");
            check.objects.push_back(object(*check.fact));
        }
        switch (check.fact->is) {
        case FactIs::flag: break;
        case FactIs::word: compare_word(check); break;
        default: compare(check);
        }
        return check;
    }

    void compare_word(Check& check)
    {
        if (!takes_word("is"))
            refuse("is, or is not, after " + std::string(check.fact->name));
        check.relation = takes_word("not") ? Check::Relation::unequal : Check::Relation::equal;
        std::string words;
        for (const std::string_view word : check.fact->words)
            words += (words.empty() ? "" : ", ") + std::string(word);
        if (token_.kind != CheckToken::Kind::word ||
            std::ranges::find(check.fact->words, token_.text) == check.fact->words.end())
            refuse("one of " + words);
        check.value = token_.text;
        next();
    }

    void compare(Check& check)
    {
        using enum Check::Relation;
        const FactIs is = check.fact->is;
        const bool numbers_only = token_.text != "==" && token_.text != "!=";
        if (token_.kind != CheckToken::Kind::sign || token_.text == "(" || token_.text == ")" || token_.text == "<-" ||
            (numbers_only && is == FactIs::text))
            refuse(is == FactIs::text ? "== or !=" : "==, !=, <, <=, > or >=");
        check.relation = token_.text == "=="   ? equal
                         : token_.text == "!=" ? unequal
                         : token_.text == "<"  ? less
                         : token_.text == "<=" ? at_most
                         : token_.text == ">"  ? more
                                               : at_least;
        next();
        const auto value = value_here();
        if (is == FactIs::text && (!value || !std::holds_alternative<std::string>(*value)))
            refuse("a text in \"");
        if (!value || ((is == FactIs::number || numbers_only) && !std::holds_alternative<double>(*value)))
            refuse(is == FactIs::value && !numbers_only ? "a number, true, false, or a text in \"" : "a number");
        check.value = *value;
        next();
    }

    std::optional<FactValue> value_here() const
    {
        if (token_.kind == CheckToken::Kind::text)
            return token_.text;
        if (token_.kind != CheckToken::Kind::word)
            return {};
        if (token_.text == "true" || token_.text == "false")
            return token_.text == "true";
        double number = 0;
        const char* end = token_.text.data() + token_.text.size();
        const auto [stop, error] = std::from_chars(token_.text.data(), end, number);
        if (error != std::errc() || stop != end || !std::isfinite(number))
            return {};
        return number;
    }

    std::string_view rest_, file_, place_;
    int line_;
    int depth_ = 0;
    CheckToken token_;
};

bool compares(double a, Check::Relation relation, double b)
{
    switch (relation) {
    case Check::Relation::holds: return true;
    case Check::Relation::equal: return a == b;
    case Check::Relation::unequal: return a != b;
    case Check::Relation::less: return a < b;
    case Check::Relation::at_most: return a <= b;
    case Check::Relation::more: return a > b;
    case Check::Relation::at_least: return a >= b;
    }
    return false;
}

bool fact_holds(const Check& check, const LessonState& state)
{
    const FactValue* known = state.find(fact_key(*check.fact, check.objects));
    if (known == nullptr)
        return false;
    if (check.relation == Check::Relation::holds)
        return std::holds_alternative<bool>(*known) && std::get<bool>(*known);
    if (known->index() != check.value.index())
        return check.relation == Check::Relation::unequal;
    if (const auto* number = std::get_if<double>(known))
        return compares(*number, check.relation, std::get<double>(check.value));
    return (*known == check.value) == (check.relation == Check::Relation::equal);
}

}  // namespace

Check parse_check(std::string_view text, std::string_view file, std::string_view place, int line)
{
    return CheckParser(text, file, place, line).whole();
}

std::string fact_key(const FactKind& fact, const std::vector<std::string>& objects)
{
    std::string key(fact.name);
    for (std::size_t k = 0; k < objects.size(); ++k)
        key += (k == 0 ? " " : "<-") + objects[k];
    return key;
}

bool holds(const Check& check, const LessonState& state)
{
    const auto part_holds = [&](const Check& part) { return holds(part, state); };
    switch (check.kind) {
    case Check::Kind::fact: return fact_holds(check, state);
    case Check::Kind::negation: return !holds(check.parts.front(), state);
    case Check::Kind::all: return std::ranges::all_of(check.parts, part_holds);
    case Check::Kind::any: return std::ranges::any_of(check.parts, part_holds);
    }
    return false;
}

}  // namespace disentangle
