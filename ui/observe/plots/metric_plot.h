// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/catalogue.h"
#include "ui/observe/plots/plot_view.h"

#include <QPointer>
#include <QSet>
#include <memory>
#include <string>
#include <vector>

class QCPRange;
class QToolButton;

namespace disentangle {

class MetricLine;

/// A plot of metrics on one or two axes. A run alone is drawn with all metrics, each in its own colour. With other runs
/// beside it, one metric is drawn at a time, each run in its own colour, or on demand all metrics minus those of the first
/// run beside.
class MetricPlot : public PlotView {
    Q_OBJECT
public:
    struct Axis {
        QString label;
        bool unit = false;      ///< fixed to 0..1
        bool fromZero = false;  ///< starts at 0
        bool whole = false;     ///< whole numbers only
    };

    /// Draws the metrics that the catalogue has in `plot`, each in its style and on its axis.
    MetricPlot(Plot plot, const Axis& left, const Axis& right, QWidget* parent);
    ~MetricPlot() override;

    QString curvesAsText() const override;

    /// Which metric is drawn while there are several runs.
    void setMetric(const std::string& name);
    /// Draws this run minus the first one beside it.
    void setDifference(bool on);
    /// An axis of values in powers of ten. Values that are not positive are drawn by their height above the lowest one.
    void setLogarithmic(bool right, bool on);

protected:
    QString drawCurves(const RunData& record, Inputs changed) override;
    void fitValues() override;
    void fillCurves() override;
    void readCurves(const RunData& record, qint64 step) override;
    QList<Reading> readings(const RunData& record, const std::vector<double>& places) const override;
    void styleCurves() override;
    void addToMenu(QMenu& menu) override;
    bool canSmooth() const override { return true; }
    double lastPlace(const RunData& record) const override;

    /// A sentence of the subclass beneath the legend.
    void setRemark(const QString& remark);
    /// The metric that is drawn alone, on the left axis; empty while several are drawn.
    std::string metricAlone() const;
    bool showsDifference() const;

private:
    struct Line {
        QPointer<RunModel> run;
        std::size_t curve;
        std::unique_ptr<MetricLine> line;
        QString name, brief;
        QPen pen;
    };
    enum class Mode { metrics, runs, difference };
    struct AxisState {
        Axis wish;
        bool logarithmic = false;
        double shift = 0;  ///< subtracted before taking logarithms
    };

    Mode mode() const;
    bool onRight(const Line& line) const;
    AxisState& stateOf(bool right) { return right ? m_right : m_left; }
    void arrangeLines();
    void nameLines();
    void showNote();
    void prepareAxis(bool right);
    void fitAxis(bool right);
    QString keyOf(const Line& line) const;

    Metrics m_curves;
    std::vector<Line> m_lines;
    Mode m_mode = Mode::metrics;  ///< of m_lines
    std::size_t m_chosen = 0;     ///< curve drawn while there are several runs
    bool m_difference = false;
    AxisState m_left, m_right;
    QString m_remark;
    QSet<QString> m_hidden;  ///< keys of the lines whose legend button is off
    QToolButton* m_chooser;  ///< of the metric, in front of the legend
};

}  // namespace disentangle
