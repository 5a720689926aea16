// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/sample_variable.h"

#include <QCoreApplication>

#include <algorithm>
#include <bit>

namespace disentangle {
namespace {

using Kind = SampleVariable::Kind;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SampleVariable)
};

int countOf(const WorldSpec& world, Kind kind)
{
    switch (kind) {
    case Kind::action: return world.graph.d_a();
    case Kind::before: return world.graph.Gz ? world.graph.d_z() : 0;
    case Kind::latent: return world.graph.d_z();
    case Kind::observation: break;
    }
    return world.d_x;
}

/// The first action that reaches a latent, or the first of its parents in time.
std::vector<SampleVariable> firstParent(const WorldSpec& world, int latent)
{
    const CausalGraph& graph = world.graph;
    if (graph.Ga && graph.Ga->row_bits(latent) != 0)
        return {{Kind::action, std::countr_zero(graph.Ga->row_bits(latent))}};
    if (graph.Gz && graph.Gz->row_bits(latent) != 0)
        return {{Kind::before, std::countr_zero(graph.Gz->row_bits(latent))}};
    return {};
}

}  // namespace

std::vector<SampleVariable> variablesOf(const WorldSpec& world)
{
    std::vector<SampleVariable> all;
    for (const Kind kind : {Kind::action, Kind::before, Kind::latent, Kind::observation})
        for (int index = 0; index < countOf(world, kind); ++index)
            all.push_back({kind, index});
    return all;
}

bool has(const WorldSpec& world, const SampleVariable& variable)
{
    return variable.index >= 0 && variable.index < countOf(world, variable.kind);
}

QString nameOf(const SampleVariable& variable, const WorldSpec& world)
{
    const auto index = static_cast<std::size_t>(variable.index);
    switch (variable.kind) {
    case Kind::action: return QString::fromStdString(world.graph.actions[index]);
    case Kind::before: return Text::tr("%1 before").arg(QString::fromStdString(world.graph.latents[index]));
    case Kind::latent: return QString::fromStdString(world.graph.latents[index]);
    case Kind::observation: break;
    }
    return QStringLiteral("x%1").arg(variable.index + 1);
}

std::vector<float> columnOf(const Dataset& data, const SampleVariable& variable)
{
    const bool isX = variable.kind == Kind::observation;
    const bool isAction = variable.kind == Kind::action;
    const auto& values = isAction ? data.a : isX ? data.x : data.z;
    const int width = isAction ? data.d_a : isX ? data.d_x : data.d_z;
    const int steps = isAction ? 1 : data.steps;
    const int step = variable.kind == Kind::before ? 0 : steps - 1;
    std::vector<float> column;
    column.reserve(static_cast<std::size_t>(data.rows));
    for (int row = 0; row < data.rows; ++row)
        column.push_back(values[static_cast<std::size_t>((row * steps + step) * width + variable.index)]);
    return column;
}

std::vector<SampleVariable> tellingVariables(const WorldSpec& world, std::uint64_t latents)
{
    constexpr int mostLatents = 3, observations = 2;
    const int d_z = world.graph.d_z();
    std::vector<int> shown;
    for_each_bit(latents, [&](int i) {
        if (i < d_z && shown.size() < mostLatents)
            shown.push_back(i);
    });
    for (int i = 0; i < d_z && shown.size() < 2; ++i)
        if (std::ranges::find(shown, i) == shown.end())
            shown.push_back(i);
    std::vector<SampleVariable> variables = firstParent(world, shown.front());
    for (const int i : shown)
        variables.push_back({Kind::latent, i});
    for (int k = 0; k < std::min(observations, world.d_x); ++k)
        variables.push_back({Kind::observation, k});
    return variables;
}

std::vector<SampleVariable> tellingColour(const WorldSpec& world, const std::vector<SampleVariable>& shown)
{
    const auto latent = std::ranges::find(shown, Kind::latent, &SampleVariable::kind);
    return firstParent(world, latent == shown.end() ? 0 : latent->index);
}

}  // namespace disentangle
