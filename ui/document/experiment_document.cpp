// SPDX-License-Identifier: GPL-3.0-or-later
// What the document is, its history, parameters and file. Edits of the graph are in graph_document_edits.cpp.
#include "ui/document/experiment_document.h"

#include "core/base/error.h"
#include "core/base/failure.h"
#include "core/base/file.h"
#include "core/experiment/data/table.h"
#include "core/experiment/defaults.h"
#include "core/experiment/kinds.h"
#include "core/experiment/presets/preset_of.h"
#include "ui/document/edit_command.h"
#include "ui/document/file_path.h"
#include "ui/document/graph_selection.h"
#include "ui/language/translated.h"

#include <QFileInfo>
#include <QScopedValueRollback>
#include <QUndoStack>

#include <algorithm>
#include <exception>
#include <utility>

namespace disentangle {

ExperimentDocument::ExperimentDocument(QObject* parent)
    : QObject(parent),
      m_experiment(preset_experiment("ActionDiag")),
      m_world(m_experiment.world),
      m_clean{m_experiment},
      m_selection(new GraphSelection(graph(), this)),
      m_history(new QUndoStack(this))
{
    connect(m_history, &QUndoStack::indexChanged, this, [this] {
        if (m_pushing)
            return;
        // After an undo nothing merges with what is then the newest step.
        m_sliding.clear();
        m_stroke = m_inStroke ? ++m_strokes : 0;
    });
}

ExperimentDocument::~ExperimentDocument()
{
    // Its steps refer to the experiment, which goes before QObject's children do.
    delete m_history;
}

bool ExperimentDocument::isUntouched() const
{
    return m_path.isEmpty() && !isDirty() && m_history->count() == 0;
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

bool ExperimentDocument::isDirty() const
{
    return std::find(m_clean.begin(), m_clean.end(), m_experiment) == m_clean.end();
}

bool ExperimentDocument::isDrawn() const
{
    return has_world(m_experiment);
}

QString ExperimentDocument::presetName() const
{
    return QString::fromStdString(preset_of(m_experiment));
}

// -- history

QString ExperimentDocument::attempt(const std::function<void()>& edit)
{
    try {
        edit();
        return {};
    } catch (const std::exception& error) {
        return translated(failure_in_words(error));
    }
}

void ExperimentDocument::beginStroke(const QString& name)
{
    m_inStroke = true;
    m_stroke = ++m_strokes;
    m_strokeName = name;
    m_sliding.clear();
}

void ExperimentDocument::endStroke()
{
    m_inStroke = false;
    m_stroke = 0;
    m_strokeName.clear();
}

void ExperimentDocument::endSliding()
{
    m_sliding.clear();
}

void ExperimentDocument::push(const Experiment& next, const QString& name, const QString& sliding)
{
    ExperimentChange change(m_experiment, next);
    if (change.isEmpty())
        return;
    if (!m_inStroke) {
        if (sliding.isEmpty())
            m_stroke = 0;
        else if (sliding != m_sliding)
            m_stroke = ++m_strokes;
        m_sliding = sliding;
    }
    const auto takeOver = [this](Experiment after, const ExperimentChange& done) {
        take(std::move(after), done.touchesParameters());
    };
    const QScopedValueRollback pushing(m_pushing, true);
    m_history->push(new EditCommand(m_experiment, takeOver, std::move(change),
                                    m_inStroke && !m_strokeName.isEmpty() ? m_strokeName : name, m_stroke));
}

void ExperimentDocument::pushGraph(const CausalGraph& next, const QString& name, const QString& sliding)
{
    if (isDrawn())
        push(with_graph(m_experiment, next), name, sliding);
}

void ExperimentDocument::take(Experiment next, bool parametersDiffer)
{
    m_experiment = std::move(next);
    m_defaults.clear();
    const bool graphDiffers = isDrawn() && m_experiment.world.graph != m_world.graph;
    if (isDrawn())
        m_world = m_experiment.world;
    if (graphDiffers) {
        m_selection->fit();
        Q_EMIT graphChanged();
    }
    if (graphDiffers || parametersDiffer)
        Q_EMIT changed();
    Q_EMIT titleChanged();
}

QString ExperimentDocument::applyPreset(const QString& name)
{
    return attempt([&] {
        const Experiment next = preset_experiment(name.toStdString(), m_experiment.settings);
        // Whoever only looks through presets has nothing to save.
        if (m_path.isEmpty() && !isDirty())
            m_clean.push_back(next);
        push(next, tr("Preset %1").arg(QString::fromStdString(next.name)));
        Q_EMIT titleChanged();
    });
}

QString ExperimentDocument::replaceExperiment(const Experiment& next, const QString& name, const QString& sliding)
{
    return attempt([&] {
        push(with_files_named(next), name, sliding);
        Q_EMIT titleChanged();
    });
}

// -- parameters

QString ExperimentDocument::setParameter(const QString& key, const nlohmann::json& value, Merge merge)
{
    return attempt([&] {
        const std::string name = key.toStdString();
        const Experiment next = with_edit(m_experiment, name, value);
        const QString words = wordsOf(next, name);
        QString step;  // made from the change where nothing follows from it
        if (name == "settings")
            step = tr("Use the settings “%1”").arg(words);
        else if (name == "sparsity.search")
            step = tr("Search by “%1”").arg(words);
        else if (ExperimentChange(m_experiment, next).values().size() > 1)
            step = tr("Set %1 to %2").arg(key, words);
        push(next, step, merge == Merge::sliding ? key : QString());
    });
}

QString ExperimentDocument::resetParameter(const QString& key)
{
    return attempt([&] {
        const std::string name = key.toStdString();
        push(with_edit(m_experiment, name, default_value(m_experiment, name)), tr("Reset %1").arg(key));
    });
}

const Experiment& ExperimentDocument::defaults() const
{
    if (m_defaults.empty())
        m_defaults.push_back(defaults_of(m_experiment));
    return m_defaults.front();
}

bool ExperimentDocument::isDefault(const std::string& key) const
{
    // A name is nobody's default; it is never "changed".
    if (key == "name")
        return true;
    return value_of(m_experiment, key) == value_of(defaults(), key);
}

// -- files

void ExperimentDocument::start(Experiment next, const QString& path, Experiment clean)
{
    endStroke();
    m_path = path;
    m_onDisk.reset();
    m_clean = {std::move(clean)};
    m_selection->clear();
    const bool parametersDiffer = ExperimentChange(m_experiment, next).touchesParameters();
    take(std::move(next), parametersDiffer);
    m_history->clear();
    Q_EMIT replaced();
}

void ExperimentDocument::makeEmpty()
{
    Experiment empty = default_experiment("auto", default_world(make_graph(Adjacency(1, 1), Adjacency(1, 1))));
    empty.name = tr("Untitled").toStdString();
    start(empty, {}, empty);
}

QString ExperimentDocument::open(const QString& path)
{
    return attempt([&] {
        // Before it is parsed: what is written meanwhile is then seen to be something else.
        std::string bytes = read_file(asPath(path));
        const Experiment next = with_files_named(load_experiment(asPath(path)));
        start(next, path, next);
        m_onDisk = std::move(bytes);
    });
}

QString ExperimentDocument::open(const QString& path, const TableFound& found)
{
    return attempt([&] {
        std::string bytes = read_file(asPath(path));
        const Experiment next = with_files_named(parse_experiment(bytes, path.toStdString(), found));
        start(next, path, next);
        m_onDisk = std::move(bytes);
    });
}

void ExperimentDocument::begin(const Experiment& experiment)
{
    start(with_files_named(experiment), {}, {});
    m_clean.clear();
    Q_EMIT titleChanged();
}

void ExperimentDocument::adopt(const Experiment& experiment)
{
    const Experiment next = with_files_named(experiment);
    start(next, {}, next);
}

std::optional<std::string> ExperimentDocument::foreignText() const
{
    if (m_path.isEmpty() || !m_onDisk)
        return std::nullopt;
    try {
        std::string bytes = read_file(asPath(m_path));
        return bytes == *m_onDisk ? std::nullopt : std::optional(std::move(bytes));
    } catch (const std::exception&) {
        return std::nullopt;  // whoever saves is told what is wrong with the place
    }
}

bool ExperimentDocument::isFileGone() const
{
    return !m_path.isEmpty() && !QFileInfo::exists(m_path);
}

QString ExperimentDocument::takeFromDisk()
{
    return attempt([&] {
        std::string bytes = read_file(asPath(m_path));
        const Experiment next = with_files_named(load_experiment(asPath(m_path)));
        push(next, tr("Take %1 as it is on disk").arg(QFileInfo(m_path).fileName()));
        m_clean = {next};
        m_onDisk = std::move(bytes);
        Q_EMIT titleChanged();
    });
}

QString ExperimentDocument::save(const QString& path)
{
    return attempt([&] {
        std::string bytes = format_document(m_experiment, asPath(path));
        write_file_atomically(asPath(path), bytes);
        m_onDisk = std::move(bytes);
        m_path = path;
        m_clean = {m_experiment};
        m_sliding.clear();
        m_history->setClean();
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
        Experiment next = with_files_named(parse_experiment(text.toStdString(), path.toStdString()));
        // Clean is what the file holds. When it is gone, the experiment has no file any more; when it has become
        // something that cannot be read, the experiment still has it, and differs.
        Experiment clean = preset_experiment("ActionDiag");
        const bool hasFile = QFileInfo::exists(path);
        bool readable = false;
        std::optional<std::string> bytes;
        if (hasFile) {
            readable = attempt([&] {
                           bytes = read_file(asPath(path));
                           clean = with_files_named(load_experiment(asPath(path)));
                       }).isEmpty();
        }
        start(std::move(next), hasFile ? path : QString(), std::move(clean));
        m_onDisk = std::move(bytes);
        if (hasFile && !readable)
            m_clean.clear();
        Q_EMIT titleChanged();
    });
}

}  // namespace disentangle
