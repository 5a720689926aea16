#include "ui/window/main_window.h"

#include "ui/document/autosave.h"
#include "ui/document/experiment_document.h"
#include "ui/document/parameter_form.h"
#include "ui/engine/decoder.h"
#include "ui/engine/engine_process.h"
#include "ui/engine/queue_panel.h"
#include "ui/engine/run_queue.h"
#include "ui/engine/transport_bar.h"
#include "ui/graph/graph_actions.h"
#include "ui/graph/graph_editor.h"
#include "ui/observe/observatory.h"
#include "ui/runs/run_list.h"
#include "ui/observe/run/run_model.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"
#include "ui/theory/influence_panel.h"
#include "ui/theory/verdict_panel.h"
#include "ui/window/message_bar.h"
#include "ui/window/run_folder.h"
#include "ui/window/settings.h"
#include "ui/data/data_preview.h"

#include <QDockWidget>
#include <QFileInfo>
#include <QLabel>
#include <QScreen>
#include <QScrollArea>
#include <QStatusBar>
#include <QThreadPool>
#include <QTimer>
#include <QUndoStack>
#include <QUndoView>
#include <QVBoxLayout>

#include <algorithm>

namespace disentangle {
namespace {

constexpr int layoutVersion = 3;  // of saveState(); a number for each change of the panels

/// In the place of a panel's title bar: nothing. (A plain QWidget has a size hint of -1, which QDockWidget adds.)
class NoTitle : public QWidget {
public:
    QSize sizeHint() const override { return {0, 0}; }
    QSize minimumSizeHint() const override { return {0, 0}; }
};

QScrollArea* scrolling(QWidget* content)
{
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    scroll->setWidget(content);
    return scroll;
}

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
      m_document(new ExperimentDocument(this)),
      m_engine(new EngineProcess(this)),
      m_decoder(new Decoder(m_engine, this)),
      m_messages(new MessageBar),
      m_observatory(new Observatory),
      m_graph(new GraphEditor(m_document)),
      m_verdict(new VerdictPanel(m_document)),
      m_data(new DataPreview(m_document)),
      m_runs(new RunList),
      m_queue(new RunQueue(this)),
      m_parameters(new ParameterForm(m_document)),
      m_transport(new TransportBar(m_engine)),
      m_graphActions(new GraphActions(m_document, m_graph, m_messages, this)),
      m_activity(new QLabel),
      m_promise(new QLabel),
      m_arrangement(arrangement)
{
    setWindowIcon(applicationIcon());
    setAcceptDrops(true);
    setMinimumSize(1000, 600);
    setDockOptions(AllowTabbedDocks | AllowNestedDocks);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);

    auto* centre = new QWidget;
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_messages);
    column->addWidget(m_observatory, 1);
    setCentralWidget(centre);

    m_worldDock = addPanel(QStringLiteral("world"), tr("World"), scrolling(m_graph), Qt::LeftDockWidgetArea);
    m_verdictDock = addPanel(QStringLiteral("verdict"), tr("Verdict"), m_verdict, Qt::LeftDockWidgetArea);
    m_runsDock = addPanel(QStringLiteral("runs"), tr("Runs"), stacked({m_runs, new QueuePanel(m_queue)}),
                          Qt::RightDockWidgetArea);
    m_parametersDock = addPanel(QStringLiteral("parameters"), tr("Parameters"), m_parameters, Qt::RightDockWidgetArea);
    m_historyDock = addPanel(QStringLiteral("history"), tr("History"), historyView(m_document->undoStack()),
                             Qt::RightDockWidgetArea);
    m_dataDock = addPanel(QStringLiteral("data"), tr("Data"), m_data, Qt::RightDockWidgetArea);
    m_transportDock = addPanel(QStringLiteral("transport"), tr("Transport"), m_transport, Qt::BottomDockWidgetArea);
    m_transportDock->setFeatures(QDockWidget::NoDockWidgetFeatures);
    m_transportDock->setTitleBarWidget(new NoTitle);

    m_activity->setForegroundRole(QPalette::PlaceholderText);
    m_promise->setForegroundRole(QPalette::PlaceholderText);
    m_activity->setContentsMargins(spacing::normal, 0, 0, 0);
    m_promise->setContentsMargins(0, 0, spacing::wide, 0);
    statusBar()->addWidget(m_activity, 1);
    statusBar()->addPermanentWidget(m_promise);
    statusBar()->setSizeGripEnabled(false);

    if (m_arrangement == Arrangement::remembered)
        startAutosave();
    connect(m_document, &ExperimentDocument::titleChanged, this, &MainWindow::refreshTitle);
    connect(m_graph, &GraphEditor::problem, this,
            [this](const QString& text) { problem(QStringLiteral("file"), text); });
    connect(m_parameters, &ParameterForm::problemChanged, m_data,
            [this] { m_data->setProblem(m_parameters->firstProblem()); });
    connect(m_verdict, &VerdictPanel::judged, this, &MainWindow::refreshStatus);
    connect(m_runs, &RunList::currentChanged, m_decoder, &Decoder::setRun);
    connect(m_runs, &RunList::currentChanged, m_observatory, &Observatory::setRun);
    connect(m_observatory, &Observatory::decodeRequested, m_decoder, &Decoder::request);
    connect(m_decoder, &Decoder::decoded, m_observatory, &Observatory::takeDecoded);
    connect(m_decoder, &Decoder::unavailable, m_observatory, &Observatory::takeRefusal);
    connect(m_observatory, &Observatory::exportRequested, this, &MainWindow::exportFigure);
    connect(m_runs, &RunList::currentChanged, m_transport, &TransportBar::setRun);
    connect(m_runs, &RunList::currentChanged, this, &MainWindow::withdrawExperiment);
    connect(m_runs, &RunList::overlayChanged, m_observatory, &Observatory::setOverlay);
    connect(m_runs, &RunList::comparisonWanted, this, &MainWindow::showComparison);
    connect(m_runs, &RunList::experimentWanted, this, &MainWindow::useExperiment);
    connectEngine();
    makeMenus();
    readSettings();
    refreshTitle();
    refreshStatus();
}

MainWindow::~MainWindow()
{
    // What shows the document, the runs and the engine goes before them, whatever order QObject would choose; and what
    // the engine says while it ends reaches nobody.
    m_engine->disconnect(this);
    delete takeCentralWidget();
    for (QDockWidget* dock :
         {m_transportDock, m_worldDock, m_verdictDock, m_dataDock, m_historyDock, m_parametersDock, m_runsDock})
        delete dock;
    delete m_decoder;
    delete m_engine;
}

QDockWidget* MainWindow::addPanel(const QString& id, const QString& title, QWidget* content, Qt::DockWidgetArea area)
{
    auto* dock = new QDockWidget(title);
    dock->setObjectName(id);
    dock->setWidget(content);
    addDockWidget(area, dock);
    // A panel in a group has its name on its tab, and is dragged out by it: a title bar would say it twice.
    const auto later = [this] { QMetaObject::invokeMethod(this, &MainWindow::refreshTitleBars, Qt::QueuedConnection); };
    connect(dock, &QDockWidget::dockLocationChanged, this, later);
    connect(dock, &QDockWidget::topLevelChanged, this, later);
    connect(dock, &QDockWidget::visibilityChanged, this, later);
    return dock;
}

void MainWindow::refreshTitleBars()
{
    for (QDockWidget* dock : {m_worldDock, m_verdictDock, m_runsDock, m_parametersDock, m_historyDock, m_dataDock}) {
        const auto group = tabifiedDockWidgets(dock);
        const bool tabbed = !dock->isFloating() && std::any_of(group.begin(), group.end(),
                                                               [](const QDockWidget* d) { return !d->isHidden(); });
        QWidget* bar = dock->titleBarWidget();
        if (tabbed && !bar) {
            dock->setTitleBarWidget(new NoTitle);
        } else if (!tabbed && bar) {
            dock->setTitleBarWidget(nullptr);
            delete bar;
        }
    }
}

void MainWindow::resetLayout()
{
    for (QDockWidget* dock :
         {m_worldDock, m_verdictDock, m_runsDock, m_parametersDock, m_historyDock, m_dataDock, m_transportDock}) {
        dock->setFloating(false);
        removeDockWidget(dock);
    }
    addDockWidget(Qt::LeftDockWidgetArea, m_worldDock);
    addDockWidget(Qt::LeftDockWidgetArea, m_verdictDock);
    addDockWidget(Qt::RightDockWidgetArea, m_runsDock);
    tabifyDockWidget(m_runsDock, m_parametersDock);
    tabifyDockWidget(m_parametersDock, m_historyDock);
    // Where there is room the data are seen beside the parameters that make them.
    const bool tall = height() >= 800;
    if (tall)
        addDockWidget(Qt::RightDockWidgetArea, m_dataDock);
    else
        tabifyDockWidget(m_historyDock, m_dataDock);
    addDockWidget(Qt::BottomDockWidgetArea, m_transportDock);
    for (QDockWidget* dock :
         {m_worldDock, m_verdictDock, m_runsDock, m_parametersDock, m_historyDock, m_dataDock, m_transportDock})
        dock->show();
    m_runsDock->raise();
    const int left = std::clamp(width() * 22 / 100, 290, 430);
    const int right = std::clamp(width() * 18 / 100, 270, 350);
    resizeDocks({m_worldDock, m_runsDock}, {left, right}, Qt::Horizontal);
    // The world gets the height it needs, within reason; the verdict the rest.
    const int column = height() - 170;
    const int world = std::clamp(m_graph->layout()->totalHeightForWidth(left) + 30, column * 2 / 5, column * 3 / 5);
    resizeDocks({m_worldDock, m_verdictDock}, {world, column - world}, Qt::Vertical);
    if (tall)
        resizeDocks({m_runsDock, m_dataDock}, {column - right - 70, right + 70}, Qt::Vertical);
    refreshTitleBars();
}

// -- settings

void MainWindow::readSettings()
{
    resize(QSize(1600, 960).boundedTo(screen()->availableSize() * 0.95));
    resetLayout();
    if (m_arrangement == Arrangement::fresh)
        return;
    const auto stored = settings();
    restoreGeometry(stored->value(QStringLiteral("window/geometry")).toByteArray());
    restoreState(stored->value(QStringLiteral("window/state")).toByteArray(), layoutVersion);
}

void MainWindow::writeSettings()
{
    if (m_arrangement == Arrangement::fresh)
        return;
    const auto stored = settings();
    stored->setValue(QStringLiteral("window/geometry"), saveGeometry());
    stored->setValue(QStringLiteral("window/state"), saveState(layoutVersion));
}

// -- what is shown of itself

bool MainWindow::isSettled() const
{
    if (m_searching || m_verdict->isBusy() || m_data->isBusy())
        return false;
    const RunModel* run = m_runs->current();
    return !run || !run->data()->problem.empty() ||
           (run->data()->complete && (run->step() < 0 || run->moment()->step == run->step()));
}

void MainWindow::refreshTitle()
{
    setWindowTitle(QStringLiteral("%1[*] — %2").arg(m_document->displayName(), tr("Disentangle Studio")));
    setWindowModified(m_document->isDirty());
}

void MainWindow::refreshStatus()
{
    int recovered = 0;
    const auto& latents = m_verdict->verdict().latents;
    for (const LatentVerdict& latent : latents)
        recovered += latent.recovered ? 1 : 0;
    m_promise->setText(tr("Theory: %1 of %2 latents can be disentangled").arg(recovered).arg(latents.size()));

    const QString run = QFileInfo(m_engine->runPath()).completeBaseName();
    switch (m_engine->state()) {
    case EngineProcess::State::idle: m_activity->setText(tr("Ready")); break;
    case EngineProcess::State::starting: m_activity->setText(tr("Drawing data and building the model …")); break;
    case EngineProcess::State::running: m_activity->setText(tr("Training %1").arg(run)); break;
    case EngineProcess::State::paused: m_activity->setText(tr("Paused %1").arg(run)); break;
    case EngineProcess::State::stopping: m_activity->setText(tr("Writing the checkpoint of %1 …").arg(run)); break;
    }
}

}  // namespace disentangle
