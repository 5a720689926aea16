#pragma once

#include "core/experiment/experiment.h"
#include "core/learn/network/layout.h"

#include <cstdint>
#include <vector>

namespace disentangle {

/// What a stretch of steps does. Most searches train in one stage. `rotate` trains unmasked, searches, adopts,
/// straightens where the estimator has a bend, refines, and searches once more on the way;
/// `masks` under a bound from the data trains unmasked, searches a rotation for the number of its edges alone, trains.
struct Stage {
    enum class Kind {
        train,       ///< everything, the masks as the search says
        unmasked,    ///< everything, predicted by the shared transition network, which no mask reaches
        search,      ///< nothing: the rotation is searched, or looked at again
        relearn,     ///< the shared transition network and the decoder, latents frozen, for a second search
        adopt,       ///< decoder and the latents' own transition networks under the graph found, latents frozen
        straighten,  ///< nothing: the bend of the latents is fitted
        refine       ///< everything under the graph found
    };
    Kind kind = Kind::train;
    std::int64_t first = 0;   ///< steps before it
    std::int64_t length = 0;  ///< its steps

    std::int64_t end() const { return first + length; }
};

/// Whether masks are to be trained under a bound that only the data can give.
bool needs_bound(const Experiment& experiment);

/// The sizes of an experiment's estimation problem.
Dimensions dimensions_of(const Experiment& experiment);

/// The estimator that a run needs: the shared transition network only where a rotation is searched. Throws InputError
/// naming what such a search lacks.
EstimatorSpec estimator_of(const Experiment& experiment);

/// The stages of a run, in order and without gaps; they add up to training.steps.
std::vector<Stage> stages_of(const Experiment& experiment);

/// Factor of the learning rates at `step` (counted from 1 over the run) inside its stage: linear warm-up, constant until
/// fraction training.hold of the stage, then a cosine to final_fraction. In (0, 1]; while refining times refine_factor,
/// on one schedule from the first such step to the run's end. `stages`: of the whole run.
double stage_factor(const TrainingSpec& training, const std::vector<Stage>& stages, const Stage& stage,
                    std::int64_t step);

}  // namespace disentangle
