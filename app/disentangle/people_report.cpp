// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/clock.h"
#include "app/disentangle/console.h"
#include "app/disentangle/training/pace.h"
#include "app/disentangle/report.h"
#include "app/disentangle/result.h"
#include "app/disentangle/text.h"

#include <algorithm>
#include <cstdio>

namespace disentangle {

namespace {

using nlohmann::json;

class PeopleReport final : public Report {
public:
    PeopleReport(bool quiet, bool as_json) : quiet_(quiet), json_(as_json), rewrite_(can_rewrite_line()) {}

    ~PeopleReport() override { clear_line(); }

    void progress(const Progress& progress) override
    {
        progress_ = progress;
        const double now = steady_seconds();
        if (quiet_ || now - last_shown_ < (rewrite_ ? 0.1 : 2.0))
            return;
        last_shown_ = now;
        show_line();
    }

    void evaluated(const Evaluation& evaluation) override
    {
        scores_.clear();
        for (const MetricInfo* info : metrics_shown(in_progress))
            if (const auto value = evaluation.metric(info->name)) {
                char number[40];
                std::snprintf(number, sizeof number, "%.*f", info->count ? 0 : 4, *value);
                scores_ += (scores_.empty() ? "" : "  ") + std::string(info->label) + ' ' + number;
            }
    }

    void note(std::string_view sentence) override
    {
        if (!quiet_) {
            clear_line();
            say(sentence);
        }
    }

    void warning(std::string_view sentence) override
    {
        if (!quiet_) {
            clear_line();
            say("warning: " + std::string(sentence));
        }
    }

    void error(std::string_view sentence) override
    {
        clear_line();
        say("disentangle: " + std::string(sentence));
    }

    void finished(Ending reason, const json& result) override
    {
        if (!quiet_) {
            show_line();
            if (rewrite_ && shown_) {
                say("");
                shown_ = false;
            }
            say(ending(reason, result));
            if (const json& goal = result["stop_when"]; goal.is_object() && reason == Ending::steps)
                say("No evaluation met " + goal["goal"].get<std::string>() + ".");
        }
        print_summary(json_ ? result.dump(-1, ' ', false, json::error_handler_t::replace) + '\n'
                            : scores_in_words(result));
        if (!quiet_) {
            const std::string run = result["run"];
            say("Run file: " + run);
            if (reason == Ending::steps || reason == Ending::goal) {
                say("Look at it with: disentangle show " + run +
                    " --figure FIGURE.svg, or open it in disentangle-studio");
            } else {
                say("Go on with: disentangle resume " + run);
            }
        }
    }

private:
    static std::string ending(Ending reason, const json& result)
    {
        const std::string after = " after step " + result["steps"].dump();
        if (reason == Ending::steps) {
            return "Trained " + counted(result["steps"], "step") + "; this took " +
                   in_words(result["seconds"].get<double>()) + ".";
        }
        if (reason == Ending::goal) {
            return "Stopped" + after + ": " + result["stop_when"]["goal"].get<std::string>() + " is reached, after " +
                   in_words(result["seconds"].get<double>()) + ".";
        }
        return (reason == Ending::interrupt ? "Interrupted" : "Stopped") + after + "; a checkpoint is in the run file.";
    }

    void show_line()
    {
        if (progress_.steps == 0)
            return;
        char text[256];
        std::snprintf(text, sizeof text, "step %lld of %lld  %3.0f %%  %.0f steps/s  ETA %s  %s",
                      static_cast<long long>(progress_.step), static_cast<long long>(progress_.steps),
                      100.0 * static_cast<double>(progress_.step) / static_cast<double>(progress_.steps),
                      progress_.steps_per_second, in_words(progress_.eta).c_str(), scores_.c_str());
        std::string line = text;
        if (!rewrite_) {
            say(line);
            return;
        }
        // A line that wraps could not be rewritten.
        line.resize(std::min(line.size(), static_cast<std::size_t>(std::max(terminal_columns() - 1, 20))));
        say_raw("\r\033[K" + line);
        shown_ = true;
    }

    void clear_line()
    {
        if (rewrite_ && shown_) {
            say_raw("\r\033[K");
            shown_ = false;
        }
    }

    bool quiet_, json_, rewrite_;
    bool shown_ = false;
    double last_shown_ = steady_seconds();
    Progress progress_;
    std::string scores_;
};

}  // namespace

std::unique_ptr<Report> make_people_report(bool quiet, bool json)
{
    return std::make_unique<PeopleReport>(quiet, json);
}

}  // namespace disentangle
