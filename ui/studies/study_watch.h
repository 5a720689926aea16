// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/sweep/curves.h"
#include "ui/document/newest_task.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>

namespace disentangle {

/// A study as its folder tells it at one moment. Never changes.
struct StudyRecord {
    QString folder;
    SweepStanding standing;
    std::string metric;
    figure::SweepCurves curves;  ///< of that metric
    QString problem;             ///< why the folder cannot be read; empty where it can, or is still to be made
    bool there = false;          ///< it holds a study
};

/// Reads the folder of a study again and again on another thread, whoever trains it, until all of it has ended.
class StudyWatch : public QObject {
    Q_OBJECT
public:
    explicit StudyWatch(QObject* parent = nullptr);

    /// An empty one ends the watching.
    void setFolder(const QString& folder);
    /// Whose curves are read.
    void setMetric(const std::string& metric);
    /// Whether runs are trained from here, which is worth looking more often.
    void setTraining(bool training);
    /// Never null.
    const std::shared_ptr<const StudyRecord>& record() const { return m_record; }
    /// Nothing that was asked for is still to be read.
    bool isSettled() const { return !m_task.isBusy(); }

Q_SIGNALS:
    void changed();

private:
    void read();
    void take(std::shared_ptr<const StudyRecord> record);

    QString m_folder;
    std::string m_metric;
    bool m_training = false;
    std::shared_ptr<const StudyRecord> m_record;
    std::shared_ptr<figure::SweepCurveReader> m_curves;  ///< used on the other thread alone
    QTimer m_again;
    NewestTask m_task;  ///< last: its destructor waits for the one under way
};

}  // namespace disentangle
