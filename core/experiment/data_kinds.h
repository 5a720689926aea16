// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/source.h"
#include "core/experiment/experiment.h"

#include <span>
#include <string_view>

namespace disentangle {

/// A kind of data: how the data of an experiment are had. A new kind is a file in core/data that makes them, and a row in
/// data_kinds.cpp.
struct DataKind {
    std::string_view name;  ///< data.kind in the experiment
    /// Takes seconds at most: what takes longer is left to Source::prepare() and fill(). `threads` >= 1 changes speed
    /// only. Throws InputError for an experiment, or a file that it names, that cannot be used.
    Data (*make)(const Experiment& experiment, int threads);
    /// The true graph as the experiment states it, without making the data; null where nobody knows it.
    const CausalGraph* (*graph)(const Experiment& experiment);
};

std::span<const DataKind> data_kinds();
/// Throws InputError with the names there are.
const DataKind& data_kind(std::string_view name);

/// Data of the experiment's kind.
Data make_data(const Experiment& experiment, int threads);

}  // namespace disentangle
