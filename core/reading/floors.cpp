// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/floors.h"

#include "core/record/catalogue.h"
#include "core/record/run_file.h"

#include <cstdio>

namespace disentangle {

std::optional<Floors> floors_of(const RunReader& run)
{
    const auto value = [&](std::string_view name) { return run.metric_at(name, 0); };
    const auto correlation = value(metric::largest_true_correlation), components = value(metric::mcc_of_components),
               random = value(metric::mcc_of_random_encoder);
    if (!correlation || !components || !random)
        return std::nullopt;
    return Floors{*correlation, *components, *random};
}

std::string in_words(const Floors& floors)
{
    char text[320];
    std::snprintf(
        text, sizeof text,
        "True factors are correlated up to %.2f. The principal components of x alone have an MCC of %.3f, and "
        "an encoder that was never trained one of %.3f: only what exceeds both has been learned.",
        floors.largest_true_correlation, floors.mcc_of_components, floors.mcc_of_random_encoder);
    return text;
}

}  // namespace disentangle
