// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/graph/text_formats.h"
#include "core/graph/text_graph.h"

#include <algorithm>
#include <cctype>
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
            ids.labelled |= ends_in_a_time(name) || !seen.insert(name).second;
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

std::string first_word_of(const std::string& text)
{
    // Comments may stand before it.
    std::size_t at = 0;
    for (;;) {
        while (at < text.size() && std::isspace(static_cast<unsigned char>(text[at])) != 0)
            ++at;
        if (text.compare(at, 2, "//") == 0 || text.compare(at, 1, "#") == 0)
            at = std::min(text.find('\n', at), text.size());
        else if (text.compare(at, 2, "/*") == 0)
            at = text.find("*/", at) == std::string::npos ? text.size() : text.find("*/", at) + 2;
        else
            break;
    }
    const auto end = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(),
                                  [](unsigned char c) { return std::isalpha(c) == 0; });
    return {text.begin() + static_cast<std::ptrdiff_t>(at), end};
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

bool is_graph_text(const std::string& text)
{
    std::string word = first_word_of(text);
    std::transform(word.begin(), word.end(), word.begin(), [](unsigned char c) { return std::tolower(c); });
    for (const std::string_view keyword : {"strict", "digraph", "graph", "dag", "pdag", "mag", "pag"})
        if (word == keyword)
            return true;
    return false;
}

CausalGraph parse_graph_text(const std::string& text, const std::string& name, std::vector<std::string>* findings)
{
    const std::string word = first_word_of(text);
    const bool dagitty = word == "dag" || word == "pdag" || word == "mag" || word == "pag";
    std::vector<std::string> ignored;
    return causal_graph_of(dagitty ? read_dagitty(text, name) : read_dot(text, name), name,
                           findings == nullptr ? ignored : *findings);
}

}  // namespace disentangle
