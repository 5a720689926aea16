// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/glossary.h"

#include "core/reading/latents.h"
#include "core/reading/phases.h"
#include "core/record/catalogue.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

namespace disentangle {
namespace {

constexpr std::array own_terms{
    GlossaryTerm{
        "promised", "promised",
        "What theory says of a model that fits the data perfectly with no more edges than the true graph has."},
    GlossaryTerm{"alone", "alone", "The latent is promised to come back as a function of one learned latent."},
    GlossaryTerm{"mixed", "mixed",
                 "The learned latent may also depend on the latents named, however well the model fits."},
    GlossaryTerm{
        "match", "match",
        "The learned latent that a true one is paired with, so that the correlations of all pairs are largest."},
    GlossaryTerm{
        "forbidden", "forbidden ×",
        "A dependence that theory does not permit, counted beyond the correlation that the true latents have with "
        "each other."},
    GlossaryTerm{"missing", "missing −", "An edge of the true graph that was not learned."},
    GlossaryTerm{"extra", "extra +", "A learned edge that the true graph does not have."},
    GlossaryTerm{"ceiling", "ceiling",
                 "What a perfect model reaches of a score in theory, where theory promises a value."},
    GlossaryTerm{"bound from the data", "bound from the data",
                 "How many edges the graph may have was found from the data alone, without the true graph."},
    GlossaryTerm{"bound from the true graph", "bound from the true graph",
                 "How many edges the graph may have was read off the true graph, which a practitioner would not know."},
    GlossaryTerm{"provisional", "provisional",
                 "The graph is still being searched: what is shown may be another at the next step."},
    GlossaryTerm{
        "alike", "alike",
        "How alike the traversals of a true latent and of its match are: 1 where x moves the same way, 0 where "
        "not at all."},
    GlossaryTerm{
        "reversed", "reversed ⇆",
        "A latent is learned up to its sign: this one falls where its true latent rises, and is drawn the other "
        "way round."},
    GlossaryTerm{"components", "components",
                 "Principal components of frames: what is learned from are the scores of a frame, from which it is "
                 "drawn again."},
    GlossaryTerm{"unmixing", "A", "The matrix between encoder and latents that is learned to unmix them."},
    GlossaryTerm{"identity", "C is the identity",
                 "The permitted pattern C has ones on its diagonal alone: every latent is recovered alone."},
    GlossaryTerm{"permitted pattern", "permitted",
                 "1 where theory lets the learned counterpart of the row's latent depend on the column's latent."},
    GlossaryTerm{"group badge", "A",
                 "Latents with the same letter stay mixed with each other, whatever the model learns."},
    GlossaryTerm{"absorbing badge", "+",
                 "The learned counterpart of this latent may also depend on other latents, though none of them on it."},
    GlossaryTerm{
        "map", "map",
        "The regression of every true latent on all learned ones, both of unit variance: what a learned latent "
        "adds when the others are known."},
    GlossaryTerm{"elbow", "elbow",
                 "Where leaving out one more edge begins to cost far more: as many edges as the search keeps."},
    GlossaryTerm{"event set", "• changed", "A parameter was changed by hand at this step."},
    GlossaryTerm{"event pause", "‖ paused", "The training was paused at this step, which changes nothing of it."},
    GlossaryTerm{"event resume", "↻ resumed",
                 "The training went on from a checkpoint at this step, as if never interrupted."},
    GlossaryTerm{"event stop", "■ stopped", "The training was ended at this step before all of its steps were taken."},
    GlossaryTerm{"event error", "✗ failed", "The training failed at this step; what came before is kept."},
};

/// Ids that are put together live as long as the program.
std::vector<GlossaryTerm> all_terms()
{
    static std::array<std::string, 5> phase_ids;
    static std::array<std::string, 8> assumption_ids;
    std::vector<GlossaryTerm> terms(own_terms.begin(), own_terms.end());
    for (const MetricInfo& info : metric_table())
        if (std::ranges::find(terms, info.name, &GlossaryTerm::id) == terms.end())
            terms.push_back({info.name, info.label, info.sentence});
    std::size_t next = 0;
    for (const TrainingPhase phase : {TrainingPhase::free, TrainingPhase::search, TrainingPhase::masks,
                                      TrainingPhase::under_graph, TrainingPhase::straightened}) {
        phase_ids[next] = "phase " + std::string(name_of(phase));
        terms.push_back({phase_ids[next++], name_of(phase), sentence_of(phase)});
    }
    next = 0;
    for (const AssumptionWords& words : assumption_table()) {
        if (words.assumption == PromiseAssumption::none)
            continue;
        assumption_ids[next] = "assumption " + std::string(words.name);
        terms.push_back({assumption_ids[next++], words.name, words.sentence});
    }
    return terms;
}

}  // namespace

const std::vector<GlossaryTerm>& glossary()
{
    static const std::vector<GlossaryTerm> terms = all_terms();
    return terms;
}

const GlossaryTerm& glossary_term(std::string_view id)
{
    const auto found = std::ranges::find(glossary(), id, &GlossaryTerm::id);
    if (found == glossary().end())
        throw std::out_of_range("no word " + std::string(id) + " in the glossary");
    return *found;
}

}  // namespace disentangle
