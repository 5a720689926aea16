// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/projector.h"

#include "ui/style/theme.h"

#include <QApplication>
#include <QHash>
#include <QPointer>
#include <QWidget>

#include <cmath>

namespace disentangle {
namespace {

constexpr double typeScale = 1.4, lineScale = 1.7;
constexpr int leastFitted = 24;  // pixels: what is smaller is no room for text

bool projecting = false;

/// Fonts and sizes that widgets were given when they were made, which do not follow the application's font.
struct Given {
    QPointer<QWidget> widget;
    double points = 0;          ///< of a font of its own, or 0
    int width = 0, height = 0;  ///< fixed ones, or 0
};

QList<Given> givenSizes()
{
    QList<Given> all;
    for (QWidget* widget : QApplication::allWidgets()) {
        Given its{widget};
        if (widget->testAttribute(Qt::WA_SetFont))
            its.points = widget->font().pointSizeF();
        if (widget->minimumWidth() == widget->maximumWidth() && widget->minimumWidth() >= leastFitted)
            its.width = widget->minimumWidth();
        if (widget->minimumHeight() == widget->maximumHeight() && widget->minimumHeight() >= leastFitted)
            its.height = widget->minimumHeight();
        if (its.points > 0 || its.width > 0 || its.height > 0)
            all.append(its);
    }
    return all;
}

void resize(const QList<Given>& all, double ratio)
{
    for (const Given& its : all) {
        if (!its.widget)
            continue;
        if (its.points > 0) {
            QFont font = its.widget->font();
            font.setPointSizeF(its.points * ratio);
            its.widget->setFont(font);
        }
        if (its.width > 0)
            its.widget->setFixedWidth(static_cast<int>(std::lround(its.width * ratio)));
        if (its.height > 0)
            its.widget->setFixedHeight(static_cast<int>(std::lround(its.height * ratio)));
    }
}

}  // namespace

void setProjecting(bool on)
{
    if (on == projecting)
        return;
    projecting = on;
    const double ratio = on ? typeScale : 1 / typeScale;
    const QList<Given> given = givenSizes();
    QFont font = QApplication::font();
    font.setPointSizeF(font.pointSizeF() * ratio);
    QApplication::setFont(font);
    // Windows that are there take it only when they are told, and hand it on to what has no font of its own.
    for (QWidget* window : QApplication::topLevelWidgets())
        if (!window->testAttribute(Qt::WA_SetFont))
            window->setFont(font);
    resize(given, ratio);
    // What draws with fonts and lines of its own takes them anew, as for other colours.
    Q_EMIT theme().themeChanged();
}

bool isProjecting()
{
    return projecting;
}

double lineWeight()
{
    return projecting ? lineScale : 1;
}

}  // namespace disentangle
