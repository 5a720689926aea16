// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>
#include <Qt>

namespace disentangle {

enum class ThemeMode { system, light, dark };

/// Distances in device-independent pixels. Everything in the window sits on these.
namespace spacing {
inline constexpr int hair = 2;      ///< between a glyph and its word
inline constexpr int tight = 4;     ///< within a control
inline constexpr int normal = 8;    ///< between controls
inline constexpr int wide = 12;     ///< margins of a panel
inline constexpr int section = 20;  ///< between groups
inline constexpr int radius = 4;    ///< of rounded corners
inline constexpr int icon = 16;
}  // namespace spacing

/// Colours of one theme, by role. Categories and matrices have functions of their own below.
struct ThemeColours {
    QColor window;        ///< behind panels
    QColor panel;         ///< a panel or plot background
    QColor field;         ///< where text is typed
    QColor button;        ///< a raised control
    QColor border;        ///< lines between areas
    QColor strongBorder;  ///< outline of a control
    QColor text;
    QColor mutedText;  ///< units, captions, axis labels; readable, not loud
    QColor disabledText;
    QColor accent;                    ///< focus, selection, the primary button
    QColor onAccent;                  ///< text on accent
    QColor selection;                 ///< background of a selected row
    QColor hover;                     ///< background under the pointer
    QColor axis;                      ///< axis lines and ticks of plots
    QColor grid;                      ///< grid lines of plots
    QColor cellOn;                    ///< 1 in a binary matrix
    QColor cellOff;                   ///< 0 in a binary matrix
    QColor noValue;                   ///< a cell without a value
    QColor good, caution, bad, info;  ///< states; always beside a glyph or a word
};

/// What an edge or cell of a compared pair of matrices is.
enum class EdgeKind {
    truth,     ///< in the true graph
    learned,   ///< in the learned graph, and true
    missing,   ///< true but not learned
    extra,     ///< learned but not true
    forbidden  ///< a dependence that theory does not permit
};

/// Colour and its second cues: a dash for lines, a glyph for cells and legends.
struct EdgeCue {
    QColor colour;
    Qt::PenStyle dash;
    QChar glyph;
};

/// The look of the application: Fusion underneath, a restrained style and one palette above it, light or dark.
/// Exists once, for as long as the QApplication; use theme().
class Theme : public QObject {
    Q_OBJECT

public:
    /// Sets style, palette and fonts of the application and follows the system from then on. Call once after
    /// QApplication is made. Without it the functions below give the light theme.
    void install();

    ThemeMode mode() const { return m_mode; }
    void setMode(ThemeMode mode);
    bool isDark() const { return m_dark; }
    const ThemeColours& colours() const { return m_colours; }

Q_SIGNALS:
    /// After the palette of the application has changed. Plots set their pens again here.
    void themeChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    friend Theme& theme();
    Theme();
    void apply();
    bool systemIsDark() const;

    ThemeMode m_mode = ThemeMode::system;
    bool m_dark = false;
    bool m_applying = false;
    bool m_installed = false;
    ThemeColours m_colours;
};

Theme& theme();

/// Colours of the theme in force.
inline const ThemeColours& colours()
{
    return theme().colours();
}

/// Category i (a latent, a metric, a run): Paul Tol's "bright" scheme, lightened on dark. Six hues, then they repeat:
/// pair them with categoricalDash(i), which changes with each round.
QColor categorical(int i);
Qt::PenStyle categoricalDash(int i);

/// viridis at t in [0, 1] (clamped; NaN gives colours().noValue). Table: van der Walt and Smith 2015, CC0.
QColor sequential(double t);

/// Black or white, whichever reads better on `background` (WCAG contrast).
QColor readableOn(const QColor& background);
/// a + t (b - a) in RGB, t in [0, 1].
QColor mixed(const QColor& a, const QColor& b, double t);

EdgeCue edgeCue(EdgeKind kind);

QFont captionFont();  ///< one size below the text: headers of matrices, units, axis labels
QFont headingFont();  ///< title of a panel: text size, demi-bold

}  // namespace disentangle
