// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/run/run_model.h"

#include "ui/language/translated.h"
#include "ui/observe/run/run_worker.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QThread>
#include <algorithm>
#include <ctime>
#include <memory>
#include <utility>
#include <vector>

namespace disentangle {

namespace {

/// The threads that read runs. Hundreds of runs may be listed, a few of them grow: some threads serve them all.
class ReaderThreads {
public:
    ReaderThreads()
    {
        for (int i = 0; i < std::clamp(QThread::idealThreadCount(), 2, 4); ++i) {
            auto& thread = m_threads.emplace_back(std::make_unique<QThread>());
            thread->setObjectName(QStringLiteral("run reader"));
            // Stands behind whatever the thread was asked to do before.
            m_last.emplace_back(new QObject)->moveToThread(thread.get());
            thread->start(QThread::LowPriority);
        }
    }
    ~ReaderThreads()
    {
        for (std::size_t i = 0; i < m_threads.size(); ++i) {
            QObject* last = m_last[i];
            QMetaObject::invokeMethod(last, [last, thread = m_threads[i].get()] {
                thread->quit();
                last->deleteLater();
            });
        }
        for (const auto& thread : m_threads)
            thread->wait();
    }
    ReaderThreads(const ReaderThreads&) = delete;
    ReaderThreads& operator=(const ReaderThreads&) = delete;

    QThread* next() { return m_threads[m_next++ % m_threads.size()].get(); }

private:
    std::vector<std::unique_ptr<QThread>> m_threads;
    std::vector<QObject*> m_last;
    std::size_t m_next = 0;
};

/// One of them, in turn. They end with the program, when what they were given to write has been written.
QThread* readerThread()
{
    static std::unique_ptr<ReaderThreads> threads;
    if (!threads) {
        threads = std::make_unique<ReaderThreads>();
        qAddPostRoutine([] { threads.reset(); });
    }
    return threads->next();
}

}  // namespace

RunModel::RunModel(const QString& path, QObject* parent)
    : QObject(parent),
      m_path(path),
      m_data(std::make_shared<const RunData>()),
      m_moment(std::make_shared<const Moment>()),
      m_worker(new RunWorker(path))
{
    m_worker->moveToThread(readerThread());
    connect(m_worker, &RunWorker::published, this, &RunModel::take);
    connect(m_worker, &RunWorker::fetched, this, [this](std::shared_ptr<const Moment> moment) {
        m_moment = std::move(moment);
        Q_EMIT momentChanged();
    });
    connect(m_worker, &RunWorker::annotated, this, &RunModel::takeAnnotationResult);
    pace();  // from here on
    QMetaObject::invokeMethod(m_worker, &RunWorker::open, Qt::QueuedConnection);
}

RunModel::~RunModel()
{
    m_worker->cancel();
    // Behind what was handed over to be written. Closing a file may take a while (the last reader tidies up after a killed
    // engine): the window does not wait.
    m_worker->deleteLater();
}

QString RunModel::name() const
{
    return m_annotations.name.empty() ? ownName() : QString::fromStdString(m_annotations.name);
}

QString RunModel::ownName() const
{
    return m_number < 2 ? worldAndSeed() : tr("%1 (%2)").arg(worldAndSeed()).arg(m_number);
}

QString RunModel::worldAndSeed() const
{
    const auto& experiment = m_data->experiment;
    if (!experiment || experiment->name.empty())
        return QFileInfo(m_path).completeBaseName();
    return tr("%1, seed %2").arg(QString::fromStdString(name_with_method(*experiment))).arg(experiment->seed);
}

void RunModel::setNumber(int number)
{
    if (number == m_number)
        return;
    const QString before = name();
    m_number = number;
    if (name() != before)
        Q_EMIT lookChanged();
}

void RunModel::setColour(int category)
{
    const int before = colour();
    m_colour = category;
    if (colour() != before)
        Q_EMIT lookChanged();
}

void RunModel::annotate(const Annotations& annotations)
{
    if (annotations == m_annotations)
        return;
    ++m_writing;
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, annotations] { worker->annotate(annotations); });
    showAnnotations(annotations);
}

void RunModel::showAnnotations(const Annotations& annotations)
{
    if (annotations == m_annotations)
        return;
    const auto look = std::pair(name(), colour());
    m_annotations = annotations;
    if (std::pair(name(), colour()) != look)
        Q_EMIT lookChanged();
    Q_EMIT annotationsChanged();
}

void RunModel::takeAnnotationResult(const QString& problem)
{
    --m_writing;
    if (problem == m_annotationProblem)
        return;
    m_annotationProblem = problem;
    Q_EMIT annotationsChanged();
}

void RunModel::setPoint(int row)
{
    row = std::max(0, row);
    if (row == m_point)
        return;
    m_point = row;
    Q_EMIT pointChanged(row);
}

void RunModel::setFrame(const QSize& frame)
{
    if (frame == m_frame)
        return;
    m_frame = frame;
    Q_EMIT lookChanged();
}

void RunModel::setStep(qint64 step)
{
    setFollowing(false);
    moveTo(m_data->evaluatedStep(step));
}

void RunModel::followNewest()
{
    setFollowing(true);
    moveTo(m_data->lastStep());
}

void RunModel::stepBy(int count)
{
    const auto& steps = m_data->steps;
    if (steps.empty())
        return;
    const auto here = std::lower_bound(steps.begin(), steps.end(), m_step) - steps.begin();
    const auto there = std::clamp<std::ptrdiff_t>(here + count, 0, static_cast<std::ptrdiff_t>(steps.size()) - 1);
    setStep(steps[static_cast<std::size_t>(there)]);
}

void RunModel::pace()
{
    // On two cores whatever the window uses is taken from the engine: 4 % of the machine at most for live pictures. Whoever
    // scrubs or plays back is not slowed by this, only what comes from the engine arrives a little less often.
    constexpr double share = 0.04;
    constexpr qint64 shortest = 50, longest = 500;  // ms between two updates
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    const qint64 used = qint64{now.tv_sec} * 1'000'000 + now.tv_nsec / 1'000;  // by this thread, in microseconds
    const double cost = static_cast<double>(used - std::exchange(m_used, used)) / 1000;
    const double cores = std::max(1, QThread::idealThreadCount());
    m_worker->setPace(static_cast<int>(std::clamp(static_cast<qint64>(cost / (share * cores)), shortest, longest)));
}

void RunModel::take(std::shared_ptr<const RunData> data)
{
    pace();
    const bool failing = !data->problem.empty() && data->problem != m_data->problem;
    const QString before = name();
    m_data = std::move(data);
    if (name() != before)
        Q_EMIT lookChanged();
    // What was changed here and is not in the file (yet) stays as it is shown.
    if (m_writing == 0 && m_annotationProblem.isEmpty() && m_data->state != RunState::unreadable)
        showAnnotations(m_data->annotations);
    Q_EMIT dataChanged();
    moveTo(m_follows ? m_data->lastStep() : m_data->evaluatedStep(m_step));
    if (failing)
        Q_EMIT failed(translated(m_data->problem));
}

void RunModel::moveTo(qint64 step)
{
    if (step == m_step)
        return;
    m_step = step;
    Q_EMIT stepChanged(step);
    if (step >= 0) {
        m_worker->want(step);
    } else {
        m_moment = std::make_shared<const Moment>();
        Q_EMIT momentChanged();
    }
}

void RunModel::setFollowing(bool follows)
{
    if (follows == m_follows)
        return;
    m_follows = follows;
    Q_EMIT followingChanged(follows);
}

}  // namespace disentangle
