// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/front_end.h"

namespace disentangle {

ParameterTable front_end_table()
{
    return {entry("estimator.components", "Components", DISENTANGLE_AT(own.template get<FrontEndSpec>().components),
                  {1, 512}, "components",
                  "Principal components of frames whose scores are learned from, in place of pixels. null: as many as "
                  "their spectrum asks for; the run says how many those were.",
                  source::program)};
}

}  // namespace disentangle
