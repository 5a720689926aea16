#pragma once

#include <string>

namespace disentangle {

/// The full name of a key that may change while a run trains: "beta_Ga" is short for "sparsity.beta_Ga". Throws
/// InputError with all of them for any other key.
std::string live_key(const std::string& key);

}  // namespace disentangle
