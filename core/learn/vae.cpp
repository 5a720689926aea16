// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/vae.h"

#include "core/base/random.h"
#include "core/experiment/kinds.h"
#include "core/learn/averages.h"
#include "core/learn/optim/optimiser.h"
#include "core/learn/rows.h"
#include "core/learn/vae_network.h"

#include <cmath>
#include <utility>

namespace disentangle {
namespace {

class Vae final : public Estimator {
public:
    using MakeRegulariser = std::unique_ptr<Regulariser> (*)(const Experiment&);

    Vae(const Experiment& experiment, const Facts& facts, const Resources& resources, MakeRegulariser make_regulariser)
        : experiment_(experiment),
          facts_(facts),
          make_regulariser_(make_regulariser),
          regulariser_(make_regulariser(experiment)),
          network_(vae_layout(sizes_of(experiment).d_z, facts.d_x(), experiment.estimator), resources.threads),
          optimiser_(network_.layout(), experiment.training.optimiser, resources.threads),
          parameters_(initial_parameters(network_.layout(), experiment.seed)),
          gradient_(network_.layout().size()),
          decoder_variance_(static_cast<float>(std::exp(experiment.estimator.decoder_log_variance)))
    {
    }

    const Facts& facts() const override { return facts_; }
    int d_z() const override { return network_.layout().dimensions().d_z; }

    Step step(const Minibatch& rows, std::int64_t number) override
    {
        float moved = decoder_variance_;
        const Terms terms = evaluate(rows, "posterior noise", number, moved, fresh_momentum(number), gradient_);
        if (!std::isfinite(terms.loss))
            throw NotFinite("the loss is not a finite number at step " + std::to_string(number) +
                            "; the run keeps what came before. A smaller training.rate or training.muon_rate usually "
                            "helps.");
        decoder_variance_ = moved;
        const TrainingSpec& training = experiment_.training;
        const double factor = schedule(number);
        optimiser_.step(parameters_, gradient_, {training.rate * factor, training.muon_rate * factor, 0, true});
        return {terms, {}};
    }

    Terms validate(const Minibatch& rows, std::int64_t number) override
    {
        float fixed = decoder_variance_;
        return evaluate(rows, "validation noise", number, fixed, 1, {});
    }

    Stretch stretch(std::int64_t) const override { return {"train", 0, experiment_.training.steps, 0}; }
    double schedule(std::int64_t number) const override { return schedule_factor(experiment_.training, number); }

    Eigen::MatrixXd encode(std::span<const float> x, std::span<const float>) override
    {
        const int n = whole_rows("encode", x, facts_.d_x());
        std::vector<float> z(static_cast<std::size_t>(n) * static_cast<std::size_t>(d_z()));
        network_.encode(parameters_, x.data(), n, z.data());
        return to_matrix(z, d_z());
    }

    bool can_decode() const override { return true; }

    std::vector<float> decode(std::span<const float> z) override
    {
        const int n = whole_rows("decode", z, d_z());
        std::vector<float> x(static_cast<std::size_t>(n) * static_cast<std::size_t>(facts_.d_x()));
        network_.decode(parameters_, z.data(), n, x.data());
        return x;
    }

    std::optional<Weights> weights() override { return Weights{network_.layout(), parameters_, {}}; }

    void set(const Experiment& changed) override
    {
        regulariser_ = make_regulariser_(changed);
        experiment_ = changed;
    }

    void save(CheckpointWriter& writer) override
    {
        const Optimiser::State& optimiser = optimiser_.state();
        writer.header.update({{"optimiser_steps", optimiser.steps}, {"decoder_variance", decoder_variance_}});
        writer.add("parameters", parameters_);
        writer.add("first", optimiser.first);
        writer.add("second", optimiser.second);
    }

    void load(const CheckpointReader& reader, const Experiment& changed) override
    {
        const std::size_t size = network_.layout().size();
        std::vector<float> parameters = reader.array("parameters", size);
        Optimiser::State optimiser{reader.array("first", size), reader.array("second", size),
                                   reader.number<std::int64_t>("optimiser_steps")};
        const auto variance = reader.number<float>("decoder_variance");
        set(changed);
        parameters_ = std::move(parameters);
        optimiser_.set_state(std::move(optimiser));
        decoder_variance_ = variance;
    }

private:
    Terms evaluate(const Minibatch& rows, const char* noise, std::int64_t number, float& variance, float momentum,
                   std::span<float> gradient)
    {
        eps_.resize(static_cast<std::size_t>(rows.rows * facts_.steps * d_z()));
        Random(experiment_.seed, noise, static_cast<std::uint64_t>(number)).normal(std::span(eps_));
        const VaeBatch<float> batch{
            rows.rows, facts_.steps, facts_.d_a, rows.x.data(), rows.a.empty() ? nullptr : rows.a.data(), eps_.data()};
        return network_.evaluate(batch, parameters_, variance, momentum, *regulariser_, gradient);
    }

    Experiment experiment_;
    Facts facts_;
    MakeRegulariser make_regulariser_;
    std::unique_ptr<Regulariser> regulariser_;
    VaeNetwork<float> network_;
    Optimiser optimiser_;
    std::vector<float> parameters_, gradient_, eps_;
    float decoder_variance_;
};

}  // namespace

std::unique_ptr<Estimator> make_vae(const Experiment& experiment, std::shared_ptr<const Source> source,
                                    const Resources& resources,
                                    std::unique_ptr<Regulariser> (*make_regulariser)(const Experiment&))
{
    if (resources.backend != "fused")
        throw InputError("", "backend", "found " + resources.backend,
                         "fused: " + experiment.estimator_kind + " has no other");
    return std::make_unique<Vae>(experiment, source->facts(), resources, make_regulariser);
}

}  // namespace disentangle
