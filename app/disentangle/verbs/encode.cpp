// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/console.h"
#include "app/disentangle/own_rows.h"
#include "app/disentangle/recorded_model.h"
#include "app/disentangle/rows_file.h"
#include "app/disentangle/table_words.h"
#include "app/disentangle/text.h"
#include "app/disentangle/verbs.h"
#include "app/disentangle/whole_number.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/data/table/spec.h"

#include <CLI/CLI.hpp>
#include <algorithm>
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

/// Frames go through the model some at a time, as there may be more of them than fit into memory.
FileRows encode_frames(const EncodeOptions& options, const RecordedModel& model, const std::vector<float>& a)
{
    constexpr int together = 1024;
    const Facts facts = model.facts();
    const std::string key = is_measured(facts) ? model.experiment().own.get<TableSpec>().x.key : "";
    const std::shared_ptr<const Frames> frames = open_frames(options.x, key, facts);
    const int steps = frames->size().steps, rows = frames->size().count / steps;
    FileRows z{{}, rows, steps, model.d_z()};
    const auto actions = static_cast<std::size_t>(facts.d_a);
    if (!a.empty() && a.size() != static_cast<std::size_t>(rows) * actions)
        throw InputError(options.actions, "", counted(std::ssize(a) / facts.d_a, "row"),
                         std::to_string(rows) + ", as many as " + options.x + " has");
    for (int first = 0; first < rows; first += together) {
        const int count = std::min(together, rows - first);
        const auto from = a.begin() + (a.empty() ? 0 : std::ptrdiff_t{first} * facts.d_a);
        const std::vector<float> some(from, from + (a.empty() ? 0 : std::ptrdiff_t{count} * facts.d_a));
        const std::vector<float> part =
            model.encode(frames_as_given(*frames, facts, first * steps, count * steps), some);
        z.values.insert(z.values.end(), part.begin(), part.end());
    }
    return z;
}

int encode(const EncodeOptions& options)
{
    const std::string format = rows_format(options.to, "--to");
    RecordedModel model(options.run);
    if (options.step)
        model.go_to(*options.step);
    const Facts facts = model.facts();
    const auto read_x = [&] {
        return is_measured(facts) ? read_own_rows(options.x, model)
                                  : read_rows(options.x, facts.d_x(), "observed dimensions of " + options.run,
                                              facts.steps, options.tables.options());
    };
    const std::vector<float> a =
        options.actions.empty() ? std::vector<float>()
        : is_measured(facts)
            ? read_own_actions(options.actions, model)
            : read_rows(options.actions, facts.d_a, "actions of " + options.run, 1, options.tables.options()).values;
    const auto encode_rows = [&] {
        const FileRows x = read_x();
        return FileRows{model.encode(x.values, a), x.count, x.steps, model.d_z()};
    };
    const FileRows z = facts.front_end ? encode_frames(options, model, a) : encode_rows();
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
    verb->add_option(
            "--x", options->x,
            "Observations as they were given, rows x d_x (CSV, NPY or NPZ); frames as NPY, NPZ, HDF5 or a folder")
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
        "With time, x may also be rows x 2 x d_x in NPY; z is then rows x 2 x d_z. Frames are arrays of rows x height x\n"
        "width x channels in NPY, NPZ or HDF5, or a folder of PNG or JPEG files, in natural order of their names.\n"
        "Example:\n"
        "  disentangle encode ActionDiag-seed0.run --x data/x.npy --to z_hat.npy");
    verb->callback([&action, options] { action = [options] { return encode(*options); }; });
}

}  // namespace disentangle
