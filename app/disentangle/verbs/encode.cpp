// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/console.h"
#include "app/disentangle/own_rows.h"
#include "app/disentangle/recorded_model.h"
#include "app/disentangle/rows_file.h"
#include "app/disentangle/table_words.h"
#include "app/disentangle/text.h"
#include "app/disentangle/verbs.h"
#include "app/disentangle/whole_number.h"
#include "core/base/file.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

namespace disentangle {
namespace {

struct EncodeOptions {
    std::string run, x, actions, to;
    std::optional<std::int64_t> step;
    TableWords tables;
    bool json = false;
};

int encode(const EncodeOptions& options)
{
    const std::string format = rows_format(options.to, "--to");
    RecordedModel model(options.run);
    if (options.step)
        model.go_to(*options.step);
    const Facts facts = model.facts();
    const FileRows x = facts.front_end      ? read_frames(options.x, facts.given(), facts.steps, facts.white)
                       : is_measured(facts) ? read_own_rows(options.x, model)
                                            : read_rows(options.x, facts.d_x(), "observed dimensions of " + options.run,
                                                        facts.steps, options.tables.options());
    const std::vector<float> a =
        options.actions.empty() ? std::vector<float>()
        : is_measured(facts)
            ? read_own_actions(options.actions, model)
            : read_rows(options.actions, facts.d_a, "actions of " + options.run, 1, options.tables.options()).values;
    const FileRows z{model.encode(x.values, a), x.count, x.steps, model.d_z()};
    write_file_atomically(options.to, format_rows(z, default_names("z_hat", z.width), format));
    if (options.json) {
        print_summary(nlohmann::json{{"to", options.to},
                                     {"run", options.run},
                                     {"step", model.step()},
                                     {"rows", z.count},
                                     {"steps", z.steps},
                                     {"d_z", z.width}}
                          .dump() +
                      '\n');
        return exit_done;
    }
    print_summary(options.to + '\n');
    say(counted(z.count, "row") + ", encoded by the model of step " + std::to_string(model.step()));
    return exit_done;
}

}  // namespace

void add_encode(CLI::App& program, Action& action)
{
    CLI::App* verb = program.add_subcommand("encode", "Encode a file of observations by the model of a run");
    auto options = std::make_shared<EncodeOptions>();
    verb->add_option("run", options->run, "Run file, also while it grows")->required()->type_name("FILE");
    verb->add_option("--x", options->x, "Observations as they were given, rows x d_x (CSV, NPY or NPZ)")
        ->required()
        ->type_name("FILE");
    verb->add_option("--actions", options->actions,
                     "Actions, rows x d_a (CSV, NPY or NPZ): for models whose encoder looks at them, such as ivae")
        ->type_name("FILE");
    verb->add_option("--to", options->to, "File to write or replace: .npy (float32) or .csv")
        ->required()
        ->type_name("FILE");
    verb->add_option("--step", options->step, "By the newest checkpoint up to this step (default: the newest)")
        ->type_name("N")
        ->check(whole_number(0));
    options->tables.add_to(*verb);
    verb->add_flag("--json", options->json, "Print what was written as one JSON object");
    verb->footer(
        "Written are the posterior means of the learned latents, rows x d_z, in the order in which the run shows\n"
        "them. Of own data, columns are found by the names that the model learned from.\n"
        "With time, x may also be rows x 2 x d_x in NPY; z is then rows x 2 x d_z. Frames are NPY as generate writes\n"
        "them, rows x height x width x channels.\n"
        "Example:\n"
        "  disentangle encode ActionDiag-seed0.run --x data/x.npy --to z_hat.npy");
    verb->callback([&action, options] { action = [options] { return encode(*options); }; });
}

}  // namespace disentangle
