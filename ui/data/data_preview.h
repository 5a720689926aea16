// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/experiment_document.h"
#include "ui/document/newest_task.h"
#include "ui/data/sample_variable.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

class QComboBox;
class QLabel;

namespace disentangle {

class ScatterMatrix;
class ScenePreview;
class VariableChooser;

/// What the document's world would generate: a scatter matrix of a few variables of its first 500 training rows, drawn
/// on other threads within moments of an edit. Latents and actions are exact at once; observations come first at nearly
/// their scale, then exactly. Nothing is drawn while the preview is hidden.
class DataPreview : public QWidget {
    Q_OBJECT

public:
    static constexpr int rows = 500;

    explicit DataPreview(ExperimentDocument* document, QWidget* parent = nullptr);

    /// The data that are shown; null before the first, and when the world cannot be made.
    const std::shared_ptr<const Dataset>& dataset() const { return m_data; }
    /// Whether the data shown are those of the document's world, to the last digit.
    bool isExact() const { return m_exact; }
    bool isBusy() const;
    /// Shows why what is being typed cannot be used, and pales; an empty text ends that.
    void setProblem(const QString& problem);

    const std::vector<SampleVariable>& shown() const { return m_shown; }
    /// An empty list leaves the choice to the program, which follows the selection.
    void show(const std::vector<SampleVariable>& variables);
    ScatterMatrix* matrix() const { return m_matrix; }
    ScenePreview* pictures() const { return m_pictures; }
    VariableChooser* chooser() const { return m_chooser; }
    QComboBox* colourBox() const { return m_colour; }
    QString caption() const;

Q_SIGNALS:
    /// Other data are shown.
    void sampled();

protected:
    void showEvent(QShowEvent* event) override;

private:
    /// A scene is shown as the pictures that it gives, and by nothing else.
    bool showsPictures() const;
    void showKind();
    void worldChanged();
    void selectionChanged();
    void start();
    void startFull();
    void take(std::shared_ptr<const Dataset> drawn, const WorldSpec& world, bool exact, const QString& wrong);
    void chooseVariables();
    void fillColours();
    std::optional<SampleVariable> colourVariable() const;
    bool showsObservations() const;
    void present();
    void refreshCaption();

    ExperimentDocument* m_document;
    WorldSpec m_world;      ///< asked for
    bool m_stale = true;    ///< `m_world` has not been asked for yet
    WorldSpec m_dataWorld;  ///< of the data
    std::shared_ptr<const Dataset> m_data;
    bool m_exact = false;
    QString m_wrong, m_problem;
    std::vector<SampleVariable> m_chosen;  ///< by the user; empty = automatic
    std::vector<SampleVariable> m_shown;
    VariableChooser* m_chooser;
    QComboBox* m_colour;
    QLabel* m_caption;
    ScatterMatrix* m_matrix;
    ScenePreview* m_pictures;
    QTimer m_pause;  ///< delays the exact sample while edits follow each other
    NewestTask m_quick, m_full;
};

}  // namespace disentangle
