// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/tasks.h"

#include <algorithm>

namespace disentangle {
namespace {

float at(const Snapshot& matrix, int row, int col)
{
    return matrix.data[static_cast<std::size_t>(row * matrix.cols + col)];
}

/// Rows become columns.
Snapshot turned_over(const Snapshot& matrix)
{
    Snapshot result{matrix.cols, matrix.rows, {}};
    for (int i = 0; i < result.rows; ++i)
        for (int j = 0; j < result.cols; ++j)
            result.data.push_back(at(matrix, j, i));
    return result;
}

double nonzero_a_column(const Snapshot& matrix)
{
    return static_cast<double>(std::ranges::count_if(matrix.data, [](float value) { return value != 0; })) /
           std::max(1, matrix.cols);
}

}  // namespace

std::optional<TaskWeights> task_weights_at(const Moment& moment, int latents)
{
    const Snapshot* recorded = moment.snapshot(kind::task_weights);
    if (recorded == nullptr || recorded->cols != latents)
        return std::nullopt;
    TaskWeights result;
    result.matching = matching_of(moment, latents);
    result.learned = turned_over(*recorded);
    if (result.matching) {
        result.learned = reordered(result.learned, *result.matching, {});
        // The sign of a learned factor is its own. Norms of weights, as of classes, have none.
        const Snapshot* map = moment.snapshot(kind::ols, latents, latents);
        const bool have_signs = std::ranges::any_of(recorded->data, [](float value) { return value < 0; });
        for (int i = 0; map != nullptr && have_signs && i < latents; ++i)
            if (at(*map, i, (*result.matching)[static_cast<std::size_t>(i)]) < 0)
                for (int t = 0; t < result.learned.cols; ++t) {
                    float& value = result.learned.data[static_cast<std::size_t>(i * result.learned.cols + t)];
                    value = value == 0 ? 0 : -value;
                }
    }
    result.used = nonzero_a_column(result.learned);
    const Snapshot* truth = moment.snapshot(kind::true_task_weights, recorded->rows, latents);
    if (truth == nullptr)
        return result;
    result.truth = turned_over(*truth);
    result.needed = nonzero_a_column(*result.truth);
    if (!result.matching)
        return result;
    for (std::size_t k = 0; k < result.learned.data.size(); ++k) {
        const bool used = result.learned.data[k] != 0, needed = result.truth->data[k] != 0;
        result.marks.push_back(used == needed ? Mark::none : used ? Mark::extra : Mark::missing);
        result.wrong += used != needed;
    }
    return result;
}

std::optional<LambdaPath> lambda_path_at(const Moment& moment)
{
    const Snapshot* recorded = moment.snapshot(kind::lambda_path);
    if (recorded == nullptr || recorded->rows != 3)
        return std::nullopt;
    const auto row = [&](int i) {
        const auto first = recorded->data.begin() + i * recorded->cols;
        return std::vector<double>(first, first + recorded->cols);
    };
    return LambdaPath{row(0), row(1), row(2)};
}

}  // namespace disentangle
