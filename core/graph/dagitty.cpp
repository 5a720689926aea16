// SPDX-License-Identifier: GPL-3.0-or-later
// The grammar is in docs/graphs.md; it follows what https://www.dagitty.net/manual-3.x.pdf describes.
#include "core/base/error.h"
#include "core/graph/text_graph.h"

#include <algorithm>
#include <cctype>
#include <map>

namespace disentangle {
namespace {

struct Token {
    enum Kind {
        word,
        arrow,
        back_arrow,
        other_edge,
        open_brace,
        close_brace,
        open_bracket,
        close_bracket,
        separator,
        equals,
        end
    };
    Kind kind = end;
    std::string text;
    int line = 1;
};

/// Splits DAGitty text; comments (//, /* */, #) are skipped.
class DagittyLexer {
public:
    DagittyLexer(const std::string& text, const std::string& name) : text_(text), name_(name) {}

    Token next()
    {
        skip_space();
        if (at_ >= text_.size())
            return {Token::end, "the end", line_};
        const char c = text_[at_];
        if (c == '"')
            return quoted_word();
        for (const auto& [mark, kind] : {std::pair<std::string_view, Token::Kind>{"<->", Token::other_edge},
                                         {"@->", Token::other_edge},
                                         {"<-@", Token::other_edge},
                                         {"@-@", Token::other_edge},
                                         {"@--", Token::other_edge},
                                         {"--@", Token::other_edge},
                                         {"->", Token::arrow},
                                         {"--", Token::other_edge},
                                         {"<-", Token::back_arrow},
                                         {"{", Token::open_brace},
                                         {"}", Token::close_brace},
                                         {"[", Token::open_bracket},
                                         {"]", Token::close_bracket},
                                         {";", Token::separator},
                                         {",", Token::separator},
                                         {"=", Token::equals}})
            if (text_.compare(at_, mark.size(), mark) == 0) {
                at_ += mark.size();
                return {kind, std::string(mark), line_};
            }
        const std::size_t start = at_;
        while (at_ < text_.size() &&
               (std::isalnum(static_cast<unsigned char>(text_[at_])) || text_[at_] == '_' || text_[at_] == '.' ||
                (text_[at_] & 0x80) != 0 || (at_ == start && begins_negative_number())))
            ++at_;
        if (at_ == start)
            throw InputError(
                name_, "line " + std::to_string(line_),
                text_[start] == '\'' ? "a single quotation mark" : in_quotes(text_.substr(start, 1)),
                text_[start] == '\'' || text_[start] == '-'
                    ? "a name; one of other marks than letters, digits, '_' and '.' stands in double ones, \"\""
                    : "a name, an edge or an attribute");
        return {Token::word, text_.substr(start, at_ - start), line_};
    }

    /// The token after the last one, without taking it.
    Token peek()
    {
        const std::size_t at = at_;
        const int line = line_;
        const Token token = next();
        at_ = at;
        line_ = line;
        return token;
    }

private:
    /// "-1.5", as the value of an attribute.
    bool begins_negative_number() const
    {
        return text_[at_] == '-' && at_ + 1 < text_.size() &&
               (std::isdigit(static_cast<unsigned char>(text_[at_ + 1])) != 0 || text_[at_ + 1] == '.');
    }

    void skip_space()
    {
        while (at_ < text_.size()) {
            const bool line_comment = text_.compare(at_, 2, "//") == 0 || text_[at_] == '#';
            if (line_comment) {
                at_ = std::min(text_.find('\n', at_), text_.size());
            } else if (text_.compare(at_, 2, "/*") == 0) {
                const auto close = text_.find("*/", at_ + 2);
                const auto until = close == std::string::npos ? text_.size() : close + 2;
                line_ += static_cast<int>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                                                     text_.begin() + static_cast<std::ptrdiff_t>(until), '\n'));
                at_ = until;
            } else if (std::isspace(static_cast<unsigned char>(text_[at_]))) {
                line_ += text_[at_++] == '\n';
            } else {
                return;
            }
        }
    }

    Token quoted_word()
    {
        const int line = line_;
        std::string word;
        for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
            if (text_[at_] == '\\' && at_ + 1 < text_.size())
                ++at_;
            line_ += text_[at_] == '\n';
            word += text_[at_];
        }
        if (at_ >= text_.size())
            throw InputError(name_, "line " + std::to_string(line), "an unclosed '\"'", "a quoted name");
        ++at_;
        return {Token::word, word, line};
    }

    const std::string& text_;
    const std::string& name_;
    std::size_t at_ = 0;
    int line_ = 1;
};

class DagittyParser {
public:
    DagittyParser(const std::string& text, const std::string& name) : lexer_(text, name), name_(name) { advance(); }

    TextGraph parse()
    {
        if (token_.kind != Token::word || token_.text != "dag")
            fail(token_.text, "dag: of DAGitty's graphs only those with directed edges alone say what causes what");
        advance();
        if (token_.kind == Token::word)  // a name
            advance();
        expect(Token::open_brace, "'{'");
        statements();
        if (token_.kind != Token::end)
            fail(token_.text, "the end after '}'");
        return std::move(graph_);
    }

private:
    using Group = std::vector<std::string>;

    void advance() { token_ = lexer_.next(); }
    [[noreturn]] void fail(const std::string& found, const std::string& expected) const
    {
        throw InputError(name_, "line " + std::to_string(token_.line), in_quotes(found), expected);
    }
    void expect(Token::Kind kind, const std::string& what)
    {
        if (token_.kind != kind)
            fail(token_.text, what);
        advance();
    }

    /// Up to and with the closing brace; returns the nodes that were named.
    Group statements()
    {
        if (++depth_ > 50)
            fail("{", "fewer groups in one another");
        Group all;
        while (token_.kind != Token::close_brace) {
            if (token_.kind == Token::separator) {
                advance();
                continue;
            }
            const Group some = statement();
            all.insert(all.end(), some.begin(), some.end());
            if (all.size() > 20000 || graph_.edges.size() > 20000)
                fail(token_.text, "a graph of at most 64 latents and 64 actions");
        }
        advance();
        --depth_;
        return all;
    }

    Group operand()
    {
        if (token_.kind == Token::open_brace) {
            advance();
            return statements();
        }
        if (token_.kind != Token::word)
            fail(token_.text, "a node or a group of nodes in braces");
        const std::string id = token_.text;
        node(id);
        advance();
        return {id};
    }

    Group statement()
    {
        if (token_.kind == Token::word) {
            const Token first = token_;
            if (const Token next = lexer_.peek(); next.kind == Token::equals) {  // bb="0,0,1,1"
                advance();
                advance();
                expect(Token::word, "a value");
                return {};
            } else if (next.kind == Token::open_bracket &&
                       (first.text == "node" || first.text == "edge" || first.text == "graph")) {
                advance();
                attributes(nullptr);
                return {};
            }
        }
        Group left = operand(), all = left;
        bool edges = false;
        while (token_.kind == Token::arrow || token_.kind == Token::back_arrow || token_.kind == Token::other_edge) {
            if (token_.kind == Token::other_edge)
                fail(token_.text, token_.text == "<->"
                                      ? "'->': a common cause that nobody sees (<->) has no place in this graph"
                                      : "'->': every edge points from cause to effect");
            const bool back = token_.kind == Token::back_arrow;
            const int line = token_.line;
            advance();
            const Group right = operand();
            for (const std::string& l : left)
                for (const std::string& r : right)
                    graph_.edges.push_back(back ? TextGraph::Edge{r, l, line} : TextGraph::Edge{l, r, line});
            all.insert(all.end(), right.begin(), right.end());
            left = right;
            edges = true;
        }
        if (token_.kind == Token::open_bracket)  // of the edge, if there is one
            attributes(edges || left.size() != 1 ? nullptr : &node(left.front()));
        return all;
    }

    TextGraph::Node& node(const std::string& id)
    {
        const auto [found, fresh] = places_.try_emplace(id, graph_.nodes.size());
        if (fresh)
            graph_.nodes.push_back({id, {}, false, false});
        return graph_.nodes[found->second];
    }

    void attributes(TextGraph::Node* target)
    {
        for (advance(); token_.kind != Token::close_bracket;) {
            if (token_.kind == Token::separator) {
                advance();
                continue;
            }
            if (token_.kind != Token::word)
                fail(token_.text, "an attribute or ']'");
            const std::string key = token_.text;
            std::string value;
            advance();
            if (token_.kind == Token::equals) {
                advance();
                value = token_.text;
                expect(Token::word, "a value");
            }
            if (target == nullptr)
                continue;
            if (key == "label")
                target->label = value;
            target->action |= key == "exposure" || key == "e" || (key == "role" && value == "action");
            target->latent |= key == "latent" || key == "l" || key == "u" || (key == "role" && value == "latent");
        }
        advance();
    }

    DagittyLexer lexer_;
    const std::string& name_;
    Token token_;
    TextGraph graph_;
    std::map<std::string, std::size_t> places_;
    int depth_ = 0;
};

}  // namespace

TextGraph read_dagitty(const std::string& text, const std::string& name)
{
    return DagittyParser(text, name).parse();
}

}  // namespace disentangle
