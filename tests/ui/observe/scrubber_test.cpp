// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/scrub/scrubber.h"

#include "core/base/error.h"
#include "tests/ui/observe/support.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/observe/scrub/playback.h"
#include "ui/observe/scrub/scrubber_track.h"

#include <QAccessible>
#include <QInputDialog>
#include <QToolButton>

#include <optional>

using namespace disentangle;
using namespace disentangle::testing;

class ScrubberTest : public QObject {
    Q_OBJECT
public:
    static void initMain() { usePrivateHome(); }
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void arrowsMoveByOneEvaluation();
    void homeIsTheFirstStepAndEndFollowsTheNewest();
    void theLiveButtonFollowsAndLetsGo();
    void aClickOnTheTrackGoesToTheNearestEvaluation();
    void aDragBeyondTheNewestStepFollowsIt();
    void assistiveToolsReadTheStep();
    void spacePlaysAndPauses();
    void bookmarksAreSetNamedAndTakenAwayByTheKeyboard();
    void controlArrowsGoFromMarkToMark();
    void everyButtonHasANameAndATip();
    void withoutARunNothingCanBeMoved();

private:
    /// Where a step lies: the track leaves 9 pixels at both ends, and its length is the planned run of 400 steps.
    QPoint place(double step) const
    {
        return {qRound(9 + (m_track->width() - 18) * step / 400), m_track->height() - 8};
    }
    /// Nothing while the model's thread holds the file: on a slow disk that can be longer than a reader waits.
    std::optional<std::vector<Bookmark>> bookmarksInTheFile() const
    {
        try {
            return RunReader(m_folder.path("a.run")).annotations().bookmarks;
        } catch (const Error&) {
            return std::nullopt;
        }
    }

    const RunFolder m_folder;
    std::unique_ptr<RunModel> m_model;
    std::unique_ptr<Scrubber> m_scrubber;
    ScrubberTrack* m_track = nullptr;
    QToolButton* m_live = nullptr;
};

// A run of 400 steps of which the first 200 are there: evaluations at 0, 10, ..., 200.
void ScrubberTest::initTestCase()
{
    SyntheticRun(m_folder.path("a.run"), preset_experiment("Example4"), {400, 10, 1}).recordTo(200);
}

void ScrubberTest::init()
{
    m_model = std::make_unique<RunModel>(m_folder.text("a.run"));
    m_scrubber = std::make_unique<Scrubber>();
    m_scrubber->setRun(m_model.get());
    m_scrubber->resize(618, 40);
    m_scrubber->show();
    m_track = m_scrubber->findChild<ScrubberTrack*>();
    m_live = m_scrubber->findChild<QToolButton*>("live");
    QTRY_VERIFY(isRead(*m_model, 200));
}

void ScrubberTest::cleanup()
{
    m_scrubber.reset();
    m_model.reset();
}

void ScrubberTest::arrowsMoveByOneEvaluation()
{
    QTest::keyClick(m_track, Qt::Key_Left);
    QCOMPARE(m_model->step(), 190);
    QTest::keyClick(m_track, Qt::Key_Left);
    QTest::keyClick(m_track, Qt::Key_Right);
    QCOMPARE(m_model->step(), 190);
    QVERIFY(!m_model->followsNewest());
    QTest::keyClick(m_track, Qt::Key_PageDown);  // a tenth of 20 evaluations
    QCOMPARE(m_model->step(), 170);
}

void ScrubberTest::homeIsTheFirstStepAndEndFollowsTheNewest()
{
    QTest::keyClick(m_track, Qt::Key_Home);
    QCOMPARE(m_model->step(), 0);
    QVERIFY(!m_live->isChecked());
    QTest::keyClick(m_track, Qt::Key_End);
    QCOMPARE(m_model->step(), 200);
    QVERIFY(m_model->followsNewest());
    QVERIFY(m_live->isChecked());
}

void ScrubberTest::theLiveButtonFollowsAndLetsGo()
{
    QVERIFY(m_live->isChecked());
    m_live->click();
    QVERIFY(!m_model->followsNewest());
    QCOMPARE(m_model->step(), 200);
    m_model->setStep(50);
    m_live->click();
    QVERIFY(m_model->followsNewest());
    QCOMPARE(m_model->step(), 200);
}

void ScrubberTest::aClickOnTheTrackGoesToTheNearestEvaluation()
{
    QTest::mouseClick(m_track, Qt::LeftButton, {}, place(103));
    QCOMPARE(m_model->step(), 100);
    QTest::mouseClick(m_track, Qt::LeftButton, {}, place(0));
    QCOMPARE(m_model->step(), 0);
}

void ScrubberTest::aDragBeyondTheNewestStepFollowsIt()
{
    m_model->setStep(50);
    QTest::mouseClick(m_track, Qt::LeftButton, {}, place(390));
    QCOMPARE(m_model->step(), 200);
    QVERIFY(m_model->followsNewest());
}

void ScrubberTest::assistiveToolsReadTheStep()
{
    m_model->setStep(50);
    QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(m_track);
    QVERIFY(accessible);
    QVERIFY(!accessible->text(QAccessible::Name).isEmpty());
    QVERIFY(accessible->text(QAccessible::Description).contains("50"));
}

void ScrubberTest::spacePlaysAndPauses()
{
    Playback* playback = m_scrubber->playback();
    m_model->setStep(0);
    QTest::keyClick(m_track, Qt::Key_Space);
    QVERIFY(playback->isPlaying());
    QTest::keyClick(m_track, Qt::Key_Space);
    QVERIFY(!playback->isPlaying());
    QTest::keyClick(m_track, Qt::Key_Space);
    QTest::keyClick(m_track, Qt::Key_End);  // to follow is not to play
    QVERIFY(!playback->isPlaying());
}

void ScrubberTest::bookmarksAreSetNamedAndTakenAwayByTheKeyboard()
{
    m_model->setStep(70);
    QTest::keyClick(m_track, Qt::Key_B);
    QCOMPARE(m_model->annotations().bookmarks.size(), std::size_t{1});
    QTest::keyClick(m_track, Qt::Key_B);
    QCOMPARE(m_model->annotations().bookmarks.size(), std::size_t{1});
    QTest::keyClick(m_track, Qt::Key_B, Qt::ShiftModifier);
    auto* question = m_scrubber->findChild<QInputDialog*>();
    QVERIFY(question);
    question->setTextValue("they part");
    question->accept();
    const std::vector<Bookmark> expected{{70, "they part"}};
    QCOMPARE(m_model->annotations().bookmarks, expected);
    QTRY_VERIFY(bookmarksInTheFile() == expected);
    QTest::keyClick(m_track, Qt::Key_Delete);
    QTRY_VERIFY(bookmarksInTheFile() == std::vector<Bookmark>());
    QTRY_VERIFY(m_model->data()->annotations.bookmarks.empty());
}

void ScrubberTest::controlArrowsGoFromMarkToMark()
{
    for (const qint64 step : {50, 120}) {
        m_model->setStep(step);
        m_scrubber->addBookmark();
    }
    m_model->setStep(0);
    QTest::keyClick(m_track, Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(m_model->step(), 50);
    QTest::keyClick(m_track, Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(m_model->step(), 120);
    QTest::keyClick(m_track, Qt::Key_Left, Qt::ControlModifier);
    QCOMPARE(m_model->step(), 50);
    m_scrubber->removeBookmark();
    m_model->setStep(120);
    m_scrubber->removeBookmark();
    QTRY_VERIFY2(bookmarksInTheFile() == std::vector<Bookmark>(), qPrintable(m_model->annotationProblem()));
}

void ScrubberTest::everyButtonHasANameAndATip()
{
    for (const QToolButton* button : m_scrubber->findChildren<QToolButton*>()) {
        QVERIFY(!button->accessibleName().isEmpty());
        QVERIFY(!button->toolTip().isEmpty());
        QVERIFY(button->isEnabled());
    }
}

void ScrubberTest::withoutARunNothingCanBeMoved()
{
    m_scrubber->setRun(nullptr);
    QVERIFY(!m_track->isEnabled());
    QVERIFY(!m_live->isEnabled());
}

DISENTANGLE_TEST_MAIN(ScrubberTest)
#include "scrubber_test.moc"
