#pragma once

#include "ui/observe/legend.h"
#include "ui/observe/run_view.h"

#include <memory>
#include <optional>

class QCPAxis;
class QCPItemStraightLine;
class QCPItemTracer;
class QCPLayer;
class QCustomPlot;
class QLabel;

namespace disentangle {

class EventMarks;
struct RunData;

/// Base of the views that draw curves over steps: a legend with the values at the cursor, one plot with a vertical
/// cursor at the step looked at, marks where the run was paused, resumed or changed. Click or drag moves the cursor,
/// and with it every view; the wheel zooms along the steps, a double click shows them all.
class PlotView : public RunView {
    Q_OBJECT
public:
    explicit PlotView(QWidget* parent = nullptr);
    ~PlotView() override;

    /// The values at the cursor as tab-separated text, and every curve as a table with a column of steps.
    QString valuesAsText() const;
    virtual QString curvesAsText() const = 0;

protected:
    /// Puts the curves of `data` into the plot; called when the data, the look or a control has changed. Returns a
    /// sentence when there is nothing to draw.
    virtual QString drawCurves(const RunData& record, Inputs changed) = 0;
    /// Reads the curves at the cursor: moves the dots (mark()) and fills the legend.
    virtual void readCurves(const RunData& record, qint64 step) = 0;
    /// What lies at a point of the plot (in pixels), for its tool tip; empty for nothing.
    virtual QString describe(const QPointF& /*place*/) const { return {}; }
    /// Colours and pens of what the subclass has added, after the theme has changed.
    virtual void styleCurves() {}

    QCustomPlot& plot() const { return *m_plot; }
    Legend& legend() const { return *m_legend; }
    /// Shows a dot of a curve at the cursor, or hides it. Dots are made on first use.
    void mark(int index, QCPAxis* valueAxis, const QColor& colour, std::optional<QPointF> place);
    /// A line of muted text beneath the legend; empty for none.
    void setNote(const QString& note);

    QString refresh(Inputs changed) final;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void applyTheme();
    void showSteps(const RunData& record);
    void moveTo(double pixel);
    void zoom(double pixel, double angle);
    bool pressKey(int key, Qt::KeyboardModifiers modifiers);
    QString eventsNear(double pixel) const;
    void showMenu(const QPoint& place);

    QCustomPlot* m_plot;
    Legend* m_legend;
    QLabel* m_note;
    QCPLayer* m_cursorLayer;
    QCPItemStraightLine* m_cursor;
    QList<QCPItemTracer*> m_dots;
    std::unique_ptr<EventMarks> m_events;
    bool m_zoomed = false;  ///< the user chose the steps shown; they stay when the run grows
    bool m_themed = false;
};

}  // namespace disentangle
