// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/frames/frames.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <functional>
#include <limits>
#include <numeric>

namespace disentangle {
namespace {

constexpr int sampled = 256;                   // frames, for what white is
constexpr double noise = 0.25;                 // of full brightness, that floats may lie beyond black and white
constexpr std::size_t most_numbers = 1 << 18;  // of a frame
constexpr std::size_t least_side = 4, least_side_of_floats = 8;

bool is_channels(std::size_t count)
{
    return count == 1 || count == 3;
}

class InTurns final : public Frames {
public:
    InTurns(std::shared_ptr<const Frames> first, std::shared_ptr<const Frames> later, Size size)
        : Frames(std::move(size)), frames_{std::move(first), std::move(later)}
    {
    }

    std::string place_of(std::int32_t number) const override { return frames_[number % 2]->place_of(number / 2); }

private:
    void read_numbers(std::span<const std::int32_t> numbers, std::span<float> to) const override
    {
        const auto width = static_cast<std::size_t>(size().frame.size());
        for (const std::int32_t part : {0, 1}) {
            std::vector<std::int32_t> its;
            for (const std::int32_t number : numbers)
                if (number % 2 == part)
                    its.push_back(number / 2);
            std::vector<float> read(its.size() * width);
            frames_[part]->read(its, read);
            auto from = read.begin();
            for (std::size_t i = 0; i < numbers.size(); ++i)
                if (numbers[i] % 2 == part) {
                    const auto white = static_cast<float>(size().white);
                    std::transform(from, from + static_cast<std::ptrdiff_t>(width),
                                   to.begin() + static_cast<std::ptrdiff_t>(i * width),
                                   [white](float value) { return white * value; });
                    from += static_cast<std::ptrdiff_t>(width);
                }
        }
    }

    std::array<std::shared_ptr<const Frames>, 2> frames_;
};

}  // namespace

void Frames::read(std::span<const std::int32_t> numbers, std::span<float> to) const
{
    const auto width = static_cast<std::size_t>(size_.frame.size());
    const auto scale = static_cast<float>(1 / size_.white);
    const auto finish = [&](std::span<float> frame, std::int32_t number) {
        for (float& value : frame) {
            value *= scale;
            if (!std::isfinite(value))
                throw InputError(size_.file, place_of(number), "a pixel is missing or infinite", "a number");
        }
    };
    if (std::ranges::adjacent_find(numbers, std::ranges::greater_equal{}) == numbers.end()) {
        read_numbers(numbers, to);
    } else {
        // In the order of the file, each once.
        std::vector<std::int32_t> sorted(numbers.begin(), numbers.end());
        std::ranges::sort(sorted);
        const auto repeated = std::ranges::unique(sorted);
        sorted.erase(repeated.begin(), repeated.end());
        std::vector<float> read(sorted.size() * width);
        read_numbers(sorted, read);
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            const auto from = std::ranges::lower_bound(sorted, numbers[i]) - sorted.begin();
            std::copy_n(read.begin() + from * static_cast<std::ptrdiff_t>(width), width,
                        to.begin() + static_cast<std::ptrdiff_t>(i * width));
        }
    }
    for (std::size_t i = 0; i < numbers.size(); ++i)
        finish(to.subspan(i * width, width), numbers[i]);
}

std::shared_ptr<const Frames> in_turns(std::shared_ptr<const Frames> first, std::shared_ptr<const Frames> later)
{
    Frames::Size size = first->size();
    size.count *= 2;
    return std::make_shared<const InTurns>(std::move(first), std::move(later), std::move(size));
}

std::vector<std::int32_t> spread_frames(const Frames& frames, int most)
{
    const std::int64_t count = frames.size().count, taken = std::min<std::int64_t>(count, most);
    std::vector<std::int32_t> numbers;
    for (std::int64_t i = 0; i < taken; ++i)
        numbers.push_back(static_cast<std::int32_t>(i * count / taken));
    return numbers;
}

void find_white(Frames& frames)
{
    frames.set_white(1);
    const std::vector<std::int32_t> numbers = spread_frames(frames, sampled);
    const auto width = static_cast<std::size_t>(frames.size().frame.size());
    const double beyond = frames.size().floats ? noise : 0;
    std::vector<float> frame(width);
    double white = 1;
    for (const std::int32_t number : numbers) {
        frames.read(std::span(&number, 1), frame);
        const auto [least, most] = std::ranges::minmax(frame);
        if (most > 1 + beyond)
            white = 255;
        if (least < -beyond * white || most > 255 * (1 + beyond)) {
            char found[64];
            std::snprintf(found, sizeof found, "pixels from %g to %g", least, most);
            throw InputError(frames.size().file, frames.place_of(number), found,
                             "0, black, to 255 or to 1, full brightness; shift and scale the numbers");
        }
    }
    frames.set_white(white);
}

std::optional<FrameLayout> frames_in_shape(const std::vector<std::size_t>& shape, bool floats)
{
    const auto product = [&shape](std::size_t count) {
        return std::accumulate(shape.begin(), shape.begin() + static_cast<std::ptrdiff_t>(count), std::size_t{1},
                               std::multiplies<>());
    };
    const auto large = [](std::size_t side) { return side >= least_side && side <= std::numeric_limits<int>::max(); };
    const auto made = [](std::size_t channels, std::size_t height, std::size_t width) {
        return Shape{static_cast<int>(channels), static_cast<int>(height), static_cast<int>(width)};
    };
    const std::size_t sizes = shape.size();
    if (sizes < 3)
        return std::nullopt;
    const std::size_t last = shape[sizes - 1], second = shape[sizes - 2], third = shape[sizes - 3];
    if (sizes == 3) {
        const bool square = second == last && last >= least_side_of_floats;
        if (!large(second) || !large(last) || (floats && !square))
            return std::nullopt;
        return FrameLayout{made(1, second, last), third};
    }
    const bool pixels = is_channels(last) && large(second) && large(third);
    const bool planes = !pixels && is_channels(third) && large(second) && large(last);
    if (pixels || planes) {
        FrameLayout layout{pixels ? made(last, third, second) : made(third, second, last), product(sizes - 3)};
        layout.planes = planes;
        if (sizes == 5 && shape[1] <= std::numeric_limits<int>::max()) {
            layout.steps = static_cast<int>(shape[1]);
            layout.rows = shape[0];
        }
        return layout;
    }
    // Pairs of grey frames.
    if (sizes == 4 && third == 2 && large(second) && large(last))
        return FrameLayout{made(1, second, last), shape[0], 2};
    return std::nullopt;
}

std::string words_for(const Shape& frame)
{
    return std::to_string(frame.width) + " x " + std::to_string(frame.height) + " pixels" +
           (frame.channels == 1 ? " of grey" : " in colour");
}

std::string shape_in_words(const std::vector<std::size_t>& shape)
{
    std::string text;
    for (const std::size_t size : shape)
        text += (text.empty() ? "" : " x ") + std::to_string(size);
    return text;
}

Frames::Size size_in_file(const std::string& file, const FrameLayout& layout, bool floats)
{
    const Shape& frame = layout.frame;
    const auto side = [](int pixels) { return static_cast<std::size_t>(pixels); };
    const std::string found =
        "frames of " + std::to_string(frame.width) + " x " + std::to_string(frame.height) + " pixels";
    // Divided, as a product of three might not fit.
    if (side(frame.height) > most_numbers / side(frame.width) / side(frame.channels))
        throw InputError(file, "", found,
                         "at most " + std::to_string(most_numbers) +
                             " numbers in a frame; scale the frames down: 64 x 64 pixels are mostly enough");
    if (side(std::min(frame.height, frame.width)) < least_side)
        throw InputError(file, "", found, "at least 4 on each side; smaller ones may be columns of a table");
    const std::uint64_t count = std::uint64_t{layout.rows} * static_cast<std::uint64_t>(layout.steps);
    if (count > std::numeric_limits<std::int32_t>::max())
        throw InputError(file, "", std::to_string(count) + " frames", "at most 2147483647");
    return {file, frame, static_cast<int>(count), layout.steps, 255, floats};
}

Eigen::MatrixXd thumbnails(const Frames& frames, std::span<const std::int32_t> numbers, int side)
{
    constexpr std::size_t together = 64;
    const Shape& frame = frames.size().frame;
    const int height = std::min(side, frame.height), width = std::min(side, frame.width);
    const auto pixels = static_cast<std::size_t>(frame.size());
    Eigen::MatrixXd small = Eigen::MatrixXd::Zero(std::ssize(numbers), Eigen::Index{frame.channels} * height * width);
    std::vector<float> read;
    for (std::size_t first = 0; first < numbers.size(); first += together) {
        const std::span<const std::int32_t> some = numbers.subspan(first, std::min(together, numbers.size() - first));
        read.resize(some.size() * pixels);
        frames.read(some, read);
        for (std::size_t i = 0; i < some.size(); ++i) {
            const float* pixel = read.data() + i * pixels;
            for (int y = 0; y < frame.height; ++y)
                for (int x = 0; x < frame.width; ++x)
                    for (int c = 0; c < frame.channels; ++c)
                        small(static_cast<Eigen::Index>(first + i),
                              (Eigen::Index{y * height / frame.height} * width + x * width / frame.width) *
                                      frame.channels +
                                  c) += static_cast<double>(*pixel++);
        }
    }
    return small;
}

void interleave(const Shape& frame, float* planes, std::vector<float>& scratch)
{
    scratch.assign(planes, planes + frame.size());
    const int pixels = frame.height * frame.width;
    for (int c = 0; c < frame.channels; ++c)
        for (int i = 0; i < pixels; ++i)
            planes[i * frame.channels + c] = scratch[static_cast<std::size_t>(c * pixels + i)];
}

}  // namespace disentangle
