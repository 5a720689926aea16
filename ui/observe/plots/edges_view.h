// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/observe/plots/plot_view.h"

#include <cstdint>
#include <string>
#include <vector>

class QCPGraph;

namespace disentangle {

struct History;

/// The probability of every edge over the steps, edges of the true graph apart from the others by the newest matching.
class EdgesView : public PlotView {
    Q_OBJECT
public:
    explicit EdgesView(QWidget* parent = nullptr);
    QString curvesAsText() const override;

    /// No group draws more lines than this; those that are furthest from the truth at the newest
    /// step are drawn.
    static constexpr std::size_t mostLines = 250;

protected:
    QString drawCurves(const RunData& record, Inputs changed) override;
    void readCurves(const RunData& record, qint64 step) override;
    void styleCurves() override;
    QString describe(const QPointF& place) const override;

private:
    /// Edges or non-edges of one graph.
    struct Group {
        bool time;  ///< of Gz, else of Ga
        bool truth;
        std::vector<std::size_t> cells;  ///< row * cols + col in learned order
        std::vector<QCPGraph*> lines;    ///< of the first cells
        QPen pen;
    };
    void sortCells(const RunData& record);
    void drawGroup(Group& group, const History& history, bool shown);
    QString nameOfCell(const RunData& record, bool time, std::size_t cell) const;

    std::vector<Group> m_groups;
    bool m_knowsTruth = true;  ///< a matching was recorded: edges can be told from others
};

}  // namespace disentangle
