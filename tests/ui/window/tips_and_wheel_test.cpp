// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for all widgets of the window, whoever made them: the wheel scrolls, and tool tips have lines that can be read.
#include "core/experiment/experiment.h"
#include "core/words/glossary.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/synthetic_run.h"
#include "tests/ui/support/test_class.h"
#include "ui/style/glossary_tip.h"
#include "ui/style/theme.h"
#include "ui/window/main_window.h"
#include "ui/window/panels.h"

#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QScreen>
#include <QScrollBar>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QToolTip>
#include <QWheelEvent>

#include <memory>

using namespace disentangle;
using disentangle::testing::SyntheticRun;

class TipsAndWheelTest : public QObject {
    Q_OBJECT

public:
    static void initMain() { disentangle::testing::usePrivateHome(); }

private:
    static bool turn(QWidget& widget, int notches)
    {
        const QPointF middle = widget.rect().center();
        QWheelEvent wheel(middle, widget.mapToGlobal(middle), {}, {0, 120 * notches}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&widget, &wheel);
        return wheel.isAccepted();
    }
    static QString valueOf(const QWidget& widget)
    {
        if (const auto* box = qobject_cast<const QAbstractSpinBox*>(&widget))
            return box->text();
        if (const auto* choice = qobject_cast<const QComboBox*>(&widget))
            return choice->currentText();
        return QString::number(static_cast<const QAbstractSlider&>(widget).value());
    }
    static QList<QWidget*> turningWidgets(const MainWindow& window)
    {
        QList<QWidget*> found;
        for (QWidget* widget : window.findChildren<QWidget*>())
            if (qobject_cast<QAbstractSpinBox*>(widget) || qobject_cast<QComboBox*>(widget) ||
                (qobject_cast<QAbstractSlider*>(widget) && !qobject_cast<QScrollBar*>(widget)))
                found.append(widget);
        return found;
    }
    static QLabel* shownTip()
    {
        for (QWidget* widget : QApplication::topLevelWidgets())
            if (widget->inherits("QTipLabel") && widget->isVisible())
                return qobject_cast<QLabel*>(widget);
        return nullptr;
    }
    static void verifyTip(const QPoint& place, const QString& text)
    {
        QToolTip::showText(place, text);
        const QLabel* tip = shownTip();
        QVERIFY2(tip, qPrintable(text));
        QVERIFY2(tip->width() <= 500, qPrintable(QStringLiteral("%1 px: %2").arg(tip->width()).arg(text)));
        const int needs = tip->wordWrap() ? tip->heightForWidth(tip->width()) : tip->sizeHint().height();
        QVERIFY2(tip->height() >= needs, qPrintable(text));
        const QRect at = tip->geometry(), screen = tip->screen()->geometry();
        // Qt itself lets a pixel pass.
        QVERIFY2(screen.adjusted(-1, -1, 1, 1).contains(at),
                 qPrintable(QStringLiteral("%1, %2, %3 x %4 px of %5 x %6: %7")
                                .arg(at.x())
                                .arg(at.y())
                                .arg(at.width())
                                .arg(at.height())
                                .arg(screen.width())
                                .arg(screen.height())
                                .arg(text)));
    }

private Q_SLOTS:
    void initTestCase()
    {
        theme().install();
        const QString path = m_folder.filePath(QStringLiteral("run.run"));
        SyntheticRun(path.toStdU16String(), preset_experiment("ActionTime"), {400, 100, 1, 4}).finish();
        m_window = std::make_unique<MainWindow>(MainWindow::Arrangement::fresh);
        m_window->resize(1366, 768);
        m_window->show();
        m_window->openFile(path);
        for (const Panel panel :
             {Panel::world, Panel::verdict, Panel::runs, Panel::parameters, Panel::history, Panel::log, Panel::data})
            m_window->panels()->raise(panel);
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        for (const QWidget* widget : m_window->findChildren<QWidget*>())
            widget->ensurePolished();
    }
    void cleanupTestCase() { m_window.reset(); }

    // Who scrolls a panel passes over many a box.
    void theWheelChangesNothingThatHasNotTheFocus()
    {
        const QList<QWidget*> all = turningWidgets(*m_window);
        QVERIFY(all.size() > 20);
        for (QWidget* widget : all) {
            const QString which = QStringLiteral("%1 '%2'").arg(QString::fromLatin1(widget->metaObject()->className()),
                                                                widget->accessibleName());
            QVERIFY2((widget->focusPolicy() & Qt::WheelFocus) != Qt::WheelFocus, qPrintable(which));
            if (widget->hasFocus())
                widget->clearFocus();
            const QString before = valueOf(*widget);
            for (const int notches : {1, -1}) {
                QVERIFY2(!turn(*widget, notches), qPrintable(which));
                QCOMPARE(valueOf(*widget), before);
            }
        }
    }

    void withTheFocusABoxIsTurned()
    {
        QSpinBox box;
        box.setRange(0, 9);
        box.show();
        box.activateWindow();
        box.setFocus();
        QTRY_VERIFY(box.hasFocus());
        QVERIFY(turn(box, 1));
        QCOMPARE(box.value(), 1);
    }

    void noToolTipIsWiderThanCanBeRead()
    {
        const QRect screen = QGuiApplication::primaryScreen()->geometry();
        QStringList texts;
        for (const QWidget* widget : m_window->findChildren<QWidget*>())
            texts << widget->toolTip();
        for (const QAction* action : m_window->findChildren<QAction*>())
            texts << action->toolTip();
        for (const GlossaryTerm& term : glossary())
            texts << translated(term.sentence);
        texts.removeAll(QString());
        texts.removeDuplicates();
        QVERIFY(texts.size() > 100);
        // The first is shown anew where the screen ends; what follows takes its place.
        const QString sentences = texts.join(QLatin1Char(' ')).left(400);
        verifyTip(screen.bottomRight() - QPoint(5, 5), sentences);
        for (const QString& text : texts) {
            verifyTip(screen.center(), text);
            if (QTest::currentTestFailed())
                return;
        }
        QToolTip::hideText();
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
};

DISENTANGLE_TEST_MAIN(TipsAndWheelTest)
#include "tips_and_wheel_test.moc"
