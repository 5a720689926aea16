// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/icons.h"

#include "ui/style/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

// Q_INIT_RESOURCE must stand outside of namespaces; a static library's resources are not registered without it.
static void registerResources()
{
    Q_INIT_RESOURCE(studio);
}

namespace disentangle {

QColor colourOf(IconColour colour)
{
    const ThemeColours& c = colours();
    switch (colour) {
    case IconColour::text: return c.text;
    case IconColour::muted: return c.mutedText;
    case IconColour::accent: return c.accent;
    case IconColour::onAccent: return c.onAccent;
    case IconColour::good: return c.good;
    case IconColour::caution: return c.caution;
    case IconColour::bad: return c.bad;
    case IconColour::info: return c.info;
    }
    return c.text;
}

namespace {

/// Renders a black SVG in the colour asked for, when it is painted.
class ThemedIcon : public QIconEngine {
public:
    ThemedIcon(QString name, QByteArray svg, IconColour colour)
        : m_name(std::move(name)), m_svg(std::move(svg)), m_colour(colour)
    {
    }

    QIconEngine* clone() const override { return new ThemedIcon(*this); }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        const QColor colour = mode == QIcon::Disabled ? colours().disabledText : colourOf(m_colour);
        QByteArray svg = m_svg;
        svg.replace("#000", colour.name().toLatin1());
        QSvgRenderer renderer(svg);
        renderer.render(painter, rect);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        const QColor colour = mode == QIcon::Disabled ? colours().disabledText : colourOf(m_colour);
        const QString key =
            QStringLiteral("icon/%1/%2/%3x%4").arg(m_name, colour.name()).arg(size.width()).arg(size.height());
        QPixmap pixmap;
        if (!QPixmapCache::find(key, &pixmap)) {
            pixmap = QPixmap(size);
            pixmap.fill(Qt::transparent);
            QPainter painter(&pixmap);
            paint(&painter, QRect(QPoint(), size), mode, state);
            painter.end();
            QPixmapCache::insert(key, pixmap);
        }
        return pixmap;
    }

private:
    QString m_name;
    QByteArray m_svg;
    IconColour m_colour;
};

}  // namespace

QIcon icon(const QString& name, IconColour colour)
{
    registerResources();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    const bool found = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(found, "icon", qPrintable(name));
    return found ? QIcon(new ThemedIcon(name, file.readAll(), colour)) : QIcon();
}

QIcon applicationIcon()
{
    registerResources();
    return QIcon(QStringLiteral(":/icons/disentangle-studio.svg"));
}

}  // namespace disentangle
