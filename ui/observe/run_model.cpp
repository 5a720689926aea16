#include "ui/observe/run_model.h"

#include "ui/observe/run_worker.h"

#include <QFileInfo>
#include <QThread>

namespace disentangle {

RunModel::RunModel(const QString& path, QObject* parent)
    : QObject(parent), m_path(path), m_data(std::make_shared<const RunData>()),
      m_moment(std::make_shared<const Moment>()), m_thread(std::make_unique<QThread>()), m_worker(new RunWorker(path))
{
    m_worker->moveToThread(m_thread.get());
    connect(m_thread.get(), &QThread::started, m_worker, &RunWorker::open);
    connect(m_thread.get(), &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &RunWorker::published, this, &RunModel::take);
    connect(m_worker, &RunWorker::fetched, this, [this](std::shared_ptr<const Moment> moment) {
        m_moment = std::move(moment);
        Q_EMIT momentChanged();
    });
    m_thread->setObjectName(QStringLiteral("run reader"));
    m_thread->start(QThread::LowPriority);
}

RunModel::~RunModel()
{
    m_worker->cancel();
    m_thread->quit();
    m_thread->wait();  // at most one query
}

QString RunModel::name() const
{
    return QFileInfo(m_path).completeBaseName();
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

void RunModel::take(std::shared_ptr<const RunData> data)
{
    const bool failing = !data->problem.empty() && data->problem != m_data->problem;
    m_data = std::move(data);
    Q_EMIT dataChanged();
    moveTo(m_follows ? m_data->lastStep() : m_data->evaluatedStep(m_step));
    if (failing)
        Q_EMIT failed(QString::fromStdString(m_data->problem));
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
