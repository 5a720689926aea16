#pragma once

#include <span>
#include <string>
#include <string_view>

namespace disentangle {

/// The parameters that steer a run without changing a size or what came before, in an order for people.
std::span<const std::string_view> live_keys();

/// The full name of a key that may change while a run trains: "beta_Ga" is short for "sparsity.beta_Ga". Throws
/// InputError with all of them for any other key.
std::string live_key(const std::string& key);

}  // namespace disentangle
