#pragma once

#include "ui/observe/plots/metric_plot.h"

class QCPItemStraightLine;
class QCPItemText;

namespace disentangle {

/// MCC, R and R_con over the steps, SHD on the right, and what theory lets one expect of them.
class ScoresView : public MetricPlot {
    Q_OBJECT
public:
    explicit ScoresView(QWidget* parent = nullptr);

protected:
    QString drawCurves(const RunData& record, Inputs changed) override;
    void styleCurves() override;

private:
    void showCeiling();

    std::string m_judged;     ///< experiment whose verdict the note states
    bool m_complete = false;  ///< its verdict: every latent can be recovered
    QCPItemStraightLine* m_ceiling;
    QCPItemText* m_ceilingLabel;
};

}  // namespace disentangle
