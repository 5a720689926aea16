// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/theme.h"

#include "ui/style/studio_style.h"

#include <QApplication>
#include <QEvent>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <cmath>

namespace disentangle {
namespace {

ThemeColours lightColours()
{
    ThemeColours c;
    c.window = QColor(0xf1f2f4);
    c.panel = QColor(0xffffff);
    c.field = QColor(0xffffff);
    c.button = QColor(0xfafbfc);
    c.border = QColor(0xdcdfe4);
    c.strongBorder = QColor(0xb4bac4);
    c.text = QColor(0x1f2328);
    c.mutedText = QColor(0x59636e);
    c.disabledText = QColor(0x9aa2ad);
    c.accent = QColor(0x33669a);
    c.onAccent = QColor(0xffffff);
    c.selection = QColor(0xd6e4f2);
    c.hover = QColor(0xe8ecf1);
    c.axis = QColor(0x8b949e);
    c.grid = QColor(0xe6e9ed);
    c.cellOn = QColor(0x33669a);
    c.cellOff = QColor(0xeaedf1);
    c.noValue = QColor(0xffffff);
    c.good = QColor(0x1a7f37);
    c.caution = QColor(0x8a5c00);
    c.bad = QColor(0xc8323f);
    c.info = QColor(0x33669a);
    return c;
}

ThemeColours darkColours()
{
    ThemeColours c;
    c.window = QColor(0x17191c);
    c.panel = QColor(0x1f2226);
    c.field = QColor(0x17191c);
    c.button = QColor(0x2b2f35);
    c.border = QColor(0x33383f);
    c.strongBorder = QColor(0x4b525c);
    c.text = QColor(0xe3e6ea);
    c.mutedText = QColor(0xa0a8b3);
    c.disabledText = QColor(0x666e79);
    c.accent = QColor(0x6ea8dc);
    c.onAccent = QColor(0x10151b);
    c.selection = QColor(0x2c4560);
    c.hover = QColor(0x2f343b);
    c.axis = QColor(0x6b737e);
    c.grid = QColor(0x2c3036);
    c.cellOn = QColor(0x6ea8dc);
    c.cellOff = QColor(0x2c3036);
    c.noValue = QColor(0x1f2226);
    c.good = QColor(0x57c278);
    c.caution = QColor(0xd9b13b);
    c.bad = QColor(0xf07f88);
    c.info = QColor(0x6ea8dc);
    return c;
}

QPalette paletteOf(const ThemeColours& c)
{
    QPalette p;
    p.setColor(QPalette::Window, c.window);
    p.setColor(QPalette::WindowText, c.text);
    p.setColor(QPalette::Base, c.field);
    p.setColor(QPalette::AlternateBase, mixed(c.field, c.window, 0.5));
    p.setColor(QPalette::Text, c.text);
    p.setColor(QPalette::PlaceholderText, c.mutedText);
    p.setColor(QPalette::Button, c.button);
    p.setColor(QPalette::ButtonText, c.text);
    p.setColor(QPalette::BrightText, c.bad);
    p.setColor(QPalette::Highlight, c.selection);
    p.setColor(QPalette::HighlightedText, c.text);
    p.setColor(QPalette::Link, c.accent);
    p.setColor(QPalette::LinkVisited, c.accent);
    p.setColor(QPalette::ToolTipBase, c.panel);
    p.setColor(QPalette::ToolTipText, c.text);
    p.setColor(QPalette::Light, mixed(c.button, Qt::white, 0.1));
    p.setColor(QPalette::Midlight, c.hover);
    p.setColor(QPalette::Mid, c.border);
    p.setColor(QPalette::Dark, c.strongBorder);
    p.setColor(QPalette::Shadow, mixed(c.strongBorder, Qt::black, 0.4));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        p.setColor(QPalette::Disabled, role, c.disabledText);
    p.setColor(QPalette::Disabled, QPalette::Base, c.window);
    p.setColor(QPalette::Disabled, QPalette::Highlight, c.border);
    return p;
}

double relativeLuminance(const QColor& colour)
{
    const auto linear = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

// viridis at 0, 1/17, ..., 1; linear interpolation between them stays within 5/255 of the full table.
constexpr std::array<QRgb, 18> viridis{0x440154, 0x481769, 0x472a7a, 0x433d84, 0x3d4e8a, 0x355e8d,
                                       0x2e6d8e, 0x297b8e, 0x23898e, 0x1f978b, 0x21a585, 0x2eb37c,
                                       0x46c06f, 0x65cb5e, 0x89d548, 0xb0dd2f, 0xd8e219, 0xfde725};

// Paul Tol, "bright": blue, red, green, yellow, cyan, purple (grey is kept for what has no category).
constexpr std::array<QRgb, 6> bright{0x4477aa, 0xee6677, 0x228833, 0xccbb44, 0x66ccee, 0xaa3377};
constexpr std::array<QRgb, 6> brightOnDark{0x77aadd, 0xee8895, 0x4fb266, 0xd9ca66, 0x7fd4f0, 0xd070a8};

QColor hue(std::size_t i)
{
    return QColor::fromRgb(theme().isDark() ? brightOnDark[i] : bright[i]);
}

}  // namespace

Theme& theme()
{
    static Theme instance;
    return instance;
}

Theme::Theme() : m_colours(lightColours()) {}

void Theme::install()
{
    m_installed = true;
    QFont font = QApplication::font();
    if (font.pointSizeF() > 0 && font.pointSizeF() < 9) {
        font.setPointSizeF(9);  // captions are a point smaller and must stay readable
        QApplication::setFont(font);
    }
    QApplication::setStyle(new StudioStyle);
    qApp->installEventFilter(this);
    apply();
}

void Theme::setMode(ThemeMode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    apply();
}

bool Theme::systemIsDark() const
{
    // An empty palette gives way to the system's, which is to be looked at here.
    QApplication::setPalette(QPalette());
    const QPalette system = QApplication::palette();
    return system.color(QPalette::Window).lightness() < system.color(QPalette::WindowText).lightness();
}

void Theme::apply()
{
    if (!m_installed) {
        m_dark = m_mode == ThemeMode::dark;
        m_colours = m_dark ? darkColours() : lightColours();
        Q_EMIT themeChanged();
        return;
    }
    m_applying = true;
    m_dark = m_mode == ThemeMode::dark || (m_mode == ThemeMode::system && systemIsDark());
    m_colours = m_dark ? darkColours() : lightColours();
    const QPalette palette = paletteOf(m_colours);
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    m_applying = false;
    Q_EMIT themeChanged();
}

bool Theme::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ThemeChange && watched == qApp && m_mode == ThemeMode::system && !m_applying)
        apply();
    return QObject::eventFilter(watched, event);
}

QColor categorical(int i)
{
    return hue(static_cast<std::size_t>(std::max(0, i)) % bright.size());
}

Qt::PenStyle categoricalDash(int i)
{
    static constexpr std::array dashes{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine, Qt::DashDotDotLine};
    return dashes[static_cast<std::size_t>(std::max(0, i)) / bright.size() % dashes.size()];
}

QColor sequential(double t)
{
    if (std::isnan(t))
        return colours().noValue;
    const double place = std::clamp(t, 0.0, 1.0) * static_cast<double>(viridis.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(place), viridis.size() - 2);
    return mixed(QColor::fromRgb(viridis[below]), QColor::fromRgb(viridis[below + 1]),
                 place - static_cast<double>(below));
}

QColor readableOn(const QColor& background)
{
    const double luminance = relativeLuminance(background);
    const double againstWhite = 1.05 / (luminance + 0.05);
    const double againstBlack = (luminance + 0.05) / 0.05;
    return againstWhite >= againstBlack ? QColor(Qt::white) : QColor(Qt::black);
}

QColor mixed(const QColor& a, const QColor& b, double t)
{
    const auto f = static_cast<float>(std::clamp(t, 0.0, 1.0));
    return QColor::fromRgbF(a.redF() + f * (b.redF() - a.redF()), a.greenF() + f * (b.greenF() - a.greenF()),
                            a.blueF() + f * (b.blueF() - a.blueF()), a.alphaF() + f * (b.alphaF() - a.alphaF()));
}

EdgeCue edgeCue(EdgeKind kind)
{
    switch (kind) {
    case EdgeKind::truth: return {hue(0), Qt::SolidLine, QChar(0x25A0)};        // ■
    case EdgeKind::learned: return {hue(2), Qt::SolidLine, QChar(0x2713)};      // ✓
    case EdgeKind::missing: return {hue(1), Qt::DashLine, QChar(0x2212)};       // −
    case EdgeKind::extra: return {hue(3), Qt::DotLine, QChar(0x002B)};          // +
    case EdgeKind::forbidden: return {hue(5), Qt::DashDotLine, QChar(0x00D7)};  // ×
    }
    return {colours().text, Qt::SolidLine, QChar()};
}

QFont captionFont()
{
    QFont font = QApplication::font();
    font.setPointSizeF(std::max(7.0, font.pointSizeF() - 1.0));
    return font;
}

QFont headingFont()
{
    QFont font = QApplication::font();
    font.setWeight(QFont::DemiBold);
    return font;
}

}  // namespace disentangle
