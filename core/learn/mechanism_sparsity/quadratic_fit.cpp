// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/quadratic_fit.h"

#include "core/linear_algebra/decompositions.h"
#include "core/learn/optim/optimiser.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <numbers>
#include <sstream>

namespace disentangle {

namespace {

constexpr int batch = 1024;
constexpr int determinants = 256;  // rows of a batch, at each step, whose determinant is taken
constexpr int updates_per_step = 10;
constexpr double peak_rate = 1e-3;  // of Adam; a cosine over the whole fit
constexpr int new_updates = 600;    // of a fit whose transition networks are new
constexpr double new_rate = 5e-3;
constexpr double least_variance = 1e-8;

/// Rows of the flat (n x steps x d) array at one step.
RowMajor at_step(const std::vector<float>& values, int first, int rows, int step, int steps, int d)
{
    using Stride = Eigen::OuterStride<>;
    const float* start = values.data() + elements(first * steps + step, d);
    return Eigen::Map<const RowMajor, 0, Stride>(start, rows, d, Stride(static_cast<Eigen::Index>(steps) * d));
}

RowMajor slope_of(const RowMajor& u)
{
    return u.unaryExpr([](float value) { return QuadraticCorrection<float>::slope(value); });
}

}  // namespace

int QuadraticFit::least_rows(int d_z)
{
    return std::max(2 * batch, 10 * d_z * (d_z + 1));
}

QuadraticFit::QuadraticFit(const Layout& layout, std::vector<float> parameters, std::vector<float> graph,
                           std::vector<float> latents, std::vector<float> actions)
    : layout_(layout),
      parameters_(std::move(parameters)),
      graph_(std::move(graph)),
      latents_(std::move(latents)),
      actions_(std::move(actions)),
      transition_(layout_.description().transition, layout_.dimensions())
{
    const Dimensions& dim = layout_.dimensions();
    const int d = dim.d_z;
    const int all = static_cast<int>(latents_.size()) / (dim.steps() * d);
    rows_ = (all - batch) / batch * batch;
    hidden_.resize(transition_.stored_layers() * elements(batch, transition_.units()));
    for (auto* scratch : {&scratch_first_, &scratch_second_})
        scratch->resize(elements(batch, transition_.width()));
    gradient_.resize(layout_.size());
    masked_gradient_.resize(transition_.masked_size());
    first_.resize(layout_.size());
    second_.resize(layout_.size());

    bends_ = layout_.spec().unmix && layout_.spec().bend;
    by_last_ = RowMajor::Zero(d, static_cast<Eigen::Index>(d) * d);
    if (bends_)
        by_last_ =
            Eigen::Map<const RowMajor>(parameters_.data() + layout_.at("bend.weight").offset, d * d, d).transpose();
    back_.resize(by_last_.rows(), by_last_.cols());
    bend_first_.resize(static_cast<std::size_t>(by_last_.size()));
    bend_second_.resize(static_cast<std::size_t>(by_last_.size()));
    start_ = negative_log_likelihood(0);
}

void QuadraticFit::load(int first, int rows, Block& block) const
{
    const Dimensions& dim = layout_.dimensions();
    block.u_last = at_step(latents_, first, rows, dim.steps() - 1, dim.steps(), dim.d_z);
    bend(block.u_last, block.level_last, block.product_last, block.v_last);
    block.inputs.resize(rows, dim.inputs());
    if (dim.time) {
        block.u_first = at_step(latents_, first, rows, 0, dim.steps(), dim.d_z);
        bend(block.u_first, block.level_first, block.product_first, block.v_first);
        block.inputs.leftCols(dim.d_z) = block.v_first;
    }
    if (dim.d_a > 0)
        block.inputs.rightCols(dim.d_a) = at_step(actions_, first, rows, 0, 1, dim.d_a);
    predict(block);
}

void QuadraticFit::bend(const RowMajor& u, RowMajor& level, RowMajor& product, RowMajor& v) const
{
    level = u.unaryExpr([](float value) { return QuadraticCorrection<float>::level(value); });
    product.noalias() = level * by_last_;
    v = u;
    for (Eigen::Index r = 0; r < u.rows(); ++r)
        v.row(r).noalias() +=
            level.row(r) * Eigen::Map<const RowMajor>(product.row(r).data(), u.cols(), u.cols()).transpose();
}

void QuadraticFit::predict(Block& block) const
{
    const int rows = static_cast<int>(block.inputs.rows());
    block.predicted.resize(rows, layout_.dimensions().d_z);
    transition_.prepare(parameters_.data(), graph_.data(), 0, 1);
    transition_.forward(parameters_.data(), block.inputs.data(), rows,
                        {hidden_.data(), elements(rows, transition_.units())}, block.predicted.data());
}

double QuadraticFit::negative_log_likelihood(double error) const
{
    Block block;
    load(rows_, batch, block);
    const auto variances = [](const RowMajor& gap) -> Eigen::ArrayXd {
        return gap.cast<double>().array().square().colwise().mean().transpose();
    };
    const auto centred = [](const RowMajor& v) -> RowMajor { return v.rowwise() - v.colwise().mean(); };
    const auto of_gap = [&](const RowMajor& gap, const RowMajor& v) {
        return 0.5 * (variances(gap) + error * variances(centred(v))).max(least_variance).log().sum();
    };
    const auto log_determinant = [&](const RowMajor& u, const RowMajor& product) {
        const Eigen::Index d = u.cols();
        const RowMajor slope = slope_of(u);
        double sum = 0;
        for (Eigen::Index r = 0; r < u.rows(); ++r) {
            Eigen::MatrixXd jacobian = Eigen::Map<const RowMajor>(product.row(r).data(), d, d).cast<double>();
            jacobian = (2 * jacobian * slope.row(r).cast<double>().asDiagonal()).eval();
            jacobian.diagonal().array() += 1;
            sum += std::log(std::abs(determinant_of(jacobian)));
        }
        return sum / static_cast<double>(u.rows());
    };
    double result =
        of_gap(block.v_last - block.predicted, block.v_last) - log_determinant(block.u_last, block.product_last);
    if (layout_.dimensions().time)
        result += of_gap(centred(block.v_first), block.v_first) - log_determinant(block.u_first, block.product_first);
    return result;
}

void QuadraticFit::bend_gradient(const RowMajor& u, const RowMajor& level, const RowMajor& product,
                                 const RowMajor& gradient, RowMajor& back)
{
    const Eigen::Index d = u.cols(), rows = u.rows();
    const Eigen::Index measured = std::min<Eigen::Index>(determinants, rows);
    const RowMajor slope = slope_of(u.topRows(measured));
    // Gradients of the product, so that one matrix product collects them all.
    spread_.resize(rows, d * d);
    Eigen::MatrixXf jacobian(d, d), inverse(d, d);
    for (Eigen::Index r = 0; r < rows; ++r) {
        Eigen::Map<RowMajor> row(spread_.row(r).data(), d, d);
        row.noalias() = gradient.row(r).transpose() * level.row(r);
        if (r >= measured)
            continue;
        jacobian.noalias() = 2 * Eigen::Map<const RowMajor>(product.row(r).data(), d, d) * slope.row(r).asDiagonal();
        jacobian.diagonal().array() += 1;
        inverse = inverse_of(jacobian);
        row.noalias() -= (2.F / static_cast<float>(measured)) * inverse.transpose() * slope.row(r).asDiagonal();
    }
    back.noalias() += level.transpose() * spread_;
}

void QuadraticFit::update(double rate)
{
    const Dimensions& dim = layout_.dimensions();
    const int d = dim.d_z;
    load(static_cast<int>(updates_ % (rows_ / batch)) * batch, batch, block_);
    const auto toward = [](const RowMajor& gap) {  // gradient of half the log of the mean square
        const Eigen::RowVectorXf variance =
            gap.array().square().colwise().mean().max(static_cast<float>(least_variance));
        return RowMajor(gap.array().rowwise() / (variance.array() * static_cast<float>(gap.rows())));
    };
    g_last_ = toward(block_.v_last - block_.predicted);
    g_predicted_ = -g_last_;
    std::ranges::fill(gradient_, 0.F);
    std::ranges::fill(masked_gradient_, 0.F);
    g_first_.resize(batch, d);
    transition_.backward(parameters_.data(), block_.inputs.data(), batch,
                         {hidden_.data(), elements(batch, transition_.units())}, g_predicted_.data(), nullptr,
                         dim.time ? g_first_.data() : nullptr, gradient_.data(), masked_gradient_.data(),
                         {scratch_first_.data(), scratch_second_.data()});
    transition_.unmask(parameters_.data(), graph_.data(), masked_gradient_.data(), gradient_.data(), nullptr);

    ++updates_;
    const auto adam = [&](std::span<float> values, std::span<const float> gradient, std::span<float> first,
                          std::span<float> second) {
        adam_step(values, gradient, first, second, rate, adam_beta1, adam_beta2(OptimiserKind::muon), updates_);
    };
    for (const Tensor& tensor : layout_.tensors())
        if (tensor.group == Group::transition) {
            const auto part = [&](std::vector<float>& all) {
                return std::span(all).subspan(tensor.offset, tensor.size());
            };
            adam(part(parameters_), part(gradient_), part(first_), part(second_));
        }
    if (!bends_)
        return;
    back_.setZero();
    bend_gradient(block_.u_last, block_.level_last, block_.product_last, g_last_, back_);
    if (dim.time) {
        g_first_ += toward(block_.v_first.rowwise() - block_.v_first.colwise().mean());
        bend_gradient(block_.u_first, block_.level_first, block_.product_first, g_first_, back_);
    }
    // T is symmetric in its last two places.
    for (int i = 0; i < d; ++i)
        for (int j = 0; j < d; ++j)
            for (int k = 0; k < j; ++k)
                back_(k, i * d + j) = back_(j, i * d + k) = (back_(k, i * d + j) + back_(j, i * d + k)) / 2;
    const std::size_t size = bend_first_.size();
    adam({by_last_.data(), size}, {back_.data(), size}, bend_first_, bend_second_);
}

void QuadraticFit::step()
{
    advance(updates_per_step, steps * updates_per_step, peak_rate);
}

void QuadraticFit::fit_anew()
{
    advance(new_updates, new_updates, new_rate);
}

void QuadraticFit::advance(int count, int all, double peak)
{
    for (int k = 0; k < count; ++k) {
        const double done = static_cast<double>(updates_) / all;
        update(peak * 0.5 * (1 + std::cos(std::numbers::pi * std::min(done, 1.0))));
    }
    if (!bends_)
        return;
    const Tensor& tensor = layout_.at("bend.weight");
    const int d = layout_.dimensions().d_z;
    Eigen::Map<RowMajor>(parameters_.data() + tensor.offset, d * d, d) = by_last_.transpose();
}

std::string in_words(const QuadraticFit& fit)
{
    std::ostringstream text;
    const double gain = fit.gain();
    if (gain > 0)
        text << "Straightened the latents: under the graph, held-out rows are " << std::setprecision(3) << gain
             << " nats likelier each.";
    else
        text << "Left the latents as they are: no slight bend of them makes held-out rows likelier under the graph.";
    return text.str();
}

}  // namespace disentangle
