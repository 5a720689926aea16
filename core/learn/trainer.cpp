#include "core/learn/trainer.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/learn/checkpoint.h"
#include "core/learn/model/masks.h"
#include "core/learn/optim/optimiser.h"
#include "core/theory/consistency.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace disentangle {
namespace {

constexpr int validation_batches = 4;  // of training.batch rows each, for the held-out objective
constexpr std::int64_t quick_steps = 20;

Dimensions dimensions_of(const Experiment& experiment)
{
    const WorldSpec& world = experiment.world;
    return {world.graph.d_z(), world.d_x, world.graph.d_a(), world.graph.Gz.has_value()};
}

std::unique_ptr<Objective<float>> make_objective(const Layout& layout, const TrainerOptions& options)
{
    if (options.backend == "fused")
        return make_fused<float>(layout, options.threads);
    if (options.backend == "autograd")
        return make_autograd<float>(layout, options.threads, options.device);
    throw InputError("", "backend", options.backend, "fused or autograd");
}

std::optional<double> beta_Ga(const Experiment& experiment)
{
    return experiment.world.graph.Ga ? std::optional(bound_Ga(experiment).beta) : std::nullopt;
}

std::optional<double> beta_Gz(const Experiment& experiment)
{
    return experiment.world.graph.Gz ? std::optional(bound_Gz(experiment).beta) : std::nullopt;
}

Eigen::MatrixXd to_matrix(const std::vector<float>& values, int cols)
{
    using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    const auto rows = static_cast<Eigen::Index>(values.size()) / cols;
    return Eigen::Map<const RowMajor>(values.data(), rows, cols).cast<double>();
}

/// Keys that steer a run without changing a size or what came before.
constexpr std::array live_keys{"sparsity.beta_Ga",    "sparsity.beta_Gz",     "sparsity.penalty",
                               "sparsity.multiplier_rate", "sparsity.mask_rate", "sparsity.schedule_end",
                               "sparsity.dual_restarts",   "sparsity.temperature", "sparsity.mask_limit",
                               "training.rate",       "training.muon_rate",   "training.unmix_rate",
                               "training.hold",       "training.final_fraction", "training.warm_up",
                               "training.evaluate_every", "training.checkpoint_every"};

/// "beta_Ga" is short for "sparsity.beta_Ga".
std::string live_key(const std::string& key)
{
    std::string known;
    for (const std::string_view live : live_keys) {
        if (live == key || live.substr(live.find('.') + 1) == key)
            return std::string(live);
        known += (known.empty() ? "" : ", ") + std::string(live.substr(live.find('.') + 1));
    }
    throw InputError("", "set", "the key '" + key + "'", "one that can change while training: " + known);
}

}  // namespace

std::optional<double> Evaluation::metric(std::string_view name) const
{
    for (const auto& [key, value] : metrics)
        if (key == name)
            return value;
    return std::nullopt;
}

struct Trainer::Impl {
    Impl(const Experiment& e, const TrainerOptions& o)
        : experiment(e),
          options(o),
          layout(dimensions_of(e), e.estimator),
          objective(make_objective(layout, o)),
          masks(e.world.graph, e.sparsity, beta_Ga(e), beta_Gz(e)),
          optimiser(layout, e.training.optimiser, o.threads),
          parameters(initial_parameters(layout, e.seed)),
          gradient(layout.size())
    {
        const World world(e.world);
        train = world.sample(Split::train, e.world.train, 0, o.threads);
        const int validation_rows = std::min(e.world.validation, validation_batches * e.training.batch);
        validation = world.sample(Split::validation, validation_rows, 0, o.threads);
        test = world.sample(Split::test, std::min(e.world.test, e.training.evaluation_rows), 0, o.threads);
        test_z = to_matrix(test.z, test.d_z);

        const auto d_z = static_cast<std::size_t>(layout.dimensions().d_z);
        variances.decoder = static_cast<float>(std::exp(e.estimator.decoder_log_variance));
        variances.prior.assign(d_z, static_cast<float>(std::exp(e.estimator.prior_log_variance)));
        if (layout.dimensions().time) {
            variances.initial_mean.assign(d_z, 0);
            variances.initial_variance.assign(d_z, 1);
        }
        const Adjacency* Ga = e.world.graph.Ga ? &*e.world.graph.Ga : nullptr;
        const Adjacency* Gz = e.world.graph.Gz ? &*e.world.graph.Gz : nullptr;
        permitted = permitted_pattern(Ga, Gz);

        const Dimensions& dim = layout.dimensions();
        const auto batch = static_cast<std::size_t>(e.training.batch);
        const auto observed = static_cast<std::size_t>(dim.steps() * dim.d_x);
        x.resize(batch * observed);
        a.resize(batch * static_cast<std::size_t>(dim.d_a));
        eps.resize(batch * static_cast<std::size_t>(dim.steps() * dim.d_z));
        mask_gradient.resize(d_z * static_cast<std::size_t>(dim.inputs()));
    }

    /// Rows of minibatch `number` (from 0): consecutive in a fresh permutation of the training rows per epoch; a last
    /// incomplete batch of an epoch is left out.
    void gather(std::int64_t number)
    {
        const auto rows = static_cast<std::int64_t>(train.rows);
        const std::int64_t batch = std::min<std::int64_t>(experiment.training.batch, rows);
        const std::int64_t per_epoch = rows / batch;
        const std::int64_t epoch = number / per_epoch;
        if (epoch != shuffled_epoch) {
            order.resize(static_cast<std::size_t>(rows));
            std::iota(order.begin(), order.end(), 0);
            Random random(experiment.seed, "batches", static_cast<std::uint64_t>(epoch));
            for (std::size_t i = order.size(); i > 1; --i)
                std::swap(order[i - 1], order[random.below(i)]);
            shuffled_epoch = epoch;
        }
        const auto observed = static_cast<std::ptrdiff_t>(train.steps * train.d_x);
        const auto actions = static_cast<std::ptrdiff_t>(train.d_a);
        for (std::int64_t i = 0; i < batch; ++i) {
            const auto row = static_cast<std::ptrdiff_t>(order[static_cast<std::size_t>((number % per_epoch) * batch + i)]);
            std::copy_n(train.x.begin() + row * observed, observed, x.begin() + i * observed);
            std::copy_n(train.a.begin() + row * actions, actions, a.begin() + i * actions);
        }
        batch_rows = static_cast<int>(batch);
    }

    Terms advance()
    {
        const TrainingSpec& training = experiment.training;
        const std::int64_t next = step + 1;
        gather(step);
        Random(experiment.seed, "posterior noise", static_cast<std::uint64_t>(next)).normal(std::span(eps));
        const std::span<const float> mask = masks.draw(experiment.seed, next);

        VarianceState<float> moved = variances;
        const Batch<float> batch{batch_rows, x.data(), a.empty() ? nullptr : a.data(), eps.data(),
                                 mask.empty() ? nullptr : mask.data()};
        // The averages start far from the data: they follow quickly at first.
        const float momentum = next <= quick_steps ? 0.5F : 0.98F;
        const Terms terms = objective->evaluate(batch, parameters, moved, momentum, gradient, mask_gradient);
        if (!std::isfinite(terms.loss))
            throw Error("the loss is not a finite number at step " + std::to_string(next) +
                        "; the run keeps what came before. A smaller training.rate or training.muon_rate usually helps.");
        variances = std::move(moved);

        const double factor = schedule_factor(training, next);
        optimiser.step(parameters, gradient,
                       {training.rate * factor, training.muon_rate * factor, training.unmix_rate * factor});
        masks.update(mask_gradient, next, training.steps, layout.dimensions().d_x, adam_beta2(training.optimiser));
        step = next;
        return terms;
    }

    /// The objective on held-out rows under the expected mask. It follows from the current state alone, so evaluating
    /// more or less often changes no number.
    Terms validate()
    {
        const Dimensions& dim = layout.dimensions();
        const int batch = std::min(experiment.training.batch, validation.rows);
        const std::vector<float> probabilities = masks.probabilities();
        std::vector<float> noise(static_cast<std::size_t>(batch * dim.steps() * dim.d_z));
        std::vector<float> unused(layout.size());
        Terms mean;
        mean.kl_per_latent.assign(static_cast<std::size_t>(dim.d_z), 0);
        const int batches = validation.rows / batch;
        for (int i = 0; i < batches; ++i) {
            Random(experiment.seed, "validation noise", static_cast<std::uint64_t>(i)).normal(std::span(noise));
            VarianceState<float> fixed = variances;
            const auto row = static_cast<std::size_t>(i * batch);
            const Batch<float> rows{batch, validation.x.data() + row * static_cast<std::size_t>(dim.steps() * dim.d_x),
                                    dim.d_a > 0 ? validation.a.data() + row * static_cast<std::size_t>(dim.d_a) : nullptr,
                                    noise.data(), probabilities.data()};
            const Terms terms = objective->evaluate(rows, parameters, fixed, 1, unused, {});
            mean.loss += terms.loss / batches;
            mean.reconstruction += terms.reconstruction / batches;
            mean.kl += terms.kl / batches;
            mean.mse += terms.mse / batches;
            for (std::size_t k = 0; k < mean.kl_per_latent.size(); ++k)
                mean.kl_per_latent[k] += terms.kl_per_latent[k] / batches;
        }
        return mean;
    }

    Evaluation evaluate()
    {
        const Dimensions& dim = layout.dimensions();
        Evaluation result;
        result.step = step;
        std::vector<float> z_hat(test.z.size());
        objective->encode(parameters, test.x.data(), test.rows * test.steps, z_hat.data());
        result.scores = score(test_z, to_matrix(z_hat, dim.d_z), &permitted);

        const auto metric = [&](std::string name, double value) { result.metrics.emplace_back(std::move(name), value); };
        metric("mcc", result.scores.mcc);
        metric("r", result.scores.r);
        if (result.scores.r_con)
            metric("r_con", *result.scores.r_con);
        const Terms terms = validate();
        metric("loss", terms.loss);
        metric("reconstruction", terms.reconstruction);
        metric("kl", terms.kl);
        metric("mse", terms.mse);
        for (std::size_t i = 0; i < terms.kl_per_latent.size(); ++i)
            metric("kl_" + std::to_string(i + 1), terms.kl_per_latent[i]);
        metric("rate", schedule_factor(experiment.training, std::max<std::int64_t>(step, 1)));

        int shd = 0;
        const std::vector<float> probabilities = masks.probabilities();
        const auto graph = [&](const std::string& name, const Masks::Block& block, const Adjacency& truth, bool both) {
            Adjacency learned(dim.d_z, block.cols);
            Snapshot snapshot{dim.d_z, block.cols, {}};
            for (int i = 0; i < dim.d_z; ++i)
                for (int j = 0; j < block.cols; ++j) {
                    const float p = probabilities[static_cast<std::size_t>(i * dim.inputs() + block.first + j)];
                    snapshot.data.push_back(p);
                    learned.set(i, j, p > 0.5F);
                }
            const Adjacency matched = both ? match_rows_and_cols(learned, result.scores.assignment)
                                           : match_rows(learned, result.scores.assignment);
            const GraphDistance distance = graph_distance(truth, matched);
            shd += distance.total();
            metric("shd_" + name, distance.total());
            metric("missing_" + name, distance.missing);
            metric("extra_" + name, distance.extra);
            metric("edges_" + name, learned.edges());
            metric("expected_edges_" + name, masks.expected_edges(block));
            metric("bound_" + name, block.bound);
            metric("multiplier_" + name, block.multiplier);
            result.snapshots.emplace_back("probability_" + name, std::move(snapshot));
            return distance;
        };
        if (masks.actions())
            result.shd_Ga = graph("Ga", *masks.actions(), *experiment.world.graph.Ga, false);
        if (masks.time())
            result.shd_Gz = graph("Gz", *masks.time(), *experiment.world.graph.Gz, true);
        metric("shd", shd);

        Snapshot correlation{dim.d_z, dim.d_z, {}}, assignment{1, dim.d_z, {}};
        for (int i = 0; i < dim.d_z; ++i) {
            for (int j = 0; j < dim.d_z; ++j)
                correlation.data.push_back(static_cast<float>(result.scores.correlation(i, j)));
            assignment.data.push_back(static_cast<float>(result.scores.assignment[static_cast<std::size_t>(i)]));
        }
        result.snapshots.emplace_back("correlation", std::move(correlation));
        result.snapshots.emplace_back("assignment", std::move(assignment));
        if (step == 0) {
            Snapshot pattern{dim.d_z, dim.d_z, {}}, among_true{dim.d_z, dim.d_z, {}};
            const Eigen::MatrixXd shared = absolute_correlation(test_z, test_z);
            for (int i = 0; i < dim.d_z; ++i)
                for (int j = 0; j < dim.d_z; ++j) {
                    pattern.data.push_back(permitted(i, j) ? 1.F : 0.F);
                    among_true.data.push_back(static_cast<float>(shared(i, j)));
                }
            result.snapshots.emplace_back("permitted", std::move(pattern));
            result.snapshots.emplace_back("true_correlation", std::move(among_true));
        }
        return result;
    }

    void set(const std::string& key, const nlohmann::json& value)
    {
        const std::string full = live_key(key);
        experiment = with_value(experiment, full, value);
        changes[full] = value;
        masks.set_spec(experiment.sparsity, beta_Ga(experiment), beta_Gz(experiment));
    }

    Experiment experiment;
    TrainerOptions options;
    Layout layout;
    std::unique_ptr<Objective<float>> objective;
    Masks masks;
    Optimiser optimiser;
    std::vector<float> parameters, gradient, mask_gradient;
    VarianceState<float> variances;
    nlohmann::json changes = nlohmann::json::object();  ///< made by set(), by full key
    std::int64_t step = 0;

    Dataset train, validation, test;
    Eigen::MatrixXd test_z;
    Adjacency permitted;
    std::vector<float> x, a, eps;
    std::vector<std::int32_t> order;
    std::int64_t shuffled_epoch = -1;
    int batch_rows = 0;
};

Trainer::Trainer(const Experiment& experiment, const TrainerOptions& options)
    : impl_(std::make_unique<Impl>(experiment, options))
{
}

Trainer::~Trainer() = default;

const Experiment& Trainer::experiment() const { return impl_->experiment; }
const TrainerOptions& Trainer::options() const { return impl_->options; }
std::int64_t Trainer::step() const { return impl_->step; }
bool Trainer::finished() const { return impl_->step >= impl_->experiment.training.steps; }
Terms Trainer::advance() { return impl_->advance(); }
Evaluation Trainer::evaluate() { return impl_->evaluate(); }
std::vector<float> Trainer::mask_probabilities() const { return impl_->masks.probabilities(); }
void Trainer::set(const std::string& key, const nlohmann::json& value) { impl_->set(key, value); }

void Trainer::run(TrainingObserver& observer)
{
    if (step() == 0 && observer.evaluated(evaluate()))
        return;
    while (!finished()) {
        const Terms terms = advance();
        bool stop = observer.stepped(step(), terms);
        if (finished() || step() % experiment().training.evaluate_every == 0)
            stop = observer.evaluated(evaluate()) || stop;
        if (stop)
            return;
    }
}

std::vector<float> Trainer::decode(const std::vector<float>& z) const
{
    const Dimensions& dim = impl_->layout.dimensions();
    const auto n = static_cast<int>(z.size()) / dim.d_z;
    if (n * dim.d_z != static_cast<int>(z.size()))
        throw InputError("", "decode", std::to_string(z.size()) + " numbers", "a multiple of " + std::to_string(dim.d_z));
    std::vector<float> x(static_cast<std::size_t>(n * dim.d_x));
    impl_->objective->decode(impl_->parameters, z.data(), n, x.data());
    return x;
}

std::vector<float> Trainer::encode(const std::vector<float>& x) const
{
    const Dimensions& dim = impl_->layout.dimensions();
    const auto n = static_cast<int>(x.size()) / dim.d_x;
    if (n * dim.d_x != static_cast<int>(x.size()))
        throw InputError("", "encode", std::to_string(x.size()) + " numbers", "a multiple of " + std::to_string(dim.d_x));
    std::vector<float> z(static_cast<std::size_t>(n * dim.d_z));
    impl_->objective->encode(impl_->parameters, x.data(), n, z.data());
    return z;
}

std::string Trainer::checkpoint() const
{
    const Impl& now = *impl_;
    const Optimiser::State& optimiser = now.optimiser.state();
    const Masks::State masks = now.masks.state();
    CheckpointWriter writer;
    writer.header = {{"step", now.step},
                     {"seed", now.experiment.seed},
                     {"changes", now.changes},
                     {"optimiser_steps", optimiser.steps},
                     {"mask_updates", masks.updates},
                     {"multiplier_Ga", masks.multiplier_Ga},
                     {"multiplier_Gz", masks.multiplier_Gz},
                     {"decoder_variance", now.variances.decoder}};
    writer.add("parameters", now.parameters);
    writer.add("first", optimiser.first);
    writer.add("second", optimiser.second);
    writer.add("masks", masks.values);
    writer.add("prior", now.variances.prior);
    writer.add("initial_mean", now.variances.initial_mean);
    writer.add("initial_variance", now.variances.initial_variance);
    return writer.bytes();
}

void Trainer::restore(const std::string& checkpoint)
{
    const CheckpointReader reader(checkpoint);
    Impl& now = *impl_;
    // Everything is read and checked before anything is changed.
    VarianceState<float> variances;
    variances.decoder = reader.number<float>("decoder_variance");
    variances.prior = reader.array("prior", now.variances.prior.size());
    variances.initial_mean = reader.array("initial_mean", now.variances.initial_mean.size());
    variances.initial_variance = reader.array("initial_variance", now.variances.initial_variance.size());
    Optimiser::State optimiser{reader.array("first", now.layout.size()), reader.array("second", now.layout.size()),
                               reader.number<std::int64_t>("optimiser_steps")};
    const Masks::State masks{reader.array("masks", now.masks.state().values.size()),
                             reader.number<double>("multiplier_Ga"), reader.number<double>("multiplier_Gz"),
                             reader.number<std::int64_t>("mask_updates")};
    std::vector<float> parameters = reader.array("parameters", now.layout.size());
    const auto step = reader.number<std::int64_t>("step");
    if (reader.number<std::uint64_t>("seed") != now.experiment.seed)
        throw InputError("checkpoint", "seed", std::to_string(reader.number<std::uint64_t>("seed")),
                         std::to_string(now.experiment.seed));

    for (const auto& [key, value] : reader.header.at("changes").items())
        now.set(key, value);
    now.step = step;
    now.parameters = std::move(parameters);
    now.optimiser.set_state(std::move(optimiser));
    now.masks.set_state(masks, step, now.experiment.training.steps);
    now.variances = std::move(variances);
}

}  // namespace disentangle
