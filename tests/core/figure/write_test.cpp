// SPDX-License-Identifier: GPL-3.0-or-later
// SVG, TikZ and CSV.
#include "core/figure/write/write.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/table.h"
#include "core/experiment/experiment.h"
#include "core/figure/seeds.h"
#include "core/figure/text.h"
#include "core/figure/views.h"
#include "support.h"

#include <clocale>
#include <cstdlib>
#include <limits>
#include <locale>

using namespace disentangle;
using namespace disentangle::testing;

namespace {

figure::Request request_of(std::vector<std::string> views)
{
    figure::Request request;
    request.views = std::move(views);
    return request;
}

std::string written(const char* ending, figure::Source& source, std::vector<std::string> views)
{
    return figure::figure_text(ending, request_of(std::move(views)), source, false);
}

/// The steps in front are numbers here.
TableOptions every_column()
{
    TableOptions options;
    options.index = "none";
    return options;
}

/// Exit status of pdflatex, or of another engine.
int compile(const fs::path& folder, const std::string& tex, const std::string& engine = "pdflatex")
{
    write_file_atomically(folder / "figure.tex", tex);
    return std::system(
        ("cd '" + folder.string() + "' && " + engine + " -interaction=nonstopmode -halt-on-error figure.tex > log 2>&1")
            .c_str());
}

}  // namespace

TEST_CASE("in SVG all text is text, all cells are rectangles, and nothing is a raster")
{
    const Folder folder;
    record_whole(folder / "a.run", preset_experiment("ActionTime"), 4);
    figure::Source source(folder / "a.run");
    for (const std::string& view : all_views()) {
        CAPTURE(view);
        const std::string svg = written("svg", source, {view});
        CHECK(svg.find("<image") == std::string::npos);
        CHECK(svg.find("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"89mm\"") != std::string::npos);
        CHECK(count_of(svg, "<text") > 4);
        CHECK(count_of(svg, "<text") == count_of(svg, "</text>"));
        CHECK(count_of(svg, "<g") == count_of(svg, "</g>"));
        CHECK(svg == written("svg", source, {view}));
    }
    const std::string graphs = written("svg", source, {"graphs"});
    CHECK(graphs.find(">parent action<") != std::string::npos);
    // The learned latent matched to z1, its number an index.
    CHECK(graphs.find(">ẑ<tspan") != std::string::npos);
    CHECK(graphs.find(">10</tspan>") != std::string::npos);
    CHECK(count_of(graphs, "<rect") >= 400);  // four matrices of 10 x 10
}

TEST_CASE("names that people give cannot break a file")
{
    const Folder folder;
    Experiment experiment = preset_experiment("Example3");
    experiment.name = "a<b & \"c\" \\ {50%} $x_1^2$ # ~ é Σ 中";
    experiment.world.graph.latents = {"<z>&\"", "_^{}~\\", "中文 λ"};
    experiment.world.graph.actions = {"50%$#"};
    record_whole(folder / "a.run", experiment, 2);
    figure::Source source(folder / "a.run");
    const std::string svg = written("svg", source, {"graphs"});
    CHECK(svg.find(">&lt;z&gt;&amp;&quot;<") != std::string::npos);
    const fs::path place = folder / "tex";
    fs::create_directory(place);
    CHECK(compile(place, written("tex", source, {"graphs", "data"})) == 0);
    CHECK(figure::latex_text("中 λ_%") == "[U+4E2D] $\\lambda$\\_\\%");
    CHECK(written("csv", source, {"graphs"}).find("\"<z>&\"\"\"") != std::string::npos);
}

TEST_CASE("characters that TeX would join into others stay as they were written")
{
    CHECK(figure::latex_needs("a") == "% needs \\usepackage{booktabs}\n");
    CHECK(figure::latex_needs(figure::latex_text("wąż")).find("\n% needs \\usepackage[T1]{fontenc}") !=
          std::string::npos);
    CHECK(figure::latex_needs(figure::latex_text("мяч"))
              .find("compile with lualatex.\n% needs \\usepackage{fontspec}\n") != std::string::npos);
    CHECK(figure::latex_text("--") == "-{}-");
    CHECK(figure::latex_text("a---b") == "a-{}-{}-b");
    CHECK(figure::latex_text("?`!`") == "?{}`!{}`");
    CHECK(figure::latex_text("''") == "'{}'");
    CHECK(figure::latex_text("\xE2\x80\x93-") == "--{}-");  // an en dash and a hyphen
    CHECK(figure::latex_text("a-b") == "a-b");
}

TEST_CASE("names in other languages compile as they are written, and the file's head says with what")
{
    const Folder folder;
    struct Names {
        const char* letters;
        const char* engine;
    };
    for (const Names& names :
         {Names{"zażółć gęślą jaźń ŁĄĘĆŃÓŚŹŻ", "pdflatex"}, Names{"ığüşöç İĞÜŞÖÇ", "pdflatex"},
          Names{"θέση ταχύτητα ΑΒΓ Άξονας ϊϋ", "pdflatex"}, Names{"příliš žluťoučký kůň", "pdflatex"},
          Names{"őű ŐŰ ț ă đ", "pdflatex"}, Names{"скорость Ёж їґ", "lualatex"}, Names{"-- ?` !` '' ,,", "pdflatex"}}) {
        CAPTURE(names.letters);
        const std::string text = figure::latex_text(names.letters), fonts = figure::latex_fonts(text);
        CHECK(text.find("[U+") == std::string::npos);
        CHECK((fonts.find("lualatex") != std::string::npos) == (std::string_view(names.engine) == "lualatex"));
        if (std::system((std::string("command -v ") + names.engine + " > /dev/null").c_str()) != 0 ||
            (std::string_view(names.engine) == "lualatex" &&
             std::system("kpsewhich luaotfload.lua > /dev/null") != 0)) {
            MESSAGE(names.engine << " is not installed: what is written for it is not compiled here");
            continue;
        }
        REQUIRE_MESSAGE(compile(folder.path(),
                                "\\documentclass{article}\n" + fonts + "\\begin{document}\\sffamily\n" + text +
                                    "\n\\end{document}\n",
                                names.engine) == 0,
                        read_file(folder / "log"));
        CHECK(read_file(folder / "log").find("(1 page") != std::string::npos);
        CHECK(read_file(folder / "log").find("Missing character") == std::string::npos);
    }
}

TEST_CASE("TikZ of every view compiles with pdflatex onto one page of the figure's size")
{
    const Folder folder;
    record_whole(folder / "a.run", preset_experiment("ActionTime"), 4);
    figure::Source source(folder / "a.run");
    for (const std::string& view : all_views()) {
        CAPTURE(view);
        const std::string tex = written("tex", source, {view});
        if (view != "latents")  // words in rows
            CHECK(tex.find("\\begin{axis}") != std::string::npos);
        CHECK(tex == written("tex", source, {view}));
        REQUIRE_MESSAGE(compile(folder.path(), tex) == 0, read_file(folder / "log"));
        CHECK(read_file(folder / "log").find("(1 page,") != std::string::npos);
    }
    // A missing view's place is a drawing, not an axis.
    const std::string body = figure::figure_text("tex", request_of({"scores"}), source, true);
    CHECK(body.find("\\documentclass") == std::string::npos);
    CHECK(compile(folder.path(),
                  "\\documentclass{article}\\usepackage{pgfplots}\\begin{document}\n" + body + "\\end{document}") == 0);
    CHECK(body.find("\\addplot") != std::string::npos);
    CHECK(written("tex", source, {"graphs"}).find("matrix plot*") != std::string::npos);
}

TEST_CASE("CSV of curves is a table with the run file's numbers")
{
    const Folder folder;
    record_whole(folder / "a.run", preset_experiment("ActionTime"), 7);
    figure::Source source(folder / "a.run");
    const Table table = parse_csv(written("csv", source, {"scores"}), "scores", every_column());
    CHECK(table.columns == std::vector<std::string>{"step", "mcc", "r_con", "r", "shd", "shd_Ga", "shd_Gz"});
    REQUIRE(table.values.rows() == 7);
    for (std::size_t column = 1; column < table.columns.size(); ++column) {
        const std::vector<Sample> recorded = source.run().metric(table.columns[column]);
        for (Eigen::Index row = 0; row < 7; ++row) {
            CHECK(table.values(row, 0) == static_cast<double>(recorded[static_cast<std::size_t>(row)].step));
            CHECK(table.values(row, static_cast<Eigen::Index>(column)) ==
                  recorded[static_cast<std::size_t>(row)].value);
        }
    }
}

TEST_CASE("scores of several runs are drawn beside each other, each named once")
{
    const Folder folder;
    record_whole(folder / "a.run", preset_experiment("ActionDiag"), 3);
    record_whole(folder / "b_2.run", preset_experiment("ActionDiag"), 2);
    figure::Source source(std::vector<fs::path>{folder / "a.run", folder / "b_2.run"});
    const std::string csv = written("csv", source, {"scores"});
    CHECK(csv.starts_with("step,mcc a,mcc b_2,shd a,shd b_2\n"));
    // SHD is 7 times what is left, in whole edges (record_whole()); the shorter run has nothing at step 200.
    const auto row = [&](const std::string& step) {
        const std::size_t start = csv.find('\n' + step + ',') + 1;
        return csv.substr(start, csv.find('\n', start) - start);
    };
    CHECK(row("0") == "0,0,0,7,7");
    CHECK(row("100").ends_with(",4,3"));
    CHECK(row("200").ends_with(",,2,"));
    const std::string svg = written("svg", source, {"scores"});
    // One setting and one seed: only the files tell them apart.
    for (const char* name : {">a, seed 0<", ">b_2, seed 0<"})
        CHECK(count_of(svg, name) == 1);
    // Scores of other kinds of data, which none of these runs has, take no room.
    CHECK(svg.find("uniform") == std::string::npos);
    CHECK(count_of(svg, ">Wrong edges<") == 1);
}

TEST_CASE("a run to compare with is called by its method, beside the run of the same world")
{
    const Folder folder;
    for (const char* name : {"sparse.run", "beta.run"}) {
        const std::vector<std::string> method{std::string("estimator.kind=") +
                                              (name[0] == 'b' ? "beta_vae" : "mechanism_sparsity")};
        const Experiment experiment =
            experiment_from_json(with_overrides(to_json(preset_experiment("Example4")), method), "test");
        RunWriter writer = RunWriter::create(folder / name, experiment);
        writer.metric(0, "mcc", 0.5);
    }
    figure::Source source(std::vector<fs::path>{folder / "sparse.run", folder / "beta.run"});
    const auto settings = figure::settings_of(source);
    REQUIRE(settings.size() == 2);
    CHECK(settings[0].title() == "Example4, seed 0");
    CHECK(settings[1].title() == "Example4, beta vae, seed 0");
}

TEST_CASE("tasks are learned by their own method, which goes without saying")
{
    CHECK(name_with_method(preset_experiment("Tasks6")) == "Tasks6");
    Experiment experiment = preset_experiment("Example4");
    experiment.estimator_kind = "pca_ica";
    CHECK(name_with_method(experiment) == "Example4, pca ica");
    experiment.name.clear();
    CHECK(name_with_method(experiment).empty());
}

TEST_CASE("of several seeds of one setting the mean is drawn, with a band of its standard error")
{
    const Folder folder;
    const auto record = [&](const char* name, std::uint64_t seed, double width, std::vector<double> mcc) {
        Experiment experiment = preset_experiment("ActionDiag");
        experiment.seed = seed;
        experiment.estimator.width = static_cast<int>(width);
        experiment.training.steps = 200;
        RunWriter writer = RunWriter::create(folder / name, experiment);
        for (std::size_t i = 0; i < mcc.size(); ++i)
            writer.metric(static_cast<std::int64_t>(i) * 100, "mcc", mcc[i]);
        writer.event(static_cast<std::int64_t>(mcc.size() - 1) * 100, mcc.size() == 3 ? "finish" : "interrupt", "");
    };
    record("a.run", 1, 64, {0.2, 0.4, 0.9});
    record("b.run", 2, 64, {0.4, 0.8, 1.0});
    record("c.run", 3, 64, {0.6, 0.6});  // interrupted at step 100
    record("d.run", 1, 32, {0.1, 0.2, 0.3});
    figure::Source source(
        std::vector<fs::path>{folder / "a.run", folder / "b.run", folder / "c.run", folder / "d.run"});
    const auto settings = figure::settings_of(source);
    REQUIRE(settings.size() == 2);
    CHECK(settings[0].title() == "ActionDiag, width 64 (3 seeds)");
    CHECK(settings[1].title() == "ActionDiag, width 32, seed 1");
    const figure::MeanCurve curve = figure::mean_curve(settings[0], "mcc");
    REQUIRE(curve.mean.size() == 2);  // all three have steps 0 and 100
    CHECK(curve.mean[1].y == doctest::Approx(0.6));
    // Deviation of 0.4, 0.8, 0.6: 0.2; over the root of three.
    CHECK(curve.error[1] == doctest::Approx(0.2 / std::sqrt(3.0)));
    const std::string svg = written("svg", source, {"scores"});
    CHECK(count_of(svg, ">ActionDiag, width 64 (3 seeds)<") == 1);
    CHECK(count_of(svg, ">ActionDiag, width 32, seed 1<") == 1);
    const std::string csv = written("csv", source, {"scores"});
    CHECK(csv.starts_with("step,mcc a,mcc b,mcc c,mcc d,\"mcc mean of ActionDiag, width 64\","));
    const std::string caption =
        figure::plain(figure::build_figure(request_of({"scores"}), source, figure::Detail::drawn).caption);
    CHECK_MESSAGE(
        caption.starts_with("ActionDiag, width 64 (3 seeds), seed 3 (interrupted at step 100): MCC 0.600 ± 0.115; "
                            "ActionDiag, width 32, seed 1: MCC 0.300. ±: standard error of the mean over seeds."),
        caption);
    CHECK(compile(folder.path(), written("tex", source, {"scores"})) == 0);
    // What is of one run beside what is of several says of which.
    const std::string both =
        figure::plain(figure::build_figure(request_of({"scores", "graphs"}), source, figure::Detail::drawn).caption);
    CHECK_MESSAGE(both.find(" Of ActionDiag, seed 1, step 200.") > both.find("(b)"), both);
    CHECK_MESSAGE(caption.find(" Of ActionDiag") == std::string::npos, caption);
}

TEST_CASE("a standard error that there is does not read as none")
{
    const Folder folder;
    std::vector<fs::path> files;
    // Of two values the standard error is half their difference: 0.0004, nothing in the three decimals of MCC.
    for (const double mcc : {0.9732, 0.9740}) {
        Experiment experiment = preset_experiment("ActionDiag");
        experiment.seed = files.size();
        files.push_back(folder / (std::to_string(files.size()) + ".run"));
        RunWriter writer = RunWriter::create(files.back(), experiment);
        writer.metric(100, "mcc", mcc);
        writer.metric(100, "r", 0.5);
    }
    figure::Source source(files);
    const std::string caption =
        figure::plain(figure::build_figure(request_of({"scores"}), source, figure::Detail::drawn).caption);
    CHECK_MESSAGE(caption.find("MCC 0.9736 ± 0.0004") != std::string::npos, caption);
    CHECK_MESSAGE(caption.find("R 0.500 ± 0.000") != std::string::npos, caption);  // there is none
}

TEST_CASE("phases of the training are shaded and named in every figure over steps")
{
    const Folder folder;
    Experiment experiment = preset_experiment("Example3");
    experiment.training.evaluate_every = 100;
    record_whole(folder / "a.run", experiment, 5);
    {
        RunWriter writer = RunWriter::reopen(folder / "a.run", 400);
        writer.event(200, "note", "Rotated to the sparsest coordinates found: 3 of 9 possible edges");
    }
    figure::Source source(folder / "a.run");
    for (const char* view : {"scores", "loss", "sparsity", "edges"}) {
        CAPTURE(view);
        const std::string svg = written("svg", source, {view});
        CHECK(count_of(svg, ">under the graph<") == 1);
        CHECK(count_of(svg, ">free<") == 1);
        CHECK(svg.find("Phases: free to step 200, under the graph to 400.") != std::string::npos);
    }
    CHECK(compile(folder.path(), written("tex", source, {"scores"})) == 0);
}

TEST_CASE("the table of promised and reached says of each latent what the run reached")
{
    const Folder folder;
    Experiment experiment = preset_experiment("ActionDiag");
    experiment.training.steps = 100;
    {
        const int d = experiment.world.graph.d_z();
        RunWriter writer = RunWriter::create(folder / "a.run", experiment);
        Snapshot order{1, d, {}}, identity{d, d, {}}, correlation{d, d, {}};
        for (int i = 0; i < d; ++i) {
            order.data.push_back(static_cast<float>(i));
            for (int j = 0; j < d; ++j) {
                identity.data.push_back(i == j);
                correlation.data.push_back(i == j ? (i == 1 ? 0.8F : 0.99F) : i == 2 && j == 0 ? 0.25F : 0.01F);
            }
        }
        writer.event(50, "note", "Rotated to the sparsest coordinates found");
        writer.metric(100, "r", 0.9);
        writer.snapshot(100, "assignment", order);
        writer.snapshot(100, "correlation", correlation);
        writer.snapshot(100, "permitted", identity);
        writer.snapshot(100, "true_correlation", identity);
    }
    figure::Source source(folder / "a.run");
    const figure::View view = figure::build_view("latents", source, 100, figure::Detail::drawn);
    REQUIRE(view.panels.size() == 1);
    const auto& table = std::get<figure::TablePanel>(view.panels[0]);
    REQUIRE(table.cells.size() == 10);
    const auto row = [&](std::size_t i) {
        std::string text;
        for (const figure::TablePanel::Cell& cell : table.cells[i])
            text += (text.empty() ? "" : "|") + figure::plain(cell.text);
        return text;
    };
    CHECK(row(0) == "z_1|alone|ẑ_1|0.990|0.010|z_2|as promised");
    CHECK(row(1) == "z_2|alone|ẑ_2|0.800|0.010|z_1|less: fit");
    CHECK(row(2) == "z_3|alone|ẑ_3|0.990|0.250|z_1|less: fit");
    CHECK(table.cells[2][4].wrong);
    CHECK(figure::plain(view.note) ==
          "z_2, z_3: All learned latents together predict the true ones with R = 0.90 only.");
    const std::string csv = written("csv", source, {"latents"});
    CHECK(csv.find("latents,latents,z2,promised,,,alone\n") != std::string::npos);
    CHECK(csv.find("latents,latents,z3,forbidden,,0.25,\n") != std::string::npos);
    CHECK(compile(folder.path(), written("tex", source, {"latents"})) == 0);
}

TEST_CASE("in one column of a journal nothing of promised and reached is cut, and its names have indices")
{
    const Folder folder;
    record_whole(folder / "mixed.run", preset_experiment("TimeBlockNonDiag"), 3);
    figure::Source source(folder / "mixed.run");
    figure::Request request = request_of({"latents"});
    request.format.width = 84;
    const figure::Figure figure = figure::build_figure(request, source, figure::Detail::drawn);
    const std::string svg = figure::figure_text("svg", request, source, false);
    CHECK(svg.find("…") == std::string::npos);
    const figure::Layout layout = figure::lay_out(figure, request.format);
    const auto& placed = std::get<figure::PlacedTable>(layout.panels[0]);
    CHECK(placed.lines[0][1].size() > 1);  // "mixed with" whom
    CHECK(placed.box.right() <= 84.01);
    CHECK(figure::plain(figure.views[0].note).find("z_1") == 0);
    CHECK(figure::plain(figure.views[0].sentence).find("Less is reached of z_1") != std::string::npos);
    CHECK(figure::with_number_indices("z1, z10: az1 zz1 z1a z2.", {"z1", "z10"}) ==
          figure::with_number_index("z1") + ", " + figure::with_number_index("z10") + ": az1 zz1 z1a z2.");
}

TEST_CASE("three matrices of the same rows stand side by side in one column, their rows named once")
{
    const Folder folder;
    record_whole(folder / "whole.run", preset_experiment("ActionTime"), 3);
    figure::Source source(folder / "whole.run");
    figure::Request request = request_of({"entanglement"});
    request.format.width = 84;
    const figure::Figure figure = figure::build_figure(request, source, figure::Detail::drawn);
    const figure::Layout layout = figure::lay_out(figure, request.format);
    REQUIRE(layout.panels.size() == 3);
    const auto matrix = [&](std::size_t i) { return std::get<figure::PlacedMatrix>(layout.panels[i]); };
    CHECK(layout.height < 50);  // mm, where three above each other took 190
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(matrix(i).cells.y == matrix(0).cells.y);
        CHECK(matrix(i).cells.width == doctest::Approx(matrix(0).cells.width));
        CHECK(matrix(i).rows.stride == (i == 0 ? 1 : 0));
        CHECK(matrix(i).cols.stride == 1);
        CHECK(matrix(i).rows_titled == (i == 0));
    }
    CHECK(matrix(2).cells.right() <= 84);
    // The true and the learned graph differ in the names of their rows: each has its own.
    const figure::Figure graphs = figure::build_figure(request_of({"graphs"}), source, figure::Detail::drawn);
    const figure::Layout beside = figure::lay_out(graphs, request_of({"graphs"}).format);
    for (const figure::Placed& panel : beside.panels)
        CHECK(std::get<figure::PlacedMatrix>(panel).rows.stride == 1);
}

TEST_CASE("an index is a formula in TikZ, and words stay words")
{
    using figure::latex_text;
    CHECK(latex_text(figure::with_number_index("z12")) == "$z_{12}$");
    CHECK(latex_text("−" + figure::with_number_index("ẑ3") + ", " + figure::with_number_index("a1")) ==
          "$-$$\\hat{z}_{3}$, $a_{1}$");
    CHECK(latex_text(figure::with_indices("SHD Gz")) == "SHD $G_{z}$");
    CHECK(latex_text(figure::with_index("Ĝ", "a")) == "$\\hat{G}_{a}$");
    CHECK(latex_text(figure::with_indices("R_con")) == "R\\textsubscript{con}");
    CHECK(figure::with_number_index("pos1") == "pos1");
    CHECK(figure::with_number_index("z") == "z");
    CHECK(figure::with_number_index("") == "");
}

TEST_CASE("CSV of edges has a column for every cell of the recorded matrices, at every step")
{
    const Folder folder;
    record_whole(folder / "a.run", preset_experiment("Example3"), 1000);  // more than a drawing shows
    figure::Source source(folder / "a.run");
    const Table table = parse_csv(written("csv", source, {"edges"}), "edges", every_column());
    REQUIRE(table.values.rows() == 1000);
    const Snapshot recorded = *source.run().snapshot("probability_Ga", 700);
    const auto column =
        std::find(table.columns.begin(), table.columns.end(), "probability_Ga[1,0]") - table.columns.begin();
    REQUIRE(static_cast<std::size_t>(column) < table.columns.size());
    CHECK(table.values(7, column) == static_cast<double>(recorded.data[1]));
}

TEST_CASE("CSV of matrices names rows, columns and marks, in matched order")
{
    const Folder folder;
    record_whole(folder / "a.run", preset_experiment("Example3"), 2);  // three latents, one action on z2
    figure::Source source(folder / "a.run");
    const std::string csv = written("csv", source, {"graphs"});
    const Snapshot recorded = *source.run().snapshot("probability_Ga", 100);
    // z1 is matched to the last learned latent; sin(0.1 + 0.7 * 2) is above one half, so the edge is extra.
    const Table shortest{Eigen::MatrixXd::Constant(1, 1, static_cast<double>(recorded.data[2])), {}, {}};
    const std::string number = format_csv(shortest);
    CHECK(csv.find("graphs,probability_Ga,ẑ3,a1,," + number.substr(0, number.find('\n')) + ",extra\n") !=
          std::string::npos);
    CHECK(csv.find("graphs,true_Ga,z2,a1,,1,\n") != std::string::npos);
}

TEST_CASE("the figure of the loss names its parts truly and holds the KL of each latent as it was recorded")
{
    const Folder folder;
    record_whole(folder / "a.run", preset_experiment("Example3"), 3);
    figure::Source source(folder / "a.run");
    const figure::View view = figure::build_view("loss", source, 200, figure::Detail::everything);
    CHECK(view.sentence.find("sparsity") == std::string::npos);
    CHECK(view.sentence.find("its two parts, reconstruction and KL") != std::string::npos);
    REQUIRE(view.panels.size() == 2);
    const auto& kl = std::get<figure::LinePanel>(view.panels[1]);
    REQUIRE(kl.series.size() == 3);
    CHECK(figure::plain(kl.series[1].name) == "ẑ_2");
    CHECK(kl.series[1].column == "kl_2");
    REQUIRE(kl.series[1].points.size() == 3);
    CHECK(kl.series[1].points[2].x == 200);
    CHECK(kl.series[1].points[2].y == static_cast<double>(source.run().snapshot("kl", 200)->data[1]));
}

TEST_CASE("the figure of the loss of tasks has the error of their predictors in a panel of its own")
{
    const Folder folder;
    {
        RunWriter writer = RunWriter::create(folder / "a.run", preset_experiment("Tasks6"));
        for (const int step : {0, 100}) {
            writer.metric(step, metric::loss, -step / 100.0);
            writer.metric(step, metric::task_error, 0.5 - step / 250.0);
        }
    }
    figure::Source source(folder / "a.run");
    const figure::View view = figure::build_view("loss", source, 100, figure::Detail::drawn);
    CHECK(view.sentence.find("evidence") == std::string::npos);
    REQUIRE(view.panels.size() == 2);
    const auto& error = std::get<figure::LinePanel>(view.panels[1]);
    REQUIRE(error.series.size() == 1);
    CHECK(error.series[0].points[1].y == doctest::Approx(0.1));
}

TEST_CASE("without a permitted pattern or a matching nothing is marked, and it is said")
{
    const Folder folder;
    {
        RunWriter writer = RunWriter::create(folder / "a.run", preset_experiment("Example3"));
        writer.metric(0, "loss", 1);
        writer.snapshot(0, "correlation", filled(3, 3, 0.9F));
        writer.snapshot(0, "probability_Ga", filled(3, 1, 0.9F));
    }
    figure::Source source(folder / "a.run");
    const std::string entanglement = written("csv", source, {"entanglement"});
    CHECK(entanglement.find("forbidden") == std::string::npos);
    CHECK(entanglement.find("No permitted pattern was recorded") != std::string::npos);
    const std::string graphs = written("csv", source, {"graphs"});
    CHECK(graphs.find("extra") == std::string::npos);
    const figure::View view = figure::build_view("graphs", source, 0, figure::Detail::drawn);
    CHECK(view.sentence.find("no matching was recorded") != std::string::npos);
}

TEST_CASE("what a run does not hold is said in its place")
{
    const Folder folder;
    {
        RunWriter writer = RunWriter::create(folder / "bare.run", preset_experiment("ActionTime"));
        writer.metric(0, "seconds", 1);
    }
    figure::Source source(folder / "bare.run");
    const auto says = [&](const char* view, const char* sentence) {
        const std::string svg = written("svg", source, {view});
        INFO(view);
        CHECK_MESSAGE(svg.find(sentence) != std::string::npos, svg);
    };
    says("scores", "No scores were recorded");
    says("loss", "No objective was recorded");
    says("sparsity", "This run does not count edges");
    says("edges", "Ga is not learned");
    says("graphs", "Ga is not learned");
    says("entanglement", "No correlation with true");
    says("traversals", "No traversals were recorded");
    says("data", "No latents of held-out data");
    CHECK(compile(folder.path(), written("tex", source, all_views())) == 0);
    CHECK(written("csv", source, {"data"}).find("data,latents,,,,,No latents") != std::string::npos);
}

TEST_CASE("a run whose snapshots do not fit its experiment is refused by name")
{
    const Folder folder;
    {
        RunWriter writer = RunWriter::create(folder / "odd.run", preset_experiment("Example3"));
        writer.metric(0, "mcc", 1);
        writer.snapshot(0, "correlation", filled(2, 2, 0));
        writer.snapshot(0, "assignment", filled(1, 3, 0));
    }
    figure::Source source(folder / "odd.run");
    const std::string file = (folder / "odd.run").string();
    CHECK(error_of([&] { written("svg", source, {"graphs"}); }).find(file + ": snapshot assignment: ") == 0);
}

TEST_CASE("the smallest and the largest graphs, a single step and values that are no numbers are drawn")
{
    const Folder folder;
    const double nan = std::nan("");
    const auto square = [](int size) {
        Experiment experiment = preset_experiment("Example3");
        experiment.world.graph =
            make_graph(random_adjacency(size, size, 0.5, false, 1), random_adjacency(size, size, 0.5, true, 2));
        experiment.world.d_x = std::max(3, size);
        return experiment;
    };
    for (const int size : {1, 40, 64}) {
        CAPTURE(size);
        const fs::path path = folder / (std::to_string(size) + ".run");
        record_whole(path, square(size), 1);
        figure::Source source(path);
        for (const std::string& view : all_views()) {
            CAPTURE(view);
            const std::string svg = written("svg", source, {view});
            CHECK(svg.find("nan") == std::string::npos);
            CHECK(svg.size() < 4'000'000);
        }
        if (size == 1)
            CHECK(compile(folder.path(), written("tex", source, all_views())) == 0);
    }
    {
        Experiment empty = preset_experiment("Example3");
        empty.world.graph = make_graph(Adjacency(3, 1), std::nullopt);
        RunWriter writer = RunWriter::create(folder / "nan.run", empty);
        for (const char* metric : {"mcc", "shd", "loss"}) {
            writer.metric(0, metric, nan);
            writer.metric(10, metric, std::numeric_limits<double>::infinity());
        }
        writer.snapshot(0, "correlation", filled(3, 3, static_cast<float>(nan)));
        writer.snapshot(0, "probability_Ga", filled(3, 1, static_cast<float>(nan)));
        writer.snapshot(0, "latents", filled(4, 3, static_cast<float>(nan)));
        writer.snapshot(0, "traversal", filled(27, empty.world.d_x, static_cast<float>(nan)));
    }
    figure::Source source(folder / "nan.run");
    for (const std::string& view : all_views()) {
        CAPTURE(view);
        CHECK(written("svg", source, {view}).find("nan") == std::string::npos);
    }
    CHECK(compile(folder.path(), written("tex", source, all_views())) == 0);
}

TEST_CASE("a run of 100,000 evaluations becomes a small drawing and a whole table")
{
    const Folder folder;
    constexpr int evaluations = 100000;
    {
        RunWriter writer = RunWriter::create(folder / "long.run", preset_experiment("Example3"));
        for (int i = 0; i < evaluations; ++i)
            writer.metric(i, "mcc", std::abs(std::sin(i)));
    }
    figure::Source source(folder / "long.run");
    CHECK(written("svg", source, {"scores"}).size() < 200'000);
    CHECK(written("tex", source, {"scores"}).size() < 100'000);
    CHECK(count_of(written("csv", source, {"scores"}), "\n") == evaluations + 1);  // and a header
}

TEST_CASE("a request names what is wrong with it and what there is")
{
    CHECK(
        error_of([] { figure::parse_views("scores+graph"); }) ==
        "view 'graph': unknown, expected one of scores, held_out, latents, graphs, entanglement, loss, sparsity, edges, traversals, data, tasks, penalty, or "
        "several joined by +; did you mean 'graphs'?");
    CHECK(error_of([] { figure::parse_theme("blue", "--figure-theme"); }) ==
          "--figure-theme: 'blue', expected light, dark, grey");
    CHECK(error_of([] { figure::parse_size("a4"); }) == "--size: 'a4', expected single, double, jmlr, neurips, slide");
    CHECK(error_of([] { figure::parse_grid("2x1", 3); }) ==
          "--grid: '2x1' has 2 places, expected one for each of the 3 views");
    CHECK(error_of([] { figure::parse_number("1e9", "--width-mm", 20, 2000, "mm"); }) ==
          "--width-mm: '1e9', expected a number from 20 to 2000 mm");
    CHECK(figure::parse_grid("2x2", 3) == 2);
    CHECK(figure::ending_of("Figures/Ga.SVG") == "svg");

    const Folder folder;
    record_whole(folder / "a.run", preset_experiment("Example3"), 3);
    const std::string file = (folder / "a.run").string();
    figure::Source source(folder / "a.run");
    CHECK(source.step_at(150) == 100);
    CHECK(source.step_at({}) == 200);
    CHECK(error_of([&] { source.step_at(-1); }) ==
          file + ": step -1: lies before the first evaluation, expected a step from 0 to 200");
    CHECK(error_of([&] { source.step_at(201); }) ==
          file + ": step 201: lies beyond the last evaluation, expected a step from 0 to 200");
    RunWriter::create(folder / "new.run", preset_experiment("Example3"));
    figure::Source fresh(folder / "new.run");
    CHECK(error_of([&] { fresh.step_at({}); }).find("nothing has been evaluated yet") != std::string::npos);
}

TEST_CASE("the caption names experiment, seed, step and scores, and what the marks are")
{
    const Folder folder;
    Experiment experiment = preset_experiment("Example3");
    experiment.training.steps = 30000;
    record_whole(folder / "a.run", experiment, 4);
    figure::Source source(folder / "a.run");
    figure::Request request = request_of({"scores", "graphs"});
    request.step = 200;
    const std::string caption = figure::plain(figure::build_figure(request, source, figure::Detail::drawn).caption);
    // record_whole: MCC = (2 / 4) / 3, SHD = floor(7 / 2).
    CHECK_MESSAGE(
        caption.find("Example3, seed 0, step 200 of 30,000 (broken off at step 300): MCC 0.167, R_con 0.167, R "
                     "0.167, SHD 3. (a) ") == 0,
        caption);
    CHECK(caption.find(" MCC: mean |correlation| of true and matched learned factors. R_con: how well ") !=
          std::string::npos);
    CHECK(caption.find(" SHD: edges that are wrong in the learned graph") != std::string::npos);
    CHECK_MESSAGE(caption.find(" Data: 3 latents, 1 action, d_x = " + std::to_string(experiment.world.d_x) + ", ") !=
                      std::string::npos,
                  caption);
    CHECK(caption.find(" (b) True and learned graphs") != std::string::npos);
    CHECK(caption.find("Marks: 1, step 100: sparsity.beta_Ga set to 12.") != std::string::npos);
    figure::Figure figure = figure::build_figure(request, source, figure::Detail::drawn);
    CHECK(figure::latex_caption(figure).find("R\\textsubscript{con} 0.167") != std::string::npos);
}

TEST_CASE("the caption of a run that learns no graph speaks of none")
{
    const Folder folder;
    const Experiment experiment = experiment_from_json(
        with_overrides(to_json(preset_experiment("Example2")), std::vector<std::string>{"estimator.kind=beta_vae"}),
        "test");
    {
        RunWriter writer = RunWriter::create(folder / "beta.run", experiment);
        for (const char* name : {"mcc", "r", "r_con", "loss"})
            writer.metric(0, name, 0.5);
        writer.snapshot(0, "assignment", Snapshot{1, 3, {0, 1, 2}});
        writer.event(0, "finish", "");
    }
    const auto caption_of = [](figure::Source& source) {
        const figure::Request request = request_of({"scores", "graphs", "sparsity", "edges"});
        return figure::plain(figure::build_figure(request, source, figure::Detail::drawn).caption);
    };
    figure::Source alone(folder / "beta.run");
    const std::string caption = caption_of(alone);
    CHECK_MESSAGE(caption.find("(a) MCC, R_con and R over the training.") != std::string::npos, caption);
    CHECK_MESSAGE(caption.find("(b) The true graph, a row for each child") != std::string::npos, caption);
    for (const char* word : {"SHD", "learned graph", "learned edges", "beta_vae"})
        CHECK_MESSAGE(caption.find(word) == std::string::npos, word << ": " << caption);
    // Beside another of its kind as alone; beside one that learns a graph the distance is of that one.
    figure::Source two(std::vector<fs::path>{folder / "beta.run", folder / "beta.run"});
    CHECK(caption_of(two).find("SHD") == std::string::npos);
    record_whole(folder / "sparse.run", preset_experiment("Example2"), 3);
    figure::Source both(std::vector<fs::path>{folder / "beta.run", folder / "sparse.run"});
    CHECK(caption_of(both).find("(a) MCC, and SHD of the learned graph, over the training.") != std::string::npos);
}

TEST_CASE("a figure of scores says what theory promises of them, in SVG and TikZ alike")
{
    const Folder folder;
    record_whole(folder / "mixed.run", preset_experiment("Example7"), 3);
    record_whole(folder / "apart.run", preset_experiment("ActionDiag"), 3);
    figure::Source mixed(folder / "mixed.run"), apart(folder / "apart.run");
    const std::string of_mixed = "nothing is promised of MCC, because z2 and z3 stay mixed.";
    const std::string of_apart = "R can reach 1: every latent is recovered alone.";
    for (const char* ending : {"svg", "tex"}) {
        CAPTURE(ending);
        CHECK(count_of(written(ending, mixed, {"scores"}), of_mixed) == 1);
        CHECK(count_of(written(ending, apart, {"scores"}), of_apart) == 1);
    }
    // Beside each other only what holds for every run is said.
    figure::Source both(std::vector<fs::path>{folder / "mixed.run", folder / "apart.run"});
    CHECK(count_of(written("svg", both, {"scores"}), "promised") == 0);
    figure::Source same(std::vector<fs::path>{folder / "mixed.run", folder / "mixed.run"});
    CHECK(count_of(written("svg", same, {"scores"}), of_mixed) == 1);
}

TEST_CASE("a figure is the same to the byte whatever language the program around it speaks")
{
    struct Commas : std::numpunct<char> {
        char do_decimal_point() const override { return ','; }
        char do_thousands_sep() const override { return '.'; }
        std::string do_grouping() const override { return "\3"; }
    };
    const Folder folder;
    record_whole(folder / "a.run", preset_experiment("ActionTime"), 4);
    figure::Source source(folder / "a.run");
    const auto everything = [&source] {
        std::string text;
        for (const char* ending : {"svg", "tex", "csv"})
            for (const std::string& view : all_views())
                text += written(ending, source, {view});
        return text + choices_in_words(source.run().experiment());
    };
    const std::string before = everything();
    const std::locale usual = std::locale::global(std::locale(std::locale::classic(), new Commas));
    // What the C library makes of it, where the system has a language with decimal commas.
    const std::string number = std::setlocale(LC_NUMERIC, nullptr);
    for (const char* name : {"de_DE.UTF-8", "fr_FR.UTF-8", "tr_TR.UTF-8"})
        if (std::setlocale(LC_NUMERIC, name) != nullptr)
            break;
    const std::string after = everything();
    std::setlocale(LC_NUMERIC, number.c_str());
    std::locale::global(usual);
    CHECK(after == before);
}
