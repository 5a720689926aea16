// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/run/run_view.h"

#include "ui/language/translated.h"
#include "ui/observe/run/run_model.h"
#include "ui/style/text_colour.h"
#include "ui/style/theme.h"

#include <QLabel>
#include <QStackedLayout>
#include <chrono>

namespace disentangle {
namespace {

constexpr int frameMs = 33;  // 30 Hz

/// What to say instead of a picture as long as there is nothing a view could be drawn from, or "".
QString reasonForNothing(const RunModel* run)
{
    if (!run)
        return RunView::tr("No run is shown.\nPress Run to train, or open a run file.");
    const auto data = run->data();
    if (!data->steps.empty())
        return {};
    if (!data->problem.empty())
        return translated(data->problem);
    return data->complete ? RunView::tr("Not evaluated yet.") : RunView::tr("Reading the run…");
}

}  // namespace

RunView::RunView(QWidget* parent) : QWidget(parent), m_pages(new QStackedLayout(this)), m_message(new QLabel(this))
{
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_message->setMargin(spacing::wide);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    m_pages->addWidget(m_message);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &RunView::refreshNow);
    connect(&theme(), &Theme::themeChanged, this, [this] { invalidate(lookChanged); });
}

RunModel* RunView::run() const
{
    return m_run;
}

void RunView::setRun(RunModel* run)
{
    unfollow();
    m_run = run;
    follow();
    // At once: what is drawn of one run must not stand under the name of another, not even for a frame.
    m_changed |= runChanged;
    if (!m_ticked.isEmpty())
        m_changed |= overlayChanged;  // the run that was shown may stand beside now, and this one no longer
    refreshNow();
}

void RunView::setOverlay(const QList<RunModel*>& runs)
{
    unfollow();
    m_ticked = {runs.begin(), runs.end()};
    follow();
    invalidate(overlayChanged);
}

void RunView::unfollow()
{
    if (m_run)
        m_run->disconnect(this);
    for (const QPointer<RunModel>& run : std::as_const(m_ticked))
        if (run)
            run->disconnect(this);
}

void RunView::follow()
{
    if (m_run) {
        connect(m_run, &RunModel::lookChanged, this, [this] { invalidate(lookChanged); });
        connect(m_run, &RunModel::dataChanged, this, [this] { invalidate(dataChanged); });
        connect(m_run, &RunModel::stepChanged, this, [this] { invalidate(stepChanged); });
        connect(m_run, &RunModel::pointChanged, this, [this] { invalidate(pointChanged); });
        connect(m_run, &RunModel::momentChanged, this, [this] { invalidate(momentChanged); });
        connect(m_run, &QObject::destroyed, this, [this] { invalidate(runChanged); });
    }
    for (RunModel* run : overlay()) {
        for (const auto change : {&RunModel::dataChanged, &RunModel::momentChanged, &RunModel::lookChanged})
            connect(run, change, this, [this] { invalidate(overlayChanged); });
        connect(run, &QObject::destroyed, this, [this] { invalidate(overlayChanged); });
    }
}

QList<RunModel*> RunView::overlay() const
{
    QList<RunModel*> runs;
    for (const QPointer<RunModel>& run : m_ticked)
        if (run && run != m_run)
            runs.append(run);
    return runs;
}

void RunView::setContent(QWidget* content)
{
    m_pages->addWidget(content);
}

void RunView::invalidate(Inputs changed)
{
    m_changed |= changed;
    if (!isVisible() || m_timer.isActive())
        return;
    const qint64 elapsed = m_sinceRefresh.isValid() ? m_sinceRefresh.elapsed() : frameMs;
    m_timer.start(std::chrono::milliseconds(std::max<qint64>(0, frameMs - elapsed)));
}

void RunView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_changed)
        refreshNow();
}

void RunView::refreshNow()
{
    if (!isVisible())
        return;
    m_timer.stop();
    const Inputs changed = m_changed;
    m_changed = {};
    QString sentence = reasonForNothing(m_run);
    if (sentence.isEmpty())
        sentence = refresh(changed);
    // Everything is drawn once there is something: what was said instead has shown nothing of the run, and what is left of
    // another run must not come back; and a theme that came meanwhile is still to be taken.
    if (!sentence.isEmpty())
        m_changed |= Inputs(runChanged) | (changed & lookChanged);
    setTextColour(*m_message, colours().mutedText);
    m_message->setText(sentence);
    m_pages->setCurrentIndex(sentence.isEmpty() ? m_pages->count() - 1 : 0);
    m_sinceRefresh.start();
}

}  // namespace disentangle
