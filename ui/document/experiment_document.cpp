#include "ui/document/experiment_document.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/graph/presets.h"

#include <QFileInfo>

#include <algorithm>
#include <exception>
#include <utility>

namespace disentangle {
namespace {

Adjacency resized(const Adjacency& matrix, int rows, int cols)
{
    Adjacency result(rows, cols);
    for (int r = 0; r < std::min(rows, matrix.rows()); ++r)
        for (int c = 0; c < std::min(cols, matrix.cols()); ++c)
            result.set(r, c, matrix(r, c));
    return result;
}

/// Keeps the first `count` names and adds "prefixN" with numbers that are free.
void resizeNames(std::vector<std::string>& names, int count, const std::string& prefix)
{
    const auto wanted = static_cast<std::size_t>(count);
    if (names.size() > wanted)
        names.resize(wanted);
    for (std::size_t number = names.size() + 1; names.size() < wanted; ++number) {
        const std::string name = prefix + std::to_string(number);
        if (std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(name);
    }
}

std::filesystem::path asPath(const QString& path)
{
    return std::filesystem::path(path.toStdU16String());
}

}  // namespace

ExperimentDocument::ExperimentDocument(QObject* parent)
    : QObject(parent), m_experiment(preset_experiment("ActionDiag")), m_clean(m_experiment)
{
}

const Adjacency* ExperimentDocument::matrix(GraphPart part) const
{
    const auto& matrix = part == GraphPart::Ga ? graph().Ga : graph().Gz;
    return matrix ? &*matrix : nullptr;
}

QString ExperimentDocument::displayName() const
{
    return m_path.isEmpty() ? QString::fromStdString(m_experiment.name) : QFileInfo(m_path).fileName();
}

QString ExperimentDocument::presetName() const
{
    for (const GraphPreset& preset : graph_presets())
        if (preset.graph == graph() && preset.mechanism == mechanism_names[static_cast<std::size_t>(m_experiment.world.mechanism)])
            return QString::fromStdString(preset.name);
    return {};
}

void ExperimentDocument::setGraphCell(GraphPart part, int row, int col, bool on)
{
    CausalGraph next = graph();
    auto& matrix = part == GraphPart::Ga ? next.Ga : next.Gz;
    if (!matrix || row < 0 || col < 0 || row >= matrix->rows() || col >= matrix->cols())
        return;
    matrix->set(row, col, on);
    setGraph(std::move(next));
}

void ExperimentDocument::setMatrix(GraphPart part, const Adjacency& matrix)
{
    CausalGraph next = graph();
    auto& present = part == GraphPart::Ga ? next.Ga : next.Gz;
    if (!present || present->rows() != matrix.rows() || present->cols() != matrix.cols())
        return;
    present = matrix;
    setGraph(std::move(next));
}

bool ExperimentDocument::setPresent(GraphPart part, bool present)
{
    CausalGraph next = graph();
    auto& matrix = part == GraphPart::Ga ? next.Ga : next.Gz;
    const auto& other = part == GraphPart::Ga ? next.Gz : next.Ga;
    if (matrix.has_value() == present)
        return true;
    if (!present && !other)
        return false;
    if (present)
        matrix = Adjacency::identity(next.d_z());
    else
        matrix.reset();
    if (part == GraphPart::Ga)
        next.actions = present ? default_names("a", next.d_z()) : std::vector<std::string>{};
    setGraph(std::move(next));
    return true;
}

void ExperimentDocument::setLatentCount(int count)
{
    count = std::clamp(count, 1, max_nodes);
    CausalGraph next = graph();
    if (count == next.d_z())
        return;
    resizeNames(next.latents, count, "z");
    if (next.Ga)
        next.Ga = resized(*next.Ga, count, next.Ga->cols());
    if (next.Gz)
        next.Gz = resized(*next.Gz, count, count);
    setGraph(std::move(next));
}

void ExperimentDocument::setActionCount(int count)
{
    count = std::clamp(count, 1, max_nodes);
    CausalGraph next = graph();
    if (!next.Ga || count == next.d_a())
        return;
    resizeNames(next.actions, count, "a");
    next.Ga = resized(*next.Ga, next.Ga->rows(), count);
    setGraph(std::move(next));
}

void ExperimentDocument::setGraph(CausalGraph graph)
{
    // What is at its default is left out of the document, so that completing it gives the defaults of the new world.
    nlohmann::json document = to_json(m_experiment);
    for (const Parameter& parameter : parameters()) {
        if (parameter.key == "name" || parameter.key == "settings" || !isDefault(parameter.key))
            continue;
        nlohmann::json::json_pointer place;
        for (const QString& part : QString::fromStdString(parameter.key).split(QLatin1Char('.')))
            place /= part.toStdString();
        if (document.contains(place))
            document.at(place.parent_pointer()).erase(place.back());
    }
    document["world"]["graph"] = to_json(graph);
    // More latents than observed dimensions that were set by hand: those give way.
    if (auto& world = document["world"]; world.contains("d_x") && world["d_x"].is_number_integer()
                                         && world["d_x"].get<int>() < graph.d_z())
        world.erase("d_x");
    take(experiment_from_json(document, {}));
}

QString ExperimentDocument::attempt(const std::function<void()>& edit)
{
    try {
        edit();
        return {};
    } catch (const std::exception& error) {
        return QString::fromUtf8(error.what());
    }
}

QString ExperimentDocument::applyPreset(const QString& name)
{
    return attempt([&] {
        Experiment next = preset_experiment(name.toStdString(), m_experiment.settings);
        m_path.clear();
        m_clean = next;
        take(std::move(next));
    });
}

QString ExperimentDocument::setParameter(const QString& key, const nlohmann::json& value)
{
    return attempt([&] {
        const std::string name = key.toStdString();
        if (name != "settings") {
            take(with_value(m_experiment, name, value));
            return;
        }
        // The settings choose the column of defaults: everything that is at its default moves with them.
        Experiment next = with_value(m_experiment, name, value);
        for (const Parameter& parameter : parameters())
            if (parameter.key != "settings" && parameter.key != "name" && isDefault(parameter.key))
                next = with_value(next, parameter.key, default_value(next, parameter.key));
        take(std::move(next));
    });
}

QString ExperimentDocument::resetParameter(const QString& key)
{
    return attempt([&] {
        const std::string name = key.toStdString();
        take(with_value(m_experiment, name, default_value(m_experiment, name)));
    });
}

bool ExperimentDocument::isDefault(const std::string& key) const
{
    // A name is nobody's default; it is never "changed".
    return key == "name" || value_of(m_experiment, key) == default_value(m_experiment, key);
}

QString ExperimentDocument::open(const QString& path)
{
    return attempt([&] {
        Experiment next = load_experiment(asPath(path));
        m_path = path;
        m_clean = next;
        take(std::move(next));
    });
}

QString ExperimentDocument::save(const QString& path)
{
    return attempt([&] {
        write_file_atomically(asPath(path), format_experiment(m_experiment));
        m_path = path;
        m_clean = m_experiment;
        Q_EMIT titleChanged();
    });
}

QString ExperimentDocument::text() const
{
    return QString::fromStdString(format_experiment(m_experiment));
}

QString ExperimentDocument::restore(const QString& text, const QString& path)
{
    return attempt([&] {
        Experiment next = parse_experiment(text.toStdString(), path.toStdString());
        // Clean is what the file holds; when it is gone, the experiment has no file any more.
        Experiment clean = preset_experiment("ActionDiag");
        const bool hasFile = QFileInfo::exists(path);
        if (hasFile)
            clean = load_experiment(asPath(path));
        m_path = hasFile ? path : QString();
        m_clean = std::move(clean);
        take(std::move(next));
    });
}

void ExperimentDocument::take(Experiment next)
{
    const bool graphDiffers = !(next.world.graph == m_experiment.world.graph);
    Experiment withoutGraph = next;
    withoutGraph.world.graph = m_experiment.world.graph;
    const bool othersDiffer = !(withoutGraph == m_experiment);
    m_experiment = std::move(next);
    if (graphDiffers)
        Q_EMIT graphChanged();
    if (othersDiffer)
        Q_EMIT parametersChanged();
    if (graphDiffers || othersDiffer)
        Q_EMIT changed();
    Q_EMIT titleChanged();
}

}  // namespace disentangle
