// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <cstdint>

namespace disentangle {

struct RunData;

/// A moment of a run worth going to.
struct Landmark {
    QString name;            ///< "SHD first 0"
    std::int64_t step = -1;  ///< -1: the run has not come there; name says what was not reached
};

/// First and last step, SHD first 0, MCC first above .9, .95 and .99, the best MCC. Those of a metric that the run does
/// not have are left out.
QList<Landmark> scoreLandmarks(const RunData& run);
/// Every event, in the order recorded, at the evaluated step that shows it.
QList<Landmark> eventLandmarks(const RunData& run);

}  // namespace disentangle
