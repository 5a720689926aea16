// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/experiment_document.h"

#include <random>

namespace disentangle::testing {

/// One random edit of a document, of any kind, sensible or not. Graphs stay below some twenty nodes.
void editAtRandom(ExperimentDocument& document, std::mt19937& random);

}  // namespace disentangle::testing
