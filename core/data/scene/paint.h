// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <vector>

namespace disentangle {

// Painting of soft shapes, in lengths of 1 = the frame's side. Internal to core/data/scene.

struct Tint {
    float red = 0, green = 0, blue = 0;
};

/// What is painted over what is there. Where it is nearer than an edge (2 pixels) to its border it covers in part, by
/// t^2 (3 - 2 t) of t = 1/2 - d / edge, with d the signed distance to the border: continuously differentiable in all of its
/// numbers, and blind to where pixels lie.
struct Stroke {
    enum class Form { ellipse, box };
    Form form = Form::ellipse;
    float x = 0, y = 0;  ///< of the middle; y runs down
    float half_width = 0, half_height = 0;
    float cosine = 1, sine = 0;  ///< of the angle that a box is turned by
    Tint tint = {};
};

/// Pixels over which an edge falls from 1 to 0.
inline constexpr float edge_pixels = 2;

/// One frame as it is painted: planes of red, green and blue, or of grey alone.
class Canvas {
public:
    /// `background`: channels x size x size in [0, 1], planes behind each other.
    Canvas(int size, int channels, std::vector<float> background);

    /// Every pixel as the background is.
    void clear();
    void paint(const Stroke& stroke);
    /// As it is now: channels x size x size, planes behind each other.
    std::vector<float> planes() const;
    /// Pixel by pixel, its channels beside each other, each as gain * value + weight * (noise1 + noise2), with
    /// channels * size * size numbers of noise each.
    void write(float gain, float weight, const float* noise1, const float* noise2, float* to) const;

private:
    int size_, channels_, stride_;
    std::vector<float> background_, planes_;  ///< channels x size x stride
};

}  // namespace disentangle
