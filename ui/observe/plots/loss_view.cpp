#include "ui/observe/plots/loss_view.h"

namespace disentangle {

LossView::LossView(QWidget* parent)
    : MetricPlot({{"loss", 0, Qt::SolidLine, false},
                  {"reconstruction", 2, Qt::DashLine, false},
                  {"kl", 5, Qt::DashDotLine, false}},
                 {tr("nats per dimension"), false, false, false}, {}, parent)
{
}

}  // namespace disentangle
