// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/decimal.h"
#include "core/experiment/catalogue.h"
#include "core/experiment/kinds.h"
#include "core/experiment/plain_name.h"
#include "core/experiment/promise.h"
#include "core/experiment/variables.h"

#include <locale>
#include <sstream>

namespace disentangle {

namespace {

std::string bound_in_words(const Experiment& e)
{
    const Variables variables = variables_of(e);
    std::string words;
    for (const bool actions : {true, false}) {
        if (!variables.has_graph(!actions))
            continue;
        const Bound bound = actions ? bound_Ga(e) : bound_Gz(e);
        words += (words.empty() ? "" : "; ") + std::string(actions ? "Ga" : "Gz") + ": ";
        if (bound.source != Bound::Source::data)
            words += general_decimal(bound.beta, 6) + " edges, ";
        words += words_of(bound.source);
        if (bound.source == Bound::Source::truth)
            words += unknown_in_practice;
    }
    return words;
}

std::string search_in_words(const Experiment& e)
{
    std::ostringstream text;
    text.imbue(std::locale::classic());
    switch (e.sparsity.search) {
    case GraphSearch::masks: text << "soft masks under a falling bound. Bound on edges, " << bound_in_words(e); break;
    case GraphSearch::rotate:
        text << "about " << unmasked_steps(e, e.training.steps)
             << " steps without masks, then the sparsest rotation, then "
             << (e.training.refine_factor > 0 ? "training under its graph" : "the transition networks under its graph")
             << (e.training.refine_factor > 0 && !e.estimator.bend ? ", with a second look at it on the way" : "")
             << (e.estimator.bend ? ", and straightening the latents" : "") << ". Bound on edges, "
             << bound_in_words(e);
        break;
    case GraphSearch::penalty: text << "soft masks at a price of " << e.sparsity.penalty << " an edge"; break;
    case GraphSearch::frozen: text << "none, every edge stays"; break;
    case GraphSearch::truth: text << "none, the true graph is given" << unknown_in_practice; break;
    }
    return text.str();
}

}  // namespace

std::string name_with_method(const Experiment& experiment)
{
    const bool tasks = sizes_of(experiment).points > 0;
    const std::string& method = experiment.estimator_kind;
    if (experiment.name.empty() || method == (tasks ? sparse_multitask.name : mechanism_sparsity.name))
        return experiment.name;
    return experiment.name + ", " + in_words(method);
}

std::string choices_in_words(const Experiment& e)
{
    const Variables variables = variables_of(e);
    const int d_z = variables.d_z(), d_a = variables.d_a();
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << "Settings " << e.settings
         << (e.settings == "recipe" && variables.graph ? " (sizes and schedule fitted to the true graph)" : "")
         << " for " << d_z << (d_z == 1 ? " latent, " : " latents, ") << variables.d_x << " observed dimensions";
    if (d_a > 0)
        text << ", " << d_a << (d_a == 1 ? " action" : " actions");
    if (variables.time)
        text << ", two time steps";
    text << ": encoder and decoder with " << e.estimator.hidden_layers << " hidden layers of " << e.estimator.width
         << ", " << e.training.steps << " steps of " << e.training.batch << " rows. ";
    const EstimatorParameters& kind = catalogue().estimator_of(e);
    if (kind.searches_graph)
        text << "Search of the graph: " << search_in_words(e) << ".";
    else
        text << "The estimator, " << e.estimator_kind << ", looks for no graph"
             << (kind.learns_from_truth ? " and is given the true latents" + std::string(unknown_in_practice) : "")
             << ".";
    if (const std::string unseen = has_world(e) ? unseen_latents(e.world) : ""; !unseen.empty())
        text << ' ' << unseen;
    return text.str();
}

}  // namespace disentangle
