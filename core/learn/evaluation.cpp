#include "core/base/error.h"
#include "core/base/random.h"
#include "core/learn/rows.h"
#include "core/learn/trainer_impl.h"

#include <Eigen/LU>
#include <algorithm>
#include <iterator>
#include <numeric>

namespace disentangle {
namespace {

constexpr int glance_points = 500;  // that the transition's influence is taken at for a look on the way
/// A sweep costs the fourth power of the number of latents: beyond this number a look on the way is a shorter one.
constexpr int few_latents = 16;

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

bool Trainer::Impl::predicts_shared() const
{
    const Stage::Kind stage = stage_at(std::max<std::int64_t>(step, 1)).kind;
    return (stage == Stage::Kind::unmasked || stage == Stage::Kind::search) && graph.empty();
}

std::vector<float> Trainer::Impl::expected_mask() const
{
    return graph.empty() ? masks.probabilities() : graph;
}

Terms Trainer::Impl::validate()
{
    const Dimensions& dim = layout.dimensions();
    const int batch = std::min(experiment.training.batch, validation.rows);
    const bool shared = predicts_shared();
    const std::vector<float> probabilities = expected_mask();
    std::vector<float> noise(static_cast<std::size_t>(batch * dim.steps() * dim.d_z));
    Terms mean;
    mean.kl_per_latent.assign(static_cast<std::size_t>(dim.d_z), 0);
    const int batches = validation.rows / batch;
    for (int i = 0; i < batches; ++i) {
        Random(experiment.seed, "validation noise", static_cast<std::uint64_t>(i)).normal(std::span(noise));
        VarianceState<float> fixed = variances;
        const auto row = static_cast<std::size_t>(i * batch);
        const Batch<float> rows{batch,
                                validation.x.data() + row * static_cast<std::size_t>(dim.steps() * dim.d_x),
                                dim.d_a > 0 ? validation.a.data() + row * static_cast<std::size_t>(dim.d_a) : nullptr,
                                noise.data(),
                                probabilities.data(),
                                shared};
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

SparseRotation Trainer::Impl::glance() const
{
    const bool few = layout.dimensions().d_z <= few_latents;
    SparseRotation seen = begin_search(glance_points, few ? RotationSearch::most_sweeps : 4);
    for (int k = 0; k < (few ? 2 : 1); ++k)
        seen.step();
    return seen;
}

const Eigen::MatrixXd& Trainer::Impl::coordinates()
{
    if (!shown)
        shown = (rotate ? *rotate : glance()).coordinates();
    return *shown;
}

std::vector<float> Trainer::Impl::encode(const std::vector<float>& observed)
{
    const Dimensions& dim = layout.dimensions();
    const int n = whole_rows("encode", observed, dim.d_x);
    std::vector<float> z(static_cast<std::size_t>(n * dim.d_z));
    objective->encode(parameters, observed.data(), n, z.data());
    return rotation_open() ? to_rows(to_matrix(z, dim.d_z) * coordinates().transpose()) : z;
}

std::vector<float> Trainer::Impl::decode(const std::vector<float>& z)
{
    const Dimensions& dim = layout.dimensions();
    const int n = whole_rows("decode", z, dim.d_z);
    const std::vector<float> own =
        rotation_open() ? to_rows(to_matrix(z, dim.d_z) * coordinates().inverse().transpose()) : z;
    std::vector<float> decoded(static_cast<std::size_t>(n * dim.d_x));
    objective->decode(parameters, own.data(), n, decoded.data());
    return decoded;
}

LearnedModel Trainer::Impl::model()
{
    const Dimensions& dim = layout.dimensions();
    const auto d_x = static_cast<std::size_t>(dim.d_x);
    LearnedModel model{layout,
                       parameters,
                       Eigen::MatrixXd::Identity(dim.d_z, dim.d_z),
                       expected_mask(),
                       expected_mask(),
                       predicts_shared(),
                       std::vector<float>(d_x, 0),   // a synthetic world gives its observations
                       std::vector<float>(d_x, 1)};  // as they are learned from: standardised
    if (rotation_open()) {
        const SparseRotation seen = rotate ? *rotate : glance();
        model.coordinates = seen.coordinates();
        model.edges = seen.probabilities();
    }
    return model;
}

bool Trainer::Impl::records_specimens() const
{
    const Stage stage = stage_at(step);
    const bool scheduled = step % experiment.training.evaluate_every == 0 && stage.kind != Stage::Kind::search;
    return !scheduled || step == stage.end() ||
           step % specimens->interval(experiment.training.steps, experiment.training.evaluate_every) == 0;
}

Evaluation Trainer::Impl::evaluate()
{
    const Dimensions& dim = layout.dimensions();
    Evaluation result;
    result.step = step;
    std::vector<float> z_hat(test.z.size());
    objective->encode(parameters, test.x.data(), test.rows * test.steps, z_hat.data());
    Eigen::MatrixXd learned_z = to_matrix(z_hat, dim.d_z);
    std::vector<float> probabilities = expected_mask();
    std::optional<CostCurve> curve = found;
    if (rotation_open()) {
        const SparseRotation seen = rotate ? *rotate : glance();
        shown = seen.coordinates();
        learned_z = (learned_z * shown->transpose()).eval();
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
    const std::int64_t at = std::max<std::int64_t>(step, 1);
    metric("rate", stage_factor(experiment.training, stages, stage_at(at), at));

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

    Snapshot correlation{dim.d_z, dim.d_z, {}}, ols{dim.d_z, dim.d_z, {}}, assignment{1, dim.d_z, {}};
    for (int i = 0; i < dim.d_z; ++i) {
        for (int j = 0; j < dim.d_z; ++j) {
            correlation.data.push_back(static_cast<float>(result.scores.correlation(i, j)));
            ols.data.push_back(static_cast<float>(result.scores.regression(i, j)));
        }
        assignment.data.push_back(static_cast<float>(result.scores.assignment[static_cast<std::size_t>(i)]));
    }
    result.snapshots.emplace_back("correlation", std::move(correlation));
    result.snapshots.emplace_back("ols", std::move(ols));
    result.snapshots.emplace_back("assignment", std::move(assignment));
    result.snapshots.emplace_back("kl", Snapshot{1, dim.d_z, {terms.kl_per_latent.begin(), terms.kl_per_latent.end()}});
    const auto add = [&](ProbeRows::Snapshots&& snapshots) {
        std::move(snapshots.begin(), snapshots.end(), std::back_inserter(result.snapshots));
    };
    if (records_specimens())
        add(specimens->of_model(learned_z, [this](const std::vector<float>& z) { return decode(z); }));
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
        add(specimens->of_world());
    }
    return result;
}

}  // namespace disentangle
