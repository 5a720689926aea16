// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linear_algebra/decompositions.h"
#include "core/linear_algebra/products.h"
#include "core/learn/baselines/row_parallel_mlp.h"
#include "core/learn/mechanism_sparsity/mechanisms/action_dependence.h"
#include "core/learn/mechanism_sparsity/coordinates.h"
#include "core/learn/mechanism_sparsity/phases/learning.h"
#include "core/learn/mechanism_sparsity/phases/phases.h"
#include "core/learn/mechanism_sparsity/seen.h"
#include "core/learn/rows.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <optional>
#include <sstream>

namespace disentangle {
namespace {

constexpr int harmonics_of_likelihood = 4;  // of each action
constexpr int rows_for_whitening = 8192;    // training rows, from the first
constexpr double likelihood_rate = 0.5;     // of the encoder's rates: it starts near where it is going
/// Of what is left of the actions beside the likelihood, which alone would trade a latent for a function of another one that
/// actions tell as well: R of five balls fell from .97 to .83. At 100 and 1,000 R was .981 and .974.
constexpr double weight_of_actions = 50;

/// Moves the encoder alone, by a loss that knows the actions and no decoder. Where parts of a picture travel far, a decoder
/// that is still bad sends the encoder into local optima, latent by latent; what actions do tells it the way without one.
class WithoutDecoder : public Phase {
public:
    explicit WithoutDecoder(double rate) : rate_(rate) {}
    bool shared_transition() const override { return true; }
    void abandon() override { encoder_.reset(); }

    Step step(State& state, const Stretch& stretch, const Minibatch& batch, std::int64_t number) override
    {
        Model& model = state.model;
        if (!encoder_)
            encoder_.emplace(model, state.threads);
        const int outputs = encoder_->network.outputs();
        const Eigen::Map<const RowMajor> encoded(
            encoder_->network.forward(model.parameters.data(), batch.x.data(), batch.rows), batch.rows, outputs);
        // Amortised posteriors have a raw variance behind every mean.
        const int every = outputs / model.dimensions().d_z;
        const auto means = Eigen::seqN(0, model.dimensions().d_z, every);
        const Eigen::MatrixXd actions =
            to_matrix({batch.a.begin(), batch.a.end()}, static_cast<int>(batch.a.size()) / batch.rows);
        const EncodingLoss loss = loss_of(encoded(Eigen::all, means).cast<double>(), actions);
        if (!std::isfinite(loss.value))
            throw NotFinite("the loss is not a finite number at step " + std::to_string(number) +
                            "; the run keeps what came before. A smaller training.muon_rate usually helps.");
        RowMajor slopes = RowMajor::Zero(batch.rows, outputs);
        slopes(Eigen::all, means) = loss.gradient.cast<float>();
        std::ranges::fill(model.gradient, 0.F);
        encoder_->network.backward(model.parameters.data(), batch.x.data(), slopes.data(), nullptr,
                                   model.gradient.data());
        const TrainingSpec& training = state.experiment.training;
        const double factor = rate_ * schedule(training, stretch, number);
        // Only the encoder has a gradient, and nothing else has moved before.
        model.optimiser.step(model.parameters, model.gradient,
                             {training.rate * factor, training.muon_rate * factor, 0});
        Step result;
        result.terms.loss = loss.value;
        result.terms.kl_per_latent.assign(static_cast<std::size_t>(model.dimensions().d_z), 0);
        state.last_terms = result.terms;
        if (number == stretch.end()) {
            make_white(state);
            result.note = in_words(loss.value);
            abandon();
        }
        return result;
    }

protected:
    virtual EncodingLoss loss_of(const Eigen::MatrixXd& encoded, const Eigen::MatrixXd& actions) const = 0;
    virtual std::string in_words(double loss) const = 0;

private:
    struct Encoder {
        Encoder(const Model& model, int threads)
            : workers(threads), network(model.layout.description().encoder, model.layout.size(), workers)
        {
        }
        Workers workers;
        RowParallelMlp<float> network;
    };

    /// The losses do not ask in which coordinates the latents are; what comes next does.
    static void make_white(State& state)
    {
        Model& model = state.model;
        const Eigen::MatrixXd latents = look(state, Split::train, rows_for_whitening).latents;
        const Tensor& unmix = model.layout.at("unmix.weight");
        const int d = model.dimensions().d_z;
        const Eigen::MatrixXd A =
            Eigen::Map<const RowMajor>(model.parameters.data() + unmix.offset, d, d).cast<double>();
        const Eigen::VectorXd shift = inverse_of(A) * latents.colwise().mean().transpose();
        const Tensor& bias = model.layout.at("encoder.linear_out.bias");
        const std::size_t every = bias.size() / static_cast<std::size_t>(d);
        for (int k = 0; k < d; ++k)
            model.parameters[bias.offset + static_cast<std::size_t>(k) * every] -= static_cast<float>(shift(k));
        change_coordinates(model.layout, whitening(latents), model.parameters, model.variances);
    }

    double rate_;
    std::optional<Encoder> encoder_;
};

class PredictActions final : public WithoutDecoder {
public:
    explicit PredictActions(int harmonics) : WithoutDecoder(1), told_(harmonics) {}
    std::string_view name() const override { return "predict actions"; }

private:
    EncodingLoss loss_of(const Eigen::MatrixXd& encoded, const Eigen::MatrixXd& actions) const override
    {
        return actions_left(encoded, waves_of_actions(actions, told_));
    }
    std::string in_words(double loss) const override
    {
        std::ostringstream text;
        text << std::fixed << std::setprecision(1)
             << "The encoder learned to tell the actions from what they show, without a decoder: "
             << 100 * (1 - 2 * loss) << " % of their variance.";
        return text.str();
    }

    int told_;
};

class Sharpen final : public WithoutDecoder {
public:
    explicit Sharpen(int harmonics) : WithoutDecoder(likelihood_rate), told_(harmonics) {}
    std::string_view name() const override { return "sharpen"; }

private:
    EncodingLoss loss_of(const Eigen::MatrixXd& encoded, const Eigen::MatrixXd& actions) const override
    {
        EncodingLoss loss = encoded_loss(encoded, waves_of_actions(actions, harmonics_of_likelihood));
        const EncodingLoss kept = actions_left(encoded, waves_of_actions(actions, told_));
        loss.value += weight_of_actions * kept.value;
        loss.gradient += weight_of_actions * kept.gradient;
        return loss;
    }
    std::string in_words(double) const override
    {
        return "The encoder went on by the likelihood of its latents given the actions, still without a decoder.";
    }

    int told_;
};

/// The latents stay; decoder and shared transition are learned from the beginning.
class Decode final : public Learning {
public:
    Decode() : Learning({.shared_transition = true, .moves_latents = false, .learns_anew = true}) {}
    std::string_view name() const override { return "decode"; }
};

}  // namespace

std::unique_ptr<Phase> make_predict_actions(int harmonics)
{
    return std::make_unique<PredictActions>(harmonics);
}

std::unique_ptr<Phase> make_sharpen(int harmonics)
{
    return std::make_unique<Sharpen>(harmonics);
}

std::unique_ptr<Phase> make_decode()
{
    return std::make_unique<Decode>();
}

}  // namespace disentangle
