// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/multitask/few_shots.h"

#include "core/base/random.h"
#include "core/linear_algebra/products.h"
#include "core/learn/multitask/logistic.h"
#include "core/learn/multitask/svm.h"
#include "core/learn/multitask/turned_features.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <string>
#include <thread>

namespace disentangle {
namespace {

constexpr std::array svm_ridges{0.3, 3.0, 30.0, 300.0};
constexpr std::array logistic_ridges{0.003, 0.03, 0.3, 3.0};
constexpr double choosing_tolerance = 1e-2, final_tolerance = 1e-3;
constexpr int choosing_iterations = 500, final_iterations = 1000;
constexpr int few_shot_newton_steps = 30;
constexpr int most_draws = 200000;  // of points, until every class has its own

struct FewShotTask {
    Eigen::MatrixXd shots, queries;  ///< factors
    std::vector<int> labels, answers;
};

/// The largest of the logits with Gumbel noise: a draw from their softmax.
int drawn_label(const Eigen::VectorXd& logits, Random& random)
{
    Eigen::Index best = 0;
    double most = 0;
    for (Eigen::Index c = 0; c < logits.size(); ++c) {
        const double value = logits[c] - std::log(-std::log(random.uniform()));
        if (c == 0 || value > most) {
            most = value;
            best = c;
        }
    }
    return static_cast<int>(best);
}

/// A task with as many points of every class as are wanted; drawn anew while one of them hardly occurs.
FewShotTask draw_few_shots(const FewShotStudy& study, int needed, int shots, Random& random)
{
    const Eigen::Index m = study.features, k = study.classes;
    FewShotTask task;
    task.shots.resize(k * shots, m);
    task.queries.resize(k * study.queries, m);
    task.labels.resize(static_cast<std::size_t>(k * shots));
    task.answers.resize(static_cast<std::size_t>(k * study.queries));
    while (true) {
        Eigen::MatrixXd W = Eigen::MatrixXd::Zero(k, m);
        std::vector<Eigen::Index> order(static_cast<std::size_t>(m));
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = static_cast<Eigen::Index>(i);
        for (std::size_t i = 0; i < static_cast<std::size_t>(needed); ++i) {
            std::swap(order[i], order[i + random.below(order.size() - i)]);
            for (Eigen::Index c = 0; c < k; ++c)
                W(c, order[i]) = random.normal() * study.sharpness / std::sqrt(needed);
        }
        std::vector<int> found(static_cast<std::size_t>(k), 0);
        int left = static_cast<int>(k) * (shots + study.queries);
        Eigen::VectorXd z(m);
        for (int draw = 0; draw < most_draws && left > 0; ++draw) {
            random.normal(std::span<double>(z.data(), static_cast<std::size_t>(m)));
            const int label = drawn_label(W * z, random);
            const int place = found[static_cast<std::size_t>(label)]++;
            if (place >= shots + study.queries)
                continue;
            --left;
            const bool shown = place < shots;
            const Eigen::Index row = shown ? label * shots + place : label * study.queries + place - shots;
            (shown ? task.shots : task.queries).row(row) = z.transpose();
            (shown ? task.labels : task.answers)[static_cast<std::size_t>(row)] = label;
        }
        if (left == 0)
            return task;
    }
}

Eigen::MatrixXd fitted(FewShotLearner learner, const Eigen::MatrixXd& F, const std::vector<int>& labels, int classes,
                       double ratio, double ridge, bool choosing)
{
    const double tolerance = choosing ? choosing_tolerance : final_tolerance;
    if (learner == FewShotLearner::svm)
        return fit_svm(F, labels, classes, {ratio * largest_sparsity(F, labels, classes), ridge}, tolerance,
                       choosing ? choosing_iterations : final_iterations)
            .weights;
    return fit_logistic(F, labels, classes, {ridge, ratio * largest_lambda(F, labels, classes)}, tolerance / 10,
                        few_shot_newton_steps)
        .weights;
}

double accuracy_of(const Eigen::MatrixXd& weights, const Eigen::MatrixXd& queries, const std::vector<int>& answers)
{
    const Eigen::MatrixXd scores = product(queries, weights);
    int right = 0;
    for (Eigen::Index i = 0; i < scores.rows(); ++i) {
        Eigen::Index best = 0;
        scores.row(i).maxCoeff(&best);
        right += best == answers[static_cast<std::size_t>(i)];
    }
    return static_cast<double>(right) / static_cast<double>(scores.rows());
}

FewShotScores study_seed(const FewShotStudy& study, const FewShotCell& cell, int number)
{
    const auto index = static_cast<std::uint64_t>(number);
    const int needed = std::max(1, static_cast<int>(std::lround(cell.share * study.features)));
    Random turning(study.seed, "few shots turn", index);
    const Eigen::MatrixXd Q = turned(study.features, cell.turn, turning);
    std::vector<FewShotTask> tasks;
    for (int t = 0; t < study.tasks; ++t) {
        Random random(study.seed, "few shots " + std::to_string(needed) + " " + std::to_string(cell.shots),
                      index * static_cast<std::uint64_t>(study.tasks) + static_cast<std::uint64_t>(t));
        FewShotTask task = draw_few_shots(study, needed, cell.shots, random);
        task.shots = product(task.shots, Q);
        task.queries = product(task.queries, Q);
        tasks.push_back(std::move(task));
    }
    const auto choosing = static_cast<std::size_t>(std::max(1, study.tasks / 4));
    const auto& ridges = cell.learner == FewShotLearner::svm ? svm_ridges : logistic_ridges;
    FewShotScores scores;
    scores.mcc = mcc_of_turn(Q);
    for (const double ratio : study.ratios) {
        const auto weights = [&](const FewShotTask& task, double ridge, bool coarse) {
            return fitted(cell.learner, task.shots, task.labels, study.classes, ratio, ridge, coarse);
        };
        double best = -1, chosen = 0;
        for (const double ridge : ridges) {
            double sum = 0;
            for (std::size_t t = 0; t < choosing; ++t)
                sum += accuracy_of(weights(tasks[t], ridge, true), tasks[t].queries, tasks[t].answers);
            if (sum > best) {
                best = sum;
                chosen = ridge;
            }
        }
        double accuracy = 0, used = 0;
        for (std::size_t t = choosing; t < tasks.size(); ++t) {
            const Eigen::MatrixXd W = weights(tasks[t], chosen, false);
            accuracy += accuracy_of(W, tasks[t].queries, tasks[t].answers);
            used += static_cast<double>(support_of(W).size()) / study.features;
        }
        const auto tested = static_cast<double>(tasks.size() - choosing);
        scores.accuracy.push_back(accuracy / tested);
        scores.used.push_back(used / tested);
    }
    return scores;
}

}  // namespace

std::vector<FewShotCell> run_few_shots(const FewShotStudy& study, int threads)
{
    std::vector<FewShotCell> cells;
    for (const FewShotLearner learner : {FewShotLearner::svm, FewShotLearner::logistic})
        for (const double share : study.shares)
            for (const int shots : study.shots)
                for (const double turn : study.turns)
                    cells.push_back({learner, share, turn, shots,
                                     std::vector<FewShotScores>(static_cast<std::size_t>(study.seeds))});
    const std::size_t seeds = static_cast<std::size_t>(study.seeds), count = cells.size() * seeds;
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t k = next++; k < count; k = next++)
            cells[k / seeds].seeds[k % seeds] = study_seed(study, cells[k / seeds], static_cast<int>(k % seeds));
    };
    std::vector<std::jthread> others;
    for (int k = 1; k < threads; ++k)
        others.emplace_back(work);
    work();
    others.clear();  // waits for them
    return cells;
}

}  // namespace disentangle
