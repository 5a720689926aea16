// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/variables.h"

#include "core/experiment/catalogue.h"

namespace disentangle {

std::string Variables::observed_name(int index) const
{
    return observed.empty() ? "x" + std::to_string(index + 1) : observed[static_cast<std::size_t>(index)];
}

Variables variables_of(const Experiment& experiment)
{
    const DataParameters& kind = catalogue().data_of(experiment);
    if (kind.variables != nullptr)
        return kind.variables(experiment);
    const DataSizes sizes = kind.sizes(experiment);
    Variables variables;
    variables.latents = default_names("z", sizes.d_z);
    variables.actions = default_names("a", sizes.d_a);
    variables.d_x = sizes.d_x;
    variables.time = sizes.time;
    return variables;
}

}  // namespace disentangle
