// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace disentangle {

// The loops between the matrix products, each a single pass over its memory and vectorised (simd.h). Matrices are
// row-major with `stride` elements from row to row, or dense where no stride is given. In float and double alike.

/// h <- leaky(h + bias); h is rows x width, bias has `width` elements or is null.
void bias_leaky(float* h, const float* bias, std::size_t rows, std::size_t width);
void bias_leaky(double* h, const double* bias, std::size_t rows, std::size_t width);

/// h <- sin(h + bias), cosines <- cos(h + bias); h and cosines are rows x width. Absolute error below 1e-6 in float and
/// 1e-14 in double for |h + bias| < 1000.
void bias_sine(float* h, float* cosines, const float* bias, std::size_t rows, std::size_t width);
void bias_sine(double* h, double* cosines, const double* bias, std::size_t rows, std::size_t width);

/// g <- g cosines, the way back through sin, and bias_gradient += column sums of the new g. g is rows x width.
void sine_backward(float* g, const float* cosines, std::size_t rows, std::size_t width, float* bias_gradient);
void sine_backward(double* g, const double* cosines, std::size_t rows, std::size_t width, double* bias_gradient);

/// y <- y + bias; y is rows x width.
void add_bias(float* y, const float* bias, std::size_t rows, std::size_t width);
void add_bias(double* y, const double* bias, std::size_t rows, std::size_t width);

/// g <- g leaky'(.) where h = leaky(.) is what came out of the activation, and bias_gradient += column sums of the new g
/// (null: not wanted). g and h are rows x width.
void leaky_backward(float* g, const float* h, std::size_t rows, std::size_t width, float* bias_gradient);
void leaky_backward(double* g, const double* h, std::size_t rows, std::size_t width, double* bias_gradient);

/// sums += column sums of g, rows x width.
void add_column_sums(const float* g, std::size_t rows, std::size_t width, float* sums);
void add_column_sums(const double* g, std::size_t rows, std::size_t width, double* sums);

/// y <- y + bias - x, and the sum of its squares. y and x are rows x width.
double residual(float* y, const float* bias, const float* x, std::size_t rows, std::size_t width);
double residual(double* y, const double* bias, const double* x, std::size_t rows, std::size_t width);

/// v <- factor v.
void scale(float* v, float factor, std::size_t n);
void scale(double* v, double factor, std::size_t n);

/// sum <- sum + v.
void add(float* sum, const float* v, std::size_t n);
void add(double* sum, const double* v, std::size_t n);

/// to (cols x rows) = from^T for from (rows x cols).
void transpose(const float* from, std::size_t rows, std::size_t cols, float* to, std::size_t to_stride);
void transpose(const double* from, std::size_t rows, std::size_t cols, double* to, std::size_t to_stride);

/// The way back through y = h . weight, one output from a hidden layer of `width` units, and the activation that h came
/// from: with gy the gradient of y (one element every `gy_stride`), g = gy weight f'(.), both rows x width; f' is
/// `cosines` (rows x width) when h came from sines, else (null) the leaky ReLU's. The
/// gradients of the weight, of the biases before the activation (null: none) and of the output's bias are added to.
void output_backward(const float* h, const float* cosines, const float* weight, const float* gy, std::size_t gy_stride,
                     std::size_t rows, std::size_t width, float* g, float* weight_gradient, float* hidden_bias_gradient,
                     float* bias_gradient);
void output_backward(const double* h, const double* cosines, const double* weight, const double* gy,
                     std::size_t gy_stride, std::size_t rows, std::size_t width, double* g, double* weight_gradient,
                     double* hidden_bias_gradient, double* bias_gradient);

}  // namespace disentangle
