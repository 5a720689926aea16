// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/caption.h"

#include "core/base/decimal.h"
#include "core/experiment/kinds.h"
#include "core/figure/seeds.h"
#include "core/figure/text.h"
#include "core/reading/events.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <limits>

namespace disentangle::figure {

namespace {

/// " (interrupted at step 8,091)", where a run that has not taken all its steps has come to; empty for a complete one.
std::string end_of(Source& source, std::int64_t planned)
{
    const std::vector<Event> events = source.run().events();
    std::int64_t last = source.steps().back();
    for (const Event& event : events)
        last = std::max(last, event.step);
    if (last >= planned)
        return {};
    if (is_recording(source.run().path()))
        return " (training goes on)";
    const char* how = "broken off";
    switch (last_turn(events)) {
    case EventKind::finish: how = "ended"; break;
    case EventKind::stop: how = "stopped"; break;
    case EventKind::interrupt: how = "interrupted"; break;
    case EventKind::error: how = "failed"; break;
    case EventKind::pause: how = "paused"; break;
    default: break;
    }
    return std::string(" (") + how + " at step " + grouped(last) + ')';
}

std::int64_t planned_steps(Source& source)
{
    return experiment_at(source.experiment(), source.run().events(), std::numeric_limits<std::int64_t>::max())
        .training.steps;
}

/// ": MCC 0.998, R_con 0.999": at a step of one run.
std::string scores_of(Source& source, std::int64_t step, Metrics& named)
{
    std::string text;
    for (const MetricInfo* info : metrics_shown(in_caption))
        if (const auto value = source.run().metric_at(info->name, step); value && std::isfinite(*value)) {
            text += (text.empty() ? ": " : ", ") + with_indices(info->label) + ' ' +
                    (info->count ? std::to_string(std::llround(*value)) : fixed_decimal(*value, info->decimals));
            named.push_back(info);
        }
    return text;
}

/// ": MCC 0.990 ± 0.004": at the newest step that all runs have.
std::string mean_scores_of(const Setting& setting, Metrics& named)
{
    std::string text;
    for (const MetricInfo* info : metrics_shown(in_caption)) {
        const MeanCurve curve = mean_curve(setting, info->name);
        if (curve.mean.empty())
            continue;
        const double error = curve.error.back();
        const int decimals = decimals_with_error(error, info->count ? 1 : info->decimals);
        text += (text.empty() ? ": " : ", ") + with_indices(info->label) + ' ' +
                fixed_decimal(curve.mean.back().y, decimals) + " ± " + fixed_decimal(error, decimals);
        if (std::ranges::find(named, info) == named.end())
            named.push_back(info);
    }
    return text;
}

std::string heading_of_one(const Figure& figure, Source& source, std::int64_t step, Metrics& named)
{
    const std::int64_t planned = planned_steps(source);
    std::string text = figure.title;
    if (step < planned)
        text += " of " + grouped(planned);
    return text + end_of(source, planned) + scores_of(source, step, named) + '.';
}

std::string heading_of_several(Source& source, Metrics& named)
{
    std::string text;
    bool averaged = false;
    for (const Setting& setting : settings_of(source)) {
        Source& first = *setting.runs.front();
        text += (text.empty() ? "" : "; ") + setting.title();
        for (Source* run : setting.runs)
            if (!run->steps().empty())
                if (const std::string end = end_of(*run, planned_steps(*run)); !end.empty())
                    text += (setting.averaged() ? ", seed " + std::to_string(run->experiment().seed) : "") + end;
        if (setting.averaged())
            text += mean_scores_of(setting, named);
        else if (!first.steps().empty()) {
            Metrics own;
            text += scores_of(first, first.steps().back(), own);
            for (const MetricInfo* info : own)
                if (std::ranges::find(named, info) == named.end())
                    named.push_back(info);
        }
        averaged |= setting.averaged();
    }
    return text + (averaged ? ". ±: standard error of the mean over seeds." : ".");
}

/// " Phases: free to step 300, search to 320, under the graph to 800."
std::string phases_in_words(Source& source)
{
    std::string text;
    for (const PhaseSpan& span : source.phases())
        text += (text.empty() ? " Phases: " : ", ") + std::string(name_of(span.phase)) +
                (text.empty() ? " to step " : " to ") + grouped(span.to);
    return text.empty() ? text : text + '.';
}

/// "d_x = 20", or of pictures "frames of 32 × 32 pixels in 64 components".
std::string observed_in_words(const Experiment& experiment)
{
    const Variables variables = variables_of(experiment);
    const std::string d_x = std::to_string(variables.d_x);
    if (!variables.frame.is_frame())
        return with_index("d", "x") + " = " + d_x;
    return "frames of " + std::to_string(variables.frame.width) + " × " + std::to_string(variables.frame.height) +
           " pixels in " + d_x + " components";
}

std::string sizes_in_words(const Experiment& experiment)
{
    if (!has_world(experiment))
        return {};
    const WorldSpec& world = experiment.world;
    const auto counted = [](int count, const char* what) {
        return grouped(count) + ' ' + what + (count == 1 ? "" : "s");
    };
    return " Data: " + counted(world.graph.d_z(), "latent") +
           (world.graph.Ga ? ", " + counted(world.graph.d_a(), "action") : "") + ", " + observed_in_words(experiment) +
           ", " + grouped(world.train) + " training rows; scores on " +
           grouped(std::min(world.test, experiment.training.evaluation_rows)) + " held-out rows.";
}

}  // namespace

std::string definitions(const Metrics& named)
{
    std::string text;
    for (const MetricInfo* info : named) {
        std::string sentence(info->sentence);
        if (sentence.size() > 1 && sentence[1] >= 'a' && sentence[1] <= 'z')
            sentence[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(sentence[0])));
        text += ' ' + with_indices(info->label) + ": " + with_indices(sentence);
    }
    return text;
}

std::string grouped(std::int64_t number)
{
    std::string digits = std::to_string(number);
    const std::size_t first = number < 0 ? 1 : 0;
    for (std::size_t end = digits.size(); end > first + 3;) {
        end -= 3;
        digits.insert(end, 1, ',');
    }
    return digits;
}

std::string caption_of(const Figure& figure, Source& source, std::int64_t step)
{
    const Experiment& experiment = source.experiment();
    Metrics named;
    std::string text =
        source.beside().empty() ? heading_of_one(figure, source, step, named) : heading_of_several(source, named);
    bool events = false, phases = false, cursor = false;
    for (std::size_t i = 0; i < figure.views.size(); ++i) {
        const View& view = figure.views[i];
        text += ' ';
        if (figure.views.size() > 1)
            text += std::string("(") + static_cast<char>('a' + static_cast<int>(i % 26)) + ") ";
        text += view.sentence;
        // Scores are of all runs, anything else is of the first: a reader cannot see whose graph it is.
        if (!source.beside().empty() && view.id != "scores")
            text += " Of " + figure.title + '.';
        for (const Panel& panel : view.panels)
            if (const auto* lines = std::get_if<LinePanel>(&panel)) {
                events |= !lines->events.empty();
                phases |= !lines->phases.empty();
                cursor |= lines->x_column == "step" && lines->cursor.has_value();
            }
    }
    text += definitions(named);
    if (cursor)
        text += " The dashed line is at step " + grouped(step) + '.';
    if (phases)
        text += phases_in_words(source);
    if (events) {
        std::string marks;
        for (const Source::Happening& happening : source.happenings())
            if (happening.mark.number > 0)
                marks += (marks.empty() ? " Marks: " : "; ") + std::to_string(happening.mark.number) + ", " +
                         happening.sentence;
        text += marks + (marks.ends_with('.') ? "" : ".");
    }
    text += sizes_in_words(experiment);
    if (experiment.settings != "auto")
        text += " Settings: " + experiment.settings + '.';
    return text;
}

}  // namespace disentangle::figure
