// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/random.h"
#include "core/graph/graph_paste.h"
#include "core/graph/presets.h"
#include "core/graph/random_graph.h"
#include "core/graph/text_formats.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace disentangle;

namespace {

using Part = NamedMatrix::Part;

/// Names that try the quoting of every format.
CausalGraph awkward()
{
    CausalGraph graph = random_graph({6, 4, true, 0.4, true, 2});
    graph.latents = {"the \"tree\"", "Ball, red; round", "größe → ∞", "back\\slash", "[0] & {1}", " 1 "};
    graph.actions = {"a -> b", "Gz = 1", "# no comment", "// nor this"};
    return graph;
}

std::vector<CausalGraph> graphs_to_paste()
{
    std::vector<CausalGraph> graphs{awkward()};
    for (const GraphPreset& preset : graph_presets())
        graphs.push_back(preset.graph);
    for (const int d_z : {1, 2, 64})
        graphs.push_back(random_graph({d_z, d_z, true, 0.3, true, 4}));
    // Names that do not tell nodes apart by themselves.
    CausalGraph same = make_graph(Adjacency::from_rows({{1, 0}, {0, 1}}), Adjacency::from_rows({{1, 1}, {0, 1}}));
    same.latents = {"x", "x (t-1)"};
    same.actions = {"x", "y (t-1)"};
    graphs.push_back(same);
    return graphs;
}

CausalGraph after(const CausalGraph& present, const std::string& text, Part hint = Part::unsaid)
{
    return pasted_into(present, read_pasted(text, "clipboard"), hint, "clipboard");
}

std::string refusal(const CausalGraph& present, const std::string& text, Part hint = Part::unsaid)
{
    try {
        after(present, text, hint);
    } catch (const InputError& error) {
        const std::string what = error.what();
        CHECK(what.starts_with("clipboard: "));
        CHECK(what.find('\n') == std::string::npos);
        return what;
    }
    return "nothing";
}

}  // namespace

TEST_CASE("a whole graph comes back from DOT, DAGitty, JSON and CSV with every name, whatever was there before")
{
    const CausalGraph before = make_graph(Adjacency::full(3, 2), {});
    for (const CausalGraph& graph : graphs_to_paste()) {
        CHECK(after(before, format_dot(graph)) == graph);
        CHECK(after(before, format_dagitty(graph)) == graph);
        CHECK(after(before, to_json(graph).dump(2)) == graph);
        if (graph.Ga && graph.Gz)
            CHECK(after(before, format_csv(graph)) == graph);
    }
}

TEST_CASE("both matrices come back from LaTeX and NumPy into a graph with the same names")
{
    for (const CausalGraph& graph : graphs_to_paste()) {
        CausalGraph emptied = graph;
        if (emptied.Ga)
            emptied.Ga = Adjacency(graph.d_z(), graph.d_a());
        if (emptied.Gz)
            emptied.Gz = Adjacency(graph.d_z(), graph.d_z());
        CHECK(after(emptied, format_latex(graph)).Ga == graph.Ga);
        CHECK(after(emptied, format_latex(graph)).Gz == graph.Gz);
        CHECK(after(emptied, format_numpy(graph)).Ga == graph.Ga);
        CHECK(after(emptied, format_numpy(graph)).Gz == graph.Gz);
    }
}

TEST_CASE("a matrix without a name goes where the hint says, or else where it fits")
{
    const CausalGraph graph = make_graph(Adjacency(3, 2), Adjacency(3, 3));
    const Adjacency square = Adjacency::identity(3);
    CHECK(*after(graph, format_csv(square)).Gz == square);
    CHECK(*after(graph, format_csv(square), Part::Ga).Ga == square);
    CHECK(*after(graph, format_numpy(Adjacency::full(3, 2))).Ga == Adjacency::full(3, 2));
    // Pasted while the pointer is on Gz, three by two can still only be Ga.
    CHECK(*after(graph, format_numpy(Adjacency::full(3, 2)), Part::Gz).Ga == Adjacency::full(3, 2));
    // A graph of actions alone, as many as latents, stays one.
    const CausalGraph actions = make_graph(Adjacency(3, 3), {});
    CHECK(*after(actions, format_csv(square)).Ga == square);
    CHECK(!after(actions, format_csv(square)).Gz);
}

TEST_CASE("names of columns say which matrix it is")
{
    CausalGraph graph = make_graph(Adjacency(2, 2), Adjacency(2, 2));
    CHECK(*after(graph, "\ta1\ta2\nz1\t1\t0\nz2\t0\t1\n").Ga == Adjacency::identity(2));
    CHECK(after(graph, "\tz1\tz2\nz1\t1\t0\nz2\t0\t1\n").Ga == graph.Ga);
    CHECK(*after(graph, "\tz1\tz2\nz1\t1\t0\nz2\t0\t1\n").Gz == Adjacency::identity(2));
}

TEST_CASE("a matrix of another size takes latents and actions along, and what fits of the other matrix stays")
{
    const CausalGraph graph = make_graph(Adjacency::full(2, 2), Adjacency::full(2, 2));
    const CausalGraph larger = after(graph, "Ga,push,pull,lift\nx,1,0,0\ny,0,1,0\nw,0,0,1\n");
    CHECK(larger.latents == std::vector<std::string>{"x", "y", "w"});
    CHECK(larger.actions == std::vector<std::string>{"push", "pull", "lift"});
    CHECK(*larger.Gz == Adjacency::from_rows({{1, 1, 0}, {1, 1, 0}, {0, 0, 0}}));
    const CausalGraph smaller = after(graph, "[[1]]");
    CHECK(smaller.latents == std::vector<std::string>{"z1"});
    CHECK(*smaller.Ga == Adjacency::full(1, 2));
}

TEST_CASE("what people paste from other programs is understood")
{
    const CausalGraph graph = make_graph({}, Adjacency(2, 2));
    const Adjacency expected = Adjacency::from_rows({{1, 0}, {1, 1}});
    for (const char* text : {
             "1 0\n1 1\n",                                    // MATLAB, numpy.savetxt
             "1.000e+00 0.000e+00\n1.000e+00 1.000e+00\n",    // numpy.savetxt by default
             "1;0\r\n1;1\r\n",                                // a spreadsheet in German
             "\"\",\"z1\",\"z2\"\n\"z1\",1,0\n\"z2\",1,1\n",  // R, write.csv
             "z1 z2\nz1 1 0\nz2 1 1\n",                       // R, write.table
             ",z1,z2\nz1,1.0,0.0\nz2,1.0,1.0\n",              // pandas
             "\\[ G^z = \\begin{bmatrix} 1 & 0 \\\\ 1 & 1 \\end{bmatrix} \\]", "Gz = np.array([[1, 0], [1, 1]])",
             "tensor([[1., 0.],\n        [1., 1.]])",  // torch
         })
        CHECK_MESSAGE(*after(graph, text).Gz == expected, text);
    CHECK(after(graph, R"({"format": 1, "world": {"graph": {"Gz": [[1, 0], [1, 1]]}}})").Gz == expected);
}

TEST_CASE("malformed text gives one line with the place, what was found and what was expected")
{
    const CausalGraph graph = make_graph(Adjacency(2, 2), Adjacency(2, 2));
    CHECK(refusal(graph, "") == "clipboard: there is no text, expected a graph or a matrix");
    CHECK(refusal(graph, "hello\nworld") ==
          "clipboard: found 'hello', expected a graph (DOT, DAGitty, JSON) or a matrix of "
          "0 and 1 (CSV, LaTeX, NumPy)");
    CHECK(refusal(graph, "1,0\n1,2\n") == "clipboard: line 2, column 2: found '2', expected 0 or 1");
    CHECK(refusal(graph, "1,0\n1\n") == "clipboard: line 2: has 1 field, expected 2 as in line 1");
    CHECK(refusal(graph, "Gz,a,b\nx,1,0\n") == "clipboard: Gz: 1 rows and 2 columns, expected as many columns as rows");
    CHECK(refusal(graph, "Ga,a,a\nx,1,0\n").find("both 'a'") != std::string::npos);
    CHECK(refusal(graph, "Ga,\"a\nx,1\n").find("not closed") != std::string::npos);
    CHECK(refusal(graph, "{\"Ga\": [[1, 0]").find("line 1") != std::string::npos);
    CHECK(refusal(graph, "{\"Gx\": [[1, 0]]}").find("did you mean 'Ga'") != std::string::npos);
    CHECK(refusal(graph, "digraph { a -> }").find("line 1: a syntax error near '}'") != std::string::npos);
    CHECK(refusal(graph, "Ga = [[1, 0]]\nGz = [[1, 0], [0, 1]]").find("as in the other matrix") != std::string::npos);
    CHECK(refusal(graph, "1 0\n\n0 1\n\n1 1\n").find("3 matrices") != std::string::npos);
    CHECK(refusal(graph, "digraph {\x01").find("line 1: a syntax error near '?'") != std::string::npos);
    CHECK(refusal(graph, "digraph { z } \"a\nb\"") ==
          "clipboard: line 1: '\"a?b\"', expected the end after '}': one graph");
    CHECK(after(graph, "Ga,gr\xF6\xDF"
                       "er\nx,1\n")
              .actions == std::vector<std::string>{"gr\xC3\xB6\xC3\x9F"
                                                   "er"});
    CHECK(refusal(graph, std::string(65, '1')).find("expected 0 or 1") != std::string::npos);
}

TEST_CASE("no text, cut anywhere or with any byte changed, does anything but paste a valid graph or give one line")
{
    const CausalGraph graph = awkward();
    Random random(3, "mangle");
    const auto try_it = [&](const std::string& text) {
        try {
            validate(after(graph, text));
        } catch (const InputError& error) {
            CHECK(std::string(error.what()).find('\n') == std::string::npos);
        }
    };
    for (const std::string& text : {format_dot(graph), format_dagitty(graph), to_json(graph).dump(), format_csv(graph),
                                    format_latex(graph), format_numpy(graph)}) {
        for (std::size_t length = 0; length < text.size(); length += 3)
            try_it(text.substr(0, length));
        for (int i = 0; i < 300; ++i) {
            std::string changed = text;
            changed[random.below(changed.size())] = static_cast<char>(random.below(256));
            try_it(changed);
        }
    }
}

TEST_CASE("a square matrix whose rows and columns have different names is Ga, with its names")
{
    const CausalGraph graph = make_graph(Adjacency(2, 2), Adjacency(2, 2));
    for (const char* text :
         {",push,pull\npos_x,1,0\npos_y,1,1\n", "\"\",\"push\",\"pull\"\n\"pos_x\",1,0\n\"pos_y\",1,1\n",
          "push pull\npos_x 1 0\npos_y 1 1\n", ";push;pull\npos_x;1;0\npos_y;1;1\n"}) {
        CAPTURE(text);
        for (const Part hint : {Part::unsaid, Part::Ga, Part::Gz}) {
            const CausalGraph pasted = after(graph, text, hint);
            CHECK(pasted.latents == std::vector<std::string>{"pos_x", "pos_y"});
            CHECK(pasted.actions == std::vector<std::string>{"push", "pull"});
            CHECK(*pasted.Ga == Adjacency::from_rows({{1, 0}, {1, 1}}));
            CHECK(pasted.Gz == graph.Gz);
        }
    }
}

TEST_CASE("a matrix with causes in rows is known by the names that are there, and renames nothing")
{
    const CausalGraph graph = make_graph(Adjacency(2, 2), Adjacency::identity(2));
    const std::string text = ",z1,z2\na1,1,0\na2,1,1\n";
    const Pasting pasting = paste_into(graph, read_pasted(text, "clipboard"), {}, "clipboard");
    CHECK(pasting.causes_in_rows);
    CHECK(pasting.graph.latents == graph.latents);
    CHECK(pasting.graph.actions == graph.actions);
    CHECK(*pasting.graph.Ga == Adjacency::from_rows({{1, 1}, {0, 1}}));
    CHECK(pasting.findings.back() ==
          "read as Ga, turned: the rows of the text are causes (a1, a2), its columns children (z1, z2)");
    // Without a graph the usual names tell.
    CHECK(*after({}, text).Ga == Adjacency::from_rows({{1, 1}, {0, 1}}));
    CHECK(after({}, text).latents == graph.latents);
    // What names cannot tell is taken as usual, said, and may be asked for.
    const PastedText foreign = read_pasted(",u,v\np,1,0\nq,1,1\n", "clipboard");
    CHECK(*paste_into(graph, foreign, {}, "c").graph.Ga == Adjacency::from_rows({{1, 0}, {1, 1}}));
    CHECK(paste_into(graph, foreign, {}, "c").findings.back() ==
          "read as Ga: rows are children (p, q), columns causes (u, v)");
    const Pasting turned = paste_into(graph, foreign, PasteHint(Part::unsaid, true), "c");
    CHECK(*turned.graph.Ga == Adjacency::from_rows({{1, 1}, {0, 1}}));
    CHECK(turned.graph.latents == std::vector<std::string>{"u", "v"});
    // Gz whose rows are one step earlier.
    CHECK(*after(graph, ",z1,z2\nz1 (t-1),1,1\nz2 (t-1),0,1\n").Gz == Adjacency::from_rows({{1, 0}, {1, 1}}));
    CHECK(*after(graph, ",z1 (t-1),z2 (t-1)\nz1,1,1\nz2,0,1\n").Gz == Adjacency::from_rows({{1, 1}, {0, 1}}));
}

TEST_CASE("rows and columns whose names are there go where these are")
{
    CausalGraph graph = make_graph(Adjacency(2, 2), Adjacency::from_rows({{1, 1}, {0, 1}}));
    const CausalGraph pasted = after(graph, ",a2,a1\nz2,1,0\nz1,1,1\n");
    CHECK(pasted.latents == graph.latents);
    CHECK(pasted.actions == graph.actions);
    CHECK(pasted.Gz == graph.Gz);
    CHECK(*pasted.Ga == Adjacency::from_rows({{1, 1}, {0, 1}}));
    CHECK(*after(graph, ",z2,z1\nz2,1,0\nz1,1,1\n").Gz == Adjacency::from_rows({{1, 1}, {0, 1}}));
}

TEST_CASE("a square matrix without names goes where the hint says, and else it is said to be open")
{
    const CausalGraph graph = make_graph(Adjacency(2, 2), Adjacency(2, 2));
    for (const char* text : {"1,0\n1,1\n", "[[1, 0], [1, 1]]", "\\begin{pmatrix}1 & 0 \\\\ 1 & 1\\end{pmatrix}",
                             ",0,1\n0,1,0\n1,1,1\n", "True,False\nTrue,True\n"}) {
        CAPTURE(text);
        const PastedText read = read_pasted(text, "c");
        const Pasting open = paste_into(graph, read, {}, "c"), there = paste_into(graph, read, Part::Ga, "c");
        CHECK(open.open);
        CHECK(open.parts == std::vector<Part>{Part::Gz});
        CHECK(open.findings.back().find("read as Gz, for it is square") == 0);
        CHECK(!there.open);
        CHECK(*there.graph.Ga == Adjacency::from_rows({{1, 0}, {1, 1}}));
        CHECK(there.graph.latents == graph.latents);
    }
}

TEST_CASE("matrices of 0 and 1 are read in the spellings of other programs")
{
    const CausalGraph graph = make_graph({}, Adjacency(2, 2));
    const Adjacency expected = Adjacency::from_rows({{1, 0}, {1, 1}});
    for (const char* text :
         {"1.0;0.0\n1.0;1.0\n", "1,0;0,0\n1,0;1,0\n", "sep=;\n;z1;z2\nz1;1;0\nz2;1;1\n", "1,0,\n1,1,\n",
          "| | z1 | z2 |\n|---|---|---|\n| z1 | 1 | 0 |\n| z2 | 1 | 1 |\n", "# by hand\n1 0\n1 1\n", "1\t0\r1\t1\r",
          "\"V1\",\"V2\"\n1,0\n1,1\n", "[1 0; 1 1]", "z1,z2\nz1,1,0\nz2,1,1\n", "  z1 z2\nz1  1  0\nz2  1  1\n",
          "z1,1,0\nz2,1,1\n", "((1, 0), (1, 1))", "{{1, 0}, {1, 1}}", "[1 0\n 1 1]", "A = [1 0\n1 1];",
          "     [,1] [,2]\n[1,]    1    0\n[2,]    1    1\n", "Array([[1., 0.],\n       [1., 1.]], dtype=float32)"}) {
        CAPTURE(text);
        CHECK(*after(graph, text, Part::Gz).Gz == expected);
    }
    CHECK(refusal(graph, "1,0\n1,NA\n") == "clipboard: line 2, column 2: found 'NA', expected 0 or 1");
    CHECK(refusal(graph, "[[1 0]\n ...\n [1 1]]").find("'...'") != std::string::npos);
    CHECK(refusal(graph, "  (0, 0)\t1\n  (1, 1)\t1\n").find("sparse matrix as SciPy prints it") != std::string::npos);
    CHECK(refusal(graph, "<graphml><node id=\"1\"/></graphml>").find("XML or HTML") != std::string::npos);
}

TEST_CASE("an action acts at once: an edge from one a step earlier is refused by its line")
{
    const CausalGraph graph = make_graph(Adjacency(2, 2), Adjacency(2, 2));
    CHECK(refusal(graph, "digraph {\n  \"push (t-1)\" [role=action]\n  z [role=latent]\n  \"push (t-1)\" -> z\n}") ==
          "clipboard: line 4: an edge from 'push (t-1)', which is an action, "
          "expected actions at the time of what they act on, without \" (t-1)\"");
}

TEST_CASE("a separator inside a quoted name separates no cells")
{
    const CausalGraph graph = make_graph({}, Adjacency(2, 2));
    const CausalGraph pasted = after(graph, "\"\";\"a, b\";\"c d\"\n\"a, b\";1;0\n\"c d\";1;1\n");
    CHECK(pasted.latents == std::vector<std::string>{"a, b", "c d"});
    CHECK(*pasted.Gz == Adjacency::from_rows({{1, 0}, {1, 1}}));
}
