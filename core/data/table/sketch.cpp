// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/table/sketch.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace disentangle {

ColumnSketch sketch_of(const FileColumns& file, std::size_t column, int bins, int stretches)
{
    const FileColumn& its = file.columns[column];
    const std::size_t rows = its.values.size();
    ColumnSketch sketch;
    sketch.name = its.name.empty() ? file.name_of(column) : its.name;
    sketch.rows = file.rows;
    sketch.missing = its.missing;
    sketch.words = static_cast<int>(its.words.size());
    sketch.low = its.low;
    sketch.high = its.high;
    if (its.is_words())
        bins = std::min(bins, sketch.words);
    sketch.counts.assign(static_cast<std::size_t>(bins), 0);
    const double width = sketch.high - sketch.low;
    for (const double value : its.values) {
        if (!std::isfinite(value))
            continue;
        const double place = its.is_words() ? value : width > 0 ? (value - sketch.low) / width * bins : 0;
        if (its.is_words() && value >= bins)
            continue;
        ++sketch.counts[std::min(static_cast<std::size_t>(place), sketch.counts.size() - 1)];
    }
    const std::size_t count = std::min(static_cast<std::size_t>(stretches), rows);
    for (std::size_t s = 0; s < count; ++s) {
        double least = std::numeric_limits<double>::infinity(), most = -least;
        for (std::size_t row = s * rows / count; row < (s + 1) * rows / count; ++row)
            if (std::isfinite(its.values[row])) {
                least = std::min(least, its.values[row]);
                most = std::max(most, its.values[row]);
            }
        const bool none = least > most;
        sketch.least.push_back(none ? std::numeric_limits<double>::quiet_NaN() : least);
        sketch.most.push_back(none ? std::numeric_limits<double>::quiet_NaN() : most);
    }
    return sketch;
}

}  // namespace disentangle
