// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/data/frame_grid.h"
#include "ui/document/newest_task.h"

namespace disentangle {

class ExperimentDocument;

/// Frames that a scene would give: the first training rows; with time, each row's two frames beside each other. Says why
/// where there are none. They follow the document while it is edited.
class ScenePreview : public FrameGrid {
    Q_OBJECT

public:
    explicit ScenePreview(ExperimentDocument* document, QWidget* parent = nullptr);

    bool isBusy() const { return m_task.isBusy(); }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void documentChanged();
    void ask();

    ExperimentDocument* m_document;
    NewestTask m_task;
    bool m_stale = true;
};

}  // namespace disentangle
