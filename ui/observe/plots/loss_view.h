// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/observe/plots/metric_plot.h"

namespace disentangle {

/// The objective and its two terms.
class LossView : public MetricPlot {
    Q_OBJECT
public:
    explicit LossView(QWidget* parent = nullptr);
};

}  // namespace disentangle
