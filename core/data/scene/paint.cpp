// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/scene/paint.h"

#include "core/base/simd.h"
#include "core/data/scene/spec.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace disentangle {
namespace {

/// Pixels that are covered side by side; rows of a canvas hold a whole number of them.
constexpr int run = 8;
constexpr int widest = 64;  // pixels of a row
static_assert(scene_range::size.maximum <= widest);

/// A part of the frame in pixels, its columns whole runs.
struct Region {
    int left, right, top, bottom;
};

/// Of the planes of a canvas.
struct Layout {
    int size, channels, stride;

    int row(int channel, int y) const { return (channel * size + y) * stride; }
};

DISENTANGLE_SIMD_BODY float coverage(float distance)
{
    const float t = std::min(1.0F, std::max(0.0F, 0.5F - distance * (1 / edge_pixels)));
    return t * t * (3 - 2 * t);
}

/// distance(x, y) of the middle of a pixel to the border.
template <class Distance>
DISENTANGLE_SIMD_BODY void cover(float* planes, const Layout& layout, const Region& region, const float* tint,
                                 Distance distance)
{
    const int width = region.right - region.left;
    for (int y = region.top; y < region.bottom; ++y) {
        float alpha[widest];
        for (int i = 0; i < width; ++i)
            alpha[i] = coverage(distance(static_cast<float>(region.left + i) + 0.5F, static_cast<float>(y) + 0.5F));
        for (int c = 0; c < layout.channels; ++c) {
            float* const __restrict to = planes + layout.row(c, y) + region.left;
            const float paint = tint[c];
            for (int i = 0; i < width; ++i)
                to[i] += alpha[i] * (paint - to[i]);
        }
    }
}

/// All lengths in pixels.
DISENTANGLE_SIMD void cover_ellipse(float* planes, const Layout& layout, const Region& region, const float* tint,
                                    float cx, float cy, float hx, float hy)
{
    const float per_x = 1 / hx, per_y = 1 / hy, least = std::min(hx, hy);
    cover(
        planes, layout, region, tint, [=](float x, float y) __attribute__((always_inline)) {
            const float a = (x - cx) * per_x, b = (y - cy) * per_y;
            return (std::sqrt(a * a + b * b) - 1) * least;
        });
}

DISENTANGLE_SIMD void cover_box(float* planes, const Layout& layout, const Region& region, const float* tint, float cx,
                                float cy, float hx, float hy, float cosine, float sine)
{
    cover(
        planes, layout, region, tint, [=](float x, float y) __attribute__((always_inline)) {
            const float a = cosine * (x - cx) + sine * (y - cy), b = cosine * (y - cy) - sine * (x - cx);
            return std::max(std::fabs(a) - hx, std::fabs(b) - hy);
        });
}

template <int channels>
DISENTANGLE_SIMD_BODY void interleave(const float* planes, const Layout& layout, float gain, float weight,
                                      const float* __restrict noise1, const float* __restrict noise2,
                                      float* __restrict to)
{
    for (int y = 0; y < layout.size; ++y)
        for (int c = 0; c < channels; ++c) {
            const float* const from = planes + layout.row(c, y);
            float* const row = to + y * layout.size * channels + c;
            for (int x = 0; x < layout.size; ++x)
                row[x * channels] = gain * from[x];
        }
    if (weight > 0)
        for (int i = 0; i < layout.size * layout.size * channels; ++i)
            to[i] += weight * (noise1[i] + noise2[i]);
}

DISENTANGLE_SIMD void interleave_grey(const float* planes, const Layout& layout, float gain, float weight,
                                      const float* noise1, const float* noise2, float* to)
{
    interleave<1>(planes, layout, gain, weight, noise1, noise2, to);
}

DISENTANGLE_SIMD void interleave_rgb(const float* planes, const Layout& layout, float gain, float weight,
                                     const float* noise1, const float* noise2, float* to)
{
    interleave<3>(planes, layout, gain, weight, noise1, noise2, to);
}

/// From the pixel that holds `low` to the one past the one that holds `high`, inside the frame.
std::pair<int, int> pixels(float low, float high, int size)
{
    // Compared as numbers first: what lies far outside is no int.
    const auto inside = [size](float value) {
        return static_cast<int>(std::clamp(value, 0.0F, static_cast<float>(size)));
    };
    return {inside(std::floor(low)), inside(std::ceil(high))};
}

int padded(int size)
{
    return (size + run - 1) / run * run;
}

}  // namespace

Canvas::Canvas(int size, int channels, std::vector<float> background)
    : size_(size),
      channels_(channels),
      stride_(padded(size)),
      background_(static_cast<std::size_t>(channels * size * stride_))
{
    for (int row = 0; row < channels * size; ++row)
        std::copy_n(background.begin() + row * size, size, background_.begin() + row * stride_);
    planes_ = background_;
}

std::vector<float> Canvas::planes() const
{
    std::vector<float> packed;
    for (int row = 0; row < channels_ * size_; ++row)
        packed.insert(packed.end(), planes_.begin() + row * stride_, planes_.begin() + row * stride_ + size_);
    return packed;
}

void Canvas::clear()
{
    std::copy(background_.begin(), background_.end(), planes_.begin());
}

void Canvas::paint(const Stroke& stroke)
{
    const auto side = static_cast<float>(size_);
    const float cx = stroke.x * side, cy = stroke.y * side, hx = stroke.half_width * side,
                hy = stroke.half_height * side;
    constexpr float border = edge_pixels / 2;
    const bool box = stroke.form == Stroke::Form::box;
    // What an ellipse covers ends at one that is larger by a share, a box at one with a border.
    const float share = 1 + border / std::min(hx, hy), cosine = std::fabs(stroke.cosine), sine = std::fabs(stroke.sine);
    const float reach_x = box ? cosine * (hx + border) + sine * (hy + border) : hx * share,
                reach_y = box ? sine * (hx + border) + cosine * (hy + border) : hy * share;
    const auto [left, right] = pixels(cx - reach_x, cx + reach_x, size_);
    const auto [top, bottom] = pixels(cy - reach_y, cy + reach_y, size_);
    const Region region{left / run * run, padded(right), top, bottom};
    const float grey = 0.30F * stroke.tint.red + 0.59F * stroke.tint.green + 0.11F * stroke.tint.blue;
    const float tint[3] = {channels_ == 1 ? grey : stroke.tint.red, stroke.tint.green, stroke.tint.blue};
    const Layout layout{size_, channels_, stride_};
    if (box)
        cover_box(planes_.data(), layout, region, tint, cx, cy, hx, hy, stroke.cosine, stroke.sine);
    else
        cover_ellipse(planes_.data(), layout, region, tint, cx, cy, hx, hy);
}

void Canvas::write(float gain, float weight, const float* noise1, const float* noise2, float* to) const
{
    (channels_ == 1 ? interleave_grey : interleave_rgb)(planes_.data(), {size_, channels_, stride_}, gain, weight,
                                                        noise1, noise2, to);
}

}  // namespace disentangle
