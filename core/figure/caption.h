// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/model.h"
#include "core/figure/source.h"

#include <cstdint>
#include <string>

namespace disentangle::figure {

/// What a reader of the figure needs: the experiment, its seed and step, how a run that is not complete came to its end, the
/// scores and what each is, what every view shows, phases, marks, and the sizes of the data. Of several runs their settings
/// with mean and standard error. "ActionDiag, seed 0, step 4,000 of 26,000: MCC 0.998, ... (a) ...".
std::string caption_of(const Figure& figure, Source& source, std::int64_t step);

/// " MCC: mean |correlation| of ...": what the scores named are.
std::string definitions(const Metrics& named);

/// With thousands set apart: "26,000".
std::string grouped(std::int64_t number);

}  // namespace disentangle::figure
