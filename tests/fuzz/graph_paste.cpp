// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/graph_paste.h"

#include "core/graph/text_formats.h"
#include "promises.h"
#include "targets.h"

#include <nlohmann/json.hpp>

namespace disentangle::fuzz {

namespace {

using Part = NamedMatrix::Part;

/// What the text is pasted into: a graph of two actions and three latents.
CausalGraph present_graph()
{
    return make_graph(Adjacency::from_rows({{1, 0}, {0, 1}, {0, 0}}), Adjacency::identity(3));
}

CausalGraph after(const CausalGraph& present, const std::string& text, Part hint)
{
    return pasted_into(present, read_pasted(text, input_name), hint, input_name);
}

void require_same(const CausalGraph& graph, const std::string& text, const std::string& format)
{
    require(after({}, text, Part::unsaid) == graph, "a graph that is written as " + format + " is read back");
}

}  // namespace

void graph_paste(std::string_view bytes)
{
    const std::string text(bytes);
    for (const Part hint : {Part::unsaid, Part::Ga, Part::Gz}) {
        CausalGraph graph;
        if (!accepts([&] { graph = after(present_graph(), text, hint); }))
            continue;
        accepts([&] { validate(graph, input_name); }) || (throw Broken("what was pasted is a valid graph"), false);
        require_same(graph, format_csv(graph), "CSV");
        require_same(graph, format_dot(graph), "DOT");
        require_same(graph, format_dagitty(graph), "DAGitty");
        require_same(graph, to_json(graph).dump(), "JSON");
        // These carry no names: pasted over itself, nothing changes.
        for (const std::string& matrices : {format_latex(graph), format_numpy(graph)})
            require(after(graph, matrices, Part::unsaid) == graph,
                    "matrices that are written are read back: " + matrices);
    }
}

}  // namespace disentangle::fuzz
