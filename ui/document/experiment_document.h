// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"
#include "ui/document/graph_items.h"
#include "ui/document/parameter_values.h"

#include <QObject>
#include <QString>

#include <functional>
#include <optional>
#include <string>
#include <vector>

class QUndoStack;

namespace disentangle {

class ExperimentChange;
class GraphSelection;
struct TableFound;

/// The experiment that is edited, its history and its file. Always valid: an edit that would break it is refused with a
/// sentence and changes nothing. Every edit has a method here and is one named step of the history; one that changes
/// nothing is none. Parameters that are at their default stay at their default when the world changes (a diagonal
/// graph has smaller transition networks, more latents more observed dimensions).
class ExperimentDocument : public QObject, public ParameterValues {
    Q_OBJECT

public:
    /// Starts as the preset ActionDiag.
    explicit ExperimentDocument(QObject* parent = nullptr);
    ~ExperimentDocument() override;

    const Experiment& experiment() const override { return m_experiment; }
    /// Whether its data are a world that is drawn: only then are there edits of its graph.
    bool isDrawn() const;
    /// The world; while the data are of another kind the last one that was drawn, which then nobody sees.
    const WorldSpec& world() const { return m_world; }
    const CausalGraph& graph() const { return m_world.graph; }
    /// The matrix, or nullptr when the graph has none.
    const Adjacency* matrix(GraphPart part) const;
    /// Whether the graph is of tasks and the factors that they need, in the place of actions and latents. Editors then say
    /// so, and nodes are named by their numbers.
    virtual bool isOfTasks() const { return false; }

    /// Undo, redo and the list of steps, without limit. Only the methods below make steps.
    QUndoStack* undoStack() const { return m_history; }
    /// What is selected and pointed at in the graph, shared by all views.
    GraphSelection* selection() const { return m_selection; }

    /// The file it was read from or written to; empty when it is new.
    const QString& path() const { return m_path; }
    /// The file's name, or the experiment's name while there is no file.
    QString displayName() const;
    /// Whether it differs from what was opened or saved, or without a file from an empty graph or a preset that was
    /// chosen before anything was edited by hand. Undone or edited back to that, it is clean again.
    bool isDirty() const;
    /// Whether it is as the studio or New made it.
    bool isUntouched() const;
    /// The preset whose data these are (preset_of()), or empty.
    QString presetName() const;

    // -- strokes: what belongs together is one step
    /// All edits until endStroke() are one step, say from a button's press to its release. `name` names the step; an
    /// empty name is replaced by one made from what changed in the end. Undo in the middle of a stroke ends the step.
    void beginStroke(const QString& name = {});
    void endStroke();
    /// A number of the stroke that edits belong to, which no other has; 0 between strokes.
    int stroke() const { return m_inStroke ? m_stroke : 0; }
    /// Successive edits of the same thing with Merge::sliding are one step: a moving slider, a spin box held down. This
    /// ends the step, when the slider is released or the field is left.
    void endSliding();
    enum class Merge { never, sliding };

    // -- edits of the graph; indices that do not exist are ignored, and so is everything while no world is drawn
    void setGraphCell(GraphPart part, int row, int col, bool on);
    void toggleEdge(GraphPart part, int row, int col);
    void setCells(const std::vector<GraphCell>& cells, bool on);
    /// Requires the size of the present matrix. `name` of the step, such as "Clear Ga".
    void setMatrix(GraphPart part, const Adjacency& matrix, const QString& name = {}, Merge merge = Merge::never);
    /// Adds a matrix (each latent with its own action, or its own past) or removes one. Returns false for the last one,
    /// which stays.
    bool setPresent(GraphPart part, bool present);
    /// 1 to 64. Present rows and columns are kept; new ones are empty and get unused default names.
    void setLatentCount(int count, Merge merge = Merge::never);
    /// 1 to 64; needs Ga.
    void setActionCount(int count, Merge merge = Merge::never);
    /// Adds a node without edges at the index `at`, from 0 to the number of nodes; does nothing when there are 64. The
    /// first action creates Ga.
    void insertNode(NodeKind kind, int at);
    /// Removes the selected nodes with their edges, and the selected edges. Ga goes with the last action. Returns false
    /// when nothing would be left: a graph keeps one latent and one matrix.
    bool remove(const GraphItems& items);
    bool removeNode(NodeKind kind, int index) { return remove(GraphItems::node(kind, index)); }
    /// Returns what is wrong with the name, or an empty text.
    QString renameNode(NodeKind kind, int index, const QString& name);
    /// Node i becomes what node order[i] was. Requires a permutation.
    void permuteNodes(NodeKind kind, const std::vector<int>& order);
    void moveNode(NodeKind kind, int from, int to);
    /// Replaces the whole graph, as one step with that name: by a random one, a pasted one, a proposal. Returns what is
    /// wrong with it, or an empty text.
    QString replaceGraph(const CausalGraph& graph, const QString& name);
    /// Takes a preset's graph and mechanism, and the defaults that follow from them. Returns what is wrong, or an empty
    /// text.
    QString applyPreset(const QString& name);
    /// Another experiment in the place of this one, as one step with that name; the file stays. With `sliding`, which says
    /// what is changed, those that follow each other until endSliding() are one step. Returns what is wrong.
    QString replaceExperiment(const Experiment& next, const QString& name, const QString& sliding = {});

    // -- edits of parameters; both return what is wrong, or an empty text
    /// What was at its default and follows from the parameter is at its default afterwards too.
    QString setParameter(const QString& key, const nlohmann::json& value, Merge merge);
    QString setParameter(const QString& key, const nlohmann::json& value) override
    {
        return setParameter(key, value, Merge::never);
    }
    QString resetParameter(const QString& key) override;
    bool isDefault(const std::string& key) const override;

    // -- files; opening, restoring and making anew begin a new history. All return what is wrong, or an empty text, and
    // change nothing then
    /// Starts anew: one latent, one action, both matrices, no edges, no file.
    void makeEmpty();
    QString open(const QString& path);
    /// A document on files of the user's own, of which reading has told this: they are not read again.
    QString open(const QString& path, const TableFound& found);
    /// Another experiment, which has no file yet and is to be saved.
    void begin(const Experiment& experiment);
    /// The experiment of a run, which keeps it: there is nothing to save.
    void adopt(const Experiment& experiment);
    QString save(const QString& path);
    /// What its file holds now, when another program has changed it since it was read or written here. Nothing while it
    /// holds the same bytes, however often it was written, when it is gone, and without a file.
    std::optional<std::string> foreignText() const;
    /// Whether there was a file and is none any more.
    bool isFileGone() const;
    /// Takes what its file holds now, as a step that can be undone.
    QString takeFromDisk();
    /// The experiment as text, as it would be saved.
    QString text() const;
    /// Takes an experiment from text that an earlier session kept. It is dirty unless its file has the same content.
    QString restore(const QString& text, const QString& path);

Q_SIGNALS:
    /// Another experiment has been opened, started or restored; comes after the signals below, so that views start
    /// afresh.
    void replaced();
    /// Cells, sizes or names of the graph of a world that is drawn.
    void graphChanged();
    /// Anything of the experiment; after graphChanged where the graph did.
    void changed();
    /// File name or dirtiness.
    void titleChanged();

private:
    QString attempt(const std::function<void()>& edit);
    /// Makes `next` a step of the history. An empty name is replaced by one made from the change; steps of the same
    /// `sliding` merge.
    void push(const Experiment& next, const QString& name = {}, const QString& sliding = {});
    void pushGraph(const CausalGraph& next, const QString& name = {}, const QString& sliding = {});
    /// Takes over the result of a step, and emits the signals.
    void take(Experiment next, bool parametersDiffer);
    /// Takes over another experiment with its file; `clean` is the content that needs no saving.
    void start(Experiment next, const QString& path, Experiment clean);
    const Experiment& defaults() const;

    Experiment m_experiment;
    WorldSpec m_world;
    std::vector<Experiment> m_clean;             ///< contents that need no saving
    mutable std::vector<Experiment> m_defaults;  ///< of the present experiment; empty until asked for
    QString m_path;
    GraphSelection* m_selection;
    QUndoStack* m_history;
    QString m_sliding;        ///< key that the newest step slides
    int m_stroke = 0;         ///< of the newest edits; 0 = none is open
    int m_strokes = 0;        ///< how many there have been
    bool m_inStroke = false;  ///< between beginStroke() and endStroke()
    QString m_strokeName;
    bool m_pushing = false;
    std::optional<std::string> m_onDisk;  ///< bytes of the file when it was last read or written here
};

}  // namespace disentangle
