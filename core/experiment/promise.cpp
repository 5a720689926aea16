#include "core/experiment/promise.h"

namespace disentangle {

Promise promise_of(const Experiment& experiment)
{
    return promise_of(&experiment.world.graph);
}

}  // namespace disentangle
