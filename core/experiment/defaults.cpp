#include "core/experiment/defaults.h"

#include "core/experiment/parameter_table.h"
#include "core/theory/consistency.h"

#include <algorithm>
#include <cmath>

namespace disentangle {

namespace {

bool is_identity(const Adjacency& matrix)
{
    return matrix.rows() == matrix.cols() && matrix == Adjacency::identity(matrix.rows());
}

const Adjacency* pointer(const std::optional<Adjacency>& matrix)
{
    return matrix ? &*matrix : nullptr;
}

/// What the recipe fits to the graph.
struct Schedule {
    int width;  ///< of the transition networks
    TransitionInit initialisation;
    int steps;
    double hold;
    double schedule_end;
    double unmix_rate;
};

/// Recipe, sections 1 and 2. Worlds that are not in its table get the schedule of the nearest one.
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
    return is_identity(permitted_pattern(pointer(graph.Ga), pointer(graph.Gz)))
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

/// The recipe's schedule for a graph that is to be found: that of graphs that are not diagonal.
Schedule recipe_for_unknown(const CausalGraph& graph)
{
    if (graph.Ga && graph.Gz)
        return {32, TransitionInit::spread, 10000, 0.3, 0.3, 0.02};
    return graph.Gz ? Schedule{32, TransitionInit::spread, 12000, 0.2, 0.2, 0.02}
                    : Schedule{32, TransitionInit::spread, 5000, 0.4, 0.45, 0.01};
}

/// Sines of the transition network that all latents share: enough for every latent's mixture of all mechanisms.
int shared_width(int d_z)
{
    return std::clamp(16 * ((24 * d_z + 15) / 16), 256, 1024);
}

void use_recipe(Experiment& e, const Schedule& schedule)
{
    e.estimator.transition.width = schedule.width;
    e.estimator.transition.initialisation = schedule.initialisation;
    e.training.steps = schedule.steps;
    e.training.hold = schedule.hold;
    e.training.unmix_rate = schedule.unmix_rate;
    e.sparsity.schedule_end = schedule.schedule_end;
}

/// Sizes and schedule by the world's dimensions alone: nothing here may follow from what the graphs hold, which is what
/// is to be found. Found on ActionDiag, ActionNonDiag, TimeDiag and TimeNonDiag; see tests/bench.
void use_rotation(Experiment& e)
{
    const int d_z = e.world.graph.d_z();
    const bool time = e.world.graph.Gz.has_value();
    e.sparsity.search = GraphSearch::rotate;
    e.sparsity.bound_from = BoundFrom::data;
    // A fourth layer ends higher where it goes well, but on some mixing networks it never learns one of the latents.
    e.estimator.width = std::clamp(64 + 16 * (d_z / 5), 96, 256);
    e.estimator.transition.activation = Activation::sine;
    e.estimator.transition.hidden_layers = 1;
    e.estimator.transition.width = 64;
    e.estimator.transition.shared_width = shared_width(d_z);
    e.training.hold = 0;
    e.training.unmix_rate = 0.02;
    // With time the transition alone tells the latents apart, and has to be known well before a rotation is right; from
    // then on steps of the encoder follow the ELBO's liking for independent posteriors away from it, so that it stays
    // and the latents are straightened. With actions the graph shows early, and most is learned under it.
    const bool actions = e.world.graph.Ga.has_value();
    e.training.steps = !time ? 30000 : actions ? 26000 : 40000;
    e.sparsity.unmasked_share = time ? 0.9 : 0.05;
    e.training.refine_factor = time ? 0 : 0.65;
    e.estimator.bend = time && d_z <= 20;  // its cost grows with the cube
    e.estimator.posterior = time ? Posterior::amortised : Posterior::shared;
    e.training.evaluate_every = time ? 500 : 250;
}

}  // namespace

WorldSpec default_world(const CausalGraph& graph)
{
    WorldSpec world;
    world.graph = graph;
    world.d_x = std::max(world.d_x, 2 * graph.d_z());
    return world;
}

Experiment default_experiment(const std::string& settings, const WorldSpec& world, std::optional<GraphSearch> search)
{
    Experiment e;
    e.settings = settings;
    e.world = world;
    if (settings == "paper") {
        use_paper_settings(e);
    } else if (settings == "auto" && search.value_or(GraphSearch::rotate) == GraphSearch::rotate) {
        use_rotation(e);
    } else {
        use_recipe(e, settings == "auto" ? recipe_for_unknown(world.graph) : recipe_schedule(world.graph));
        if (settings == "auto") {
            e.sparsity.bound_from = BoundFrom::data;
            e.estimator.transition.shared_width = shared_width(world.graph.d_z());
        }
    }
    e.sparsity.search = search.value_or(e.sparsity.search);
    e.training.batch = std::min(e.training.batch, world.train);
    e.training.evaluation_rows = std::min(e.training.evaluation_rows, world.test);
    return e;
}

Experiment all_defaults(const Experiment& experiment)
{
    Experiment e = default_experiment(experiment.settings, experiment.world, experiment.sparsity.search);
    e.sparsity.search = default_experiment(experiment.settings, experiment.world).sparsity.search;
    e.name = experiment.name;
    e.world = default_world(experiment.world.graph);
    return e;
}

Experiment with_graph(const Experiment& experiment, const CausalGraph& graph)
{
    Experiment next = experiment;
    next.world.graph = graph;
    const auto follow = [&](bool world, const Experiment& old_defaults, const Experiment& new_defaults) {
        for (const ParameterEntry& entry : parameter_table()) {
            const std::string& key = entry.parameter.key;
            if (key.starts_with("world.") != world || key == "name" || key == "settings")
                continue;
            if (entry.get(experiment) == entry.get(old_defaults))
                entry.set(next, entry.get(new_defaults));
        }
    };
    // The world first: the defaults of the rest follow from it.
    const Experiment old_defaults = all_defaults(experiment);
    follow(true, old_defaults, all_defaults(next));
    if (next.world.d_x < graph.d_z())
        next.world.d_x = default_world(graph).d_x;
    follow(false, old_defaults, all_defaults(next));
    if (!graph.Ga)
        next.sparsity.beta_Ga.reset();
    if (!graph.Gz)
        next.sparsity.beta_Gz.reset();
    require_consistent(next, "");
    return next;
}

}  // namespace disentangle
