// Opening and saving experiments, and what becomes of unsaved changes.
#include "ui/window/main_window.h"

#include "ui/document/autosave.h"
#include "ui/document/experiment_document.h"
#include "ui/figure/export_dialog.h"
#include "ui/graph/graph_editor.h"
#include "ui/graph/preset_chooser.h"
#include "ui/runs/run_list.h"
#include "ui/window/message_bar.h"
#include "ui/window/recent_files.h"
#include "ui/window/settings.h"

#include <QAbstractButton>
#include <QCloseEvent>
#include <QCoreApplication>
#include <QDir>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMessageBox>
#include <QMimeData>
#include <QStatusBar>
#include <QThreadPool>

#include <algorithm>

namespace disentangle {
namespace {

const QString fileSubject = QStringLiteral("file");
const QString folderKey = QStringLiteral("folder");

/// A file dialog that does not hold up the program: `chosen` runs with the file, if one is chosen.
void askForFile(QWidget* parent, QFileDialog::AcceptMode mode, const QString& title, const QString& start,
                const QStringList& filters, const std::function<void(const QString&)>& chosen)
{
    auto* dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(mode);
    dialog->setFileMode(mode == QFileDialog::AcceptOpen ? QFileDialog::ExistingFile : QFileDialog::AnyFile);
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    const QFileInfo its(start);
    dialog->setDirectory(its.isDir() ? start : its.path());
    if (!its.isDir())
        dialog->selectFile(its.fileName());
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [chosen](const QString& path) {
        settings()->setValue(folderKey, QFileInfo(path).path());
        chosen(path);
    });
    dialog->open();
}

}  // namespace

void MainWindow::problem(const QString& subject, const QString& text)
{
    m_messages->show(MessageBar::Kind::error, subject, text);
}

// -- unsaved changes

void MainWindow::afterUnsaved(const QString& before, const std::function<void()>& go)
{
    if (!m_document->isDirty()) {
        go();
        return;
    }
    if (auto* open = findChild<QMessageBox*>(QStringLiteral("unsaved"))) {
        open->raise();  // one question at a time; the first one stands
        return;
    }
    auto* question = new QMessageBox(QMessageBox::Question, tr("Unsaved changes"),
                                     tr("“%1” has changes that are not saved.").arg(m_document->displayName()),
                                     QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, this);
    question->setObjectName(QStringLiteral("unsaved"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(tr("Save them %1?").arg(before));
    question->setDefaultButton(QMessageBox::Save);
    connect(question, &QMessageBox::buttonClicked, this, [this, question, go](QAbstractButton* button) {
        const auto answer = question->standardButton(button);
        // The question is answered, and must not be found again by what follows.
        question->setObjectName({});
        if (answer == QMessageBox::Save)
            save(go);
        else if (answer == QMessageBox::Discard)
            go();
    });
    question->open();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_document->isDirty() && !m_closing) {
        event->ignore();
        afterUnsaved(tr("before closing"), [this] {
            m_closing = true;
            close();
        });
        return;
    }
    writeSettings();
    if (m_autosave)
        m_autosave->discard();
    QMainWindow::closeEvent(event);
}

void MainWindow::startAutosave()
{
    m_autosave = std::make_unique<Autosave>(m_document, recoveryFolder());
    connect(m_autosave.get(), &Autosave::failed, this, [this](const QString& what) {
        const QString subject = QStringLiteral("autosave");
        if (what.isEmpty())
            m_messages->dismiss(subject);
        else
            m_messages->show(
                MessageBar::Kind::warning, subject,
                tr("Unsaved changes cannot be kept safe against a crash: %1. Save the experiment.").arg(what),
                {{tr("Save"), [this] { save(); }}});
    });
}

void MainWindow::offerLeftWork()
{
    ++m_searching;
    QThreadPool::globalInstance()->start([this, alive = std::weak_ptr<bool>(m_alive), folder = recoveryFolder()] {
        auto found = findLeftWork(folder);
        // The window may be gone by then: only the GUI thread may look, and it is told through the application.
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [this, alive, found = std::move(found)] {
                if (alive.expired())
                    return;
                --m_searching;
                for (const LeftWork& left : found)
                    offer(left);
            },
            Qt::QueuedConnection);
    });
}

void MainWindow::offer(const LeftWork& left)
{
    const QString subject = QStringLiteral("left work ") + left.id;
    const MessageBar::Action discard{tr("Discard"), [left] { removeLeftWork(left); }};
    if (!left.problem.isEmpty()) {
        m_messages->show(MessageBar::Kind::error, subject,
                         tr("Unsaved changes of an earlier session cannot be read: %1").arg(left.problem), {discard});
        return;
    }
    m_messages->show(MessageBar::Kind::info, subject,
                     tr("“%1” has changes from %2 that were never saved.")
                         .arg(left.name, QLocale().toString(left.when, QLocale::ShortFormat)),
                     {{tr("Recover"),
                       [this, left] {
                           // Kept until there is an answer: cancelling must not cost the offer.
                           if (m_document->isDirty())
                               offer(left);
                           afterUnsaved(tr("before “%1” is recovered").arg(left.name), [this, left] { recover(left); });
                       }},
                      discard});
}

void MainWindow::recover(const LeftWork& left)
{
    m_messages->dismiss(QStringLiteral("left work ") + left.id);
    if (const QString wrong = m_document->restore(left.text, left.document); !wrong.isEmpty()) {
        problem(fileSubject, wrong);
        return;
    }
    if (m_autosave)
        m_autosave->adopt(left);
    statusBar()->showMessage(tr("Recovered “%1”; it is not saved yet").arg(left.name), 8000);
}

// -- files

void MainWindow::openFile(const QString& path)
{
    if (path.endsWith(QStringLiteral(".run"), Qt::CaseInsensitive))
        offerExperiment(m_runs->open(QFileInfo(path).absoluteFilePath()));
    else
        loadExperiment(path);
}

void MainWindow::loadExperiment(const QString& path)
{
    const QString file = QFileInfo(path).absoluteFilePath();
    // A file that cannot be read is said at once: nobody should give up changes for it.
    ExperimentDocument trial;
    if (const QString wrong = trial.open(file); !wrong.isEmpty()) {
        problem(fileSubject, tr("%1\nNothing was changed. Correct the file and open it again.").arg(wrong));
        return;
    }
    afterUnsaved(tr("before “%1” is opened").arg(QFileInfo(path).fileName()), [this, file] {
        if (const QString wrong = m_document->open(file); !wrong.isEmpty()) {
            problem(fileSubject, wrong);
            return;
        }
        if (m_arrangement == Arrangement::remembered)
            addRecentFile(file);
        m_messages->dismiss(fileSubject);
        statusBar()->showMessage(tr("Opened %1").arg(QDir::toNativeSeparators(file)), 4000);
    });
}

void MainWindow::newExperiment()
{
    afterUnsaved(tr("before a new experiment is begun"), [this] {
        m_document->makeEmpty();
        m_worldDock->show();
        m_worldDock->raise();
    });
}

void MainWindow::choosePreset()
{
    m_worldDock->show();
    m_worldDock->raise();
    m_graph->presetChooser()->openList();
}

void MainWindow::openExperiment()
{
    askForFile(
        this, QFileDialog::AcceptOpen, tr("Open experiment"), settings()->value(folderKey, QDir::homePath()).toString(),
        {tr("Experiments (*.json)"), tr("All files (*)")}, [this](const QString& path) { loadExperiment(path); });
}

void MainWindow::openRun()
{
    m_runsDock->show();
    m_runsDock->raise();
    m_runs->openFiles();
}

void MainWindow::exportFigure(const QString& view)
{
    const RunModel* run = m_runs->current();
    if (!run || run->data()->steps.empty()) {
        problem(fileSubject,
                tr("There is nothing to export yet. Open a run or train one; its first evaluation can be exported."));
        return;
    }
    m_messages->dismiss(fileSubject);
    QStringList runs{run->path()};
    for (const RunModel* other : m_runs->overlay())
        if (other != run)
            runs << other->path();
    auto* dialog = new ExportDialog(runs, run->data()->steps[0], run->data()->lastStep(), run->step(), view, this);
    connect(dialog, &ExportDialog::exported, this, [this](const QString& target) {
        statusBar()->showMessage(tr("Exported %1").arg(QDir::toNativeSeparators(target)), 8000);
    });
    dialog->show();
}

void MainWindow::save(const std::function<void()>& saved)
{
    if (m_document->path().isEmpty())
        saveAs(saved);
    else
        saveTo(m_document->path(), saved);
}

void MainWindow::saveAs(const std::function<void()>& saved)
{
    const QString folder = settings()->value(folderKey, QDir::homePath()).toString();
    const QString proposal = m_document->path().isEmpty()
                                 ? QStringLiteral("%1/%2.json").arg(folder, m_document->displayName())
                                 : m_document->path();
    askForFile(this, QFileDialog::AcceptSave, tr("Save experiment"), proposal, {tr("Experiments (*.json)")},
               [this, saved](const QString& path) { saveTo(path, saved); });
}

void MainWindow::saveTo(const QString& path, const std::function<void()>& saved)
{
    if (const QString wrong = m_document->save(path); !wrong.isEmpty()) {
        m_messages->show(MessageBar::Kind::error, fileSubject, tr("Not saved: %1").arg(wrong),
                         {{tr("Save elsewhere …"), [this] { saveAs(); }}});
        return;
    }
    if (m_arrangement == Arrangement::remembered)
        addRecentFile(path);
    m_messages->dismiss(fileSubject);
    statusBar()->showMessage(tr("Saved %1").arg(QDir::toNativeSeparators(path)), 4000);
    if (saved)
        saved();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    const auto urls = event->mimeData()->urls();
    if (std::any_of(urls.begin(), urls.end(), [](const QUrl& url) { return url.isLocalFile(); }))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile())
            openFile(url.toLocalFile());
    event->acceptProposedAction();
}

}  // namespace disentangle
