// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/log.h"

#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/document/experiment_document.h"
#include "ui/engine/engine_process.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace disentangle;

class LogTest : public QObject {
    Q_OBJECT

public:
    static void initMain() { disentangle::testing::usePrivateHome(); }

private:
    QTemporaryDir m_folder;
    static inline QStringList s_lines;  ///< what was logged while a test listens

    /// Starts the studio, which ends by itself, and returns what it wrote to standard error.
    static QString errorsOf(const QStringList& arguments, int code)
    {
        QProcess studio;
        studio.start(QStringLiteral(DISENTANGLE_STUDIO_PATH), arguments);
        if (!studio.waitForFinished() || studio.exitCode() != code)
            return QStringLiteral("ended with %1").arg(studio.exitCode());
        return QString::fromLocal8Bit(studio.readAllStandardError());
    }

private Q_SLOTS:
    void cleanup() { QLoggingCategory::setFilterRules({}); }

    // Nothing is logged unless it is asked for, and what is asked for is what is logged.
    void namesSwitchOnTheirCategories()
    {
        QVERIFY(!logEngine().isInfoEnabled());
        QCOMPARE(enableLog(QStringLiteral("engine, runs")), QString());
        QVERIFY(logEngine().isInfoEnabled() && logEngine().isDebugEnabled());
        QVERIFY(logRuns().isInfoEnabled());
        QVERIFY(!logWindow().isInfoEnabled());
        QVERIFY(!logDocument().isInfoEnabled());
        QCOMPARE(enableLog(QStringLiteral("all")), QString());
        QVERIFY(logWindow().isInfoEnabled() && logDocument().isInfoEnabled());
    }

    // A name that is none is refused with those there are, and nothing is switched on.
    void unknownNamesAreRefused()
    {
        QCOMPARE(enableLog(QStringLiteral("engine,motor")),
                 QStringLiteral("expected all, or some of window,document,runs,engine"));
        QVERIFY(!logEngine().isInfoEnabled());
        const QString said =
            errorsOf({QStringLiteral("--log"), QStringLiteral("motor"), QStringLiteral("--check-display")}, 2);
        QVERIFY2(said.contains(QStringLiteral("--log motor: expected all")), qPrintable(said));
    }

    // Of an engine it is said how it was started, what was said to it and by it, and how it ended.
    void engineIsFollowedFromStartToEnd()
    {
        qputenv("DISENTANGLE_ENGINE", DISENTANGLE_FAKE_ENGINE_PATH);
        QCOMPARE(enableLog(QStringLiteral("engine")), QString());
        s_lines.clear();
        qInstallMessageHandler(
            [](QtMsgType, const QMessageLogContext&, const QString& message) { s_lines << message; });
        {
            EngineProcess engine;
            engine.start(QStringLiteral("{}"), QStringLiteral("a.run"), true);
            engine.takeSteps(100);
            QTRY_VERIFY(!engine.isActive());
        }
        qInstallMessageHandler(nullptr);
        QVERIFY2(s_lines.first().startsWith(QStringLiteral("starting " DISENTANGLE_FAKE_ENGINE_PATH " train ")) &&
                     s_lines.first().endsWith(QStringLiteral("--out a.run --control --paused")),
                 qPrintable(s_lines.first()));
        QVERIFY(!s_lines.filter(QStringLiteral("< {\"count\":100,\"do\":\"step\"")).isEmpty());
        QVERIFY(!s_lines.filter(QStringLiteral("> {\"event\":\"finished\"")).isEmpty());
        QVERIFY(s_lines.contains(QStringLiteral("exited with 0")));
        QCOMPARE(s_lines.last(), QStringLiteral("done: All 100 steps are done."));
    }

    // The program writes it to standard error, whatever that is redirected to; without the option it writes nothing.
    void studioSaysWhatItOpens()
    {
        const QString path = m_folder.filePath(QStringLiteral("mine.json"));
        QCOMPARE(ExperimentDocument().save(path), QString());
        const QStringList picture{path, QStringLiteral("--screenshot"), m_folder.filePath(QStringLiteral("a.png"))};
        const QString said = errorsOf(picture + QStringList{QStringLiteral("--log"), QStringLiteral("all")}, 0);
        QVERIFY2(said.contains(QStringLiteral("disentangle.document opened %1\n").arg(path)), qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("disentangle.window disentangle-studio ")), qPrintable(said));
        QVERIFY(!errorsOf(picture, 0).contains(QStringLiteral("disentangle.")));
    }

    // The help names the option, the categories and an example.
    void helpSaysHow()
    {
        QProcess studio;
        studio.start(QStringLiteral(DISENTANGLE_STUDIO_PATH), {QStringLiteral("--help")});
        QVERIFY(studio.waitForFinished());
        const QString help = QString::fromLocal8Bit(studio.readAllStandardOutput()).simplified();
        QVERIFY2(help.contains(QStringLiteral("window,document,runs,engine")), qPrintable(help));
        QVERIFY2(help.contains(QStringLiteral("disentangle-studio --log engine,runs 2> fault.log")), qPrintable(help));
    }
};

DISENTANGLE_TEST_MAIN(LogTest)
#include "log_test.moc"
