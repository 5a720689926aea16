// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/message_bar.h"

#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/style/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace disentangle;

class MessageBarTest : public QObject {
    Q_OBJECT

public:
    static void initMain() { disentangle::testing::usePrivateHome(); }

private Q_SLOTS:
    void initTestCase() { theme().install(); }

    // Messages about different things stand together; one about the same thing takes the place of the old one.
    void newerMessageReplacesTheOneAboutTheSameSubject()
    {
        QWidget window;
        MessageBar bar(&window);
        window.show();
        QVERIFY(!bar.isVisible());
        bar.show(MessageBar::Kind::error, QStringLiteral("file"), QStringLiteral("first"));
        bar.show(MessageBar::Kind::info, QStringLiteral("engine"), QStringLiteral("second"));
        bar.show(MessageBar::Kind::error, QStringLiteral("file"), QStringLiteral("third"));
        QCOMPARE(bar.count(), 2);
        QCOMPARE(bar.text(QStringLiteral("file")), QStringLiteral("third"));
        QVERIFY(bar.isVisible());
    }

    // A button closes its message and does what it says; it may show another message about the same.
    void buttonClosesTheMessageAndActs()
    {
        QWidget window;
        MessageBar bar(&window);
        window.show();
        bar.show(MessageBar::Kind::info, QStringLiteral("x"), QStringLiteral("Go on?"),
                 {{QStringLiteral("Yes"),
                   [&bar] { bar.show(MessageBar::Kind::info, QStringLiteral("x"), QStringLiteral("Gone on.")); }}});
        QTest::mouseClick(bar.findChild<QPushButton*>(), Qt::LeftButton);
        QCOMPARE(bar.text(QStringLiteral("x")), QStringLiteral("Gone on."));
        QCOMPARE(bar.count(), 1);
    }

    // The close button closes, and tells whoever wants to know.
    // Words are read whole, and not in a column three letters wide, however narrow the window.
    void whatCanBeDoneStandsBelowTheWordsWhereItIsNarrow()
    {
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        MessageBar bar(&window);
        column->addWidget(&bar);
        column->addStretch(1);
        const QString text = QStringLiteral(
            "“mine.json” was changed by another program, and has changes here that are not saved. Taking it from disk "
            "can be undone.");
        bar.show(MessageBar::Kind::warning, QStringLiteral("x"), text,
                 {{QStringLiteral("Take it from disk"), {}}, {QStringLiteral("Save it elsewhere"), {}}});
        const auto* words = bar.findChild<QLabel*>(QStringLiteral("text"));
        const auto* button = bar.findChild<QPushButton*>();
        const auto top = [&bar](const QWidget& of) { return of.mapTo(&bar, QPoint(0, 0)).y(); };
        for (const int width : {380, 1300}) {
            window.resize(width, 500);
            window.show();
            const bool below = width == 380;
            QTRY_COMPARE(top(*button) >= top(*words) + words->height(), below);
            QTRY_VERIFY(words->height() >= words->heightForWidth(words->width()));
            QVERIFY(words->width() > 40 * words->fontMetrics().averageCharWidth());
        }
    }

    void closeButtonDismisses()
    {
        QWidget window;
        MessageBar bar(&window);
        window.show();
        int dismissed = 0;
        bar.show(MessageBar::Kind::warning, QStringLiteral("x"), QStringLiteral("Slow."), {},
                 [&dismissed] { ++dismissed; });
        QTest::mouseClick(bar.findChild<QToolButton*>(), Qt::LeftButton);
        QCOMPARE(dismissed, 1);
        QCOMPARE(bar.count(), 0);
        QVERIFY(!bar.isVisible());
    }
};

DISENTANGLE_TEST_MAIN(MessageBarTest)
#include "message_bar_test.moc"
