// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/source.h"
#include "core/data/synthetic/world.h"

namespace disentangle {

/// Data drawn from a world, with all of their truth. Throws InputError when the spec is
/// invalid. Rows that follow each other are drawn when they are
/// asked for; prepare() draws a split once and keeps it, in large pages, for minibatches of rows in random order.
Data make_synthetic(const WorldSpec& spec, int threads);

/// What make_synthetic() will say of them.
Facts synthetic_facts(const WorldSpec& spec);

}  // namespace disentangle
