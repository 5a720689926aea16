// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/plots/loss_view.h"

namespace disentangle {

LossView::LossView(QWidget* parent)
    : MetricPlot(Plot::loss, {tr("nats per dimension"), false, false, false},
                 {tr("error of tasks"), false, true, false}, parent)
{
}

}  // namespace disentangle
