// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/plots/sparsity_view.h"

namespace disentangle {

SparsityView::SparsityView(QWidget* parent)
    : MetricPlot(Plot::sparsity, {tr("edges"), false, true, false}, {tr("multiplier λ"), false, true, false}, parent)
{
}

}  // namespace disentangle
