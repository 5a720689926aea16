// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/network/description.h"

#include <string>
#include <vector>

namespace disentangle {

/// Lays out the parameters of a model, one tensor behind the other.
class NetworkBuilder {
public:
    /// How weights start.
    explicit NetworkBuilder(Initialisation initialisation) : initialisation_(initialisation) {}

    Tensor add(std::string name, std::vector<int> shape, Role role, Group group, Initial initial = {});
    /// "NAME.linear0", leaky ReLU, ..., "NAME.linear_out", which is of the group `last` and whose every second bias starts
    /// at `odd_bias`.
    std::vector<Layer> network(const std::string& name, Group group, Group last, int in, int hidden_layers, int width,
                               int out, double odd_bias = 0);

protected:
    NetworkDescription result_;

private:
    layer::Linear linear(const std::string& name, int in, int out, double gain, Group group, double odd_bias);

    Initialisation initialisation_;
};

}  // namespace disentangle
