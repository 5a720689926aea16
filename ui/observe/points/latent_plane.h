// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/observe/points/plane_columns.h"

#include <QComboBox>
#include <QPointer>
#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace disentangle {

class RunModel;

/// The recorded held-out rows as points in a plane of two variables (true or learned latents, principal components of
/// them or of x) that are chosen above it, coloured by an action on demand. The chosen point is the run's.
class LatentPlane : public QWidget {
    Q_OBJECT
public:
    explicit LatentPlane(QWidget* parent = nullptr);

    /// Draws a run at its present moment. Requires the experiment to be known.
    void showRun(RunModel& run);
    /// Forgets what belonged to another run.
    void reset();

    void setAxes(const PlaneVariable& across, const PlaneVariable& up);
    PlaneVariable across() const { return variableOf(*m_across); }
    PlaneVariable up() const { return variableOf(*m_up); }
    Colouring colouring() const;
    ScatterPlot& plot() const { return *m_plot; }
    /// Beside the controls, at their right.
    void addControl(QWidget* control);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    static PlaneVariable variableOf(const QComboBox& box);
    void choose(QComboBox& box, int value);
    void fill(const Variables& variables, bool hasTruth);
    void draw();

    QComboBox *m_across, *m_up, *m_colour;
    QLabel* m_against;
    QHBoxLayout *m_controls, *m_below;
    ScatterPlot* m_plot;
    QPointer<RunModel> m_run;                       ///< what is drawn
    std::vector<std::string> m_latents, m_actions;  ///< that the boxes were filled for
    bool m_filled = false, m_hasTruth = false;
    PlaneColumns m_columns;
};

}  // namespace disentangle
