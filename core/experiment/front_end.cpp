// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/front_end.h"

#include "core/experiment/kinds.h"

#include <algorithm>

namespace disentangle {

void require_components(const Experiment& experiment, int latents, const Shape& frame, const std::string& file)
{
    const double components =
        experiment.own.get<FrontEndSpec>().components.value_or(std::min(usual_components, frame.size()));
    require_value(components >= latents && components <= frame.size(), file, "estimator.components", components,
                  "at least the number of latents, " + std::to_string(latents) +
                      ", and at most the numbers in a frame, " + std::to_string(frame.size()));
}

ParameterTable front_end_table()
{
    return {entry("estimator.components", "Components", DISENTANGLE_AT(own.template get<FrontEndSpec>().components),
                  {1, 512}, "components",
                  "Principal components of frames whose scores are learned from, in place of pixels. null: as many as "
                  "their spectrum asks for; the run says how many those were.",
                  source::program)};
}

}  // namespace disentangle
