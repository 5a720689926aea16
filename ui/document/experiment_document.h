#pragma once

#include "core/experiment/experiment.h"

#include <QObject>
#include <QString>

#include <functional>

namespace disentangle {

/// Which of the two matrices of a causal graph.
enum class GraphPart { Ga, Gz };

/// The experiment that is edited. Always valid: an edit that would break it is refused with a sentence and changes
/// nothing. Every edit has a method with a name. Parameters that are at their default stay at their default when the
/// world changes (a diagonal graph has smaller transition networks, more latents more observed dimensions).
class ExperimentDocument : public QObject {
    Q_OBJECT

public:
    /// Starts as the preset ActionDiag.
    explicit ExperimentDocument(QObject* parent = nullptr);

    const Experiment& experiment() const { return m_experiment; }
    const CausalGraph& graph() const { return m_experiment.world.graph; }
    /// The matrix, or nullptr when the graph has none.
    const Adjacency* matrix(GraphPart part) const;

    /// File it was read from or written to; empty for a new one.
    const QString& path() const { return m_path; }
    /// File name, or the experiment's name while it has no file.
    QString displayName() const;
    /// Differs from what was opened, saved or chosen as a preset.
    bool isDirty() const { return !(m_experiment == m_clean); }
    /// The preset whose graph and mechanism these are, or empty.
    QString presetName() const;

    // -- edits of the graph
    void setGraphCell(GraphPart part, int row, int col, bool on);
    /// Requires the size of the present matrix.
    void setMatrix(GraphPart part, const Adjacency& matrix);
    /// Adds a matrix (each latent its own action, or its own past) or takes one away. The last one stays: returns false.
    bool setPresent(GraphPart part, bool present);
    /// 1 to 64; what is there is kept, new rows and columns are empty and get unused default names.
    void setLatentCount(int count);
    /// 1 to 64; needs Ga.
    void setActionCount(int count);
    /// Graph, mechanism and the defaults that follow from them; a new document without a file.
    /// Returns what is wrong, or an empty text.
    QString applyPreset(const QString& name);

    // -- edits of parameters; both return what is wrong, or an empty text
    QString setParameter(const QString& key, const nlohmann::json& value);
    QString resetParameter(const QString& key);
    bool isDefault(const std::string& key) const;

    // -- files; both return what is wrong, or an empty text, and change nothing then
    QString open(const QString& path);
    QString save(const QString& path);

    /// The experiment as text, as it would be saved.
    QString text() const;
    /// Takes an experiment from text that was kept from an earlier session; dirty when it has no file of that content.
    QString restore(const QString& text, const QString& path);

Q_SIGNALS:
    /// Cells, sizes or names of the graph.
    void graphChanged();
    /// Anything but the graph; after graphChanged when both did.
    void parametersChanged();
    /// After either.
    void changed();
    /// File name or dirtiness.
    void titleChanged();

private:
    /// Takes `next` over and emits what changed.
    void take(Experiment next);
    /// Replaces the graph and lets the defaults follow it.
    void setGraph(CausalGraph graph);
    QString attempt(const std::function<void()>& edit);

    Experiment m_experiment;
    Experiment m_clean;
    QString m_path;
};

}  // namespace disentangle
