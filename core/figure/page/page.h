// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/source.h"

#include <cstddef>
#include <string>
#include <vector>

namespace disentangle::figure {

/// A recorded run as one HTML page that plays without a server, a network or the program that made it: the scores over the
/// training, and views at up to `most_moments` of its evaluations, which a scrubber leads through.
struct PageRequest {
    std::vector<std::string> views =
        {};                         ///< ids, in the order of their tabs; empty: all that the run holds something of
    std::string lesson = {};        ///< Markdown (CommonMark) to be read beside it; a front matter is left out
    std::size_t most_moments = 60;  ///< at least 2
    std::size_t most_bytes = 3'000'000;  ///< moments are left out until the page is no larger
};

/// UTF-8. Deterministic. Values of matrices are kept to 1/254 of their scale, places of points to 1/255 of their axes.
/// Throws InputError for an unknown view, when nothing was evaluated yet, and when even two moments are too large.
std::string to_page(const PageRequest& request, Source& source);

}  // namespace disentangle::figure
