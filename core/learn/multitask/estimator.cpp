// SPDX-License-Identifier: GPL-3.0-or-later
// Sparse multi-task learning (Lachapelle et al. 2023, arXiv 2211.14666; docs/tasks.md).
#include "core/data/task_parts.h"
#include "core/experiment/estimators/sparse_multitask.h"
#include "core/experiment/kinds.h"
#include "core/learn/baselines/objective.h"
#include "core/learn/estimator.h"
#include "core/linear_algebra/products.h"
#include "core/learn/multitask/encoder.h"
#include "core/learn/multitask/feature_ica.h"
#include "core/learn/multitask/plan.h"
#include "core/learn/multitask/sparse_map.h"
#include "core/learn/multitask/task_points.h"
#include "core/learn/network/fused/blas.h"
#include "core/learn/optim/optimiser.h"
#include "core/learn/rows.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <utility>

namespace disentangle {
namespace {

constexpr int whitening_rows = 20000;  // of x
constexpr int ica_rows = 20000;        // of features
constexpr int anchor_rows = 2000;      // that hold a map while the features under it learn on
constexpr int tasks_at_a_time = 100;   // encoded together

/// From the encoder's outputs to the latents: (outputs - mean) P.
struct LinearMap {
    Eigen::RowVectorXd mean;
    Eigen::MatrixXd P;

    Eigen::MatrixXd apply(const Eigen::MatrixXd& outputs) const { return product(outputs.rowwise() - mean, P); }
};

LinearMap identity_map(Eigen::Index m)
{
    return {Eigen::RowVectorXd::Zero(m), Eigen::MatrixXd::Identity(m, m)};
}

InnerSettings inner_settings(const Experiment& experiment)
{
    const MultitaskSpec& spec = experiment.own.get<MultitaskSpec>();
    InnerSettings settings;
    settings.kind = spec.method == MultitaskMethod::joint     ? Inner::joint
                    : spec.method == MultitaskMethod::bilevel ? Inner::bilevel
                                                              : Inner::ridge;
    settings.logarithm = settings.kind == Inner::ridge;
    settings.ratio = spec.ratio;
    settings.l2 = spec.l2;
    settings.accuracy.tolerance = spec.tolerance;
    return settings;
}

/// Nothing is reconstructed.
Terms terms_of(double loss)
{
    Terms terms;
    terms.loss = loss;
    terms.reconstruction = terms.kl = terms.mse = not_defined;
    return terms;
}

/// Numbers of a matrix in a checkpoint's header, which keeps doubles to the last bit.
nlohmann::json numbers_of(const Eigen::MatrixXd& matrix)
{
    return std::vector<double>(matrix.data(), matrix.data() + matrix.size());
}

Eigen::MatrixXd matrix_in(const CheckpointReader& reader, const char* name, Eigen::Index rows, Eigen::Index cols)
{
    const auto found = reader.header.find(name);
    const auto is_number = [](const nlohmann::json& value) { return value.is_number(); };
    if (found == reader.header.end() || !found->is_array() || static_cast<Eigen::Index>(found->size()) != rows * cols ||
        !std::ranges::all_of(*found, is_number))
        throw InputError("checkpoint", name, "something else", std::to_string(rows * cols) + " numbers");
    const auto values = found->get<std::vector<double>>();
    return Eigen::Map<const Eigen::MatrixXd>(values.data(), rows, cols);
}

class SparseMultitask final : public Estimator {
public:
    SparseMultitask(const Experiment& experiment, std::shared_ptr<const Source> source, int threads)
        : experiment_(experiment),
          source_(std::move(source)),
          facts_(source_->facts()),
          inner_(inner_settings(experiment)),
          plan_(experiment),
          encoder_(task_encoder_layout(sizes_of(experiment).d_z, facts_.d_x(), experiment.estimator), threads),
          optimiser_(encoder_.layout(), experiment.training.optimiser, threads),
          parameters_(initial_parameters(encoder_.layout(), experiment.seed)),
          gradient_(encoder_.layout().size()),
          map_(identity_map(d_z()))
    {
    }

    const Facts& facts() const override { return facts_; }
    int d_z() const override { return encoder_.features(); }

    Step step(const Minibatch& batch, std::int64_t number) override
    {
        const Stretch& stretch = plan_.at(number);
        if (stretch.name == learning_stretch)
            return learn(batch, number);
        const auto place = static_cast<int>(number - stretch.first - 1);
        std::string note = stretch.name == weights_stretch    ? separate_weights()
                           : stretch.name == refining_stretch ? refine_map(place, place + 1 == stretch.length)
                                                              : separate_features();
        if (number == stretch.end())
            anchor_ = to_rows(encode_outputs(first_rows(*source_, Split::train, anchor_rows).x));
        return {terms_of(loss_), std::move(note)};
    }

    Terms validate(const Minibatch& rows, std::int64_t) override { return terms_of(evaluate(rows, nullptr)); }

    Stretch stretch(std::int64_t number) const override { return plan_.at(number); }
    double schedule(std::int64_t number) const override { return plan_.schedule(experiment_.training, number); }

    /// While the encoder learns on, the latents of the last look are followed: by least squares from its outputs, which span
    /// the same space.
    void refresh() override
    {
        if (anchor_.empty())
            return;
        const Eigen::MatrixXd outputs = raw_outputs(first_rows(*source_, Split::train, anchor_rows).x);
        const Eigen::MatrixXd latents = to_matrix(anchor_, d_z());
        map_.mean = outputs.colwise().mean();
        map_.P = ridge(moments_of(outputs.rowwise() - map_.mean, latents.rowwise() - latents.colwise().mean()),
                       least_curvature);
    }

    Eigen::MatrixXd encode(std::span<const float> x, std::span<const float>) override
    {
        whole_rows("encode", x, facts_.d_x());
        return encode_outputs(x);
    }

    /// Two stages: least squares, and backward elimination at the last threshold of their refinement. Others: as they
    /// learn.
    std::optional<Eigen::MatrixXd> predictor(const Eigen::MatrixXd& latents, std::span<const float> y) const override
    {
        TaskPoints task = points_of(latents, y);
        const MultitaskSpec& spec = experiment_.own.get<MultitaskSpec>();
        if (spec.method != MultitaskMethod::two_stage) {
            const double scale = scale_to_unit_power(task.targets);
            return scale *
                   solve_task(inner_, penalty_of(inner_, task.features, task.targets), task.features, task.targets)
                       .weights;
        }
        const int outputs = std::max(facts_.classes, 1);
        const TaskFit fit = fit_task(task.features, task.targets, spec.l2);
        Eigen::VectorXd weights = fit.v;
        Eigen::MatrixXd inverse;
        eliminate(fit.H, outputs, fit.precision, spec.last_threshold * std::max(1, outputs - 1), weights, inverse);
        return fit.scale * Eigen::Map<const Eigen::MatrixXd>(weights.data(), outputs, d_z()).transpose();
    }

    void set(const Experiment& changed) override
    {
        experiment_ = changed;
        inner_ = inner_settings(changed);
    }

    void save(CheckpointWriter& writer) override
    {
        refresh();  // a checkpoint encodes as an evaluation here would
        require_whitening();
        const Optimiser::State& optimiser = optimiser_.state();
        writer.header.update({{"optimiser_steps", optimiser.steps},
                              {"loss", loss_},
                              {"map", numbers_of(map_.P)},
                              {"map_mean", numbers_of(map_.mean)},
                              {"dictionary", numbers_of(dictionary_)},
                              {"anchor", static_cast<std::int64_t>(anchor_.size())}});
        writer.add("parameters", parameters_);
        writer.add("first", optimiser.first);
        writer.add("second", optimiser.second);
        writer.add("whitening", whitening_);
        writer.add("anchor", anchor_);
    }

    void load(const CheckpointReader& reader, const Experiment& changed) override
    {
        const std::size_t size = encoder_.layout().size();
        const auto d_x = static_cast<std::size_t>(facts_.d_x());
        std::vector<float> parameters = reader.array("parameters", size);
        Optimiser::State optimiser{reader.array("first", size), reader.array("second", size),
                                   reader.number<std::int64_t>("optimiser_steps")};
        std::vector<float> whitening = reader.array("whitening", d_x * d_x);
        const auto anchored = reader.number<std::int64_t>("anchor");
        if (anchored < 0 || anchored > std::int64_t{anchor_rows} * d_z() || anchored % d_z() != 0)
            throw InputError("checkpoint", "anchor", std::to_string(anchored), "latents of a few rows");
        std::vector<float> anchor = reader.array("anchor", static_cast<std::size_t>(anchored));
        LinearMap map{matrix_in(reader, "map_mean", 1, d_z()), matrix_in(reader, "map", d_z(), d_z())};
        const bool looked = reader.header.contains("dictionary") && !reader.header["dictionary"].empty();
        Eigen::MatrixXd dictionary;
        if (looked)
            dictionary = matrix_in(reader, "dictionary", d_z(), d_z());
        const auto loss = reader.number<double>("loss");
        set(changed);
        parameters_ = std::move(parameters);
        optimiser_.set_state(std::move(optimiser));
        whitening_ = std::move(whitening);
        anchor_ = std::move(anchor);
        map_ = std::move(map);
        dictionary_ = std::move(dictionary);
        fits_.reset();
        loss_ = loss;
    }

private:
    static constexpr double least_curvature = 1e-9;

    void require_whitening()
    {
        if (!whitening_.empty())
            return;
        const double floor = experiment_.own.get<MultitaskSpec>().whitening;
        const Eigen::MatrixXd x = to_matrix(first_rows(*source_, Split::train, whitening_rows).x, facts_.d_x());
        whitening_ = to_rows(floor > 0 ? whitening_of(x, floor).W : Eigen::MatrixXd::Identity(x.cols(), x.cols()));
    }

    /// x, whitened.
    std::span<const float> whitened(std::span<const float> x)
    {
        require_whitening();
        white_.resize(x.size());
        const int d_x = facts_.d_x();
        multiply<float>(static_cast<int>(x.size()) / d_x, d_x, d_x, {x.data(), d_x}, {whitening_.data(), d_x},
                        {white_.data(), d_x});
        return white_;
    }

    Eigen::MatrixXd raw_outputs(std::span<const float> x) { return encoder_.outputs(parameters_, whitened(x)); }
    Eigen::MatrixXd encode_outputs(std::span<const float> x) { return map_.apply(raw_outputs(x)); }

    /// Targets that were measured have means of their own; those that are drawn have none.
    TaskPoints points_of(Eigen::MatrixXd features, std::span<const float> y) const
    {
        return task_points(std::move(features), y, facts_.classes, is_measured(facts_));
    }

    /// The mean loss of a batch's tasks; their gradient for its features is left in `gradient` unless null.
    double evaluate(const Minibatch& batch, Eigen::MatrixXd* gradient)
    {
        const Eigen::MatrixXd features = encoder_.forward(parameters_, whitened(batch.x));
        const int n = facts_.points, tasks = batch.rows / n;
        losses_.assign(static_cast<std::size_t>(tasks), 0);
        if (gradient != nullptr)
            gradient->resize(features.rows(), features.cols());
        const int parts = encoder_.workers().size();
        encoder_.workers().run([&](int part) {
            for (int t = tasks * part / parts; t < tasks * (part + 1) / parts; ++t) {
                TaskPoints task = points_of(features.middleRows(t * n, n),
                                            batch.y.subspan(static_cast<std::size_t>(t) * static_cast<std::size_t>(n),
                                                            static_cast<std::size_t>(n)));
                scale_to_unit_power(task.targets);
                InnerOutcome outcome =
                    solve_task(inner_, penalty_of(inner_, task.features, task.targets), task.features, task.targets);
                losses_[static_cast<std::size_t>(t)] = outcome.loss;
                if (gradient != nullptr)
                    gradient->middleRows(t * n, n) = task.spread(std::move(outcome.gradient), n) / tasks;
            }
        });
        return std::accumulate(losses_.begin(), losses_.end(), 0.0) / tasks;
    }

    Step learn(const Minibatch& batch, std::int64_t number)
    {
        Eigen::MatrixXd feature_gradient;
        const double loss = evaluate(batch, &feature_gradient);
        if (!std::isfinite(loss) || !feature_gradient.allFinite())
            throw NotFinite("the loss is not a finite number at step " + std::to_string(number) +
                            "; the run keeps what came before. A smaller training.rate or training.muon_rate usually "
                            "helps.");
        loss_ = loss;
        encoder_.backward(parameters_, feature_gradient, gradient_);
        const TrainingSpec& training = experiment_.training;
        const double factor = schedule(number);
        optimiser_.step(parameters_, gradient_, {training.rate * factor, training.muon_rate * factor, 0, true});
        fits_.reset();
        return {terms_of(loss), {}};
    }

    /// What is known of the predictors of many tasks on the features as they are now, whitened.
    struct Fits {
        Whitening whitening;
        TaskFits fits;
    };
    const Fits& fits()
    {
        if (fits_)
            return *fits_;
        const MultitaskSpec& spec = experiment_.own.get<MultitaskSpec>();
        const int n = facts_.points, parts = std::min(spec.tasks, source_->rows(Split::train) / n);
        Eigen::MatrixXd features(Eigen::Index{parts} * n, d_z());
        std::vector<float> y;
        for (int first = 0; first < parts; first += tasks_at_a_time) {
            const int count = std::min(tasks_at_a_time, parts - first) * n;
            std::vector<float> x(static_cast<std::size_t>(count) * static_cast<std::size_t>(facts_.d_x()));
            y.resize(y.size() + static_cast<std::size_t>(count));
            source_->fill(Split::train, consecutive_rows(first * n, count),
                          {x, {}, std::span(y).last(static_cast<std::size_t>(count))});
            features.middleRows(Eigen::Index{first} * n, count) = raw_outputs(x);
        }
        Fits result;
        result.whitening = whitening_of(features);
        const Eigen::MatrixXd white = product(features.rowwise() - result.whitening.mean, result.whitening.W);
        result.fits.features = d_z();
        result.fits.outputs = std::max(facts_.classes, 1);
        const std::vector<std::vector<std::int32_t>> by_task = parts_by_task(*source_, Split::train, parts);
        const auto tasks = static_cast<int>(by_task.size()), workers = encoder_.workers().size();
        result.fits.tasks.resize(by_task.size());
        encoder_.workers().run([&](int worker) {
            for (int t = tasks * worker / workers; t < tasks * (worker + 1) / workers; ++t) {
                const TaskRows rows = rows_of_parts(by_task[static_cast<std::size_t>(t)], n, white, y);
                const TaskPoints task = points_of(rows.features, rows.y);
                result.fits.tasks[static_cast<std::size_t>(t)] = fit_task(task.features, task.targets, spec.l2);
            }
        });
        fits_ = std::move(result);
        return *fits_;
    }

    void use_dictionary(const Fits& of)
    {
        map_ = {of.whitening.mean, product(of.whitening.W, dictionary_)};
        anchor_.clear();
    }

    std::string separate_weights()
    {
        const Fits& known = fits();
        dictionary_ = weight_ica(known.fits);
        use_dictionary(known);
        return "Separated the weights of " + std::to_string(known.fits.tasks.size()) + " tasks";
    }

    /// Round `round`, from 0.
    std::string refine_map(int round, bool last)
    {
        const MultitaskSpec& spec = experiment_.own.get<MultitaskSpec>();
        const Fits& known = fits();
        const double threshold = threshold_at(round, spec.rounds, spec.first_threshold, spec.last_threshold);
        const Refinement refinement = refine(known.fits, threshold, dictionary_);
        use_dictionary(known);
        if (!last)
            return {};
        char used[32];
        std::snprintf(used, sizeof used, "%.1f", refinement.share * d_z());
        return "Refined the sparse map: tasks use " + std::string(used) + " of " + std::to_string(d_z()) +
               " features on average";
    }

    std::string separate_features()
    {
        const Eigen::MatrixXd outputs = raw_outputs(first_rows(*source_, Split::train, ica_rows).x);
        const Whitening whitening = whitening_of(outputs);
        const Eigen::MatrixXd white = product(outputs.rowwise() - whitening.mean, whitening.W);
        map_ = {whitening.mean, product(whitening.W, feature_ica(white, experiment_.seed))};
        return "Separated the features by ICA";
    }

    Experiment experiment_;
    std::shared_ptr<const Source> source_;
    Facts facts_;
    InnerSettings inner_;
    MultitaskPlan plan_;
    TaskEncoder<float> encoder_;
    Optimiser optimiser_;
    std::vector<float> parameters_, gradient_;
    std::vector<float> whitening_, white_;  ///< d_x x d_x; rows x d_x
    std::vector<double> losses_;
    LinearMap map_;
    Eigen::MatrixXd dictionary_;  ///< of the look that is going on; empty before the first
    std::vector<float> anchor_;   ///< latents of the first rows at the end of the last look
    std::optional<Fits> fits_;    ///< of the look that is going on; follows from the parameters
    double loss_ = 0;
};

}  // namespace

std::unique_ptr<Estimator> make_sparse_multitask(const Experiment& experiment, std::shared_ptr<const Source> source,
                                                 const Resources& resources)
{
    if (resources.backend != "fused")
        throw InputError("", "backend", "found " + resources.backend, "fused: sparse_multitask has no other");
    if (source->facts().tasks == 0)
        throw InputError("", "data.kind", "found " + experiment.data_kind, "data with tasks, which it learns from");
    return std::make_unique<SparseMultitask>(experiment, std::move(source), resources.threads);
}

}  // namespace disentangle
