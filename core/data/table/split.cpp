// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/table/split.h"

#include "core/base/random.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace disentangle {
namespace {

template <class Value>
void shuffle(std::vector<Value>& values, std::uint64_t seed)
{
    Random random(seed, "table split");
    for (std::size_t i = values.size(); i > 1; --i)
        std::swap(values[i - 1], values[random.below(i)]);
}

/// A share of `count`, at least one of them while one is left over.
std::int32_t share_of(std::int32_t count, double share)
{
    return std::clamp(static_cast<std::int32_t>(std::lround(share * count)), std::min(count, 1), count);
}

void add_pairs(std::int32_t first, std::int32_t rows, std::vector<TableExample>& to)
{
    for (std::int32_t row = first; row + 1 < first + rows; ++row)
        to.push_back({row, row});
}

}  // namespace

SharedOut split_examples(std::vector<TableExample> examples, double validation, double test, std::uint64_t seed)
{
    SharedOut result;
    shuffle(examples, seed);
    const auto count = static_cast<std::int32_t>(examples.size());
    const std::int32_t tests = share_of(count, test), validations = share_of(count - tests, validation / (1 - test));
    const auto end_of_test = examples.begin() + tests, end_of_validation = end_of_test + validations;
    result.split[2].assign(examples.begin(), end_of_test);
    result.split[1].assign(end_of_test, end_of_validation);
    result.split[0].assign(end_of_validation, examples.end());
    // The others stay shuffled: the first of them are as good a sample as any.
    std::ranges::sort(result.split[0], {}, &TableExample::row);
    result.words = "by a shuffle";
    return result;
}

SharedOut split_stretches(const std::vector<TableStretch>& stretches, double validation, double test,
                          std::uint64_t seed)
{
    SharedOut result;
    std::vector<TableStretch> usable;
    std::ranges::copy_if(stretches, std::back_inserter(usable), [](const TableStretch& s) { return s.rows >= 2; });
    if (usable.size() < whole_episodes_from) {
        for (const TableStretch& stretch : usable) {
            const std::int32_t tests = share_of(stretch.rows, test), validations = share_of(stretch.rows, validation);
            const std::int32_t trains = std::max(stretch.rows - tests - validations, 0);
            add_pairs(stretch.first, trains, result.split[0]);
            add_pairs(stretch.first + trains, validations, result.split[1]);
            add_pairs(stretch.first + trains + validations, stretch.rows - trains - validations, result.split[2]);
        }
        result.words = "by blocks of time, the latest to test on";
        return result;
    }
    shuffle(usable, seed);
    std::int64_t total = 0;
    for (const TableStretch& stretch : usable)
        total += stretch.rows;
    const auto fill = [&](double share, std::size_t& next, std::size_t leave) {
        std::int64_t rows = 0;
        std::vector<TableStretch> taken;
        while (next + leave < usable.size() &&
               (taken.empty() || static_cast<double>(rows) < share * static_cast<double>(total))) {
            rows += usable[next].rows;
            taken.push_back(usable[next++]);
        }
        return taken;
    };
    std::size_t next = 0;
    const std::vector<TableStretch> tests = fill(test, next, 2), validations = fill(validation, next, 1);
    std::vector<TableStretch> trains = fill(2, next, 0);
    std::ranges::sort(trains, {}, &TableStretch::first);
    const std::array<const std::vector<TableStretch>*, 3> shares{&trains, &validations, &tests};
    for (std::size_t part = 0; part < shares.size(); ++part)
        for (const TableStretch& stretch : *shares[part])
            add_pairs(stretch.first, stretch.rows, result.split[part]);
    result.words = "by whole episodes, in a shuffled order";
    return result;
}

std::vector<std::int32_t> blocks_of(const std::vector<TableExample>& examples, int steps)
{
    std::vector<std::int32_t> episodes;
    if (steps < 2)
        return episodes;
    const auto count = static_cast<std::int32_t>(examples.size());
    for (std::int32_t i = 0; i < count; ++i)
        if (i == 0 || examples[static_cast<std::size_t>(i)].row != examples[static_cast<std::size_t>(i - 1)].row + 1)
            episodes.push_back(i);
    if (episodes.size() >= whole_episodes_from)
        return episodes;
    const auto length = std::max(1, static_cast<std::int32_t>(std::lround(std::cbrt(count))));
    std::vector<std::int32_t> blocks;
    for (std::size_t k = 0; k < episodes.size(); ++k)
        for (std::int32_t i = episodes[k]; i < (k + 1 < episodes.size() ? episodes[k + 1] : count); i += length)
            blocks.push_back(i);
    return blocks;
}

}  // namespace disentangle
