#pragma once

#include <QMainWindow>
#include <QPointer>
#include <QString>

#include <functional>
#include <memory>

class QDockWidget;
class QLabel;
class QMenu;
class QSettings;

namespace disentangle {

class Autosave;
class DataPreview;
class Decoder;
class EngineProcess;
class ExperimentDocument;
class GraphActions;
class GraphEditor;
class MessageBar;
class Observatory;
class ParameterForm;
class QueuePanel;
class RunList;
class RunModel;
class RunQueue;
class TransportBar;
class VerdictPanel;
struct LeftWork;
struct UnfinishedRun;

/// The window: World and Verdict at the left, the Observatory in the middle, Runs and Parameters at the right, the
/// transport below; panels can be moved and their places are remembered. It connects them and owns nothing of what they
/// show but the document and the engine.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    enum class Arrangement {
        remembered,  ///< panels and size of the last session, written back on close
        fresh        ///< as on the first start; nothing is remembered
    };
    explicit MainWindow(Arrangement arrangement = Arrangement::remembered, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// An experiment (.json) or a run (.run), by its ending. What is wrong is shown in the message bar.
    void openFile(const QString& path);
    /// Looks for runs that were cut off and offers to go on; in the background.
    void offerUnfinishedRuns();
    /// Looks for experiments that an earlier session could not save and offers them; in the background.
    void offerLeftWork();

    /// True when nothing that is shown is still being read or computed.
    bool isSettled() const;

    ExperimentDocument* document() const { return m_document; }
    EngineProcess* engine() const { return m_engine; }
    GraphEditor* graphEditor() const { return m_graph; }
    VerdictPanel* verdictPanel() const { return m_verdict; }
    ParameterForm* parameterForm() const { return m_parameters; }
    RunList* runList() const { return m_runs; }
    MessageBar* messages() const { return m_messages; }
    TransportBar* transport() const { return m_transport; }
    Observatory* observatory() const { return m_observatory; }
    RunQueue* queue() const { return m_queue; }

public Q_SLOTS:
    /// An experiment with the smallest graph there is, without edges.
    void newExperiment();
    void choosePreset();
    void openExperiment();
    void openRun();
    /// The run that is shown as a figure: `view` (core/figure/views.h), or what was exported last.
    void exportFigure(const QString& view = {});
    /// Asks for a file where there is none yet. `saved` runs once the experiment is on disk, and never otherwise.
    void save(const std::function<void()>& saved = {});
    void saveAs(const std::function<void()>& saved = {});
    /// Trains the document's experiment into a new run.
    void startRun(bool paused = false);
    /// Trains the document's experiment when its turn comes: at once while nothing is training and nothing waits.
    void addToQueue();
    /// Asks for a range of seeds and queues the document's experiment with each.
    void addSeedsToQueue();
    /// The final scores of the opened runs, in a window of their own.
    void showComparison();
    void resetLayout();
    void showShortcuts();
    void showAbout();

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QDockWidget* addPanel(const QString& id, const QString& title, QWidget* content, Qt::DockWidgetArea area);
    void makeMenus();
    void makeFileMenu();
    void makeRecentMenu(QMenu* file);
    void makeEditMenu();
    void makeRunMenu();
    void makeViewMenu();
    void makeHelpMenu();
    void connectEngine();
    void readSettings();
    void writeSettings();
    void startAutosave();
    void loadExperiment(const QString& path);
    void saveTo(const QString& path, const std::function<void()>& saved);
    /// Runs `go` once nothing unsaved can be lost by it: at once, or after the user has saved or discarded the changes.
    /// Not at all when they cancel. `before` ends the question: "before it is closed".
    void afterUnsaved(const QString& before, const std::function<void()>& go);
    void offer(const LeftWork& left);
    void recover(const LeftWork& left);
    void train(const QString& text, const QString& name, bool paused);
    bool canTrain();
    void startNext();
    void takeFailure(const QString& text);
    void takeSilence(int seconds, bool suspended);
    void useExperiment(RunModel* run);
    /// Offers the experiment of a run that was opened, once it is read and when it is another than the document's.
    void offerExperiment(RunModel* run);
    /// The offer was about the run that was shown before.
    void withdrawExperiment();
    void continueRun(const QString& path, bool paused = false);
    void offer(const UnfinishedRun& run);
    void problem(const QString& subject, const QString& text);
    void refreshTitleBars();
    void refreshTitle();
    void refreshStatus();

    ExperimentDocument* m_document;
    EngineProcess* m_engine;
    Decoder* m_decoder;
    MessageBar* m_messages;
    Observatory* m_observatory;
    GraphEditor* m_graph;
    VerdictPanel* m_verdict;
    DataPreview* m_data;
    RunList* m_runs;
    RunQueue* m_queue;
    ParameterForm* m_parameters;
    TransportBar* m_transport;
    GraphActions* m_graphActions;
    QDockWidget* m_worldDock;
    QDockWidget* m_verdictDock;
    QDockWidget* m_runsDock;
    QDockWidget* m_parametersDock;
    QDockWidget* m_dataDock;
    QDockWidget* m_historyDock;
    QDockWidget* m_transportDock;
    QLabel* m_activity;
    QLabel* m_promise;
    Arrangement m_arrangement;
    QPointer<RunModel> m_former;  ///< to be laid over the run that is started from it
    int m_searching = 0;          ///< for unfinished runs, and for work left behind
    bool m_closing = false;       ///< the user has said what becomes of unsaved changes
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    std::unique_ptr<Autosave> m_autosave;  ///< none where nothing is remembered
};

}  // namespace disentangle
