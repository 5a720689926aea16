// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/linear_algebra/decompositions.h"
#include "core/metrics/assignment.h"
#include "core/metrics/metrics.h"
#include "core/metrics/unit_columns.h"

#include <Eigen/Cholesky>
#include <Eigen/QR>
#include <algorithm>
#include <cmath>
#include <map>
#include <string>

namespace disentangle {
namespace {

constexpr Eigen::Index block_rows = 4096;

/// A learned factor adds nothing to a regression when the part that is independent of the other factors is below this
/// share of its spread: then the data are collinear and that part is rounding.
constexpr double collinear = 1e-10;

/// Products of columns square the condition. Below this reciprocal condition they have lost too many digits for 1e-9 in
/// R, and the regression starts from the data themselves.
constexpr double well_conditioned = 1e-5;

std::string size_of(Eigen::Index rows, Eigen::Index cols)
{
    return std::to_string(rows) + " x " + std::to_string(cols);
}

void require_equal_sizes(const Eigen::MatrixXd& z, const Eigen::MatrixXd& z_hat)
{
    if (z.rows() != z_hat.rows() || z.cols() != z_hat.cols())
        throw InputError("", "z_hat", "is " + size_of(z_hat.rows(), z_hat.cols()),
                         "the size of z, " + size_of(z.rows(), z.cols()));
}

/// Inner products over all rows.
struct Products {
    Eigen::MatrixXd learned_true;     ///< d x d, row = learned column, column = true factor
    Eigen::MatrixXd learned_learned;  ///< d x d, lower triangle
};

Products products(const UnitColumns& z, const UnitColumns& z_hat)
{
    Products sum{Eigen::MatrixXd::Zero(z_hat.cols(), z.cols()), Eigen::MatrixXd::Zero(z_hat.cols(), z_hat.cols())};
    for (Eigen::Index first = 0; first < z.rows(); first += block_rows) {
        const auto count = std::min(block_rows, z.rows() - first);
        const Eigen::MatrixXd learned = z_hat.block(first, count);
        sum.learned_true.noalias() += learned.transpose() * z.block(first, count);
        sum.learned_learned.selfadjointView<Eigen::Lower>().rankUpdate(learned.transpose());
    }
    return sum;
}

Eigen::MatrixXd as_correlation(const Eigen::MatrixXd& learned_true)
{
    return learned_true.transpose().cwiseAbs().cwiseMin(1.0);
}

/// A least-squares problem of at most 2d rows with the same solutions as that of all N rows: the columns, of unit
/// length, are only rotated. Constant learned columns are zero.
struct Compressed {
    Eigen::MatrixXd learned;  ///< k x d
    Eigen::MatrixXd truth;    ///< k x d; the part of each true factor that `learned` spans, of length <= 1
};

/// From the data: orthogonal triangularisation, a block of rows at a time.
Compressed compress(const UnitColumns& z, const UnitColumns& z_hat)
{
    const auto d = z.cols();
    Eigen::MatrixXd triangle(0, 2 * d);
    for (Eigen::Index first = 0; first < z.rows(); first += block_rows) {
        const auto count = std::min(block_rows, z.rows() - first);
        const auto above = triangle.rows();
        Eigen::MatrixXd stacked(above + count, 2 * d);
        stacked.topRows(above) = triangle;
        stacked.bottomLeftCorner(count, d) = z_hat.block(first, count);
        stacked.bottomRightCorner(count, d) = z.block(first, count);
        if (stacked.rows() <= 2 * d) {
            triangle = std::move(stacked);
            continue;
        }
        const Eigen::HouseholderQR<Eigen::MatrixXd> qr(stacked);
        triangle = qr.matrixQR().topRows(2 * d).triangularView<Eigen::Upper>();
    }
    return {triangle.leftCols(d), triangle.rightCols(d)};
}

/// From the products, provided that they are accurate enough: learned = L^T of learned_learned = L L^T, truth = L^-1
/// times learned_true. False when they are not.
bool compress(const UnitColumns& z_hat, const Products& sum, Compressed& result)
{
    const auto d = z_hat.cols();
    Eigen::MatrixXd gram = sum.learned_learned;
    for (Eigen::Index j = 0; j < d; ++j)
        if (z_hat.constant(j))
            gram(j, j) = 1;  // its row and column are zero
    const Eigen::LLT<Eigen::MatrixXd, Eigen::Lower> cholesky(gram);
    if (cholesky.info() != Eigen::Success || cholesky.rcond() < well_conditioned)
        return false;
    result.learned = cholesky.matrixU();
    for (Eigen::Index j = 0; j < d; ++j)
        if (z_hat.constant(j))
            result.learned.col(j).setZero();
    result.truth = cholesky.matrixL().solve(sum.learned_true);
    return true;
}

using Columns = std::vector<Eigen::Index>;

/// sqrt(R^2) of regressing the true factors `targets` on the learned columns `features`, in the order of targets.
std::vector<double> multiple_correlation(const Compressed& data, const Columns& features, const Columns& targets)
{
    std::vector<double> result(targets.size(), 0.0);
    if (features.empty())
        return result;
    const Eigen::MatrixXd reached =
        coordinates_in_span(data.learned(Eigen::all, features), data.truth(Eigen::all, targets), collinear);
    for (std::size_t t = 0; t < targets.size(); ++t)
        result[t] = std::min(1.0, reached.col(static_cast<Eigen::Index>(t)).norm());
    return result;
}

Eigen::MatrixXd regression_map(const Compressed& data)
{
    Eigen::CompleteOrthogonalDecomposition<Eigen::MatrixXd> solver;
    solver.setThreshold(collinear);
    solver.compute(data.learned);
    return solver.solve(data.truth).transpose();
}

double mean_over_all(const Compressed& data)
{
    Columns all(static_cast<std::size_t>(data.learned.cols()));
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = static_cast<Eigen::Index>(i);
    double sum = 0;
    for (const double r : multiple_correlation(data, all, all))
        sum += r;
    return sum / static_cast<double>(all.size());
}

/// Row i of C P^T permits learned column assignment[j] wherever C(i, j) = 1. Factors with equal rows share one solve.
double mean_over_permitted(const Compressed& data, const Adjacency& permitted, const std::vector<int>& assignment)
{
    std::map<std::uint64_t, Columns> factors_by_row;
    for (int i = 0; i < permitted.rows(); ++i)
        factors_by_row[permitted.row_bits(i)].push_back(i);
    std::vector<double> r(assignment.size(), 0.0);
    for (const auto& [bits, factors] : factors_by_row) {
        Columns features;
        for (int j = 0; j < permitted.cols(); ++j)
            if ((bits >> j) & 1U)
                features.push_back(assignment[static_cast<std::size_t>(j)]);
        const auto values = multiple_correlation(data, features, factors);
        for (std::size_t k = 0; k < factors.size(); ++k)
            r[static_cast<std::size_t>(factors[k])] = values[k];
    }
    double sum = 0;
    for (const double value : r)
        sum += value;
    return sum / static_cast<double>(r.size());
}

}  // namespace

Eigen::MatrixXd absolute_correlation(const Eigen::MatrixXd& z, const Eigen::MatrixXd& z_hat, Correlation kind)
{
    require_equal_sizes(z, z_hat);
    const UnitColumns truth(z, "z"), learned(z_hat, "z_hat");
    if (kind == Correlation::pearson)
        return as_correlation(products(truth, learned).learned_true);
    const Eigen::MatrixXd z_ranks = average_ranks(z), z_hat_ranks = average_ranks(z_hat);
    return as_correlation(products(UnitColumns(z_ranks, "z"), UnitColumns(z_hat_ranks, "z_hat")).learned_true);
}

Scores score(const Eigen::MatrixXd& z, const Eigen::MatrixXd& z_hat, const Adjacency* permitted, Correlation kind)
{
    require_equal_sizes(z, z_hat);
    const auto d = z.cols();
    if (z.rows() == 0 || d == 0)
        throw InputError("", "z", "is " + size_of(z.rows(), d), "at least one row and one column");
    if (permitted && (permitted->rows() != d || permitted->cols() != d))
        throw InputError("", "permitted pattern", "is " + size_of(permitted->rows(), permitted->cols()), size_of(d, d));

    const UnitColumns truth(z, "z"), learned(z_hat, "z_hat");
    const Products sum = products(truth, learned);
    Scores scores;
    scores.correlation =
        kind == Correlation::pearson ? as_correlation(sum.learned_true) : absolute_correlation(z, z_hat, kind);
    scores.assignment = optimal_assignment(scores.correlation);
    for (Eigen::Index i = 0; i < d; ++i)
        scores.mcc += scores.correlation(i, scores.assignment[static_cast<std::size_t>(i)]);
    scores.mcc /= static_cast<double>(d);

    // A single block of rows is cheap either way, and starting from the data is more exact.
    Compressed data;
    if (z.rows() <= block_rows || !compress(learned, sum, data))
        data = compress(truth, learned);
    scores.regression = regression_map(data);
    scores.r = mean_over_all(data);
    if (permitted)
        scores.r_con = mean_over_permitted(data, *permitted, scores.assignment);
    return scores;
}

}  // namespace disentangle
