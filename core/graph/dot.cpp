// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/graph/text_graph.h"

#include <graphviz/cgraph.h>

#include <algorithm>
#include <cctype>
#include <memory>
#include <mutex>
#include <set>

namespace disentangle {
namespace {

// cgraph keeps the state of its parser and the place for its complaints in globals.
std::mutex cgraph_mutex;        // NOLINT
std::string cgraph_complaints;  // NOLINT

int take_complaint(char* text)
{
    cgraph_complaints += text;
    return 0;
}

/// Turns cgraph's complaints into text for as long as it lives.
class Listening {
public:
    Listening() : before_(agseterrf(take_complaint)) { cgraph_complaints.clear(); }
    ~Listening() { agseterrf(before_); }
    Listening(const Listening&) = delete;
    Listening& operator=(const Listening&) = delete;

private:
    agusererrf before_;
};

struct CloseGraph {
    void operator()(Agraph_t* graph) const { agclose(graph); }
};
using GraphPointer = std::unique_ptr<Agraph_t, CloseGraph>;

/// Goes over DOT text, over quotation marks, HTML and comments in one step.
class DotScan {
public:
    explicit DotScan(const std::string& text) : text_(text) { scan(); }

    /// After the brace that closes the graph, or the text's end.
    std::size_t end() const { return end_; }
    bool closed() const { return closed_; }
    std::size_t rest() const { return rest_; }  ///< where something follows, or npos
    int rest_line() const { return line_; }
    std::size_t words() const { return words_; }   ///< outside attributes
    bool joins_groups() const { return groups_; }  ///< an edge from or to a group in braces

private:
    bool at(std::string_view mark) const { return text_.compare(at_, mark.size(), mark) == 0; }

    void skip_to(std::string_view mark)
    {
        const auto found = text_.find(mark, at_);
        const auto until = found == std::string::npos ? text_.size() : found + mark.size();
        for (; at_ < until; ++at_)
            line_ += text_[at_] == '\n';
    }

    void skip_string()
    {
        for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
            line_ += text_[at_] == '\n';
            if (text_[at_] == '\\' && at_ + 1 < text_.size())
                line_ += text_[++at_] == '\n';
        }
        at_ = std::min(at_ + 1, text_.size());
    }

    void skip_html()
    {
        int depth = 0;
        for (; at_ < text_.size(); ++at_) {
            line_ += text_[at_] == '\n';
            depth += text_[at_] == '<';
            depth -= text_[at_] == '>';
            if (depth == 0)
                break;
        }
        at_ = std::min(at_ + 1, text_.size());
    }

    void scan()
    {
        int braces = 0, brackets = 0;
        bool line_begins = true;
        char before = 0;
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '\n') {
                ++line_, ++at_, line_begins = true;
                continue;
            }
            if (std::isspace(static_cast<unsigned char>(c)) != 0) {
                ++at_;
                continue;
            }
            if (at("/*")) {
                skip_to("*/");
                continue;
            }
            if (at("//") || (c == '#' && line_begins)) {
                at_ = std::min(text_.find('\n', at_), text_.size());
                continue;
            }
            line_begins = false;
            if (end_ != std::string::npos) {
                rest_ = at_;
                return;
            }
            if (c == '"') {
                skip_string();
                words_ += brackets == 0;
            } else if (c == '<' && before != '-') {
                skip_html();
            } else if (at("->") || at("--")) {
                groups_ |= before == '}';
                at_ += 2;
                before = '>';
                continue;
            } else if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || (c & 0x80) != 0) {
                while (at_ < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[at_])) != 0 ||
                                              text_[at_] == '_' || text_[at_] == '.' || (text_[at_] & 0x80) != 0))
                    ++at_;
                words_ += brackets == 0;
            } else {
                brackets += (c == '[') - (c == ']');
                braces += (c == '{') - (c == '}');
                groups_ |= c == '{' && before == '>';
                ++at_;
                if (c == '}' && braces == 0) {
                    end_ = at_;
                    closed_ = true;
                }
            }
            before = c;
        }
        if (end_ == std::string::npos)
            end_ = text_.size();
    }

    const std::string& text_;
    std::size_t at_ = 0, end_ = std::string::npos, rest_ = std::string::npos, words_ = 0;
    int line_ = 1;
    bool groups_ = false, closed_ = false;
};

/// "Error: input: syntax error in line 3 near '}'" as an error of ours.
InputError syntax_error(const std::string& name)
{
    const std::string text = printable(cgraph_complaints.substr(0, cgraph_complaints.find('\n')), 200);
    const auto line = text.find(" in line ");
    const auto near = text.find(" near ");
    std::string number;
    for (auto at = line + 9; line != std::string::npos && at < text.size() && std::isdigit(text[at]) != 0; ++at)
        number += text[at];
    std::string what =
        near == std::string::npos ? "Graphviz cannot read the text" : "a syntax error near " + text.substr(near + 6);
    while (what.ends_with(' ') || what.ends_with('?'))
        what.pop_back();
    if (text.find("string") != std::string::npos && near == std::string::npos)
        what = "a quotation mark that is not closed";
    return {name, number.empty() ? "" : "line " + number, what, "DOT (Graphviz), such as digraph { push -> z1 }"};
}

/// The line in which cgraph has split a name in two, "line 3"; "" for none.
std::string number_that_was_split()
{
    const auto at = cgraph_complaints.find("badly delimited number");
    if (at == std::string::npos)
        return {};
    const auto line = cgraph_complaints.find(" line ", at);
    std::string number;
    for (auto digit = line + 6; line != std::string::npos && digit < cgraph_complaints.size() &&
                                std::isdigit(static_cast<unsigned char>(cgraph_complaints[digit])) != 0;
         ++digit)
        number += cgraph_complaints[digit];
    return number.empty() ? "nodes" : "line " + number;
}

/// The value of an attribute, or "".
std::string attribute(void* object, const char* name)
{
    const char* const value = agget(object, const_cast<char*>(name));
    return value == nullptr ? std::string() : std::string(value);
}

/// A label that is text: without HTML's tags, escapes of places as blanks; "" for what names nothing.
std::string plain_label(Agnode_t* node)
{
    char* const value = agget(node, const_cast<char*>("label"));
    if (value == nullptr)
        return {};
    std::string label, text = value;
    std::size_t end = 0;
    const std::string shape = attribute(node, "shape");
    if (shape.find("record") != std::string::npos || shape == "none" || shape == "plaintext")
        return {};  // a table of parts, or a picture's caption
    if (aghtmlstr(value) != 0) {
        bool inside = false;
        for (const char c : text) {
            inside |= c == '<';
            if (!inside)
                label += c;
            inside &= c != '>';
        }
        for (const auto& [from, to] : {std::pair<std::string_view, std::string_view>{"&lt;", "<"},
                                       {"&gt;", ">"},
                                       {"&quot;", "\""},
                                       {"&nbsp;", " "},
                                       {"&amp;", "&"}})
            for (auto found = label.find(from); found != std::string::npos; found = label.find(from, found + to.size()))
                label.replace(found, from.size(), to);
        return label;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            label += text[i];
            end = label.size();
            continue;
        }
        const char escaped = text[++i];
        if (escaped == 'N')
            label += agnameof(node);
        else if (escaped == 'n' || escaped == 'l' || escaped == 'r')
            label += ' ';
        else
            label += escaped;
        if (escaped != 'n' && escaped != 'l' && escaped != 'r')
            end = label.size();
    }
    label.resize(end);  // without the line breaks at its end
    return label;
}

bool is_one_of(const std::string& word, std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Where an edge may stand: the first line with both names; cgraph does not remember.
int line_of_edge(const std::string& text, const std::string& from, const std::string& to)
{
    int line = 1;
    for (std::size_t at = 0; at < text.size(); ++line) {
        const auto end = std::min(text.find('\n', at), text.size());
        const std::string_view one = std::string_view(text).substr(at, end - at);
        const auto first = one.find(from);
        const auto arrow = first == std::string_view::npos ? first : one.find("->", first);
        if (arrow != std::string_view::npos && one.find(to, arrow) != std::string_view::npos)
            return line;
        at = end + 1;
    }
    return 0;
}

/// DOT's backslashes stand before quotation marks only; a name that we wrote has its own doubled.
std::string unescaped(const char* name)
{
    std::string result;
    for (const char* c = name; *c != '\0'; ++c) {
        if (*c == '\\' && (c[1] == '\\' || c[1] == '"'))
            ++c;
        result += *c;
    }
    return result;
}

TextGraph taken_from(Agraph_t* graph, const std::string& text, const std::string& name)
{
    TextGraph result;
    // A shape that all nodes have is a matter of taste.
    std::set<std::string> shapes;
    for (Agnode_t* node = agfstnode(graph); node != nullptr; node = agnxtnode(graph, node))
        shapes.insert(attribute(node, "shape"));
    for (Agnode_t* node = agfstnode(graph); node != nullptr; node = agnxtnode(graph, node)) {
        TextGraph::Node its{unescaped(agnameof(node)), plain_label(node), false, false};
        const std::string role = attribute(node, "role"), shape = attribute(node, "shape");
        const bool by_role = role == "action" || role == "latent";
        const bool box = is_one_of(shape, {"box", "rect", "rectangle", "square"});
        const bool told_by_shape = !by_role && shapes.size() > 1 && !shape.empty();
        its.action = role == "action" || (told_by_shape && box);
        its.latent = role == "latent" || (told_by_shape && !box);
        if (its.label == its.id)
            its.label.clear();
        result.nodes.push_back(std::move(its));
    }
    for (Agnode_t* node = agfstnode(graph); node != nullptr; node = agnxtnode(graph, node)) {
        for (Agedge_t* edge = agfstout(graph, node); edge != nullptr; edge = agnxtout(graph, edge)) {
            TextGraph::Edge its{unescaped(agnameof(agtail(edge))), unescaped(agnameof(aghead(edge))), 0};
            its.line = line_of_edge(text, its.from, its.to);
            if (const std::string direction = attribute(edge, "dir"); is_one_of(direction, {"back", "both", "none"}))
                throw InputError(name, its.line > 0 ? "line " + std::to_string(its.line) : "edges",
                                 "the edge from " + in_quotes(its.from) + " to " + in_quotes(its.to) +
                                     " has dir=" + direction,
                                 "an edge drawn from cause to effect, without dir");
            result.edges.push_back(std::move(its));
        }
    }
    return result;
}

bool scanner_is_settled()
{
    cgraph_complaints.clear();
    const GraphPointer graph(agmemread("digraph { a -> b }"));
    return graph && cgraph_complaints.empty() && agnnodes(graph.get()) == 2 && agnedges(graph.get()) == 1;
}

/// The scanner of cgraph is one for all texts, and one that could not be read may have left something behind: words that were
/// not read yet, or the state of being within a label or a comment. It is fed what ends those until it reads a graph as it
/// should. The mutex must be held.
void settle_scanner()
{
    for (const char* end : {"", "", "\"", ">", "*/", "}", ""}) {
        GraphPointer(agmemread(end));  // NOLINT
        if (scanner_is_settled())
            break;
    }
    cgraph_complaints.clear();
}

}  // namespace

TextGraph read_dot(const std::string& text, const std::string& name)
{
    // A graph of 64 latents and 64 actions with an edge a line takes half of this.
    constexpr std::size_t most_bytes = std::size_t{1} << 20, most_words = 40000, most_words_in_groups = 1000;
    if (text.size() > most_bytes)
        throw InputError(name, "", "the text has " + std::to_string(text.size()) + " bytes", "a graph, at most 1 MiB");
    if (text.find('\0') != std::string::npos)
        throw InputError(name, "", "is no text: a byte is 0", "DOT (Graphviz)");
    const DotScan scan(text);
    if (scan.rest() != std::string::npos)
        throw InputError(name, "line " + std::to_string(scan.rest_line()), in_quotes(text.substr(scan.rest(), 12)),
                         "the end after '}': one graph");
    if (scan.words() > (scan.joins_groups() ? most_words_in_groups : most_words))
        throw InputError(name, "", "the text has " + std::to_string(scan.words()) + " names",
                         "a graph of at most 64 latents and 64 actions");

    const std::lock_guard lock(cgraph_mutex);
    const Listening listening;
    settle_scanner();
    agsetfile(const_cast<char*>("input"));
    const GraphPointer graph(agmemread(text.substr(0, scan.end()).c_str()));
    const bool failed = cgraph_complaints.find("rror") != std::string::npos;
    if ((!graph || failed) && !scan.closed() && cgraph_complaints.find(" near ") == std::string::npos &&
        scan.words() > 1)
        throw InputError(name, "line " + std::to_string(scan.rest_line()),
                         "the text ends within a graph, a label or a comment", "'}' at its end");
    if (!graph || failed)
        throw syntax_error(name);
    // Graphviz reads 2b as the nodes 2 and b, with a warning.
    if (const std::string split = number_that_was_split(); !split.empty())
        throw InputError(name, split, "a name that begins with a digit and goes on with letters",
                         "quotation marks around it, as in \"2b\"");
    if (agisdirected(graph.get()) == 0)
        throw InputError(name, "line 1", "an undirected graph",
                         "a directed graph: digraph, with '->' from cause to effect");
    return taken_from(graph.get(), text, name);
}

}  // namespace disentangle
