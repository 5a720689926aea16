// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/frames/pictures.h"

#include "core/base/error.h"
#include "core/data/frames/picture_file.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <limits>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace disentangle {
namespace {

namespace fs = std::filesystem;

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/// The digits that `text` begins with, without leading zeros.
std::string_view number_in_front(std::string_view text)
{
    const auto end = std::ranges::find_if_not(text, is_digit) - text.begin();
    std::string_view digits = text.substr(0, static_cast<std::size_t>(end));
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    return digits;
}

/// "x-000017-2": everything before the last mark, and the time behind it; 0 where there is none.
std::pair<std::string, int> row_and_time(const fs::path& file)
{
    const std::string stem = file.stem().string();
    const std::size_t mark = stem.find_last_of("-_");
    int time = 0;
    if (mark == std::string::npos || mark == 0 || !is_digit(stem[mark - 1]))
        return {stem, 0};
    const auto [end, failed] = std::from_chars(stem.data() + mark + 1, stem.data() + stem.size(), time);
    return {stem.substr(0, mark), failed == std::errc{} && end == stem.data() + stem.size() ? time : 0};
}

/// How many times every row has: 1 where names do not say.
int times_of(const std::vector<fs::path>& files)
{
    int times = 0, expected = 1;
    std::string row;
    for (const fs::path& file : files) {
        const auto [its, time] = row_and_time(file);
        if (its != row) {
            if (!row.empty() && times == 0)
                times = expected - 1;
            if (times > 0 && expected != times + 1)
                return 1;
            row = its;
            expected = 1;
        }
        if (time != expected++)
            return 1;
    }
    return times > 1 && expected == times + 1 ? times : 1;
}

class PictureFrames final : public Frames {
public:
    PictureFrames(std::vector<fs::path> files, Size size) : Frames(std::move(size)), files_(std::move(files)) {}

    std::string place_of(std::int32_t number) const override
    {
        return files_[static_cast<std::size_t>(number)].filename().string();
    }

private:
    void read_numbers(std::span<const std::int32_t> numbers, std::span<float> to) const override
    {
        const auto width = static_cast<std::size_t>(size().frame.size());
        std::vector<std::uint8_t> pixels(width);
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            read_picture(files_[static_cast<std::size_t>(numbers[i])], size().frame, pixels);
            std::ranges::copy(pixels, to.begin() + static_cast<std::ptrdiff_t>(i * width));
        }
    }

    std::vector<fs::path> files_;
};

std::vector<fs::path> pictures_in(const fs::path& folder)
{
    std::vector<fs::path> files;
    bool folders = false;
    std::error_code failed;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, failed)) {
        std::error_code ignored;
        folders |= entry.is_directory(ignored);
        if (is_picture_name(entry.path()) && entry.is_regular_file(ignored))
            files.push_back(entry.path());
    }
    if (failed)
        throw InputError(folder.string(), "", "cannot be read: " + failed.message(), "a folder of pictures");
    if (files.empty())
        throw InputError(folder.string(), "", folders ? "holds folders and no picture" : "holds no picture",
                         folders ? "PNG or JPEG files; give the folder that they are in" : "PNG or JPEG files");
    std::ranges::sort(files, [](const fs::path& a, const fs::path& b) {
        return in_natural_order(a.filename().string(), b.filename().string());
    });
    return files;
}

}  // namespace

bool in_natural_order(std::string_view first, std::string_view second)
{
    std::string_view a = first, b = second;
    while (!a.empty() && !b.empty()) {
        if (is_digit(a.front()) && is_digit(b.front())) {
            const std::string_view x = number_in_front(a), y = number_in_front(b);
            if (x.size() != y.size())
                return x.size() < y.size();
            if (x != y)
                return x < y;
            a.remove_prefix(static_cast<std::size_t>(x.data() + x.size() - a.data()));
            b.remove_prefix(static_cast<std::size_t>(y.data() + y.size() - b.data()));
        } else if (a.front() != b.front()) {
            return static_cast<unsigned char>(a.front()) < static_cast<unsigned char>(b.front());
        } else {
            a.remove_prefix(1);
            b.remove_prefix(1);
        }
    }
    if (a.empty() != b.empty())
        return a.empty();
    return first < second;
}

bool holds_pictures(const fs::path& folder)
{
    std::error_code failed;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, failed))
        if (is_picture_name(entry.path()))
            return true;
    return false;
}

std::shared_ptr<const Frames> frames_in_folder(const fs::path& folder)
{
    std::vector<fs::path> files = pictures_in(folder);
    const Shape shape = picture_shape(files.front());
    for (const fs::path& file : files)
        if (const Shape found = picture_shape(file); found != shape)
            throw InputError(file.string(), "", "has " + words_for(found),
                             words_for(shape) + ", as " + files.front().filename().string() +
                                 " has; frames are all of one size and one kind");
    if (files.size() > std::numeric_limits<std::int32_t>::max())
        throw InputError(folder.string(), "", std::to_string(files.size()) + " pictures", "at most 2147483647");
    const int steps = times_of(files);
    Frames::Size size =
        size_in_file(folder.string(), {shape, files.size() / static_cast<std::size_t>(steps), steps, false}, false);
    return std::make_shared<const PictureFrames>(std::move(files), std::move(size));
}

}  // namespace disentangle
