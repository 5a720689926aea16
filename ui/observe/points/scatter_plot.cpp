// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/points/scatter_plot.h"

#include "core/metrics/principal_components.h"
#include "ui/style/number_text.h"
#include "ui/style/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <qcustomplot.h>

#include <set>

namespace disentangle {
namespace {

constexpr double markerSize = 5.5;
constexpr double reach = 7;      // of the pointer, in pixels
constexpr int legendFrom = 260;  // width of the plot below which it goes without a legend

/// Always with three decimals: what is smaller is nothing but noise.
QString correlationText(double r)
{
    return QLocale().toString(std::abs(r) < 5e-4 ? 0.0 : r, 'f', 3);
}

/// Ticks at round values, with their labels.
void ticksOf(const ValueRange& range, int count, QVector<double>& ticks, QVector<QString>& labels)
{
    QCPAxisTicker ticker;
    ticker.setTickCount(count);
    ticker.generate(QCPRange(range.low, range.high), QLocale(), QLatin1Char('g'), 6, ticks, nullptr, &labels);
}

}  // namespace

QPainterPath markerShape(int index, double size)
{
    const double r = size / 2;
    QPainterPath path;
    const auto polygon = [&](std::initializer_list<QPointF> corners) {
        path.addPolygon(QPolygonF(QList<QPointF>(corners)));
        path.closeSubpath();
    };
    switch (((index % 7) + 7) % 7) {
    case 0: path.addEllipse(QPointF(), r, r); break;
    case 1: path.addRect(-0.9 * r, -0.9 * r, 1.8 * r, 1.8 * r); break;
    case 2: polygon({{0, -1.2 * r}, {1.15 * r, 0.9 * r}, {-1.15 * r, 0.9 * r}}); break;
    case 3: polygon({{0, -1.35 * r}, {1.35 * r, 0}, {0, 1.35 * r}, {-1.35 * r, 0}}); break;
    case 4:
        path.addRect(-1.2 * r, -0.4 * r, 2.4 * r, 0.8 * r);
        path.addRect(-0.4 * r, -1.2 * r, 0.8 * r, 2.4 * r);
        path.setFillRule(Qt::WindingFill);
        break;
    case 5: polygon({{0, 1.2 * r}, {1.15 * r, -0.9 * r}, {-1.15 * r, -0.9 * r}}); break;
    default:
        path.addEllipse(QPointF(), r, r);
        path.addEllipse(QPointF(), 0.45 * r, 0.45 * r);  // a ring
        break;
    }
    return path;
}

ScatterPlot::ScatterPlot(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Scatter plot"));
}

void ScatterPlot::setPoints(ScatterPoints points, const ValueRange& x, const ValueRange& y)
{
    m_points = std::move(points);
    m_rangeX = x.padded(0);
    m_rangeY = y.padded(0);
    m_colours = {};
    m_colours.include(m_points.value);
    m_correlation = disentangle::correlation(m_points.x, m_points.y);
    if (m_hovered >= static_cast<int>(m_points.x.size()))
        m_hovered = -1;
    describe();
    update();
}

void ScatterPlot::setPlaceholder(const QString& text)
{
    m_placeholder = text;
    update();
}

void ScatterPlot::setChosen(int row)
{
    if (row == m_chosen)
        return;
    m_chosen = row;
    describe();
    update();
}

void ScatterPlot::describe()
{
    QString text = m_points.x.empty()
                       ? m_placeholder
                       : tr("%1 upwards against %2, %n point(s)", nullptr, static_cast<int>(m_points.x.size()))
                             .arg(m_points.up, m_points.across);
    if (!std::isnan(m_correlation))
        text += tr(", correlation %1").arg(correlationText(m_correlation));
    if (m_chosen >= 0 && m_chosen < static_cast<int>(m_points.x.size()))
        text += QLatin1Char('\n') + readout(m_chosen);
    setAccessibleDescription(text);
}

bool ScatterPlot::isDrawn(std::size_t row) const
{
    return row < m_points.x.size() && std::isfinite(m_points.x[row]) && std::isfinite(m_points.y[row]);
}

double ScatterPlot::legendWidth() const
{
    if (m_points.colourName.isEmpty() || width() < legendFrom)
        return 0;
    const QFontMetricsF metrics(captionFont());
    double widest = metrics.horizontalAdvance(m_points.colourName);
    for (const QString& name : m_points.categories)
        widest = std::max(widest, metrics.horizontalAdvance(name) + 14);
    if (m_points.categories.isEmpty())
        widest = std::max(widest, metrics.horizontalAdvance(numberText(m_colours.low, 2)) + 16);
    return std::min(widest + spacing::normal, width() / 3.0);
}

QRectF ScatterPlot::area() const
{
    const QFontMetricsF metrics(captionFont());
    const double left = metrics.height() + metrics.horizontalAdvance(QStringLiteral("−0.00")) + spacing::normal;
    const double bottom = 2 * metrics.height() + spacing::tight + 2;
    return {left, metrics.height() + 2, std::max(20.0, width() - left - spacing::normal - legendWidth()),
            std::max(20.0, height() - bottom - metrics.height() - 2)};
}

QPointF ScatterPlot::placeOf(int row) const
{
    const QRectF inner = area();
    const auto k = static_cast<std::size_t>(row);
    return {inner.left() + m_rangeX.place(static_cast<double>(m_points.x[k])) * inner.width(),
            inner.bottom() - m_rangeY.place(static_cast<double>(m_points.y[k])) * inner.height()};
}

void ScatterPlot::paintAxes(QPainter& painter, const QRectF& inner) const
{
    const ThemeColours& c = colours();
    const QFontMetricsF metrics(captionFont());
    painter.setFont(captionFont());
    QVector<double> ticks;
    QVector<QString> labels;
    ticksOf(m_rangeX, std::max(2, static_cast<int>(inner.width() / 70)), ticks, labels);
    for (int k = 0; k < ticks.size(); ++k) {
        const double x = std::round(inner.left() + m_rangeX.place(ticks[k]) * inner.width());
        if (x < inner.left() - 0.5 || x > inner.right() + 0.5)
            continue;
        painter.fillRect(QRectF(x, inner.top(), 1, inner.height()), c.grid);
        painter.setPen(c.mutedText);
        painter.drawText(QRectF(x - 40, inner.bottom() + 2, 80, metrics.height()), Qt::AlignCenter, labels[k]);
    }
    ticksOf(m_rangeY, std::max(2, static_cast<int>(inner.height() / 45)), ticks, labels);
    for (int k = 0; k < ticks.size(); ++k) {
        const double y = std::round(inner.bottom() - m_rangeY.place(ticks[k]) * inner.height());
        if (y < inner.top() - 0.5 || y > inner.bottom() + 0.5)
            continue;
        painter.fillRect(QRectF(inner.left(), y, inner.width(), 1), c.grid);
        painter.setPen(c.mutedText);
        painter.drawText(QRectF(0, y - metrics.height() / 2, inner.left() - spacing::tight, metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter, labels[k]);
    }
    painter.setPen(c.text);
    painter.drawText(QRectF(inner.left(), height() - metrics.height() - 1, inner.width(), metrics.height()),
                     Qt::AlignCenter, m_points.across);
    painter.save();
    painter.translate(0, inner.center().y());
    painter.rotate(-90);
    painter.drawText(QRectF(-inner.height() / 2, 0, inner.height(), metrics.height()), Qt::AlignCenter, m_points.up);
    painter.restore();
    QString fact = std::isnan(m_correlation) ? QString() : tr("r = %1").arg(correlationText(m_correlation));
    painter.drawText(QRectF(inner.left(), 0, inner.width(), metrics.height()), Qt::AlignLeft | Qt::AlignVCenter, fact);
    painter.setPen(QPen(c.axis, 1));
    painter.drawRect(inner.toAlignedRect());
}

void ScatterPlot::paintPoints(QPainter& painter) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(area().adjusted(-3, -3, 3, 3));
    painter.setPen(Qt::NoPen);
    const bool many = m_points.x.size() > 100;
    const double size = many ? markerSize : 1.4 * markerSize;
    QColor plain = colours().accent;
    plain.setAlphaF(many ? 0.65F : 0.85F);
    std::vector<QPainterPath> shapes;
    for (int k = 0; k < std::max<int>(1, static_cast<int>(m_points.categories.size())); ++k)
        shapes.push_back(markerShape(k, size));
    for (std::size_t row = 0; row < m_points.x.size(); ++row) {
        if (!isDrawn(row))
            continue;
        const QPointF place = placeOf(static_cast<int>(row));
        QColor colour = plain;
        std::size_t shape = 0;
        if (!m_points.category.empty()) {
            const int category = m_points.category[row];
            colour = category < 0 ? colours().mutedText : categorical(category);
            shape = category < 0 ? 0 : static_cast<std::size_t>(category) % shapes.size();
        } else if (!m_points.value.empty()) {
            const ValueRange range = m_colours.padded(0);
            colour = sequential(range.place(static_cast<double>(m_points.value[row])));
        }
        painter.setBrush(colour);
        painter.translate(place);
        painter.drawPath(shapes[shape]);
        painter.translate(-place);
    }
    const auto ring = [&](int row, const QPen& pen, double radius) {
        if (row < 0 || !isDrawn(static_cast<std::size_t>(row)))
            return;
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours().panel, pen.widthF() + 2));
        painter.drawEllipse(placeOf(row), radius, radius);
        painter.setPen(pen);
        painter.drawEllipse(placeOf(row), radius, radius);
    };
    ring(m_hovered, QPen(colours().text, 1), 5);
    ring(m_chosen, QPen(colours().text, 2), 6.5);
    painter.restore();
}

void ScatterPlot::paintLegend(QPainter& painter, const QRectF& inner) const
{
    const double wide = legendWidth();
    if (wide <= 0)
        return;
    painter.save();
    painter.setFont(captionFont());
    const QFontMetricsF metrics(captionFont());
    const double left = inner.right() + spacing::normal, line = metrics.height() + 1;
    const double room = width() - left;
    double y = inner.top();
    painter.setPen(colours().mutedText);
    painter.drawText(QRectF(left, y, room, line), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(m_points.colourName, Qt::ElideRight, room));
    y += line + 1;
    if (m_points.category.empty()) {
        const double tall = std::max(20.0, std::min(120.0, inner.bottom() - y - line));
        for (int k = 0; k < static_cast<int>(tall); ++k)
            painter.fillRect(QRectF(left, y + k, 9, 1), sequential(1 - k / tall));
        painter.drawText(QRectF(left + 13, y - 2, room, line), Qt::AlignLeft | Qt::AlignTop,
                         numberText(m_colours.high, 2));
        painter.drawText(QRectF(left + 13, y + tall - line + 2, room, line), Qt::AlignLeft | Qt::AlignBottom,
                         numberText(m_colours.low, 2));
    } else {
        painter.setRenderHint(QPainter::Antialiasing);
        std::set<int> present(m_points.category.begin(), m_points.category.end());
        present.erase(-1);
        for (const int category : present) {
            if (y + 2 * line > inner.bottom() && category != *present.rbegin()) {
                painter.setPen(colours().mutedText);
                painter.drawText(QRectF(left, y, room, line), Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("…"));
                break;
            }
            painter.setPen(Qt::NoPen);
            painter.setBrush(categorical(category));
            const QPointF place(left + 5, y + line / 2);
            painter.translate(place);
            painter.drawPath(markerShape(category, 1.3 * markerSize));
            painter.translate(-place);
            painter.setPen(colours().text);
            painter.drawText(QRectF(left + 13, y, room - 13, line), Qt::AlignLeft | Qt::AlignVCenter,
                             m_points.categories.value(category));
            y += line;
        }
    }
    painter.restore();
}

void ScatterPlot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (m_points.x.empty()) {
        painter.setPen(colours().mutedText);
        painter.drawText(rect().adjusted(spacing::wide, 0, -spacing::wide, 0), Qt::AlignCenter | Qt::TextWordWrap,
                         m_placeholder);
        return;
    }
    const QRectF inner = area();
    paintAxes(painter, inner);
    paintPoints(painter);
    paintLegend(painter, inner);
    if (hasFocus()) {
        painter.setPen(QPen(colours().accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(inner.toAlignedRect());
    }
}

int ScatterPlot::rowAt(const QPointF& place) const
{
    int nearest = -1;
    double distance = reach;
    for (std::size_t row = 0; row < m_points.x.size(); ++row) {
        if (!isDrawn(row))
            continue;
        const QPointF away = placeOf(static_cast<int>(row)) - place;
        if (const double far = std::hypot(away.x(), away.y()); far < distance) {
            distance = far;
            nearest = static_cast<int>(row);
        }
    }
    return nearest;
}

QString ScatterPlot::readout(int row) const
{
    const auto k = static_cast<std::size_t>(row);
    if (row < 0 || k >= m_points.x.size())
        return {};
    QString text = tr("row %1\n%2 = %3\n%4 = %5")
                       .arg(row)
                       .arg(m_points.across, numberText(static_cast<double>(m_points.x[k]), 3), m_points.up,
                            numberText(static_cast<double>(m_points.y[k]), 3));
    if (k < m_points.value.size())
        text +=
            QStringLiteral("\n%1 = %2").arg(m_points.colourName, numberText(static_cast<double>(m_points.value[k]), 3));
    if (k < m_points.category.size() && m_points.category[k] >= 0)
        text += QStringLiteral("\n%1: %2").arg(m_points.colourName, m_points.categories.value(m_points.category[k]));
    return text;
}

QString ScatterPlot::asText() const
{
    const bool coloured = !m_points.colourName.isEmpty();
    QString text = tr("row") + QLatin1Char('\t') + m_points.across + QLatin1Char('\t') + m_points.up;
    text += coloured ? QLatin1Char('\t') + m_points.colourName + QLatin1Char('\n') : QStringLiteral("\n");
    for (std::size_t k = 0; k < m_points.x.size(); ++k) {
        text += QStringLiteral("%1\t%2\t%3")
                    .arg(k)
                    .arg(static_cast<double>(m_points.x[k]), 0, 'g', 9)
                    .arg(static_cast<double>(m_points.y[k]), 0, 'g', 9);
        if (k < m_points.value.size())
            text += QLatin1Char('\t') + QString::number(static_cast<double>(m_points.value[k]), 'g', 9);
        else if (k < m_points.category.size())
            text += QLatin1Char('\t') + m_points.categories.value(m_points.category[k]);
        text += QLatin1Char('\n');
    }
    return text;
}

bool ScatterPlot::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), readout(rowAt(help->pos())), this);
        return true;
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QWidget::event(event);
}

void ScatterPlot::setHovered(int row)
{
    if (row == m_hovered)
        return;
    m_hovered = row;
    update();
}

void ScatterPlot::mousePressEvent(QMouseEvent* event)
{
    const int row = rowAt(event->position());
    if (event->button() == Qt::LeftButton && row >= 0)
        Q_EMIT rowChosen(row);
    else
        QWidget::mousePressEvent(event);
}

void ScatterPlot::mouseMoveEvent(QMouseEvent* event)
{
    setHovered(rowAt(event->position()));
}

void ScatterPlot::leaveEvent(QEvent* event)
{
    setHovered(-1);
    QWidget::leaveEvent(event);
}

void ScatterPlot::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT fitWished();
}

void ScatterPlot::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        QGuiApplication::clipboard()->setText(asText());
        return;
    }
    const int key = event->key();
    if (key == Qt::Key_F) {
        Q_EMIT fitWished();
        return;
    }
    const bool across = key == Qt::Key_Left || key == Qt::Key_Right;
    if (!across && key != Qt::Key_Up && key != Qt::Key_Down) {
        QWidget::keyPressEvent(event);
        return;
    }
    const std::vector<float>& values = across ? m_points.x : m_points.y;
    const bool rising = key == Qt::Key_Right || key == Qt::Key_Up;
    const bool known = m_chosen >= 0 && isDrawn(static_cast<std::size_t>(m_chosen));
    // By value, then by row: every point is reached, equal ones too.
    const auto before = [&](int a, int b) {
        const float left = values[static_cast<std::size_t>(a)], right = values[static_cast<std::size_t>(b)];
        return left != right ? left < right : a < b;
    };
    int next = -1;
    for (int row = 0; row < static_cast<int>(values.size()); ++row) {
        if (!isDrawn(static_cast<std::size_t>(row)) || row == m_chosen)
            continue;
        const bool beyond = !known || (rising ? before(m_chosen, row) : before(row, m_chosen));
        if (beyond && (next < 0 || (rising ? before(row, next) : before(next, row))))
            next = row;
    }
    if (next >= 0)
        Q_EMIT rowChosen(next);
}

}  // namespace disentangle
