// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/parameter_values.h"

#include <QFrame>
#include <QPointer>
#include <optional>
#include <vector>

class QLabel;

namespace disentangle {

class EngineProcess;
class ParameterRow;
class RunModel;

/// The parameters that may change while this run trains and that act in it, with the values in force. A change goes to the
/// engine, which records it; what it refuses is said beside the field. Stands above the transport, over the window, until it is closed
/// (Esc).
class SteerPanel : public QFrame, private ParameterValues {
    Q_OBJECT
public:
    /// `engine` must outlive the panel.
    explicit SteerPanel(EngineProcess* engine, QWidget* parent = nullptr);
    ~SteerPanel() override;

    /// The run that the engine writes; nullptr for none. Not owned; may be deleted at any time.
    void setRun(RunModel* run);
    /// nullptr for a key that cannot be changed, or that does nothing in the run.
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
    const Experiment& experiment() const override { return m_shown; }
    QString setParameter(const QString& key, const nlohmann::json& value) override;
    QString resetParameter(const QString& key) override;
    bool isDefault(const std::string& key) const override;
    void refresh();
    void place();

    EngineProcess* m_engine;
    QPointer<RunModel> m_run;
    std::optional<Experiment> m_inForce;  ///< in the run, as its file says
    Experiment m_shown;                   ///< in the fields: in force, or sent and not yet recorded
    std::vector<ParameterRow*> m_rows;
    QWidget* m_fields;
    QLabel* m_reason;
    int m_distance = 0;
};

}  // namespace disentangle
