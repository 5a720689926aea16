// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <optional>

namespace disentangle {

class EngineProcess;
struct Experiment;

/// What runs have cost on this machine, measured on those that were trained through without a pause and remembered in the
/// settings: seconds for each step, of experiments of the same sizes and methods.
class RunCost : public QObject {
    Q_OBJECT
public:
    /// `engine` must outlive it.
    explicit RunCost(EngineProcess* engine, QObject* parent = nullptr);
    /// The engine has been told to train this from the start.
    void begin(const Experiment& experiment);
    /// Seconds that all of its steps would take here; absent while none like it was measured.
    static std::optional<double> expected(const Experiment& experiment);
    /// "4,000 steps, about 5 min here"; without the time where it was not measured.
    static QString inWords(const Experiment& experiment);

Q_SIGNALS:
    void measured();

private:
    void end(const QString& reason);

    EngineProcess* m_engine;
    QString m_key;  ///< of what is measured; empty while nothing is
    int m_steps = 0;
    QElapsedTimer m_since;
};

}  // namespace disentangle
