// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/console.h"
#include "app/disentangle/verbs.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/figure/request.h"
#include "core/figure/text.h"
#include "core/figure/views.h"
#include "core/figure/write/write.h"
#include "core/reading/missing_rows.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

namespace disentangle {

namespace {

struct FigureOptions {
    std::vector<std::string> runs;
    std::string target;
    figure::RequestWords words;
    bool body_only = false;
    bool as_json = false;
};

std::string listed_views()
{
    std::string text = "Views:\n";
    for (const figure::ViewKind& kind : figure::view_kinds())
        text += "  " + std::string(kind.id) + std::string(14 - kind.id.size(), ' ') + std::string(kind.sentence) + '\n';
    return text;
}

int draw_figure(const FigureOptions& options)
{
    const figure::Request request = figure::parse_request(options.words);
    const std::string ending = figure::ending_of(options.target);
    if (ending != "svg" && ending != "tex" && ending != "csv")
        throw InputError("--to", options.target,
                         ending.empty() ? "the name has no ending" : "the name ends in ." + ending,
                         ".svg, .tex or .csv; disentangle-studio --export writes .pdf, .png and .gif as well");
    figure::Source source({options.runs.begin(), options.runs.end()});
    if (const std::string missing = missing_rows(source.run()); !missing.empty())
        say("warning: " + missing);
    write_file_atomically(options.target, figure::figure_text(ending, request, source, options.body_only));
    say("Wrote " + options.target + ". A caption for it:");
    const figure::Figure drawn = figure::build_figure(request, source, figure::Detail::drawn);
    const std::string caption = figure::plain(drawn.caption);
    print_summary(options.as_json ? nlohmann::json{{"figure", options.target},
                                                   {"step", source.step_at(request.step)},
                                                   {"caption", caption},
                                                   {"latex", figure::latex_caption(drawn)}}
                                            .dump() +
                                        '\n'
                                  : caption + '\n');
    return exit_done;
}

}  // namespace

void add_figure(CLI::App& program, Action& action)
{
    CLI::App* verb = program.add_subcommand("figure", "Draw views of a run as a figure: SVG, TikZ, or the data as CSV");
    auto options = std::make_shared<FigureOptions>();
    verb->add_option("views", options->words.views, "Views, joined by +")->required()->type_name("VIEW[+VIEW...]");
    verb->add_option("--run", options->runs,
                     "Run file, also while it grows (repeatable: the scores of further runs are drawn beside)")
        ->required()
        ->allow_extra_args(false)
        ->type_name("FILE");
    verb->add_option("--to", options->target, "Figure to write, by its ending: .svg, .tex or .csv")
        ->required()
        ->type_name("FILE");
    verb->add_option("--step", options->words.step, "As of this step (default: the newest)")->type_name("N");
    verb->add_option("--size", options->words.size, "single (89 mm), double (183 mm), jmlr, neurips or slide")
        ->type_name("NAME");
    verb->add_option("--width-mm", options->words.width, "Width (default: 89)")->type_name("MM");
    verb->add_option("--height-mm", options->words.height, "Height (default: as the views need)")->type_name("MM");
    verb->add_option("--font-pt", options->words.font, "Size of all text (default: 7)")->type_name("PT");
    verb->add_option("--figure-theme", options->words.theme, "light, dark or grey (safe for copiers)")
        ->type_name("NAME");
    verb->add_option("--grid", options->words.grid, "Columns of the grid of views, or columns x rows: 2x2")
        ->type_name("N[xN]");
    verb->add_flag("--body-only", options->body_only, "Of .tex: the picture alone, for a document of your own");
    verb->add_flag("--json", options->as_json, "Print the caption as one JSON object, also for LaTeX");
    verb->footer(listed_views() +
                 "Example:\n"
                 "  disentangle figure scores+graphs+entanglement --run a.run --size double --to a.svg\n"
                 "  disentangle figure graphs --run a.run --step 2000 --to graphs.tex");
    verb->callback([&action, options] { action = [options] { return draw_figure(*options); }; });
}

}  // namespace disentangle
