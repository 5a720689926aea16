#include "ui/observe/plots/sparsity_view.h"

namespace disentangle {

SparsityView::SparsityView(QWidget* parent)
    : MetricPlot({{"expected_edges_Ga", 0, Qt::SolidLine, false},
                  {"bound_Ga", 0, Qt::DashLine, false},
                  {"expected_edges_Gz", 2, Qt::SolidLine, false},
                  {"bound_Gz", 2, Qt::DashLine, false},
                  {"rotation_edges", 3, Qt::DashDotLine, false},
                  {"multiplier_Ga", 1, Qt::DotLine, true},
                  {"multiplier_Gz", 5, Qt::DashDotLine, true}},
                 {tr("edges"), false, true, false}, {tr("multiplier λ"), false, true, false}, parent)
{
}

}  // namespace disentangle
