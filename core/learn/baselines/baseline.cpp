// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/baselines/baseline.h"

#include "core/base/random.h"
#include "core/experiment/kinds.h"
#include "core/learn/optim/optimiser.h"
#include "core/learn/rows.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>

namespace disentangle {
namespace {

constexpr int encoded_at_once = 4096;  // observations: networks keep what their layers gave for all of them

class Baseline final : public Estimator {
public:
    Baseline(const Experiment& experiment, std::shared_ptr<const Source> source, const Resources& resources,
             MakeObjective make_objective)
        : experiment_(experiment),
          source_(std::move(source)),
          facts_(source_->facts()),
          latents_(resources.oracle.latents),
          make_objective_(std::move(make_objective)),
          threads_(std::max(resources.threads, 1)),
          objective_(make_objective_(experiment, networks_of(experiment, facts_, threads_))),
          optimiser_(objective_->layout(), experiment.training.optimiser, threads_),
          parameters_(initial_parameters(objective_->layout(), experiment.seed)),
          gradient_(objective_->layout().size())
    {
    }

    const Facts& facts() const override { return facts_; }
    int d_z() const override { return objective_->layout().dimensions().d_z; }

    Step step(const Minibatch& rows, std::int64_t number) override
    {
        if (!objective_->descends()) {
            if (number == 1)
                objective_->fit(*source_, experiment_.seed, parameters_);
            return {evaluate(rows, "posterior noise", number, {}), {}};
        }
        std::ranges::fill(gradient_, 0.F);
        const Terms terms = evaluate(rows, "posterior noise", number, gradient_);
        if (!std::isfinite(terms.loss))
            throw NotFinite("the loss is not a finite number at step " + std::to_string(number) +
                            "; the run keeps what came before. A smaller training.rate or training.muon_rate usually "
                            "helps.");
        const TrainingSpec& training = experiment_.training;
        const double factor = schedule(number);
        optimiser_.step(parameters_, gradient_, {training.rate * factor, training.muon_rate * factor, 0, true});
        objective_->after_step(parameters_);
        return {terms, {}};
    }

    Terms validate(const Minibatch& rows, std::int64_t number) override
    {
        return evaluate(rows, "validation noise", number, {});
    }

    Stretch stretch(std::int64_t) const override { return {"train", 0, experiment_.training.steps, 0}; }
    double schedule(std::int64_t number) const override { return schedule_factor(experiment_.training, number); }

    Eigen::MatrixXd encode(std::span<const float> x, std::span<const float> a) override
    {
        const int n = whole_rows("encode", x, facts_.d_x());
        const std::vector<float> actions =
            objective_->encoder_sees_actions() ? by_observation(a, n) : std::vector<float>();
        std::vector<float> z(elements(n, d_z()));
        for (int first = 0; first < n; first += encoded_at_once)
            objective_->encode(parameters_, x.data() + elements(first, facts_.d_x()),
                               actions.empty() ? nullptr : actions.data() + elements(first, facts_.d_a),
                               std::min(encoded_at_once, n - first), z.data() + elements(first, d_z()));
        return to_matrix(z, d_z());
    }

    bool can_decode() const override { return objective_->can_decode(); }

    std::vector<float> decode(std::span<const float> z) override
    {
        if (!can_decode())
            return Estimator::decode(z);
        const int n = whole_rows("decode", z, d_z());
        std::vector<float> x(elements(n, facts_.d_x()));
        objective_->decode(parameters_, z.data(), n, x.data());
        return x;
    }

    std::optional<Weights> weights() override
    {
        exported_ = objective_->exported(parameters_);
        return Weights{objective_->layout(), exported_, {}};
    }

    void set(const Experiment& changed) override
    {
        objective_ = make_objective_(changed, networks_of(changed, facts_, threads_));
        experiment_ = changed;
    }

    void save(CheckpointWriter& writer) override
    {
        const Optimiser::State& optimiser = optimiser_.state();
        writer.header["optimiser_steps"] = optimiser.steps;
        writer.add("parameters", parameters_);
        writer.add("first", optimiser.first);
        writer.add("second", optimiser.second);
    }

    void load(const CheckpointReader& reader, const Experiment& changed) override
    {
        const std::size_t size = objective_->layout().size();
        std::vector<float> parameters = reader.array("parameters", size);
        Optimiser::State optimiser{reader.array("first", size), reader.array("second", size),
                                   reader.number<std::int64_t>("optimiser_steps")};
        set(changed);
        parameters_ = std::move(parameters);
        optimiser_.set_state(std::move(optimiser));
    }

private:
    Terms evaluate(const Minibatch& rows, const std::string& noise, std::int64_t number, std::span<float> gradient)
    {
        const auto stream = static_cast<std::uint64_t>(number);
        eps_.resize(elements(rows.rows * facts_.steps, d_z()));
        Random(experiment_.seed, noise, stream).normal(std::span(eps_));
        permutation_.resize(index(rows.rows));
        std::iota(permutation_.begin(), permutation_.end(), 0);
        Random shuffle(experiment_.seed, noise + ", permutation", stream);
        for (std::size_t i = permutation_.size(); i > 1; --i)
            std::swap(permutation_[i - 1], permutation_[shuffle.below(i)]);
        if (objective_->sees_latents())
            look_up_latents(rows);
        const BaselineBatch<float> batch{rows.rows,
                                         facts_.steps,
                                         rows.x.data(),
                                         rows.a.empty() ? nullptr : rows.a.data(),
                                         eps_.data(),
                                         permutation_,
                                         true_latents_.empty() ? nullptr : true_latents_.data()};
        return objective_->evaluate(batch, parameters_, gradient).recorded;
    }

    void look_up_latents(const Minibatch& rows)
    {
        if (!latents_)
            throw InputError("", "estimator.kind",
                             "found " + experiment_.estimator_kind +
                                 ", but the true latents of these data are not known",
                             "another kind of estimator");
        const std::vector<float> both = latents_(rows.split, rows.numbers);
        last_steps_of(both.data(), rows.rows, facts_.steps, d_z(), true_latents_);
    }

    /// The action of each of n observations, those of a row's steps sharing it.
    std::vector<float> by_observation(std::span<const float> a, int n) const
    {
        const int rows = facts_.d_a > 0 ? whole_rows("encode: actions", a, facts_.d_a) : 0;
        if (rows == 0 || n % rows != 0 || (n / rows != 1 && n / rows != facts_.steps))
            throw InputError("", "encode",
                             std::to_string(n) + " observations with " + std::to_string(rows) + " actions",
                             "the action of each: the encoder of " + experiment_.estimator_kind + " looks at it too");
        std::vector<float> all;
        for (int k = 0; k < n; ++k) {
            const auto action = a.subspan(elements(k / (n / rows), facts_.d_a), index(facts_.d_a));
            all.insert(all.end(), action.begin(), action.end());
        }
        return all;
    }

    Experiment experiment_;
    std::shared_ptr<const Source> source_;
    Facts facts_;
    decltype(Oracle::latents) latents_;
    MakeObjective make_objective_;
    int threads_;
    std::unique_ptr<BaselineObjective<float>> objective_;
    Optimiser optimiser_;
    std::vector<float> parameters_, gradient_, exported_, eps_, true_latents_;
    std::vector<int> permutation_;
};

}  // namespace

BaselineNetworks networks_of(const Experiment& experiment, const Facts& facts, int threads)
{
    const EstimatorSpec& spec = experiment.estimator;
    const NetworkShape shape{spec.hidden_layers, spec.width};
    return {
        sizes_of(experiment).d_z,  facts.d_x(), facts.d_a, shape, shape, {}, spec.initialisation, spec.posterior_raw,
        spec.decoder_log_variance, threads};
}

std::unique_ptr<Estimator> make_baseline(const Experiment& experiment, std::shared_ptr<const Source> source,
                                         const Resources& resources, MakeObjective make_objective)
{
    if (resources.backend != "fused")
        throw InputError("", "backend", "found " + resources.backend,
                         "fused: " + experiment.estimator_kind + " has no other");
    return std::make_unique<Baseline>(experiment, std::move(source), resources, std::move(make_objective));
}

}  // namespace disentangle
