// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/theme.h"

#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/style/icons.h"

#include <QApplication>
#include <QDir>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <limits>

using namespace disentangle;

namespace {

/// Contrast of two colours by WCAG 2.1: 1 to 21.
double contrast(const QColor& a, const QColor& b)
{
    const auto luminance = [](const QColor& colour) {
        const auto linear = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
    };
    const double light = std::max(luminance(a), luminance(b));
    const double dark = std::min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

}  // namespace

class ThemeTest : public QObject {
    Q_OBJECT

public:
    static void initMain() { disentangle::testing::usePrivateHome(); }

private Q_SLOTS:
    void initTestCase() { theme().install(); }
    void cleanup() { theme().setMode(ThemeMode::system); }

    // WCAG 2.1 AA asks 4.5 : 1 of text and 3 : 1 of what one must see to use a control.
    void textCanBeReadInBothThemes()
    {
        for (const ThemeMode mode : {ThemeMode::light, ThemeMode::dark}) {
            theme().setMode(mode);
            const ThemeColours& c = colours();
            for (const QColor& ground : {c.window, c.panel, c.field, c.button, c.selection, c.hover})
                QVERIFY(contrast(c.text, ground) >= 4.5);
            for (const QColor& ground : {c.window, c.panel})
                for (const QColor& ink : {c.mutedText, c.good, c.caution, c.bad, c.info})
                    QVERIFY2(contrast(ink, ground) >= 4.5,
                             qPrintable(ink.name() + QStringLiteral(" on ") + ground.name()));
            QVERIFY(contrast(c.onAccent, c.accent) >= 4.5);
            QVERIFY(contrast(c.accent, c.window) >= 3);
            QVERIFY(contrast(c.cellOn, c.cellOff) >= 3);
        }
    }

    // A change of theme reaches the palette, and whoever listens, once.
    void changeOfThemeChangesThePaletteAndIsTold()
    {
        theme().setMode(ThemeMode::light);
        QSignalSpy changed(&theme(), &Theme::themeChanged);
        theme().setMode(ThemeMode::dark);
        QCOMPARE(changed.count(), 1);
        QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < 128);
        theme().setMode(ThemeMode::dark);
        QCOMPARE(changed.count(), 1);
    }

    // viridis runs from its dark to its bright end, stays within them, and its lightness never falls.
    void sequentialColoursRunFromDarkToBright()
    {
        QCOMPARE(sequential(0), QColor(0x440154));
        QCOMPARE(sequential(1), QColor(0xfde725));
        QCOMPARE(sequential(-3), sequential(0));
        QCOMPARE(sequential(7), sequential(1));
        QCOMPARE(sequential(std::numeric_limits<double>::quiet_NaN()), colours().noValue);
        double before = 0;
        for (int i = 0; i <= 100; ++i) {
            const double now = contrast(sequential(i / 100.0), Qt::black);
            QVERIFY(now >= before);
            before = now;
        }
    }

    // No two of the 30 first categories look the same: where the hue repeats, the dash differs.
    void categoriesDifferInHueOrDash()
    {
        for (int i = 0; i < 30; ++i)
            for (int j = 0; j < i; ++j)
                QVERIFY(categorical(i) != categorical(j) || categoricalDash(i) != categoricalDash(j));
    }

    // No colour without a second cue.
    void kindsOfEdgesDifferInGlyphAndDash()
    {
        const std::vector<EdgeKind> kinds{EdgeKind::learned, EdgeKind::missing, EdgeKind::extra, EdgeKind::forbidden};
        for (const EdgeKind a : kinds)
            for (const EdgeKind b : kinds)
                if (a != b) {
                    QVERIFY(edgeCue(a).glyph != edgeCue(b).glyph);
                    QVERIFY(edgeCue(a).dash != edgeCue(b).dash);
                }
    }

    // Every icon of the resources draws something, in the colour asked for.
    void everyIconDraws()
    {
        icon(QStringLiteral("play"));
        const QStringList files = QDir(QStringLiteral(":/icons")).entryList();
        QVERIFY(files.size() > 20);
        for (const QString& file : files) {
            if (file.startsWith(QStringLiteral("disentangle")))
                continue;
            const QImage image = icon(file.chopped(4), IconColour::bad).pixmap(32, 32).toImage();
            bool inked = false;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x) {
                    const QColor pixel = image.pixelColor(x, y);
                    inked = inked || (pixel.alpha() == 255 && pixel.rgb() == colours().bad.rgb());
                }
            QVERIFY2(inked, qPrintable(file));
        }
    }
};

DISENTANGLE_TEST_MAIN(ThemeTest)
#include "theme_test.moc"
