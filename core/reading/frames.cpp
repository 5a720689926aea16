// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/frames.h"

#include <Eigen/Core>

#include <algorithm>

namespace disentangle {

std::vector<float> RunFrames::frames(const FloatTable& x) const
{
    using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    const Eigen::Map<const RowMajor> scores(x.values.data(), x.rows, x.cols),
        all(components.values.data(), components.rows, components.cols);
    std::vector<float> result(static_cast<std::size_t>(x.rows) * static_cast<std::size_t>(pixels()));
    Eigen::Map<RowMajor> frames(result.data(), x.rows, pixels());
    frames.noalias() = scores * all.bottomRows(x.cols);
    frames.rowwise() += all.row(0);
    for (float& pixel : result)
        pixel = std::clamp(pixel, 0.0F, 1.0F);
    return result;
}

std::optional<RunFrames> frames_of(const Moment& moment, const Variables& variables)
{
    if (!variables.frame.is_frame())
        return std::nullopt;
    const FloatTable components = recorded(moment, kind::components, variables.frame.size());
    if (components.rows != variables.d_x + 1)
        return std::nullopt;
    return RunFrames{variables.frame, components};
}

}  // namespace disentangle
