// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/theory/influence.h"
#include "ui/document/experiment_document.h"
#include "ui/document/newest_task.h"

#include <QTimer>
#include <QWidget>

#include <optional>

namespace disentangle {

class LinkedText;

/// The sufficient-influence rank tests of the document's mechanism, with their caveats. Computed on a separate thread
/// once edits pause; until then the former result is shown, marked as out of date.
class InfluencePanel : public QWidget {
    Q_OBJECT

public:
    explicit InfluencePanel(ExperimentDocument* document, QWidget* parent = nullptr);

    /// Absent while it is computed, and when the mechanism cannot be tested.
    const std::optional<Influence>& influence() const { return m_influence; }
    bool isBusy() const { return m_pause.isActive() || m_task.isBusy(); }
    /// One or two words for a title: "sufficient", what fails, or that it is being tested.
    QString note() const;
    QString text() const;

Q_SIGNALS:
    /// A test has begun to wait or to run; influence() is absent.
    void testing();
    void tested();
    void linkActivated(const QString& href, const QPoint& place);

private:
    void documentChanged();
    void start();
    void showResult();

    ExperimentDocument* m_document;
    std::optional<WorldSpec> m_world;  ///< what was tested, or is being tested
    std::optional<Influence> m_influence;
    QString m_wrong;
    QTimer m_pause;
    LinkedText* m_state;
    LinkedText* m_text;
    NewestTask m_task;
};

}  // namespace disentangle
