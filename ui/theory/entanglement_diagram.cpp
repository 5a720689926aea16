// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theory/entanglement_diagram.h"

#include "core/graph/layers.h"
#include "ui/style/projector.h"
#include "ui/style/theme.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <bit>
#include <cmath>

namespace disentangle {
namespace {

constexpr double margin = 3;
constexpr double gap = 6;         // between nodes
constexpr double arrowRoom = 20;  // between layers
constexpr double dot = 8;         // diameter of a node without a label
constexpr double longestLabel = 90;
constexpr int mostRows = 3;  // of latents that stand alone

double heightOfLabel()
{
    return std::ceil(QFontMetricsF(captionFont()).height()) + 4;
}

void drawArrow(QPainter& painter, const std::vector<QPointF>& way)
{
    QPainterPath path(way.front());
    for (std::size_t k = 1; k < way.size(); ++k) {
        const double middle = (way[k - 1].y() + way[k].y()) / 2;
        path.cubicTo({way[k - 1].x(), middle}, {way[k].x(), middle}, way[k]);
    }
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    const QPointF tip = way.back();
    painter.setBrush(painter.pen().color());
    painter.drawPolygon(QPolygonF{tip, tip + QPointF(-3, -6), tip + QPointF(3, -6)});
}

}  // namespace

EntanglementDiagram::EntanglementDiagram(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Entanglement graph"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void EntanglementDiagram::setPattern(const Adjacency& permitted, const QStringList& names)
{
    m_graph = entanglement_graph(permitted);
    m_names = names;
    m_layoutWidth = -1;
    m_hovered = -1;

    LayeredGraph layered;
    std::vector<int> place(m_graph.nodes.size(), -1);
    m_layers = 0;
    for (std::size_t node = 0; node < m_graph.nodes.size(); ++node)
        if (!m_graph.is_alone(static_cast<int>(node))) {
            place[node] = static_cast<int>(layered.layer.size());
            layered.layer.push_back(m_graph.layer[node]);
            m_layers = std::max(m_layers, m_graph.layer[node] + 1);
        }
    for (const auto& [from, to] : m_graph.edges)
        layered.edges.push_back({place[static_cast<std::size_t>(from)], place[static_cast<std::size_t>(to)]});
    m_across.assign(m_graph.nodes.size(), 0);
    m_bends.clear();
    m_rooms = 1;
    if (!layered.layer.empty()) {
        LayeredPlaces places = place_layers(layered);
        double low = places.x.front(), high = low;
        const auto widen = [&](double x) {
            low = std::min(low, x);
            high = std::max(high, x);
        };
        for (const double x : places.x)
            widen(x);
        for (const auto& bends : places.bends)
            for (const double x : bends)
                widen(x);
        for (std::size_t node = 0; node < place.size(); ++node)
            if (place[node] >= 0)
                m_across[node] = places.x[static_cast<std::size_t>(place[node])] - low;
        for (auto& bends : places.bends)
            for (double& x : bends)
                x -= low;
        m_bends = std::move(places.bends);
        m_rooms = high - low + 1;
    }
    m_current = std::clamp(m_current, 0, std::max(0, static_cast<int>(m_graph.nodes.size()) - 1));

    QStringList sentences;
    for (const auto& [from, to] : m_graph.edges)
        sentences << tr("%1 may absorb %2").arg(label(from, true), label(to, true));
    for (std::size_t node = 0; node < m_graph.nodes.size(); ++node)
        if (!std::has_single_bit(m_graph.nodes[node]))
            sentences << tr("%1 stay mixed").arg(label(static_cast<int>(node), true));
    setAccessibleDescription(sentences.isEmpty() ? tr("Every latent stands alone.")
                                                 : sentences.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

void EntanglementDiagram::setHighlight(std::uint64_t latents)
{
    if (latents == m_highlight)
        return;
    m_highlight = latents;
    update();
}

QString EntanglementDiagram::label(int node, bool whole) const
{
    QStringList names;
    const std::uint64_t members = m_graph.nodes[static_cast<std::size_t>(node)];
    for_each_bit(members, [&](int i) {
        if (whole || names.size() < 3)
            names << m_names.value(i);
    });
    const auto left = std::popcount(members) - static_cast<int>(names.size());
    return left > 0 ? tr("%1 +%2").arg(names.join(QStringLiteral(", "))).arg(left) : names.join(QStringLiteral(", "));
}

EntanglementDiagram::Layout EntanglementDiagram::layoutFor(int width) const
{
    Layout layout;
    const QFontMetricsF metrics(captionFont());
    const std::size_t count = m_graph.nodes.size();
    const double inner = std::max(20.0, width - 2 * margin);
    std::vector<double> widths(count);
    double widest = 0;
    for (std::size_t node = 0; node < count; ++node) {
        widths[node] =
            std::min(longestLabel, std::ceil(metrics.horizontalAdvance(label(static_cast<int>(node), false))) + 12);
        if (!m_graph.is_alone(static_cast<int>(node)))
            widest = std::max(widest, widths[node]);
    }
    // Of the nodes joined by arrows, all or none have labels; the others are placed in rows and always have room.
    const double room = std::min(inner / m_rooms, std::max(widest, dot) + 4 * gap);
    layout.labelled = widest + gap <= inner / m_rooms;
    const double tall = heightOfLabel();
    const double side = std::clamp(0.8 * room, 2.0, dot);
    const double nodeHeight = layout.labelled ? tall : side;
    // In line with those that stand alone, which begin at the left.
    const double left = margin - (layout.labelled ? (room - widest) / 2 : 0);
    const auto x = [&](double across) { return left + (across + 0.5) * room; };
    const auto top = [&](int layer) { return margin + layer * (nodeHeight + arrowRoom); };

    layout.nodes.resize(count);
    double y = m_layers > 0 ? top(m_layers - 1) + nodeHeight + gap : margin;
    double next = margin;
    bool rowBegun = false;
    int rows = 1;
    const double counter = std::ceil(metrics.horizontalAdvance(tr("+%1 alone").arg(max_nodes))) + gap;
    for (std::size_t node = 0; node < count; ++node) {
        if (!m_graph.is_alone(static_cast<int>(node))) {
            const double w = layout.labelled ? widths[node] : side;
            layout.nodes[node] = QRectF(x(m_across[node]) - w / 2, top(m_graph.layer[node]), w, nodeHeight);
            continue;
        }
        if (rows == mostRows && layout.counted == 0 && next + widths[node] + counter > width - margin) {
            layout.count = QRectF(next, y, counter, tall);
            layout.counted = 1;
            continue;
        }
        if (layout.counted > 0) {
            ++layout.counted;
            continue;
        }
        if (rowBegun && next + widths[node] > width - margin) {
            next = margin;
            y += tall + gap;
            ++rows;
        }
        rowBegun = true;
        layout.nodes[node] = QRectF(next, y, widths[node], tall);
        next += widths[node] + gap;
    }
    layout.height = (rowBegun ? y + tall : y - gap) + margin;

    for (std::size_t k = 0; k < m_graph.edges.size(); ++k) {
        const auto& [from, to] = m_graph.edges[k];
        const auto& bends = m_bends[k];
        const QRectF &start = layout.nodes[static_cast<std::size_t>(from)],
                     &end = layout.nodes[static_cast<std::size_t>(to)];
        std::vector<QPointF> way{{start.center().x(), start.bottom()}};
        for (std::size_t b = 1; b + 1 < bends.size(); ++b)
            way.emplace_back(x(bends[b]),
                             top(m_graph.layer[static_cast<std::size_t>(from)] + static_cast<int>(b)) + nodeHeight / 2);
        way.emplace_back(end.center().x(), end.top());
        layout.edges.push_back(std::move(way));
    }
    return layout;
}

bool EntanglementDiagram::isCrowded(int width) const
{
    return (width - 2 * margin) / m_rooms < dot + 1;
}

const EntanglementDiagram::Layout& EntanglementDiagram::ownLayout() const
{
    if (m_layoutWidth != width()) {
        m_layout = layoutFor(width());
        m_layoutWidth = width();
    }
    return m_layout;
}

QRectF EntanglementDiagram::nodeRect(int node) const
{
    return ownLayout().nodes[static_cast<std::size_t>(node)];
}

int EntanglementDiagram::heightForWidth(int width) const
{
    return static_cast<int>(std::ceil(layoutFor(width).height));
}

QSize EntanglementDiagram::sizeHint() const
{
    return {160, heightForWidth(160)};
}

QSize EntanglementDiagram::minimumSizeHint() const
{
    return {100, 24};
}

void EntanglementDiagram::paintEvent(QPaintEvent*)
{
    const Layout& layout = ownLayout();
    const ThemeColours& c = colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(captionFont());
    for (std::size_t k = 0; k < layout.edges.size(); ++k) {
        const auto members = m_graph.nodes[static_cast<std::size_t>(m_graph.edges[k].from)];
        const bool strong = (members & m_highlight) != 0;
        painter.setPen(QPen(strong ? c.text : c.mutedText, (strong ? 1.6 : 1) * lineWeight()));
        drawArrow(painter, layout.edges[k]);
    }
    if (layout.counted > 0) {
        painter.setPen(c.mutedText);
        painter.drawText(layout.count, Qt::AlignVCenter | Qt::AlignLeft, tr("+%1 alone").arg(layout.counted));
    }
    for (std::size_t node = 0; node < layout.nodes.size(); ++node) {
        const QRectF& r = layout.nodes[node];
        if (r.isNull())
            continue;
        const bool alone = m_graph.is_alone(static_cast<int>(node));
        const bool mixed = !std::has_single_bit(m_graph.nodes[node]);
        const bool strong = (m_graph.nodes[node] & m_highlight) != 0 || static_cast<int>(node) == m_hovered;
        const QColor tone = alone ? c.good : mixed ? c.bad : c.caution;
        const bool isDot = !layout.labelled && !alone;
        painter.setPen(QPen(tone, (strong ? 2 : 1) * lineWeight()));
        painter.setBrush(isDot ? tone : strong ? c.selection : c.panel);
        const double radius = r.height() / 2;
        painter.drawRoundedRect(r.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
        if (hasFocus() && static_cast<int>(node) == m_current) {
            painter.setPen(QPen(c.accent, 1.5, Qt::DotLine));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(r.adjusted(-2, -2, 2, 2), radius + 2, radius + 2);
        }
        if (!isDot) {
            painter.setPen(c.text);
            painter.drawText(r.adjusted(4, 0, -4, 0), Qt::AlignCenter,
                             painter.fontMetrics().elidedText(label(static_cast<int>(node), false), Qt::ElideRight,
                                                              static_cast<int>(r.width()) - 6));
        }
    }
}

int EntanglementDiagram::nodeAt(const QPointF& point) const
{
    const auto& nodes = ownLayout().nodes;
    const auto hit = std::find_if(nodes.begin(), nodes.end(), [&](const QRectF& r) {
        return !r.isNull() && r.adjusted(-3, -3, 3, 3).contains(point);
    });
    return hit == nodes.end() ? -1 : static_cast<int>(hit - nodes.begin());
}

void EntanglementDiagram::mouseMoveEvent(QMouseEvent* event)
{
    const int node = nodeAt(event->position());
    if (node == m_hovered)
        return;
    m_hovered = node;
    setCursor(node >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
    Q_EMIT hovered(node >= 0 ? m_graph.nodes[static_cast<std::size_t>(node)] : 0);
}

void EntanglementDiagram::leaveEvent(QEvent*)
{
    m_hovered = -1;
    update();
    Q_EMIT hovered(0);
}

void EntanglementDiagram::mousePressEvent(QMouseEvent* event)
{
    if (const int node = nodeAt(event->position()); node >= 0 && event->button() == Qt::LeftButton) {
        m_current = node;
        update();
        Q_EMIT chosen(m_graph.nodes[static_cast<std::size_t>(node)]);
    }
}

void EntanglementDiagram::setCurrent(int node)
{
    if (m_graph.nodes.empty())
        return;
    m_current = std::clamp(node, 0, static_cast<int>(m_graph.nodes.size()) - 1);
    update();
    Q_EMIT hovered(m_graph.nodes[static_cast<std::size_t>(m_current)]);
}

void EntanglementDiagram::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up: setCurrent(m_current - 1); return;
    case Qt::Key_Right:
    case Qt::Key_Down: setCurrent(m_current + 1); return;
    case Qt::Key_Home: setCurrent(0); return;
    case Qt::Key_End: setCurrent(static_cast<int>(m_graph.nodes.size()) - 1); return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (!m_graph.nodes.empty())
            Q_EMIT chosen(m_graph.nodes[static_cast<std::size_t>(m_current)]);
        return;
    default: QWidget::keyPressEvent(event);
    }
}

void EntanglementDiagram::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

bool EntanglementDiagram::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int node = nodeAt(help->pos());
        if (node >= 0)
            QToolTip::showText(help->globalPos(), label(node, true), this);
        else
            QToolTip::hideText();
        return true;
    }
    if (event->type() == QEvent::FontChange)
        m_layoutWidth = -1;
    if (event->type() == QEvent::FocusOut)
        update();
    return QWidget::event(event);
}

}  // namespace disentangle
