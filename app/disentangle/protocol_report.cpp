// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/console.h"
#include "app/disentangle/training/pace.h"
#include "app/disentangle/report.h"
#include "core/base/error.h"

#include <cmath>

namespace disentangle {

namespace {

using nlohmann::json;

class ProtocolReport final : public Report {
public:
    void started(const json& facts) override { emit("started", facts); }

    void state(bool running, std::int64_t step) override
    {
        emit("state", {{"state", running ? "running" : "paused"}, {"step", step}});
    }

    void progress(const Progress& progress) override
    {
        const double now = steady_seconds();
        if (now - last_progress_ < 0.1)
            return;
        last_progress_ = now;
        emit("progress", {{"step", progress.step},
                          {"steps_per_second", progress.steps_per_second},
                          {"eta", std::isfinite(progress.eta) ? json(progress.eta) : json(nullptr)}});
    }

    void evaluated(const Evaluation& evaluation) override
    {
        json fields{{"step", evaluation.step}};
        for (const auto& [name, value] : evaluation.metrics)
            fields[name] = value;
        emit("evaluated", fields);
    }

    void idle(const json& why) override { emit("idle", {{"keys", why}}); }
    void answered(const json& answer) override { write(answer); }
    void note(std::string_view sentence) override { say(sentence); }

    void warning(std::string_view sentence) override
    {
        say("warning: " + std::string(sentence));
        emit("warning", {{"text", sentence}});
    }

    void error(std::string_view sentence) override
    {
        say("disentangle: " + std::string(sentence));
        emit("error", {{"text", sentence}});
    }

    void finished(Ending reason, const json& result) override
    {
        emit("finished", {{"reason", name_of(reason)}, {"result", result}});
    }

private:
    static void emit(std::string_view event, json fields)
    {
        fields["event"] = event;
        write(fields);
    }

    /// A reader that went away must not cost the run: the end of standard input says the same, and is acted on.
    static void write(const json& line)
    {
        try {
            print(line.dump(-1, ' ', false, json::error_handler_t::replace) + '\n');
        } catch (const Error&) {
        }
    }

    double last_progress_ = -1;
};

}  // namespace

std::unique_ptr<Report> make_protocol_report()
{
    return std::make_unique<ProtocolReport>();
}

}  // namespace disentangle
