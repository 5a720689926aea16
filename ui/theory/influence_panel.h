#pragma once

#include "core/theory/influence.h"
#include "ui/document/experiment_document.h"

#include <QThreadPool>
#include <QTimer>
#include <QWidget>

#include <cstdint>
#include <optional>

class QLabel;
class QPushButton;

namespace disentangle {

/// The sufficient-influence rank tests of the document's mechanism, with their caveats. Computed on a thread of its own
/// once edits pause; a graph whose test would take long is tested only when asked.
class InfluencePanel : public QWidget {
    Q_OBJECT

public:
    explicit InfluencePanel(ExperimentDocument* document, QWidget* parent = nullptr);
    ~InfluencePanel() override;

    /// Absent while it is computed, and when the mechanism cannot be tested.
    const std::optional<Influence>& influence() const { return m_influence; }
    bool isBusy() const { return m_busy; }
    QString text() const;

Q_SIGNALS:
    void tested();

private:
    void documentChanged();
    void start();
    void show(const Influence& influence);

    ExperimentDocument* m_document;
    WorldSpec m_world;  ///< what was tested, or is being tested
    std::optional<Influence> m_influence;
    QTimer m_pause;
    QThreadPool m_pool;
    std::uint64_t m_generation = 0;
    bool m_busy = false;
    QLabel* m_text;
    QPushButton* m_test;
};

}  // namespace disentangle
