// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/random.h"
#include "core/graph/presets.h"
#include "core/graph/text_formats.h"

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
    CHECK(message("digraph { a -> \"z1 }").find("unclosed") != std::string::npos);
    CHECK(message("digraph { a -> z1 ").find("the end") != std::string::npos);
    CHECK(message("graph { a -- b }").find("directed") != std::string::npos);
    CHECK(message("digraph { }").find("no latent") != std::string::npos);
    CHECK(message("digraph { a [shape=box] z [shape=circle] z -> a }").find("into 'a'") != std::string::npos);
    CHECK(message("digraph { a -> z1 z1 -> z2 a -> z2 }").find("same time") != std::string::npos);
    CHECK(message("hello").find("'{'") != std::string::npos);
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
