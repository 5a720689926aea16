// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMainWindow>
#include <QString>
#include <QStringList>

class QLabel;
class QStackedWidget;
class QTabBar;

namespace disentangle {

class DataControl;
class Decoder;
class DocumentControl;
class EngineProcess;
class ExperimentDocument;
class GraphActions;
class GraphEditor;
class LessonControl;
class MessageBar;
class Observatory;
class Panels;
class ParameterForm;
class RunControl;
class RunList;
class RunModel;
class RunLog;
class RunQueue;
class StudiesPanel;
class TransportBar;
class VerdictPanel;
class WelcomePage;
class WorldColumn;
class WorldNote;

/// The window: World and Verdict at the left (what stands in them depends on the kind of the data), the Observatory in the
/// middle, Runs and Parameters at the right, the transport below; panels can be moved and their places are remembered. It makes them, connects them and says in the
/// status bar what goes on. What is done with files is the DocumentControl's, what is done with runs the RunControl's.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    enum class Arrangement {
        remembered,  ///< panels and size of the last session, written back on close
        fresh        ///< as on the first start; nothing is remembered
    };
    explicit MainWindow(Arrangement arrangement = Arrangement::remembered, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// An experiment (.json), a run (.run), a graph or tables of the user's own. What is wrong is shown in the message bar.
    void openFile(const QString& path) { openFiles({path}); }
    void openFiles(const QStringList& paths);
    /// Looks for experiments and runs that an earlier session left and offers to recover them; in the background.
    void offerRecovery();

    /// True when nothing that is shown is still being read or computed.
    bool isSettled() const;
    bool isProjecting() const { return !m_unprojected.isEmpty(); }

    ExperimentDocument* document() const { return m_document; }
    DocumentControl* documentControl() const { return m_documentControl; }
    DataControl* dataControl() const { return m_dataControl; }
    EngineProcess* engine() const { return m_engine; }
    RunControl* runControl() const { return m_runControl; }
    RunQueue* queue() const { return m_queue; }
    WorldColumn* worldColumn() const { return m_world; }
    /// Of worlds that are drawn, whether one is shown or not.
    GraphEditor* graphEditor() const;
    GraphActions* graphActions() const { return m_graphActions; }
    VerdictPanel* verdictPanel() const;
    ParameterForm* parameterForm() const { return m_parameters; }
    RunList* runList() const { return m_runs; }
    RunLog* runLog() const { return m_log; }
    WorldNote* worldNote() const { return m_worldNote; }
    MessageBar* messages() const { return m_messages; }
    TransportBar* transport() const { return m_transport; }
    Observatory* observatory() const { return m_observatory; }
    Panels* panels() const { return m_panels; }
    WelcomePage* welcome() const { return m_welcome; }
    Arrangement arrangement() const { return m_arrangement; }
    /// Made when it is first shown; null before.
    StudiesPanel* studies() const { return m_studies; }
    /// Opens lessons, and shows which there are.
    LessonControl* lessons() const { return m_lessons; }

public Q_SLOTS:
    /// A world of tasks in the place of the experiment, as a step that can be undone.
    void showTasks();
    void choosePreset();
    /// A preset takes the place of the document's experiment, as a step that can be undone.
    void takePreset(const QString& name);
    /// The page of the first start, in front of the run that is shown if there is one.
    void showWelcome();
    /// One line that finds every command, parameter, lesson, preset and word.
    void openPalette();
    void askForRuns();
    /// The run that is shown as a figure: `view` (core/figure/views.h), or what was exported last.
    void exportFigure(const QString& view = {});
    /// The final scores of the opened runs, in a window of their own.
    void showComparison();
    /// Studies in the place of the observatory; a row of tabs above leads back and forth.
    void showStudies();
    void askForStudy();
    void resetLayout();
    /// Larger type, thicker lines and no panels but those that one opens then, which are there again the next time in this
    /// session; or everything as it was before.
    void project(bool on);

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void makeParts();
    void assemble();
    /// Everything with words in it anew, in the language in use. Document, history, messages, runs, what is trained and where
    /// things stand stay as they are.
    void rebuild();
    void takeApart();
    void makePanels();
    QWidget* makeCentre();
    void makeStudies();
    void makeStatusBar();
    void makeWelcome();
    void openExample(const QString& preset);
    /// From its beginning, so that something moves as soon as an example is open.
    void playOnceRead(RunModel* run);
    void refreshWelcome();
    void connectViews();
    void connectControls();
    void readSettings();
    void writeSettings();
    void problem(const QString& text);
    void notice(const QString& text, int milliseconds);
    void refreshStatus();

    Arrangement m_arrangement;
    QString m_language;        ///< that its words are in
    QByteArray m_unprojected;  ///< panels of before, while projecting
    QByteArray m_projected;    ///< panels of the last time
    // These outlive a change of language.
    ExperimentDocument* m_document;
    EngineProcess* m_engine;
    Decoder* m_decoder;
    MessageBar* m_messages;
    RunQueue* m_queue;
    DocumentControl* m_documentControl;
    DataControl* m_dataControl;
    RunControl* m_runControl;

    // These are made anew.
    Observatory* m_observatory = nullptr;
    WelcomePage* m_welcome = nullptr;
    RunList* m_runs = nullptr;
    RunLog* m_log = nullptr;
    WorldNote* m_worldNote = nullptr;
    ParameterForm* m_parameters = nullptr;
    TransportBar* m_transport = nullptr;
    Panels* m_panels = nullptr;
    WorldColumn* m_world = nullptr;
    GraphActions* m_graphActions = nullptr;
    QTabBar* m_centreTabs = nullptr;
    QStackedWidget* m_centre = nullptr;
    StudiesPanel* m_studies = nullptr;
    LessonControl* m_lessons = nullptr;
    QLabel* m_activity = nullptr;
    QLabel* m_promise = nullptr;
};

}  // namespace disentangle
