// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/studies/study_watch.h"

#include "core/base/failure.h"
#include "ui/document/file_path.h"
#include "ui/language/translated.h"

namespace disentangle {
namespace {

constexpr int trainingMs = 400;    // between the end of a reading and the next one
constexpr int elsewhereMs = 3000;  // while others may be at work on it

}  // namespace

StudyWatch::StudyWatch(QObject* parent)
    : QObject(parent),
      m_metric(metric::mcc),
      m_record(std::make_shared<StudyRecord>()),
      m_curves(std::make_shared<figure::SweepCurveReader>())
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &StudyWatch::read);
}

void StudyWatch::setFolder(const QString& folder)
{
    m_folder = folder;
    m_again.stop();
    m_task.drop();
    if (folder.isEmpty())
        take(std::make_shared<StudyRecord>());
    else
        read();
}

void StudyWatch::setMetric(const std::string& metric)
{
    if (metric == m_metric)
        return;
    m_metric = metric;
    if (!m_folder.isEmpty())
        read();
}

void StudyWatch::setTraining(bool training)
{
    m_training = training;
    if (!m_folder.isEmpty())
        read();
}

void StudyWatch::read()
{
    m_again.stop();
    m_task.ask([this, folder = m_folder, metric = m_metric,
                curves = m_curves](const std::stop_token&) -> NewestTask::Delivery {
        auto record = std::make_shared<StudyRecord>();
        record->folder = folder;
        record->metric = metric;
        try {
            const SweepIndex index(asPath(folder));
            if (index.exists()) {
                record->standing = standing_of(index);
                record->curves = curves->read(index, record->standing, metric);
                record->there = true;
            }
        } catch (const std::exception& error) {
            record->problem = translated(failure_in_words(error));
        }
        return [this, record] { take(record); };
    });
}

void StudyWatch::take(std::shared_ptr<const StudyRecord> record)
{
    m_record = std::move(record);
    if (m_folder.isEmpty()) {
        Q_EMIT changed();
        return;
    }
    const SweepStanding& standing = m_record->standing;
    const bool over = m_record->there &&
                      standing.count(SweptState::done) + standing.count(SweptState::failed) == standing.runs.size();
    if (m_training)
        m_again.start(trainingMs);
    else if (!over)
        m_again.start(elsewhereMs);
    Q_EMIT changed();
}

}  // namespace disentangle
