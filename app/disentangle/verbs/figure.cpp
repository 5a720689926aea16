// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/console.h"
#include "app/disentangle/verbs.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/figure/page/page.h"
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
    std::string lesson;
    bool body_only = false;
    bool html = false;
    bool as_json = false;
};

std::string listed_views()
{
    std::string text = "Views:\n";
    for (const figure::ViewKind& kind : figure::view_kinds())
        text += "  " + std::string(kind.id) + std::string(14 - kind.id.size(), ' ') + std::string(kind.sentence) + '\n';
    return text;
}

figure::Source source_of(const FigureOptions& options)
{
    figure::Source source({options.runs.begin(), options.runs.end()});
    if (const std::string missing = missing_rows(source.run()); !missing.empty())
        say("warning: " + missing);
    return source;
}

int write_page(const FigureOptions& options)
{
    figure::PageRequest request;
    if (!options.words.views.empty())
        request.views = figure::parse_views(options.words.views);
    if (options.words.step)
        throw InputError("--step", "", "found " + std::to_string(*options.words.step),
                         "no step: a page shows the whole training; add #step=N to its address to open it there");
    if (!options.lesson.empty())
        request.lesson = read_file(options.lesson);
    figure::Source source = source_of(options);
    const std::string page = figure::to_page(request, source);
    write_file_atomically(options.target, page);
    say("Wrote " + options.target + ": " + std::to_string((page.size() + 500) / 1000) +
        " kB that play in any browser, offline.");
    print_summary(options.as_json ? nlohmann::json{{"page", options.target}, {"bytes", page.size()}}.dump() + '\n'
                                  : std::string());
    return exit_done;
}

int draw_figure(const FigureOptions& options)
{
    const std::string ending = figure::ending_of(options.target);
    if (ending == "html" || ending == "htm")
        return write_page(options);
    if (options.html)
        throw InputError("--to", options.target, "a page was asked for (--html)", "a name that ends in .html");
    if (!options.lesson.empty())
        throw InputError("--lesson", "", "found " + options.lesson, "it with a page alone: --to PAGE.html");
    if (options.words.views.empty())
        throw InputError("views: found none, expected one or several joined by +, such as scores+graphs");
    const figure::Request request = figure::parse_request(options.words);
    if (ending != "svg" && ending != "tex" && ending != "csv")
        throw InputError("--to", options.target,
                         ending.empty() ? "the name has no ending" : "the name ends in ." + ending,
                         ".svg, .tex, .csv or .html; disentangle-studio --export writes .pdf, .png and .gif as well");
    figure::Source source = source_of(options);
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
    CLI::App* verb = program.add_subcommand(
        "figure", "Draw views of a run as a figure: SVG, TikZ, the data as CSV, or a page that plays");
    auto options = std::make_shared<FigureOptions>();
    verb->add_option("views", options->words.views, "Views, joined by + (of a page: default all)")
        ->type_name("VIEW[+VIEW...]");
    verb->add_option("--run", options->runs,
                     "Run file, also while it grows (repeatable: the scores of further runs are drawn beside)")
        ->required()
        ->allow_extra_args(false)
        ->type_name("FILE");
    verb->add_option("--to", options->target, "Figure to write, by its ending: .svg, .tex, .csv or .html")
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
    verb->add_flag("--html", options->html,
                   "One HTML page that plays the recorded run offline, to be put on a course page");
    verb->add_option("--lesson", options->lesson, "Markdown to be read beside a page")->type_name("FILE");
    verb->add_flag("--json", options->as_json, "Print the caption as one JSON object, also for LaTeX");
    verb->footer(listed_views() +
                 "Example:\n"
                 "  disentangle figure scores+graphs+entanglement --run a.run --size double --to a.svg\n"
                 "  disentangle figure graphs --run a.run --step 2000 --to graphs.tex\n"
                 "  disentangle figure --html --run a.run --to a.html");
    verb->callback([&action, options] { action = [options] { return draw_figure(*options); }; });
}

}  // namespace disentangle
