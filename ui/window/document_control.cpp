// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/document_control.h"

#include "core/base/file.h"
#include "core/base/place.h"
#include "ui/base/log.h"
#include "ui/base/settings.h"
#include "ui/document/autosave.h"
#include "core/data/table/spec.h"
#include "ui/document/experiment_document.h"
#include "ui/document/file_path.h"
#include "ui/language/language.h"
#include "ui/style/message_bar.h"
#include "ui/window/recent_files.h"

#include <QAbstractButton>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QMessageBox>
#include <QPushButton>

namespace disentangle {
namespace {

const QString fileSubject = QStringLiteral("file");
const QString folderKey = QStringLiteral("folder");
const QString diskSubject = QStringLiteral("file on disk");

QString recoverySubject(const RecoverableExperiment& recoverable)
{
    return QStringLiteral("recovery of an experiment ") + recoverable.id;
}

/// Whether an experiment learns from files that have not been looked at yet.
bool isDataToRead(const QString& path)
{
    try {
        const nlohmann::json document = nlohmann::json::parse(read_file(asPath(path)));
        const nlohmann::json data = document.value("data", nlohmann::json::object());
        return data.value("kind", "") == "table" && data.value("found", nlohmann::json()).is_null();
    } catch (const std::exception&) {
        return false;  // whoever opens it says what is wrong
    }
}

/// A file dialog that does not hold up the program: `chosen` runs with the file, if one is chosen.
void askForFile(QWidget* window, QObject* asker, QFileDialog::AcceptMode mode, const QString& title,
                const QString& start, const QStringList& filters, const std::function<void(const QString&)>& chosen)
{
    auto* dialog = new QFileDialog(window, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(mode);
    dialog->setFileMode(mode == QFileDialog::AcceptOpen ? QFileDialog::ExistingFile : QFileDialog::AnyFile);
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    const QFileInfo startInfo(start);
    dialog->setDirectory(startInfo.isDir() ? start : startInfo.path());
    if (!startInfo.isDir())
        dialog->selectFile(startInfo.fileName());
    QObject::connect(dialog, &QFileDialog::fileSelected, asker, [chosen](const QString& path) {
        settings()->setValue(folderKey, QFileInfo(path).path());
        chosen(path);
    });
    dialog->open();
}

}  // namespace

DocumentControl::DocumentControl(ExperimentDocument* document, MessageBar* messages, QWidget* window, bool remembers)
    : QObject(window),
      m_document(document),
      m_messages(messages),
      m_window(window),
      m_remembers(remembers),
      m_watcher(new QFileSystemWatcher(this))
{
    if (m_remembers)
        startAutosave();
    connect(m_document, &ExperimentDocument::titleChanged, this, &DocumentControl::refreshTitle);
    connect(m_document, &ExperimentDocument::titleChanged, this, &DocumentControl::watchFile);
    connect(m_document, &ExperimentDocument::replaced, this, [this] {
        m_noticed.reset();
        m_messages->dismiss(diskSubject);
    });
    connect(m_watcher, &QFileSystemWatcher::fileChanged, this, &DocumentControl::lookAtFile);
    connect(m_watcher, &QFileSystemWatcher::directoryChanged, this, &DocumentControl::lookAtFile);
    refreshTitle();
}

DocumentControl::~DocumentControl() = default;

void DocumentControl::refreshTitle()
{
    m_window->setWindowTitle(QStringLiteral("%1[*] — %2").arg(m_document->displayName(), tr("Disentangle Studio")));
    m_window->setWindowModified(m_document->isDirty());
}

void DocumentControl::problem(const QString& text)
{
    qCInfo(logDocument).noquote() << "problem:" << text;
    m_messages->show(MessageBar::Kind::error, fileSubject, text);
}

// -- other programs

void DocumentControl::watchFile()
{
    const QString path = m_document->path();
    if (path == m_watched)
        return;
    m_watched = path;
    if (const QStringList before = m_watcher->files() + m_watcher->directories(); !before.isEmpty())
        m_watcher->removePaths(before);
    if (!path.isEmpty())
        m_watcher->addPaths({path, QFileInfo(path).absolutePath()});
}

void DocumentControl::lookAtFile()
{
    // A file that was replaced is another one, which is not watched yet.
    if (!m_watched.isEmpty() && !m_watcher->files().contains(m_watched) && QFileInfo::exists(m_watched))
        m_watcher->addPath(m_watched);
    const QString name = QFileInfo(m_document->path()).fileName();
    if (m_document->isFileGone()) {
        m_noticed.reset();
        m_messages->show(MessageBar::Kind::warning, diskSubject,
                         tr("The file of “%1” was deleted or moved by another program. The experiment is still here; "
                            "saving writes the file again.")
                             .arg(name),
                         {{tr("Save"), [this] { save(); }}, {tr("Save elsewhere …"), [this] { saveAs(); }}});
        return;
    }
    const auto foreign = m_document->foreignText();
    if (!foreign) {
        m_noticed.reset();
        m_messages->dismiss(diskSubject);
        return;
    }
    if (foreign == m_noticed)
        return;
    m_noticed = foreign;
    qCInfo(logDocument).noquote() << "changed by another program:" << m_document->path();
    m_messages->show(
        MessageBar::Kind::warning, diskSubject,
        m_document->isDirty()
            ? tr("“%1” was changed by another program, and has changes here that are not saved. Taking it from disk can be "
                 "undone.")
                  .arg(name)
            : tr("“%1” was changed by another program. What is shown is as it was before.").arg(name),
        {{tr("Take it from disk"), [this] { takeFromDisk(); }}, {tr("Save elsewhere …"), [this] { saveAs(); }}});
}

void DocumentControl::takeFromDisk()
{
    if (const QString wrong = m_document->takeFromDisk(); !wrong.isEmpty()) {
        problem(tr("%1\nNothing was changed here.").arg(wrong));
        return;
    }
    m_noticed.reset();
    m_messages->dismiss(diskSubject);
    Q_EMIT notice(tr("Took %1 as it is on disk").arg(QDir::toNativeSeparators(m_document->path())), 4000);
}

void DocumentControl::askToReplace(const QString& path, const std::function<void()>& saved, const std::string& foreign)
{
    if (auto* open = m_window->findChild<QMessageBox*>(QStringLiteral("changed on disk"))) {
        open->raise();
        return;
    }
    auto* question = new QMessageBox(
        QMessageBox::Warning, tr("Changed by another program"),
        tr("“%1” was changed by another program since it was opened here.").arg(QFileInfo(path).fileName()),
        QMessageBox::Cancel, m_window);
    question->setObjectName(QStringLiteral("changed on disk"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(
        tr("Saving replaces what that program has written. Taking it from disk replaces what is "
           "shown here, and can be undone."));
    QPushButton* replace = question->addButton(tr("Replace it"), QMessageBox::DestructiveRole);
    QPushButton* take = question->addButton(tr("Take it from disk"), QMessageBox::ActionRole);
    QPushButton* elsewhere = question->addButton(tr("Save elsewhere …"), QMessageBox::ActionRole);
    question->setDefaultButton(elsewhere);
    connect(question, &QMessageBox::buttonClicked, this, [=, this](QAbstractButton* button) {
        question->setObjectName({});  // answered; another one may be asked
        if (button == replace)
            saveTo(path, saved, foreign);
        else if (button == take)
            takeFromDisk();
        else if (button == elsewhere)
            saveAs(saved);
    });
    question->open();
}

// -- unsaved changes

void DocumentControl::afterUnsaved(const QString& before, const std::function<void()>& go)
{
    if (!m_document->isDirty()) {
        go();
        return;
    }
    if (auto* open = m_window->findChild<QMessageBox*>(QStringLiteral("unsaved"))) {
        open->raise();  // one question at a time; the first one stands
        return;
    }
    auto* question = new QMessageBox(QMessageBox::Question, tr("Unsaved changes"),
                                     tr("“%1” has changes that are not saved.").arg(m_document->displayName()),
                                     QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, m_window);
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

bool DocumentControl::mayClose(const std::function<void()>& close)
{
    if (!m_document->isDirty() || m_closing)
        return true;
    afterUnsaved(tr("before closing"), [this, close] {
        m_closing = true;
        close();
    });
    return false;
}

void DocumentControl::discardChanges()
{
    if (m_autosave)
        m_autosave->discard();
}

void DocumentControl::startAutosave()
{
    m_autosave = std::make_unique<Autosave>(m_document, recoveryFolder());
    connect(m_autosave.get(), &Autosave::failed, this, [this](const QString& what) {
        qCInfo(logDocument).noquote() << "unsaved changes are kept for recovery:" << (what.isEmpty() ? "again" : "no,")
                                      << what;
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

// -- recovery

void DocumentControl::offerRecovery()
{
    m_search.ask([this, folder = recoveryFolder()](const std::stop_token&) -> NewestTask::Delivery {
        return [this, folder, found = findRecoverableExperiments(folder)] {
            qCInfo(logDocument).noquote() << found.size() << "experiments to recover in" << folder;
            for (const RecoverableExperiment& recoverable : found)
                offer(recoverable);
        };
    });
}

void DocumentControl::offer(const RecoverableExperiment& recoverable)
{
    const QString subject = recoverySubject(recoverable);
    const MessageBar::Action discard{tr("Discard"), [recoverable] { removeRecovery(recoverable); }};
    if (!recoverable.problem.isEmpty()) {
        m_messages->show(MessageBar::Kind::error, subject,
                         tr("Unsaved changes of an earlier session cannot be read: %1").arg(recoverable.problem),
                         {discard});
        return;
    }
    m_messages->show(
        MessageBar::Kind::info, subject,
        tr("“%1” has changes from %2 that were never saved.").arg(recoverable.name, momentText(recoverable.when)),
        {{tr("Recover"),
          [this, recoverable] {
              // Kept until there is an answer: cancelling must not cost the offer.
              if (m_document->isDirty())
                  offer(recoverable);
              afterUnsaved(tr("before “%1” is recovered").arg(recoverable.name),
                           [this, recoverable] { recover(recoverable); });
          }},
         discard});
}

void DocumentControl::recover(const RecoverableExperiment& recoverable)
{
    m_messages->dismiss(recoverySubject(recoverable));
    if (const QString wrong = m_document->restore(recoverable.text, recoverable.document); !wrong.isEmpty()) {
        problem(wrong);
        return;
    }
    qCInfo(logDocument).noquote() << "recovered" << recoverable.recovery << "of" << recoverable.document;
    if (m_autosave)
        m_autosave->adopt(recoverable);
    Q_EMIT notice(tr("Recovered “%1”; it is not saved yet").arg(recoverable.name), 8000);
}

// -- files

void DocumentControl::newExperiment()
{
    afterUnsaved(tr("before a new experiment is begun"), [this] {
        m_document->makeEmpty();
        Q_EMIT begun();
    });
}

void DocumentControl::askToOpen()
{
    askForFile(m_window, this, QFileDialog::AcceptOpen, tr("Open experiment"),
               settings()->value(folderKey, QDir::homePath()).toString(),
               {tr("Experiments (*.json)"), tr("All files (*)")}, [this](const QString& path) { open(path); });
}

void DocumentControl::open(const QString& path)
{
    if (isDataToRead(path)) {
        Q_EMIT dataWanted(QFileInfo(path).absoluteFilePath());
        return;
    }
    openBy(path, [](ExperimentDocument& document, const QString& file) { return document.open(file); });
}

void DocumentControl::open(const QString& path, const TableFound& found)
{
    openBy(path, [found](ExperimentDocument& document, const QString& file) { return document.open(file, found); });
}

void DocumentControl::openBy(const QString& path,
                             const std::function<QString(ExperimentDocument& document, const QString& file)>& open)
{
    const QString file = QFileInfo(path).absoluteFilePath();
    // A file that cannot be read is said at once: nobody should give up changes for it.
    ExperimentDocument trial;
    if (const QString wrong = open(trial, file); !wrong.isEmpty()) {
        problem(tr("%1\nNothing was changed. Correct the file and open it again.").arg(wrong));
        return;
    }
    afterUnsaved(tr("before “%1” is opened").arg(QFileInfo(path).fileName()), [this, file, open] {
        if (const QString wrong = open(*m_document, file); !wrong.isEmpty()) {
            problem(wrong);
            return;
        }
        qCInfo(logDocument).noquote() << "opened" << file;
        if (m_remembers)
            addRecentFile(Recent::experiments, file);
        m_messages->dismiss(fileSubject);
        Q_EMIT notice(tr("Opened %1").arg(QDir::toNativeSeparators(file)), 4000);
    });
}

void DocumentControl::save(const std::function<void()>& saved)
{
    if (m_document->path().isEmpty())
        saveAs(saved);
    else
        saveTo(m_document->path(), saved);
}

void DocumentControl::saveAs(const std::function<void()>& saved)
{
    const QString folder = settings()->value(folderKey, QDir::homePath()).toString();
    const QString proposal =
        m_document->path().isEmpty()
            ? QStringLiteral("%1/%2.json")
                  .arg(folder,
                       QString::fromStdString(file_name_for(m_document->displayName().toStdString(), "experiment")))
            : m_document->path();
    askForFile(m_window, this, QFileDialog::AcceptSave, tr("Save experiment"), proposal, {tr("Experiments (*.json)")},
               [this, saved](const QString& path) { saveTo(path, saved); });
}

void DocumentControl::saveTo(const QString& path, const std::function<void()>& saved,
                             const std::optional<std::string>& accepted)
{
    if (QFileInfo(path) == QFileInfo(m_document->path())) {
        if (const auto foreign = m_document->foreignText(); foreign && foreign != accepted) {
            askToReplace(path, saved, *foreign);
            return;
        }
    }
    if (const QString wrong = m_document->save(path); !wrong.isEmpty()) {
        qCInfo(logDocument).noquote() << "not saved:" << wrong;
        m_messages->show(MessageBar::Kind::error, fileSubject, tr("Not saved: %1").arg(wrong),
                         {{tr("Save elsewhere …"), [this] { saveAs(); }}});
        return;
    }
    qCInfo(logDocument).noquote() << "saved" << path;
    if (m_remembers)
        addRecentFile(Recent::experiments, path);
    m_messages->dismiss(fileSubject);
    m_noticed.reset();
    m_messages->dismiss(diskSubject);
    lookAtFile();  // what was saved is watched
    Q_EMIT notice(tr("Saved %1").arg(QDir::toNativeSeparators(path)), 4000);
    if (saved)
        saved();
}

}  // namespace disentangle
