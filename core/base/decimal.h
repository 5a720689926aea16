// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace disentangle {

/// What printf writes for "%.*f" and "%.*g", with a point before the decimals whatever the language that the program
/// around it speaks: figures and logs are the same bytes on every machine.
std::string fixed_decimal(double value, int decimals);
std::string general_decimal(double value, int digits);

}  // namespace disentangle
