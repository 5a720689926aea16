// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cblas.h>

#include <string>

namespace disentangle {

/// Path of the library that performs matrix products, links resolved, or "" when it cannot be told.
std::string blas_library();

/// True when that is the generic reference BLAS, whose products are about fifty times slower than OpenBLAS's.
bool blas_is_slow();

/// Sets the number of threads of OpenBLAS, if that is the library: one, where the caller splits the batch over threads.
void use_blas_threads(int threads);

/// c = alpha op(a) op(b) + beta c, row-major: op(a) is m x k, op(b) k x n, c m x n; `ld*` are the rows' distances.
inline void gemm(CBLAS_TRANSPOSE op_a, CBLAS_TRANSPOSE op_b, int m, int n, int k, float alpha, const float* a, int ld_a,
                 const float* b, int ld_b, float beta, float* c, int ld_c)
{
    cblas_sgemm(CblasRowMajor, op_a, op_b, m, n, k, alpha, a, ld_a, b, ld_b, beta, c, ld_c);
}

inline void gemm(CBLAS_TRANSPOSE op_a, CBLAS_TRANSPOSE op_b, int m, int n, int k, double alpha, const double* a,
                 int ld_a, const double* b, int ld_b, double beta, double* c, int ld_c)
{
    cblas_dgemm(CblasRowMajor, op_a, op_b, m, n, k, alpha, a, ld_a, b, ld_b, beta, c, ld_c);
}

/// A matrix inside a larger row-major one: its first element and the distance between its rows.
template <class Real>
struct View {
    Real* data;
    int stride;
};

/// OpenBLAS multiplies matrices of up to 100^3 operations in place, without copying them first. That is the faster way,
/// but only without transpositions, so small weights (in x out) are worth transposing once for many products.
inline constexpr int in_place_operations = 1'000'000;
constexpr bool worth_transposing(int in, int out)
{
    return in * out <= in_place_operations / 100;
}

/// c (m x n) = a (m x k) b (k x n).
template <class Real>
void multiply(int m, int n, int k, View<const Real> a, View<const Real> b, View<Real> c)
{
    gemm(CblasNoTrans, CblasNoTrans, m, n, k, Real(1), a.data, a.stride, b.data, b.stride, Real(0), c.data, c.stride);
}

/// c (m x n) += a (m x k) b (k x n).
template <class Real>
void multiply_add(int m, int n, int k, View<const Real> a, View<const Real> b, View<Real> c)
{
    gemm(CblasNoTrans, CblasNoTrans, m, n, k, Real(1), a.data, a.stride, b.data, b.stride, Real(1), c.data, c.stride);
}

/// c (m x n) = a (m x k) b^T for b (n x k).
template <class Real>
void multiply_transposed(int m, int n, int k, View<const Real> a, View<const Real> b, View<Real> c)
{
    gemm(CblasNoTrans, CblasTrans, m, n, k, Real(1), a.data, a.stride, b.data, b.stride, Real(0), c.data, c.stride);
}

/// c (m x n) += sign a^T b for a (rows x m) and b (rows x n): how the gradient of a weight adds up over a batch.
template <class Real>
void add_outer_products(int m, int n, int rows, View<const Real> a, View<const Real> b, View<Real> c, Real sign = 1)
{
    gemm(CblasTrans, CblasNoTrans, m, n, rows, sign, a.data, a.stride, b.data, b.stride, Real(1), c.data, c.stride);
}

}  // namespace disentangle
