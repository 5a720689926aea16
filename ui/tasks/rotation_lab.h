// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDialog>

#include <memory>
#include <vector>

class QComboBox;
class QLabel;
class QProcess;
class QSlider;
class QCustomPlot;
class QCPBars;
class QCPGraph;

namespace disentangle {

/// Figure 1 of Lachapelle et al. 2023 (arXiv 2211.14666), live: test R² of Lasso and Ridge as the features are turned away
/// from the factors, and the coefficients of both. The number of rows and the turn are dragged; the engine has computed
/// every place of them before (`disentangle reproduce rotation`), so that nothing lags.
class RotationLab : public QDialog {
    Q_OBJECT

public:
    explicit RotationLab(QWidget* parent = nullptr);
    ~RotationLab() override;

    /// Lets the engine compute all places; takes seconds.
    void compute();
    /// What the engine printed. Returns what is wrong with it, or an empty text.
    QString take(const QByteArray& json);

    QComboBox* share() const { return m_share; }
    QSlider* rows() const { return m_rows; }
    QSlider* turn() const { return m_turn; }
    QCustomPlot* scores() const { return m_scores; }
    QCustomPlot* coefficients() const { return m_coefficients; }
    QString readout() const;

    struct Point {
        double share = 0, mcc = 0;    ///< of the factors that count; of the features with the factors
        int n = 0;                    ///< rows to learn from
        double lasso = 0, ridge = 0;  ///< test R²
        std::vector<double> lassoWeights, ridgeWeights;
    };
    /// Where the sliders are; nullptr before anything is computed.
    const Point* point() const;

private:
    /// The turns at the chosen share and number of rows, from none on.
    std::vector<const Point*> chosen() const;
    void showHere();
    void showScores(const std::vector<const Point*>& turns, const Point& here);
    void showCoefficients(const Point& here);
    void fitControls();

    std::vector<Point> m_points;
    std::vector<double> m_shares;
    std::vector<int> m_sizes;
    std::unique_ptr<QProcess> m_engine;
    QComboBox* m_share;
    QSlider *m_rows, *m_turn;
    QLabel *m_rowsValue, *m_turnValue, *m_readout;
    QCustomPlot *m_scores, *m_coefficients;
    QCPGraph *m_lasso, *m_ridge, *m_lassoHere, *m_ridgeHere;
    QCPBars *m_lassoBars, *m_ridgeBars;
};

}  // namespace disentangle
