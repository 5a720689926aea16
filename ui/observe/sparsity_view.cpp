#include "ui/observe/sparsity_view.h"

namespace disentangle {

SparsityView::SparsityView(QWidget* parent)
    : MetricPlot({{"expected_edges_Ga", tr("E‖Ĝa‖"), tr("Expected number of edges of the learned Ga."), 0,
                   Qt::SolidLine, false, 1},
                  {"bound_Ga", tr("bound Ga"), tr("Bound on the expected edges of Ga in force."), 0, Qt::DashLine, false, 1},
                  {"expected_edges_Gz", tr("E‖Ĝz‖"), tr("Expected number of edges of the learned Gz."), 2,
                   Qt::SolidLine, false, 1},
                  {"bound_Gz", tr("bound Gz"), tr("Bound on the expected edges of Gz in force."), 2, Qt::DashLine, false, 1},
                  {"rotation_edges", tr("elbow"),
                   tr("Edges, of both graphs together, at which the cost of the best rotation has its elbow, or as many as a "
                      "bound allows."),
                   3, Qt::DashDotLine, false, 1},
                  {"multiplier_Ga", tr("λ Ga"), tr("Lagrange multiplier of the bound on Ga (right axis)."), 1, Qt::DotLine,
                   true, 3},
                  {"multiplier_Gz", tr("λ Gz"), tr("Lagrange multiplier of the bound on Gz (right axis)."), 5,
                   Qt::DashDotLine, true, 3}},
                 {tr("edges"), false, true, false}, {tr("multiplier λ"), false, true, false}, parent)
{
}

}  // namespace disentangle
