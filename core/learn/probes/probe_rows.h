#pragma once

#include "core/record/run_file.h"
#include "core/data/synthetic/world.h"

#include <Eigen/Core>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace disentangle {

/// A few held-out rows that a run follows: their latents, reconstructions and traversals, in the kinds of run_file.h.
/// "Row" is its observation after the last step of time.
class ProbeRows {
public:
    using Snapshots = std::vector<std::pair<std::string, Snapshot>>;
    /// (n x d_z) -> (n x d_x), in the latents' shown coordinates.
    using Decode = std::function<std::vector<float>(const std::vector<float>&)>;

    static constexpr int most_rows = 512;         ///< whose latents are kept
    static constexpr int most_observations = 16;  ///< whose reconstructions are kept
    static constexpr int positions = 9;           ///< of a traversal: from -2 to 2 standard deviations

    /// From the first rows of `rows`, which are a sample of `world`.
    ProbeRows(const World& world, const Dataset& rows);

    /// What does not change along a run: true_latents, actions, observations, true_traversal.
    Snapshots of_world() const { return of_world_; }
    /// latents, reconstructions, traversal. `learned`: all of the sample's rows x steps in shown coordinates, x d_z.
    Snapshots of_model(const Eigen::MatrixXd& learned, const Decode& decode) const;

    /// Steps between two recordings along a run of `steps` that is evaluated every `evaluate_every`: a multiple of that,
    /// such that there are at most 400 of them and they take at most 64 MiB.
    std::int64_t interval(std::int64_t steps, std::int64_t evaluate_every) const;

private:
    int rows_ = 0, steps_ = 1, d_z_ = 0, d_x_ = 0;
    Snapshots of_world_;
};

}  // namespace disentangle
