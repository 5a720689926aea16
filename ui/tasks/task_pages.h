// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/world/world_pages.h"

#include <QPointer>

class QLabel;

namespace disentangle {

class ExperimentDocument;
class FewShotLab;
class RotationLab;
class TaskEditor;
class TaskVerdictPanel;

/// A world of tasks: the editor of its supports, theory's verdict on them, and what a task consists of.
class TaskPages : public WorldPages {
    Q_OBJECT

public:
    explicit TaskPages(ExperimentDocument* document);

    QWidget* world() const override { return m_world; }
    QWidget* verdict() const override;
    QWidget* preview() const override;
    QString promise() const override;

    TaskEditor* editor() const { return m_editor; }
    TaskVerdictPanel* verdictPanel() const { return m_verdict; }
    /// Opens Figure 1 of the paper, live, in a window of its own, or brings it to the front.
    RotationLab* showRotation();
    /// Null while it is closed.
    RotationLab* rotation() const;
    /// The same of few shots.
    FewShotLab* showFewShots();

private:
    void refresh();

    ExperimentDocument* m_document;
    TaskEditor* m_editor;
    QWidget* m_world;  ///< what the editor scrolls in
    TaskVerdictPanel* m_verdict;
    QLabel* m_preview;
    QPointer<RotationLab> m_rotation;
    QPointer<FewShotLab> m_fewShots;
};

}  // namespace disentangle
