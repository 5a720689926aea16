// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/synthetic/part.h"

#include "core/base/simd.h"

#include <bit>
#include <cmath>
#include <numbers>

namespace disentangle {
namespace {

// One edge's term: its value and slope as functions of the parent, made from the part, the latent i and the parent j.

struct SinTerm {
    double frequency, shift;
    SinTerm(const Part&, int i, int) : frequency((i + 3) / std::numbers::pi), shift(i) {}
    [[gnu::always_inline]] double value(double parent) const { return portable_sin(frequency * parent + shift); }
    double slope(double parent) const { return frequency * portable_cos(frequency * parent + shift); }
};

struct CosTerm {
    double frequency, shift;
    CosTerm(const Part&, int i, int) : frequency((i + 3) / std::numbers::pi), shift(i) {}
    [[gnu::always_inline]] double value(double parent) const { return portable_cos(frequency * parent + shift); }
    double slope(double parent) const { return -frequency * portable_sin(frequency * parent + shift); }
};

struct DiagonalSinTerm {
    DiagonalSinTerm(const Part&, int, int) {}
    [[gnu::always_inline]] double value(double parent) const { return portable_sin(parent); }
    double slope(double parent) const { return portable_cos(parent); }
};

struct SigmoidTerm {
    double centre;
    SigmoidTerm(const Part& part, int i, int)
        : centre(part.children() > 1 ? -2 + i * (4.0 / (part.children() - 1)) : -2)
    {
    }
    [[gnu::always_inline]] double value(double parent) const { return 1 / (1 + portable_exp(-4 * (parent - centre))); }
    double slope(double parent) const { return 4 * value(parent) * (1 - value(parent)); }
};

struct LinearTerm {
    double weight;
    LinearTerm(const Part& part, int i, int j) : weight(part.constants(i, j)) {}
    [[gnu::always_inline]] double value(double parent) const { return weight * parent; }
    double slope(double) const { return weight; }
};

struct SquareTerm {
    double centre;
    SquareTerm(const Part& part, int i, int j) : centre(part.constants(i, j)) {}
    [[gnu::always_inline]] double value(double parent) const { return (parent - centre) * (parent - centre); }
};

template <class Term>
[[gnu::always_inline]] inline Lanes sum_of_terms(const Part& part, int i, const Lanes* parents)
{
    Lanes sum{};
    for (auto bits = part.graph.row_bits(i); bits != 0; bits &= bits - 1) {
        const int j = std::countr_zero(bits);
        const Term term(part, i, j);
        for (int lane = 0; lane < lane_count; ++lane)
            sum.row[lane] += term.value(parents[j].row[lane]);
    }
    return sum;
}

template <class Term>
[[gnu::always_inline]] inline void add_terms(const Part& part, double scale, const Lanes* parents, Lanes* out)
{
    for (int i = 0; i < part.children(); ++i) {
        const Lanes sum = sum_of_terms<Term>(part, i, parents);
        for (int lane = 0; lane < lane_count; ++lane)
            out[i].row[lane] += scale * sum.row[lane];
    }
}

DISENTANGLE_SIMD void add_sin(const Part& part, const Lanes* parents, Lanes* mean)
{
    add_terms<SinTerm>(part, part.scale, parents, mean);
}

DISENTANGLE_SIMD void add_diagonal_sin(const Part& part, const Lanes* parents, Lanes* mean)
{
    add_terms<DiagonalSinTerm>(part, part.scale, parents, mean);
}

DISENTANGLE_SIMD void add_sigmoid(const Part& part, const Lanes* parents, Lanes* mean)
{
    add_terms<SigmoidTerm>(part, part.scale, parents, mean);
}

DISENTANGLE_SIMD void add_linear(const Part& part, const Lanes* parents, Lanes* mean)
{
    add_terms<LinearTerm>(part, part.scale, parents, mean);
}

DISENTANGLE_SIMD void add_norm(const Part& part, const Lanes* parents, Lanes* mean)
{
    for (int i = 0; i < part.children(); ++i) {
        const Lanes squares = sum_of_terms<SquareTerm>(part, i, parents);
        for (int lane = 0; lane < lane_count; ++lane)
            mean[i].row[lane] += part.scale * std::sqrt(squares.row[lane]);
    }
}

DISENTANGLE_SIMD void add_cosines(const Part& part, const Lanes* parents, Lanes* sum)
{
    add_terms<CosTerm>(part, 1, parents, sum);
}

template <class Term>
Eigen::MatrixXd slopes_of_terms(const Part& part, double scale, const double* parents)
{
    Eigen::MatrixXd slopes = Eigen::MatrixXd::Zero(part.children(), part.parents());
    for (int i = 0; i < part.children(); ++i)
        for (int j = 0; j < part.parents(); ++j)
            if (part.graph(i, j))
                slopes(i, j) = scale * Term(part, i, j).slope(parents[j]);
    return slopes;
}

Eigen::MatrixXd norm_slopes(const Part& part, const double* parents)
{
    Eigen::MatrixXd slopes = Eigen::MatrixXd::Zero(part.children(), part.parents());
    for (int i = 0; i < part.children(); ++i) {
        for (int j = 0; j < part.parents(); ++j)
            if (part.graph(i, j))
                slopes(i, j) = parents[j] - part.constants(i, j);
        const double norm = slopes.row(i).norm();
        if (norm > 0)
            slopes.row(i) *= part.scale / norm;
    }
    return slopes;
}

}  // namespace

Part make_part(MechanismKind kind, const Adjacency& graph, double scale, Random constants)
{
    Part part{graph, kind, scale, {}};
    if (kind == MechanismKind::norm || kind == MechanismKind::linear) {
        part.constants.resize(graph.rows(), graph.cols());
        for (int i = 0; i < graph.rows(); ++i)
            for (int j = 0; j < graph.cols(); ++j)
                part.constants(i, j) = constants.normal();
    }
    return part;
}

void add_mean(const Part& part, const Lanes* parents, Lanes* mean)
{
    switch (part.kind) {
    case MechanismKind::sin: return add_sin(part, parents, mean);
    case MechanismKind::diagonal_sin: return add_diagonal_sin(part, parents, mean);
    case MechanismKind::sigmoid: return add_sigmoid(part, parents, mean);
    case MechanismKind::norm: return add_norm(part, parents, mean);
    case MechanismKind::linear: return add_linear(part, parents, mean);
    }
}

Eigen::MatrixXd mean_slopes(const Part& part, const double* parents)
{
    switch (part.kind) {
    case MechanismKind::sin: return slopes_of_terms<SinTerm>(part, part.scale, parents);
    case MechanismKind::diagonal_sin: return slopes_of_terms<DiagonalSinTerm>(part, part.scale, parents);
    case MechanismKind::sigmoid: return slopes_of_terms<SigmoidTerm>(part, part.scale, parents);
    case MechanismKind::norm: return norm_slopes(part, parents);
    case MechanismKind::linear: return slopes_of_terms<LinearTerm>(part, part.scale, parents);
    }
    return {};
}

void add_log_variance(const Part& part, const Lanes* parents, Lanes* sum)
{
    add_cosines(part, parents, sum);
}

Eigen::MatrixXd log_variance_slopes(const Part& part, const double* parents)
{
    return slopes_of_terms<CosTerm>(part, 1, parents);
}

}  // namespace disentangle
