// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/estimators/mechanism_sparsity.h"

#include "core/experiment/estimators/starts.h"
#include "core/graph/adjacency.h"

namespace disentangle {

namespace {

bool rotates(const Experiment& e)
{
    return e.sparsity.search == GraphSearch::rotate;
}

bool bounds(const Experiment& e)
{
    return e.sparsity.search == GraphSearch::masks || rotates(e);
}

bool learns_masks(const Experiment& e)
{
    return e.sparsity.search == GraphSearch::masks || e.sparsity.search == GraphSearch::penalty;
}

/// Whether a bound that the graph needs is left to sparsity.bound_from.
bool lacks_bound(const Experiment& e)
{
    const DataSizes sizes = sizes_of(e);
    return (sizes.actions && !e.sparsity.beta_Ga) || (sizes.time && !e.sparsity.beta_Gz);
}

constexpr const char* when_rotating = "sparsity.search is rotate";
constexpr const char* when_masks_are_learned = "sparsity.search is masks or penalty";
constexpr const char* when_masks_are_bounded = "sparsity.search is masks";

bool starts_unmasked(const Experiment& e)
{
    return rotates(e) || bound_needs_search(e);
}
constexpr const char* when_starting_unmasked = "sparsity.search is rotate, or masks with a bound from the data";

bool can_start_without_decoder(const Experiment& e)
{
    return rotates(e) && sizes_of(e).actions && !sizes_of(e).time;
}

ParameterTable estimator_table()
{
    return {
        entry("estimator.linear_start", "Linear start", DISENTANGLE_AT(own.template get<StartSpec>().linear), any_value,
              "",
              "Encoder and decoder are linear at first, the white principal components of the observations and the way "
              "back. Random networks fold the observations, and a fold that has settled never comes undone. Wants "
              "orthogonal initialisation, an even width of twice the latents or more, and as many observed dimensions "
              "as latents.",
              source::rotation),
        entry("estimator.starts", "Starts", DISENTANGLE_AT(own.template get<StartSpec>().tried), {1, 100}, "starts",
              "Starts that are trained for 100 to 200 steps each, the first as everything else says, the others "
              "random; the one under which held-out rows are likeliest goes on. They take a tenth of a run at most.",
              source::rotation)
            .acts_when(starts_unmasked, when_starting_unmasked),
        entry("estimator.start_without_decoder", "Start without a decoder",
              DISENTANGLE_AT(own.template get<StartSpec>().without_decoder), fraction, "fraction of the run",
              "Steps at first in which the encoder learns alone: to tell the actions from what it encodes, then by the "
              "likelihood of that given the actions. The latents stay from then on, and the decoder learns to follow "
              "them. Where parts of a picture travel far, a decoder that knows nothing yet leads the encoder astray.",
              source::program)
            .acts_when(can_start_without_decoder, "sparsity.search is rotate, and there are actions and no time"),
        entry(
            "estimator.start_harmonics", "Harmonics at the start",
            DISENTANGLE_AT(own.template get<StartSpec>().harmonics), {0, 20}, "harmonics",
            "Sines and cosines of every action that the encoder is to tell besides the action itself, while it learns "
            "without a decoder: for latents that rise and fall with an action more than once.",
            source::program)
            .acts_when(
                [](const Experiment& e) {
                    return can_start_without_decoder(e) && e.own.get<StartSpec>().without_decoder > 0;
                },
                "estimator.start_without_decoder is above 0"),
        entry("estimator.unmix", "Unmix", DISENTANGLE_AT(estimator.unmix), any_value, "",
              "Learns a square matrix between encoder and latents, which undoes linear mixing much faster than the "
              "networks can.",
              source::recipe),
        entry("estimator.bend", "Straighten", DISENTANGLE_AT(estimator.bend), any_value, "",
              "Once a rotation has found the graph, straightens the latents: fits a slight quadratic map after the "
              "unmixing matrix by maximum likelihood under the graph, and learns on with it.",
              source::program)
            .acts_when(rotates, when_rotating),
        entry("estimator.prior_log_variance", "Prior log variance", DISENTANGLE_AT(estimator.prior_log_variance),
              {-50, 10}, "log of squared latent units", "Initial logarithm of the transition's variance.",
              source::released),
        entry("estimator.transition.hidden_layers", "Transition hidden layers",
              DISENTANGLE_AT(estimator.transition.hidden_layers), {1, 32}, "layers",
              "Hidden layers of the transition network that each latent has.", source::recipe),
        entry("estimator.transition.width", "Transition width", DISENTANGLE_AT(estimator.transition.width), {1, 4096},
              "units",
              "Width of the transition networks' hidden layers. The recipe takes 16 for diagonal graphs, else 32.",
              source::recipe),
        entry("estimator.transition.activation", "Transition activation",
              DISENTANGLE_AT(estimator.transition.activation), any_value, "",
              "First hidden layer of the transition networks: leaky ReLU, or sines, which fit periodic mechanisms that "
              "leaky ReLUs cannot.",
              source::rotation),
        entry("estimator.transition.shared_width", "Transition shared width",
              DISENTANGLE_AT(estimator.transition.shared_width), {0, 4096}, "sines",
              "Width of the one transition network that all latents share while no edge is masked.", source::rotation)
            .acts_when(starts_unmasked, when_starting_unmasked),
        entry("estimator.transition.series", "Transition series", DISENTANGLE_AT(estimator.transition.series), {0, 64},
              "harmonics",
              "Room for a Fourier series of every action in the transition network that all latents share, up to the "
              "highest frequency at which the data show actions to move the observation. It does not learn: sines of "
              "all actions at once would not find high frequencies of one.",
              source::program)
            .acts_when([](const Experiment& e) { return sizes_of(e).actions && starts_unmasked(e); },
                       "there are actions, and sparsity.search is rotate, or masks with a bound from the data"),
        entry("estimator.transition.skip", "Transition skip", DISENTANGLE_AT(estimator.transition.skip), any_value, "",
              "Adds a masked linear path from a latent's parents to its mean.", source::recipe),
        entry("estimator.transition.hidden_bias", "Transition hidden bias",
              DISENTANGLE_AT(estimator.transition.hidden_bias), any_value, "",
              "Gives the transition networks biases in the hidden layers after the first.", source::released)
            .acts_when([](const Experiment& e) { return e.estimator.transition.hidden_layers > 1; },
                       "estimator.transition.hidden_layers is 2 or more"),
        entry("estimator.transition.initialisation", "Transition initialisation",
              DISENTANGLE_AT(estimator.transition.initialisation), any_value, "",
              "First layer of the transition networks: He with zero biases (he), normal weights of deviation 0.6 and "
              "standard normal biases (spread), or uniform. Spread biases find the right edges more reliably on graphs "
              "that are not diagonal.",
              source::recipe),
    };
}

ParameterTable sparsity_table()
{
    using enum Parameter::Live;
    return {
        entry("sparsity.search", "Search", DISENTANGLE_AT(sparsity.search), any_value, "",
              "How the sparse graph is found. masks: soft masks under a bound on the expected edges, the paper's way. "
              "rotate: the unmasked model first, then the rotation of its latents that leaves the least influence "
              "outside the best edges. penalty: masks with a price an edge. frozen: every edge stays. truth: the true "
              "graph is given.",
              source::paper)
            .leading(),
        entry("sparsity.beta_Ga", "Bound on Ga", DISENTANGLE_AT(sparsity.beta_Ga), {0, max_nodes * max_nodes}, "edges",
              "Bound on the expected edges from actions to latents; null leaves it to sparsity.bound_from.",
              source::paper)
            .live(often)
            .acts_when([](const Experiment& e) { return sizes_of(e).actions && bounds(e); },
                       "there are actions and sparsity.search is masks or rotate"),
        entry("sparsity.beta_Gz", "Bound on Gz", DISENTANGLE_AT(sparsity.beta_Gz), {0, max_nodes * max_nodes}, "edges",
              "Bound on the expected edges between latents over time; null leaves it to sparsity.bound_from.",
              source::paper)
            .live(often)
            .acts_when([](const Experiment& e) { return sizes_of(e).time && bounds(e); },
                       "there is time and sparsity.search is masks or rotate"),
        entry("sparsity.bound_from", "Bound from", DISENTANGLE_AT(sparsity.bound_from), any_value, "",
              "Where bounds that are null come from: the data alone, or the true number of edges, which only a "
              "simulation knows.",
              source::rotation)
            .acts_when([](const Experiment& e) { return bounds(e) && lacks_bound(e); },
                       "sparsity.search is masks or rotate and a bound is null"),
        entry("sparsity.unmasked_share", "Unmasked share", DISENTANGLE_AT(sparsity.unmasked_share), fraction,
              "fraction of the run",
              "Steps without masks before the rotation is searched; at least 1,000, or a third of a short run.",
              source::rotation)
            .acts_when(rotates, when_rotating),
        entry("sparsity.schedule_end", "Schedule end", DISENTANGLE_AT(sparsity.schedule_end), fraction,
              "fraction of the run",
              "When the bound, which falls linearly from all edges, has reached its value, or the penalty its.",
              source::released)
            .live(seldom)
            .acts_when(learns_masks, when_masks_are_learned),
        entry("sparsity.multiplier_rate", "Multiplier rate", DISENTANGLE_AT(sparsity.multiplier_rate), {0, 100},
              "per edge and step", "Step of dual ascent: how fast the multiplier grows while there are too many edges.",
              source::released)
            .live(often)
            .acts_when([](const Experiment& e) { return e.sparsity.search == GraphSearch::masks; },
                       when_masks_are_bounded),
        entry("sparsity.dual_restarts", "Dual restarts", DISENTANGLE_AT(sparsity.dual_restarts), any_value, "",
              "Sets the multiplier back to 0 once the constraint holds.", source::released)
            .live(seldom)
            .acts_when([](const Experiment& e) { return e.sparsity.search == GraphSearch::masks; },
                       when_masks_are_bounded),
        entry("sparsity.penalty", "Penalty", DISENTANGLE_AT(sparsity.penalty), {0, 1000}, "per edge",
              "Weight of the expected edges in the loss, before division by the observed dimensions.",
              "Lachapelle et al. 2022 (CLeaR), penalised objective")
            .live(often)
            .acts_when([](const Experiment& e) { return e.sparsity.search == GraphSearch::penalty; },
                       "sparsity.search is penalty"),
        entry("sparsity.mask_rate", "Mask rate", DISENTANGLE_AT(sparsity.mask_rate), above(0, 10), "per step",
              "Adam learning rate of the masks' logits, constant over the run.", source::recipe)
            .live(seldom)
            .acts_when(learns_masks, when_masks_are_learned),
        entry("sparsity.mask_initial", "Mask initial", DISENTANGLE_AT(sparsity.mask_initial), {-50, 50}, "logit",
              "Initial logit of every edge; 5 means a probability of 0.993.", source::released)
            .acts_when(learns_masks, when_masks_are_learned),
        entry("sparsity.mask_limit", "Mask limit", DISENTANGLE_AT(sparsity.mask_limit), above(0, 1e9), "logit",
              "Logits are kept within plus and minus this, so that an edge can come back; a huge value lifts the "
              "limit.",
              source::recipe)
            .live(seldom)
            .acts_when(learns_masks, when_masks_are_learned),
        entry("sparsity.temperature", "Temperature", DISENTANGLE_AT(sparsity.temperature), above(0, 100), "",
              "Temperature of the soft Gumbel-sigmoid masks; lower is closer to 0 and 1.", source::released)
            .live(seldom)
            .acts_when(learns_masks, when_masks_are_learned),
        entry("sparsity.temperature_end", "Temperature at the end", DISENTANGLE_AT(sparsity.temperature_end),
              above(0, 100), "",
              "What the temperature falls to, linearly, until the bound has reached its value. Null: it stays.",
              "Jang, Gu & Poole 2017, arXiv 1611.01144, section 2.2")
            .live(seldom)
            .acts_when(learns_masks, when_masks_are_learned),
        entry(
            "sparsity.hard_masks", "Hard masks", DISENTANGLE_AT(sparsity.hard_masks), any_value, "",
            "Draws masks of 0 and 1, which the gradient goes through as if they were soft (straight-through), instead "
            "of soft ones.",
            "Jang, Gu & Poole 2017, arXiv 1611.01144, section 2.2")
            .live(seldom)
            .acts_when(learns_masks, when_masks_are_learned),
    };
}

}  // namespace

ParameterTable mechanism_sparsity_table()
{
    ParameterTable all = network_table();
    for (ParameterTable part : {estimator_table(), sparsity_table()})
        std::ranges::move(part, std::back_inserter(all));
    return all;
}

}  // namespace disentangle
