// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/facts.h"

#include <Eigen/Core>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace disentangle {

/// Frames of the user's own, in an array, an HDF5 file or a folder of pictures. They stay there: what is asked for is read,
/// so that there may be more of them than fit into memory. Every method may be called from several threads at once.
class Frames {
public:
    /// What is known before a pixel is seen.
    struct Size {
        std::string file;  ///< as errors name it
        Shape frame;
        int count = 0;        ///< of all times
        int steps = 1;        ///< times that follow each other in a row of the array: frames 0 to steps - 1, ...
        double white = 255;   ///< full brightness in the numbers of the file; 0 is black
        bool floats = false;  ///< those are no whole numbers
    };

    virtual ~Frames() = default;
    const Size& size() const { return size_; }

    /// Frames of these numbers, each in [0, count), in their order: n x frame.size(), from 0, black, to 1. Throws InputError
    /// with file and place for what cannot be read, and for numbers that are not finite.
    void read(std::span<const std::int32_t> numbers, std::span<float> to) const;
    /// "row 17", or the picture's file.
    virtual std::string place_of(std::int32_t number) const { return "row " + std::to_string(number + 1); }

protected:
    explicit Frames(Size size) : size_(std::move(size)) {}
    /// As read(), in the numbers of the file; `numbers` rise.
    virtual void read_numbers(std::span<const std::int32_t> numbers, std::span<float> to) const = 0;
    void set_white(double white) { size_.white = white; }
    friend void find_white(Frames& frames);

private:
    Size size_;
};

/// Frames of x and those one step later in turns, as one; both of one size.
std::shared_ptr<const Frames> in_turns(std::shared_ptr<const Frames> first, std::shared_ptr<const Frames> later);

/// Numbers of at most `most` of the frames, spread over all.
std::vector<std::int32_t> spread_frames(const Frames& frames, int most);

/// Some of the frames made small, n x (height x width x channels) with sides of at most `side`: sums over blocks of pixels.
Eigen::MatrixXd thumbnails(const Frames& frames, std::span<const std::int32_t> numbers, int side);

/// Full brightness by a sample of the frames: 1 where no number exceeds it (by a quarter, of floats, which may hold noise),
/// else 255. Throws InputError for numbers beyond 0 to 255.
void find_white(Frames& frames);

/// How numbers of an array make frames.
struct FrameLayout {
    Shape frame;
    std::size_t rows = 0;  ///< all leading sizes but `steps` together
    int steps = 1;
    bool planes = false;  ///< channels x height x width, as PyTorch has it
};

/// Whether an array of this shape holds frames, and how: rows x height x width of bytes, or, square, of floats;
/// rows x height x width x channels with 1 or 3 of these, or rows x channels x height x width; with a second size more of
/// several times; with more sizes in front a grid of rows. Sides of 4 pixels (grey floats: 8) at least. Absent: it holds none.
std::optional<FrameLayout> frames_in_shape(const std::vector<std::size_t>& shape, bool floats);

/// "32 x 32 pixels in colour", width first.
std::string words_for(const Shape& frame);
/// "100 x 32 x 32 x 3".
std::string shape_in_words(const std::vector<std::size_t>& shape);

/// What is known of such an array. Throws InputError for frames that are too large or too small, or too many, to be learned
/// from.
Frames::Size size_in_file(const std::string& file, const FrameLayout& layout, bool floats);

/// Turns channels x height x width into height x width x channels; `scratch` is used for it.
void interleave(const Shape& frame, float* planes, std::vector<float>& scratch);

}  // namespace disentangle
