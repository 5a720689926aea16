// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/studies/figure_canvas.h"

#include "core/base/failure.h"
#include "core/figure/layout.h"
#include "core/figure/text.h"
#include "ui/figure/figure_painter.h"
#include "ui/language/translated.h"
#include "ui/observe/plots/readout_box.h"
#include "ui/style/number_text.h"
#include "ui/style/theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace disentangle {
namespace {

constexpr double mmPerInch = 25.4;
constexpr int panelWidth = 195;  // device-independent pixels, at least, where panels stand side by side
constexpr double dotRadius = 3;
constexpr int panelHeight = 210;  // at most: it need not grow with its width

/// The point of a curve at `x`, where one was recorded there.
const figure::Point* pointAt(const figure::Series& series, double x)
{
    const auto at = std::ranges::lower_bound(series.points, x, {}, &figure::Point::x);
    return at != series.points.end() && at->x == x && std::isfinite(at->y) ? &*at : nullptr;
}

QColor asColour(figure::Colour colour)
{
    return {colour.red, colour.green, colour.blue};
}

QString asPlain(const std::string& text)
{
    return QString::fromStdString(figure::plain(text));
}

}  // namespace

FigureCanvas::FigureCanvas(QWidget* parent) : QWidget(parent), m_box(new ReadoutBox(this))
{
    setMouseTracking(true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme(), &Theme::themeChanged, this, &FigureCanvas::draw);
}

void FigureCanvas::setBuilder(Builder builder)
{
    m_builder = std::move(builder);
    draw();
}

FigureCanvas::Drawing FigureCanvas::drawnAt(int width) const
{
    Drawing drawing;
    drawing.width = width;
    if (!m_builder || width <= 0)
        return drawing;
    const double mm = mmPerInch / logicalDpiX();
    drawing.figure = m_builder(std::max(1, width / panelWidth));
    figure::Format format;
    format.width = width * mm;
    format.font = captionFont().pointSizeF();
    format.theme = theme().isDark() ? figure::Theme::dark : figure::Theme::light;
    try {
        figure::Layout layout = figure::lay_out(drawing.figure, format);
        const auto panels = static_cast<int>(drawing.figure.views.size());
        const int beside = std::max(1, drawing.figure.columns);
        if (const double most = (panels + beside - 1) / beside * panelHeight * mm; layout.height > most) {
            format.height = most;
            layout = figure::lay_out(drawing.figure, format);
        }
        drawing.list = figure::draw(layout);
        for (const figure::Placed& panel : layout.panels)
            if (const auto* lines = std::get_if<figure::PlacedLines>(&panel))
                drawing.curves.push_back(*lines);
        drawing.height = static_cast<int>(std::ceil(layout.height / mm));
    } catch (const std::exception& error) {
        drawing.problem = translated(failure_in_words(error));
        drawing.height = fontMetrics().lineSpacing() * 3;
    }
    return drawing;
}

void FigureCanvas::draw()
{
    const int before = m_drawing.height;
    m_drawing = drawnAt(width());
    read({});
    setAccessibleDescription(QString::fromStdString(figure::plain(m_drawing.figure.caption)));
    if (m_drawing.height != before)
        updateGeometry();
    update();
}

int FigureCanvas::heightForWidth(int width) const
{
    if (m_drawing.width != width)
        return drawnAt(width).height;
    return m_drawing.height;
}

QSize FigureCanvas::sizeHint() const
{
    const int width = std::max(this->width(), panelWidth);
    return {width, heightForWidth(width)};
}

void FigureCanvas::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), colours().panel);
    if (!m_drawing.problem.isEmpty()) {
        painter.setPen(colours().mutedText);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_drawing.problem);
        return;
    }
    paintFigure(painter, m_drawing.list, unitsPerMm());
    paintReading(painter);
}

// -- reading curves

double FigureCanvas::unitsPerMm() const
{
    return logicalDpiX() / mmPerInch;
}

QRectF FigureCanvas::axesOf(const figure::PlacedLines& panel) const
{
    const double mm = unitsPerMm();
    return {panel.axes.x * mm, panel.axes.y * mm, panel.axes.width * mm, panel.axes.height * mm};
}

std::optional<FigureCanvas::Reading> FigureCanvas::readingAt(const QPointF& place) const
{
    for (std::size_t i = 0; i < m_drawing.curves.size(); ++i) {
        const figure::PlacedLines& panel = m_drawing.curves[i];
        const QRectF axes = axesOf(panel);
        if (!axes.contains(place))
            continue;
        std::optional<Reading> nearest;
        double distance = axes.width();
        for (const figure::Series& series : panel.panel->series)
            for (const figure::Point& point : series.points) {
                const double away = std::abs(axes.left() + axes.width() * panel.x.part(point.x) - place.x());
                if (std::isfinite(point.y) && away < distance) {
                    distance = away;
                    nearest = Reading{i, point.x};
                }
            }
        return nearest;
    }
    return {};
}

QString FigureCanvas::nameOf(const figure::Series& series) const
{
    if (!series.name.empty())
        return asPlain(series.name);
    // The legend stands in one panel for all.
    for (const figure::PlacedLines& panel : m_drawing.curves)
        for (const figure::Series& other : panel.panel->series)
            if (!other.name.empty() && other.category == series.category && other.dash == series.dash)
                return asPlain(other.name);
    return asPlain(m_drawing.curves.front().panel->y.label);
}

void FigureCanvas::read(const std::optional<Reading>& reading)
{
    m_reading = reading;
    QStringList columns;
    QList<ReadoutBox::Row> rows;
    QRect area;
    bool right = true;
    if (reading) {
        const figure::PlacedLines& panel = m_drawing.curves[reading->panel];
        const figure::Axis& x = panel.panel->x;
        // Beside the line, where more of the figure is: a panel alone may be narrower than names and values.
        const QRectF axes = axesOf(panel);
        const int line = qRound(axes.left() + axes.width() * panel.x.part(reading->x));
        right = line <= width() / 2;
        area = QRect(0, qRound(axes.top()), width(), height() - qRound(axes.top()));
        right ? area.setLeft(line) : area.setRight(line);
        const auto named = std::ranges::find(x.places, reading->x, &std::pair<double, std::string>::first);
        columns = {named != x.places.end()
                       ? asPlain(named->second)
                       : QStringLiteral("%1 %2").arg(asPlain(x.label), QLocale().toString(reading->x, 'g', 8))};
        const figure::Look& look = figure::look_of(theme().isDark() ? figure::Theme::dark : figure::Theme::light);
        for (const figure::Series& series : panel.panel->series) {
            const figure::Point* point = pointAt(series, reading->x);
            if (!point)
                continue;
            QString value = numberText(point->y, m_decimals);
            const auto index = static_cast<std::size_t>(point - series.points.data());
            if (index < series.spread.size() && std::isfinite(series.spread[index]) && series.spread[index] > 0)
                value += QStringLiteral(" ± ") + numberText(series.spread[index], m_decimals);
            rows.append({QPen(asColour(figure::category(look, series.category)), 1.5), nameOf(series), {value}});
        }
    }
    m_box->showTable(columns, rows, area, right);
    update();
}

void FigureCanvas::paintReading(QPainter& painter) const
{
    if (!m_reading)
        return;
    const figure::PlacedLines& panel = m_drawing.curves[m_reading->panel];
    const QRectF axes = axesOf(panel);
    const double x = axes.left() + axes.width() * panel.x.part(m_reading->x);
    painter.setPen(QPen(colours().strongBorder, 1));
    painter.drawLine(QPointF(x, axes.top()), QPointF(x, axes.bottom()));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const figure::Look& look = figure::look_of(theme().isDark() ? figure::Theme::dark : figure::Theme::light);
    for (const figure::Series& series : panel.panel->series)
        if (const figure::Point* point = pointAt(series, m_reading->x)) {
            const QPointF centre(x, axes.bottom() - axes.height() * panel.y.part(point->y));
            if (!axes.adjusted(-1, -1, 1, 1).contains(centre))
                continue;
            painter.setBrush(asColour(figure::category(look, series.category)));
            painter.drawEllipse(centre, dotRadius, dotRadius);
        }
}

void FigureCanvas::mouseMoveEvent(QMouseEvent* event)
{
    read(readingAt(event->position()));
}

void FigureCanvas::leaveEvent(QEvent*)
{
    read({});
}

QString FigureCanvas::readout() const
{
    return m_reading ? m_box->asText() : QString();
}

void FigureCanvas::resizeEvent(QResizeEvent*)
{
    if (m_drawing.width != width())
        draw();
}

}  // namespace disentangle
