// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tasks/rotation_lab.h"

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

QCPBars* bars(QCustomPlot& plot, int category)
{
    auto* made = new QCPBars(plot.xAxis, plot.yAxis);
    QColor colour = categorical(category);
    made->setPen(QPen(colour));
    colour.setAlphaF(category == 0 ? 0.9F : 0.35F);
    made->setBrush(colour);
    made->setWidth(category == 0 ? 0.5 : 0.9);
    return made;
}

QStringList rotationStudy()
{
    return {QStringLiteral("reproduce"), QStringLiteral("rotation"), QStringLiteral("--data-sets"), QStringLiteral("2"),
            QStringLiteral("--json")};
}

}  // namespace

RotationLab::RotationLab(QWidget* parent)
    : TaskLab(tr("A target depends on few of 100 independent factors. Predictors see the factors themselves, or the "
                 "same factors turned: as informative, but entangled. Ridge does not mind a turn, Lasso does."),
              rotationStudy(), {820, 560}, parent),
      m_share(addChoice(tr("&Factors that count"), tr("Share of the factors that the target depends on"))),
      m_rows(addSlider(tr("Training &rows"), tr("Training rows"), QStringLiteral("000"), m_rowsValue)),
      m_turn(
          addSlider(tr("&Turn of the features"), tr("Turn of the features"), QStringLiteral("MCC 0.000"), m_turnValue)),
      m_scores(addPlot(tr("MCC of the features with the factors"), tr("test R²"),
                       tr("Test R² of Lasso and Ridge against the MCC of the features"))),
      m_coefficients(addPlot(tr("feature"), tr("coefficient"), tr("Coefficients of Lasso and Ridge"))),
      m_lasso(addCurve(*m_scores, 0, false)),
      m_ridge(addCurve(*m_scores, 1, true)),
      m_lassoHere(addCurve(*m_scores, 0, false, true)),
      m_ridgeHere(addCurve(*m_scores, 1, true, true)),
      m_ridgeBars(bars(*m_coefficients, 1)),
      m_lassoBars(bars(*m_coefficients, 0))
{
    setWindowTitle(tr("Why sparse? Lasso and Ridge as features are turned"));
    m_lasso->setName(tr("Lasso"));
    m_ridge->setName(tr("Ridge"));
    m_scores->xAxis->setRangeReversed(true);
    showLegend(*m_scores);
}

bool RotationLab::read(const nlohmann::json& all)
{
    std::vector<Point> points;
    for (const nlohmann::json& point : all.at("points"))
        points.push_back({point.at("share").get<double>(), point.at("mcc").get<double>(), point.at("n").get<int>(),
                          point.at("lasso").at("mean").get<double>(), point.at("ridge").at("mean").get<double>(),
                          point.at("lasso").at("coefficients").get<std::vector<double>>(),
                          point.at("ridge").at("coefficients").get<std::vector<double>>()});
    if (points.empty())
        return false;
    m_points = std::move(points);
    fitControls();
    return true;
}

void RotationLab::fitControls()
{
    m_shares.clear();
    m_sizes.clear();
    for (const Point& point : m_points) {
        if (std::ranges::find(m_shares, point.share) == m_shares.end())
            m_shares.push_back(point.share);
        if (std::ranges::find(m_sizes, point.n) == m_sizes.end())
            m_sizes.push_back(point.n);
    }
    const QSignalBlocker quietShare(m_share), quietRows(m_rows), quietTurn(m_turn);
    m_share->clear();
    for (const double share : m_shares)
        m_share->addItem(tr("%1 %").arg(numberText(100 * share, 0)));
    const auto turns = static_cast<int>(m_points.size() / (m_shares.size() * m_sizes.size()));
    m_rows->setRange(0, static_cast<int>(m_sizes.size()) - 1);
    m_turn->setRange(0, turns - 1);
    m_rows->setValue(m_rows->maximum() / 3);
    m_turn->setValue(0);
}

std::vector<const RotationLab::Point*> RotationLab::chosen() const
{
    std::vector<const Point*> turns;
    const double share = m_shares[static_cast<std::size_t>(m_share->currentIndex())];
    const int n = m_sizes[static_cast<std::size_t>(m_rows->value())];
    for (const Point& point : m_points)
        if (point.share == share && point.n == n)
            turns.push_back(&point);
    return turns;
}

const RotationLab::Point* RotationLab::point() const
{
    if (m_points.empty() || m_share->currentIndex() < 0)
        return nullptr;
    const std::vector<const Point*> turns = chosen();
    const auto place = static_cast<std::size_t>(m_turn->value());
    return place < turns.size() ? turns[place] : nullptr;
}

void RotationLab::showHere()
{
    const Point* at = point();
    if (!at)
        return;
    const Point& here = *at;
    m_rowsValue->setText(QString::number(here.n));
    m_turnValue->setText(tr("MCC %1").arg(numberText(here.mcc, 3)));
    const auto used = std::ranges::count_if(here.lassoWeights, [](double w) { return w != 0; });
    say(tr("%1 rows, features of MCC %2: Lasso R² %3 with %4 of %5 coefficients; Ridge R² %6.")
            .arg(here.n)
            .arg(numberText(here.mcc, 3), numberText(here.lasso, 4))
            .arg(used)
            .arg(here.lassoWeights.size())
            .arg(numberText(here.ridge, 4)));
    showScores(chosen(), here);
    showCoefficients(here);
}

void RotationLab::showScores(const std::vector<const Point*>& turns, const Point& here)
{
    QVector<double> mcc, lasso, ridge;
    double low = 0;
    for (const Point* point : turns) {
        mcc << point->mcc;
        lasso << point->lasso;
        ridge << point->ridge;
        low = std::min({low, point->lasso, point->ridge});
    }
    m_lasso->setData(mcc, lasso);
    m_ridge->setData(mcc, ridge);
    m_lassoHere->setData({here.mcc}, {here.lasso});
    m_ridgeHere->setData({here.mcc}, {here.ridge});
    const auto [least, most] = std::ranges::minmax(mcc);
    m_scores->xAxis->setRange(least - 0.03, most + 0.03);
    m_scores->yAxis->setRange(low - 0.05, 1.02);
    m_scores->replot(QCustomPlot::rpQueuedReplot);
}

void RotationLab::showCoefficients(const Point& here)
{
    QVector<double> place, lasso(here.lassoWeights.begin(), here.lassoWeights.end()),
        ridge(here.ridgeWeights.begin(), here.ridgeWeights.end());
    double size = 0;
    for (qsizetype k = 0; k < lasso.size(); ++k) {
        place << static_cast<double>(k + 1);
        size = std::max({size, std::abs(lasso[k]), std::abs(ridge[k])});
    }
    m_lassoBars->setData(place, lasso, true);
    m_ridgeBars->setData(place, ridge, true);
    m_coefficients->xAxis->setRange(0, static_cast<double>(place.size() + 1));
    m_coefficients->yAxis->setRange(-1.05 * size, 1.05 * size);
    m_coefficients->replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace disentangle
