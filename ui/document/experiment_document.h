#pragma once

#include "core/experiment/experiment.h"
#include "ui/document/graph_items.h"

#include <QObject>
#include <QString>

#include <functional>
#include <vector>

class QUndoStack;

namespace disentangle {

class ExperimentChange;
class GraphSelection;

/// The experiment that is edited, its history and its file. Always valid: an edit that would break it is refused with a
/// sentence and changes nothing. Every edit has a method here and is one named step of the history; one that changes
/// nothing is none. Parameters that are at their default stay at their default when the world changes (a diagonal
/// graph has smaller transition networks, more latents more observed dimensions).
class ExperimentDocument : public QObject {
    Q_OBJECT

public:
    /// Starts as the preset ActionDiag.
    explicit ExperimentDocument(QObject* parent = nullptr);
    ~ExperimentDocument() override;

    const Experiment& experiment() const { return m_experiment; }
    const CausalGraph& graph() const { return m_experiment.world.graph; }
    /// The matrix, or nullptr when the graph has none.
    const Adjacency* matrix(GraphPart part) const;

    /// Undo, redo, and the list of steps; without limit. Steps are made by the methods below and by nobody else.
    QUndoStack* undoStack() const { return m_history; }
    /// What of the graph is selected and pointed at, for all views.
    GraphSelection* selection() const { return m_selection; }

    /// File it was read from or written to; empty for a new one.
    const QString& path() const { return m_path; }
    /// File name, or the experiment's name while it has no file.
    QString displayName() const;
    /// Differs from what was opened or saved; without a file, from an empty graph or a preset that was chosen before
    /// anything was edited by hand. Undone or edited back to that, it is clean again.
    bool isDirty() const;
    /// The preset whose graph and mechanism these are, or empty.
    QString presetName() const;

    // -- strokes: what belongs together is one step
    /// Until endStroke() all edits are one step: from a button's press to its release. `name` is the step's, or empty to
    /// have one made from what changed in the end. Undo in the middle of a stroke ends the step.
    void beginStroke(const QString& name = {});
    void endStroke();
    /// Edits with Merge::sliding of the same thing, one after the other, are one step: a slider on its way, a spin box
    /// held down. This ends the step: the slider was let go, the field left.
    void endSliding();
    enum class Merge { never, sliding };

    // -- edits of the graph; indices that do not exist are ignored
    void setGraphCell(GraphPart part, int row, int col, bool on);
    void toggleEdge(GraphPart part, int row, int col);
    void setCells(const std::vector<GraphCell>& cells, bool on);
    /// Requires the size of the present matrix. `name` of the step, such as "Clear Ga".
    void setMatrix(GraphPart part, const Adjacency& matrix, const QString& name = {}, Merge merge = Merge::never);
    /// Adds a matrix (each latent its own action, or its own past) or takes one away. The last one stays: returns false.
    bool setPresent(GraphPart part, bool present);
    /// 1 to 64; what is there is kept, new rows and columns are empty and get unused default names.
    void setLatentCount(int count, Merge merge = Merge::never);
    /// 1 to 64; needs Ga.
    void setActionCount(int count, Merge merge = Merge::never);
    /// A new node without edges that gets the index `at`, 0 to the number of nodes; nothing when there are 64. The first
    /// action makes Ga.
    void insertNode(NodeKind kind, int at);
    /// The selected nodes, with their edges, and the selected edges. The last action takes Ga along. False when nothing
    /// would be left: a graph keeps one latent and one matrix.
    bool remove(const GraphItems& items);
    bool removeNode(NodeKind kind, int index) { return remove(GraphItems::node(kind, index)); }
    /// What is wrong with the name, or an empty text.
    QString renameNode(NodeKind kind, int index, const QString& name);
    /// Node i becomes what node order[i] was. Requires a permutation.
    void permuteNodes(NodeKind kind, const std::vector<int>& order);
    void moveNode(NodeKind kind, int from, int to);
    /// Another graph altogether, as one step with that name: a random one, a pasted one, a proposal.
    /// Returns what is wrong with it, or an empty text.
    QString replaceGraph(const CausalGraph& graph, const QString& name);
    /// Graph, mechanism and the defaults that follow from them. Returns what is wrong, or an empty text.
    QString applyPreset(const QString& name);
    /// Another experiment in the place of this one, as one step with that name; the file stays. Returns what is wrong.
    QString replaceExperiment(const Experiment& next, const QString& name);

    // -- edits of parameters; both return what is wrong, or an empty text
    QString setParameter(const QString& key, const nlohmann::json& value, Merge merge = Merge::never);
    QString resetParameter(const QString& key);
    bool isDefault(const std::string& key) const;

    // -- files; opening, restoring and making anew begin a new history. All return what is wrong, or an empty text, and
    // change nothing then
    /// One latent, one action, both matrices, no edges, no file.
    void makeEmpty();
    QString open(const QString& path);
    QString save(const QString& path);
    /// The experiment as text, as it would be saved.
    QString text() const;
    /// Takes an experiment from text that was kept from an earlier session; dirty when it has no file of that content.
    QString restore(const QString& text, const QString& path);

Q_SIGNALS:
    /// It is another experiment now (opened, new, restored), after the signals below: views start afresh.
    void replaced();
    /// Cells, sizes or names of the graph.
    void graphChanged();
    /// Anything but the graph; after graphChanged when both did.
    void parametersChanged();
    /// After either.
    void changed();
    /// File name or dirtiness.
    void titleChanged();

private:
    QString attempt(const std::function<void()>& edit);
    /// Makes it a step of the history. An empty name is made from the change; `sliding` is what merges with its like.
    void push(const Experiment& next, const QString& name = {}, const QString& sliding = {});
    void pushGraph(const CausalGraph& next, const QString& name = {}, const QString& sliding = {});
    /// Takes over what a step has led to, and tells.
    void take(Experiment next, bool graphDiffers, bool parametersDiffer);
    /// Takes over another experiment with its file; `clean` is what needs no saving.
    void start(Experiment next, const QString& path, Experiment clean);
    const Experiment& defaults() const;

    Experiment m_experiment;
    std::vector<Experiment> m_clean;             ///< contents that need no saving
    mutable std::vector<Experiment> m_defaults;  ///< of the present experiment; empty until asked for
    QString m_path;
    GraphSelection* m_selection;
    QUndoStack* m_history;
    QString m_sliding;        ///< what the newest step slides
    int m_stroke = 0;         ///< of the newest edits; 0 = none is open
    int m_strokes = 0;        ///< there have been
    bool m_inStroke = false;  ///< between beginStroke() and endStroke()
    QString m_strokeName;
    bool m_pushing = false;
};

}  // namespace disentangle
