#include "core/experiment/parameter_table.h"

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace disentangle {

namespace {

using nlohmann::json;

// Where the defaults and the meaning of a parameter come from.
constexpr const char* recipe = "recipe";
constexpr const char* paper =
    "Lachapelle et al. 2024, arXiv 2401.04890: model, evidence lower bound and sparsity constraint";
constexpr const char* released = "released code of Lachapelle et al. 2024, arXiv 2401.04890";
constexpr const char* data = "Lachapelle et al. 2022 (CLeaR), synthetic data, and its released code";
constexpr const char* program = "this program";

// The largest integer that every JSON reader keeps exactly.
constexpr double largest_seed = 9007199254740991;
constexpr double largest_count = 100000000;

struct Range {
    double minimum = 0, maximum = 0;
    bool open_minimum = false;
};
constexpr Range any{};
constexpr Range fraction{0, 1};
constexpr Range above(double minimum, double maximum)
{
    return {minimum, maximum, true};
}

constexpr auto& names(MechanismKind)
{
    return mechanism_names;
}
constexpr auto& names(VarianceKind)
{
    return variance_names;
}
constexpr auto& names(MixingKind)
{
    return mixing_names;
}
constexpr auto& names(Posterior)
{
    return posterior_names;
}
constexpr auto& names(Variances)
{
    return variances_names;
}
constexpr auto& names(Initialisation)
{
    return initialisation_names;
}
constexpr auto& names(TransitionInit)
{
    return transition_init_names;
}
constexpr auto& names(Activation)
{
    return activation_names;
}
constexpr auto& names(GraphSearch)
{
    return graph_search_names;
}
constexpr auto& names(BoundFrom)
{
    return bound_from_names;
}
constexpr auto& names(OptimiserKind)
{
    return optimiser_names;
}

template <class Value>
constexpr Parameter::Type type_of()
{
    if constexpr (std::is_enum_v<Value>)
        return Parameter::Type::choice;
    else if constexpr (std::is_same_v<Value, bool>)
        return Parameter::Type::boolean;
    else if constexpr (std::is_integral_v<Value>)
        return Parameter::Type::integer;
    else if constexpr (std::is_same_v<Value, std::string>)
        return Parameter::Type::text;
    else if constexpr (std::is_same_v<Value, std::optional<double>>)
        return Parameter::Type::nullable_number;
    else
        return Parameter::Type::number;
}

template <class Value>
json to_value(const Value& value)
{
    if constexpr (std::is_enum_v<Value>)
        return names(value)[static_cast<std::size_t>(value)];
    else if constexpr (std::is_same_v<Value, std::optional<double>>)
        return value ? json(*value) : json(nullptr);
    else
        return value;
}

template <class Value>
void from_value(const json& from, Value& value)
{
    if constexpr (std::is_enum_v<Value>) {
        const auto& all = names(value);
        value = static_cast<Value>(std::ranges::find(all, from.get<std::string>()) - all.begin());
    } else if constexpr (std::is_same_v<Value, std::optional<double>>) {
        value = from.is_null() ? std::nullopt : std::optional(from.get<double>());
    } else {
        from.get_to(value);
    }
}

/// An entry whose type follows from the member that `access` returns a reference to.
template <class Access>
ParameterEntry entry(const char* key, Access, Range range, const char* unit, const char* sentence, const char* source)
{
    using Value = std::remove_cvref_t<decltype(Access{}(std::declval<Experiment&>()))>;
    ParameterEntry result;
    result.parameter = {.key = key,
                        .type = type_of<Value>(),
                        .minimum = range.minimum,
                        .maximum = range.maximum,
                        .open_minimum = range.open_minimum,
                        .choices = {},
                        .unit = unit,
                        .sentence = sentence,
                        .source = source};
    if constexpr (std::is_enum_v<Value>)
        result.parameter.choices.assign(names(Value{}).begin(), names(Value{}).end());
    result.get = [](const Experiment& e) { return to_value(Access{}(e)); };
    result.set = [](Experiment& e, const json& value) { from_value(value, Access{}(e)); };
    return result;
}

ParameterEntry with_choices(ParameterEntry entry, std::vector<std::string> choices)
{
    entry.parameter.type = Parameter::Type::choice;
    entry.parameter.choices = std::move(choices);
    return entry;
}

#define AT(member)                                                                                                     \
    [](auto& e) -> auto&                                                                                               \
    {                                                                                                                  \
        return e.member;                                                                                               \
    }

std::vector<ParameterEntry> make_table()
{
    return {
        entry("name", AT(name), {0, 200}, "", "The experiment's title; also the default name of its run's file.",
              program),
        with_choices(
            entry("settings", AT(settings), any, "",
                  "Which defaults fill keys that are absent. auto fits sizes, schedule and search to the world's "
                  "dimensions and knows nothing of its graph. recipe is the paper's search tuned to the presets, with "
                  "the true number of edges; paper is the published configuration, which takes days on two cores.",
                  program),
            {"auto", "recipe", "paper"}),
        entry("seed", AT(seed), {0, largest_seed}, "",
              "Seed of training: initial weights, posterior and mask noise, order of the rows. Change it alone to see "
              "how much a result depends on chance.",
              program),

        entry("world.mechanism.kind", AT(world.mechanism), any, "",
              "How a latent's mean depends on its parents. linear violates sufficient influence: theory then promises "
              "nothing.",
              data),
        entry("world.mechanism.variance", AT(world.variance), any, "",
              "Whether a latent's variance given its parents is fixed (k = 1) or moves with its history (k = 2 "
              "sufficient statistics).",
              data),
        entry("world.mechanism.latent_variance", AT(world.latent_variance), above(0, 100), "squared latent units",
              "Variance of each latent given its parents; used when the variance is fixed.", data),
        entry("world.mechanism.action_range", AT(world.action_range), above(0, 100), "action units",
              "Actions are uniform between minus this and plus this.", data),
        entry(
            "world.mixing.kind", AT(world.mixing), any, "",
            "How latents become observations: a four-layer leaky-ReLU network with orthogonal weights, or one matrix.",
            data),
        entry("world.mixing.seed", AT(world.mixing_seed), {0, largest_seed}, "",
              "Seed of the mixing and of the mechanism's random constants: another world, not another sample of it.",
              program),
        entry("world.mixing.negative_slope", AT(world.negative_slope), above(0, 1), "",
              "Slope of the mixing's leaky ReLU below zero; must not be 0, or the latents could not be recovered.",
              data),
        entry("world.d_x", AT(world.d_x), {1, 1024}, "dimensions",
              "Observed dimensions, at least as many as latents. Default 20, or twice the number of latents when there "
              "are more than 10.",
              data),
        entry("world.noise", AT(world.noise), {0, 10}, "standard deviations of x",
              "Standard deviation of the noise that is added to the standardised observations.", data),
        entry("world.seed", AT(world.seed), {0, largest_seed}, "", "Seed of sampling: other rows of the same world.",
              program),
        entry("world.rows.train", AT(world.train), {1, largest_count}, "rows",
              "Rows to train on. The published million is divided 80 : 10 : 10.", data),
        entry("world.rows.validation", AT(world.validation), {1, largest_count}, "rows",
              "Rows to choose settings by; training never sees them.", data),
        entry("world.rows.test", AT(world.test), {1, largest_count}, "rows",
              "Rows that scores are computed on; training never sees them.", data),

        entry("estimator.hidden_layers", AT(estimator.hidden_layers), {1, 32}, "layers",
              "Hidden layers of the encoder, and of the decoder.", recipe),
        entry("estimator.width", AT(estimator.width), {1, 4096}, "units",
              "Width of the hidden layers of encoder and decoder.", recipe),
        entry("estimator.initialisation", AT(estimator.initialisation), any, "",
              "Initial weights of encoder and decoder: orthogonal with gains that keep the signal's size, or uniform "
              "within one over the square root of the inputs.",
              recipe),
        entry("estimator.unmix", AT(estimator.unmix), any, "",
              "Learns a square matrix between encoder and latents, which undoes linear mixing much faster than the "
              "networks can.",
              recipe),
        entry("estimator.bend", AT(estimator.bend), any, "",
              "Once a rotation has found the graph, straightens the latents: fits a slight quadratic map after the "
              "unmixing matrix by maximum likelihood under the graph, and learns on with it. Used when the search is "
              "rotate.",
              program),
        entry("estimator.posterior", AT(estimator.posterior), any, "",
              "Variance of the approximate posterior: one per latent for all rows (shared), or one per row from the "
              "encoder (amortised).",
              paper),
        entry("estimator.posterior_raw", AT(estimator.posterior_raw), {-50, 50}, "",
              "Initial value q of a shared posterior; its variance is log(1 + exp q) + 1e-4.", recipe),
        entry("estimator.variances", AT(estimator.variances), any, "",
              "How the variances of decoder and transition are fitted: as moving averages of their closed form, or by "
              "gradient. With history the transition also gives the variance of each latent, from the same parents as "
              "its mean; the others are moving averages.",
              recipe),
        entry("estimator.decoder_log_variance", AT(estimator.decoder_log_variance), {-50, 10}, "log of squared x units",
              "Initial logarithm of the decoder's variance.", released),
        entry("estimator.prior_log_variance", AT(estimator.prior_log_variance), {-50, 10},
              "log of squared latent units", "Initial logarithm of the transition's variance.", released),
        entry("estimator.transition.hidden_layers", AT(estimator.transition.hidden_layers), {1, 32}, "layers",
              "Hidden layers of the transition network that each latent has.", recipe),
        entry("estimator.transition.width", AT(estimator.transition.width), {1, 4096}, "units",
              "Width of the transition networks' hidden layers. The recipe takes 16 for diagonal graphs, else 32.",
              recipe),
        entry("estimator.transition.activation", AT(estimator.transition.activation), any, "",
              "First hidden layer of the transition networks: leaky ReLU, or sines, which fit periodic mechanisms that "
              "leaky ReLUs cannot.",
              recipe),
        entry(
            "estimator.transition.shared_width", AT(estimator.transition.shared_width), {0, 4096}, "sines",
            "Width of the one transition network that all latents share while no edge is masked. Used when the search "
            "is rotate.",
            recipe),
        entry("estimator.transition.skip", AT(estimator.transition.skip), any, "",
              "Adds a masked linear path from a latent's parents to its mean.", recipe),
        entry("estimator.transition.hidden_bias", AT(estimator.transition.hidden_bias), any, "",
              "Gives the transition networks biases in the hidden layers after the first.", released),
        entry("estimator.transition.initialisation", AT(estimator.transition.initialisation), any, "",
              "First layer of the transition networks: He with zero biases (he), normal weights of deviation 0.6 and "
              "standard normal biases (spread), or uniform. Spread biases find the right edges more reliably on graphs "
              "that are not diagonal.",
              recipe),

        entry("sparsity.search", AT(sparsity.search), any, "",
              "How the sparse graph is found. masks: soft masks under a bound on the expected edges, the paper's way. "
              "rotate: the unmasked model first, then the rotation of its latents that leaves the least influence "
              "outside the best edges. penalty: masks with a price an edge. frozen: every edge stays. truth: the true "
              "graph is given.",
              paper),
        entry("sparsity.beta_Ga", AT(sparsity.beta_Ga), {0, max_nodes * max_nodes}, "edges",
              "Bound on the expected edges from actions to latents; null leaves it to sparsity.bound_from.", paper),
        entry("sparsity.beta_Gz", AT(sparsity.beta_Gz), {0, max_nodes * max_nodes}, "edges",
              "Bound on the expected edges between latents; null leaves it to sparsity.bound_from.", paper),
        entry("sparsity.bound_from", AT(sparsity.bound_from), any, "",
              "Where bounds that are null come from: the data alone, or the true number of edges, which only a "
              "simulation knows.",
              recipe),
        entry(
            "sparsity.unmasked_share", AT(sparsity.unmasked_share), fraction, "fraction of the run",
            "Steps without masks before the rotation is searched, when the search is rotate; at least 1,000, or a third of a "
            "short run.",
            recipe),
        entry("sparsity.schedule_end", AT(sparsity.schedule_end), fraction, "fraction of the run",
              "When the bound, which falls linearly from all edges, has reached its value.", released),
        entry("sparsity.multiplier_rate", AT(sparsity.multiplier_rate), {0, 100}, "per edge and step",
              "Step of dual ascent: how fast the multiplier grows while there are too many edges.", released),
        entry("sparsity.dual_restarts", AT(sparsity.dual_restarts), any, "",
              "Sets the multiplier back to 0 once the constraint holds.", released),
        entry("sparsity.penalty", AT(sparsity.penalty), {0, 1000}, "per edge",
              "Weight of the expected edges in the loss when the search is penalty, before division by the observed "
              "dimensions.",
              "Lachapelle et al. 2022 (CLeaR), penalised objective"),
        entry("sparsity.mask_rate", AT(sparsity.mask_rate), above(0, 10), "per step",
              "Adam learning rate of the masks' logits, constant over the run.", recipe),
        entry("sparsity.mask_initial", AT(sparsity.mask_initial), {-50, 50}, "logit",
              "Initial logit of every edge; 5 means a probability of 0.993.", released),
        entry(
            "sparsity.mask_limit", AT(sparsity.mask_limit), above(0, 1e9), "logit",
            "Logits are kept within plus and minus this, so that an edge can come back; a huge value lifts the limit.",
            recipe),
        entry("sparsity.temperature", AT(sparsity.temperature), above(0, 100), "",
              "Temperature of the soft Gumbel-sigmoid masks; lower is closer to 0 and 1.", released),
        entry("sparsity.temperature_end", AT(sparsity.temperature_end), above(0, 100), "",
              "What the temperature falls to, linearly, until the bound has reached its value. Null: it stays.",
              "Jang, Gu & Poole 2017, arXiv 1611.01144, section 2.2"),
        entry(
            "sparsity.hard_masks", AT(sparsity.hard_masks), any, "",
            "Draws masks of 0 and 1, which the gradient goes through as if they were soft (straight-through), instead "
            "of soft ones.",
            "Jang, Gu & Poole 2017, arXiv 1611.01144, section 2.2"),

        entry("training.steps", AT(training.steps), {1, largest_count}, "steps",
              "Length of the run. Schedules are fractions of it, so a longer run is also a slower one.", recipe),
        entry("training.batch", AT(training.batch), {1, 1000000}, "rows", "Rows per step.", recipe),
        entry("training.optimiser", AT(training.optimiser), any, "",
              "Muon on the hidden matrices and Adam elsewhere, or Adam everywhere.", recipe),
        entry("training.rate", AT(training.rate), above(0, 10), "per step", "Learning rate of Adam at its height.",
              recipe),
        entry("training.muon_rate", AT(training.muon_rate), above(0, 10), "per step",
              "Learning rate of Muon at its height.", recipe),
        entry("training.unmix_rate", AT(training.unmix_rate), {0, 10}, "per step",
              "Relative-gradient step of the unmixing matrix at its height. The recipe takes 0.01, or 0.02 when there "
              "is time.",
              recipe),
        entry("training.warm_up", AT(training.warm_up), {0, largest_count}, "steps",
              "Steps over which the learning rates rise from 0.", recipe),
        entry("training.hold", AT(training.hold), fraction, "fraction of the run",
              "When the learning rates start to fall, along a cosine.", recipe),
        entry("training.refine_factor", AT(training.refine_factor), {0, 10}, "",
              "Factor of the learning rates once the rotation has given the graph, when the search is rotate. At 0 the "
              "encoder then stays as it is, and decoder and transition networks alone learn on.",
              recipe),
        entry("training.final_fraction", AT(training.final_fraction), fraction, "fraction of the height",
              "What the learning rates have fallen to at the end.", recipe),
        entry("training.evaluate_every", AT(training.evaluate_every), {1, largest_count}, "steps",
              "Steps between evaluations; every one adds a point to each curve.", program),
        entry("training.evaluation_rows", AT(training.evaluation_rows), {1, largest_count}, "rows",
              "Rows of the test split that an evaluation uses. Default 20000, or all when there are fewer.", recipe),
        entry("training.checkpoint_every", AT(training.checkpoint_every), {1, largest_count}, "steps",
              "Steps between checkpoints, from which an interrupted run goes on.", program),
    };
}

#undef AT

}  // namespace

const std::vector<ParameterEntry>& parameter_table()
{
    static const std::vector<ParameterEntry> table = make_table();
    return table;
}

const ParameterEntry* find_entry(std::string_view key)
{
    const auto& table = parameter_table();
    const auto key_of = [](const ParameterEntry& e) { return std::string_view(e.parameter.key); };
    const auto found = std::ranges::find(table, key, key_of);
    return found == table.end() ? nullptr : &*found;
}

const std::vector<Parameter>& parameters()
{
    static const std::vector<Parameter> all = [] {
        std::vector<Parameter> result;
        for (const ParameterEntry& entry : parameter_table())
            result.push_back(entry.parameter);
        return result;
    }();
    return all;
}

const Parameter* find_parameter(std::string_view key)
{
    const ParameterEntry* entry = find_entry(key);
    return entry ? &parameters()[static_cast<std::size_t>(entry - parameter_table().data())] : nullptr;
}

}  // namespace disentangle
