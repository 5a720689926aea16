// Menus, their shortcuts, and the two windows of the Help menu.
#include "ui/window/main_window.h"

#include "ui/document/experiment_document.h"
#include "ui/engine/transport_bar.h"
#include "ui/graph/diagram_verbs.h"
#include "ui/graph/graph_actions.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"
#include "ui/window/recent_files.h"
#include "ui/window/settings.h"

#include <QAbstractSpinBox>
#include <QActionGroup>
#include <QApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDir>
#include <QDockWidget>
#include <QFileInfo>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QUndoStack>
#include <QVBoxLayout>

#include <utility>

namespace disentangle {
namespace {

const QString themeKey = QStringLiteral("theme");

/// A small window that does not block the others and goes with its parent.
QDialog* smallWindow(QWidget* parent, const QString& title)
{
    auto* window = new QDialog(parent);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setWindowTitle(title);
    return window;
}

void addCloseButton(QDialog* window, QVBoxLayout* column)
{
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, window, &QDialog::close);
    column->addWidget(buttons);
}

}  // namespace

void MainWindow::makeMenus()
{
    makeFileMenu();
    makeEditMenu();
    makeRunMenu();
    makeViewMenu();
    makeHelpMenu();
}

void MainWindow::makeFileMenu()
{
    QMenu* file = menuBar()->addMenu(tr("&File"));
    file->addAction(icon(QStringLiteral("new")), tr("&New"), QKeySequence::New, this, &MainWindow::newExperiment);
    file->addAction(icon(QStringLiteral("open")), tr("&Open experiment …"), QKeySequence::Open, this,
                    &MainWindow::openExperiment);
    makeRecentMenu(file);
    file->addSeparator();
    file->addAction(icon(QStringLiteral("save")), tr("&Save"), QKeySequence::Save, this, [this] { save(); });
    file->addAction(tr("Save &as …"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), this, [this] { saveAs(); });
    file->addSeparator();
    file->addAction(tr("Open &run …"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), this, &MainWindow::openRun);
    m_graphActions->addToFileMenu(file);
    file->addAction(icon(QStringLiteral("export")), tr("Export fi&gure …"), QKeySequence(Qt::CTRL | Qt::Key_E), this,
                    [this] { exportFigure(); });
    file->addSeparator();
    file->addAction(tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), this, &QWidget::close);
}

void MainWindow::makeRecentMenu(QMenu* file)
{
    QMenu* recent = file->addMenu(tr("Open re&cent"));
    recent->setToolTipsVisible(true);
    connect(file, &QMenu::aboutToShow, recent, [recent] { recent->setEnabled(!recentFiles().isEmpty()); });
    connect(recent, &QMenu::aboutToShow, this, [this, recent] {
        recent->clear();
        int number = 1;
        for (const QString& path : recentFiles()) {
            const QFileInfo its(path);
            // A name with "&" in it is no mnemonic.
            QString name = its.fileName();
            name.replace(QLatin1Char('&'), QStringLiteral("&&"));
            QAction* entry = recent->addAction(number < 10 ? QStringLiteral("&%1  %2").arg(number).arg(name) : name,
                                               this, [this, path] { openFile(path); });
            ++number;
            const bool there = its.exists();
            entry->setEnabled(there);
            entry->setToolTip(there ? QDir::toNativeSeparators(path)
                                    : tr("%1 is not there any more").arg(QDir::toNativeSeparators(path)));
        }
        recent->addSeparator();
        recent->addAction(tr("&Clear this list"), this, [] { clearRecentFiles(); });
    });
}

void MainWindow::makeEditMenu()
{
    QMenu* edit = menuBar()->addMenu(tr("&Edit"));
    QUndoStack* history = m_document->undoStack();
    QAction* undo = history->createUndoAction(this, tr("&Undo"));
    undo->setIcon(icon(QStringLiteral("undo")));
    undo->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Z));
    QAction* redo = history->createRedoAction(this, tr("&Redo"));
    redo->setIcon(icon(QStringLiteral("redo")));
    redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    edit->addAction(undo);
    edit->addAction(redo);
    edit->addAction(tr("&History"), this, [this] {
        m_historyDock->show();
        m_historyDock->raise();
        m_historyDock->widget()->setFocus(Qt::ShortcutFocusReason);
    });
    edit->addSeparator();
    edit->addAction(tr("Choose &preset …"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), this,
                    &MainWindow::choosePreset);
    m_graphActions->addToEditMenu(edit);
    // A field with nothing of its own to undo leaves the keys to the document.
    qApp->installEventFilter(this);
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const auto* spin = qobject_cast<QAbstractSpinBox*>(watched);
        const auto* field = spin ? spin->findChild<QLineEdit*>() : qobject_cast<QLineEdit*>(watched);
        if (field && field->window() == this &&
            ((key->matches(QKeySequence::Undo) && !field->isUndoAvailable()) ||
             (key->matches(QKeySequence::Redo) && !field->isRedoAvailable()))) {
            event->ignore();
            return true;
        }
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::makeRunMenu()
{
    // The transport has made them, keeps their words, and enables what is possible.
    const QList<QAction*> commands = m_transport->actions();
    QAction* run = commands.first();
    run->setShortcuts({run->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_R)});
    QMenu* menu = menuBar()->addMenu(tr("&Run"));
    menu->addActions(commands);
    menu->addMenu(m_transport->speedMenu());
    menu->addSeparator();
    menu->addAction(icon(QStringLiteral("queue")), tr("Add to &queue"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R),
                    this, &MainWindow::addToQueue);
    menu->addAction(tr("Add to queue over s&eeds …"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_R), this,
                    &MainWindow::addSeedsToQueue);
    menu->addSeparator();
    menu->addAction(icon(QStringLiteral("compare")), tr("&Compare runs …"),
                    QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), this, &MainWindow::showComparison);
}

void MainWindow::makeViewMenu()
{
    QMenu* view = menuBar()->addMenu(tr("&View"));
    int number = 1;
    for (QDockWidget* dock : {m_worldDock, m_verdictDock, m_runsDock, m_parametersDock, m_historyDock, m_dataDock}) {
        QAction* go = view->addAction(tr("Go to &%1").arg(dock->windowTitle()), this, [dock] {
            dock->show();
            dock->raise();
            // The first thing in it that takes the keyboard.
            for (QWidget* w = dock->widget(); w; w = w->nextInFocusChain()) {
                if (!dock->isAncestorOf(w))
                    break;
                if (w->isVisible() && w->isEnabled() && (w->focusPolicy() & Qt::TabFocus)) {
                    w->setFocus(Qt::ShortcutFocusReason);
                    break;
                }
            }
        });
        go->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number++)));
    }
    view->addSeparator();
    for (QDockWidget* dock : {m_worldDock, m_verdictDock, m_runsDock, m_parametersDock, m_historyDock, m_dataDock}) {
        QAction* shown = dock->toggleViewAction();
        shown->setText(tr("Show %1").arg(dock->windowTitle()));
        view->addAction(shown);
    }
    view->addAction(tr("Reset &layout"), this, &MainWindow::resetLayout);
    view->addSeparator();

    QMenu* look = view->addMenu(icon(QStringLiteral("theme")), tr("&Theme"));
    auto* group = new QActionGroup(this);
    const QList<std::pair<QString, ThemeMode>> modes{
        {tr("As the &system"), ThemeMode::system}, {tr("&Light"), ThemeMode::light}, {tr("&Dark"), ThemeMode::dark}};
    for (const auto& [text, mode] : modes) {
        QAction* choice = look->addAction(text, this, [mode = mode] {
            theme().setMode(mode);
            settings()->setValue(themeKey, static_cast<int>(mode));
        });
        choice->setCheckable(true);
        choice->setChecked(theme().mode() == mode);
        group->addAction(choice);
        connect(&theme(), &Theme::themeChanged, choice,
                [choice, mode = mode] { choice->setChecked(theme().mode() == mode); });
    }
    QAction* whole = view->addAction(tr("&Full screen"), QKeySequence(Qt::Key_F11), this,
                                     [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    whole->setShortcutContext(Qt::ApplicationShortcut);
}

void MainWindow::makeHelpMenu()
{
    QMenu* help = menuBar()->addMenu(tr("&Help"));
    help->addAction(icon(QStringLiteral("keyboard")), tr("&Keyboard shortcuts"), QKeySequence(Qt::Key_F1), this,
                    &MainWindow::showShortcuts);
    help->addAction(icon(QStringLiteral("info")), tr("&About"), this, &MainWindow::showAbout);
}

void MainWindow::showShortcuts()
{
    QDialog* window = smallWindow(this, tr("Keyboard shortcuts"));
    auto* column = new QVBoxLayout(window);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(2 * spacing::section);
    QGridLayout* grid = nullptr;
    int line = 0;
    const auto nextColumn = [&] {
        auto* half = new QVBoxLayout;
        grid = new QGridLayout;
        grid->setHorizontalSpacing(spacing::section);
        half->addLayout(grid);
        half->addStretch(1);
        columns->addLayout(half);
        line = 0;
    };
    const auto heading = [&](const QString& text) {
        auto* label = new QLabel(text);
        label->setFont(headingFont());
        label->setContentsMargins(0, line == 0 ? 0 : spacing::normal, 0, 0);
        grid->addWidget(label, line++, 0, 1, 2);
    };
    const auto entry = [&](const QString& keys, const QString& does) {
        auto* left = new QLabel(keys);
        left->setForegroundRole(QPalette::PlaceholderText);
        grid->addWidget(left, line, 0);
        grid->addWidget(new QLabel(does), line++, 1);
    };
    for (const QAction* menu : menuBar()->actions()) {
        if (!menu->menu())
            continue;
        if (!grid || line > 12)
            nextColumn();
        heading(QString(menu->text()).remove(QLatin1Char('&')));
        for (const QAction* action : menu->menu()->actions()) {
            QStringList keys;
            for (const QKeySequence& sequence : action->shortcuts())
                keys << sequence.toString(QKeySequence::NativeText);
            if (!keys.isEmpty())
                entry(keys.join(QStringLiteral(", ")),
                      QString(action->text()).remove(QLatin1Char('&')).remove(QStringLiteral(" …")));
        }
    }
    nextColumn();
    heading(tr("In a matrix"));
    entry(tr("Arrows, Home, End"), tr("Move to a cell; with Ctrl to the end"));
    entry(tr("Left, Up at the edge"), tr("Go to the headers"));
    entry(tr("Space"), tr("Toggle the cell; the row or column in a header"));
    entry(tr("0, 1"), tr("Clear or set the cell"));
    entry(tr("R, C"), tr("Fill or clear the row, the column"));
    entry(tr("F2, Shift+F2"), tr("Rename the row's node, the column's"));
    entry(tr("Insert, Shift+Insert"), tr("Add a node after the row, the column"));
    entry(tr("Delete in a header"), tr("Remove the node"));
    entry(tr("Alt+arrows"), tr("Move the row or column"));
    entry(tr("Ctrl++, Ctrl+-, Ctrl+0"), tr("Zoom in, out, fit; also Ctrl and the wheel"));
    entry(tr("Ctrl+C"), tr("Copy the matrix"));
    entry(tr("Menu key"), tr("More for the row and the column"));
    nextColumn();
    heading(tr("On the scrubber"));
    entry(tr("Arrows, Page, Home"), tr("Go to an evaluation, a tenth, the first"));
    entry(tr("End"), tr("Follow the newest step"));
    entry(tr("Space"), tr("Play, pause"));
    entry(tr("B, Shift+B, Delete"), tr("Set a bookmark, name it, take it away"));
    entry(tr("Ctrl+Left, Ctrl+Right"), tr("Go to the mark before, after"));
    entry(tr("J"), tr("Go to a score or an event"));
    heading(tr("In the list of runs"));
    entry(tr("Space"), tr("Lay the run over the others, or not"));
    entry(tr("F2, Ctrl+U, Ctrl+D"), tr("Rename; use its experiment; differences to it"));
    entry(tr("Delete"), tr("Close the run"));
    nextColumn();
    heading(tr("In the diagram"));
    for (const auto& [keys, does] : diagramKeys())
        entry(keys, does);
    column->addLayout(columns);
    column->addSpacing(spacing::normal);
    addCloseButton(window, column);
    window->show();
}

void MainWindow::showAbout()
{
    QDialog* window = smallWindow(this, tr("About Disentangle Studio"));
    auto* column = new QVBoxLayout(window);
    auto* row = new QHBoxLayout;
    row->setSpacing(spacing::section);
    auto* picture = new QLabel;
    picture->setPixmap(applicationIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
    row->addWidget(picture, 0, Qt::AlignTop);
    auto* text = new QLabel(
        tr("<h3>Disentangle Studio %1</h3>"
           "<p>Draw a causal graph, see what can be disentangled,<br>watch a model learn it.</p>"
           "<p>The theory is that of S. Lachapelle et al., <i>Nonparametric partial<br>disentanglement via mechanism "
           "sparsity</i>, <a href='https://arxiv.org/abs/2401.04890'>arXiv 2401.04890</a>.</p>"
           "<p>Colours: Paul Tol, <i>bright</i>; viridis by van der Walt and Smith.</p>")
            .arg(QApplication::applicationVersion()));
    text->setOpenExternalLinks(true);
    text->setTextInteractionFlags(Qt::TextBrowserInteraction);
    row->addWidget(text, 1);
    column->addLayout(row);
    addCloseButton(window, column);
    window->show();
}

}  // namespace disentangle
