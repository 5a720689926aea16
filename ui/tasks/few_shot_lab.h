// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tasks/task_lab.h"

#include <string>
#include <vector>

namespace disentangle {

/// When sparse predictors help with few examples, live (`disentangle reproduce fewshot`): accuracy on held-out tasks against
/// the sparse penalty, a curve for every turn of the features, and against the MCC of the features, with the chosen penalty
/// and without. Predictor, sparsity of the tasks, examples, turn and penalty are chosen.
class FewShotLab : public TaskLab {
    Q_OBJECT

public:
    explicit FewShotLab(QWidget* parent = nullptr);

    QComboBox* learner() const { return m_learner; }
    QComboBox* share() const { return m_share; }
    QComboBox* shots() const { return m_shots; }
    QSlider* turn() const { return m_turn; }
    QSlider* penalty() const { return m_penalty; }
    QCustomPlot* byPenalty() const { return m_byPenalty; }
    QCustomPlot* byMcc() const { return m_byMcc; }

private:
    struct Cell {
        std::string learner;
        double share = 0, mcc = 0;  ///< of the factors that a task needs; of the features with the factors
        int shots = 0;
        std::vector<double> ratio, accuracy, used;  ///< by penalty, from none on; share of features in use
    };
    bool read(const nlohmann::json& all) override;
    void showHere() override;
    /// The turns of the chosen learner, share and number of examples, from none on.
    std::vector<const Cell*> chosen() const;
    void showPenalties(const std::vector<const Cell*>& turns, std::size_t turn, std::size_t penalty);
    void showTurns(const std::vector<const Cell*>& turns, std::size_t turn, std::size_t penalty);
    /// From the least to the largest accuracy of the chosen learner and share: the axes stand still while one drags.
    void fitAxes();

    std::vector<Cell> m_cells;
    int m_factors = 0;
    QLabel *m_turnValue = nullptr, *m_penaltyValue = nullptr;
    QComboBox *m_learner, *m_share, *m_shots;
    QSlider *m_turn, *m_penalty;
    QCustomPlot *m_byPenalty, *m_byMcc;
    QCPGraph *m_penaltyHere, *m_sparse, *m_plain, *m_sparseHere, *m_plainHere;
    std::vector<QCPGraph*> m_curves;  ///< by turn
};

}  // namespace disentangle
