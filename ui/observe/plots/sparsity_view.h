// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/observe/plots/metric_plot.h"

namespace disentangle {

/// Expected edges against their bound, and the multiplier that presses them under it.
class SparsityView : public MetricPlot {
    Q_OBJECT
public:
    explicit SparsityView(QWidget* parent = nullptr);
};

}  // namespace disentangle
