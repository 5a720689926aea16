#pragma once

#include "core/experiment/experiment.h"

#include <QFrame>
#include <QPointer>
#include <optional>
#include <vector>

class QLabel;

namespace disentangle {

class EngineProcess;
class ExperimentDocument;
class ParameterRow;
class RunModel;

/// The parameters that may change while a run trains, with the values in force. A change goes to the engine, which
/// records it; what it refuses is said beside the field. Stands above the transport, over the window, until it is closed
/// (Esc).
class SteerPanel : public QFrame {
    Q_OBJECT
public:
    /// `engine` must outlive the panel.
    explicit SteerPanel(EngineProcess* engine, QWidget* parent = nullptr);
    ~SteerPanel() override;

    /// The run that the engine writes; nullptr for none. Not owned; may be deleted at any time.
    void setRun(RunModel* run);
    /// nullptr for a key that cannot be changed, or that the run's graph has no use for.
    ParameterRow* row(const std::string& key) const;
    /// How far above the bottom edge of its parent it stands, in pixels.
    void setDistance(int pixels);
    /// Why nothing can be changed now; empty when it can.
    QString reason() const;

Q_SIGNALS:
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void readRun();
    void build();
    void take();
    void send();
    void refresh();
    void place();

    EngineProcess* m_engine;
    QPointer<RunModel> m_run;
    ExperimentDocument* m_values;         ///< what the fields show
    std::optional<Experiment> m_inForce;  ///< in the run
    std::vector<ParameterRow*> m_rows;
    QWidget* m_fields;
    QLabel* m_reason;
    int m_distance = 0;
    bool m_taking = false;  ///< the fields change because the run has
};

}  // namespace disentangle
