// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/synthetic_run.h"

#include "core/base/random.h"
#include "core/theory/verdict.h"

#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <string>

namespace disentangle::testing {
namespace {

double sigmoid(double x)
{
    return 1 / (1 + std::exp(-x));
}

Experiment withSteps(Experiment experiment, const SyntheticRun::Settings& settings)
{
    experiment.training.steps = static_cast<int>(settings.steps);
    experiment.training.evaluate_every = static_cast<int>(settings.every);
    return experiment;
}

}  // namespace

SyntheticRun::SyntheticRun(const std::filesystem::path& path, const Experiment& experiment, const Settings& settings)
    : m_experiment(withSteps(experiment, settings)),
      m_settings(settings),
      m_writer(RunWriter::create(path, m_experiment))
{
    m_writer.event(0, "start", "");
}

int SyntheticRun::matched(int i) const
{
    const int d = m_experiment.world.graph.d_z();
    return (i + (d + 2) / 3) % d;
}

float SyntheticRun::probability(double progress, bool edge, std::uint64_t cell) const
{
    Random random(1, "mask", cell);
    const double closes = random.uniform(0.08, 0.35);
    const bool fails = random.uniform() > m_settings.success;
    const double wobble = 0.4 * std::sin(40 * progress + 6 * random.uniform());
    const double open = 5 + wobble - (edge ? 3.5 * std::exp(-std::pow((progress - closes) / 0.05, 2)) : 0);
    const double logit = edge != fails ? open : std::max(-8.0, open - 70 * std::max(0.0, progress - closes));
    return static_cast<float>(sigmoid(logit));
}

int SyntheticRun::masks(std::int64_t step, const char* graph, const Adjacency& truth)
{
    const double progress = static_cast<double>(step) / static_cast<double>(m_settings.steps);
    const bool time = std::string(graph) == "Gz";
    Snapshot masks{truth.rows(), truth.cols(), {}};
    masks.data.resize(static_cast<std::size_t>(truth.rows() * truth.cols()));
    int missing = 0, extra = 0;
    double expected = 0;
    for (int r = 0; r < truth.rows(); ++r)
        for (int c = 0; c < truth.cols(); ++c) {
            const int row = matched(r), col = time ? matched(c) : c;
            const float p = probability(progress, truth(r, c), static_cast<std::uint64_t>(r * 64 + c));
            masks.data[static_cast<std::size_t>(row * truth.cols() + col)] = p;
            expected += static_cast<double>(p);
            missing += truth(r, c) && p <= 0.5F;
            extra += !truth(r, c) && p > 0.5F;
        }
    const std::string suffix = std::string("_") + graph;
    const double all = truth.rows() * truth.cols();
    const double bound = std::max<double>(truth.edges(), all + (truth.edges() - all) * progress / 0.3);
    m_writer.snapshot(step, "probability" + suffix, masks);
    m_writer.metric(step, "missing" + suffix, missing);
    m_writer.metric(step, "extra" + suffix, extra);
    m_writer.metric(step, "shd" + suffix, missing + extra);
    m_writer.metric(step, "edges" + suffix, truth.edges() - missing + extra);
    m_writer.metric(step, "expected_edges" + suffix, expected);
    m_writer.metric(step, "bound" + suffix, bound);
    m_writer.metric(step, "multiplier" + suffix, 0.8 * progress * std::exp(-3 * progress));
    return missing + extra;
}

void SyntheticRun::points(std::int64_t step)
{
    using Rows = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    const WorldSpec& world = m_experiment.world;
    const int d = world.graph.d_z(), n = m_settings.points, shown = std::min(n, 16);
    constexpr int positions = 9;
    const auto draw = [](const char* stream, int rows, int cols) {
        Rows values(rows, cols);
        for (int r = 0; r < rows; ++r)
            for (int c = 0; c < cols; ++c)
                values(r, c) = static_cast<float>(
                    Random(3, stream, static_cast<std::uint64_t>(r * 1024 + c)).uniform(-1.7, 1.7));  // sd 1
        return values;
    };
    const auto record = [&](const char* kind, const Rows& values) {
        m_writer.snapshot(step, kind,
                          {static_cast<int>(values.rows()), static_cast<int>(values.cols()),
                           std::vector<float>(values.data(), values.data() + values.size())});
    };
    const auto traversal = [&](const Eigen::RowVectorXf& centre, float deviation) {
        Rows moved = centre.replicate(d * positions, 1);
        for (int k = 0; k < d * positions; ++k)
            moved(k, k / positions) += deviation * (static_cast<float>(k % positions) / 2 - 2);
        return moved;
    };
    const Rows z = draw("z", n, d), mixing = draw("x", d, world.d_x) / std::sqrt(static_cast<float>(d));
    const auto progress = static_cast<float>(step) / static_cast<float>(m_settings.steps);
    Rows map = Rows::Zero(d, d);  // learned = z map
    for (int i = 0; i < d; ++i) {
        map(i, matched(i)) += i % 2 == 0 ? 1.0F : -1.0F;
        map((i + 1) % d, matched(i)) += 0.6F * (1 - progress);
    }
    const Rows back = map.inverse(), learned = z * map;
    if (step == 0) {
        record("true_latents", z);
        if (world.graph.d_a() > 0)
            record("actions", draw("a", n, world.graph.d_a()));
        record("observations", z.topRows(shown) * mixing);
        record("true_traversal", traversal(z.row(0), 1) * mixing);
    }
    record("latents", learned);
    record("reconstructions", z.topRows(shown) * mixing * (0.6F + 0.4F * progress));
    record("traversal", traversal(learned.row(0), 1) * back * mixing);
    record("ols", back.transpose());
}

void SyntheticRun::evaluate(std::int64_t step)
{
    const CausalGraph& graph = m_experiment.world.graph;
    const int d = graph.d_z();
    const double progress = static_cast<double>(step) / static_cast<double>(m_settings.steps);
    const Adjacency permitted = judge(graph).permitted;
    const double learned = m_settings.success * sigmoid(14 * (progress - 0.22)) * (1 - 0.01 * std::exp(-4 * progress));

    Snapshot correlation{d, d, {}}, assignment{1, d, {}}, pattern{d, d, {}};
    correlation.data.resize(static_cast<std::size_t>(d * d));
    double mcc = 0;
    for (int i = 0; i < d; ++i) {
        assignment.data.push_back(static_cast<float>(matched(i)));
        for (int j = 0; j < d; ++j) {
            Random random(2, "correlation", static_cast<std::uint64_t>(i * 64 + j));
            const double mixed = random.uniform(0.02, 0.5), apart = 0.03 * random.uniform();
            const double stays = permitted(i, j) && i != j ? 0.4 * random.uniform() : apart;
            const double value = i == j ? 0.55 + 0.44 * learned + 0.05 * (mixed - 0.25) * (1 - learned)
                                        : mixed * (1 - learned) + stays * learned;
            correlation.data[static_cast<std::size_t>(i * d + matched(j))] = static_cast<float>(value);
            pattern.data.push_back(permitted(i, j) ? 1 : 0);
            mcc += i == j ? value / d : 0;
        }
    }
    int shd = 0;
    if (graph.Ga)
        shd += masks(step, "Ga", *graph.Ga);
    if (graph.Gz)
        shd += masks(step, "Gz", *graph.Gz);
    m_writer.snapshot(step, "correlation", correlation);
    m_writer.snapshot(step, "assignment", assignment);
    if (step == 0)
        m_writer.snapshot(step, "permitted", pattern);
    if (m_settings.points > 0)
        points(step);
    const double reconstruction = 6 * std::exp(-30 * progress) - 2.4 * sigmoid(9 * progress - 1.5);
    const double kl = 0.3 + 1.4 * std::exp(-12 * progress) + 0.05 * std::sin(31 * progress);
    m_writer.metric(step, "mcc", mcc);
    m_writer.metric(step, "r_con", std::min(1.0, mcc + 0.3 * (1 - mcc)));
    m_writer.metric(step, "r", std::min(1.0, mcc + 0.55 * (1 - mcc)));
    m_writer.metric(step, "shd", shd);
    m_writer.metric(step, "reconstruction", reconstruction);
    m_writer.metric(step, "kl", kl);
    m_writer.metric(step, "loss", reconstruction + kl);
    m_writer.metric(step, "mse", std::exp(-5 * progress) / 100);
    m_writer.metric(step, "steps_per_second", 400);
    m_writer.metric(step, "seconds", static_cast<double>(step) / 400);
    if (step > 0 && step % 1000 == 0)
        m_writer.checkpoint(step, "synthetic");
}

void SyntheticRun::recordTo(std::int64_t step)
{
    for (; m_next <= std::min(step, m_settings.steps); m_next += m_settings.every)
        evaluate(m_next);
    m_writer.flush();
}

void SyntheticRun::finish()
{
    recordTo(m_settings.steps);
    m_writer.event(m_settings.steps, "finish", "steps");
}

}  // namespace disentangle::testing
