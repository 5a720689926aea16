#include "ui/observe/loss_view.h"

#include <QToolButton>

namespace disentangle {

LossView::LossView(QWidget* parent)
    : MetricPlot({{"loss", tr("loss"), tr("Negative evidence lower bound per observed dimension, with the sparsity term."),
                   0, Qt::SolidLine},
                  {"reconstruction", tr("reconstruction"), tr("Minus the log-likelihood of x given z, per dimension."), 2,
                   Qt::DashLine},
                  {"kl", tr("KL"), tr("Divergence of the posterior from the transition, per observed dimension."), 5,
                   Qt::DashDotLine}},
                 {tr("nats per dimension"), false, false, false}, {}, parent),
      m_log(new QToolButton(this))
{
    m_log->setText(tr("log"));
    m_log->setCheckable(true);
    m_log->setAutoRaise(true);
    m_log->setToolTip(tr("Logarithmic axis. Where values are not positive, their height above the lowest one."));
    m_log->setAccessibleName(tr("Logarithmic axis"));
    connect(m_log, &QToolButton::toggled, this, [this](bool on) { setLogarithmic(on); });
}

QWidget* LossView::tools()
{
    return m_log;
}

}  // namespace disentangle
