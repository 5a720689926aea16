// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tasks/rotation_lab.h"

#include "ui/engine/engine_process.h"
#include "ui/observe/plots/plot_style.h"
#include "ui/style/number_text.h"
#include "ui/style/screen_fit.h"
#include "ui/style/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QProcess>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <qcustomplot.h>

namespace disentangle {
namespace {

constexpr const char* dataSets = "2";

QSlider* slider(const QString& what)
{
    auto* made = new QSlider(Qt::Horizontal);
    made->setAccessibleName(what);
    made->setTickPosition(QSlider::TicksBelow);
    made->setPageStep(1);
    made->setEnabled(false);
    return made;
}

QCPGraph* curve(QCustomPlot& plot, int category, bool here)
{
    QCPGraph* graph = plot.addGraph();
    const QPen pen = curvePen(categorical(category), category == 0 ? Qt::SolidLine : Qt::DashLine);
    graph->setPen(here ? QPen(Qt::NoPen) : pen);
    graph->setScatterStyle(
        {category == 0 ? QCPScatterStyle::ssDisc : QCPScatterStyle::ssSquare, pen.color(), here ? 11.0 : 4.0});
    return graph;
}

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

}  // namespace

RotationLab::RotationLab(QWidget* parent)
    : QDialog(parent),
      m_share(new QComboBox),
      m_rows(slider(tr("Training rows"))),
      m_turn(slider(tr("Turn of the features"))),
      m_rowsValue(new QLabel),
      m_turnValue(new QLabel),
      m_readout(new QLabel),
      m_scores(new QCustomPlot),
      m_coefficients(new QCustomPlot)
{
    setWindowTitle(tr("Why sparse? Lasso and Ridge as features are turned"));
    resizeWithinScreen(this, {820, 560});
    auto* intro = new QLabel(
        tr("A target depends on few of 100 independent factors. Predictors see the factors themselves, or the "
           "same factors turned: as informative, but entangled. Ridge does not mind a turn, Lasso does."));
    for (QLabel* label : {intro, m_readout}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_share->setAccessibleName(tr("Share of the factors that the target depends on"));
    m_share->setEnabled(false);
    auto* controls = new QGridLayout;
    const auto row = [&](int line, const QString& name, QWidget* control, QLabel* value) {
        auto* label = new QLabel(name);
        label->setBuddy(control);
        controls->addWidget(label, line, 0);
        controls->addWidget(control, line, 1);
        if (value) {
            value->setMinimumWidth(value->fontMetrics().horizontalAdvance(QStringLiteral("MCC 0.000")));
            controls->addWidget(value, line, 2);
        }
    };
    row(0, tr("&Factors that count"), m_share, nullptr);
    row(1, tr("Training &rows"), m_rows, m_rowsValue);
    row(2, tr("&Turn of the features"), m_turn, m_turnValue);

    m_lasso = curve(*m_scores, 0, false);
    m_ridge = curve(*m_scores, 1, false);
    m_lassoHere = curve(*m_scores, 0, true);
    m_ridgeHere = curve(*m_scores, 1, true);
    m_lasso->setName(tr("Lasso"));
    m_ridge->setName(tr("Ridge"));
    m_ridgeBars = bars(*m_coefficients, 1);
    m_lassoBars = bars(*m_coefficients, 0);
    m_scores->xAxis->setLabel(tr("MCC of the features with the factors"));
    m_scores->yAxis->setLabel(tr("test R²"));
    m_scores->xAxis->setRangeReversed(true);
    m_coefficients->xAxis->setLabel(tr("feature"));
    m_coefficients->yAxis->setLabel(tr("coefficient"));
    m_scores->setAccessibleName(tr("Test R² of Lasso and Ridge against the MCC of the features"));
    m_coefficients->setAccessibleName(tr("Coefficients of Lasso and Ridge"));
    for (QCustomPlot* plot : {m_scores, m_coefficients}) {
        stylePlot(*plot);
        styleAxis(*plot->xAxis, false);
        styleAxis(*plot->yAxis, true);
        plot->setMinimumHeight(120);
    }
    m_scores->legend->setVisible(true);
    m_scores->legend->removeItem(3);
    m_scores->legend->removeItem(2);
    m_scores->legend->setFont(captionFont());
    m_scores->legend->setTextColor(colours().text);
    m_scores->legend->setBrush(Qt::NoBrush);
    m_scores->legend->setBorderPen(Qt::NoPen);
    m_scores->axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignRight | Qt::AlignTop);

    auto* column = new QVBoxLayout(this);
    column->addWidget(intro);
    column->addLayout(controls);
    column->addWidget(m_readout);
    column->addWidget(m_scores, 1);
    column->addWidget(m_coefficients, 1);
    connect(m_share, &QComboBox::currentIndexChanged, this, &RotationLab::showHere);
    connect(m_rows, &QSlider::valueChanged, this, &RotationLab::showHere);
    connect(m_turn, &QSlider::valueChanged, this, &RotationLab::showHere);
}

RotationLab::~RotationLab()
{
    if (m_engine && m_engine->state() != QProcess::NotRunning) {
        m_engine->disconnect(this);
        m_engine->kill();
        m_engine->waitForFinished(1000);
    }
}

void RotationLab::compute()
{
    m_readout->setText(tr("Computing every place of the sliders; this takes some seconds …"));
    m_engine = std::make_unique<QProcess>();
    connect(m_engine.get(), &QProcess::finished, this, [this] {
        if (const QString wrong = take(m_engine->readAllStandardOutput()); !wrong.isEmpty())
            m_readout->setText(wrong);
    });
    connect(m_engine.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            m_readout->setText(
                tr("The engine %1 could not be started: %2").arg(EngineProcess::program(), m_engine->errorString()));
    });
    m_engine->start(EngineProcess::program(),
                    {QStringLiteral("reproduce"), QStringLiteral("rotation"), QStringLiteral("--data-sets"),
                     QString::fromLatin1(dataSets), QStringLiteral("--json")});
}

QString RotationLab::take(const QByteArray& text)
{
    std::vector<Point> points;
    try {
        const nlohmann::json all = nlohmann::json::parse(text.begin(), text.end());
        for (const nlohmann::json& point : all.at("points"))
            points.push_back({point.at("share").get<double>(), point.at("mcc").get<double>(), point.at("n").get<int>(),
                              point.at("lasso").at("mean").get<double>(), point.at("ridge").at("mean").get<double>(),
                              point.at("lasso").at("coefficients").get<std::vector<double>>(),
                              point.at("ridge").at("coefficients").get<std::vector<double>>()});
    } catch (const nlohmann::json::exception& error) {
        return tr("The engine has ended without an answer that can be read: %1").arg(QString::fromUtf8(error.what()));
    }
    if (points.empty())
        return tr("The engine has computed nothing.");
    m_points = std::move(points);
    fitControls();
    showHere();
    return {};
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
    for (QWidget* control : std::initializer_list<QWidget*>{m_share, m_rows, m_turn})
        control->setEnabled(true);
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
    m_readout->setText(tr("%1 rows, features of MCC %2: Lasso R² %3 with %4 of %5 coefficients; Ridge R² %6.")
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

QString RotationLab::readout() const
{
    return m_readout->text();
}

}  // namespace disentangle
