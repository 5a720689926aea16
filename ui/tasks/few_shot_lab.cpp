// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tasks/few_shot_lab.h"

#include "ui/observe/plots/plot_style.h"
#include "ui/style/number_text.h"
#include "ui/style/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <qcustomplot.h>

namespace disentangle {
namespace {

/// Fills a box with the different values that `of` has in the cells, in their order; the value itself is the item's data.
template <class Cells, class Of, class Text>
void fillChoice(QComboBox& box, const Cells& cells, Of of, Text text)
{
    const QSignalBlocker quiet(box);
    box.clear();
    for (const auto& cell : cells)
        if (const QVariant value = of(cell); box.findData(value) < 0)
            box.addItem(text(value), value);
    box.setCurrentIndex(0);
}

void fitSlider(QSlider& slider, std::size_t places, std::size_t here)
{
    const QSignalBlocker quiet(slider);
    slider.setRange(0, static_cast<int>(places) - 1);
    slider.setValue(static_cast<int>(here));
}

QString percentOf(double share)
{
    return FewShotLab::tr("%1 %").arg(numberText(100 * share, 0));
}

QStringList fewShotStudy()
{
    return {QStringLiteral("reproduce"), QStringLiteral("fewshot"), QStringLiteral("--data-sets"), QStringLiteral("1"),
            QStringLiteral("--json")};
}

}  // namespace

FewShotLab::FewShotLab(QWidget* parent)
    : TaskLab(
          tr("A task has five classes and few examples of each. Its predictor is plain or sparse, and sees the factors or "
             "the same factors turned. A sparse one gains where tasks need few factors and features are disentangled; "
             "neither helps alone."),
          fewShotStudy(), {820, 640}, parent),
      m_learner(addChoice(tr("&Predictor"), tr("Predictor"))),
      m_share(addChoice(tr("&Factors a task needs"), tr("Share of the factors that a task needs"))),
      m_shots(addChoice(tr("&Examples of each class"), tr("Examples of each class"))),
      m_turn(
          addSlider(tr("&Turn of the features"), tr("Turn of the features"), QStringLiteral("MCC 0.00"), m_turnValue)),
      m_penalty(addSlider(tr("&Sparse penalty λ₁"), tr("Sparse penalty"), QStringLiteral("MCC 0.00"), m_penaltyValue)),
      m_byPenalty(addPlot(tr("λ₁ over the largest useful λ₁"), tr("accuracy"),
                          tr("Accuracy on held-out tasks against the sparse penalty"))),
      m_byMcc(addPlot(tr("MCC of the features with the factors"), tr("accuracy"),
                      tr("Accuracy on held-out tasks against the MCC of the features"))),
      m_penaltyHere(addCurve(*m_byPenalty, 0, false, true)),
      m_sparse(addCurve(*m_byMcc, 0, false)),
      m_plain(addCurve(*m_byMcc, 1, true)),
      m_sparseHere(addCurve(*m_byMcc, 0, false, true)),
      m_plainHere(addCurve(*m_byMcc, 1, true, true))
{
    setWindowTitle(tr("Few shots: when sparse predictors help"));
    m_sparse->setName(tr("sparse"));
    m_plain->setName(tr("plain"));
    m_byMcc->xAxis->setRangeReversed(true);
    showLegend(*m_byPenalty);
    showLegend(*m_byMcc);
}

bool FewShotLab::read(const nlohmann::json& all)
{
    std::vector<Cell> cells;
    for (const nlohmann::json& entry : all.at("cells")) {
        Cell cell{entry.at("learner").get<std::string>(),
                  entry.at("share").get<double>(),
                  entry.at("mcc").get<double>(),
                  entry.at("shots").get<int>(),
                  {},
                  {},
                  {}};
        for (const nlohmann::json& point : entry.at("points")) {
            cell.ratio.push_back(point.at("ratio").get<double>());
            cell.accuracy.push_back(point.at("accuracy").get<double>());
            cell.used.push_back(point.at("used").get<double>());
        }
        if (cell.ratio.empty() || (!cells.empty() && cell.ratio != cells.front().ratio))
            return false;
        cells.push_back(std::move(cell));
    }
    m_factors = all.at("features").get<int>();
    if (cells.empty())
        return false;
    m_cells = std::move(cells);
    fillChoice(
        *m_learner, m_cells, [](const Cell& cell) { return QString::fromStdString(cell.learner); },
        [](const QVariant& name) {
            return name == QStringLiteral("svm") ? tr("Support vector machine") : tr("Logistic regression");
        });
    fillChoice(
        *m_share, m_cells, [](const Cell& cell) { return cell.share; },
        [](const QVariant& share) { return percentOf(share.toDouble()); });
    fillChoice(
        *m_shots, m_cells, [](const Cell& cell) { return cell.shots; },
        [](const QVariant& shots) { return shots.toString(); });
    m_shots->setCurrentIndex(m_shots->count() - 1);
    const std::size_t turns = chosen().size(), penalties = m_cells.front().ratio.size();
    fitSlider(*m_turn, turns, 0);
    fitSlider(*m_penalty, penalties, penalties / 2);
    while (m_curves.size() < turns)
        m_curves.push_back(addCurve(*m_byPenalty, static_cast<int>(m_curves.size()), false));
    return true;
}

std::vector<const FewShotLab::Cell*> FewShotLab::chosen() const
{
    std::vector<const Cell*> turns;
    for (const Cell& cell : m_cells)
        if (QString::fromStdString(cell.learner) == m_learner->currentData().toString() &&
            cell.share == m_share->currentData().toDouble() && cell.shots == m_shots->currentData().toInt())
            turns.push_back(&cell);
    return turns;
}

void FewShotLab::showHere()
{
    const std::vector<const Cell*> turns = chosen();
    const auto turn = static_cast<std::size_t>(m_turn->value()), penalty = static_cast<std::size_t>(m_penalty->value());
    if (turn >= turns.size() || turns.size() > m_curves.size() || penalty >= turns[turn]->ratio.size())
        return;
    const Cell& here = *turns[turn];
    m_turnValue->setText(tr("MCC %1").arg(numberText(here.mcc, 2)));
    m_penaltyValue->setText(numberText(here.ratio[penalty], 2));
    QString text =
        tr("Tasks need %1 of %2 factors and show %3 examples of each class; features have MCC %4: accuracy %5 "
           "with a plain predictor")
            .arg(percentOf(here.share))
            .arg(m_factors)
            .arg(here.shots)
            .arg(numberText(here.mcc, 2), numberText(here.accuracy.front(), 3));
    if (penalty > 0)
        text += tr(", %1 with a sparse one, which uses %2 of the features")
                    .arg(numberText(here.accuracy[penalty], 3), percentOf(here.used[penalty]));
    say(text + QLatin1Char('.'));
    fitAxes();
    showPenalties(turns, turn, penalty);
    showTurns(turns, turn, penalty);
}

void FewShotLab::fitAxes()
{
    double low = 1, high = 0;
    for (const Cell& cell : m_cells)
        if (QString::fromStdString(cell.learner) == m_learner->currentData().toString() &&
            cell.share == m_share->currentData().toDouble())
            for (const double accuracy : cell.accuracy) {
                low = std::min(low, accuracy);
                high = std::max(high, accuracy);
            }
    for (QCustomPlot* plot : {m_byPenalty, m_byMcc})
        plot->yAxis->setRange(low - 0.03, high + 0.03);
}

void FewShotLab::showPenalties(const std::vector<const Cell*>& turns, std::size_t turn, std::size_t penalty)
{
    for (std::size_t k = 0; k < m_curves.size(); ++k) {
        m_curves[k]->setVisible(k < turns.size());
        if (k >= turns.size())
            continue;
        const Cell& cell = *turns[k];
        m_curves[k]->setName(tr("MCC %1").arg(numberText(cell.mcc, 2)));
        m_curves[k]->setPen(
            curvePen(categorical(static_cast<int>(k)), k == turn ? Qt::SolidLine : Qt::DotLine, k == turn ? 2.4 : 1.2));
        m_curves[k]->setData(QVector<double>(cell.ratio.begin(), cell.ratio.end()),
                             QVector<double>(cell.accuracy.begin(), cell.accuracy.end()));
    }
    const Cell& here = *turns[turn];
    const QColor colour = categorical(static_cast<int>(turn));
    m_penaltyHere->setScatterStyle({QCPScatterStyle::ssDisc, colour, 11.0});
    m_penaltyHere->setData({here.ratio[penalty]}, {here.accuracy[penalty]});
    const double widest = here.ratio.back();
    m_byPenalty->xAxis->setRange(-0.03 * widest, 1.03 * widest);
    m_byPenalty->replot(QCustomPlot::rpQueuedReplot);
}

void FewShotLab::showTurns(const std::vector<const Cell*>& turns, std::size_t turn, std::size_t penalty)
{
    QVector<double> mcc, sparse, plain;
    for (const Cell* cell : turns) {
        mcc << cell->mcc;
        sparse << cell->accuracy[penalty];
        plain << cell->accuracy.front();
    }
    m_sparse->setData(mcc, sparse);
    m_plain->setData(mcc, plain);
    const auto at = static_cast<qsizetype>(turn);
    m_sparseHere->setData({mcc[at]}, {sparse[at]});
    m_plainHere->setData({mcc[at]}, {plain[at]});
    const auto [least, most] = std::ranges::minmax(mcc);
    m_byMcc->xAxis->setRange(least - 0.15, most + 0.03);
    m_byMcc->replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace disentangle
