// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tasks/task_lab.h"

#include <vector>

class QCPBars;

namespace disentangle {

/// Figure 1 of Lachapelle et al. 2023 (arXiv 2211.14666), live: test R² of Lasso and Ridge as the features are turned away
/// from the factors, and the coefficients of both (`disentangle reproduce rotation`). The number of rows and the turn are
/// dragged.
class RotationLab : public TaskLab {
    Q_OBJECT

public:
    explicit RotationLab(QWidget* parent = nullptr);

    QComboBox* share() const { return m_share; }
    QSlider* rows() const { return m_rows; }
    QSlider* turn() const { return m_turn; }
    QCustomPlot* scores() const { return m_scores; }
    QCustomPlot* coefficients() const { return m_coefficients; }

    struct Point {
        double share = 0, mcc = 0;    ///< of the factors that count; of the features with the factors
        int n = 0;                    ///< rows to learn from
        double lasso = 0, ridge = 0;  ///< test R²
        std::vector<double> lassoWeights, ridgeWeights;
    };
    /// Where the sliders are; nullptr before anything is computed.
    const Point* point() const;

private:
    bool read(const nlohmann::json& all) override;
    void showHere() override;
    /// The turns at the chosen share and number of rows, from none on.
    std::vector<const Point*> chosen() const;
    void showScores(const std::vector<const Point*>& turns, const Point& here);
    void showCoefficients(const Point& here);
    void fitControls();

    std::vector<Point> m_points;
    std::vector<double> m_shares;
    std::vector<int> m_sizes;
    QLabel *m_rowsValue = nullptr, *m_turnValue = nullptr;
    QComboBox* m_share;
    QSlider *m_rows, *m_turn;
    QCustomPlot *m_scores, *m_coefficients;
    QCPGraph *m_lasso, *m_ridge, *m_lassoHere, *m_ridgeHere;
    QCPBars *m_ridgeBars, *m_lassoBars;
};

}  // namespace disentangle
