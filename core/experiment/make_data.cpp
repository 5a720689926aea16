// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/make_data.h"

#include "core/experiment/catalogue.h"

namespace disentangle {

Data make_data(const Experiment& experiment, int threads)
{
    return catalogue().data_of(experiment).make(experiment, threads);
}

}  // namespace disentangle
