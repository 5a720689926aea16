#include "app/disentangle/console.h"
#include "app/disentangle/control.h"
#include "app/disentangle/decoded_rows.h"
#include "app/disentangle/recorded.h"
#include "app/disentangle/verbs.h"
#include "app/disentangle/whole_number.h"
#include "core/base/error.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <limits>
#include <memory>
#include <nlohmann/json.hpp>

namespace disentangle {

using nlohmann::json;

namespace {

struct DecodeOptions {
    std::string run;
    std::optional<std::int64_t> step;
    bool as_json = false;
};

/// A recorded model at one of the checkpoints that its run keeps.
class RecordedModel {
public:
    explicit RecordedModel(const std::string& run)
        : reader_(run),
          experiment_(extended_experiment(reader_, reader_.events())),
          options_(recorded_options(reader_.events()).value_or(TrainerOptions{}))
    {
        options_.threads = 1;  // a few rows at a time
    }

    /// Takes the newest checkpoint up to `step`. Throws InputError when none is kept.
    void go_to(std::int64_t step)
    {
        const auto checkpoint = reader_.checkpoint(step);
        if (!checkpoint)
            throw InputError(nothing_kept(step));
        if (step_ != checkpoint->step) {
            estimator_ = load_estimator(experiment_, checkpoint->data, options_);
            if (!estimator_->can_decode())
                throw InputError(reader_.path().string() + ": " + experiment_.estimator.kind +
                                 " has no decoder, so there is nothing to decode by");
            step_ = checkpoint->step;
        }
    }

    /// Requires go_to().
    Estimator& estimator() { return *estimator_; }
    std::int64_t step() const { return step_; }

private:
    std::string nothing_kept(std::int64_t step) const
    {
        const std::string name = reader_.path().string();
        if (!reader_.checkpoint())
            return name + ": has no checkpoint yet; one is written when the run is paused with a checkpoint, or ends";
        return name + ": the model of step " + std::to_string(step) +
               " was not kept; a run keeps its two newest checkpoints, the newest at step " +
               std::to_string(reader_.checkpoint()->step);
    }

    RunReader reader_;
    Experiment experiment_;
    TrainerOptions options_;
    std::unique_ptr<Estimator> estimator_;
    std::int64_t step_ = -1;
};

json answer_to(const std::string& line, RecordedModel& model, std::int64_t step)
{
    json id;
    try {
        const Command command = parse_command(line, model.estimator().d_z(), id);
        if (command.what != Command::Do::decode)
            throw InputError(command.name + ": nothing is training here; expected decode");
        model.go_to(command.at_step.value_or(step));
        return {{"id", id},
                {"ok", true},
                {"do", command.name},
                {"step", model.step()},
                {"x", decoded_rows(model.estimator(), command.z)}};
    } catch (const InputError& error) {
        return {{"id", id}, {"ok", false}, {"error", error.what()}};
    }
}

int decode(const DecodeOptions& options)
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

}  // namespace

json decoded_rows(Estimator& estimator, const std::vector<float>& z)
{
    const auto n = z.size() / static_cast<std::size_t>(estimator.d_z());
    const std::vector<float> x = estimator.decode(z);
    const auto d_x = static_cast<std::ptrdiff_t>(x.size() / n);
    json rows = json::array();
    for (auto row = x.begin(); row != x.end(); row += d_x)
        rows.push_back(std::vector<float>(row, row + d_x));
    return rows;
}

void add_decode(CLI::App& program, Action& action)
{
    CLI::App* verb =
        program.add_subcommand("decode", "Decode latents by the model of a run, one JSON line per request");
    auto options = std::make_shared<DecodeOptions>();
    verb->add_option("run", options->run, "Run file, also while it grows")->required()->type_name("FILE");
    verb->add_option("--step", options->step, "By the newest checkpoint up to this step (default: the newest)")
        ->type_name("N")
        ->check(whole_number(0));
    verb->add_flag("--json", options->as_json, "JSON lines, which it prints anyway");
    verb->footer("Requests are lines such as {\"do\": \"decode\", \"z\": [[0, 0, 0]]}; each is answered by "
                 "{\"ok\": true, \"x\": [[...]], ...}.\n"
                 "Example:\n"
                 "  echo '{\"do\": \"decode\", \"z\": [[0, 0, 0]]}' | disentangle decode Example2-seed0.run");
    verb->callback([&action, options] { action = [options] { return decode(*options); }; });
}

}  // namespace disentangle
