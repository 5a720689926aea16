// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/run_file.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace disentangle {

/// The lowest and highest sample of every stretch of a curve, in stretches of 4, 16, 64, ... samples, so that a curve of
/// any length is drawn and measured in a time that depends on the screen alone. Values that are not finite count as gaps.
/// It keeps indices only: every call is given the samples again.
class CurveOutline {
public:
    std::size_t size() const { return m_size; }
    void clear();
    /// Takes in what was appended to `samples` since the last call.
    void extend(std::span<const Sample> samples);

    /// Indices, ascending, of the samples that are needed to draw the curve from `left` to `right`, where `place` says at
    /// which place, in pixels, a step stands (not decreasing): every sample where there is room, the lowest and the highest of
    /// what shares a pixel, one of every gap, and a neighbour beyond each end.
    std::vector<std::size_t> visible(std::span<const Sample> samples, double left, double right,
                                     const std::function<double(std::int64_t)>& place) const;
    /// The lowest and the highest finite value among the samples [first, last), if there is one.
    std::optional<std::pair<double, double>> extent(std::span<const Sample> samples, std::size_t first,
                                                    std::size_t last) const;

private:
    struct Stretch {
        std::uint32_t lowest = 0, highest = 0;
        bool any = false;  ///< whether it holds a finite value
    };
    Stretch joined(std::span<const Sample> samples, const Stretch& a, const Stretch& b) const;
    static std::size_t length(std::size_t level) { return std::size_t{1} << (2 * (level + 1)); }
    /// Calls `visit` for stretches and samples of [first, last) from left to right, the largest stretches first. Where `visit`
    /// refuses a stretch, its parts are visited in its place.
    template <class VisitStretch, class VisitSample>
    void walk(std::size_t level, std::size_t node, std::size_t first, std::size_t last, const VisitStretch& stretch,
              const VisitSample& sample) const;
    template <class VisitStretch, class VisitSample>
    void walk(std::size_t first, std::size_t last, const VisitStretch& stretch, const VisitSample& sample) const;

    std::vector<std::vector<Stretch>> m_levels;  ///< [0]: stretches of 4 samples, [1]: of 16, ...
    std::size_t m_size = 0;
};

}  // namespace disentangle
