// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace disentangle {

class RunReader;

/// True factors that are correlated beyond this make MCC high for nothing.
inline constexpr double noteworthy_correlation = 0.5;

/// What the data of a run give for free where true factors are correlated.
struct Floors {
    double largest_true_correlation = 0;
    double mcc_of_components = 0;      ///< of the principal components of x, as many as there are factors
    double mcc_of_random_encoder = 0;  ///< of an encoder as it was initialised
};

/// Absent where true factors are unknown, or hardly correlated.
std::optional<Floors> floors_of(const RunReader& run);

/// "True factors are correlated up to 0.83. ..."
std::string in_words(const Floors& floors);

}  // namespace disentangle
