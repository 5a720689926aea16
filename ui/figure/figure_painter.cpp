// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figure/figure_painter.h"

#include "core/figure/text.h"

#include <QFont>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QPainterPath>

namespace disentangle {
namespace {

QColor qt(figure::Colour colour)
{
    return QColor(colour.red, colour.green, colour.blue);
}

class Player {
public:
    Player(QPainter& painter, double scale) : m_painter(painter), m_scale(scale) {}

    void operator()(const figure::Path& path)
    {
        QPolygonF points;
        points.reserve(static_cast<qsizetype>(path.points.size()));
        for (const figure::Place& place : path.points)
            points.append(at(place));
        use(path.pen, path.fill);
        if (path.closed)
            m_painter.drawPolygon(points);
        else
            m_painter.drawPolyline(points);
    }
    void operator()(const figure::Box& box)
    {
        use(box.pen, box.fill);
        m_painter.drawRect(rectangle(box.rect));
    }
    void operator()(const figure::Dot& dot)
    {
        use({}, dot.fill);
        m_painter.drawEllipse(at(dot.centre), dot.radius * m_scale, dot.radius * m_scale);
    }
    void operator()(const figure::Label& label)
    {
        m_painter.save();
        m_painter.translate(at(label.at));
        if (label.upwards)
            m_painter.rotate(-90);
        m_painter.setPen(qt(label.colour));
        const double em = label.size * figure::mm_per_pt * m_scale;
        const double width = figure::text_width(label.text, label.bold) * em;
        double x = label.anchor == figure::Anchor::start    ? 0
                   : label.anchor == figure::Anchor::middle ? -width / 2
                                                            : -width;
        for (const figure::Run& run : figure::runs_of(label.text)) {
            const double size = run.index ? figure::index_size : 1;
            const QFont font = fontOf(label.size * size, label.bold);
            const QString text = QString::fromStdString(run.text);
            const double wanted = figure::text_width(run.text, label.bold) * em * size;
            const double actual = QFontMetricsF(font, m_painter.device()).horizontalAdvance(text);
            m_painter.save();
            m_painter.translate(x, run.index ? figure::index_drop * em : 0);
            // A machine without a font of these widths has a wider one; it is condensed into the room there is.
            if (actual > 1.02 * wanted && wanted > 0)
                m_painter.scale(wanted / actual, 1);
            m_painter.setFont(font);
            m_painter.drawText(QPointF(0, 0), text);
            m_painter.restore();
            x += wanted;
        }
        m_painter.restore();
    }
    void operator()(const figure::Image& image)
    {
        const figure::Picture& picture = image.picture;
        const QImage pixels(picture.bytes.data(), picture.width, picture.height, picture.width * picture.channels,
                            picture.channels == 1 ? QImage::Format_Grayscale8 : QImage::Format_RGB888);
        m_painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
        m_painter.drawImage(rectangle(image.rect), pixels);
    }
    void operator()(const figure::Clip& clip)
    {
        m_painter.save();
        m_painter.setClipRect(rectangle(clip.rect), Qt::IntersectClip);
    }
    void operator()(const figure::Unclip&) { m_painter.restore(); }

private:
    static QFont fontOf(double points, bool bold)
    {
        QFont font;
        font.setFamilies({QStringLiteral("Liberation Sans"), QStringLiteral("Arial"), QStringLiteral("Helvetica"),
                          QStringLiteral("DejaVu Sans")});
        font.setStyleHint(QFont::SansSerif);
        font.setPointSizeF(points);
        font.setBold(bold);
        font.setHintingPreference(QFont::PreferNoHinting);
        return font;
    }
    QPointF at(const figure::Place& place) const { return {place.x * m_scale, place.y * m_scale}; }
    QRectF rectangle(const figure::Rect& rect) const
    {
        return {rect.x * m_scale, rect.y * m_scale, rect.width * m_scale, rect.height * m_scale};
    }
    void use(const figure::Pen& pen, const std::optional<figure::Colour>& fill)
    {
        m_painter.setBrush(fill ? QBrush(qt(*fill)) : QBrush(Qt::NoBrush));
        if (pen.width <= 0) {
            m_painter.setPen(Qt::NoPen);
            return;
        }
        QPen used(qt(pen.colour), pen.width * m_scale, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
        QList<qreal> dashes;
        for (const double length : pen.dash)
            dashes.append(length / pen.width);  // Qt counts in pen widths
        if (!dashes.isEmpty())
            used.setDashPattern(dashes);
        m_painter.setPen(used);
    }

    QPainter& m_painter;
    double m_scale;
};

}  // namespace

void paintFigure(QPainter& painter, const figure::DisplayList& list, double unitsPerMm)
{
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::LosslessImageRendering);
    Player player(painter, unitsPerMm);
    for (const figure::Shape& shape : list)
        std::visit(player, shape);
}

}  // namespace disentangle
