#pragma once

#include "app/disentangle/moment.h"
#include "core/record/run_file.h"

#include <string>

namespace disentangle {

/// One run on one page, as SVG: curves of MCC, R, R_con and of SHD up to the moment's step; true and learned graphs
/// after matching, wrong edges marked; |correlation| beside the permitted pattern. Deterministic.
std::string draw_figure(const RunReader& run, const Moment& moment);

}  // namespace disentangle
