// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/rows_file.h"

#include "app/disentangle/table_words.h"
#include "app/disentangle/text.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/npz.h"
#include "core/base/table.h"
#include "core/data/source.h"
#include "core/data/table/guess.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace disentangle {
namespace {

using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

std::string shape_of(const Table& table)
{
    const std::string columns = std::to_string(table.values.cols());
    if (table.steps == 1)
        return std::to_string(table.values.rows()) + " x " + columns;
    return std::to_string(table.values.rows() / table.steps) + " x " + std::to_string(table.steps) + " x " + columns;
}

/// "1e+300".
std::string shortest(double value)
{
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

constexpr double byte_white = 255;

std::vector<std::size_t> frame_sizes(int rows, int steps, const Shape& frame)
{
    std::vector<std::size_t> sizes{static_cast<std::size_t>(rows)};
    if (steps > 1)
        sizes.push_back(static_cast<std::size_t>(steps));
    for (const int size : {frame.height, frame.width, frame.channels})
        sizes.push_back(static_cast<std::size_t>(size));
    return sizes;
}

}  // namespace

FileRows read_rows(const std::filesystem::path& path, int width, const std::string& what, int most_steps,
                   const TableOptions& options)
{
    const Table table = read_and_say(path, options);
    const std::string columns = std::to_string(width);
    if (table.values.cols() != width || (table.steps != 1 && table.steps != most_steps))
        throw InputError(path.string(), "", "the numbers are " + shape_of(table),
                         "n x " + columns +
                             (most_steps > 1 ? " or n x " + std::to_string(most_steps) + " x " + columns : "") + " (" +
                             columns + " " + what + ")");
    if (table.values.rows() > std::numeric_limits<int>::max())
        throw InputError(path.string(), "", std::to_string(table.values.rows()) + " rows", "at most 2147483647");
    FileRows rows{std::vector<float>(static_cast<std::size_t>(table.values.size())),
                  static_cast<int>(table.values.rows()) / table.steps, table.steps, width};
    Eigen::Map<RowMajor> values(rows.values.data(), table.values.rows(), width);
    values = table.values.cast<float>();
    for (Eigen::Index row = 0; row < values.rows(); ++row)
        for (Eigen::Index col = 0; col < width; ++col)
            if (!std::isfinite(values(row, col)))
                throw InputError(path.string(), place_of(table, row, col), "found " + shortest(table.values(row, col)),
                                 "a number that float32 can hold");
    return rows;
}

std::string rows_format(const std::string& path, const std::string& option)
{
    const std::string ending = std::filesystem::path(path).extension().string();
    if (ending != ".npy" && ending != ".csv")
        throw InputError(option, "",
                         ending.empty() ? "'" + path + "' has no ending" : "the name ends in " + in_quotes(ending),
                         ".npy or .csv");
    return ending.substr(1);
}

std::string format_rows(const FileRows& rows, const std::vector<std::string>& columns, const std::string& format)
{
    const auto count = [](int n) { return static_cast<std::size_t>(n); };
    if (format == "npy") {
        if (rows.steps == 1)
            return format_npy(rows.values.data(), {count(rows.count), count(rows.width)});
        return format_npy(rows.values.data(), {count(rows.count), count(rows.steps), count(rows.width)});
    }
    // In blocks, so that a million rows are never all in memory as doubles.
    constexpr Eigen::Index block = 4096;
    const Eigen::Map<const RowMajor> values(rows.values.data(), Eigen::Index{rows.count} * rows.steps, rows.width);
    std::string text;
    for (Eigen::Index first = 0; first < values.rows(); first += block) {
        Table table;
        table.values = values.middleRows(first, std::min(block, values.rows() - first)).cast<double>();
        if (first == 0)
            table.columns = columns;
        text += format_csv(table);
    }
    return text;
}

std::vector<std::uint8_t> frame_bytes(std::span<const float> frames, double white)
{
    std::vector<std::uint8_t> bytes(frames.size());
    for (std::size_t i = 0; i < frames.size(); ++i)
        bytes[i] = static_cast<std::uint8_t>(
            std::lround(byte_white * std::clamp(static_cast<double>(frames[i]) / white, 0.0, 1.0)));
    return bytes;
}

std::string format_frames(const std::vector<std::uint8_t>& bytes, int rows, int steps, const Shape& frame)
{
    return format_npy(bytes.data(), frame_sizes(rows, steps, frame));
}

std::shared_ptr<const Frames> open_frames(const std::filesystem::path& path, const std::string& key, const Facts& facts)
{
    const bool has_key = !key.empty() && is_archive(path) && std::ranges::count(arrays_in(path), key) > 0;
    const FileColumns file = read_columns(path, has_key ? key : "", usual_names(ColumnRole::x));
    const Shape& expected = facts.given();
    const std::string wanted = "frames of " + words_for(expected);
    if (!file.frames)
        throw InputError(file.file, "", "holds a table of " + counted(std::ssize(file.columns), "column"),
                         wanted + ", rows x height x width x channels, or a folder of pictures");
    const Frames::Size& size = file.frames->size();
    if (size.frame != expected)
        throw InputError(file.file, "", "holds frames of " + words_for(size.frame), wanted);
    if (size.steps > facts.steps)
        throw InputError(file.file, "", "holds " + std::to_string(size.steps) + " times in each row",
                         "at most " + std::to_string(facts.steps) + ", as the model was learned from");
    return file.frames;
}

std::vector<float> frames_as_given(const Frames& frames, const Facts& facts, int first, int count)
{
    std::vector<float> values(static_cast<std::size_t>(count) * static_cast<std::size_t>(frames.size().frame.size()));
    frames.read(consecutive_rows(first, count), values);
    // Floats are taken as they are; of whole numbers the file tells what white is.
    const auto white = static_cast<float>(frames.size().floats ? frames.size().white : facts.white);
    for (float& value : values)
        value *= white;
    return values;
}

}  // namespace disentangle
