// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/newest_task.h"
#include "ui/studies/study_order.h"

#include <QList>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace disentangle {

class AxisEdit;
class ExperimentDocument;

/// What a study is to train: the window's experiment over axes, or a study of the papers; seeds, folder, runs at a time.
/// Says how many runs that are, and about how long they take here. What is wrong is said where it was typed.
class StudyEditor : public QWidget {
    Q_OBJECT
public:
    /// `document` must outlive the form. `folder`: where studies are kept unless one says otherwise.
    StudyEditor(ExperimentDocument* document, RunSeconds seconds, const QString& folder, QWidget* parent = nullptr);

    StudyOrder order() const;
    /// Of order(), as it was computed last.
    const StudyPlan& plan() const { return m_plan; }
    /// plan() is that of what is shown.
    bool isSettled() const { return !m_soon.isActive() && !m_task.isBusy(); }
    /// The study of a folder, however it came about: it can go on, and no more is asked.
    void setBegun(const QString& folder, const QStringList& keys, int cells, int runs);
    /// While it is trained, nothing of it can be changed.
    void setLocked(bool locked);
    /// Looks into the folder again.
    void refresh();

    QList<AxisEdit*> axes() const { return m_axes; }
    AxisEdit* addAxis();
    QComboBox* what() const { return m_what; }
    QComboBox* part() const { return m_part; }
    QLineEdit* seedsEdit() const { return m_seeds; }
    QLineEdit* folderEdit() const { return m_folder; }
    QSpinBox* jobsEdit() const { return m_jobs; }
    /// How many runs, how long, or what is wrong.
    QString summary() const;

Q_SIGNALS:
    /// plan() is another one.
    void planned();

private:
    void soon();
    void choose();
    void removeAxis(AxisEdit* axis);
    void chooseFolder();
    void proposeFolder();
    void take(StudyPlan plan, const StudyOrder& order);
    void summarize(const StudyOrder& order);

    ExperimentDocument* m_document;
    RunSeconds m_seconds;
    QString m_home;
    QComboBox *m_what, *m_part;
    QLabel* m_about;
    QWidget* m_axesPart;
    QVBoxLayout* m_axesColumn;
    QList<AxisEdit*> m_axes;
    QPushButton* m_add;
    QCheckBox* m_quick;
    QLineEdit *m_seeds, *m_folder;
    QWidget* m_settings;
    QFormLayout* m_lines;
    QSpinBox* m_jobs;
    QLabel* m_summary;
    QString m_proposed;  ///< the folder, unless somebody typed another
    QString m_begun;     ///< the folder that was opened
    StudyPlan m_plan;
    QTimer m_soon;
    NewestTask m_task;
};

}  // namespace disentangle
