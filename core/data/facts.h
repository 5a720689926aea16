// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

namespace disentangle {

/// Size of one observation. A vector of n numbers is 1 x 1 x n. What is higher than one pixel is a frame: its numbers come
/// row by row from the top, pixel by pixel from the left, and the channels of a pixel (1 grey; 3 red, green and blue) beside
/// each other, as in an array height x width x channels.
struct Shape {
    int channels = 1, height = 1, width = 1;

    int size() const { return channels * height * width; }
    bool is_frame() const { return height > 1; }
    static Shape vector(int n) { return {1, 1, n}; }
    bool operator==(const Shape&) const = default;
};

/// What a frame is projected on, in core/data/components.h; nothing where x is no frame.
struct Components;
class FrontEnd {
public:
    FrontEnd() = default;
    FrontEnd(Components components);  // NOLINT: a value and its holder are the same to whoever has one

    explicit operator bool() const { return held_ != nullptr; }
    const Components& operator*() const { return *held_; }
    const Components* operator->() const { return held_.get(); }
    /// Of what is held.
    bool operator==(const FrontEnd& other) const;

private:
    std::shared_ptr<const Components> held_;
};

/// What is known of data before a row of them is seen, by everybody: nothing here tells how they came about.
struct Facts {
    Shape x;          ///< of one observation
    int d_a = 0;      ///< actions a row; 0 without
    int steps = 1;    ///< observations a row: 2 when rows are pairs (x^1, x^2) of consecutive times
    int tasks = 0;    ///< supervised tasks to train on; 0 without: then rows have no target
    int points = 1;   ///< rows that stay together in a minibatch, those of one task; 1 without tasks
    int classes = 0;  ///< of the target, a label from 0; 0 where the target is a number
    /// What a Source has standardised by: it gives (x - x_mean) / x_scale, given().size() numbers each, and actions
    /// likewise. Empty where rows are given as they are.
    std::vector<double> x_mean = {}, x_scale = {}, a_mean = {}, a_scale = {};
    double white = 1;         ///< in frames as they were given: full brightness, 255 of bytes; 0 is black
    FrontEnd front_end = {};  ///< where x are scores of the principal components of frames

    int d_x() const { return x.size(); }
    /// Of one observation as it was given: that of the frames where x are their scores.
    Shape given() const;
    bool operator==(const Facts&) const = default;
};

/// Whether x has units of its own: it was measured, or computed elsewhere, and came in files.
inline bool is_measured(const Facts& facts)
{
    return !facts.x_mean.empty();
}

/// Rows to learn from, rows to choose settings by, rows to score on. They share none.
enum class Split { train, validation, test };

}  // namespace disentangle
