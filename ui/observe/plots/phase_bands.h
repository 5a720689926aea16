// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/phases.h"

#include <QList>
#include <functional>
#include <vector>

class QCPItemRect;
class QCPItemText;
class QCustomPlot;

namespace disentangle {

/// The phases of a training in a plot over steps: each shaded under grid and curves, and named above the axes where its name
/// has room. Belongs to its plot.
class PhaseBands {
public:
    explicit PhaseBands(QCustomPlot& plot);

    /// `place` says where on the axis a step stands.
    void show(const std::vector<PhaseSpan>& phases, const std::function<double(double step)>& place);
    /// Colours and font of the theme in force.
    void applyTheme();

private:
    struct Band {
        QCPItemRect* rect;
        QCPItemText* name;
        TrainingPhase phase;
        double from, to;  ///< places
    };
    void placeNames();

    QCustomPlot& m_plot;
    QList<Band> m_bands;
};

}  // namespace disentangle
