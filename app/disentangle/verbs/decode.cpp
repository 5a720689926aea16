// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/console.h"
#include "app/disentangle/control.h"
#include "app/disentangle/decoded_rows.h"
#include "app/disentangle/recorded_model.h"
#include "app/disentangle/rows_file.h"
#include "app/disentangle/table_words.h"
#include "app/disentangle/text.h"
#include "app/disentangle/verbs.h"
#include "app/disentangle/whole_number.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/experiment/variables.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <limits>
#include <memory>
#include <nlohmann/json.hpp>

namespace disentangle {

using nlohmann::json;

namespace {

struct DecodeOptions {
    std::string run, z, to;
    std::optional<std::int64_t> step;
    TableWords tables;
    bool as_json = false;
};

std::vector<std::string> observed_names(const Experiment& experiment)
{
    const Variables variables = variables_of(experiment);
    return variables.observed.empty() ? default_names("x", variables.d_x) : variables.observed;
}

json answer_to(const std::string& line, RecordedModel& model, std::int64_t step)
{
    json id;
    try {
        const Command command = parse_command(line, model.d_z(), id);
        if (command.what != Command::Do::decode)
            throw InputError(command.name + ": nothing is training here; expected decode");
        model.go_to(command.at_step.value_or(step));
        return {{"id", id},
                {"ok", true},
                {"do", command.name},
                {"step", model.step()},
                {"x", decoded_rows(model.decode_standardised(command.z), model.facts().d_x())}};
    } catch (const InputError& error) {
        return {{"id", id}, {"ok", false}, {"error", error.what()}};
    }
}

int decode_lines(const DecodeOptions& options)
{
    const std::int64_t step = options.step.value_or(std::numeric_limits<std::int64_t>::max());
    RecordedModel model(options.run);
    model.go_to(step);
    print(json{{"event", "started"}, {"run", options.run}, {"step", model.step()}}.dump() + '\n');
    for (std::string line; std::getline(std::cin, line);)
        if (line.find_first_not_of(" \t\r") != std::string::npos)
            print(answer_to(line, model, step).dump() + '\n');
    return exit_done;
}

int decode_file(const DecodeOptions& options)
{
    const std::string format = rows_format(options.to, "--to");
    RecordedModel model(options.run);
    if (options.step)
        model.go_to(*options.step);
    const FileRows z =
        read_rows(options.z, model.d_z(), "latents of " + options.run, model.facts().steps, options.tables.options());
    const Facts facts = model.facts();
    if (facts.front_end && format != "npy")
        throw InputError("--to", "", "found " + format, "a name that ends in .npy: the run's observations are frames");
    const FileRows x{model.decode(z.values), z.count, z.steps, facts.given().size()};
    write_file_atomically(
        options.to, facts.front_end ? format_frames(frame_bytes(x.values, facts.white), x.count, x.steps, facts.given())
                                    : format_rows(x, observed_names(model.experiment()), format));
    if (options.as_json) {
        print_summary(json{{"to", options.to},
                           {"run", options.run},
                           {"step", model.step()},
                           {"rows", x.count},
                           {"steps", x.steps},
                           {"d_x", x.width}}
                          .dump() +
                      '\n');
        return exit_done;
    }
    print_summary(options.to + '\n');
    say(counted(x.count, "row") + ", decoded by the model of step " + std::to_string(model.step()));
    return exit_done;
}

}  // namespace

json decoded_rows(const std::vector<float>& x, int d_x)
{
    json rows = json::array();
    for (auto row = x.begin(); row != x.end(); row += d_x)
        rows.push_back(std::vector<float>(row, row + d_x));
    return rows;
}

void add_decode(CLI::App& program, Action& action)
{
    CLI::App* verb = program.add_subcommand(
        "decode", "Decode latents by the model of a run: of a file, or one JSON line per request");
    auto options = std::make_shared<DecodeOptions>();
    verb->add_option("run", options->run, "Run file, also while it grows")->required()->type_name("FILE");
    CLI::Option* const z =
        verb->add_option("--z", options->z, "Decode this file of latents, rows x d_z (CSV, NPY or NPZ)")
            ->type_name("FILE");
    CLI::Option* const to =
        verb->add_option("--to", options->to, "File to write or replace: .npy (float32) or .csv")->type_name("FILE");
    z->needs(to);
    to->needs(z);
    verb->add_option("--step", options->step, "By the newest checkpoint up to this step (default: the newest)")
        ->type_name("N")
        ->check(whole_number(0));
    options->tables.add_to(*verb);
    verb->add_flag("--json", options->as_json,
                   "Print what was written as one JSON object; without --z it prints JSON lines anyway");
    verb->footer(
        "With --z, latents are as encode writes them; with time also rows x 2 x d_z in NPY.\n"
        "Without it, requests are lines of standard input such as {\"do\": \"decode\", \"z\": [[0, 0, 0]]}; "
        "each is\nanswered by {\"ok\": true, \"x\": [[...]], ...}, x standardised as the run's own observations are (of frames: the\n"
        "scores of their components). Frames are written as NPY, unsigned bytes, rows x height x width x channels.\n"
        "Example:\n"
        "  echo '{\"do\": \"decode\", \"z\": [[0, 0, 0]]}' | disentangle decode Example2-seed0.run\n"
        "  disentangle decode Example2-seed0.run --z z_hat.npy --to x_hat.npy");
    verb->callback([&action, options] {
        action = [options] { return options->z.empty() ? decode_lines(*options) : decode_file(*options); };
    });
}

}  // namespace disentangle
