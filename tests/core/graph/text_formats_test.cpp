// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/random.h"
#include "core/graph/presets.h"
#include "core/graph/text_formats.h"
#include "core/graph/text_graph.h"

#include <doctest/doctest.h>

using namespace disentangle;

TEST_CASE("every preset graph comes back from DOT and DAGitty text as it was written")
{
    for (const GraphPreset& preset : graph_presets()) {
        CAPTURE(preset.name);
        CHECK(parse_graph_text(format_dot(preset.graph), "text") == preset.graph);
        CHECK(parse_graph_text(format_dagitty(preset.graph), "text") == preset.graph);
    }
}

TEST_CASE("random matrices come back from LaTeX, NumPy and CSV text as they were written")
{
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        const int rows = 1 + static_cast<int>(seed % 9), cols = 1 + static_cast<int>(seed * 7 % 11);
        const Adjacency matrix = random_adjacency(rows, cols, 0.4, false, seed);
        CHECK(parse_matrix_text(format_latex(matrix), "text") == matrix);
        CHECK(parse_matrix_text(format_numpy(matrix), "text") == matrix);
        CHECK(parse_matrix_text(format_csv(matrix), "text") == matrix);
    }
}

TEST_CASE("what NumPy, Python and TeX users paste is understood")
{
    const Adjacency expected = Adjacency::from_rows({{1, 0}, {1, 1}});
    CHECK(parse_matrix_text("[[1. 0.]\n [1. 1.]]", "text") == expected);  // print(array)
    CHECK(parse_matrix_text("[[1, 0], [1, 1]]", "text") == expected);     // JSON
    CHECK(parse_matrix_text("array([[1., 0.],\n       [1., 1.]])", "text") == expected);
    CHECK(parse_matrix_text("\\left[\\begin{array}{cc} 1 & 0 \\\\ 1 & 1 \\end{array}\\right]", "text") == expected);
    CHECK(parse_matrix_text("1,0\n1,1\n", "text") == expected);
}

TEST_CASE("an unmarked graph is understood by its edges: what nothing enters is an action")
{
    const CausalGraph graph = parse_graph_text("digraph { push -> robot; \"robot (t-1)\" -> robot // moves\n"
                                               "\"tree (t-1)\" -> tree \"tree (t-1)\" -> robot }",
                                               "text");
    CHECK(graph.actions == std::vector<std::string>{"push"});
    CHECK(graph.latents == std::vector<std::string>{"robot", "tree"});
    CHECK(*graph.Ga == Adjacency::from_rows({{1}, {0}}));
    CHECK(*graph.Gz == Adjacency::from_rows({{1, 1}, {0, 1}}));
}

TEST_CASE("malformed text gives one line with the place and what was expected")
{
    const auto message = [](const std::string& text) {
        try {
            parse_graph_text(text, "clipboard");
        } catch (const InputError& error) {
            const std::string what = error.what();
            CHECK(what.starts_with("clipboard: "));
            CHECK(what.find('\n') == std::string::npos);
            return what;
        }
        return std::string("no error");
    };
    CHECK(message("digraph { a -> z1 \n b -- z1 }").find("line 2") != std::string::npos);
    CHECK(message("digraph { a -> \"z1 }").find("ends within") != std::string::npos);
    CHECK(message("digraph {\n a -> z1 ").find("line 2: the text ends within a graph") != std::string::npos);
    CHECK(message("graph { a -- b }").find("directed") != std::string::npos);
    CHECK(message("digraph { }").find("no latent") != std::string::npos);
    CHECK(message("digraph { a [shape=box] z [shape=circle] z -> a }").find("into 'a'") != std::string::npos);
    CHECK(message("digraph { a -> z1 z1 -> z2 a -> z2 }").find("same time") != std::string::npos);
    CHECK(message("hello").find("a syntax error near 'hello'") != std::string::npos);
}

TEST_CASE("DOT is read as Graphviz reads it")
{
    using Names = std::vector<std::string>;
    const auto read = [](const std::string& text) { return parse_graph_text(text, "text"); };
    CausalGraph graph = read("digraph { push [shape=box]; push -> z1 [label=0.7]; push -> z2 [label=0.9] }");
    CHECK(graph.latents == Names{"z1", "z2"});
    CHECK(graph.actions == Names{"push"});
    CHECK(*graph.Ga == Adjacency::from_rows({{1}, {1}}));
    graph = read("digraph { node [shape=circle] z1 z2; node [shape=box] push; push -> z1 }");
    CHECK(graph.latents == Names{"z1", "z2"});
    CHECK(*graph.Ga == Adjacency::from_rows({{1}, {0}}));
    CHECK(read("digraph { a:n -> b }").actions == Names{"a"});
    CHECK(read("digraph { a:out:se -> b:in }").latents == Names{"b"});
    CHECK(read("digraph { a [label=<push <b>hard</b> &amp; fast>] a -> b }").actions == Names{"push hard & fast"});
    CHECK(read("digraph { a [label=\"\\N!\"] a -> b }").actions == Names{"a!"});
    CHECK(
        read("strict digraph G { a -> {b c}; {a d} -> b -> {} ; subgraph cluster_x { label=x; e } e -> b }").actions ==
        Names{"a", "d", "e"});
    CHECK(*read("strict digraph { a -> b; a -> b; a -> c }").Ga == Adjacency::from_rows({{1}, {1}}));
    CHECK(read("digraph { edge [color=red] rankdir=LR; node [fontsize=9]; a -> b [weight=2, style=dotted] }").latents ==
          Names{"b"});
    CHECK(read("/* of mine */ // and\n# more\ndigraph { \"a\" + \"b\" -> -1.5 }").latents == Names{"-1.5"});
    CHECK(read("DIGRAPH { a -> b }").latents == Names{"b"});
    // Boxes everywhere are a matter of taste; marks of factors alone leave the others to the edges.
    CHECK(read("digraph { node [shape=box] a -> b }").actions == Names{"a"});
    CHECK(read("digraph { b [shape=circle] a -> b }").actions == Names{"a"});
    CHECK(read("digraph { z; a -> b }").latents == Names{"z", "b"});
    CHECK(read("digraph { a [label=x] b [label=x] c -> {a b} }").latents == Names{"a", "b"});
}

TEST_CASE("times at the end of names are understood, in every usual spelling")
{
    for (const char* earlier : {"z1 (t-1)", "z1_t-1", "z1(t-1)", "z1[t-1]", "z1_{t-1}", "z1^{t-1}", "z1.t-1", "z1 t-1",
                                "z1 (t \xE2\x88\x92 1)"})
        for (const char* now : {"z1", "z1_t", "z1 (t)", "z1[t]", "z1_{t}"}) {
            CAPTURE(earlier);
            CAPTURE(now);
            const CausalGraph graph =
                parse_graph_text("digraph { \"" + std::string(earlier) + "\" -> \"" + now + "\" }", "text");
            CHECK(graph.latents == std::vector<std::string>{"z1"});
            CHECK(*graph.Gz == Adjacency::identity(1));
        }
    const CausalGraph later = parse_graph_text("digraph { z_t -> \"z_t+1\"; a_t -> \"z_t+1\" }", "text");
    CHECK(later.latents == std::vector<std::string>{"z", "a"});
    CHECK(parse_graph_text("digraph { a -> z_t }", "text").latents == std::vector<std::string>{"z_t"});
    CHECK_THROWS_WITH_AS(
        parse_graph_text("digraph { \"z (t-2)\" -> z }", "text"),
        "text: nodes: found 'z (t-2)', expected factors at the time of their causes (t) and one step earlier (t-1)",
        InputError);
}

TEST_CASE("DAGitty is read whole, and what has no place here is named with its line")
{
    using Names = std::vector<std::string>;
    const auto read = [](const std::string& text) { return parse_graph_text(text, "text"); };
    const CausalGraph graph =
        read("dag \"of mine\" {\nbb=\"-2,-2,2,2\"\nz1 [latent,pos=\"0,0\"]\npush [exposure,pos=\"-1,0\"]\nz2 [l]\n"
             "push -> z1 [beta=0.7]\nz2 <- push\n}\n");
    CHECK(graph.latents == Names{"z1", "z2"});
    CHECK(graph.actions == Names{"push"});
    CHECK(*graph.Ga == Adjacency::from_rows({{1}, {1}}));
    CHECK(read("dag { a -> { b ; c } }").latents == Names{"b", "c"});
    CHECK(read("dag{a->b->{}}").latents == Names{"b"});
    const auto message = [&](const std::string& text) {
        try {
            read(text);
        } catch (const InputError& error) {
            return std::string(error.what());
        }
        return std::string("no error");
    };
    CHECK(message("dag {\na -> b\nb <-> c }").find("line 3: '<->', expected '->': a common cause") !=
          std::string::npos);
    CHECK(message("dag {\na -- b }").find("line 2: '--'") != std::string::npos);
    CHECK(message("dag {\na @-> b }").find("line 2: '@->'") != std::string::npos);
    CHECK(message("dag { 'a b' -> c }").find("a single quotation mark, expected a name") != std::string::npos);
    CHECK(message("dag {\na-b -> c }").find("line 2: '-', expected a name") != std::string::npos);
    CHECK(message("digraph {\n1a -> 2b }").find("line 2: a name that begins with a digit") != std::string::npos);
    for (const char* kind : {"dag", "digraph"}) {
        for (const char* arrow : {"\xE2\x86\x92", "\xE2\x9F\xB6", "\xE2\x87\x92", "\xE2\x80\x94"})
            CHECK(message(std::string(kind) + " { push -> z1; a " + arrow + " b }")
                      .find("expected '->' between a cause") != std::string::npos);
        CHECK(message(std::string(kind) + " { \xE2\x80\x9C"
                                          "a b\xE2\x80\x9D -> c }")
                  .find("straight quotation marks") != std::string::npos);
    }
    CHECK(message("pdag { a -> b }").find("'pdag', expected dag") != std::string::npos);
    CHECK(message("dag { a -> }").find("a node or a group") != std::string::npos);
    CHECK(message("digraph { a -> b [dir=back] }").find("dir=back") != std::string::npos);
}

TEST_CASE("no text, cut anywhere or with any byte changed, does anything but parse or throw InputError")
{
    const std::string dot = format_dot(graph_preset("TreeRobotBall").graph);
    const std::string latex = format_latex(Adjacency::identity(3)), numpy = format_numpy(Adjacency::identity(3));
    Random random(1, "mangle");
    const auto try_all = [](const std::string& text) {
        try {
            parse_graph_text(text, "text");
        } catch (const InputError&) {
        }
        try {
            parse_matrix_text(text, "text");
        } catch (const InputError&) {
        }
    };
    for (const std::string& text : {dot, latex, numpy}) {
        for (std::size_t length = 0; length < text.size(); ++length)
            try_all(text.substr(0, length));
        for (int i = 0; i < 500; ++i) {
            std::string changed = text;
            changed[random.below(changed.size())] = static_cast<char>(random.below(256));
            try_all(changed);
        }
    }
}

TEST_CASE("a graph is read whatever was refused before it")
{
    const std::string graph = "digraph g { push [role=action]; push -> z1 }";
    for (const std::string refused :
         {"daG g {\nb=\"0\"\npu[ s\npush -> { z1 z2 } [beta=0.5]\nz3 <- push\n}\n", "digraph { a -> \"b }",
          "digraph { a [label=<b> ; c -> d }", "digraph { a -> b /* }", "digraph { a = = b } graph { c -- d", "graph {",
          "digraph { a -> } }"}) {
        CAPTURE(refused);
        CHECK_THROWS_AS(read_dot(refused, "refused"), InputError);
        CHECK(read_dot(graph, "graph").edges.size() == 1);
    }
}
