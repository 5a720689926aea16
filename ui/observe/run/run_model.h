// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/observe/run/run_data.h"

#include <QObject>
#include <QSize>
#include <QString>
#include <memory>

namespace disentangle {

class RunWorker;

/// An opened run file and the step that is looked at: the one thing every view is drawn from. The file is opened,
/// polled (20 times a second while it grows, a few
/// microseconds while nothing was committed; less often where the views take long) and read on one of a few threads that
/// all runs share, with increments only; the GUI thread gets immutable values. It never waits.
///
/// Live is nothing special: following the newest step. setStep() leaves it, followNewest() returns to it.
class RunModel : public QObject {
    Q_OBJECT
public:
    /// Starts opening `path`; dataChanged() tells when there is something to see, failed() when it cannot be read.
    explicit RunModel(const QString& path, QObject* parent = nullptr);
    ~RunModel() override;

    const QString& path() const { return m_path; }
    /// What it is called: the name given to it, or ownName().
    QString name() const;
    /// Its world, method and seed, "ActionNonDiag, beta vae, seed 2" (name_with_method()), and its number() where others are
    /// called so too; its file's name without ".run" while it is unread.
    QString ownName() const;
    /// World, method and seed, as many runs may have them.
    QString worldAndSeed() const;
    /// Which one it is of the opened runs of the same world, method and seed, from 1.
    int number() const { return m_number; }
    void setNumber(int number);

    /// Which of the theme's categorical colours (categorical() in ui/style/theme.h) its curves and its mark in lists have.
    /// One chosen by people comes before that of setColour().
    int colour() const { return m_annotations.colour.value_or(m_colour); }
    void setColour(int category);

    /// Name, colour, tags, notes and bookmarks as they are shown.
    const Annotations& annotations() const { return m_annotations; }
    /// Shows them at once and writes them into the run file, on its reader's thread. When the file cannot be written
    /// they are kept as long as the run is open, and annotationProblem() says so.
    void annotate(const Annotations& annotations);
    /// Why the annotations shown are not in the file; empty when they are.
    const QString& annotationProblem() const { return m_annotationProblem; }

    /// Never null.
    std::shared_ptr<const RunData> data() const { return m_data; }
    /// The snapshots of the newest step that has been fetched: step() itself, or for a few milliseconds after it
    /// changed the one before. Never null; its step is -1 until something was evaluated.
    std::shared_ptr<const Moment> moment() const { return m_moment; }
    /// The evaluated step looked at, or -1 while there is none.
    qint64 step() const { return m_step; }
    bool followsNewest() const { return m_follows; }

    /// The data point that is looked at: a row of the held-out rows whose latents are recorded. At least 0.
    int point() const { return m_point; }
    void setPoint(int row);
    /// Width and height in which x is an image (width * height = d_x); not valid while it is none.
    QSize frame() const { return m_frame; }
    void setFrame(const QSize& frame);

public Q_SLOTS:
    /// Looks at the newest evaluated step <= `step` (the first one for smaller steps) and stops following.
    void setStep(qint64 step);
    /// Looks at the newest step, now and whenever one is added.
    void followNewest();
    /// The evaluated step `count` further (negative: back); reaching the newest one by it does not start following.
    void stepBy(int count);

Q_SIGNALS:
    void dataChanged();
    void stepChanged(qint64 step);
    void momentChanged();
    void followingChanged(bool follows);
    /// The data point looked at.
    void pointChanged(int row);
    /// Its name, its colour, or the width and height of its x.
    void lookChanged();
    /// Also when annotationProblem() changed; after lookChanged() when that follows.
    void annotationsChanged();
    /// The file cannot be read; data()->problem holds the same sentence. What was read before stays visible.
    void failed(const QString& text);

private:
    void take(std::shared_ptr<const RunData> data);
    void pace();
    void moveTo(qint64 step);
    void setFollowing(bool follows);
    void showAnnotations(const Annotations& annotations);
    void takeAnnotationResult(const QString& problem);

    QString m_path;
    std::shared_ptr<const RunData> m_data;
    std::shared_ptr<const Moment> m_moment;
    qint64 m_step = -1;
    bool m_follows = true;
    qint64 m_used = 0;  ///< processor time of this thread when the last update came, us
    int m_colour = 0;
    int m_number = 1;
    int m_point = 0;
    QSize m_frame;
    Annotations m_annotations;
    QString m_annotationProblem;
    int m_writing = 0;    ///< annotations handed to the worker that it has not yet written
    RunWorker* m_worker;  ///< lives on one of the reading threads, and is deleted there
};

}  // namespace disentangle
