// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/estimator.h"

#include <string>

namespace disentangle {

std::vector<float> Estimator::decode(std::span<const float>)
{
    throw InputError("this estimator has no decoder: it says what the latents of an observation are, not how latents "
                     "look");
}

int whole_rows(std::string_view what, std::span<const float> values, int width)
{
    const auto count = static_cast<int>(values.size());
    if (count % width != 0)
        throw InputError("", what, std::to_string(count) + " numbers", "a multiple of " + std::to_string(width));
    return count / width;
}

}  // namespace disentangle
