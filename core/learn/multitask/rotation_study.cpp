// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/multitask/rotation_study.h"

#include "core/base/random.h"
#include "core/linear_algebra/decompositions.h"
#include "core/learn/multitask/lasso_path.h"
#include "core/learn/multitask/turned_features.h"
#include "core/learn/network/fused/blas.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <string>
#include <thread>

namespace disentangle {
namespace {

constexpr int fold_count = 5;
constexpr int lasso_penalties = 100, ridge_penalties = 21;

/// Rows about their mean, which an intercept takes up.
struct Centred {
    Eigen::MatrixXd features;
    Eigen::VectorXd targets;
    Eigen::RowVectorXd feature_mean;
    double target_mean = 0;

    Centred(const Eigen::MatrixXd& F, const Eigen::VectorXd& y)
        : feature_mean(F.colwise().mean()), target_mean(y.mean())
    {
        features = F.rowwise() - feature_mean;
        targets = y.array() - target_mean;
    }
    LinearPredictor predictor(Eigen::VectorXd weights) const
    {
        const double intercept = target_mean - feature_mean.dot(weights);
        return {std::move(weights), intercept};
    }
};

/// a'b or a b' of column-major matrices, by the matrix library: these products are most of the time.
Eigen::MatrixXd gram(const Eigen::MatrixXd& a, bool of_rows)
{
    const auto rows = static_cast<int>(a.rows()), cols = static_cast<int>(a.cols());
    const int n = of_rows ? rows : cols;
    Eigen::MatrixXd result(n, n);
    // Column-major a is a' in row-major order.
    gemm(of_rows ? CblasTrans : CblasNoTrans, of_rows ? CblasNoTrans : CblasTrans, n, n, of_rows ? cols : rows, 1.0,
         a.data(), rows, a.data(), rows, 0.0, result.data(), n);
    return result;
}

double squared_error(const LinearPredictor& predictor, const Eigen::MatrixXd& F, const Eigen::VectorXd& y)
{
    Eigen::VectorXd residual = y - F * predictor.weights;
    residual.array() -= predictor.intercept;
    return residual.squaredNorm();
}

/// Lasso fits for falling penalties, up to number `last`.
std::vector<Eigen::VectorXd> lasso_fits(const Centred& data, const std::vector<double>& penalties, std::size_t last)
{
    const auto n = static_cast<double>(data.targets.size());
    const Moments moments{gram(data.features, false) / n, data.features.transpose() * data.targets / n};
    return lasso_path(moments, std::span(penalties).first(last + 1));
}

/// In the dual, where there is a coefficient for each row.
std::vector<Eigen::VectorXd> ridge_fits(const Centred& data, const std::vector<double>& penalties, std::size_t)
{
    std::vector<Eigen::VectorXd> path;
    for (const Eigen::VectorXd& dual : shifted_solutions(gram(data.features, true), data.targets, penalties))
        path.emplace_back(data.features.transpose() * dual);
    return path;
}

/// `path(data, penalties, last)` gives a fit for each penalty.
template <class Path>
LinearPredictor cross_validated(const Eigen::MatrixXd& F, const Eigen::VectorXd& y, const std::vector<int>& folds,
                                const std::vector<double>& penalties, Path&& path)
{
    Eigen::VectorXd error = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(penalties.size()));
    for (int fold = 0; fold < fold_count; ++fold) {
        std::vector<Eigen::Index> in, out;
        for (std::size_t i = 0; i < folds.size(); ++i)
            (folds[i] == fold ? out : in).push_back(static_cast<Eigen::Index>(i));
        const Centred training(F(in, Eigen::all), y(in));
        const Eigen::MatrixXd F_out = F(out, Eigen::all);
        const Eigen::VectorXd y_out = y(out);
        const std::vector<Eigen::VectorXd> fits = path(training, penalties, penalties.size() - 1);
        for (std::size_t k = 0; k < fits.size(); ++k)
            error[static_cast<Eigen::Index>(k)] += squared_error(training.predictor(fits[k]), F_out, y_out);
    }
    Eigen::Index best = 0;
    error.minCoeff(&best);
    const Centred all(F, y);
    const auto chosen = static_cast<std::size_t>(best);
    return all.predictor(path(all, penalties, chosen)[chosen]);
}

struct StudyRows {
    Eigen::MatrixXd F;
    Eigen::VectorXd y;
};

StudyRows draw_rows(int count, const Eigen::VectorXd& weights, double noise, Random& random)
{
    StudyRows rows{Eigen::MatrixXd(count, weights.size()), {}};
    random.normal(std::span<double>(rows.F.data(), static_cast<std::size_t>(rows.F.size())));
    rows.y = rows.F * weights;
    for (double& value : rows.y)
        value += noise * random.normal();
    return rows;
}

/// w ~ N(0, 1) on a random set.
Eigen::VectorXd draw_weights(int features, int used, Random& random)
{
    Eigen::VectorXd weights = Eigen::VectorXd::Zero(features);
    std::vector<Eigen::Index> order(static_cast<std::size_t>(features));
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = static_cast<Eigen::Index>(i);
    for (std::size_t i = 0; i < static_cast<std::size_t>(used); ++i) {
        std::swap(order[i], order[i + random.below(order.size() - i)]);
        weights[order[i]] = random.normal();
    }
    return weights;
}

std::vector<int> draw_folds(int rows, Random& random)
{
    std::vector<int> folds(static_cast<std::size_t>(rows));
    for (std::size_t i = 0; i < folds.size(); ++i)
        folds[i] = static_cast<int>(i) % fold_count;
    for (std::size_t i = folds.size(); i > 1; --i)
        std::swap(folds[i - 1], folds[random.below(i)]);
    return folds;
}

Eigen::MatrixXd draw_rotation(int features, Random& random)
{
    Eigen::MatrixXd normal(features, features);
    random.normal(std::span<double>(normal.data(), static_cast<std::size_t>(normal.size())));
    return orthogonal_factor(normal);
}

std::string cell_name(double share)
{
    return "rotation study " + std::to_string(std::lround(share * 1000)) + " ";
}

/// What a data set's rows are drawn from.
Random data_stream(const RotationStudy& study, double share, int size, int number)
{
    return {study.seed, cell_name(share) + std::to_string(size), static_cast<std::uint64_t>(number)};
}

/// One data set of the study.
struct StudyData {
    StudyRows training, test;
    std::vector<int> folds;

    double r2(const LinearPredictor& predictor, const Eigen::MatrixXd& F) const
    {
        return 1 - squared_error(predictor, F, test.y) / (test.y.array() - test.y.mean()).square().sum();
    }
};

/// `random` is left where the rotation is drawn from.
StudyData draw_data_set(const RotationStudy& study, double share, int size, int number, Random& random)
{
    Random task(study.seed, cell_name(share) + "task", static_cast<std::uint64_t>(number));
    const int used = std::max(1, static_cast<int>(std::lround(share * study.features)));
    const Eigen::VectorXd weights = draw_weights(study.features, used, task);
    const double noise = std::sqrt(study.noise) * weights.norm();
    StudyData data;
    data.training = draw_rows(size, weights, noise, random);
    data.test = draw_rows(study.test_rows, weights, noise, random);
    data.folds = draw_folds(size, random);
    return data;
}

RotationScores study_data_set(const RotationStudy& study, double share, int size, int number)
{
    Random random = data_stream(study, share, size, number);
    const StudyData data = draw_data_set(study, share, size, number, random);
    const StudyRows &training = data.training, &test = data.test;
    const Eigen::MatrixXd Q = draw_rotation(study.features, random);
    const Eigen::MatrixXd rotated = training.F * Q, rotated_test = test.F * Q;
    return {data.r2(cross_validated_lasso(training.F, training.y, data.folds), test.F),
            data.r2(cross_validated_lasso(rotated, training.y, data.folds), rotated_test),
            data.r2(cross_validated_ridge(training.F, training.y, data.folds), test.F),
            data.r2(cross_validated_ridge(rotated, training.y, data.folds), rotated_test)};
}

void turn_data_set(const RotationStudy& study, TurnCell& cell, int number)
{
    Random random = data_stream(study, cell.share, cell.size, number);
    const StudyData data = draw_data_set(study, cell.share, cell.size, number, random);
    Random turning(study.seed, "rotation study turn", static_cast<std::uint64_t>(number));
    const Eigen::MatrixXd Q = turned(study.features, cell.turn, turning);
    const Eigen::MatrixXd F = data.training.F * Q, test = data.test.F * Q;
    const LinearPredictor lasso = cross_validated_lasso(F, data.training.y, data.folds),
                          ridge = cross_validated_ridge(F, data.training.y, data.folds);
    const auto place = static_cast<std::size_t>(number);
    cell.mcc[place] = mcc_of_turn(Q);
    cell.lasso[place] = data.r2(lasso, test);
    cell.ridge[place] = data.r2(ridge, test);
    if (number == 0) {
        cell.lasso_weights = lasso.weights;
        cell.ridge_weights = ridge.weights;
    }
}

/// Calls work(k) for k in [0, count), shared out over threads.
template <class Work>
void share_out(std::size_t count, int threads, Work&& work)
{
    use_blas_threads(1);
    std::atomic<std::size_t> next = 0;
    const auto part = [&] {
        for (std::size_t k = next++; k < count; k = next++)
            work(k);
    };
    std::vector<std::jthread> others;
    for (int k = 1; k < threads; ++k)
        others.emplace_back(part);
    part();
    others.clear();  // waits for them
}

}  // namespace

LinearPredictor cross_validated_lasso(const Eigen::MatrixXd& features, const Eigen::VectorXd& targets,
                                      const std::vector<int>& folds)
{
    const Centred all(features, targets);
    const double largest =
        (all.features.transpose() * all.targets).cwiseAbs().maxCoeff() / static_cast<double>(targets.size());
    std::vector<double> penalties;
    for (int k = 0; k < lasso_penalties; ++k)
        penalties.push_back(largest * std::pow(1e-3, k / (lasso_penalties - 1.0)));
    return cross_validated(features, targets, folds, penalties, lasso_fits);
}

LinearPredictor cross_validated_ridge(const Eigen::MatrixXd& features, const Eigen::VectorXd& targets,
                                      const std::vector<int>& folds)
{
    std::vector<double> penalties;
    for (int k = 0; k < ridge_penalties; ++k)
        penalties.push_back(std::pow(10.0, -3 + 0.3 * k));
    return cross_validated(features, targets, folds, penalties, ridge_fits);
}

std::vector<RotationCell> run_rotation_study(const RotationStudy& study, int threads)
{
    std::vector<RotationCell> cells;
    for (const double share : study.shares)
        for (const int size : study.sizes)
            cells.push_back({share, size, std::vector<RotationScores>(static_cast<std::size_t>(study.data_sets))});
    const auto sets = static_cast<std::size_t>(study.data_sets);
    share_out(cells.size() * sets, threads, [&](std::size_t k) {
        RotationCell& cell = cells[k / sets];
        cell.data_sets[k % sets] = study_data_set(study, cell.share, cell.size, static_cast<int>(k % sets));
    });
    return cells;
}

std::vector<TurnCell> run_turn_study(const RotationStudy& study, const std::vector<double>& turns, int threads)
{
    const auto sets = static_cast<std::size_t>(study.data_sets);
    const std::vector<double> none(sets);
    std::vector<TurnCell> cells;
    for (const double share : study.shares)
        for (const int size : study.sizes)
            for (const double turn : turns)
                cells.push_back({share, size, turn, none, none, none, {}, {}});
    share_out(cells.size() * sets, threads,
              [&](std::size_t k) { turn_data_set(study, cells[k / sets], static_cast<int>(k % sets)); });
    return cells;
}

}  // namespace disentangle
