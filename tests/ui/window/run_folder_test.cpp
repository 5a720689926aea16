// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/run_folder.h"

#include "tests/ui/support/private_home.h"
#include "tests/ui/support/synthetic_run.h"
#include "tests/ui/support/test_class.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace disentangle;
using disentangle::testing::SyntheticRun;

class RunFolderTest : public QObject {
    Q_OBJECT

public:
    static void initMain() { disentangle::testing::usePrivateHome(); }

private:
    QTemporaryDir m_folder;

    std::filesystem::path path(const char* name) const
    {
        return QFileInfo(m_folder.filePath(QString::fromLatin1(name))).filesystemAbsoluteFilePath();
    }

private Q_SLOTS:
    // Names of experiments may hold anything; names of files may not, and never leave the folder.
    void runPathsAreSafeAndNew_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addRow("plain") << QStringLiteral("ActionDiag");
        QTest::addRow("path") << QStringLiteral("../../etc/passwd");
        QTest::addRow("empty") << QString();
        QTest::addRow("hidden") << QStringLiteral("...");
        QTest::addRow("letters of others") << QStringLiteral("Übung 3: α/β");
        QTest::addRow("long") << QString(500, QLatin1Char('x'));
        QTest::addRow("control") << QStringLiteral("a\nb\tc");
    }
    void runPathsAreSafeAndNew()
    {
        QFETCH(QString, name);
        const QFileInfo file(newRunPath(name, 2));
        QCOMPARE(file.path(), runFolder());
        QVERIFY(file.fileName().endsWith(QStringLiteral(".run")));
        QVERIFY(file.fileName().contains(QStringLiteral(", seed 2, ")));
        QVERIFY(!file.fileName().startsWith(QLatin1Char('.')));
        QVERIFY(file.fileName().toUtf8().size() <= 255);
        QVERIFY(!file.fileName().contains(QLatin1Char('\n')));
        QVERIFY(!file.exists());
    }

    // Offered are runs that were cut off after a checkpoint: not finished ones, not ones without a checkpoint, not ones
    // that are being recorded, and not files that are no runs.
    void onlyRunsThatWereCutOffAreFound()
    {
        const Experiment experiment = preset_experiment("ActionDiag");
        const SyntheticRun::Settings settings{.steps = experiment.training.steps};
        {
            SyntheticRun cut(path("cut.run"), experiment, settings);
            cut.recordTo(1200);
            cut.writer().checkpoint(1200, "state");
        }
        {
            SyntheticRun finished(path("finished.run"), experiment, settings);
            finished.writer().checkpoint(1000, "state");
            finished.finish();
        }
        {
            SyntheticRun early(path("early.run"), experiment, settings);
            early.recordTo(100);
        }
        QFile text(m_folder.filePath(QStringLiteral("text.run")));
        QVERIFY(text.open(QIODevice::WriteOnly) && text.write("no run") == 6);
        text.close();
        SyntheticRun live(path("live.run"), experiment, settings);
        live.recordTo(500);
        live.writer().checkpoint(500, "state");

        const QList<RecoverableRun> found = findRecoverableRuns(m_folder.path());
        QStringList names;
        for (const RecoverableRun& run : found)
            names << QFileInfo(run.path).fileName();
        QCOMPARE(names, QStringList{QStringLiteral("cut.run")});
        QCOMPARE(found.first().name, QStringLiteral("ActionDiag"));
        QCOMPARE(found.first().step, std::int64_t{1200});
        QCOMPARE(found.first().steps, std::int64_t{experiment.training.steps});
    }

    // A folder that does not exist has none.
    void missingFolderHasNone() { QVERIFY(findRecoverableRuns(m_folder.filePath(QStringLiteral("none"))).isEmpty()); }
};

DISENTANGLE_GUILESS_TEST_MAIN(RunFolderTest)
#include "run_folder_test.moc"
