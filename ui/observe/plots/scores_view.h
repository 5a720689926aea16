// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/theory/promise.h"
#include "ui/observe/plots/metric_plot.h"

class QCPItemStraightLine;
class QCPItemText;

namespace disentangle {

/// MCC, R and R_con over the steps, SHD on the right, and what theory promises of them: a line at the ceiling where there
/// is one, and a sentence.
class ScoresView : public MetricPlot {
    Q_OBJECT
public:
    explicit ScoresView(QWidget* parent = nullptr);

protected:
    QString drawCurves(const RunData& record, Inputs changed) override;
    void styleCurves() override;
    QString describe(const QPointF& place) const override;

private:
    void showCeiling();

    std::string m_judged;                          ///< experiment of the promise
    std::shared_ptr<const Influence> m_influence;  ///< that it rests on
    Promise m_promise;
    QCPItemStraightLine* m_ceiling;
    QCPItemText* m_ceilingLabel;
};

/// What stands in place of the scores where nothing true is known: how likely rows are that were not learned from, with
/// the learned graph, without it, with all edges and with the actions of other rows.
class HeldOutView : public MetricPlot {
    Q_OBJECT
public:
    explicit HeldOutView(QWidget* parent = nullptr);
};

}  // namespace disentangle
