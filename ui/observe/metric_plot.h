#pragma once

#include "ui/observe/plot_view.h"

#include <string>
#include <vector>

class QCPGraph;
class QCPRange;

namespace disentangle {

/// One metric as a curve.
struct MetricCurve {
    std::string metric;  ///< its name in the run file
    QString name;        ///< in the legend
    QString tip;         ///< what it is, in a sentence
    int category = 0;    ///< of its colour
    Qt::PenStyle dash = Qt::SolidLine;
    bool right = false;  ///< on the right axis
    int decimals = 3;
    bool stairs = false; ///< counts, which hold until the next evaluation
};

/// A plot of metrics on one or two axes.
class MetricPlot : public PlotView {
    Q_OBJECT
public:
    struct Axis {
        QString label;
        bool unit = false;      ///< fixed to 0..1
        bool fromZero = false;  ///< starts at 0
        bool whole = false;     ///< whole numbers only
    };

    MetricPlot(std::vector<MetricCurve> curves, const Axis& left, const Axis& right, QWidget* parent);

    QString curvesAsText() const override;

protected:
    QString drawCurves(const RunData& record, Inputs changed) override;
    void readCurves(const RunData& record, qint64 step) override;
    void styleCurves() override;

    /// The left axis in powers of ten. Values that are not positive are drawn by their height above the lowest value.
    void setLogarithmic(bool on);

private:
    void append(std::size_t index, const RunData& record);
    void fitAxis(QCPAxis& axis, const Axis& wish, bool right);
    double placeOf(double value, bool right) const;

    std::vector<MetricCurve> m_curves;
    std::vector<QCPGraph*> m_graphs;
    std::vector<std::size_t> m_given;  ///< samples already in the graph
    Axis m_left, m_right;
    bool m_logarithmic = false;
    double m_shift = 0;                ///< subtracted before taking logarithms
    std::uint64_t m_generation = 0;
};

}  // namespace disentangle
