// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the window: what each view and panel shows, the glossary and the notation.
#include "core/words/explanations.h"
#include "core/words/glossary.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/observe/observatory.h"
#include "ui/observe/run/view_slot.h"
#include "ui/style/theme.h"
#include "ui/window/main_window.h"
#include "ui/window/panels.h"
#include "ui/words/explain_button.h"
#include "ui/words/scripts.h"
#include "ui/words/word_window.h"

#include <QDockWidget>
#include <QLineEdit>
#include <QMenuBar>
#include <QTabBar>
#include <QTest>
#include <QTextBrowser>

#include <algorithm>

using namespace disentangle;

class WordsTest : public QObject {
    Q_OBJECT

public:
    static void initMain() { disentangle::testing::usePrivateHome(); }

private:
    static ExplainButton* explaining(const QWidget& window, const QString& subject)
    {
        for (auto* button : window.findChildren<ExplainButton*>())
            if (button->subject() == subject && button->isVisible())
                return button;
        return nullptr;
    }

    static QAction* inHelp(const MainWindow& window, const QString& text)
    {
        for (const QAction* menu : window.menuBar()->actions())
            for (QAction* action : menu->menu()->actions())
                if (QString(action->text()).remove(QLatin1Char('&')) == text)
                    return action;
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase() { theme().install(); }

    // docs/views.md has a section for each panel, under the name of its dock, and the title that the panel has.
    void everyPanelSaysWhatItShows()
    {
        MainWindow window(MainWindow::Arrangement::fresh);
        const auto docks = window.findChildren<QDockWidget*>(QString(), Qt::FindDirectChildrenOnly);
        for (const QDockWidget* dock : docks) {
            const Explanation* section = find_explanation("panel " + dock->objectName().toStdString());
            QVERIFY2(section, qPrintable(dock->objectName()));
            QCOMPARE(QString::fromStdString(section->title), dock->windowTitle());
        }
        const auto ofPanels = [](const Explanation& section) { return section.id.starts_with("panel "); };
        QCOMPARE(std::ranges::count_if(explanations(), ofPanels), std::ptrdiff_t{docks.size()});
    }

    // The button stands on the tab in front, wherever tabs are turned, and above a panel that has no tab.
    void everyPanelThatIsInFrontHasItsButton()
    {
        for (const QSize& size : {QSize(1366, 768), QSize(1000, 600)}) {
            MainWindow window(MainWindow::Arrangement::fresh);
            window.resize(size);
            window.show();
            window.resetLayout();
            QVERIFY(QTest::qWaitForWindowExposed(&window));
            for (const Panel panel : {Panel::world, Panel::verdict, Panel::runs, Panel::parameters, Panel::history,
                                      Panel::log, Panel::data, Panel::transport}) {
                window.panels()->raise(panel);
                QCoreApplication::processEvents();
                const QString subject = QStringLiteral("panel ") + window.panels()->dock(panel)->objectName();
                QVERIFY2(explaining(window, subject), qPrintable(subject));
            }
        }
    }

    // A click says what the panel shows and what to look for; a word in it says what it means, and a second click on it
    // takes that away. Escape closes.
    void buttonExplainsThePanelAndItsWords()
    {
        MainWindow window(MainWindow::Arrangement::fresh);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.panels()->raise(Panel::runs);
        QCoreApplication::processEvents();
        ExplainButton* button = explaining(window, QStringLiteral("panel runs"));
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
        ExplanationPopup* popup = button->popup();
        QVERIFY(popup);
        const Explanation& section = *find_explanation("panel runs");
        const QString before = popup->text();
        QVERIFY(before.contains(QString::fromStdString(section.text)));
        QVERIFY(before.contains(QString::fromStdString(section.look_for)));
        QVERIFY(!before.contains(QString::fromStdString(glossary_term("mcc").sentence)));
        popup->toggleWord(QStringLiteral("mcc"));
        QVERIFY(popup->text().contains(QString::fromStdString(glossary_term("mcc").sentence)));
        popup->toggleWord(QStringLiteral("mcc"));
        QCOMPARE(popup->text(), before);
        QTest::keyClick(popup, Qt::Key_Escape);
        QVERIFY(!popup->isVisible());
    }

    // In a place of several views the button explains the one in front.
    void buttonOfAViewFollowsItsTabs()
    {
        MainWindow window(MainWindow::Arrangement::fresh);
        window.show();
        for (const ViewSlot* slot : window.observatory()->findChildren<ViewSlot*>()) {
            auto* button = slot->findChild<ExplainButton*>();
            auto* tabs = slot->findChild<QTabBar*>();
            for (int tab = 0; tab < tabs->count(); ++tab) {
                tabs->setCurrentIndex(tab);
                const Explanation* section = find_explanation(button->subject().toStdString());
                QVERIFY2(section, qPrintable(button->subject()));
                QCOMPARE(QString::fromStdString(section->title), tabs->tabText(tab));
            }
        }
    }

    // Help > Glossary and Help > Notation open once, show everything, and find by all the words typed.
    void glossaryAndNotationAreSearched()
    {
        MainWindow window(MainWindow::Arrangement::fresh);
        window.show();
        inHelp(window, QStringLiteral("Glossary"))->trigger();
        inHelp(window, QStringLiteral("Glossary"))->trigger();
        QCOMPARE(window.findChildren<WordWindow*>().size(), 1);
        auto* words = window.findChild<WordWindow*>();
        for (const GlossaryTerm& term : glossary())
            QVERIFY2(words->page()->toPlainText().contains(QString::fromStdString(term.sentence)), term.id.c_str());
        words->search(QStringLiteral("matched mean"));
        QVERIFY(words->page()->toPlainText().contains(QStringLiteral("MCC: Mean")));
        QVERIFY(!words->page()->toPlainText().contains(QStringLiteral("Lagrange")));
        words->search(QStringLiteral("zebra"));
        QCOMPARE(words->page()->toPlainText(), QStringLiteral("Nothing has all of these words."));
        words->goTo(QStringLiteral("r_con"));
        QVERIFY(words->page()->toPlainText().contains(QStringLiteral("Lagrange")));

        inHelp(window, QStringLiteral("Notation"))->trigger();
        auto* symbols = window.findChild<WordWindow*>(QStringLiteral("notation"));
        QVERIFY(symbols);
        symbols->search(QStringLiteral("support variability"));
        QVERIFY(symbols->page()->toPlainText().contains(QStringLiteral("Assumption 7")));
        QVERIFY(!symbols->page()->toPlainText().contains(QStringLiteral("Gumbel")));
    }

    // Indices of formulas in plain text are raised and lowered.
    void formulasHaveTheirIndices()
    {
        QCOMPARE(withScripts(QStringLiteral("x^t, d_x")), QStringLiteral("x<sup>t</sup>, d<sub>x</sub>"));
        QCOMPARE(withScripts(QStringLiteral("z^{<t}")), QStringLiteral("z<sup>&lt;t</sup>"));
        QCOMPARE(withScripts(QStringLiteral("f(R^{d_z})")), QStringLiteral("f(R<sup>d<sub>z</sub></sup>)"));
        QCOMPARE(withScripts(QStringLiteral("W^(t)")), QStringLiteral("W<sup>(t)</sup>"));
        QCOMPARE(withScripts(QStringLiteral("Pa_i^a")), QStringLiteral("Pa<sub>i</sub><sup>a</sup>"));
    }
};

DISENTANGLE_TEST_MAIN(WordsTest)
#include "words_test.moc"
