// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "ui/base/log.h"
#include "ui/base/settings.h"
#include "ui/data/table/data_sheet.h"
#include "ui/document/experiment_document.h"
#include "ui/document/parameter_form.h"
#include "ui/engine/decoder.h"
#include "ui/engine/engine_process.h"
#include "ui/engine/queue_panel.h"
#include "ui/engine/run_queue.h"
#include "ui/engine/transport_bar.h"
#include "ui/commands/command_palette.h"
#include "ui/figure/export_dialog.h"
#include "ui/graph/graph_actions.h"
#include "ui/graph/graph_editor.h"
#include "ui/graph/preset_chooser.h"
#include "ui/language/language.h"
#include "ui/lessons/lesson_panel.h"
#include "ui/lessons/lesson_reader.h"
#include "ui/lessons/progress.h"
#include "ui/observe/observatory.h"
#include "ui/observe/run/run_model.h"
#include "ui/observe/scrub/playback.h"
#include "ui/observe/scrub/scrubber.h"
#include "ui/runs/comparison_view.h"
#include "ui/runs/run_list.h"
#include "ui/runs/run_log.h"
#include "ui/studies/studies_panel.h"
#include "ui/style/icons.h"
#include "ui/style/message_bar.h"
#include "ui/style/projector.h"
#include "ui/style/screen_fit.h"
#include "ui/style/theme.h"
#include "ui/welcome/welcome_page.h"
#include "ui/welcome/examples.h"
#include "ui/window/data_control.h"
#include "ui/window/document_control.h"
#include "ui/window/drawn_world.h"
#include "ui/window/file_kind.h"
#include "ui/window/lessons/lesson_control.h"
#include "ui/window/lessons/lesson_offers.h"
#include "ui/window/menus.h"
#include "ui/window/palette_sources.h"
#include "ui/window/panels.h"
#include "ui/window/recent_files.h"
#include "ui/window/run_control.h"
#include "ui/window/run_cost.h"
#include "ui/window/run_folder.h"
#include "ui/window/world_column.h"
#include "ui/window/world_note.h"
#include "ui/words/word_window.h"
#include "ui/world/world_pages.h"

#include <QCloseEvent>
#include <QDateTime>
#include <QDialog>
#include <QDir>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMenuBar>
#include <QMimeData>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabBar>
#include <QUndoStack>
#include <QUndoView>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>
#include <utility>

namespace disentangle {
namespace {

const QString viewSubject = QStringLiteral("file");  // what is said of a file next takes its place
constexpr int layoutVersion = 5;                     // of saveState(); a number for each change of the panels

/// Widgets one below the other; the first takes the height there is.
QWidget* stacked(const QList<QWidget*>& widgets)
{
    auto* column = new QWidget;
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (QWidget* widget : widgets)
        layout->addWidget(widget, widget == widgets.first() ? 1 : 0);
    return column;
}

/// The document's steps; a click goes to one.
QUndoView* historyView(QUndoStack* history)
{
    auto* view = new QUndoView(history);
    view->setFrameShape(QFrame::NoFrame);
    view->setEmptyLabel(MainWindow::tr("As it was opened"));
    view->setCleanIcon(icon(QStringLiteral("save"), IconColour::muted));
    view->setAccessibleName(MainWindow::tr("History"));
    view->setToolTip(
        MainWindow::tr("Every edit since the experiment was opened. Click one to go back to it, or forth again."));
    return view;
}

}  // namespace

MainWindow::MainWindow(Arrangement arrangement, QWidget* parent)
    : QMainWindow(parent),
      m_arrangement(arrangement),
      m_language(usedLanguage()),
      m_document(new ExperimentDocument(this)),
      m_engine(new EngineProcess(this)),
      m_decoder(new Decoder(m_engine, this)),
      m_messages(new MessageBar),
      m_queue(new RunQueue(this)),
      m_documentControl(new DocumentControl(m_document, m_messages, this, arrangement == Arrangement::remembered)),
      m_dataControl(new DataControl(m_document, m_documentControl, m_messages, this))
{
    setWindowIcon(applicationIcon());
    setAcceptDrops(true);
    // A screen of 1366 x 768 has 910 x 512 units at 150 %, less the desktop's own bars.
    setMinimumSize(QSize(860, 440));
    setDockOptions(AllowTabbedDocks | AllowNestedDocks);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);

    makeParts();
    m_runControl = new RunControl({m_document, m_parameters, m_engine, m_queue, m_runs, m_transport, m_messages, this});
    connect(m_documentControl, &DocumentControl::dataWanted, m_dataControl, &DataControl::openDocument);
    assemble();
    readSettings();
    refreshStatus();
    refreshWelcome();
}

MainWindow::~MainWindow()
{
    // What shows the document, the runs and the engine goes before them, whatever order QObject would choose; and what
    // the engine says while it ends reaches nobody.
    m_engine->disconnect(this);
    delete m_lessons;
    delete m_runControl;
    delete m_dataControl;
    delete m_documentControl;
    delete takeCentralWidget();
    m_panels->removeAll();
    delete m_decoder;
    delete m_engine;
}

// -- making it, and making it anew

void MainWindow::makeParts()
{
    m_observatory = new Observatory;
    m_welcome = new WelcomePage;
    m_runs = new RunList;
    m_log = new RunLog;
    m_worldNote = new WorldNote(m_document);
    m_parameters = new ParameterForm(m_document);
    m_transport = new TransportBar(m_engine);
    m_panels = new Panels(this);
    m_world = new WorldColumn(m_document, m_panels, this);
    m_graphActions = new GraphActions(m_document, graphEditor(), m_messages, this);
    m_centreTabs = new QTabBar;
    m_centre = new QStackedWidget;
    m_activity = new QLabel;
    m_promise = new QLabel;
}

void MainWindow::assemble()
{
    setCentralWidget(makeCentre());
    makePanels();
    makeStatusBar();
    makeWelcome();
    connectViews();
    connectControls();
    makeMenus(*this);
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_language != usedLanguage()) {
        m_language = usedLanguage();
        rebuild();
    }
}

void MainWindow::rebuild()
{
    const QByteArray places = saveState(layoutVersion);
    const int centre = m_centre->currentIndex();
    const bool welcome = m_observatory->showsWelcome(), compared = findChild<ComparisonView*>();
    QList<WordWindow::List> words;
    for (const WordWindow* window : findChildren<WordWindow*>())
        words << window->list();
    std::optional<LessonEntry> lesson;
    if (m_lessons->panel()->isReading())
        lesson = m_lessons->panel()->reader()->entry();
    std::optional<StudiesPanel::InHand> study;
    if (m_studies)
        study = m_studies->handOver();
    const RunList::InHand runs = m_runs->handOver();

    takeApart();
    makeParts();
    m_runControl->use(m_parameters, m_runs, m_transport);
    assemble();
    m_messages->setVisible(m_messages->count() > 0);
    // The layout does that later, when panels have taken their room.
    for (QWidget* part : {static_cast<QWidget*>(menuBar()), static_cast<QWidget*>(statusBar()), centralWidget()})
        part->show();
    m_runs->takeOver(runs);
    m_transport->setTrainedRun(m_runs->find(m_engine->runPath()));
    if (study) {
        makeStudies();
        m_studies->takeOver(*study);
        m_centreTabs->setCurrentIndex(centre);
    }
    if (lesson) {
        const std::vector<LessonEntry> entries = studioLessons();
        const auto same = std::ranges::find(entries, lesson->id, &LessonEntry::id);
        m_lessons->open(lesson->own || same == entries.end() ? *lesson : *same);
    }
    resetLayout();
    restoreState(places, layoutVersion);
    refreshStatus();
    refreshWelcome();
    m_observatory->showWelcome(welcome);
    if (compared)
        showComparison();
    for (const WordWindow::List list : words)
        WordWindow::open(list, this);
}

void MainWindow::takeApart()
{
    // Dialogs that show what goes now go with it; one in which something was begun stays as it is.
    for (QDialog* dialog : findChildren<QDialog*>(QString(), Qt::FindDirectChildrenOnly))
        if (!dialog->isModal() && !qobject_cast<DataSheet*>(dialog))
            delete dialog;
    m_graphActions->forgetReading();
    for (QObject* speaker : QObjectList{m_engine, m_document, m_documentControl, m_dataControl, m_runControl})
        speaker->disconnect(this);
    delete std::exchange(m_lessons, nullptr);
    m_messages->setParent(this);
    m_studies = nullptr;
    delete takeCentralWidget();
    m_panels->removeAll();
    delete std::exchange(m_graphActions, nullptr);
    delete std::exchange(m_world, nullptr);
    delete std::exchange(m_panels, nullptr);
    setMenuBar(new QMenuBar);
    setStatusBar(new QStatusBar);
}

QWidget* MainWindow::makeCentre()
{
    m_centre->addWidget(m_observatory);
    m_centreTabs->addTab(tr("Run"));
    m_centreTabs->setAccessibleName(tr("What stands in the middle"));
    m_centreTabs->setDrawBase(false);
    m_centreTabs->setExpanding(false);
    m_centreTabs->hide();
    connect(m_centreTabs, &QTabBar::currentChanged, m_centre, &QStackedWidget::setCurrentIndex);
    auto* centre = new QWidget;
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_messages);
    column->addWidget(m_centreTabs);
    column->addWidget(m_centre, 1);
    return centre;
}

void MainWindow::makeStudies()
{
    m_studies = new StudiesPanel(m_document, &RunCost::expected, studyFolder());
    m_centre->addWidget(m_studies);
    m_centreTabs->addTab(tr("Studies"));
    m_centreTabs->show();
    connect(m_studies, &StudiesPanel::problem, this, &MainWindow::problem);
    connect(m_studies, &StudiesPanel::notice, this, &MainWindow::notice);
    connect(m_studies, &StudiesPanel::openWanted, this, [this](const QStringList& files) {
        m_runControl->open(files);
        for (const QString& file : files)
            if (RunModel* run = files.size() > 1 ? m_runs->find(file) : nullptr)
                m_runs->setOverlaid(run, true);
        m_centreTabs->setCurrentIndex(0);
    });
}

void MainWindow::makePanels()
{
    const auto add = [this](Panel panel, const char* id, const QString& title, QWidget* content,
                            Qt::DockWidgetArea area) {
        m_panels->add(panel, QString::fromLatin1(id), title, content, area);
    };
    add(Panel::world, "world", tr("World"), m_world->pages()->world(), Qt::LeftDockWidgetArea);
    m_panels->setNote(Panel::world, m_worldNote);
    add(Panel::verdict, "verdict", tr("Verdict"), m_world->pages()->verdict(), Qt::LeftDockWidgetArea);
    add(Panel::runs, "runs", tr("Runs"), stacked({m_runs, new QueuePanel(m_queue, m_transport->stopAllAction())}),
        Qt::RightDockWidgetArea);
    add(Panel::parameters, "parameters", tr("Parameters"), m_parameters, Qt::RightDockWidgetArea);
    add(Panel::history, "history", tr("History"), historyView(m_document->undoStack()), Qt::RightDockWidgetArea);
    add(Panel::log, "log", tr("Log"), m_log, Qt::RightDockWidgetArea);
    add(Panel::data, "data", tr("World's data"), m_world->pages()->preview(), Qt::RightDockWidgetArea);
    auto* lessons = new LessonPanel;
    add(Panel::lessons, "lessons", tr("Lessons"), lessons, Qt::RightDockWidgetArea);
    m_panels->dock(Panel::lessons)->hide();
    m_lessons = new LessonControl(this, lessons);
    add(Panel::transport, "transport", tr("Transport"), m_transport, Qt::BottomDockWidgetArea);
}

void MainWindow::makeStatusBar()
{
    m_activity->setForegroundRole(QPalette::PlaceholderText);
    m_promise->setForegroundRole(QPalette::PlaceholderText);
    m_activity->setContentsMargins(spacing::normal, 0, 0, 0);
    m_promise->setContentsMargins(0, 0, spacing::wide, 0);
    statusBar()->addWidget(m_activity, 1);
    statusBar()->addPermanentWidget(m_promise);
    statusBar()->setSizeGripEnabled(false);
    // Whoever puts the verdict away, to let a class predict it, is not told it elsewhere.
    connect(m_panels->dock(Panel::verdict), &QDockWidget::visibilityChanged, this, &MainWindow::refreshStatus);
    connect(m_world, &WorldColumn::promiseChanged, this, &MainWindow::refreshStatus);
    connect(m_engine, &EngineProcess::stateChanged, this, &MainWindow::refreshStatus);
    connect(m_engine, &EngineProcess::started, this, &MainWindow::refreshStatus);
    connect(m_document, &ExperimentDocument::changed, this, &MainWindow::refreshStatus);
    connect(m_document, &ExperimentDocument::replaced, this, &MainWindow::refreshStatus);
}

void MainWindow::makeWelcome()
{
    m_observatory->setWelcome(m_welcome);
    connect(m_welcome, &WelcomePage::exampleWanted, this, &MainWindow::openExample);
    connect(m_welcome, &WelcomePage::fileWanted, this, &MainWindow::openFile);
    connect(m_welcome, &WelcomePage::runsWanted, this, &MainWindow::askForRuns);
    connect(m_welcome, &WelcomePage::experimentWanted, m_documentControl, &DocumentControl::askToOpen);
    connect(m_welcome, &WelcomePage::dataWanted, m_dataControl, &DataControl::askForFiles);
    connect(m_welcome, &WelcomePage::trainingWanted, m_runControl, [this] { m_runControl->start(); });
    connect(m_welcome, &WelcomePage::backWanted, m_observatory, [this] { m_observatory->showWelcome(false); });
    connect(m_document, &ExperimentDocument::titleChanged, m_welcome, [this] { m_welcome->setOpened({}, {}); });
    offerLessons(m_welcome, m_lessons);
}

void MainWindow::connectViews()
{
    connect(m_parameters, &ParameterForm::problemChanged, m_world,
            [this] { m_world->setProblem(m_parameters->firstProblem()); });
    connect(m_runs, &RunList::currentChanged, m_world, &WorldColumn::setRun);
    connect(m_runs, &RunList::currentChanged, m_decoder, &Decoder::setRun);
    connect(m_runs, &RunList::currentChanged, m_observatory, &Observatory::setRun);
    connect(m_runs, &RunList::currentChanged, m_transport, &TransportBar::setRun);
    connect(m_runs, &RunList::currentChanged, m_log, &RunLog::setRun);
    connect(m_runs, &RunList::currentChanged, m_worldNote, &WorldNote::setRun);
    connect(m_runs, &RunList::currentChanged, this, &MainWindow::refreshWelcome);
    connect(m_runs, &RunList::overlayChanged, m_observatory, &Observatory::setOverlay);
    connect(m_observatory, &Observatory::decodeRequested, m_decoder, &Decoder::request);
    connect(m_decoder, &Decoder::decoded, m_observatory, &Observatory::takeDecoded);
    connect(m_decoder, &Decoder::unavailable, m_observatory, &Observatory::takeRefusal);
}

void MainWindow::connectControls()
{
    connect(m_world, &WorldColumn::problem, this, &MainWindow::problem);
    connect(m_observatory, &Observatory::exportRequested, this, &MainWindow::exportFigure);
    connect(m_runs, &RunList::comparisonWanted, this, &MainWindow::showComparison);
    connect(m_worldNote, &WorldNote::experimentWanted, m_runControl, &RunControl::useExperiment);
    connect(m_worldNote, &WorldNote::trainingWanted, m_runControl, &RunControl::addToQueue);
    connect(m_world, &WorldColumn::editWanted, m_dataControl, &DataControl::edit);
    connect(m_dataControl, &DataControl::taken, this, [this] { m_panels->raise(Panel::world); });
    connect(m_documentControl, &DocumentControl::notice, this, &MainWindow::notice);
    connect(m_documentControl, &DocumentControl::begun, this, [this] { m_panels->raise(Panel::world); });
    if (m_arrangement == Arrangement::remembered)
        connect(m_runControl, &RunControl::used, this, [](const QString& path) { addRecentFile(Recent::runs, path); });
    connect(m_runControl, &RunControl::notice, this, &MainWindow::notice);
    connect(m_runControl, &RunControl::costMeasured, this, &MainWindow::refreshStatus);
    connect(m_runControl, &RunControl::worldWanted, this, [this] { m_panels->raise(Panel::world); });
    connect(m_runControl, &RunControl::parametersWanted, this, [this] { m_panels->raise(Panel::parameters); });
    // Not in front of what the user looks at: a run that starts is no reason to turn the page.
    connect(m_runControl, &RunControl::runsWanted, this, [this] { m_panels->dock(Panel::runs)->show(); });
}

GraphEditor* MainWindow::graphEditor() const
{
    return m_world->drawn()->graph();
}

VerdictPanel* MainWindow::verdictPanel() const
{
    return m_world->drawn()->verdictPanel();
}

void MainWindow::resetLayout()
{
    m_panels->reset(*graphEditor());
}

// -- files

void MainWindow::openFiles(const QStringList& paths)
{
    QStringList runs, graphs, tables;
    for (const QString& path : paths) {
        const FileKind its = kindOfFile(path);
        if (its.kind == FileKind::study) {
            showStudies();
            m_studies->open(QFileInfo(path).isDir() ? path : QFileInfo(path).path());
            continue;
        }
        if (its.kind == FileKind::run)
            runs << path;
        else if (its.kind == FileKind::graph)
            graphs << path;
        else if (its.kind == FileKind::table)
            tables << path;
        else if (its.kind == FileKind::other)
            problem(its.instead);
        else
            m_documentControl->open(path);
    }
    // Numbers beside a table are none of a graph: a file of actions may hold zeros and ones.
    for (const QString& path : graphs)
        if (!tables.isEmpty() && isTableName(path))
            tables << path;
        else
            m_graphActions->importFile(path);
    if (!tables.isEmpty())
        m_dataControl->open(tables);
    m_runControl->open(runs);
}

void MainWindow::offerRecovery()
{
    m_documentControl->offerRecovery();
    m_runControl->offerRecovery();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    const auto urls = event->mimeData()->urls();
    if (std::any_of(urls.begin(), urls.end(), [](const QUrl& url) { return url.isLocalFile(); }))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    QStringList files;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile())
            files << url.toLocalFile();
    openFiles(files);
    event->acceptProposedAction();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!m_documentControl->mayClose([this] { close(); })) {
        event->ignore();
        return;
    }
    project(false);  // the next session has no projector
    writeSettings();
    m_documentControl->discardChanges();
    QMainWindow::closeEvent(event);
}

// -- commands that need one of the views

void MainWindow::choosePreset()
{
    m_panels->raise(Panel::world);
    graphEditor()->presetChooser()->openList();
}

void MainWindow::showTasks()
{
    if (const QString wrong = m_document->replaceExperiment(preset_experiment("Tasks6"), tr("New task world"));
        !wrong.isEmpty())
        problem(wrong);
    m_panels->raise(Panel::world);
}

void MainWindow::takePreset(const QString& name)
{
    const QString wrong = m_document->applyPreset(name);
    if (!wrong.isEmpty())
        return problem(wrong);
    m_messages->dismiss(viewSubject);
    m_panels->raise(Panel::world);
}

void MainWindow::openPalette()
{
    (new CommandPalette(paletteSources(*this), this))->open();
}

void MainWindow::showWelcome()
{
    refreshWelcome();
    m_centreTabs->setCurrentIndex(0);
    m_observatory->showWelcome(true);
}

void MainWindow::refreshWelcome()
{
    // What was used last is whatever changed last.
    QList<FormerFile> files;
    if (m_arrangement == Arrangement::remembered) {
        for (const QString& path : recentFiles(Recent::runs))
            files.append({path, true});
        for (const QString& path : recentFiles(Recent::experiments))
            files.append({path, false});
    }
    std::ranges::stable_sort(files, std::ranges::greater(),
                             [](const FormerFile& file) { return QFileInfo(file.path).lastModified(); });
    m_welcome->setFormerFiles(files);
    m_welcome->setHidesRun(m_runs->current());
}

void MainWindow::playOnceRead(RunModel* run)
{
    if (!run)
        return;
    auto* once = new QObject(run);
    const auto play = [this, run, once] {
        if (run->data()->steps.size() < 2)
            return;
        once->deleteLater();
        if (m_runs->current() == run && run->data()->state != RunState::running)
            m_transport->scrubber()->playback()->play();
    };
    connect(run, &RunModel::dataChanged, once, play);
    play();
}

void MainWindow::openExample(const QString& preset)
{
    takePreset(preset);
    const Experiment& experiment = m_document->experiment();
    if (experiment.name != preset.toStdString())
        return;
    QString run = runOfPreset(preset, recentFiles(Recent::runs));
    if (run.isEmpty())
        run = recordedRun(preset);
    if (!run.isEmpty()) {
        openFile(run);
        playOnceRead(m_runs->current());
        return;
    }
    m_welcome->setOpened(tr("It is open at the left, with what theory says of it. To see it learned: %1.")
                             .arg(RunCost::inWords(experiment)),
                         tr("&Run %1").arg(preset));
}

void MainWindow::askForRuns()
{
    m_panels->raise(Panel::runs);
    m_runs->openFiles();
}

void MainWindow::exportFigure(const QString& view)
{
    const RunModel* run = m_runs->current();
    if (!run || run->data()->steps.empty()) {
        problem(tr("There is nothing to export yet. Open a run or train one; its first evaluation can be exported."));
        return;
    }
    m_messages->dismiss(viewSubject);
    QStringList runs{run->path()};
    for (const RunModel* other : m_runs->overlay())
        if (other != run)
            runs << other->path();
    auto* dialog =
        new ExportDialog(figureOfRuns(runs, {run->data()->steps[0], run->data()->lastStep(), run->step()}), view, this);
    dialog->setWindowTitle(tr("Export figure of %1").arg(run->name()));
    connect(dialog, &ExportDialog::exported, this,
            [this](const QString& target) { notice(tr("Exported %1").arg(QDir::toNativeSeparators(target)), 8000); });
    dialog->show();
}

void MainWindow::showComparison()
{
    if (auto* open = findChild<ComparisonView*>()) {
        open->window()->raise();
        open->window()->activateWindow();
        return;
    }
    auto* window = new QDialog(this);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setWindowTitle(tr("Compare runs"));
    auto* column = new QVBoxLayout(window);
    column->addWidget(new ComparisonView(m_runs));
    resizeWithinScreen(window, window->sizeHint().expandedTo({760, 420}));
    window->show();
}

void MainWindow::showStudies()
{
    if (!m_studies)
        makeStudies();
    m_centreTabs->setCurrentIndex(m_centre->indexOf(m_studies));
}

void MainWindow::askForStudy()
{
    auto* dialog = new QFileDialog(this, tr("Open study"), studyFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        showStudies();
        m_studies->open(folder);
    });
    dialog->open();
}

void MainWindow::project(bool on)
{
    if (on == !m_unprojected.isEmpty())
        return;
    setProjecting(on);
    if (on) {
        m_unprojected = saveState(layoutVersion);
        if (!m_projected.isEmpty())
            restoreState(m_projected, layoutVersion);
        else
            for (QDockWidget* dock : m_panels->movable())
                dock->hide();
    } else {
        m_projected = saveState(layoutVersion);
        restoreState(std::exchange(m_unprojected, {}), layoutVersion);
    }
}

// -- settings

void MainWindow::readSettings()
{
    resize(QSize(1600, 960).boundedTo(screen()->availableSize() * 0.95));
    resetLayout();
    if (m_arrangement == Arrangement::fresh)
        return;
    const auto stored = settings();
    const bool placed = restoreGeometry(stored->value(QStringLiteral("window/geometry")).toByteArray());
    const bool arranged = restoreState(stored->value(QStringLiteral("window/state")).toByteArray(), layoutVersion);
    qCInfo(logWindow).noquote() << "settings" << stored->fileName() << "size" << (placed ? "restored" : "as at first")
                                << "panels" << (arranged ? "restored" : "as at first");
    m_runControl->restore();
}

void MainWindow::writeSettings()
{
    if (m_arrangement == Arrangement::fresh)
        return;
    const auto stored = settings();
    stored->setValue(QStringLiteral("window/geometry"), saveGeometry());
    stored->setValue(QStringLiteral("window/state"), saveState(layoutVersion));
    m_runControl->remember();
}

// -- what is shown of itself

bool MainWindow::isSettled() const
{
    if (m_documentControl->isSearching() || m_runControl->isSearching() || m_dataControl->isBusy() ||
        m_world->pages()->isBusy() || (m_studies && !m_studies->isSettled()))
        return false;
    const RunModel* run = m_runs->current();
    return !run || !run->data()->problem.empty() ||
           (run->data()->complete && (run->step() < 0 || run->moment()->step == run->step()));
}

void MainWindow::problem(const QString& text)
{
    m_messages->show(MessageBar::Kind::error, viewSubject, text);
}

void MainWindow::notice(const QString& text, int milliseconds)
{
    statusBar()->showMessage(text, milliseconds);
}

void MainWindow::refreshStatus()
{
    m_promise->setText(tr("Theory: %1").arg(m_world->pages()->promise()));
    m_promise->setVisible(!m_panels->dock(Panel::verdict)->isHidden());

    // What goes on is said beside the commands; here stands what Run would do.
    m_activity->setText(m_engine->isActive()
                            ? tr("Training %1").arg(m_transport->trainedName())
                            : tr("A run of this world: %1").arg(RunCost::inWords(m_document->experiment())));
}

}  // namespace disentangle
