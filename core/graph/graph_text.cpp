// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/graph/text_formats.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

namespace disentangle {
namespace {

const std::string past_suffix = " (t-1)";

std::string quoted(const std::string& name)
{
    std::string result = "\"";
    for (const char c : name) {
        if (c == '"' || c == '\\')
            result += '\\';
        result += c;
    }
    return result + "\"";
}

/// The identifiers of the nodes in the text: their names, or numbers with the names as labels where the names are
/// ambiguous (an action and a latent share one, or a name looks like one at t-1).
struct Ids {
    std::vector<std::string> latents, actions;
    bool labelled = false;
};

Ids ids_of(const CausalGraph& graph)
{
    Ids ids{graph.latents, graph.actions, false};
    std::set<std::string> seen;
    for (const auto* names : {&graph.latents, &graph.actions})
        for (const std::string& name : *names)
            ids.labelled |= name.ends_with(past_suffix) || !seen.insert(name).second;
    if (ids.labelled) {
        ids.latents = default_names("latent ", graph.d_z());
        ids.actions = default_names("action ", graph.d_a());
    }
    return ids;
}

/// One line per node with its attributes; `more` gives further ones by kind and number.
template <class More>
std::string node_lines(const CausalGraph& graph, const Ids& ids, More more)
{
    std::string text;
    const auto line = [&](const std::string& id, const std::string& label, const std::string& attributes) {
        text += "  " + quoted(id) + " [" + attributes + (ids.labelled ? ", label=" + quoted(label) : "") + "]\n";
    };
    for (std::size_t l = 0; l < graph.actions.size(); ++l)
        line(ids.actions[l], graph.actions[l], more(0, l));
    for (std::size_t i = 0; i < graph.latents.size(); ++i)
        line(ids.latents[i], graph.latents[i], more(2, i));
    for (std::size_t i = 0; graph.Gz && i < graph.latents.size(); ++i)
        line(ids.latents[i] + past_suffix, graph.latents[i] + past_suffix, more(1, i));
    return text;
}

/// One line per edge, in the order of the children.
std::string edge_lines(const CausalGraph& graph, const Ids& ids)
{
    std::string text;
    for (int i = 0; i < graph.d_z(); ++i) {
        const std::string child = quoted(ids.latents[static_cast<std::size_t>(i)]);
        for (int l = 0; graph.Ga && l < graph.d_a(); ++l)
            if ((*graph.Ga)(i, l))
                text += "  " + quoted(ids.actions[static_cast<std::size_t>(l)]) + " -> " + child + "\n";
        for (int j = 0; graph.Gz && j < graph.d_z(); ++j)
            if ((*graph.Gz)(i, j))
                text += "  " + quoted(ids.latents[static_cast<std::size_t>(j)] + past_suffix) + " -> " + child + "\n";
    }
    return text;
}

struct Token {
    enum Kind { word, arrow, other_edge, open_brace, close_brace, open_bracket, close_bracket, separator, equals, end };
    Kind kind = end;
    std::string text;
    int line = 1;
};

/// Splits DOT and DAGitty text; comments (//, /* */, #) are skipped.
class Lexer {
public:
    Lexer(const std::string& text, const std::string& name) : text_(text), name_(name) {}

    Token next()
    {
        skip_space();
        if (at_ >= text_.size())
            return {Token::end, "the end", line_};
        const char c = text_[at_];
        if (c == '"')
            return quoted_word();
        for (const auto& [mark, kind] : {std::pair<std::string_view, Token::Kind>{"<->", Token::other_edge},
                                         {"->", Token::arrow},
                                         {"--", Token::other_edge},
                                         {"<-", Token::other_edge},
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
                (text_[at_] & 0x80) != 0 || (at_ == start && text_[at_] == '-')))
            ++at_;
        if (at_ == start)
            throw InputError(name_, "line " + std::to_string(line_), in_quotes(text_.substr(start, 1)),
                             "a name, an edge or an attribute");
        return {Token::word, text_.substr(start, at_ - start), line_};
    }

private:
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

struct Node {
    bool action = false, latent = false;
    std::string label;
};

struct Edge {
    std::string from, to;
    int line;
};

/// Nodes in order of appearance with their marks, and edges.
class Parser {
public:
    Parser(const std::string& text, const std::string& name) : lexer_(text, name), name_(name) { advance(); }

    void parse()
    {
        while (token_.kind == Token::word && token_.text != "{") {
            // "strict digraph NAME", "dag", "dag NAME"
            if (token_.text == "graph" || token_.text == "pdag" || token_.text == "mag")
                fail(token_.text, "a directed graph: digraph or dag");
            advance();
        }
        expect(Token::open_brace, "'{'");
        while (token_.kind != Token::close_brace) {
            if (token_.kind == Token::separator)
                advance();
            else
                statement();
        }
        advance();
        if (token_.kind != Token::end)
            fail(token_.text, "the end after '}'");
    }

    std::vector<std::string> order;
    std::map<std::string, Node> nodes;
    std::vector<Edge> edges;

private:
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

    Node& node(const std::string& name)
    {
        if (!nodes.contains(name))
            order.push_back(name);
        return nodes[name];
    }

    void statement()
    {
        if (token_.kind != Token::word)
            fail(token_.text, "a node or an edge");
        std::string from = token_.text;
        advance();
        if (token_.kind == Token::equals) {  // graph attribute: rankdir=LR, bb="0,0,1,1"
            advance();
            expect(Token::word, "a value");
            return;
        }
        const bool defaults = from == "node" || from == "edge" || from == "graph";
        if (defaults && token_.kind == Token::open_bracket) {
            Node ignored;
            attributes(ignored);
            return;
        }
        node(from);
        while (token_.kind == Token::arrow || token_.kind == Token::other_edge) {
            if (token_.kind == Token::other_edge)
                fail(token_.text, "'->': every edge points from cause to effect");
            const int line = token_.line;
            advance();
            if (token_.kind != Token::word)
                fail(token_.text, "a node after '->'");
            node(token_.text);
            edges.push_back({from, token_.text, line});
            from = token_.text;
            advance();
        }
        if (token_.kind == Token::open_bracket)
            attributes(node(from));
    }

    void attributes(Node& target)
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
            if (key == "label")
                target.label = value;
            target.action |= (key == "role" && value == "action") ||
                             (key == "shape" && (value == "box" || value == "rect")) || key == "exposure" || key == "e";
            target.latent |= (key == "role" && value == "latent") || key == "latent" || key == "l";
        }
        advance();
    }

    Lexer lexer_;
    const std::string& name_;
    Token token_;
};

std::string present_name(const std::string& name)
{
    return name.ends_with(past_suffix) ? name.substr(0, name.size() - past_suffix.size()) : name;
}

int position(const std::vector<std::string>& names, const std::string& name)
{
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? -1 : static_cast<int>(found - names.begin());
}

}  // namespace

std::string format_dot(const CausalGraph& graph)
{
    const Ids ids = ids_of(graph);
    return "digraph mechanisms {\n  rankdir=LR\n" +
           node_lines(graph, ids,
                      [](int column, std::size_t) {
                          return std::string(column == 0 ? "shape=box, role=action" : "shape=circle, role=latent");
                      }) +
           edge_lines(graph, ids) + "}\n";
}

std::string format_dagitty(const CausalGraph& graph)
{
    const Ids ids = ids_of(graph);
    return "dag {\n" +
           node_lines(graph, ids,
                      [](int column, std::size_t row) {
                          return std::string(column == 0 ? "exposure" : "latent") + ",pos=\"" + std::to_string(column) +
                                 "," + std::to_string(row) + "\"";
                      }) +
           edge_lines(graph, ids) + "}\n";
}

CausalGraph parse_graph_text(const std::string& text, const std::string& name)
{
    Parser parser(text, name);
    parser.parse();

    std::set<std::string> entered, with_past;
    for (const Edge& edge : parser.edges)
        entered.insert(edge.to);
    bool marked = false;
    for (const auto& [node, marks] : parser.nodes) {
        if (node.ends_with(past_suffix))
            with_past.insert(present_name(node));
        marked |= marks.action || marks.latent;
    }
    CausalGraph graph;
    for (const std::string& node : parser.order) {
        const std::string present = present_name(node);
        const Node& marks = parser.nodes[node];
        const bool action = marked ? marks.action : !entered.contains(node) && !with_past.contains(present);
        auto& names = action ? graph.actions : graph.latents;
        if (position(names, present) < 0)
            names.push_back(present);
    }
    if (graph.latents.empty())
        throw InputError(name, "nodes", "no latent factor", "at least one node that an edge enters");
    if (graph.latents.size() > max_nodes || graph.actions.size() > max_nodes)
        throw InputError(name, "nodes",
                         std::to_string(graph.latents.size()) + " latents and " + std::to_string(graph.actions.size()) +
                             " actions",
                         "at most 64 of each");
    if (!graph.actions.empty())
        graph.Ga = Adjacency(graph.d_z(), graph.d_a());
    if (!with_past.empty())
        graph.Gz = Adjacency(graph.d_z(), graph.d_z());
    for (const Edge& edge : parser.edges) {
        const std::string place = "line " + std::to_string(edge.line);
        const int child = edge.to.ends_with(past_suffix) ? -1 : position(graph.latents, edge.to);
        if (child < 0)
            throw InputError(name, place, "an edge into " + in_quotes(edge.to), "an edge into a factor at time t");
        if (edge.from.ends_with(past_suffix)) {
            const int parent = position(graph.latents, present_name(edge.from));
            if (parent < 0)
                throw InputError(name, place, "an edge from " + in_quotes(edge.from) + ", which is an action",
                                 "actions at the time of what they act on, without \"" + past_suffix + "\"");
            graph.Gz->set(child, parent, true);
        } else if (const int action = position(graph.actions, edge.from); action >= 0) {
            graph.Ga->set(child, action, true);
        } else {
            throw InputError(
                name, place,
                "an edge between " + in_quotes(edge.from) + " and " + in_quotes(edge.to) + " at the same time",
                "edges from actions or from factors one step earlier, written " + in_quotes(edge.from + past_suffix));
        }
    }
    for (auto* names : {&graph.latents, &graph.actions})
        for (std::string& its : *names) {
            const auto shown = parser.nodes.contains(its) ? its : its + past_suffix;
            if (const std::string& label = parser.nodes.at(shown).label; !label.empty())
                its = parser.nodes.contains(its) ? label : present_name(label);
        }
    if (!graph.Ga && !graph.Gz)
        throw InputError(name, "edges", "neither an action nor a factor at t-1", "at least one of them");
    validate(graph, name);
    return graph;
}

}  // namespace disentangle
