// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/components.h"

#include <numeric>
#include <utility>

namespace disentangle {

double Components::kept() const
{
    return total_variance > 0 ? std::accumulate(variance.begin(), variance.end(), 0.0) / total_variance : 1;
}

Components::Matrix Components::scores(const Eigen::Ref<const Matrix>& frames) const
{
    return scale * ((frames.rowwise() - mean) * basis.transpose());
}

Components::Matrix Components::frames(const Eigen::Ref<const Matrix>& scores) const
{
    Matrix frames = (1 / scale) * (scores * basis);
    frames.rowwise() += mean;
    return frames;
}

bool Components::operator==(const Components& other) const
{
    return frame == other.frame && count() == other.count() && mean == other.mean && basis == other.basis &&
           scale == other.scale && variance == other.variance && total_variance == other.total_variance;
}

FrontEnd::FrontEnd(Components components) : held_(std::make_shared<const Components>(std::move(components))) {}

bool FrontEnd::operator==(const FrontEnd& other) const
{
    return held_ == other.held_ || (held_ && other.held_ && *held_ == *other.held_);
}

Shape Facts::given() const
{
    return front_end ? front_end->frame : x;
}

}  // namespace disentangle
