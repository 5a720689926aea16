// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader is told of the window: every control has a name.
#include "core/experiment/experiment.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/synthetic_run.h"
#include "tests/ui/support/test_class.h"
#include "ui/observe/observatory.h"
#include "ui/observe/run/view_slot.h"
#include "ui/runs/run_list.h"
#include "ui/style/matrix_view.h"
#include "ui/style/theme.h"
#include "ui/window/main_window.h"
#include "ui/window/panels.h"

#include <QAccessible>
#include <QDockWidget>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace disentangle;
using disentangle::testing::SyntheticRun;

class AccessibleTest : public QObject {
    Q_OBJECT

public:
    static void initMain() { disentangle::testing::usePrivateHome(); }

private:
    /// What one acts on or reads values from; frames, labels and fillers need no name.
    static bool isControl(QAccessible::Role role)
    {
        static const std::set<QAccessible::Role> controls{
            QAccessible::Button,   QAccessible::CheckBox, QAccessible::RadioButton,  QAccessible::ComboBox,
            QAccessible::SpinBox,  QAccessible::Slider,   QAccessible::EditableText, QAccessible::ButtonMenu,
            QAccessible::Table,    QAccessible::List,     QAccessible::Tree,         QAccessible::PageTab,
            QAccessible::MenuItem, QAccessible::Graphic,  QAccessible::Dial,         QAccessible::HotkeyField,
            QAccessible::Cell};
        return controls.contains(role);
    }

    static QString pathOf(QObject* object)
    {
        QStringList path;
        for (; object && path.size() < 4; object = object->parent())
            path.prepend(QString::fromLatin1(object->metaObject()->className()));
        return path.join(QStringLiteral(" > "));
    }

    /// Names of controls below `from` that have none, by class and parents. Counts what it has seen.
    static void collectNameless(QAccessibleInterface* from, QStringList& nameless, int& seen, int depth = 0)
    {
        if (!from || !from->isValid() || depth > 40)
            return;
        const QAccessible::State state = from->state();
        if (state.invisible)
            return;
        // A field inside a spin box or an editable list speaks through what it is in.
        const QAccessibleInterface* above = from->parent();
        const bool inner = above && (above->role() == QAccessible::SpinBox || above->role() == QAccessible::ComboBox);
        if (isControl(from->role()) && !inner) {
            ++seen;
            if (from->text(QAccessible::Name).trimmed().isEmpty())
                nameless << QStringLiteral("%1 (role %2)").arg(pathOf(from->object())).arg(from->role());
        }
        // Items of lists and trees are their texts.
        if (from->role() == QAccessible::List || from->role() == QAccessible::Tree ||
            (from->role() == QAccessible::Table && !qobject_cast<MatrixView*>(from->object())))
            return;
        for (int i = 0; i < from->childCount(); ++i)
            collectNameless(from->child(i), nameless, seen, depth + 1);
    }

    static void verifyNames(MainWindow& window, const char* when)
    {
        QCoreApplication::processEvents();
        QStringList nameless;
        int seen = 0;
        collectNameless(QAccessible::queryAccessibleInterface(&window), nameless, seen);
        nameless.removeDuplicates();
        QVERIFY2(nameless.isEmpty(), qPrintable(QString::fromLatin1(when) + QStringLiteral(":\n  ") +
                                                nameless.join(QStringLiteral("\n  "))));
        QVERIFY(seen > 50);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setApplicationName(QStringLiteral("disentangle-studio"));
        theme().install();
    }

    // On start, and with each panel in front.
    void everyControlOfThePanelsHasAName()
    {
        MainWindow window(MainWindow::Arrangement::fresh);
        window.resize(1366, 768);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        verifyNames(window, "on start");
        for (const Panel panel :
             {Panel::world, Panel::verdict, Panel::runs, Panel::parameters, Panel::history, Panel::log, Panel::data}) {
            window.panels()->raise(panel);
            verifyNames(window, qPrintable(window.panels()->dock(panel)->windowTitle()));
        }
    }

    // With a run, in every tab of every place of the observatory.
    void everyControlOfTheViewsHasAName()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("run.run"));
        SyntheticRun(path.toStdU16String(), preset_experiment("ActionTime"), {400, 100, 1, 4}).finish();
        MainWindow window(MainWindow::Arrangement::fresh);
        window.resize(1600, 900);
        window.show();
        window.openFile(path);
        QTRY_VERIFY(window.runList()->current() && window.isSettled());
        for (const ViewSlot* slot : window.observatory()->findChildren<ViewSlot*>()) {
            auto* tabs = slot->findChild<QTabBar*>();
            for (int tab = 0; tab < tabs->count(); ++tab) {
                tabs->setCurrentIndex(tab);
                QTRY_VERIFY(window.isSettled());
                verifyNames(window, qPrintable(tabs->tabText(tab)));
            }
        }
    }
};

DISENTANGLE_TEST_MAIN(AccessibleTest)
#include "accessible_test.moc"
