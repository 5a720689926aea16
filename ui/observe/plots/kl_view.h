// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/observe/plots/plot_view.h"

#include <vector>

class QCPGraph;

namespace disentangle {

/// The divergence of the posterior from the transition for every learned latent over the steps: a latent at 0 says nothing
/// of x.
class KlView : public PlotView {
    Q_OBJECT
public:
    explicit KlView(QWidget* parent = nullptr);
    QString curvesAsText() const override;

    /// With more latents than this, all share one entry of the legend.
    static constexpr int mostNamed = 12;

protected:
    QString drawCurves(const RunData& record, Inputs changed) override;
    void fitValues() override;
    void fillCurves() override;
    void readCurves(const RunData& record, qint64 step) override;
    QList<Reading> readings(const RunData& record, const std::vector<double>& places) const override;
    void styleCurves() override;
    QString describe(const QPointF& place) const override;

private:
    bool isNamed() const { return m_lines.size() <= static_cast<std::size_t>(mostNamed); }
    bool isShown(int latent) const;

    std::vector<QCPGraph*> m_lines;
    std::vector<QPen> m_pens;
    QStringList m_names;
};

}  // namespace disentangle
