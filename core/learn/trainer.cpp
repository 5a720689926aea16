#include "core/learn/trainer.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/learn/checkpoint.h"
#include "core/learn/coordinates.h"
#include "core/learn/live_keys.h"
#include "core/learn/model/masks.h"
#include "core/learn/optim/optimiser.h"
#include "core/learn/rotate.h"
#include "core/learn/stages.h"
#include "core/theory/consistency.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace disentangle {
namespace {

constexpr int validation_batches = 4;  // of training.batch rows each, for the held-out objective
constexpr std::int64_t quick_steps = 20;
constexpr int search_rows = 8192;     // that the latents' covariance is taken over for a rotation
constexpr int search_points = 1500;   // that the transition's influence is taken at
constexpr int glance_points = 500;    // the same for a look on the way
constexpr int glance_steps = 2;
constexpr std::int64_t search_every = 5;  // evaluations while a rotation is searched

std::unique_ptr<Objective<float>> make_objective(const Layout& layout, const TrainerOptions& options)
{
    if (options.backend == "fused")
        return make_fused<float>(layout, options.threads);
    if (options.backend == "autograd")
        return make_autograd<float>(layout, options.threads, options.device);
    throw InputError("", "backend", options.backend, "fused or autograd");
}

Eigen::MatrixXd to_matrix(const std::vector<float>& values, int cols)
{
    using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    const auto rows = static_cast<Eigen::Index>(values.size()) / cols;
    return Eigen::Map<const RowMajor>(values.data(), rows, cols).cast<double>();
}

int whole_rows(const char* what, const std::vector<float>& values, int width)
{
    const auto count = static_cast<int>(values.size());
    if (count % width != 0)
        throw InputError("", what, std::to_string(count) + " numbers", "a multiple of " + std::to_string(width));
    return count / width;
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
          layout(dimensions_of(e), estimator_of(e)),
          objective(make_objective(layout, o)),
          stages(stages_of(e)),
          masks(e.world.graph, e.sparsity, e.world.graph.Ga ? std::optional(bound_Ga(e).beta) : std::nullopt,
                e.world.graph.Gz ? std::optional(bound_Gz(e).beta) : std::nullopt),
          optimiser(layout, e.training.optimiser, o.threads),
          parameters(initial_parameters(layout, e.seed)),
          gradient(layout.size())
    {
        bound_masks();
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

    /// The stage that step `number` (from 1) belongs to.
    const Stage& stage_at(std::int64_t number) const
    {
        for (const Stage& stage : stages)
            if (number <= stage.end())
                return stage;
        return stages.back();
    }

    /// What the present model says of the first training rows.
    Glimpse look(int rows, int points) const
    {
        const Dimensions& dim = layout.dimensions();
        rows = std::min(rows, train.rows);
        points = std::min(points, rows);
        std::vector<float> means(static_cast<std::size_t>(rows * dim.steps() * dim.d_z));
        objective->encode(parameters, train.x.data(), rows * dim.steps(), means.data());
        Glimpse glimpse{to_matrix(means, dim.d_z * dim.steps()).leftCols(dim.d_z), Eigen::MatrixXd(points, dim.inputs()),
                        Eigen::VectorXd(dim.d_a)};
        if (dim.time)
            glimpse.inputs.leftCols(dim.d_z) = glimpse.latents.topRows(points);
        if (dim.d_a == 0)
            return glimpse;
        const auto end = train.a.begin() + static_cast<std::ptrdiff_t>(rows) * dim.d_a;
        const Eigen::MatrixXd actions = to_matrix(std::vector<float>(train.a.begin(), end), dim.d_a);
        glimpse.inputs.rightCols(dim.d_a) = actions.topRows(points);
        const Eigen::MatrixXd centred = actions.rowwise() - actions.colwise().mean();
        glimpse.action_scale = (centred.colwise().squaredNorm() / rows).cwiseSqrt().transpose();
        return glimpse;
    }

    Rotate begin_search(int points) const
    {
        return Rotate(layout, parameters, look(search_rows, points), experiment.seed, bound_of(experiment));
    }

    /// One step of the search; the model stays as it is until the last, so that a checkpoint needs nothing of it.
    Terms search(const Stage& stage)
    {
        if (!rotate) {
            rotate.emplace(begin_search(search_points));
            for (std::int64_t k = stage.first; k < step; ++k)  // of a run that was interrupted here
                rotate->step();
        }
        rotate->step();
        if (++step == stage.end()) {
            found = rotate->curve();
            for (double& cost : found->cost)
                cost = static_cast<float>(cost);  // as a checkpoint holds it
            const bool rotates = experiment.sparsity.search == GraphSearch::rotate;
            news = in_words(*found, rotates, bound_of(experiment).has_value());
            if (rotates)
                adopt();
            else
                take_bounds();
            rotate.reset();
        }
        return last_terms;
    }

    /// Takes no more than the numbers of edges over: as the bounds of the masks.
    void take_bounds()
    {
        const std::vector<float> shares = rotate->probabilities();
        const std::size_t inputs = static_cast<std::size_t>(layout.dimensions().inputs());
        const std::size_t past = masks.time() ? static_cast<std::size_t>(masks.time()->cols) : 0;
        found_bounds = Bounds{};
        for (std::size_t k = 0; k < shares.size(); ++k)
            if (shares[k] > 0.5F)
                ++(k % inputs < past ? found_bounds->Gz : found_bounds->Ga);
        bound_masks();
    }

    /// A bound that is to come from the data allows every edge until it is found.
    void bound_masks()
    {
        const CausalGraph& truth = experiment.world.graph;
        const auto beta = [&](const Adjacency& matrix, const Bound& bound, double Bounds::* found_bound) {
            if (bound.source != Bound::Source::data)
                return bound.beta;
            return found_bounds ? (*found_bounds).*found_bound : static_cast<double>(matrix.rows() * matrix.cols());
        };
        masks.set_spec(experiment.sparsity,
                       truth.Ga ? std::optional(beta(*truth.Ga, bound_Ga(experiment), &Bounds::Ga)) : std::nullopt,
                       truth.Gz ? std::optional(beta(*truth.Gz, bound_Gz(experiment), &Bounds::Gz)) : std::nullopt);
    }

    /// Takes the rotation and its graph over.
    void adopt()
    {
        graph.clear();
        for (const float share : rotate->probabilities())
            graph.push_back(share > 0.5F ? 1.F : 0.F);
        change_coordinates(layout, rotate->coordinates(), parameters, variances);
        // What was gathered in the old coordinates says nothing in the new ones.
        for (const Tensor& tensor : layout.tensors())
            if (tensor.name.starts_with("transition.") || tensor.name == "unmix.weight" ||
                tensor.name == "posterior.raw_variance")
                optimiser.forget(tensor);
    }

    Terms advance()
    {
        const TrainingSpec& training = experiment.training;
        const std::int64_t next = step + 1;
        const Stage& stage = stage_at(next);
        if (stage.kind == Stage::Kind::search)
            return search(stage);
        gather(step);
        Random(experiment.seed, "posterior noise", static_cast<std::uint64_t>(next)).normal(std::span(eps));
        const std::span<const float> mask =
            graph.empty() ? masks.draw(experiment.seed, next) : std::span<const float>(graph);

        VarianceState<float> moved = variances;
        const Batch<float> batch{batch_rows, x.data(), a.empty() ? nullptr : a.data(), eps.data(),
                                 mask.empty() ? nullptr : mask.data(), stage.kind == Stage::Kind::unmasked};
        // The averages start far from the data, and so do new transition networks: they follow quickly at first.
        const bool quick = next - stage.first <= quick_steps && stage.kind != Stage::Kind::refine;
        const float momentum = quick ? 0.5F : 0.98F;
        const Terms terms = objective->evaluate(batch, parameters, moved, momentum, gradient, mask_gradient);
        if (!std::isfinite(terms.loss))
            throw Error("the loss is not a finite number at step " + std::to_string(next) +
                        "; the run keeps what came before. A smaller training.rate or training.muon_rate usually helps.");
        variances = std::move(moved);

        const double factor = stage_factor(experiment, stage, next);
        const bool latents = stage.kind != Stage::Kind::adopt;
        // Under a graph with time the coordinates are right already, and steps of A, which are of one size whatever the
        // gradient, would only stir them.
        const bool unmix = stage.kind != Stage::Kind::refine || !layout.dimensions().time;
        optimiser.step(parameters, gradient,
                       {training.rate * factor, training.muon_rate * factor, unmix ? training.unmix_rate * factor : 0,
                        latents});
        if (stage.kind == Stage::Kind::train)
            masks.update(mask_gradient, next - stage.first, stage.length, layout.dimensions().d_x,
                         adam_beta2(training.optimiser));
        step = next;
        last_terms = terms;
        return terms;
    }

    /// The objective on held-out rows under the expected mask. It follows from the current state alone, so evaluating
    /// more or less often changes no number.
    Terms validate()
    {
        const Dimensions& dim = layout.dimensions();
        const int batch = std::min(experiment.training.batch, validation.rows);
        const Stage::Kind stage = stage_at(std::max<std::int64_t>(step, 1)).kind;
        const bool shared = (stage == Stage::Kind::unmasked || stage == Stage::Kind::search) && graph.empty();
        const std::vector<float> probabilities = graph.empty() ? masks.probabilities() : graph;
        std::vector<float> noise(static_cast<std::size_t>(batch * dim.steps() * dim.d_z));
        Terms mean;
        mean.kl_per_latent.assign(static_cast<std::size_t>(dim.d_z), 0);
        const int batches = validation.rows / batch;
        for (int i = 0; i < batches; ++i) {
            Random(experiment.seed, "validation noise", static_cast<std::uint64_t>(i)).normal(std::span(noise));
            VarianceState<float> fixed = variances;
            const auto row = static_cast<std::size_t>(i * batch);
            const Batch<float> rows{batch, validation.x.data() + row * static_cast<std::size_t>(dim.steps() * dim.d_x),
                                    dim.d_a > 0 ? validation.a.data() + row * static_cast<std::size_t>(dim.d_a) : nullptr,
                                    noise.data(), probabilities.data(), shared};
            const Terms terms = objective->evaluate(rows, parameters, fixed, 1, {}, {});
            mean.loss += terms.loss / batches;
            mean.reconstruction += terms.reconstruction / batches;
            mean.kl += terms.kl / batches;
            mean.mse += terms.mse / batches;
            for (std::size_t k = 0; k < mean.kl_per_latent.size(); ++k)
                mean.kl_per_latent[k] += terms.kl_per_latent[k] / batches;
        }
        return mean;
    }

    /// A short search from the present model, so that a run can be watched before its rotation is settled. It follows
    /// from the model alone.
    Rotate glance() const
    {
        Rotate seen = begin_search(glance_points);
        for (int k = 0; k < glance_steps; ++k)
            seen.step();
        return seen;
    }

    Evaluation evaluate()
    {
        const Dimensions& dim = layout.dimensions();
        Evaluation result;
        result.step = step;
        std::vector<float> z_hat(test.z.size());
        objective->encode(parameters, test.x.data(), test.rows * test.steps, z_hat.data());
        Eigen::MatrixXd learned_z = to_matrix(z_hat, dim.d_z);
        std::vector<float> probabilities = graph.empty() ? masks.probabilities() : graph;
        std::optional<CostCurve> curve = found;
        if (experiment.sparsity.search == GraphSearch::rotate && graph.empty()) {
            const Rotate seen = rotate ? *rotate : glance();
            learned_z = (learned_z * seen.coordinates().transpose()).eval();
            probabilities = seen.probabilities();
            curve = seen.curve();
        } else if (rotate) {
            curve = rotate->curve();
        }
        result.scores = score(test_z, learned_z, &permitted);

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
        const std::int64_t at = std::max<std::int64_t>(step, 1);
        metric("rate", stage_factor(experiment, stage_at(at), at));

        int shd = 0;
        const auto add_graph = [&](const std::string& name, const Masks::Block& block, const Adjacency& truth, bool both) {
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
            metric("expected_edges_" + name, std::accumulate(snapshot.data.begin(), snapshot.data.end(), 0.0));
            if (experiment.sparsity.search != GraphSearch::rotate) {
                metric("bound_" + name, block.bound);
                metric("multiplier_" + name, block.multiplier);
            }
            result.snapshots.emplace_back("probability_" + name, std::move(snapshot));
            return distance;
        };
        if (masks.actions())
            result.shd_Ga = add_graph("Ga", *masks.actions(), *experiment.world.graph.Ga, false);
        if (masks.time())
            result.shd_Gz = add_graph("Gz", *masks.time(), *experiment.world.graph.Gz, true);
        metric("shd", shd);
        if (curve) {
            metric("rotation_edges", curve->elbow);
            metric("rotation_cost", curve->cost[static_cast<std::size_t>(curve->elbow)]);
            result.snapshots.emplace_back("rotation_cost",
                                          Snapshot{1, static_cast<int>(curve->cost.size()),
                                                   std::vector<float>(curve->cost.begin(), curve->cost.end())});
        }

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
        bound_masks();
    }

    Experiment experiment;
    TrainerOptions options;
    Layout layout;
    std::unique_ptr<Objective<float>> objective;
    std::vector<Stage> stages;
    std::optional<Rotate> rotate;    ///< while it is searched
    std::vector<float> graph;        ///< found by it, d_z x inputs of 0 and 1; empty before
    std::optional<CostCurve> found;  ///< by it
    struct Bounds {
        double Ga = 0, Gz = 0;
    };
    std::optional<Bounds> found_bounds;  ///< of the masks, when the data gave them
    Terms last_terms;
    std::string news;                ///< what the last step did that a log should hold
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

bool Trainer::evaluates_here() const
{
    const Stage& stage = impl_->stage_at(step());
    if (stage.kind == Stage::Kind::search && (step() - stage.first) % search_every == 0)
        return true;
    return finished() || step() == stage.end() || step() % experiment().training.evaluate_every == 0;
}

void Trainer::run(TrainingObserver& observer)
{
    if (step() == 0 && observer.evaluated(evaluate()))
        return;
    while (!finished()) {
        const Terms terms = advance();
        if (!impl_->news.empty())
            observer.noted(step(), std::exchange(impl_->news, {}));
        bool stop = observer.stepped(step(), terms);
        if (evaluates_here())
            stop = observer.evaluated(evaluate()) || stop;
        if (stop)
            return;
    }
}

std::vector<float> Trainer::decode(const std::vector<float>& z) const
{
    const Dimensions& dim = impl_->layout.dimensions();
    const int n = whole_rows("decode", z, dim.d_z);
    std::vector<float> x(static_cast<std::size_t>(n * dim.d_x));
    impl_->objective->decode(impl_->parameters, z.data(), n, x.data());
    return x;
}

std::vector<float> Trainer::encode(const std::vector<float>& x) const
{
    const Dimensions& dim = impl_->layout.dimensions();
    const int n = whole_rows("encode", x, dim.d_x);
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
    if (now.found) {
        writer.header["rotation_edges"] = now.found->elbow;
        writer.header["rotation_price"] = now.found->price;
        writer.header["adopted"] = !now.graph.empty();
        if (now.found_bounds)
            writer.header.update({{"found_Ga", now.found_bounds->Ga}, {"found_Gz", now.found_bounds->Gz}});
        writer.add("rotation_graph", now.graph);
        writer.add("rotation_cost", std::vector<float>(now.found->cost.begin(), now.found->cost.end()));
    }
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

    std::vector<float> graph;
    std::optional<CostCurve> found;
    std::optional<Impl::Bounds> found_bounds;
    if (reader.header.contains("rotation_edges")) {
        const auto entries = static_cast<std::size_t>(now.layout.dimensions().d_z * now.layout.dimensions().inputs());
        if (reader.header.value("adopted", false))
            graph = reader.array("rotation_graph", entries);
        if (reader.header.contains("found_Ga"))
            found_bounds = Impl::Bounds{reader.number<double>("found_Ga"), reader.number<double>("found_Gz")};
        const std::vector<float> cost = reader.array("rotation_cost", entries + 1);
        found = CostCurve{{cost.begin(), cost.end()}, reader.number<int>("rotation_edges"),
                          reader.number<double>("rotation_price")};
    }

    now.found_bounds = found_bounds;
    for (const auto& [key, value] : reader.header.at("changes").items())
        now.set(key, value);
    now.bound_masks();
    now.graph = std::move(graph);
    now.found = std::move(found);
    now.rotate.reset();
    now.step = step;
    now.parameters = std::move(parameters);
    now.optimiser.set_state(std::move(optimiser));
    const Stage& last = now.stages.back();
    now.masks.set_state(masks, step - last.first, last.length);
    now.variances = std::move(variances);
}

}  // namespace disentangle
