// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/points/latent_plane.h"

#include "ui/observe/run/missing_text.h"
#include "ui/observe/run/run_model.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace disentangle {
namespace {

constexpr int leastBox = 54;         // width of a choice
constexpr int wordsFrom = 270;       // and the word between two of them
constexpr QSize lineFrom(400, 280);  // narrower and higher than this the third choice has a line of its own
constexpr int kindStep = 1000;       // more than there are latents; data of an entry = kind * kindStep + index

int dataOf(const PlaneVariable& variable)
{
    return static_cast<int>(variable.kind) * kindStep + variable.index;
}

int dataOf(const Colouring& colouring)
{
    return static_cast<int>(colouring.kind) * kindStep + colouring.index;
}

QComboBox* makeBox(QWidget* parent, const QString& name, const QString& tip)
{
    auto* box = new QComboBox(parent);
    box->setAccessibleName(name);
    box->setToolTip(tip);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    box->setMinimumWidth(leastBox);
    box->setMaxVisibleItems(20);
    return box;
}

}  // namespace

LatentPlane::LatentPlane(QWidget* parent)
    : QWidget(parent),
      m_across(makeBox(this, tr("Across"), tr("What the points are spread by from left to right"))),
      m_up(makeBox(this, tr("Upwards"), tr("What the points are spread by upwards"))),
      m_colour(makeBox(this, tr("Coloured by"), tr("What points are coloured by"))),
      m_controls(new QHBoxLayout),
      m_below(new QHBoxLayout),
      m_plot(new ScatterPlot(this))
{
    m_controls->setSpacing(spacing::tight);
    m_controls->addWidget(m_up, 2);
    m_against = new QLabel(tr("against"), this);
    m_against->setForegroundRole(QPalette::PlaceholderText);
    m_controls->addWidget(m_against);
    m_controls->addWidget(m_across, 2);
    m_controls->addWidget(m_colour, 3);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::tight);
    column->addLayout(m_controls);
    column->addLayout(m_below);
    column->addWidget(m_plot, 1);
    for (QComboBox* box : {m_across, m_up, m_colour})
        connect(box, &QComboBox::activated, this, &LatentPlane::draw);
    connect(m_plot, &ScatterPlot::rowChosen, this, [this](int row) {
        if (m_run)
            m_run->setPoint(row);
    });
    connect(m_plot, &ScatterPlot::fitWished, this, [this] {
        m_columns.fit();
        draw();
    });
}

void LatentPlane::addControl(QWidget* control)
{
    m_controls->addWidget(control);
}

void LatentPlane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_against->setVisible(width() >= wordsFrom);
    const bool below = width() < lineFrom.width() && height() >= lineFrom.height();
    if (below == (m_below->count() > 0))
        return;
    if (below)
        m_below->addWidget(m_colour);  // which takes it from where it was
    else
        m_controls->insertWidget(m_controls->indexOf(m_across) + 1, m_colour, 3);
}

void LatentPlane::reset()
{
    m_run = nullptr;
    m_columns.reset();
}

PlaneVariable LatentPlane::variableOf(const QComboBox& box)
{
    const int value = box.currentData().toInt();
    return {static_cast<PlaneVariable::Kind>(value / kindStep), value % kindStep};
}

Colouring LatentPlane::colouring() const
{
    const int value = m_colour->currentData().toInt();
    return {static_cast<Colouring::Kind>(value / kindStep), value % kindStep};
}

void LatentPlane::choose(QComboBox& box, int value)
{
    const int place = box.findData(value);
    box.setCurrentIndex(place >= 0 ? place : 0);
}

void LatentPlane::setAxes(const PlaneVariable& across, const PlaneVariable& up)
{
    choose(*m_across, dataOf(across));
    choose(*m_up, dataOf(up));
    draw();
}

void LatentPlane::fill(const Variables& variables, bool hasTruth)
{
    if (m_filled && variables.latents == m_latents && variables.actions == m_actions && hasTruth == m_hasTruth)
        return;
    using Kind = PlaneVariable::Kind;
    const bool first = !m_filled;
    const int across = m_across->currentData().toInt(), up = m_up->currentData().toInt();
    const int colour = m_colour->currentData().toInt();
    m_latents = variables.latents;
    m_actions = variables.actions;
    m_hasTruth = hasTruth;
    m_filled = true;
    for (QComboBox* box : {m_across, m_up}) {
        box->clear();
        const auto add = [&](Kind kind, int index) {
            box->addItem(nameOf({kind, index}, variables), dataOf(PlaneVariable{kind, index}));
        };
        for (const Kind kind : {Kind::learnedPc, Kind::truePc, Kind::xPc})
            for (int k = 0; k < 2; ++k)
                if (kind != Kind::truePc || hasTruth)
                    add(kind, k);
        box->insertSeparator(box->count());
        for (int k = 0; k < variables.d_z(); ++k)
            add(Kind::learned, k);
        if (hasTruth)
            box->insertSeparator(box->count());
        for (int k = 0; k < variables.d_z() && hasTruth; ++k)
            add(Kind::truth, k);
    }
    m_colour->clear();
    using Colour = Colouring::Kind;
    m_colour->addItem(tr("plain"), dataOf(Colouring{}));
    if (variables.d_a() > 0) {
        m_colour->addItem(tr("largest action"), dataOf(Colouring{Colour::largestAction, 0}));
        m_colour->insertSeparator(m_colour->count());
        for (int k = 0; k < variables.d_a(); ++k)
            m_colour->addItem(
                tr("action %1").arg(QString::fromStdString(variables.actions[static_cast<std::size_t>(k)])),
                dataOf(Colouring{Colour::action, k}));
    }
    if (hasTruth) {
        m_colour->insertSeparator(m_colour->count());
        for (int k = 0; k < variables.d_z(); ++k)
            m_colour->addItem(tr("true %1").arg(QString::fromStdString(variables.latents[static_cast<std::size_t>(k)])),
                              dataOf(Colouring{Colour::truth, k}));
    }
    choose(*m_across, first ? dataOf(PlaneVariable{Kind::learnedPc, 0}) : across);
    choose(*m_up, first ? dataOf(PlaneVariable{Kind::learnedPc, 1}) : up);
    choose(*m_colour, colour);
}

void LatentPlane::showRun(RunModel& run)
{
    m_run = &run;
    const auto record = run.data();
    fill(variables_of(*record->experiment), record->has(kind::true_latents));
    draw();
}

void LatentPlane::draw()
{
    if (!m_run || !m_run->data()->experiment)
        return;
    const auto record = m_run->data();
    const auto moment = m_run->moment();
    const Variables of = variables_of(*record->experiment);
    ScatterPoints points;
    const PlaneVariable variables[] = {across(), up()};
    std::vector<float>* columns[] = {&points.x, &points.y};
    QString* names[] = {&points.across, &points.up};
    std::string_view missing;
    for (int k = 0; k < 2; ++k) {
        *columns[k] = m_columns.read(*moment, of, variables[k]);
        *names[k] = nameOf(variables[k], of);
        if (columns[k]->empty())
            missing = m_columns.missing(variables[k]);
        else if (const double share = m_columns.share(variables[k]); !std::isnan(share))
            *names[k] += tr(" (%1 %)").arg(share * 100, 0, 'f', 0);
    }
    const std::size_t count = std::min(points.x.size(), points.y.size());
    points.x.resize(count);
    points.y.resize(count);
    if (count == 0)
        m_plot->setPlaceholder(moment->snapshot(missing) ? tr("Some of the values are not finite numbers at this step.")
                                                         : whyMissing(*record, missing));
    else
        colourPoints(points, colouring(), *moment, of);
    constexpr double room = 0.06;
    m_plot->setPoints(std::move(points), m_columns.range(variables[0]).padded(room),
                      m_columns.range(variables[1]).padded(room));
    m_plot->setChosen(m_run->point());
}

}  // namespace disentangle
