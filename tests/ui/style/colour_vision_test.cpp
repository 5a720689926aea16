// SPDX-License-Identifier: GPL-3.0-or-later
// Colours that must be told apart can be, by people who lack one kind of cone too.
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/style/theme.h"
#include "ui/style/value_colours.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

using namespace disentangle;

namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

struct Eyes {
    const char* name;
    Matrix matrix;  ///< of linear RGB
};

/// Machado, Oliveira & Fernandes 2009, A physiologically-based model for simulation of color vision deficiency, at severity 1.
constexpr std::array eyes{
    Eyes{"all cones", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
    Eyes{"protanopia",
         {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}}},
    Eyes{"deuteranopia",
         {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}}},
    Eyes{"tritanopia",
         {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}},
};

Triple product(const Matrix& m, const Triple& v)
{
    Triple result{};
    for (std::size_t i = 0; i < 3; ++i)
        result[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
    return result;
}

/// CIELAB under D65 of a colour of sRGB, as these eyes see it.
Triple labOf(const QColor& colour, const Eyes& eye)
{
    const auto linear = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    Triple rgb = product(eye.matrix, {linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())});
    for (double& channel : rgb)
        channel = std::clamp(channel, 0.0, 1.0);
    constexpr Matrix toXyz{
        {{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}}};
    const Triple xyz = product(toXyz, rgb);
    constexpr Triple white{0.95047, 1, 1.08883};
    const auto f = [&](std::size_t i) {
        const double t = xyz[i] / white[i];
        return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    };
    return {116 * f(1) - 16, 500 * (f(0) - f(1)), 200 * (f(1) - f(2))};
}

/// CIEDE2000 (Sharma, Wu & Dalal 2005): 1 is a difference that is just seen side by side.
double difference(const Triple& one, const Triple& other)
{
    constexpr double degree = std::numbers::pi / 180;
    const auto seventh = [](double c) { return std::sqrt(std::pow(c, 7) / (std::pow(c, 7) + std::pow(25.0, 7))); };
    const double mean = (std::hypot(one[1], one[2]) + std::hypot(other[1], other[2])) / 2;
    const double g = 1 + (1 - seventh(mean)) / 2;
    const auto hue = [&](const Triple& lab) {
        const double angle = std::atan2(lab[2], g * lab[1]) / degree;
        return angle < 0 ? angle + 360 : angle;
    };
    const double c1 = std::hypot(g * one[1], one[2]), c2 = std::hypot(g * other[1], other[2]);
    const double h1 = hue(one), h2 = hue(other);
    const bool grey = c1 * c2 == 0;
    double dh = grey ? 0 : h2 - h1;
    dh += dh > 180 ? -360 : dh < -180 ? 360 : 0;
    double h = grey ? h1 + h2 : (h1 + h2) / 2;
    if (!grey && std::abs(h1 - h2) > 180)
        h += h1 + h2 < 360 ? 180 : -180;
    const double l = (one[0] + other[0]) / 2, c = (c1 + c2) / 2;
    const double t = 1 - 0.17 * std::cos((h - 30) * degree) + 0.24 * std::cos(2 * h * degree) +
                     0.32 * std::cos((3 * h + 6) * degree) - 0.2 * std::cos((4 * h - 63) * degree);
    const double away = (l - 50) * (l - 50);
    const double dL = (other[0] - one[0]) / (1 + 0.015 * away / std::sqrt(20 + away));
    const double dC = (c2 - c1) / (1 + 0.045 * c);
    const double dH = 2 * std::sqrt(c1 * c2) * std::sin(dh / 2 * degree) / (1 + 0.015 * c * t);
    const double turn = -2 * seventh(c) * std::sin(60 * std::exp(-std::pow((h - 275) / 25, 2)) * degree);
    return std::sqrt(dL * dL + dC * dC + dH * dH + turn * dC * dH);
}

struct Named {
    const char* name;
    QColor colour;
};

}  // namespace

class ColourVisionTest : public QObject {
    Q_OBJECT

public:
    static void initMain() { disentangle::testing::usePrivateHome(); }

private:
    /// Ten times what is just seen: apart at a glance, in a line or a word as well.
    static constexpr double apart = 10;

    static void verifyApart(const std::vector<Named>& colours, double least = apart)
    {
        for (const Eyes& eye : eyes)
            for (std::size_t i = 0; i < colours.size(); ++i)
                for (std::size_t j = 0; j < i; ++j) {
                    const double seen = difference(labOf(colours[i].colour, eye), labOf(colours[j].colour, eye));
                    QVERIFY2(seen >= least,
                             qPrintable(QStringLiteral("%1 and %2: %3 with %4, dark %5")
                                            .arg(QLatin1String(colours[i].name), QLatin1String(colours[j].name))
                                            .arg(seen)
                                            .arg(QLatin1String(eye.name))
                                            .arg(theme().isDark())));
                }
    }

private Q_SLOTS:
    void initTestCase() { theme().install(); }
    // Pairs that Sharma, Wu & Dalal 2005 publish with their differences.
    void differencesAreThoseOfTheStandard()
    {
        struct Pair {
            Triple one, other;
            double published;
        };
        const std::vector<Pair> pairs{
            {{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425},
            {{50, 2.49, -0.001}, {50, -2.49, 0.0009}, 7.1792},
            {{50, 2.5, 0}, {73, 25, -18}, 27.1492},
            {{50, 2.5, 0}, {61, -5, 29}, 22.8977},
            {{50, 2.5, 0}, {50, 3.1736, 0.5854}, 1},
            {{2.0776, 0.0795, -1.135}, {0.9033, -0.0636, -0.5514}, 0.9082},
        };
        for (const Pair& pair : pairs)
            QVERIFY(std::abs(difference(pair.one, pair.other) - pair.published) < 5e-5);
    }

    // Latents, runs and curves: six hues before a dash tells them apart.
    void categoriesAreToldApart()
    {
        for (const ThemeMode mode : {ThemeMode::light, ThemeMode::dark}) {
            theme().setMode(mode);
            verifyApart({{"blue", categorical(0)},
                         {"red", categorical(1)},
                         {"green", categorical(2)},
                         {"yellow", categorical(3)},
                         {"cyan", categorical(4)},
                         {"purple", categorical(5)}});
        }
    }

    // Good, doubtful, bad and neutral; they stand beside a glyph or a word as well.
    void statesAreToldApart()
    {
        for (const ThemeMode mode : {ThemeMode::light, ThemeMode::dark}) {
            theme().setMode(mode);
            const ThemeColours& c = colours();
            verifyApart({{"good", c.good}, {"caution", c.caution}, {"bad", c.bad}, {"info", c.info}});
        }
    }

    // Cells: 0 and 1, below and above zero, and the ends and the middle of a scale.
    void cellsAreToldApart()
    {
        for (const ThemeMode mode : {ThemeMode::light, ThemeMode::dark}) {
            theme().setMode(mode);
            verifyApart({{"0", colours().cellOff}, {"1", colours().cellOn}}, 3 * apart);
            verifyApart({{"-1", diverging(-1)}, {"0", diverging(0)}, {"1", diverging(1)}}, 2 * apart);
            verifyApart({{"0", sequential(0)}, {"1/2", sequential(0.5)}, {"1", sequential(1)}}, 2 * apart);
        }
    }

    void cleanup() { theme().setMode(ThemeMode::system); }
};

DISENTANGLE_TEST_MAIN(ColourVisionTest)
#include "colour_vision_test.moc"
