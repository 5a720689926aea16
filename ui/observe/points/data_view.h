// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/observe/run/run_view.h"
#include "ui/observe/points/strip_paint.h"

#include <memory>

class QBoxLayout;
class QLabel;
class QToolButton;

namespace disentangle {

class LatentPlane;
class LookBox;
class ObservationPlot;
struct Moment;
struct RunData;

/// A few held-out observations beside their reconstructions, and the held-out rows as points in a plane of latents.
/// Both at once where there is room, else one of them. The point chosen in either is the run's data point.
class DataView : public RunView {
    Q_OBJECT
public:
    explicit DataView(QWidget* parent = nullptr);
    QWidget* tools() override;

    LatentPlane& plane() const { return *m_plane; }
    ObservationPlot& observations() const { return *m_observations; }

protected:
    QString refresh(Inputs changed) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showReconstructions(const RunData& record, const Moment& moment);
    void arrange();

    QWidget* m_tools;
    QToolButton *m_showsX, *m_showsPlane;
    QBoxLayout* m_layout;
    QWidget* m_left;
    LookBox* m_look;
    QLabel* m_missing;
    ObservationPlot* m_observations;
    LatentPlane* m_plane;
    std::shared_ptr<const ColourTable> m_sequential, m_diverging;
    ValueRange m_range, m_difference;  ///< of this run so far: they grow only
};

}  // namespace disentangle
