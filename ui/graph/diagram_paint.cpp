// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/diagram_paint.h"

#include "ui/style/projector.h"
#include "ui/style/outlook.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace disentangle {
namespace {

constexpr std::size_t webEdges = 1500;
constexpr double smallestText = 6;  // pixels on screen; the smallest that can be read

bool concerns(const GraphItems& items, const GraphCell& edge)
{
    return items.hasCell(edge) || items.hasLatent(edge.row) ||
           (edge.part == GraphPart::Ga ? items.hasAction(edge.col) : items.hasLatent(edge.col));
}

bool has(const GraphItems& items, DiagramNode node)
{
    return node.kind == DiagramNode::action ? items.hasAction(node.index) : items.hasLatent(node.index);
}

/// Whether the node is an end of a hovered edge.
bool touches(const GraphItems& items, DiagramNode node)
{
    return std::any_of(items.cells.begin(), items.cells.end(), [&](const GraphCell& cell) {
        if (node.kind == DiagramNode::latent)
            return cell.row == node.index;
        return cell.col == node.index && (cell.part == GraphPart::Ga) == (node.kind == DiagramNode::action);
    });
}

bool isStrong(const DiagramLook& look, const GraphCell& edge)
{
    return concerns(look.hovered, edge) || look.selected.hasCell(edge);
}

/// Many edges are thin and faint, so that the few that matter stand out.
double strength(std::size_t edges)
{
    return std::clamp(1.15 - 0.16 * std::log2(std::max<double>(static_cast<double>(edges), 24) / 24.0), 0.22, 1.0);
}

/// A pen that never gets too thin to be seen on screen.
double width(double wanted, double scale)
{
    return lineWeight() * std::max(wanted, 0.9 / scale);
}

void drawEdge(QPainter& painter, const DiagramScene::Edge& edge, const QColor& colour, double pen, bool head = true)
{
    painter.setPen(QPen(colour, pen, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(edge.line);
    if (!head)
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(edge.head);
}

void heading(QPainter& painter, const DiagramScene& scene, DiagramNode::Kind kind, const QString& text, double scale)
{
    QRectF all;
    double size = captionFont().pointSizeF() * std::clamp(0.75 / scale, 1.0, 1.6);
    for (const auto& node : scene.nodes())
        if (node.id.kind == kind)
            all |= node.rect;
    if (all.isNull() || size * scale < smallestText)
        return;
    QFont font = captionFont();
    font.setPointSizeF(size);
    painter.setFont(font);
    painter.setPen(colours().mutedText);
    painter.drawText(QRectF(all.center().x() - 60, all.top() - 22, 120, 20), Qt::AlignCenter, text);
}

void badge(QPainter& painter, const QPointF& at, const QColor& colour, const QString& letter)
{
    const QRectF disc(at.x() - 6.5, at.y() - 6.5, 13, 13);
    painter.setPen(QPen(colours().panel, 1.2));
    painter.setBrush(colour);
    painter.drawEllipse(disc);
    QFont font = captionFont();
    font.setPixelSize(9);
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(readableOn(colour));
    painter.drawText(disc, Qt::AlignCenter, letter);
}

}  // namespace

QColor edgeColour(GraphPart part)
{
    return categorical(part == GraphPart::Ga ? 5 : 0);
}

QColor groupColour(int group)
{
    // The hues that neither edges nor success have.
    static constexpr std::array hues{1, 3, 4};
    return categorical(hues[static_cast<std::size_t>(group) % hues.size()]);
}

QString groupLetter(int group)
{
    return group < 26 ? QString(QChar(u'A' + group)) : QString::number(group + 1);
}

void paintEdges(QPainter& painter, const DiagramScene& scene, const DiagramLook& look)
{
    const double base = strength(scene.edges().size());
    // In a web of thousands of lines no arrow heads or single edges can be told apart, and drawing it must not delay a
    // click.
    const bool web = scene.edges().size() > webEdges && look.scale < 0.4;
    painter.setRenderHint(QPainter::Antialiasing, !web);
    for (const auto& edge : scene.edges()) {
        if (isStrong(look, edge.id))
            continue;
        QColor colour = edgeColour(edge.id.part);
        colour.setAlphaF(static_cast<float>(look.hovered.isEmpty() ? base : base * 0.35));
        drawEdge(painter, edge, colour, web ? 0 : width(base < 0.6 ? 1.1 : 1.5, look.scale), !web);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    paintConcerned(painter, scene, look);
}

void paintConcerned(QPainter& painter, const DiagramScene& scene, const DiagramLook& look)
{
    for (const auto& edge : scene.edges())
        if (isStrong(look, edge.id)) {
            const bool itself = look.hovered.hasCell(edge.id) || look.selected.hasCell(edge.id);
            drawEdge(painter, edge, edgeColour(edge.id.part), width(itself ? 3.0 : 2.0, look.scale));
        }
}

void paintNodes(QPainter& painter, const DiagramScene& scene, const DiagramLook& look)
{
    const ThemeColours& c = colours();
    const bool pointed = !look.hovered.isEmpty();
    QFont font = QApplication::font();
    const double enlarge = std::clamp(0.8 / look.scale, 1.0, 1.25);  // in a small picture, names fill their nodes
    font.setPointSizeF(font.pointSizeF() * enlarge);
    const QFontMetricsF metrics(font);
    if (!scene.isFolded()) {
        heading(painter, scene, DiagramNode::past, QCoreApplication::translate("Diagram", "t − 1"), look.scale);
        heading(painter, scene, DiagramNode::latent, QCoreApplication::translate("Diagram", "t"), look.scale);
    }
    for (const auto& node : scene.nodes()) {
        const bool hovered = has(look.hovered, node.id) || touches(look.hovered, node.id);
        const bool selected = has(look.selected, node.id);
        const bool action = node.id.kind == DiagramNode::action;
        QColor outline = action ? edgeColour(GraphPart::Ga) : c.strongBorder;
        QColor fill = action ? mixed(c.panel, outline, 0.12) : c.button;
        const Standing* standing = node.id.kind == DiagramNode::latent && !look.standings.empty()
                                       ? &look.standings[static_cast<std::size_t>(node.id.index)]
                                       : nullptr;
        QColor mark;
        if (standing) {
            mark = colourOf(standing->outlook);
            outline = mark;
            fill = mixed(c.panel, mark, standing->recovered ? 0.10 : 0.24);
        }
        if (selected)
            fill = mixed(fill, c.accent, 0.35);
        painter.setOpacity(node.absent ? 0.55 : pointed && !hovered ? 0.8 : 1);
        const double thick = hovered ? 2.4 : action || standing ? 1.6 : 1.2;
        painter.setPen(QPen(outline, width(thick, look.scale), node.absent ? Qt::DashLine : Qt::SolidLine));
        painter.setBrush(fill);
        const double radius = action ? 3 : node.rect.height() / 2;
        painter.drawRoundedRect(node.rect, radius, radius);
        if (selected || look.current == node.id || look.picked == node.id) {
            const double out = look.current == node.id || look.picked == node.id ? 3.5 : 2.5;
            painter.setPen(QPen(c.accent, width(look.current == node.id ? 2.2 : 1.4, look.scale),
                                look.picked == node.id ? Qt::DashLine : Qt::SolidLine));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(node.rect.adjusted(-out, -out, out, out), radius + out, radius + out);
        }
        if (metrics.height() * look.scale * 0.72 >= smallestText || hovered || look.current == node.id) {
            painter.setFont(font);
            painter.setPen(c.text);
            painter.drawText(node.rect, Qt::AlignCenter,
                             metrics.elidedText(node.label, Qt::ElideRight, node.rect.width() - 6));
        }
        if (standing && !standing->recovered)
            badge(painter, {node.rect.right() - 3, node.rect.top() + 2},
                  standing->group >= 0 ? groupColour(standing->group) : mark,
                  standing->group >= 0 ? groupLetter(standing->group) : QStringLiteral("+"));
        painter.setOpacity(1);
    }
}

void paintDiagram(QPainter& painter, const DiagramScene& scene, const DiagramLook& look)
{
    painter.setRenderHint(QPainter::Antialiasing);
    paintEdges(painter, scene, look);
    paintNodes(painter, scene, look);
}

void paintLoose(QPainter& painter, const DiagramScene::Edge& edge, bool allowed, double scale)
{
    const QColor colour = allowed ? colours().accent : colours().bad;
    painter.setPen(QPen(colour, width(2.2, scale), allowed ? Qt::SolidLine : Qt::DashLine, Qt::RoundCap));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(edge.line);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(edge.head);
}

}  // namespace disentangle
