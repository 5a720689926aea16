// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/run_cost.h"

#include "core/experiment/experiment.h"
#include "ui/base/settings.h"
#include "ui/engine/engine_process.h"
#include "ui/style/duration_text.h"

#include <QCryptographicHash>

namespace disentangle {
namespace {

/// What the time of a step depends on: all but names, seeds, the number of steps and which edges there are.
QString keyOf(const Experiment& experiment)
{
    auto document = to_json(experiment);
    for (const char* key : {"name", "seed"})
        document.erase(key);
    document["training"].erase("steps");
    if (document.contains("world")) {
        const CausalGraph& graph = experiment.world.graph;
        document["world"].erase("seed");
        document["world"]["graph"] = {graph.d_z(), graph.d_a(), graph.Gz.has_value()};
    }
    const std::string text = document.dump();
    const QByteArray hash = QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha1);
    return QStringLiteral("cost/") + QString::fromLatin1(hash.toHex());
}

}  // namespace

RunCost::RunCost(EngineProcess* engine, QObject* parent) : QObject(parent), m_engine(engine)
{
    connect(m_engine, &EngineProcess::stateChanged, this, [this](EngineProcess::State state) {
        if (state == EngineProcess::State::paused)
            m_key.clear();  // how long it waits for somebody says nothing
    });
    connect(m_engine, &EngineProcess::paceChanged, this, [this](double pace) {
        if (pace > 0)
            m_key.clear();
    });
    connect(m_engine, &EngineProcess::failed, this, [this] { m_key.clear(); });
    connect(m_engine, &EngineProcess::finished, this, &RunCost::end);
}

void RunCost::begin(const Experiment& experiment)
{
    m_key = m_engine->pace() > 0 ? QString() : keyOf(experiment);
    m_steps = experiment.training.steps;
    m_since.start();
}

void RunCost::end(const QString& reason)
{
    if (reason == QStringLiteral("steps") && !m_key.isEmpty() && m_steps > 0) {
        settings()->setValue(m_key, static_cast<double>(m_since.elapsed()) / 1000 / m_steps);
        Q_EMIT measured();
    }
    m_key.clear();
}

std::optional<double> RunCost::expected(const Experiment& experiment)
{
    bool known = false;
    const double each = settings()->value(keyOf(experiment)).toDouble(&known);
    return known && each > 0 ? std::optional(each * experiment.training.steps) : std::nullopt;
}

QString RunCost::inWords(const Experiment& experiment)
{
    const QString steps = tr("%L1 steps").arg(experiment.training.steps);
    const auto seconds = expected(experiment);
    return seconds ? tr("%1, %2 here").arg(steps, aboutDuration(*seconds)) : steps;
}

}  // namespace disentangle
