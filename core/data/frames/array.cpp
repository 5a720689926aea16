// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/frames/array.h"

#include "core/base/error.h"
#include "core/base/npz.h"
#include "core/data/frames/bytes.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace disentangle {
namespace {

class ArrayFrames final : public Frames {
public:
    ArrayFrames(std::unique_ptr<const Bytes> bytes, NpyLayout numbers, const FrameLayout& layout, Size size)
        : Frames(std::move(size)), bytes_(std::move(bytes)), numbers_(std::move(numbers)), planes_(layout.planes)
    {
    }

    std::string place_of(std::int32_t number) const override
    {
        const int steps = size().steps;
        return "row " + std::to_string(number / steps + 1) +
               (steps > 1 ? ", time " + std::to_string(number % steps + 1) : "");
    }

private:
    void read_numbers(std::span<const std::int32_t> wanted, std::span<float> to) const override
    {
        const auto width = static_cast<std::size_t>(size().frame.size()), bytes = width * numbers_.item;
        std::vector<char> block;
        std::vector<float> scratch;
        for (std::size_t first = 0, end = 0; first < wanted.size(); first = end) {
            // Neighbours in the file are read together.
            for (end = first + 1; end < wanted.size() && wanted[end] == wanted[end - 1] + 1;)
                ++end;
            block.resize((end - first) * bytes);
            bytes_->read(numbers_.begin + static_cast<std::uint64_t>(wanted[first]) * bytes, block.size(),
                         block.data());
            const std::span<float> part = to.subspan(first * width, (end - first) * width);
            convert_npy(numbers_, block.data(), part);
            for (std::size_t i = 0; planes_ && i < end - first; ++i)
                interleave(size().frame, part.data() + i * width, scratch);
        }
    }

    std::unique_ptr<const Bytes> bytes_;
    NpyLayout numbers_;
    bool planes_;
};

}  // namespace

std::shared_ptr<const Frames> frames_in_array(const std::filesystem::path& path, const std::string& key,
                                              const std::string& name)
{
    std::unique_ptr<const Bytes> bytes;
    std::pair<std::string, std::uint64_t> begin;
    if (key.empty()) {
        bytes = open_bytes(path);
        begin = {std::string(std::min<std::uint64_t>(bytes->size(), most_npy_header), '\0'), bytes->size()};
        bytes->read(0, begin.first.size(), begin.first.data());
    } else {
        begin = begin_of_npy_in_npz(path, key, most_npy_header);
    }
    const NpyLayout numbers = npy_layout(begin.first, begin.second, name);
    const std::optional<FrameLayout> layout = frames_in_shape(numbers.shape, numbers.is_float());
    if (!layout) {
        if (numbers.shape.size() > 3)
            throw InputError(
                name, "", "an array of " + shape_in_words(numbers.shape),
                "a table, rows x columns, or frames, rows x height x width x channels with 1 or 3 channels");
        return nullptr;
    }
    if (numbers.fortran)
        throw InputError(name, "NPY header", "the order is Fortran's",
                         "C order for frames, as numpy.ascontiguousarray makes it");
    if (!bytes)
        bytes = open_bytes_in_npz(path, key);
    auto frames = std::make_shared<ArrayFrames>(std::move(bytes), numbers, *layout,
                                                size_in_file(name, *layout, numbers.is_float()));
    find_white(*frames);
    return frames;
}

}  // namespace disentangle
