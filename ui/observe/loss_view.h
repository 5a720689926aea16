#pragma once

#include "ui/observe/metric_plot.h"

class QToolButton;

namespace disentangle {

/// The objective and its two terms.
class LossView : public MetricPlot {
    Q_OBJECT
public:
    explicit LossView(QWidget* parent = nullptr);
    QString title() const override { return tr("Loss"); }
    QWidget* tools() override;

private:
    QToolButton* m_log;
};

}  // namespace disentangle
