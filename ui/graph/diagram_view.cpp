// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/diagram_view.h"

#include "ui/document/experiment_document.h"
#include "ui/document/graph_selection.h"
#include "ui/style/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QPainter>
#include <QScrollBar>
#include <QStyle>
#include <QVariantAnimation>

#include <algorithm>
#include <cmath>

namespace disentangle {
namespace {

constexpr double largestFit = 1.25, smallestScale = 0.05, largestScale = 6;
constexpr double legibleScale = 0.62;  // the smallest at which names stand in their nodes
constexpr double roomAround = 10;      // around what can be scrolled to
constexpr int layoutMs = 220;
constexpr std::size_t manyEdges = 300;  // from here on edges are drawn once and kept as a picture

DiagramPoint between(const DiagramPoint& a, const DiagramPoint& b, double t)
{
    return {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
}

}  // namespace

DiagramView::DiagramView(ExperimentDocument* document, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_across(new QScrollBar(Qt::Horizontal, this)),
      m_down(new QScrollBar(Qt::Vertical, this))
{
    for (QScrollBar* bar : {m_across, m_down}) {
        bar->hide();
        bar->setFocusPolicy(Qt::NoFocus);
        bar->setCursor(Qt::ArrowCursor);
        connect(bar, &QScrollBar::valueChanged, this, [this] {
            const QRectF bounds = m_scene.bounds();
            const QPointF corner = toWidget(bounds.topLeft()) - QPointF(roomAround, roomAround);
            pan({m_across->isHidden() ? 0 : -corner.x() - m_across->value(),
                 m_down->isHidden() ? 0 : -corner.y() - m_down->value()});
        });
    }
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Diagram of the graph"));
    grabGesture(Qt::PinchGesture);
    connect(document, &ExperimentDocument::graphChanged, this, &DiagramView::follow);
    connect(document, &ExperimentDocument::replaced, this, [this] {
        for (DiagramPlaces* its : {&m_unrolled, &m_folded})
            its->layOut(m_document->graph());
        m_fitting = true;
        m_whole = false;
        rebuild();
    });
    connect(document->selection(), &GraphSelection::selectedChanged, this, &DiagramView::selectionChanged);
    connect(document->selection(), &GraphSelection::hoveredChanged, this, qOverload<>(&DiagramView::update));
    connect(&theme(), &Theme::themeChanged, this, [this] {
        m_edgePicture = {};
        update();
    });
    follow();
}

DiagramView::~DiagramView() = default;

// -- following the document

void DiagramView::follow()
{
    const CausalGraph& graph = m_document->graph();
    m_unrolled.follow(graph);
    m_folded.follow(graph);
    judge();
    if (m_animation)
        m_animation->stop();
    rebuild();
}

void DiagramView::judge()
{
    const CausalGraph& graph = m_document->graph();
    // A pattern of another number of latents is of the graph before: the judge is about to say more.
    m_standings = m_permitted && m_permitted->rows() == graph.d_z()
                      ? disentangle::standings(graph, *m_permitted, m_lacking)
                      : disentangle::standings(graph);
}

void DiagramView::setVerdict(const Adjacency& permitted, Lacking lacking)
{
    m_permitted = permitted;
    m_lacking = lacking;
    judge();
    update();
}

void DiagramView::rebuild()
{
    const DiagramPlaces& its = places();
    m_scene = DiagramScene(m_document->graph(), m_between ? *m_between : its.layout(),
                           m_mode == DiagramMode::unrolled && !its.isMoved() && !m_between);
    m_edgePicture = {};
    // What was pointed at may be gone.
    const auto gone = [this](const std::optional<DiagramNode>& node) { return node && !m_scene.find(*node); };
    if (gone(m_current))
        m_current.reset();
    if (gone(m_pointedNode))
        m_pointedNode.reset();
    if (m_pointedEdge && !m_scene.find(*m_pointedEdge))
        m_pointedEdge.reset();
    if (gone(m_connectFrom) || gone(m_pressedNode))
        cancel();
    std::erase_if(m_picked, [this](DiagramNode node) { return !m_scene.find(node); });
    if (m_field && !m_scene.find(m_renamed))
        endRename(false);
    if (m_fitting)
        fitLegibly();
    refreshScrollBars();
    update();
}

void DiagramView::setMode(DiagramMode mode)
{
    if (mode == m_mode)
        return;
    cancel();
    endRename(true);
    m_mode = mode;
    if (m_current && m_current->kind == DiagramNode::past)
        m_current->kind = DiagramNode::latent;
    m_pointedNode.reset();
    m_pointedEdge.reset();
    m_fitting = true;
    m_whole = false;
    selectionChanged();
    rebuild();
    Q_EMIT modeChanged(mode);
}

void DiagramView::layOut()
{
    const DiagramLayout before = m_between ? *m_between : places().layout();
    places().layOut(m_document->graph());
    m_fitting = true;
    m_whole = false;
    animateFrom(before);
}

void DiagramView::animateFrom(const DiagramLayout& before)
{
    const DiagramLayout after = places().layout();
    // The style gives the duration of animations; pictures and tests have none.
    const int duration = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0 ? layoutMs : 0;
    const bool still = duration == 0 || !isVisible() || QGuiApplication::platformName() == QStringLiteral("offscreen");
    if (still || before.latents.size() != after.latents.size() || before.actions.size() != after.actions.size() ||
        before.past.size() != after.past.size()) {
        rebuild();
        return;
    }
    delete m_animation;
    m_animation = new QVariantAnimation(this);
    m_animation->setDuration(duration);
    m_animation->setStartValue(0.0);
    m_animation->setEndValue(1.0);
    m_animation->setEasingCurve(QEasingCurve::OutCubic);
    connect(m_animation, &QVariantAnimation::valueChanged, this, [this, before, after](const QVariant& value) {
        DiagramLayout now = after;
        now.bends.clear();
        for (const auto& [from, to] : {std::pair{&before.actions, &now.actions}, std::pair{&before.past, &now.past},
                                       std::pair{&before.latents, &now.latents}})
            for (std::size_t i = 0; i < to->size(); ++i)
                (*to)[i] = between((*from)[i], (*to)[i], value.toDouble());
        m_between = std::move(now);
        rebuild();
    });
    connect(m_animation, &QVariantAnimation::stateChanged, this, [this](QAbstractAnimation::State state) {
        if (state != QAbstractAnimation::Stopped)
            return;
        m_between.reset();
        rebuild();
    });
    m_animation->start();
}

void DiagramView::selectionChanged()
{
    if (!m_picking) {
        const GraphItems& items = m_document->selection()->selected();
        m_picked.clear();
        for (const auto& node : m_scene.nodes())
            if (node.id.kind == DiagramNode::action ? items.hasAction(node.id.index) : items.hasLatent(node.id.index))
                m_picked.push_back(node.id);
    }
    update();
}

// -- the view

void DiagramView::fit()
{
    m_fitting = true;
    m_whole = true;
    fitLegibly();
}

void DiagramView::fitLegibly()
{
    const QRectF bounds = m_scene.bounds();
    if (bounds.isEmpty() || width() <= 0 || height() <= 0)
        return;
    const double all = std::min(width() / bounds.width(), height() / bounds.height());
    m_scale = std::clamp(all, m_whole ? smallestScale : legibleScale, largestFit);
    // What has no room begins at its beginning.
    const auto place = [this](double room, double from, double length) {
        return length * m_scale <= room ? room / 2 - (from + length / 2) * m_scale : roomAround - from * m_scale;
    };
    m_offset = {place(width(), bounds.left(), bounds.width()), place(height(), bounds.top(), bounds.height())};
    m_edgePicture = {};
    refreshScrollBars();
    update();
}

void DiagramView::refreshScrollBars()
{
    const QRectF bounds = m_scene.bounds();
    const QRectF content(toWidget(bounds.topLeft()) - QPointF(roomAround, roomAround),
                         toWidget(bounds.bottomRight()) + QPointF(roomAround, roomAround));
    const int thickness = m_down->sizeHint().width();
    const auto show = [](QScrollBar& bar, double from, double to, int room) {
        const QSignalBlocker quiet(&bar);
        // Of what fits nothing is scrolled to, wherever somebody has pushed it.
        const double length = to - from;
        bar.setVisible(length > room + 2 * roomAround + 1);
        bar.setRange(0, std::max(0, static_cast<int>(std::ceil(length)) - room));
        bar.setPageStep(room);
        bar.setSingleStep(room / 10);
        bar.setValue(static_cast<int>(std::lround(-from)));
    };
    show(*m_across, content.left(), content.right(), width());
    show(*m_down, content.top(), content.bottom(), height());
    m_across->setGeometry(1, height() - thickness - 1, width() - 2 - (m_down->isHidden() ? 0 : thickness), thickness);
    m_down->setGeometry(width() - thickness - 1, 1, thickness, height() - 2 - (m_across->isHidden() ? 0 : thickness));
}

void DiagramView::zoom(double factor, const QPointF& about)
{
    const QPointF fixed = toScene(about);
    m_scale = std::clamp(m_scale * factor, smallestScale, largestScale);
    m_offset = about - fixed * m_scale;
    m_fitting = false;
    m_edgePicture = {};
    refreshScrollBars();
    update();
}

void DiagramView::pan(const QPointF& by)
{
    m_offset += by;
    m_fitting = false;
    m_edgePicture = {};
    refreshScrollBars();
    update();
}

void DiagramView::showNode(DiagramNode node)
{
    const auto* its = m_scene.find(node);
    if (!its || m_fitting)
        return;
    const QRectF where(toWidget(its->rect.topLeft()), toWidget(its->rect.bottomRight()));
    const QRectF room = QRectF(rect()).adjusted(8, 8, -8, -8);
    const double dx =
        where.left() < room.left() ? room.left() - where.left() : std::min(0.0, room.right() - where.right());
    const double dy =
        where.top() < room.top() ? room.top() - where.top() : std::min(0.0, room.bottom() - where.bottom());
    if (dx != 0 || dy != 0)
        pan({dx, dy});
}

void DiagramView::moveSelected(const std::vector<DiagramNode>& nodes, const QPointF& by)
{
    m_fitting = false;
    places().move(nodes, {by.x() / m_scene.unit().width(), by.y() / m_scene.unit().height()});
    rebuild();
}

QPointF DiagramView::position(DiagramNode node) const
{
    const auto* its = m_scene.find(node);
    return its ? toWidget(its->rect.center()) : QPointF();
}

QPointF DiagramView::position(const GraphCell& edge) const
{
    const auto* its = m_scene.find(edge);
    if (!its || its->line.size() < 2)
        return {};
    if (its->line.size() == 2)
        return toWidget((its->line[0] + its->line[1]) / 2);
    const qsizetype middle = its->line.size() / 2;
    return toWidget((its->line[middle - 1] + its->line[middle]) / 2);
}

QPointF DiagramView::handleOf(DiagramNode node) const
{
    const auto* its = m_scene.find(node);
    return its ? toWidget({its->rect.right(), its->rect.center().y()}) : QPointF();
}

void DiagramView::tell(const QString& text)
{
    setToolTip({});
    if (QAccessible::isActive() && !text.isEmpty()) {
        setAccessibleDescription(text);
        QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&changed);
    }
    Q_EMIT readout(text);
}

// -- painting

DiagramLook DiagramView::look() const
{
    DiagramLook look;
    look.standings = m_standings;
    look.selected = m_document->selection()->selected();
    look.hovered = m_document->selection()->hovered();
    if (hasFocus() && m_current)
        look.current = m_current;
    look.picked = m_connectFrom;
    look.scale = m_scale;
    return look;
}

void DiagramView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_edgePicture = {};
    if (m_fitting)
        fitLegibly();
    refreshScrollBars();
}

void DiagramView::paintEvent(QPaintEvent*)
{
    const ThemeColours& c = colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hasFocus() ? c.accent : c.border, hasFocus() ? 1.5 : 1));
    painter.setBrush(c.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), spacing::radius, spacing::radius);
    painter.setClipRect(rect().adjusted(1, 1, -1, -1));

    const DiagramLook its = look();
    const auto intoScene = [this](QPainter& p) {
        p.setRenderHint(QPainter::Antialiasing);
        p.translate(m_offset);
        p.scale(m_scale, m_scale);
    };
    if (m_scene.edges().size() > manyEdges && m_gesture != Gesture::moving) {
        // All edges as a faded picture; on top of it those that matter.
        if (m_edgePicture.isNull()) {
            m_edgePicture = QPixmap(size() * devicePixelRatioF());
            m_edgePicture.setDevicePixelRatio(devicePixelRatioF());
            m_edgePicture.fill(Qt::transparent);
            QPainter edges(&m_edgePicture);
            intoScene(edges);
            DiagramLook plain;
            plain.scale = m_scale;
            paintEdges(edges, m_scene, plain);
        }
        painter.setOpacity(its.hovered.isEmpty() ? 1 : 0.35);
        painter.drawPixmap(0, 0, m_edgePicture);
        painter.setOpacity(1);
        intoScene(painter);
        paintConcerned(painter, m_scene, its);
    } else {
        intoScene(painter);
        paintEdges(painter, m_scene, its);
    }
    paintNodes(painter, m_scene, its);

    if (m_connectFrom) {
        if (const auto* from = m_scene.find(*m_connectFrom)) {
            const auto target = m_connectByKey && !m_mouseLast ? m_current : m_pointedNode;
            const QPointF to = target ? m_scene.find(*target)->rect.center() : toScene(m_lastAt);
            const bool allowed =
                !target ||
                connection(m_document->graph(), *m_connectFrom, *target, m_scene.isFolded(), m_connectByKey).does !=
                    Connection::Does::nothing;
            if (m_gesture == Gesture::connecting || m_connectByKey)
                paintLoose(painter, m_scene.loose(*from, to), allowed, m_scale);
        }
    }
    painter.resetTransform();
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_gesture == Gesture::none && m_mouseLast && m_pointedNode && m_pointedNode->kind != DiagramNode::latent) {
        painter.setPen(QPen(c.panel, 1));
        painter.setBrush(c.accent);
        painter.drawEllipse(handleOf(*m_pointedNode), 4.5, 4.5);
    } else if (m_gesture == Gesture::none && m_mouseLast && m_pointedNode && m_scene.isFolded()) {
        painter.setPen(QPen(c.panel, 1));
        painter.setBrush(c.accent);
        painter.drawEllipse(handleOf(*m_pointedNode), 4.5, 4.5);
    }
    if (m_gesture == Gesture::banding) {
        QColor veil = c.accent;
        veil.setAlphaF(0.15F);
        painter.setPen(QPen(c.accent, 1, Qt::DashLine));
        painter.setBrush(veil);
        painter.drawRect(QRectF(m_pressedAt, m_lastAt).normalized());
    }
    // A name too small to read is shown beside its node while that is pointed at.
    const auto named = m_pointedNode ? m_pointedNode : its.current;
    if (named && m_scale < 0.6) {
        painter.setFont(font());
        const QString name = nameOf(m_document->graph(), *named);
        QRectF box(0, 0, fontMetrics().horizontalAdvance(name) + 10, fontMetrics().height() + 4);
        box.moveCenter(position(*named) - QPointF(0, 14 * m_scale + box.height() / 2 + 3));
        box.moveLeft(std::clamp(box.left(), 2.0, std::max(2.0, width() - box.width() - 2)));
        box.moveTop(std::max(2.0, box.top()));
        painter.setPen(c.strongBorder);
        painter.setBrush(c.panel);
        painter.drawRoundedRect(box, 3, 3);
        painter.setPen(c.text);
        painter.drawText(box, Qt::AlignCenter, name);
    }
}

}  // namespace disentangle
