#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

namespace disentangle {

class Estimator;

/// The observations decoded from n latent vectors (n x d_z, n >= 1), as the protocol gives them: [[x, ...], ...].
/// Throws InputError for an estimator that cannot decode.
nlohmann::json decoded_rows(Estimator& estimator, const std::vector<float>& z);

}  // namespace disentangle
