// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/console.h"
#include "app/disentangle/recorded_model.h"
#include "app/disentangle/text.h"
#include "app/disentangle/verbs.h"
#include "app/disentangle/whole_number.h"
#include "core/base/error.h"
#include "core/base/file.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

namespace disentangle {
namespace {

using nlohmann::json;

struct WeightsOptions {
    std::string run, to;
    std::optional<std::int64_t> step;
    bool as_json = false;
};

int write_weights(const WeightsOptions& options)
{
    const std::string ending = std::filesystem::path(options.to).extension().string();
    if (ending != ".pt" && ending != ".npz")
        throw InputError("--to", "", in_quotes(options.to), "a name that ends in .pt (TorchScript) or .npz (NumPy)");
    RecordedModel recorded(options.run);
    if (options.step)
        recorded.go_to(*options.step);
    const LearnedModel model = recorded.values();
    write_file_atomically(options.to,
                          ending == ".npz"
                              ? format_weights_npz(model)
                              : format_torchscript(model, {recorded.step(), format_experiment(recorded.experiment()),
                                                           recorded.actions()}));
    if (options.as_json) {
        json tensors = json::object();
        for (const Tensor& tensor : model.layout.tensors())
            tensors[tensor.name] = tensor.shape;
        print_summary(json{{"to", options.to},
                           {"run", options.run},
                           {"step", recorded.step()},
                           {"tensors", tensors},
                           {"transition", model.mask.empty() ? json(nullptr) : json(model.shared ? "shared" : "own")}}
                          .dump() +
                      '\n');
        return exit_done;
    }
    print_summary(options.to + '\n');
    say(counted(static_cast<long long>(model.layout.size()), "parameter") + " of the model of step " +
        std::to_string(recorded.step()));
    return exit_done;
}

}  // namespace

void add_weights(CLI::App& program, Action& action)
{
    CLI::App* verb = program.add_subcommand("weights", "Write the model of a run for use elsewhere");
    auto options = std::make_shared<WeightsOptions>();
    verb->add_option("run", options->run, "Run file, also while it grows")->required()->type_name("FILE");
    verb->add_option("--to", options->to,
                     "File to write or replace: .pt, a TorchScript module with encode, decode and transition, or .npz, "
                     "the arrays for NumPy")
        ->required()
        ->type_name("FILE");
    verb->add_option("--step", options->step, "Of the newest checkpoint up to this step (default: the newest)")
        ->type_name("N")
        ->check(whole_number(0));
    verb->add_flag("--json", options->as_json, "Print what was written as one JSON object");
    verb->footer("In Python:\n"
                 "  model = torch.jit.load('model.pt'); z = model.encode(x)\n"
                 "Example:\n"
                 "  disentangle weights ActionDiag-seed0.run --to model.pt");
    verb->callback([&action, options] { action = [options] { return write_weights(*options); }; });
}

}  // namespace disentangle
