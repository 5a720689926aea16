// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/front_end/components.h"

#include "core/base/random.h"
#include "core/experiment/front_end.h"
#include "core/linear_algebra/decompositions.h"

#include <algorithm>
#include <cblas.h>
#include <cmath>
#include <numeric>
#include <vector>

namespace disentangle {
namespace {

using Matrix = Components::Matrix;

constexpr int spare = 16, passes = 4;
constexpr int most_components = 128;
constexpr double standing_out = 0.99;  // of what exceeds the noise, that is to be kept
/// Frames that components are fitted on: fewer of large ones.
constexpr int fitted_frames = 4096, fitted_large_frames = 2048, large = 4096;
constexpr int most_fitted_numbers = 1 << 27;  // of all of these

int as_int(Eigen::Index n)
{
    return static_cast<int>(n);
}

Matrix product_of(const Matrix& a, bool transpose_a, const Matrix& b, bool transpose_b)
{
    const Eigen::Index m = transpose_a ? a.cols() : a.rows(), inner = transpose_a ? a.rows() : a.cols(),
                       n = transpose_b ? b.rows() : b.cols();
    Matrix result(m, n);
    cblas_sgemm(CblasRowMajor, transpose_a ? CblasTrans : CblasNoTrans, transpose_b ? CblasTrans : CblasNoTrans,
                as_int(m), as_int(n), as_int(inner), 1, a.data(), as_int(a.cols()), b.data(), as_int(b.cols()), 0,
                result.data(), as_int(n));
    return result;
}

/// Orthonormal rows that span those of `rows`, by Gram-Schmidt, each row twice: orthonormal up to rounding (Giraud et al.
/// 2005). A row that depends on those before it is left out.
Matrix orthonormal_rows(Matrix rows)
{
    Eigen::Index kept = 0;
    for (Eigen::Index i = 0; i < rows.rows(); ++i) {
        const float before = rows.row(i).norm();
        for (int pass = 0; pass < 2; ++pass)
            for (Eigen::Index k = 0; k < kept; ++k)
                rows.row(i) -= rows.row(i).dot(rows.row(k)) * rows.row(k);
        const float length = rows.row(i).norm();
        if (!(length > 1e-5F * before))
            continue;
        rows.row(kept++) = (rows.row(i) / length).eval();
    }
    return rows.topRows(kept);
}

/// Frames to fit on: the first rows to train on, or, of files, whose neighbours may be alike, some that are spread over all.
Matrix frames_to_fit(const Source& source, int count)
{
    const Facts& facts = source.facts();
    const int rows = std::min(source.rows(Split::train), std::max(1, count / facts.steps));
    Rows taken = is_measured(facts) ? spread_rows(source, Split::train, rows) : first_rows(source, Split::train, rows);
    return Eigen::Map<const Matrix>(taken.x.data(), Eigen::Index{rows} * facts.steps, facts.d_x());
}

/// Of noise alone: its variance along any direction, and the largest that n frames show of it along one.
struct NoiseVariance {
    double mean = 0, edge = 0;
};

/// By what the components leave, or by the weakest where they leave nothing: variances of noise that n frames show along
/// their principal directions lie between (1 - sqrt(p / n))^2 and (1 + sqrt(p / n))^2 of it (Marchenko and Pastur 1967).
NoiseVariance noise_beside(const Components& found, Eigen::Index n)
{
    const int pixels = found.frame.size(), left = pixels - found.count();
    const double root = std::sqrt(pixels / static_cast<double>(n));
    const double rest = found.total_variance - std::accumulate(found.variance.begin(), found.variance.end(), 0.0);
    double mean = 0;
    if (left > 0)
        mean = std::max(0.0, rest / left);
    else if (root < 1)
        mean = found.variance.back() / ((1 - root) * (1 - root));
    return {mean, mean * (1 + root) * (1 + root)};
}

/// The least number of components, from `least` on, that keeps what stands out from the noise.
int asked_for(const Components& found, const NoiseVariance& noise, int least)
{
    const auto above = [&noise](double variance) { return variance > noise.edge ? variance - noise.mean : 0; };
    double all = 0, kept = 0;
    for (const double variance : found.variance)
        all += above(variance);
    int count = 0;
    while (count < found.count() && (count < least || kept < standing_out * all))
        kept += above(found.variance[static_cast<std::size_t>(count++)]);
    return count;
}

/// The first `count` of them, with the scale that those have.
Components first_of(Components all, int count)
{
    all.basis = all.basis.topRows(count).eval();
    all.variance.resize(static_cast<std::size_t>(count));
    const double kept = std::accumulate(all.variance.begin(), all.variance.end(), 0.0);
    all.scale = kept > 0 ? static_cast<float>(std::sqrt(count / kept)) : 1;
    return all;
}

}  // namespace

Components principal_components(const Matrix& frames, Shape shape, int count, std::uint64_t seed)
{
    const Eigen::Index n = frames.rows(), p = frames.cols();
    Components result;
    result.frame = shape;
    result.mean = frames.colwise().mean();
    const Matrix centred = frames.rowwise() - result.mean;
    result.total_variance = centred.cast<double>().squaredNorm() / static_cast<double>(n);

    Matrix basis(std::min<Eigen::Index>(count + spare, std::min(n - 1, p)), p);
    Random(seed, "directions of components")
        .normal(std::span<float>(basis.data(), static_cast<std::size_t>(basis.size())));
    basis = orthonormal_rows(std::move(basis));
    for (int pass = 0; pass < passes; ++pass)
        basis = orthonormal_rows(product_of(product_of(centred, false, basis, true), true, centred, false));

    // Within the subspace that has been found: the eigenvectors of the covariance of what it sees.
    const Eigen::MatrixXd seen = product_of(centred, false, basis, true).cast<double>();
    const SymmetricEigen eigen = symmetric_eigen(seen.transpose() * seen / static_cast<double>(n));
    const Eigen::Index kept = std::min<Eigen::Index>(count, basis.rows());
    const Matrix turned = eigen.vectors.rowwise().reverse().leftCols(kept).transpose().cast<float>();
    result.basis = product_of(turned, false, basis, false);
    for (Eigen::Index k = 0; k < kept; ++k)
        result.variance.push_back(std::max(0.0, eigen.values(eigen.values.size() - 1 - k)));
    return first_of(std::move(result), as_int(kept));
}

Components fitted_components(const Source& source, std::optional<int> count, int d_z)
{
    const Shape shape = source.facts().x;
    const Matrix frames = frames_to_fit(source, std::min(shape.size() > large ? fitted_large_frames : fitted_frames,
                                                         most_fitted_numbers / shape.size()));
    // A stream of its own: the same frames have the same components, whatever they are learned by.
    constexpr std::uint64_t seed = 0;
    if (count)
        return principal_components(frames, shape, *count, seed);
    Components found = principal_components(frames, shape, usual_components, seed);
    if (!found.variance.empty() && found.variance.back() > noise_beside(found, frames.rows()).edge)
        found = principal_components(frames, shape, most_components, seed);
    const int needed = asked_for(found, noise_beside(found, frames.rows()), 2 * d_z);
    return first_of(std::move(found), needed);
}

/// Frames that are projected at once. Always as many: the product of another number of rows may be summed in another order,
/// and a frame has the same scores, bit for bit, whichever others it is asked for with.
constexpr int projected_rows = 64;

void project(const Components& components, std::span<const float> frames, std::span<float> scores)
{
    const int k = components.count(), p = components.frame.size(),
              n = static_cast<int>(frames.size() / static_cast<std::size_t>(p));
    const Eigen::RowVectorXf middle = components.scale * components.mean * components.basis.transpose();
    const auto project_block = [&](const float* from, float* to) {
        Eigen::Map<Matrix>(to, projected_rows, k).rowwise() = -middle;
        cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, projected_rows, k, p, components.scale, from, p,
                    components.basis.data(), p, 1, to, k);
    };
    const auto width = static_cast<std::size_t>(p), count = static_cast<std::size_t>(k);
    const int whole = n - n % projected_rows;
    for (int row = 0; row < whole; row += projected_rows)
        project_block(frames.data() + static_cast<std::size_t>(row) * width,
                      scores.data() + static_cast<std::size_t>(row) * count);
    if (whole == n)
        return;
    std::vector<float> last(projected_rows * width), of_last(projected_rows * count);
    std::ranges::copy(frames.subspan(static_cast<std::size_t>(whole) * width), last.begin());
    project_block(last.data(), of_last.data());
    std::copy_n(of_last.begin(), static_cast<std::size_t>(n - whole) * count,
                scores.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(whole) * count));
}

}  // namespace disentangle
