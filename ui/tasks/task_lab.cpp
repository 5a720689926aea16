// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tasks/task_lab.h"

#include "ui/engine/engine_process.h"
#include "ui/observe/plots/plot_style.h"
#include "ui/style/screen_fit.h"
#include "ui/style/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QProcess>
#include <QSlider>
#include <QVBoxLayout>

#include <nlohmann/json.hpp>
#include <qcustomplot.h>

namespace disentangle {

TaskLab::TaskLab(const QString& intro, const QStringList& study, const QSize& size, QWidget* parent)
    : QDialog(parent),
      m_study(study),
      m_controls(new QGridLayout),
      m_plots(new QBoxLayout(QBoxLayout::TopToBottom)),
      m_readout(new QLabel)
{
    resizeWithinScreen(this, size);
    if (height() < size.height())
        m_plots->setDirection(QBoxLayout::LeftToRight);
    auto* what = new QLabel(intro);
    for (QLabel* label : {what, m_readout}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto* column = new QVBoxLayout(this);
    column->addWidget(what);
    column->addLayout(m_controls);
    column->addWidget(m_readout);
    column->addLayout(m_plots, 1);
}

TaskLab::~TaskLab()
{
    if (m_engine && m_engine->state() != QProcess::NotRunning) {
        m_engine->disconnect(this);
        m_engine->kill();
        m_engine->waitForFinished(1000);
    }
}

void TaskLab::addRow(const QString& name, QWidget* control, QLabel* value)
{
    control->setEnabled(false);
    const int line = m_controls->rowCount();
    auto* label = new QLabel(name);
    label->setBuddy(control);
    m_controls->addWidget(label, line, 0);
    m_controls->addWidget(control, line, 1);
    if (value)
        m_controls->addWidget(value, line, 2);
}

QComboBox* TaskLab::addChoice(const QString& label, const QString& accessibleName)
{
    auto* choice = new QComboBox;
    choice->setAccessibleName(accessibleName);
    addRow(label, choice, nullptr);
    connect(choice, &QComboBox::currentIndexChanged, this, &TaskLab::showHere);
    return choice;
}

QSlider* TaskLab::addSlider(const QString& label, const QString& accessibleName, const QString& widest, QLabel*& value)
{
    auto* slider = new QSlider(Qt::Horizontal);
    slider->setAccessibleName(accessibleName);
    slider->setPageStep(1);
    value = new QLabel;
    value->setMinimumWidth(value->fontMetrics().horizontalAdvance(widest));
    addRow(label, slider, value);
    connect(slider, &QSlider::valueChanged, this, &TaskLab::showHere);
    return slider;
}

QCustomPlot* TaskLab::addPlot(const QString& x, const QString& y, const QString& accessibleName)
{
    auto* plot = new QCustomPlot;
    plot->xAxis->setLabel(x);
    plot->yAxis->setLabel(y);
    plot->setAccessibleName(accessibleName);
    stylePlot(*plot);
    styleAxis(*plot->xAxis, false);
    styleAxis(*plot->yAxis, true);
    // Until there is something to show: scores and shares are between 0 and 1.
    plot->xAxis->setRange(0, 1);
    plot->yAxis->setRange(0, 1);
    plot->setMinimumHeight(120);
    m_plots->addWidget(plot, 1);
    return plot;
}

QCPGraph* TaskLab::addCurve(QCustomPlot& plot, int category, bool dashed, bool mark)
{
    QCPGraph* graph = plot.addGraph();
    const QPen pen = curvePen(categorical(category), dashed ? Qt::DashLine : Qt::SolidLine);
    graph->setPen(mark ? QPen(Qt::NoPen) : pen);
    graph->setScatterStyle(
        {dashed ? QCPScatterStyle::ssSquare : QCPScatterStyle::ssDisc, pen.color(), mark ? 11.0 : 4.0});
    if (mark)
        graph->removeFromLegend();
    return graph;
}

void TaskLab::showLegend(QCustomPlot& plot)
{
    plot.legend->setVisible(true);
    plot.legend->setFont(captionFont());
    plot.legend->setTextColor(colours().text);
    plot.legend->setBrush(Qt::NoBrush);
    plot.legend->setBorderPen(Qt::NoPen);
    // Within the axes it would lie on the curves of some choice.
    plot.plotLayout()->addElement(0, 1, plot.legend);
    plot.plotLayout()->setColumnStretchFactor(1, 0.001);  // no wider than it is
}

void TaskLab::compute()
{
    say(tr("Computing every place of the sliders; this takes some seconds …"));
    m_engine = std::make_unique<QProcess>();
    connect(m_engine.get(), &QProcess::finished, this, [this] {
        if (const QString wrong = take(m_engine->readAllStandardOutput()); !wrong.isEmpty())
            say(wrong);
    });
    connect(m_engine.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            say(tr("The engine %1 could not be started: %2").arg(EngineProcess::program(), m_engine->errorString()));
    });
    m_engine->start(EngineProcess::program(), m_study);
}

QString TaskLab::take(const QByteArray& text)
{
    try {
        if (!read(nlohmann::json::parse(text.begin(), text.end())))
            return tr("The engine has computed nothing.");
    } catch (const nlohmann::json::exception& error) {
        return tr("The engine has ended without an answer that can be read: %1").arg(QString::fromUtf8(error.what()));
    }
    for (int i = 0; i < m_controls->count(); ++i)
        if (QWidget* control = m_controls->itemAt(i)->widget())
            control->setEnabled(true);
    showHere();
    return {};
}

void TaskLab::say(const QString& text)
{
    m_readout->setText(text);
}

QString TaskLab::readout() const
{
    return m_readout->text();
}

}  // namespace disentangle
