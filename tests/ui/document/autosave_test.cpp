// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/autosave.h"

#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/document/experiment_document.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

#include <cstdlib>
#include <unistd.h>

using namespace disentangle;

namespace {

/// A studio that crashes in the middle of its work: it opens a document, if given one, toggles a cell, waits until that
/// is kept, and ends abruptly.
[[noreturn]] void crash(const QString& folder, const QString& path)
{
    ExperimentDocument document;
    if (!path.isEmpty() && !document.open(path).isEmpty())
        _exit(2);
    Autosave autosave(&document, folder);
    document.setGraphCell(GraphPart::Ga, 3, 4, true);
    autosave.flush();
    _exit(0);
}

}  // namespace

class AutosaveTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_home;

    QString folder() const { return m_home->filePath(QStringLiteral("unsaved")); }

    QString written(const QString& name, const QByteArray& content) const
    {
        const QString path = m_home->filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }

    /// Another process crashes.
    void letAStudioCrash(const QString& path = {}) const
    {
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(),
                      {QStringLiteral("AutosaveTest"), QStringLiteral("--crash"), folder(), path});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 0);
    }

    QStringList filesOf(const QString& place) const { return QDir(place).entryList(QDir::Files | QDir::Hidden); }

    QString savedExperiment(const QString& name) const
    {
        ExperimentDocument document;
        const QString path = m_home->filePath(name);
        if (!document.save(path).isEmpty())
            qFatal("cannot save");
        return path;
    }

private Q_SLOTS:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }

    // A clean document leaves no files; one with unsaved changes keeps them in the data folder while it has no file.
    void unsavedChangesAreKeptOnDiskAndCleanOnesAreNot()
    {
        ExperimentDocument document;
        Autosave autosave(&document, folder());
        autosave.flush();
        QVERIFY(filesOf(folder()).isEmpty());
        document.setGraphCell(GraphPart::Ga, 0, 1, true);
        autosave.flush();
        QCOMPARE(filesOf(folder()).filter(QStringLiteral(".unsaved")).size(), 1);
        QFile kept(folder() + QLatin1Char('/') + filesOf(folder()).filter(QStringLiteral(".unsaved")).first());
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(kept.readAll()), document.text());
        document.undoStack()->undo();
        autosave.flush();
        QVERIFY(filesOf(folder()).filter(QStringLiteral(".unsaved")).isEmpty());
    }

    // Changes are written a moment after an edit, without being asked for.
    void editsAreKeptByThemselves()
    {
        ExperimentDocument document;
        Autosave autosave(&document, folder());
        document.setGraphCell(GraphPart::Ga, 0, 1, true);
        QTRY_COMPARE(filesOf(folder()).filter(QStringLiteral(".unsaved")).size(), 1);
    }

    // The changes of a document with a file lie beside it, and go when it is saved.
    void changesLieBesideTheDocumentUntilSaved()
    {
        const QString path = savedExperiment(QStringLiteral("mine.json"));
        const QByteArray before = [&path] {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        }();
        ExperimentDocument document;
        Autosave autosave(&document, folder());
        QCOMPARE(document.open(path), QString());
        document.setGraphCell(GraphPart::Ga, 0, 1, true);
        autosave.flush();
        QCOMPARE(filesOf(m_home->path()).filter(QStringLiteral(".mine.json.")).size(), 1);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), before);
        QCOMPARE(document.save(path), QString());
        autosave.flush();
        QCOMPARE(filesOf(m_home->path()), QStringList{QStringLiteral("mine.json")});
    }

    // Where nothing can be written beside the document, its changes are kept in the data folder.
    void changesOfAnUnwritableFolderAreKeptElsewhere()
    {
        QDir(m_home->path()).mkdir(QStringLiteral("medium"));
        const QString path = savedExperiment(QStringLiteral("medium/mine.json"));
        {
            ExperimentDocument document;
            QCOMPARE(document.open(path), QString());
            Autosave autosave(&document, folder());
            QVERIFY(QDir(m_home->filePath(QStringLiteral("medium"))).removeRecursively());  // the medium was removed
            document.setGraphCell(GraphPart::Ga, 0, 1, true);
        }
        const auto found = findRecoverableExperiments(folder());
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().document, path);
        QVERIFY(found.first().recovery.startsWith(folder()));
    }

    // A folder that cannot be made is reported once, and so is its working again.
    void failureToWriteIsSaid()
    {
        const QString blocked = written(QStringLiteral("blocked"), "a file");
        ExperimentDocument document;
        Autosave autosave(&document, blocked);
        QSignalSpy failed(&autosave, &Autosave::failed);
        document.setGraphCell(GraphPart::Ga, 0, 1, true);
        autosave.flush();
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(!failed.last().first().toString().isEmpty());
        QVERIFY(QFile::remove(blocked));
        document.setGraphCell(GraphPart::Ga, 0, 2, true);
        autosave.flush();
        QTRY_COMPARE(failed.count(), 2);
        QVERIFY(failed.last().first().toString().isEmpty());
    }

    // What a crashed studio has left is found, whole, and marked with the file it belongs to.
    void workOfACrashedStudioIsFound()
    {
        const QString path = savedExperiment(QStringLiteral("mine.json"));
        letAStudioCrash(path);
        const auto found = findRecoverableExperiments(folder());
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().name, QStringLiteral("mine.json"));
        QCOMPARE(found.first().document, path);
        QVERIFY(found.first().problem.isEmpty());
        ExperimentDocument document;
        QCOMPARE(document.restore(found.first().text, found.first().document), QString());
        QVERIFY((*document.matrix(GraphPart::Ga))(3, 4));
        QVERIFY(document.isDirty());
        QCOMPARE(document.path(), path);
    }

    // The work of a studio that still runs is not offered to another.
    void workOfALivingStudioIsNotOffered()
    {
        ExperimentDocument document;
        Autosave autosave(&document, folder());
        document.setGraphCell(GraphPart::Ga, 0, 1, true);
        autosave.flush();
        QVERIFY(findRecoverableExperiments(folder()).isEmpty());
    }

    // Work that one studio has found is not offered by a second one, until the first gives it up.
    void foundWorkIsOfferedByOneStudioOnly()
    {
        letAStudioCrash();
        {
            const auto mine = findRecoverableExperiments(folder());
            QCOMPARE(mine.size(), 1);
            QVERIFY(findRecoverableExperiments(folder()).isEmpty());
        }
        QCOMPARE(findRecoverableExperiments(folder()).size(), 1);
    }

    // Work that its file holds by now is not offered.
    void workThatTheFileHoldsIsNotOffered()
    {
        const QString path = savedExperiment(QStringLiteral("mine.json"));
        letAStudioCrash(path);
        ExperimentDocument document;
        QCOMPARE(document.open(path), QString());
        document.setGraphCell(GraphPart::Ga, 3, 4, true);
        QCOMPARE(document.save(path), QString());
        QVERIFY(findRecoverableExperiments(folder()).isEmpty());
        QCOMPARE(filesOf(m_home->path()), QStringList{QStringLiteral("mine.json")});
    }

    // Recovered work stays on disk until it is saved, through a second crash too.
    void recoveredWorkIsKeptUntilSaved()
    {
        const QString path = savedExperiment(QStringLiteral("mine.json"));
        letAStudioCrash(path);
        {
            const auto found = findRecoverableExperiments(folder());
            ExperimentDocument document;
            Autosave autosave(&document, folder());
            QCOMPARE(document.restore(found.first().text, found.first().document), QString());
            autosave.adopt(found.first());
        }
        const auto again = findRecoverableExperiments(folder());
        QCOMPARE(again.size(), 1);
        ExperimentDocument document;
        Autosave autosave(&document, folder());
        QCOMPARE(document.restore(again.first().text, again.first().document), QString());
        autosave.adopt(again.first());
        QCOMPARE(document.save(path), QString());
        autosave.flush();
        QVERIFY(findRecoverableExperiments(folder()).isEmpty());
        QCOMPARE(filesOf(m_home->path()), QStringList{QStringLiteral("mine.json")});
    }

    // Discarded changes do not come back; changes made after that are kept again.
    void discardedChangesAreGone()
    {
        ExperimentDocument document;
        Autosave autosave(&document, folder());
        document.setGraphCell(GraphPart::Ga, 0, 1, true);
        autosave.flush();
        autosave.discard();
        autosave.flush();
        QVERIFY(filesOf(folder()).filter(QStringLiteral(".unsaved")).isEmpty());
        document.setGraphCell(GraphPart::Ga, 0, 2, true);
        autosave.flush();
        QCOMPARE(filesOf(folder()).filter(QStringLiteral(".unsaved")).size(), 1);
    }

    // Work whose document has gone is recovered as one without a file.
    void workOutlivesItsDocument()
    {
        QDir(m_home->path()).mkdir(QStringLiteral("gone"));
        const QString path = savedExperiment(QStringLiteral("gone/mine.json"));
        letAStudioCrash(path);
        QVERIFY(QFile::remove(path));
        const auto found = findRecoverableExperiments(folder());
        QCOMPARE(found.size(), 1);
        ExperimentDocument document;
        QCOMPARE(document.restore(found.first().text, found.first().document), QString());
        QVERIFY(document.path().isEmpty());
        QVERIFY(document.isDirty());
    }

    // A document that has become unreadable meanwhile is no reason to lose the work: it still belongs to that file.
    void workOutlivesADamagedDocument()
    {
        const QString path = savedExperiment(QStringLiteral("mine.json"));
        letAStudioCrash(path);
        written(QStringLiteral("mine.json"), "{\"world\": {");
        const auto found = findRecoverableExperiments(folder());
        QCOMPARE(found.size(), 1);
        ExperimentDocument document;
        QCOMPARE(document.restore(found.first().text, found.first().document), QString());
        QCOMPARE(document.path(), path);
        QVERIFY(document.isDirty());
    }

    // Left work that is cut short is reported with what is wrong, and stays until it is discarded.
    void damagedWorkIsReportedAndKept()
    {
        letAStudioCrash();
        const QString name = filesOf(folder()).filter(QStringLiteral(".unsaved")).first();
        QFile file(folder() + QLatin1Char('/') + name);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.resize(file.size() / 2));
        file.close();
        {
            const auto found = findRecoverableExperiments(folder());
            QCOMPARE(found.size(), 1);
            QVERIFY2(found.first().problem.contains(name), qPrintable(found.first().problem));
        }
        const auto found = findRecoverableExperiments(folder());
        QCOMPARE(found.size(), 1);
        removeRecovery(found.first());
        QVERIFY(filesOf(folder()).isEmpty());
    }

    // Files that are no notes, and notes of work that is gone, are cleared away silently.
    void strayNotesAreCleared()
    {
        QVERIFY(QDir().mkpath(folder()));
        written(QStringLiteral("unsaved/a.session"), "no note");
        written(QStringLiteral("unsaved/b.session"), R"({"document": "", "recovery": "/nowhere/at/all.unsaved"})");
        QVERIFY(findRecoverableExperiments(folder()).isEmpty());
        QVERIFY(filesOf(folder()).isEmpty());
    }
};

int runAutosaveTest(int argc, char** argv);
int runAutosaveTest(int argc, char** argv)
{
    disentangle::testing::usePrivateHome();
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QStringLiteral("--crash"))
        crash(arguments.value(2), arguments.value(3));
    AutosaveTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "autosave_test.moc"
