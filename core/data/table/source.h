// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/source.h"
#include "core/data/table/spec.h"

namespace disentangle {

/// The user's own data, in memory, or, where x is frames, read when they are asked for: frames from 0, black, to 1. Other observations and actions are standardised by the training rows (mean 0, deviation 1;
/// a column that is constant there becomes 0), and Facts hold by what. The truth holds what the spec gives: the graph, the
/// latents, or nothing. Throws InputError when the files cannot be learned from, or have changed since the spec's
/// `found` was noted.
Data make_table(const TableSpec& spec);

}  // namespace disentangle
