// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/run/run_worker.h"

#include "core/base/error.h"
#include "core/base/failure.h"
#include "core/experiment/promise.h"
#include "core/reading/events.h"
#include "core/reading/missing_rows.h"
#include "ui/language/translated.h"
#include "ui/observe/run/view_table.h"

#include <algorithm>
#include <chrono>
#include <deque>
#include <exception>
#include <sys/stat.h>
#include <utility>

using namespace std::chrono_literals;

namespace disentangle {
namespace {

constexpr auto pollGrowing = 50ms;
constexpr auto pollEnded = 500ms;  // a run that has ended may still be resumed
constexpr auto pollClosed = 2000ms;
constexpr auto askForWriter = 500ms;
constexpr auto lookForFile = 500ms;
constexpr std::size_t mostKeptOpen = 8;  // of ended runs, on each thread
constexpr std::size_t cachedMoments = 32;
/// While a long run is opened, what is known so far is shown this often.
constexpr qint64 publishInterval = 150;

/// Read first, so that a long run shows its scores before the rest has been read.
bool isReadFirst(const std::string& metric)
{
    const MetricInfo* info = metric_info(metric);
    return info && info->run_list > 0;
}

std::size_t countUntil(const Curve& curve, std::int64_t step)
{
    const Sample* last = sampleAt(curve, step);
    return last ? static_cast<std::size_t>(last - curve.begin()) + 1 : 0;
}

bool hasEnded(RunState state)
{
    return state != RunState::running && state != RunState::paused && state != RunState::opening;
}

/// The ended runs of this thread that are open, the one used last at the front.
std::deque<RunWorker*>& keptOpen()
{
    thread_local std::deque<RunWorker*> workers;
    return workers;
}

}  // namespace

RunWorker::RunWorker(const QString& path) : m_path(path), m_timer(this)
{
    connect(&m_timer, &QTimer::timeout, this, &RunWorker::poll);
}

RunWorker::~RunWorker()
{
    std::erase(keptOpen(), this);
}

RunWorker::Stamp RunWorker::stamp() const
{
    const auto ns = [](const timespec& time) { return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec; };
    const std::filesystem::path path(m_path.toStdU16String());
    struct stat its {};
    Stamp stamp;
    if (::stat(path.c_str(), &its) != 0)
        return stamp;
    stamp = {its.st_dev, its.st_ino, static_cast<std::uint64_t>(its.st_size), 0, ns(its.st_mtim), 0};
    if (::stat((path.string() + "-wal").c_str(), &its) == 0 && its.st_size > 0) {
        stamp.logSize = static_cast<std::uint64_t>(its.st_size);
        stamp.logChanged = ns(its.st_mtim);
    }
    return stamp;
}

void RunWorker::openReader()
{
    m_stamp = stamp();
    m_reader.emplace(std::filesystem::path(m_path.toStdU16String()));
    m_data.experiment = m_reader->experiment();
    m_data.experimentText = m_reader->experiment_text();
    m_version = m_reader->data_version();
    m_sinceLooked.start();
}

void RunWorker::keepFewOpen()
{
    std::deque<RunWorker*>& kept = keptOpen();
    std::erase(kept, this);
    if (!m_reader || !hasEnded(m_data.state))
        return;
    kept.push_front(this);
    if (kept.size() <= mostKeptOpen)
        return;
    RunWorker* oldest = kept.back();
    kept.pop_back();
    oldest->close();
}

void RunWorker::close()
{
    bool isRead = false;
    try {
        isRead = m_reader->data_version() == m_version;
    } catch (const Error&) {
        // Looked at again, it says what is wrong.
    }
    m_reader.reset();
    // Whoever closes a file last may tidy it up. What has not been read is still another state of it.
    if (isRead && m_stamp.exists())
        m_stamp = stamp();
    m_timer.setInterval(pollClosed);
}

void RunWorker::takeChange()
{
    try {
        const Stamp now = stamp();
        if (!now.exists()) {
            m_stamp = now;
            m_data.state = RunState::unreadable;
            m_data.problem = m_path.toStdString() +
                             ": the file was deleted or moved to another place while it was shown. What is shown was "
                             "read before; open it at its new place, or close it.";
            publish();
            return;
        }
        const bool returned = !m_stamp.exists();
        const bool another = !returned && !now.isSameFile(m_stamp);
        m_reader.reset();
        if (another || returned) {
            // Nothing of what was read before is known to hold.
            const auto generation = m_data.generation;
            m_data = {};
            m_data.generation = generation + 1;
            m_cache.clear();
            m_isTested = false;
        }
        openReader();
        m_data.remark = missing_rows(*m_reader);
        if (another)
            m_data.remark = m_path.toStdString() +
                            ": another file has taken the place of the run that was shown; this is the new one.";
        read();
    } catch (const std::exception& error) {
        report(error);
    }
}

void RunWorker::want(std::int64_t step)
{
    m_wanted = step;
    QMetaObject::invokeMethod(this, &RunWorker::fetch, Qt::QueuedConnection);
}

void RunWorker::open()
{
    try {
        openReader();
        m_data.remark = missing_rows(*m_reader);
        read();
    } catch (const std::exception& error) {
        report(error);
    }
    m_timer.start(m_reader && hasEnded(m_data.state) ? pollEnded : m_reader ? pollGrowing : pollClosed);
    keepFewOpen();
}

void RunWorker::annotate(const Annotations& annotations)
{
    QString problem;
    try {
        write_annotations(std::filesystem::path(m_path.toStdU16String()), annotations);
        m_data.annotations = annotations;
    } catch (const std::exception& error) {
        problem = translated(failure_in_words(error));
    }
    Q_EMIT annotated(problem);
}

void RunWorker::poll()
{
    if (!m_reader) {
        if (stamp() != m_stamp)
            takeChange();
        return;
    }
    if (m_data.state == RunState::running && m_sincePublished.elapsed() < m_pace)
        return;
    if (m_sinceLooked.elapsed() >= lookForFile.count()) {
        m_sinceLooked.start();
        if (!m_reader->is_in_place()) {
            if (const Stamp now = stamp(); now.exists() || m_stamp.exists())
                takeChange();
            return;
        }
        if (!m_stamp.exists()) {  // moved away, and back again
            takeChange();
            return;
        }
    }
    if (!m_stamp.exists())
        return;  // what goes on in a file that is gone is nobody's run
    try {
        const std::int64_t version = m_reader->data_version();
        if (version != m_version) {
            m_version = version;
            read();
        } else if (!hasEnded(m_data.state) && m_sinceAsked.elapsed() >= askForWriter.count() && !isRecorded()) {
            m_data.state = RunState::cutOff;
            publish();
        }
    } catch (const std::exception& error) {
        report(error);
    }
}

bool RunWorker::isRecorded()
{
    m_sinceAsked.start();
    return is_recording(m_reader->path());
}

void RunWorker::read()
{
    m_sincePublished.start();
    auto events = m_reader->events();
    const Event* before = last_of(m_data.events, EventKind::resume);
    const Event* now = last_of(events, EventKind::resume);
    // A resumed engine drops what was recorded after its checkpoint and writes those steps again.
    if (now && (!before || before->time != now->time || before->step != now->step))
        dropAfter(now->step);
    dropAfter(m_reader->last_step());
    m_data.events = std::move(events);
    m_data.state = stateAfter(m_data.events);
    if (!hasEnded(m_data.state) && !isRecorded())
        m_data.state = RunState::cutOff;
    m_data.problem.clear();
    m_data.annotations = m_reader->annotations();

    m_data.steps.append(m_reader->steps(m_data.lastStep()));
    auto names = m_reader->metric_names();
    std::stable_partition(names.begin(), names.end(), isReadFirst);
    for (const std::string& name : names) {
        if (m_stop.stop_requested())
            return;
        Curve& curve = m_data.curves[name];
        curve.append(m_reader->metric(name, curve.empty() ? -1 : curve.back().step));
        if (!m_data.complete && m_sincePublished.elapsed() > publishInterval)
            publish();
    }
    m_data.kinds = m_reader->snapshot_kinds();
    const auto assignment = m_reader->snapshot(kind::assignment, m_data.lastStep());
    m_data.matching = assignment ? permutation_in(*assignment) : std::nullopt;
    for (const std::string_view kind : historyKinds()) {
        History& history = m_data.histories[std::string(kind)];
        history = read_history(*m_reader, kind, m_data.steps.values(), historyLimit, history,
                               [this] { return m_stop.stop_requested(); });
    }
    testInfluence();
    m_data.complete = true;
    publish();
    m_timer.setInterval(hasEnded(m_data.state) ? pollEnded : pollGrowing);
    m_fetched = -1;  // the newest step may have gained snapshots
    fetch();
    keepFewOpen();
}

void RunWorker::testInfluence()
{
    if (std::exchange(m_isTested, true))
        return;
    if (const auto influence = influence_of(*m_data.experiment, m_stop.get_token()))
        m_data.influence = std::make_shared<const Influence>(*influence);
}

void RunWorker::dropAfter(std::int64_t step)
{
    if (m_data.lastStep() <= step)
        return;
    const auto kept = std::upper_bound(m_data.steps.begin(), m_data.steps.end(), step) - m_data.steps.begin();
    m_data.steps.truncate(static_cast<std::size_t>(kept));
    for (auto& [name, curve] : m_data.curves)
        curve.truncate(countUntil(curve, step));
    m_data.histories.clear();
    ++m_data.generation;
    m_cache.clear();
}

void RunWorker::publish()
{
    Q_EMIT published(std::make_shared<const RunData>(m_data));
    m_sincePublished.restart();
}

void RunWorker::fetch()
{
    const std::int64_t step = m_wanted;
    if (step < 0 || step == m_fetched || !m_data.complete)
        return;
    const auto cached = std::find_if(m_cache.begin(), m_cache.end(), [step](const auto& m) { return m->step == step; });
    std::shared_ptr<const Moment> moment;
    if (cached != m_cache.end()) {
        moment = *cached;
        m_cache.erase(cached);
        m_cache.push_front(moment);
    } else {
        try {
            if (!m_reader) {
                if (!m_stamp.exists())
                    return;  // gone, as has been said
                if (stamp() != m_stamp) {
                    takeChange();
                    return;
                }
                openReader();
            }
            moment = std::make_shared<const Moment>(read_moment(*m_reader, step, momentKinds(), m_data.steps.values()));
        } catch (const std::exception& error) {
            report(error);
            return;
        }
        if (step < m_data.lastStep())
            m_cache.push_front(moment);
        if (m_cache.size() > cachedMoments)
            m_cache.pop_back();
    }
    m_fetched = step;
    Q_EMIT fetched(std::move(moment));
    keepFewOpen();
}

void RunWorker::report(const std::exception& error)
{
    m_data.state = RunState::unreadable;
    m_data.problem = failure_in_words(error);
    publish();
}

}  // namespace disentangle
