// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/core_texts.h"

#include "core/experiment/experiment.h"
#include "core/experiment/parameter.h"
#include "core/experiment/presets/scene_presets.h"
#include "core/experiment/presets/task_presets.h"
#include "core/experiment/studies.h"
#include "core/figure/request.h"
#include "core/figure/views.h"
#include "core/graph/presets.h"
#include "core/reading/latents.h"
#include "core/reading/phases.h"
#include "core/record/catalogue.h"
#include "core/words/explanations.h"
#include "core/words/glossary.h"
#include "core/words/notation.h"
#include "ui/figure/figure_export.h"
#include "ui/observe/run/run_data.h"

#include <algorithm>
#include <set>

namespace disentangle::testing {
namespace {

class Collection {
public:
    void add(std::string_view text)
    {
        const bool speaks = std::ranges::any_of(text, [](unsigned char c) { return std::isalpha(c) != 0; });
        if (speaks && seen_.insert(std::string(text)).second)
            texts_.emplace_back(text);
    }
    std::vector<std::string> texts() && { return std::move(texts_); }

private:
    std::set<std::string> seen_;
    std::vector<std::string> texts_;
};

std::string readable(std::string word)
{
    std::ranges::replace(word, '_', ' ');
    return word;
}

void addParameters(Collection& all)
{
    for (const Parameter& parameter : parameters()) {
        std::string group = parameter.key.substr(0, parameter.key.find('.'));
        group[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(group[0])));
        if (parameter.key.find('.') != std::string::npos)
            all.add(group);
        for (const std::string& text : {parameter.label, parameter.unit, parameter.sentence, parameter.source})
            all.add(text);
        if (!parameter.acts_when.empty())
            all.add(parameter.acts_when);
        for (const std::string& choice : parameter.choices)
            all.add(readable(choice));
    }
    for (const std::string_view word : {"on", "off", "no Ga", "no Gz"})
        all.add(word);
}

void addRecords(Collection& all)
{
    for (const MetricInfo& metric : metric_table())
        for (const std::string_view text : {metric.label, metric.unit, metric.sentence, metric.comparison.heading})
            all.add(text);
    for (const EventInfo& event : event_table())
        all.add(event.words);
    for (const auto phase : {TrainingPhase::free, TrainingPhase::search, TrainingPhase::masks,
                             TrainingPhase::under_graph, TrainingPhase::straightened}) {
        all.add(name_of(phase));
        all.add(sentence_of(phase));
    }
    for (const auto state :
         {RunState::opening, RunState::running, RunState::paused, RunState::finished, RunState::stopped,
          RunState::interrupted, RunState::cutOff, RunState::failed, RunState::unreadable})
        all.add(nameOf(state));
    for (const auto source : {Bound::Source::given, Bound::Source::truth, Bound::Source::data})
        all.add(words_of(source));
    for (const auto promised :
         {LatentReading::Promised::nothing, LatentReading::Promised::alone, LatentReading::Promised::mixed})
        all.add(name_of(promised));
    for (const auto reached : {LatentReading::Reached::unknown, LatentReading::Reached::as_promised,
                               LatentReading::Reached::less, LatentReading::Reached::more})
        all.add(name_of(reached));
    for (const auto assumption :
         {PromiseAssumption::training, PromiseAssumption::edges, PromiseAssumption::graph, PromiseAssumption::fit,
          PromiseAssumption::influence, PromiseAssumption::linear, PromiseAssumption::unknown}) {
        all.add(words_of(assumption).name);
        all.add(words_of(assumption).sentence);
    }
}

void addPresets(Collection& all)
{
    for (const GraphPreset& preset : graph_presets())
        for (const std::string& text : {preset.group, preset.description, preset.source})
            all.add(text);
    for (const ScenePreset& preset : scene_presets())
        all.add(preset.description);
    for (const TaskPreset& preset : task_presets())
        for (const std::string& text : {preset.description, preset.source})
            all.add(text);
    for (const Study& study : studies()) {
        all.add(study.title);
        all.add(study.source);
        all.add(study.x_label);
    }
    for (const FigureFormatInfo& format : figureFormats())
        all.add(format.name);
    for (const figure::SizePreset& size : figure::size_presets())
        all.add(size.name);
    for (const figure::ViewKind& view : figure::view_kinds()) {
        all.add(view.name);
        all.add(view.sentence);
    }
}

void addWords(Collection& all)
{
    for (const GlossaryTerm& term : glossary())
        for (const std::string& text : {term.section, term.name, term.sentence, term.source})
            all.add(text);
    for (const NotationRow& row : notation())
        for (const std::string& text : {row.paper, row.part, row.meaning, row.here, row.place})
            all.add(text);
    for (const Explanation& explanation : explanations())
        for (const std::string& text : {explanation.title, explanation.text, explanation.look_for})
            all.add(text);
}

/// As a C++ literal that lupdate reads.
std::string literal(const std::string& text)
{
    std::string result;
    for (const char c : text)
        result += c == '"' || c == '\\' ? std::string{'\\', c} : c == '\n' ? "\\n" : std::string{c};
    return '"' + result + '"';
}

}  // namespace

std::vector<std::string> coreTexts()
{
    Collection all;
    addParameters(all);
    addRecords(all);
    addPresets(all);
    addWords(all);
    return std::move(all).texts();
}

std::string coreTextsHeader()
{
    std::string text =
        "// SPDX-License-Identifier: GPL-3.0-or-later\n"
        "// Labels and sentences of core's tables, for lupdate alone: nothing includes this. Written by\n"
        "// DISENTANGLE_UPDATE_RESOURCES=1 build/tests/ui_tests TranslationsTest\n"
        "// clang-format off\n";
    for (const std::string& its : coreTexts())
        text += "QT_TRANSLATE_NOOP(\"core\", " + literal(its) + ")\n";
    return text;
}

}  // namespace disentangle::testing
