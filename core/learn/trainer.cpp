#include "core/base/error.h"
#include "core/base/random.h"
#include "core/learn/rows.h"
#include "core/learn/trainer_impl.h"
#include "core/theory/consistency.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace disentangle {
namespace {

constexpr int validation_batches = 4;  // of training.batch rows each, for the held-out objective
// Of the variances' averages (VarianceState): they look back on about 50 steps. After quick_steps at one half
// nothing is left of the start, which is orders of magnitude off (2^-20 of it).
constexpr float average_momentum = 0.98F, quick_momentum = 0.5F;
constexpr std::int64_t quick_steps = 20;
constexpr int search_rows = 8192;         // that the latents' covariance is taken over for a rotation
constexpr int search_points = 1500;       // that the transition's influence is taken at
constexpr int decoded_points = 128;       // that the decoder's slopes are taken at, to see which directions it uses
constexpr double following = 0.1;         // of muon_rate, where the latents are settled: only their noise changes
constexpr int straighten_rows = 65536;    // that the bend is fitted on, and a batch held out
constexpr std::int64_t search_every = 5;  // evaluations while a rotation is searched

std::vector<float> graph_of(const SparseRotation& rotate)
{
    std::vector<float> graph = rotate.probabilities();
    for (float& share : graph)
        share = share > 0.5F ? 1.F : 0.F;
    return graph;
}

std::unique_ptr<Objective<float>> make_objective(const Layout& layout, const TrainerOptions& options)
{
    if (options.backend == "fused")
        return make_fused<float>(layout, options.threads);
    if (options.backend == "autograd")
        return make_autograd<float>(layout, options.threads, options.device);
    throw InputError("", "backend", options.backend, "fused or autograd");
}

}  // namespace

Trainer::Impl::Impl(const Experiment& e, const TrainerOptions& o)
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
    specimens.emplace(world, test);

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

void Trainer::Impl::gather(std::int64_t number)
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

Stage Trainer::Impl::stage_at(std::int64_t number) const
{
    const auto at = std::ranges::find_if(stages, [&](const Stage& stage) { return number <= stage.end(); });
    Stage stage = at == stages.end() ? stages.back() : *at;
    if (stage.kind == Stage::Kind::adopt && experiment.training.refine_factor > 0 && adopted_at != stage.first)
        stage.kind = Stage::Kind::refine;
    return stage;
}

Glimpse Trainer::Impl::look(int rows, int points) const
{
    const Dimensions& dim = layout.dimensions();
    rows = std::min(rows, train.rows);
    points = std::min(points, rows);
    std::vector<float> means(static_cast<std::size_t>(rows * dim.steps() * dim.d_z));
    objective->encode(parameters, train.x.data(), rows * dim.steps(), means.data());
    Glimpse glimpse{
        to_matrix(means, dim.d_z * dim.steps()).leftCols(dim.d_z), Eigen::MatrixXd(points, dim.inputs()), {}};
    glimpse.decoder = decoder_moment(
        [&](const Eigen::MatrixXd& z) {
            const std::vector<float> latents = to_rows(z);
            std::vector<float> decoded(static_cast<std::size_t>(z.rows() * dim.d_x));
            objective->decode(parameters, latents.data(), static_cast<int>(z.rows()), decoded.data());
            return to_matrix(decoded, dim.d_x);
        },
        glimpse.latents.topRows(std::min(rows, decoded_points)));
    if (dim.time)
        glimpse.inputs.leftCols(dim.d_z) = glimpse.latents.topRows(points);
    if (dim.d_a == 0)
        return glimpse;
    const auto end = train.a.begin() + static_cast<std::ptrdiff_t>(points) * dim.d_a;
    glimpse.inputs.rightCols(dim.d_a) = to_matrix(std::vector<float>(train.a.begin(), end), dim.d_a);
    return glimpse;
}

SparseRotation Trainer::Impl::begin_search(int points, int sweeps) const
{
    return SparseRotation(layout, parameters, look(search_rows, points), experiment.seed, bound_of(experiment), sweeps);
}

Terms Trainer::Impl::search(const Stage& stage)
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
        std::vector<float> edges = graph_of(*rotate);
        news = in_words(*found, static_cast<int>(std::ranges::count(edges, 1.F)), rotates,
                        bound_of(experiment).has_value());
        if (rotates && !graph.empty() && edges == graph)
            news = "Searched once more: the same graph.";
        else if (rotates)
            adopt(std::move(edges));
        else
            take_bounds(edges);
        rotate.reset();
    }
    return last_terms;
}

void Trainer::Impl::take_bounds(const std::vector<float>& edges)
{
    const std::size_t inputs = static_cast<std::size_t>(layout.dimensions().inputs());
    const std::size_t past = masks.time() ? static_cast<std::size_t>(masks.time()->cols) : 0;
    found_bounds = Bounds{};
    for (std::size_t k = 0; k < edges.size(); ++k)
        if (edges[k] > 0)
            ++(k % inputs < past ? found_bounds->Gz : found_bounds->Ga);
    bound_masks();
}

void Trainer::Impl::bound_masks()
{
    const CausalGraph& truth = experiment.world.graph;
    const auto beta = [&](const Adjacency& matrix, const Bound& bound, double Bounds::*found_bound) {
        if (bound.source != Bound::Source::data)
            return bound.beta;
        return found_bounds ? (*found_bounds).*found_bound : static_cast<double>(matrix.rows() * matrix.cols());
    };
    masks.set_spec(experiment.sparsity,
                   truth.Ga ? std::optional(beta(*truth.Ga, bound_Ga(experiment), &Bounds::Ga)) : std::nullopt,
                   truth.Gz ? std::optional(beta(*truth.Gz, bound_Gz(experiment), &Bounds::Gz)) : std::nullopt);
}

void Trainer::Impl::adopt(std::vector<float> edges)
{
    graph = std::move(edges);
    adopted_at = step;
    change_coordinates(layout, rotate->coordinates(), parameters, variances);
    // What was gathered in the old coordinates says nothing in the new ones.
    for (const Tensor& tensor : layout.tensors())
        if (tensor.group == Group::transition || tensor.group == Group::shared_transition ||
            tensor.group == Group::unmix || tensor.group == Group::posterior)
            optimiser.forget(tensor);
}

bool Trainer::Impl::can_straighten() const
{
    return train.rows >= QuadraticFit::least_rows(layout.dimensions().d_z);
}

QuadraticFit Trainer::Impl::begin_straightening() const
{
    const Dimensions& dim = layout.dimensions();
    const int rows = std::min(straighten_rows, train.rows);
    std::vector<float> unbent = parameters;
    const Tensor& bend = layout.at("bend.weight");
    std::fill_n(unbent.begin() + static_cast<std::ptrdiff_t>(bend.offset), bend.size(), 0.F);
    std::vector<float> latents(static_cast<std::size_t>(rows * dim.steps() * dim.d_z));
    objective->encode(unbent, train.x.data(), rows * dim.steps(), latents.data());
    const auto end = train.a.begin() + static_cast<std::ptrdiff_t>(rows) * dim.d_a;
    return QuadraticFit(layout, parameters, graph, std::move(latents), {train.a.begin(), end});
}

Terms Trainer::Impl::straighten(const Stage& stage)
{
    ++step;
    if (!can_straighten()) {
        if (step == stage.end())
            news = "Left the latents unstraightened: that takes " +
                   std::to_string(QuadraticFit::least_rows(layout.dimensions().d_z)) + " training rows.";
        return last_terms;
    }
    if (!straightening) {
        straightening.emplace(begin_straightening());
        for (std::int64_t k = stage.first + 1; k < step; ++k)  // of a run that was interrupted here
            straightening->step();
    }
    straightening->step();
    if (step < stage.end())
        return last_terms;
    news = in_words(*straightening);
    if (straightening->gain() > 0) {
        parameters = straightening->parameters();
        for (const Tensor& tensor : layout.tensors())
            if (tensor.group == Group::transition || tensor.group == Group::shared_transition)
                optimiser.forget(tensor);
    }
    straightening.reset();
    return last_terms;
}

void Trainer::Impl::hold_means(bool first)
{
    for (const Tensor& tensor : layout.tensors()) {
        if (tensor.group != Group::encoder_head)
            continue;
        if (first)
            optimiser.forget(tensor);
        const std::size_t row = tensor.size() / static_cast<std::size_t>(tensor.shape.front());
        for (std::size_t at = 0; at < tensor.size(); at += 2 * row)  // mean, raw variance, mean, ..
            std::fill_n(gradient.begin() + static_cast<std::ptrdiff_t>(tensor.offset + at), row, 0.F);
    }
}

Terms Trainer::Impl::advance()
{
    const TrainingSpec& training = experiment.training;
    const std::int64_t next = step + 1;
    const Stage stage = stage_at(next);
    if (stage.kind == Stage::Kind::search)
        return search(stage);
    if (stage.kind == Stage::Kind::straighten)
        return straighten(stage);
    gather(step);
    Random(experiment.seed, "posterior noise", static_cast<std::uint64_t>(next)).normal(std::span(eps));
    const std::span<const float> mask =
        graph.empty() ? masks.draw(experiment.seed, next) : std::span<const float>(graph);

    VarianceState<float> moved = variances;
    const Batch<float> batch{batch_rows,
                             x.data(),
                             a.empty() ? nullptr : a.data(),
                             eps.data(),
                             mask.empty() ? nullptr : mask.data(),
                             stage.kind == Stage::Kind::unmasked || stage.kind == Stage::Kind::relearn};
    // The averages start far from the data, and so do new transition networks: they follow quickly at first.
    const bool quick = next - stage.first <= quick_steps && stage.kind != Stage::Kind::refine;
    const float momentum = quick ? quick_momentum : average_momentum;
    const Terms terms = objective->evaluate(batch, parameters, moved, momentum, gradient, mask_gradient);
    if (!std::isfinite(terms.loss))
        throw Error("the loss is not a finite number at step " + std::to_string(next) +
                    "; the run keeps what came before. A smaller training.rate or training.muon_rate usually helps.");
    variances = std::move(moved);

    const double factor = stage_factor(training, stages, stage, next);
    const bool latents = stage.kind != Stage::Kind::adopt && stage.kind != Stage::Kind::relearn;
    if (!latents)
        hold_means(next == stage.first + 1);
    // Under a graph with time the coordinates are right already, and steps of A, which are of one size whatever the
    // gradient, would only stir them.
    const bool unmix = stage.kind != Stage::Kind::refine || !layout.dimensions().time;
    const double of_matrices = training.muon_rate * factor * (latents ? 1 : following);
    optimiser.step(parameters, gradient,
                   {training.rate * factor, of_matrices, unmix ? training.unmix_rate * factor : 0, latents});
    if (stage.kind == Stage::Kind::train)
        masks.update(mask_gradient, next - stage.first, stage.length, layout.dimensions().d_x,
                     adam_beta2(training.optimiser));
    step = next;
    last_terms = terms;
    return terms;
}

void Trainer::Impl::set(const Parameter& parameter, const nlohmann::json& value)
{
    experiment = with_value(experiment, parameter.key, value);
    changes[parameter.key] = value;
    bound_masks();
}

/// A bound is read when a rotation is searched; once the last search has begun, nothing asks for it.
void Trainer::Impl::require_search_ahead(const Parameter& parameter) const
{
    const bool bound = parameter.key == "sparsity.beta_Ga" || parameter.key == "sparsity.beta_Gz";
    const auto ahead = [this](const Stage& stage) { return stage.kind == Stage::Kind::search && stage.first >= step; };
    if (bound && experiment.sparsity.search == GraphSearch::rotate && std::ranges::none_of(stages, ahead))
        throw InputError("", "set", "'" + parameter.key + "' does nothing any more; it acts until a search has begun",
                         "another one, or a new run");
}

Trainer::Trainer(const Experiment& experiment, const TrainerOptions& options)
    : impl_(std::make_unique<Impl>(experiment, options))
{
}

Trainer::~Trainer() = default;

const Experiment& Trainer::experiment() const
{
    return impl_->experiment;
}
const TrainerOptions& Trainer::options() const
{
    return impl_->options;
}
std::int64_t Trainer::step() const
{
    return impl_->step;
}
bool Trainer::finished() const
{
    return impl_->step >= impl_->experiment.training.steps;
}
Terms Trainer::advance()
{
    return impl_->advance();
}
Evaluation Trainer::evaluate()
{
    return impl_->evaluate();
}
std::vector<float> Trainer::mask_probabilities() const
{
    return impl_->masks.probabilities();
}
void Trainer::set(const std::string& key, const nlohmann::json& value)
{
    const Parameter& parameter = require_live_parameter(impl_->experiment, key);
    impl_->require_search_ahead(parameter);
    impl_->set(parameter, value);
}

bool Trainer::evaluates_here() const
{
    const Stage stage = impl_->stage_at(step());
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
    return impl_->decode(z);
}
std::vector<float> Trainer::encode(const std::vector<float>& x) const
{
    return impl_->encode(x);
}
LearnedModel Trainer::model() const
{
    return impl_->model();
}

}  // namespace disentangle
