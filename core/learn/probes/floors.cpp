// SPDX-License-Identifier: GPL-3.0-or-later
// Where true factors are correlated, MCC is high for nothing: what data give for free is measured once, and said.
#include "core/learn/probe.h"

#include "core/learn/baselines/baseline.h"
#include "core/learn/baselines/objectives.h"
#include "core/learn/rows.h"
#include "core/metrics/principal_components.h"
#include "core/reading/floors.h"

namespace disentangle {
namespace {

Eigen::MatrixXd encoded_at_random(const Subject& subject)
{
    const Facts& facts = subject.held_out.facts;
    const auto encoder = random_objective<float>(networks_of(subject.experiment, facts, 1));
    const std::vector<float>& x = subject.held_out.rows.x;
    const int n = static_cast<int>(subject.held_out.z.rows()), d_z = subject.estimator.d_z();
    std::vector<float> z(elements(n, d_z));
    encoder->encode(initial_parameters(encoder->layout(), subject.experiment.seed), x.data(), nullptr, n, z.data());
    return to_matrix(z, d_z);
}

void measure_floors(const Subject& subject, Recorder& recorder)
{
    if (subject.step > 0 || !subject.scores)
        return;
    const Eigen::MatrixXd& z = subject.held_out.z;
    Eigen::MatrixXd between = absolute_correlation(z, z);
    between.diagonal().setZero();
    Floors floors{between.maxCoeff(), 0, 0};
    if (floors.largest_true_correlation <= noteworthy_correlation)
        return;
    const Eigen::MatrixXd x = to_matrix(subject.held_out.rows.x, subject.held_out.facts.d_x());
    floors.mcc_of_components = score(z, principal_components(x, static_cast<int>(z.cols())).scores).mcc;
    floors.mcc_of_random_encoder = score(z, encoded_at_random(subject)).mcc;
    recorder.metric(metric::largest_true_correlation, floors.largest_true_correlation);
    recorder.metric(metric::mcc_of_components, floors.mcc_of_components);
    recorder.metric(metric::mcc_of_random_encoder, floors.mcc_of_random_encoder);
    recorder.note(in_words(floors));
}

}  // namespace

Probe floors_probe()
{
    return {[](const Facts&, const Truth* truth, Estimator& estimator) { return can_match(truth, estimator); },
            measure_floors};
}

}  // namespace disentangle
