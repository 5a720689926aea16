// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/observe/plots/curve_axis.h"
#include "ui/observe/plots/legend.h"
#include "ui/observe/plots/readout_box.h"
#include "ui/observe/run/run_view.h"

#include <QPoint>
#include <memory>
#include <optional>

class QCPAxis;
class QCustomPlot;
class QHBoxLayout;
class QLabel;
class QMenu;
class QRubberBand;
class QToolButton;

namespace disentangle {

class CurveCursors;
class EventMarks;
class PhaseBands;
struct RunData;

/// Base of the views that draw curves over steps or time: a legend with the values at the step looked at, one plot, marks
/// where the run was paused, resumed or changed. A click or drag looks at another step, and with it every view. The pointer
/// reads the curves; two cursors, A and B, can be pinned and give the difference between them. The wheel zooms the
/// horizontal axis of all plots that share it (setAxis()); over a vertical axis, or with Ctrl, it zooms the values of this
/// plot. Dragging with Shift zooms to a box; a double click or Home shows everything. The menu has all of it, with the keys.
class PlotView : public RunView {
    Q_OBJECT
public:
    explicit PlotView(QWidget* parent = nullptr);
    ~PlotView() override;

    /// Shares the horizontal axis, the smoothing and the pinned cursors with other plots.
    void setAxis(std::shared_ptr<CurveAxis> axis);
    CurveAxis& axis() const { return *m_axis; }

    /// The values at the cursors as tab-separated text, and every curve as a table with a column of steps.
    QString valuesAsText() const;
    virtual QString curvesAsText() const = 0;
    QWidget* tools() override;

protected:
    /// Puts the curves of `data` into the plot; called when the data, the look or a control has changed. Returns a
    /// sentence when there is nothing to draw.
    virtual QString drawCurves(const RunData& record, Inputs changed) = 0;
    /// Sets the ranges of the vertical axes for the steps that are shown; after drawCurves() and every zoom.
    virtual void fitValues() {}
    /// Gives the curves the points that can be seen; before every drawing, when the size of the plot is known.
    virtual void fillCurves() {}
    /// Reads the curves at the step looked at: moves the dots (cursors()) and fills the legend.
    virtual void readCurves(const RunData& record, qint64 step) = 0;
    /// One curve's value at a place of the horizontal axis; NaN where it has none.
    struct Reading {
        QPen pen;
        QString name;
        int decimals;
        std::vector<double> values;  ///< at every place asked for
    };
    virtual QList<Reading> readings(const RunData& /*record*/, const std::vector<double>& /*places*/) const
    {
        return {};
    }
    /// What lies at a point of the plot (in pixels), for its tool tip; empty for nothing.
    virtual QString describe(const QPointF& /*place*/) const { return {}; }
    /// Colours and pens of what the subclass has added, after the theme has changed.
    virtual void styleCurves() {}
    /// Entries of the menu that only this view has, in front of those of all plots.
    virtual void addToMenu(QMenu& /*menu*/) {}
    /// Whether smoothing means something for these curves.
    virtual bool canSmooth() const { return false; }
    /// The last place of all curves.
    virtual double lastPlace(const RunData& record) const;

    QCustomPlot& plot() const { return *m_plot; }
    Legend& legend() const { return *m_legend; }
    CurveCursors& cursors() const { return *m_cursors; }
    /// The row of the legend, for a control in front of it.
    QHBoxLayout& legendRow() const { return *m_legendRow; }
    /// A line of muted text beneath the legend; empty for none.
    void setNote(const QString& note);
    /// Where the steps of the run shown stand.
    const StepScale& scale() const { return m_scale; }
    /// A place as the axis can show it: a logarithmic one has its 0 at half the first place above.
    double onAxis(double place) const;
    bool isZoomed() const { return m_axis->range() || m_valueZoom; }

    QString refresh(Inputs changed) final;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// A part of the vertical axes, as shares of what they show unzoomed, from below; the left and the right one alike.
    struct ValueZoom {
        double low, high;
    };
    void applyTheme();
    void applyAxis();
    void setRangeAcross(const RunData& record);
    void showRange(const RunData& record);
    /// Whether the runs beside are drawn as they are now. Scrubbing changes nothing about them.
    bool knowsOverlay();
    void showCursors(const RunData& record);
    qint64 stepAtPixel(double pixel) const;
    CurveAxis::Range wholeRange(const RunData& record) const;

    // input
    void connectPlot();
    bool pressKey(int key, Qt::KeyboardModifiers modifiers);
    void turnWheel(const QPointF& place, QPoint angle, Qt::KeyboardModifiers modifiers);
    /// Keeps `pixel` where it is.
    void zoom(double pixel, double factor);
    void zoomValues(double pixel, double factor);
    /// By a share of what is shown.
    void pan(double share);
    void zoomToBox(const QRect& box);
    void zoomToPins();
    void showAll();
    void pin(int index, std::optional<qint64> step);
    QString eventsNear(double pixel) const;
    /// What was done in the phase of the training that a pixel lies in; empty where there is one phase only.
    QString phaseAt(double pixel) const;
    void fillMenu(QMenu& menu);
    void addAxisMenu(QMenu& menu);
    void addCursorMenu(QMenu& menu);

    QCustomPlot* m_plot;
    QHBoxLayout* m_legendRow;
    Legend* m_legend;
    QLabel* m_note;
    QToolButton* m_menuButton;
    ReadoutBox* m_readout;
    std::shared_ptr<CurveAxis> m_axis;
    StepScale m_scale;
    double m_least = 1;      ///< see StepScale::least()
    double m_lastPlace = 1;  ///< see lastPlace()
    std::unique_ptr<CurveCursors> m_cursors;
    std::unique_ptr<EventMarks> m_events;
    std::unique_ptr<PhaseBands> m_phases;
    struct Beside {
        const RunModel* run;
        std::shared_ptr<const RunData> data;
        int colour;
        QString name;
        bool operator==(const Beside&) const = default;
    };
    std::vector<Beside> m_beside;  ///< what was drawn last
    QRubberBand* m_band;
    std::optional<QPoint> m_bandFrom;
    std::optional<ValueZoom> m_valueZoom;
    QString m_reason;  ///< why nothing is drawn, until the curves change
    bool m_pointerInside = false;
    bool m_axisStale = true, m_rangeStale = true, m_themed = false;
};

}  // namespace disentangle
