// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/studies/studies_panel.h"

#include "ui/studies/study_editor.h"
#include "ui/studies/study_results.h"
#include "ui/studies/study_watch.h"
#include "ui/style/duration_text.h"
#include "ui/style/icons.h"
#include "ui/style/text_colour.h"
#include "ui/style/theme.h"

#include <QBoxLayout>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

#include <utility>

namespace disentangle {
namespace {

constexpr int formWidth = 320;
constexpr int besideFrom = 720;      // width from which form and results stand side by side
constexpr qint64 etaAfterMs = 3000;  // before, the pace says nothing

}  // namespace

StudiesPanel::StudiesPanel(ExperimentDocument* document, RunSeconds seconds, const QString& folder, QWidget* parent)
    : QWidget(parent),
      m_editor(new StudyEditor(document, std::move(seconds), folder)),
      m_results(new StudyResults),
      m_process(new StudyProcess(this)),
      m_watch(new StudyWatch(this)),
      m_run(new QPushButton),
      m_stop(new QPushButton(icon(QStringLiteral("stop")), tr("&Stop"))),
      m_progress(new QProgressBar),
      m_status(new QLabel),
      m_message(new QLabel),
      m_columns(new QBoxLayout(QBoxLayout::LeftToRight)),
      m_scroll(new QScrollArea)
{
    m_run->setProperty("primary", true);
    m_run->setIcon(icon(QStringLiteral("play"), IconColour::onAccent));
    m_stop->setToolTip(
        tr("The runs leave checkpoints and end; Continue goes on from there. Pressed again it ends them at "
           "once."));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(spacing::normal);
    m_progress->setAccessibleName(tr("Steps taken of the study"));
    for (QLabel* label : {m_status, m_message}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }

    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_run);
    buttons->addWidget(m_stop);
    buttons->addStretch(1);
    auto* left = new QWidget;
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->setSpacing(spacing::normal);
    leftColumn->addWidget(m_editor);
    leftColumn->addLayout(buttons);
    leftColumn->addWidget(m_progress);
    leftColumn->addWidget(m_status);
    leftColumn->addWidget(m_message);
    leftColumn->addStretch(1);

    auto* all = new QWidget;
    all->setLayout(m_columns);
    m_columns->setContentsMargins(spacing::wide, spacing::wide, spacing::wide, spacing::wide);
    m_columns->setSpacing(spacing::section);
    m_columns->addWidget(left);
    m_columns->addWidget(m_results, 1);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(all);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_scroll);

    connect(m_run, &QPushButton::clicked, this, &StudiesPanel::start);
    connect(m_stop, &QPushButton::clicked, this, &StudiesPanel::stop);
    connect(m_process, &StudyProcess::stateChanged, this, &StudiesPanel::takeState);
    connect(m_watch, &StudyWatch::changed, this, &StudiesPanel::takeRecord);
    connect(m_editor, &StudyEditor::planned, this, &StudiesPanel::takePlan);
    connect(m_results, &StudyResults::metricChanged, m_watch, &StudyWatch::setMetric);
    connect(m_results, &StudyResults::openWanted, this, &StudiesPanel::openWanted);
    connect(m_results, &StudyResults::problem, this, &StudiesPanel::problem);
    connect(m_results, &StudyResults::exported, this, [this](const QString& target) {
        Q_EMIT notice(tr("Exported %1").arg(QDir::toNativeSeparators(target)), 8000);
    });
    refresh();
}

// -- opening and training

void StudiesPanel::open(const QString& folder)
{
    const QString whole = QFileInfo(folder).absoluteFilePath();
    if (m_process->isActive()) {
        if (whole != QFileInfo(m_watch->record()->folder).absoluteFilePath())
            Q_EMIT problem(tr("A study is being trained here; stop it before another is opened."));
        return;
    }
    m_opening = whole;
    m_watch->setFolder(whole);
}

StudiesPanel::InHand StudiesPanel::handOver()
{
    m_process->disconnect(this);
    m_process->setParent(nullptr);
    return {m_process, m_watch->record()->folder};
}

void StudiesPanel::takeOver(const InHand& former)
{
    delete std::exchange(m_process, former.process);
    m_process->setParent(this);
    connect(m_process, &StudyProcess::stateChanged, this, &StudiesPanel::takeState);
    m_opening = former.folder;
    m_since.start();
    m_watch->setTraining(m_process->isActive());
    m_watch->setFolder(former.folder);
    takeState();
}

void StudiesPanel::start()
{
    if (m_process->isActive())
        return;
    const StudyOrder order = m_editor->order();
    m_message->clear();
    m_firstSteps = -1;
    m_since.start();
    m_process->start(order);
    m_watch->setTraining(true);
    m_watch->setFolder(order.folder);
    // Where the results stand below the form they come into view.
    if (m_columns->direction() == QBoxLayout::TopToBottom)
        m_scroll->ensureWidgetVisible(m_progress, 0, height() / 2);
}

void StudiesPanel::stop()
{
    m_process->stop();
}

void StudiesPanel::takeState()
{
    m_editor->setLocked(m_process->isActive());
    if (!m_process->isActive()) {
        m_watch->setTraining(false);
        m_editor->refresh();
    }
    refresh();
}

void StudiesPanel::takeRecord()
{
    const StudyRecord& record = *m_watch->record();
    if (!m_opening.isEmpty() && record.folder == m_opening) {
        m_opening.clear();
        const SweepPlan& plan = record.standing.plan;
        if (record.there) {
            QStringList keys;
            for (const std::string& key : short_keys(plan.keys))
                keys << QString::fromStdString(key);
            m_editor->setBegun(record.folder, keys, static_cast<int>(plan.cells.size()),
                               static_cast<int>(plan.runs.size()));
        } else if (record.problem.isEmpty()) {
            Q_EMIT problem(
                tr("%1 holds no study: there is no sweep.index in it.").arg(QDir::toNativeSeparators(record.folder)));
        }
    }
    if (record.problem != m_said) {
        m_said = record.problem;
        if (!m_said.isEmpty())
            Q_EMIT problem(m_said);
    }
    if (record.there && m_firstSteps < 0)
        m_firstSteps = stepsTaken();
    m_results->setRecord(m_watch->record());
    refresh();
}

void StudiesPanel::takePlan()
{
    // What stands in the folder of the form is seen before it goes on.
    const StudyPlan& plan = m_editor->plan();
    const QString folder = m_editor->order().folder;
    if (!m_process->isActive() && m_opening.isEmpty() && plan.begun && !plan.otherFolder &&
        folder != m_watch->record()->folder)
        m_watch->setFolder(folder);
    refresh();
}

// -- how it stands

std::int64_t StudiesPanel::stepsTaken() const
{
    std::int64_t taken = 0;
    for (const SweptRun& run : m_watch->record()->standing.runs)
        taken += run.step;
    return taken;
}

QString StudiesPanel::progressWords() const
{
    const StudyRecord& record = *m_watch->record();
    if (!record.there)
        return m_process->isActive() ? tr("Starting …") : QString();
    const SweepStanding& standing = record.standing;
    QString text = tr("%1 of %2 done").arg(standing.count(SweptState::done)).arg(countedRuns(standing.runs.size()));
    if (const auto failed = standing.count(SweptState::failed))
        text += tr(", %1 failed").arg(failed);
    if (const auto running = standing.count(SweptState::running))
        text += tr(", %1 running").arg(running);
    if (m_process->state() == StudyProcess::State::stopping)
        return text + tr("; the runs write their checkpoints …");
    std::int64_t left = 0;
    for (const SweptRun& run : standing.runs)
        if (run.state != SweptState::failed)
            left += run.steps - run.step;
    const std::int64_t taken = stepsTaken() - m_firstSteps;
    if (m_process->isActive() && m_firstSteps >= 0 && taken > 0 && m_since.elapsed() > etaAfterMs)
        text += tr("; %1 to go")
                    .arg(aboutDuration(static_cast<double>(left) * static_cast<double>(m_since.elapsed()) / 1000 /
                                       static_cast<double>(taken)));
    return text + QLatin1Char('.');
}

void StudiesPanel::refresh()
{
    const SweepStanding& standing = m_watch->record()->standing;
    const StudyOrder order = m_editor->order();
    const StudyPlan& plan = m_editor->plan();
    const bool begun = order.kind == StudyOrder::Kind::begun;
    const bool shown = m_watch->record()->there && m_watch->record()->folder == order.folder;
    const std::size_t runs = begun ? standing.runs.size() : plan.runs.size();
    const std::size_t done = shown ? standing.count(SweptState::done) : plan.done;
    const bool goesOn = begun || (plan.begun && !plan.otherFolder);
    m_run->setText(goesOn ? tr("&Continue") : tr("&Run"));
    m_run->setEnabled(!m_process->isActive() && plan.problem.isEmpty() && runs > 0 && done < runs);
    m_run->setToolTip(runs > 0 && done >= runs ? tr("Every run of this study is done.")
                                               : tr("Trains what is not done; what has failed is tried once more."));
    m_stop->setEnabled(m_process->isActive());

    std::int64_t steps = 0;
    for (const SweptRun& run : standing.runs)
        steps += run.steps;
    m_progress->setVisible(m_watch->record()->there || m_process->isActive());
    // In thousandths: steps may be more than an int holds.
    m_progress->setRange(0, steps > 0 ? 1000 : 0);
    if (steps > 0)
        m_progress->setValue(static_cast<int>(1000 * stepsTaken() / steps));
    m_status->setText(progressWords());
    m_status->setVisible(!m_status->text().isEmpty());
    setTextColour(*m_message, colours().bad);
    m_message->setText(m_process->message().isEmpty() ? QString() : QStringLiteral("⚠ ") + m_process->message());
    m_message->setVisible(!m_message->text().isEmpty());
}

QString StudiesPanel::status() const
{
    return m_status->text();
}

QString StudiesPanel::message() const
{
    return m_message->text();
}

bool StudiesPanel::isSettled() const
{
    return m_opening.isEmpty() && m_editor->isSettled() && (m_process->isActive() || m_watch->isSettled());
}

void StudiesPanel::resizeEvent(QResizeEvent* event)
{
    const bool beside = width() >= besideFrom;
    m_columns->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    QWidget* left = m_columns->itemAt(0)->widget();
    left->setMinimumWidth(beside ? formWidth : 0);
    left->setMaximumWidth(beside ? formWidth : QWIDGETSIZE_MAX);
    QWidget::resizeEvent(event);
}

void StudiesPanel::showEvent(QShowEvent* event)
{
    m_editor->refresh();
    QWidget::showEvent(event);
}

}  // namespace disentangle
