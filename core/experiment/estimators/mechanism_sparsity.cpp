// SPDX-License-Identifier: GPL-3.0-or-later
// Defaults of the estimator, and what follows from its parameters together. The parameters are in
// mechanism_sparsity_table.cpp.
#include "core/experiment/estimators/mechanism_sparsity.h"

#include "core/base/error.h"
#include "core/data/scene/spec.h"
#include "core/experiment/estimators/starts.h"
#include "core/theory/consistency.h"

#include <cmath>

namespace disentangle {

namespace {

bool is_identity(const Adjacency& matrix)
{
    return matrix.rows() == matrix.cols() && matrix == Adjacency::identity(matrix.rows());
}

const Adjacency* address_of(const std::optional<Adjacency>& matrix)
{
    return matrix ? &*matrix : nullptr;
}

/// What docs/recipe.md fits to the graph.
struct Schedule {
    int width;  ///< of the transition networks
    TransitionInit initialisation;
    int steps;
    double hold;
    double schedule_end;
    double unmix_rate;
};

/// For a graph that is to be found: that of graphs that are not diagonal.
Schedule schedule_for_unknown(const DataSizes& sizes)
{
    if (sizes.actions && sizes.time)
        return {32, TransitionInit::spread, 10000, 0.3, 0.3, 0.02};
    return sizes.time ? Schedule{32, TransitionInit::spread, 12000, 0.2, 0.2, 0.02}
                      : Schedule{32, TransitionInit::spread, 5000, 0.4, 0.45, 0.01};
}

/// docs/recipe.md, sections 1 and 2: fitted to the true graph, which only a simulation knows. Worlds that are not in its
/// table get the schedule of the nearest one.
Schedule recipe_schedule(const CausalGraph& graph)
{
    const bool diagonal = (!graph.Ga || is_identity(*graph.Ga)) && (!graph.Gz || is_identity(*graph.Gz));
    if (graph.Ga && graph.Gz)
        return {32, TransitionInit::spread, 10000, 0.3, 0.3, 0.02};
    if (graph.Gz)
        return diagonal ? Schedule{16, TransitionInit::he, 12000, 0.2, 0.2, 0.02}
                        : Schedule{32, TransitionInit::spread, 9000, 0.2, 0.2, 0.02};
    if (diagonal)
        return {16, TransitionInit::he, 4000, 0.3, 0.3, 0.01};
    return is_identity(permitted_pattern(address_of(graph.Ga), address_of(graph.Gz)))
               ? Schedule{32, TransitionInit::spread, 5000, 0.4, 0.45, 0.01}
               : Schedule{32, TransitionInit::spread, 4000, 0.4, 0.4, 0.01};
}

/// The settings of Lachapelle et al. 2024 and its released code, whatever the graph.
void use_paper_settings(Experiment& e)
{
    e.estimator.hidden_layers = 6;
    e.estimator.width = 512;
    e.estimator.initialisation = Initialisation::uniform;
    e.estimator.unmix = false;
    e.estimator.posterior = Posterior::amortised;
    e.estimator.posterior_raw = 0;
    e.estimator.variances = Variances::learned;
    e.estimator.decoder_log_variance = -10;
    e.estimator.prior_log_variance = std::log(1e-4);
    e.estimator.transition.hidden_layers = 5;
    e.estimator.transition.width = 512;
    e.estimator.transition.skip = false;
    e.estimator.transition.hidden_bias = false;
    e.estimator.transition.initialisation = TransitionInit::uniform;
    e.sparsity.bound_from = BoundFrom::truth;
    e.sparsity.schedule_end = 0.5;
    e.sparsity.multiplier_rate = 5e-4;
    e.sparsity.dual_restarts = true;
    e.sparsity.mask_rate = 5e-4;
    e.sparsity.mask_limit = 1e9;
    e.training.steps = 300000;
    e.training.batch = 1024;
    e.training.optimiser = OptimiserKind::adam;
    e.training.rate = 5e-4;
    e.training.warm_up = 0;
    e.training.hold = 1;
    e.training.final_fraction = 1;
    e.training.evaluate_every = 2500;
}

/// Sines of the transition network that all latents share: enough for every latent's mixture of all mechanisms.
int shared_width(int d_z)
{
    return std::clamp(16 * ((24 * d_z + 15) / 16), 256, 1024);
}

/// Of an action's Fourier series: enough for frequencies up to 25 where an action ranges from -2 to 2.
constexpr int harmonics = 20;

void use_schedule(Experiment& e, const Schedule& schedule)
{
    e.estimator.transition.width = schedule.width;
    e.estimator.transition.initialisation = schedule.initialisation;
    e.training.steps = schedule.steps;
    e.training.hold = schedule.hold;
    e.training.unmix_rate = schedule.unmix_rate;
    e.sparsity.schedule_end = schedule.schedule_end;
}

/// Beyond so many latents steps are dear, and fewer of them are better spent on a schedule that ends.
constexpr int many_latents = 16;

/// Steps after which more gain little. Few latents are learned sooner.
int rotation_steps(const DataSizes& sizes)
{
    struct Row {
        int up_to;  ///< latents
        int actions, time, both;
    };
    for (const Row& row : {Row{3, 12000, 8000, 8000}, Row{5, 15000, 12000, 12000}, Row{8, 20000, 16000, 14000},
                           Row{many_latents, 30000, 40000, 26000}})
        if (sizes.d_z <= row.up_to)
            return !sizes.time ? row.actions : sizes.actions ? row.both : row.time;
    return sizes.time ? 16000 : 12000;
}

/// Up to so many latents Adam moves the matrices too. Muon's steps are of one size whatever the gradient, and stir what the
/// likelihood hardly says: of two or three latents that one action moves, their curve can be bent at almost no cost.
constexpr int latents_for_adam = 3;

/// Whether parts of rendered frames move further than their own size, so that frames say little of where they are to a
/// linear map. Data that are no scene have no such parts.
bool parts_travel(const SceneSpec& scene)
{
    return scene.picture == Picture::sprites || (scene.picture == Picture::balls && scene.spread >= 0.25);
}

/// Sizes and schedule by the data's dimensions alone: nothing here may follow from what the graphs hold, which is what
/// is to be found. Found on ActionDiag, ActionNonDiag, TimeDiag and TimeNonDiag; see tests/bench.
void use_rotation(Experiment& e, const DataSizes& sizes)
{
    // A fourth layer ends higher where it goes well, but on some mixing networks it never learns one of the latents.
    e.estimator.width = std::clamp(64 + 16 * (sizes.d_z / 5), 96, 256);
    e.estimator.transition.activation = Activation::sine;
    e.estimator.transition.hidden_layers = 1;
    e.estimator.transition.width = sizes.d_z > 32 ? 32 : 64;
    e.estimator.transition.shared_width = shared_width(sizes.d_z);
    e.estimator.transition.series = sizes.actions ? harmonics : 0;
    e.training.optimiser = sizes.d_z <= latents_for_adam ? OptimiserKind::adam : OptimiserKind::muon;
    e.training.hold = 0;
    e.training.unmix_rate = 0.02;
    // With time the transition alone tells the latents apart, and has to be known well before a rotation is right; from
    // then on steps of the encoder follow the ELBO's liking for independent posteriors away from it, so that it stays
    // and the latents are straightened. With actions the graph shows early, and most is learned under it.
    e.training.steps = rotation_steps(sizes);
    e.sparsity.unmasked_share = sizes.time ? 0.9 : sizes.d_z > many_latents ? 0.1 : 0.05;
    e.training.refine_factor = sizes.time ? 0 : 0.65;
    e.estimator.bend = sizes.time && sizes.d_z <= 20;  // its cost grows with the cube
    e.estimator.posterior = sizes.time ? Posterior::amortised : Posterior::shared;
    e.training.evaluate_every = sizes.time ? 500 : 250;
    e.own.get<StartSpec>() = {true, sizes.d_z <= most_latents_tried_often ? 6 : 1};
    if (sizes.actions && !sizes.time && parts_travel(e.own.get<SceneSpec>())) {
        e.own.get<StartSpec>().without_decoder = 0.6;
        e.training.steps = 8000;
    }
}

void use_default_search(Experiment& e)
{
    e.sparsity.search = e.settings == "auto" ? GraphSearch::rotate : GraphSearch::masks;
}

void use_sparsity_defaults(Experiment& e, const DataSizes& sizes)
{
    e.own.get<StartSpec>() = {};
    const CausalGraph* truth = variables_of(e).graph;
    if (e.settings == "paper") {
        use_paper_settings(e);
    } else if (e.settings == "recipe") {
        use_schedule(e, truth ? recipe_schedule(*truth) : schedule_for_unknown(sizes));
        e.sparsity.bound_from = BoundFrom::truth;
    } else if (e.sparsity.search == GraphSearch::rotate) {
        use_rotation(e, sizes);
    } else {
        use_schedule(e, schedule_for_unknown(sizes));
        e.estimator.transition.shared_width = shared_width(sizes.d_z);
    }
    // A bound that nobody knows is found by a search, which asks for a model without masks.
    if (truth == nullptr) {
        e.sparsity.bound_from = BoundFrom::data;
        e.estimator.transition.shared_width = shared_width(sizes.d_z);
    }
}

void require_consistent_sparsity(const Experiment& e, const std::string& file)
{
    const DataSizes sizes = sizes_of(e);
    require_value(sizes.actions || sizes.time, file, "estimator.kind", e.estimator_kind,
                  "another estimator: these data have neither actions nor time steps, which it learns from");
    require_value(sizes.actions || !e.sparsity.beta_Ga, file, "sparsity.beta_Ga", value_of(e, "sparsity.beta_Ga"),
                  "null: these data have no actions");
    require_value(sizes.time || !e.sparsity.beta_Gz, file, "sparsity.beta_Gz", value_of(e, "sparsity.beta_Gz"),
                  "null: these data have no time steps");
    require_value(e.sparsity.mask_limit >= std::abs(e.sparsity.mask_initial), file, "sparsity.mask_limit",
                  e.sparsity.mask_limit,
                  "at least the size of sparsity.mask_initial, " + number_in_words(std::abs(e.sparsity.mask_initial)));
}

Bound bound(const Experiment& experiment, bool time, std::optional<double> beta)
{
    const Variables variables = variables_of(experiment);
    const std::string name = time ? "Gz" : "Ga";
    if (!variables.has_graph(time))
        throw Error(name + ": is absent, expected a graph to bound");
    if (beta)
        return {*beta, Bound::Source::given};
    if (experiment.sparsity.bound_from == BoundFrom::data)
        return {0, Bound::Source::data};
    if (variables.graph == nullptr)
        throw InputError("", "sparsity.bound_from", "truth", "data: of these data no true graph is known");
    const CausalGraph& truth = *variables.graph;
    return {static_cast<double>((time ? truth.Gz : truth.Ga).value().edges()), Bound::Source::truth};
}

}  // namespace

const EstimatorParameters mechanism_sparsity{"mechanism_sparsity",        mechanism_sparsity_table,
                                             use_default_search,          use_sparsity_defaults,
                                             require_consistent_sparsity, /* searches_graph */ true};

Bound bound_Ga(const Experiment& experiment)
{
    return bound(experiment, false, experiment.sparsity.beta_Ga);
}

Bound bound_Gz(const Experiment& experiment)
{
    return bound(experiment, true, experiment.sparsity.beta_Gz);
}

bool bound_needs_search(const Experiment& experiment)
{
    const DataSizes sizes = sizes_of(experiment);
    return experiment.sparsity.search == GraphSearch::masks &&
           ((sizes.actions && bound_Ga(experiment).source == Bound::Source::data) ||
            (sizes.time && bound_Gz(experiment).source == Bound::Source::data));
}

std::int64_t unmasked_steps(const Experiment& experiment, std::int64_t steps)
{
    constexpr std::int64_t least = 1000;
    const std::int64_t share = std::llround(experiment.sparsity.unmasked_share * static_cast<double>(steps));
    return std::max(share, std::min(least, steps / 3));
}

}  // namespace disentangle
