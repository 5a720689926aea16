// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/observe/plots/curve_outline.h"
#include "ui/observe/plots/curve_values.h"
#include "ui/observe/run/step_scale.h"

#include <QPen>
#include <memory>

class QCPGraph;
class QCustomPlot;

namespace disentangle {

/// One metric of one run as a line in a plot: as recorded, or its difference to another run; smoothed or not, with what was
/// recorded drawn faint behind what is smoothed. Takes in what a growing run adds, and draws what the screen can show.
class MetricLine {
public:
    /// @param right on the right axis  @param holds a count, which holds until the next evaluation
    MetricLine(QCustomPlot& plot, bool right, bool holds);
    ~MetricLine();
    MetricLine(const MetricLine&) = delete;
    MetricLine& operator=(const MetricLine&) = delete;

    /// The values of `metric` in `record`, or with `other` those minus the ones there; averaged over `window` evaluations.
    void take(std::shared_ptr<const RunData> record, std::shared_ptr<const RunData> other, const std::string& metric,
              std::size_t window, StepUnit unit);
    void setPen(const QPen& pen);
    void setVisible(bool visible);
    bool isVisible() const;

    bool empty() const { return recorded().empty(); }
    /// What is drawn: smoothed where a window is set.
    std::span<const Sample> values() const { return m_window > 1 ? std::span<const Sample>(m_smoothed) : recorded(); }
    struct Point {
        double place, value;
    };
    /// The newest value at a step <= the one that stands at `place`, where the line has it: at that step, or of a count, which
    /// holds, at `place`. Absent outside the run.
    std::optional<Point> newestAt(double place) const;
    /// The lowest and highest finite value from one place to another, of all that is drawn.
    std::optional<std::pair<double, double>> extent(double low, double high) const;
    const StepScale& scale() const { return m_scale; }
    double lastPlace() const;

    /// Gives the plot the points between two places of the axis; `least` is where a logarithmic axis has its 0 (0 on a linear
    /// one), `shift` is subtracted from the values.
    void fill(double least, double shift);

private:
    std::span<const Sample> recorded() const
    {
        return m_other ? std::span<const Sample>(m_difference) : m_curve.values();
    }
    void fill(QCPGraph& graph, std::span<const Sample> samples, const CurveOutline& outline, double least,
              double shift) const;

    QCustomPlot& m_plot;
    QCPGraph* m_faint;
    QCPGraph* m_graph;
    bool m_holds;
    std::shared_ptr<const RunData> m_record, m_other;  ///< what the values were taken from
    std::string m_metric;
    std::size_t m_window = 1;
    Curve m_curve;
    std::vector<Sample> m_difference, m_smoothed;
    CurveOutline m_outline, m_smoothedOutline;
    StepUnit m_unit = StepUnit::steps;
    StepScale m_scale;
};

}  // namespace disentangle
