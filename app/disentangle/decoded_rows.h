#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

namespace disentangle {

class Trainer;

/// The observations decoded from n latent vectors (n x d_z, n >= 1), as the protocol gives them: [[x, ...], ...].
nlohmann::json decoded_rows(const Trainer& trainer, const std::vector<float>& z);

}  // namespace disentangle
