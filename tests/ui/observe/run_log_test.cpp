// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/run_log.h"

#include "tests/ui/observe/support.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTextBlock>

using namespace disentangle;
using namespace disentangle::testing;

class RunLogTest : public QObject {
    Q_OBJECT
public:
    static void initMain() { usePrivateHome(); }
private Q_SLOTS:
    void theWholeLogIsThereAndCopied();
    void aLineThatComesLeavesTheSelection();
    void aDoubleClickGoesToTheStep();
    void theNewestLineIsInSightUntilTheReaderGoesUp();

private:
    RunFolder m_folder;
};

void RunLogTest::theWholeLogIsThereAndCopied()
{
    SyntheticRun run(m_folder.path("a.run"), preset_experiment("Example4"), {400, 10, 1});
    run.writer().event(0, EventKind::note, "auto chose a bound of 5 edges from the data");
    run.recordTo(200);
    run.writer().event(200, EventKind::note, "Rotated to the sparsest coordinates found:\n7 edges");
    run.finish();
    RunModel model(m_folder.text("a.run"));
    RunLog log;
    QVERIFY(log.text().isEmpty());
    log.setRun(&model);
    QTRY_VERIFY(isRead(model, 400));
    const QStringList lines = log.text().split('\n');
    QCOMPARE(lines.size(), static_cast<qsizetype>(model.data()->events.size()));  // one event, one line
    QVERIFY(log.text().contains("Step 0: auto chose a bound of 5 edges from the data"));
    QVERIFY(log.text().contains("Step 200: Rotated to the sparsest coordinates found: 7 edges"));
    log.findChild<QPushButton*>()->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), log.text());
    log.setRun(nullptr);
    QVERIFY(log.text().isEmpty());
}

void RunLogTest::aLineThatComesLeavesTheSelection()
{
    SyntheticRun run(m_folder.path("b.run"), preset_experiment("Example4"), {400, 10, 1});
    run.writer().event(0, EventKind::note, "first");
    run.recordTo(100);
    RunModel model(m_folder.text("b.run"));
    RunLog log;
    log.setRun(&model);
    QTRY_VERIFY(log.text().contains("first"));
    auto* text = log.findChild<QPlainTextEdit*>();
    text->find("first", QTextDocument::FindBackward);
    text->moveCursor(QTextCursor::Start);
    QVERIFY(text->find("first"));
    run.writer().event(100, EventKind::note, "second");
    QTRY_VERIFY(log.text().contains("second"));
    QCOMPARE(text->textCursor().selectedText(), QString("first"));
}

void RunLogTest::theNewestLineIsInSightUntilTheReaderGoesUp()
{
    SyntheticRun run(m_folder.path("d.run"), preset_experiment("Example4"), {400, 10, 1});
    for (int i = 0; i < 60; ++i)
        run.writer().event(0, EventKind::note, "line " + std::to_string(i));
    run.recordTo(100);
    RunModel model(m_folder.text("d.run"));
    RunLog log;
    log.setRun(&model);
    QTRY_VERIFY(log.text().contains("line 59"));
    log.resize(400, 300);
    log.show();  // as the panel is opened: the log was read before it had a size
    const QScrollBar* bar = log.findChild<QPlainTextEdit*>()->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0);
    QCOMPARE(bar->value(), bar->maximum());
    run.writer().event(100, EventKind::note, "newer");
    run.writer().flush();
    QTRY_VERIFY(log.text().contains("newer"));
    QCOMPARE(bar->value(), bar->maximum());
    log.findChild<QPlainTextEdit*>()->verticalScrollBar()->setValue(3);
    run.writer().event(100, EventKind::note, "newest");
    run.writer().flush();
    QTRY_VERIFY(log.text().contains("newest"));
    QCOMPARE(bar->value(), 3);
}

void RunLogTest::aDoubleClickGoesToTheStep()
{
    SyntheticRun run(m_folder.path("c.run"), preset_experiment("Example4"), {400, 10, 1});
    run.recordTo(200);
    run.writer().event(200, EventKind::note, "found");
    run.finish();
    RunModel model(m_folder.text("c.run"));
    RunLog log;
    log.resize(600, 400);
    log.show();
    log.setRun(&model);
    QTRY_VERIFY(isRead(model, 400));
    auto* text = log.findChild<QPlainTextEdit*>();
    QVERIFY(text->find("found"));
    QTest::mouseDClick(text->viewport(), Qt::LeftButton, {}, text->cursorRect().center());
    QCOMPARE(model.step(), 200);
}

DISENTANGLE_TEST_MAIN(RunLogTest)
#include "run_log_test.moc"
