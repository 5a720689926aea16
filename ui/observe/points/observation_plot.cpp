// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/points/observation_plot.h"

#include "ui/style/number_text.h"
#include "ui/style/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

namespace disentangle {
namespace {

constexpr double plotGap = 6;
constexpr double plotInset = 3;
constexpr double differenceShare = 0.22;  // of a panel's height
constexpr double dotFrom = 5;             // pixels between dimensions, for dots on the line

QString dimensionName(int dimension)
{
    return QStringLiteral("x%1").arg(dimension + 1);
}

}  // namespace

ObservationPlot::ObservationPlot(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void ObservationPlot::setContent(Content content)
{
    m_content = std::move(content);
    m_difference.clear();
    if (m_content.other.size() == m_content.x.size())
        for (std::size_t k = 0; k < m_content.x.size(); ++k)
            m_difference.push_back(m_content.other[k] - m_content.x[k]);
    else
        m_content.other.clear();
    update();
}

void ObservationPlot::setChosen(int row)
{
    if (row == m_chosen)
        return;
    m_chosen = row;
    update();
}

void ObservationPlot::setChoosable(bool choosable)
{
    m_choosable = choosable;
    setFocusPolicy(choosable ? Qt::StrongFocus : Qt::ClickFocus);
}

FloatTable ObservationPlot::rowsOf(const std::vector<float>& values) const
{
    const int d = m_content.dimensions;
    return {values, d > 0 ? static_cast<int>(values.size()) / d : 0, d};
}

FloatTable ObservationPlot::part(Part which) const
{
    return rowsOf(which == Part::x ? m_content.x : which == Part::other ? m_content.other : m_difference);
}

double ObservationPlot::error(int row) const
{
    const FloatTable difference = part(Part::difference);
    if (row < 0 || row >= difference.rows)
        return std::numeric_limits<double>::quiet_NaN();
    double squares = 0;
    for (const float value : difference.row(row))
        squares += static_cast<double>(value) * static_cast<double>(value);
    return std::sqrt(squares / difference.cols);
}

double ObservationPlot::legendHeight() const
{
    return QFontMetricsF(captionFont()).height() + spacing::tight;
}

double ObservationPlot::labelWidth() const
{
    return m_choosable ? QFontMetricsF(captionFont()).horizontalAdvance(QStringLiteral("00")) + spacing::tight : 0;
}

int ObservationPlot::columns() const
{
    // Panels about twice as wide as high.
    int best = 1;
    double most = 0;
    for (int cols = 1; cols <= rows(); ++cols) {
        const int lines = (rows() + cols - 1) / cols;
        const double w = width() / double(cols), h = (height() - legendHeight()) / lines;
        const double full = rows() / double(cols * lines);  // the last line may be short
        if (const double fit = std::min(w, 2 * h) * full; fit > most) {
            most = fit;
            best = cols;
        }
    }
    return best;
}

QRectF ObservationPlot::panel(int row) const
{
    const int cols = columns(), lines = (rows() + cols - 1) / cols;
    const double top = legendHeight();
    const double w = (width() - plotGap * (cols - 1)) / cols, h = (height() - 1 - top - plotGap * (lines - 1)) / lines;
    return {row % cols * (w + plotGap), top + row / cols * (h + plotGap), w, h};
}

QRectF ObservationPlot::cells(Part which) const
{
    const double left = labelWidth(), top = 2 * legendHeight(), blocks = part(Part::other).empty() ? 1 : 3;
    const double each = (width() - left - plotGap * (blocks - 1)) / blocks;
    return {left + static_cast<int>(which) * (each + plotGap), top, each, std::max(1.0, height() - top - 1)};
}

QRectF ObservationPlot::frame(int row, Part which) const
{
    const QRectF all = panel(row).adjusted(plotInset + labelWidth(), plotInset, -plotInset, -plotInset);
    const double count = part(Part::other).empty() ? 1 : 3;
    const double each = (all.width() - plotGap * (count - 1)) / count;
    return {all.left() + static_cast<int>(which) * (each + plotGap), all.top(), each, all.height()};
}

void ObservationPlot::paintLegend(QPainter& painter) const
{
    painter.setFont(captionFont());
    const QFontMetricsF metrics(captionFont());
    const bool lines = m_content.style->look == StripLook::lines;
    double x = 0;
    const double middle = legendHeight() / 2;
    const auto entry = [&](const QString& name, const QColor& colour, Qt::PenStyle dash, bool bar) {
        const double sample = lines ? 16 : 0;
        if (x + sample + metrics.horizontalAdvance(name) + plotGap > width())
            return;
        if (bar && lines) {
            painter.fillRect(QRectF(x + 5, middle - 4, 5, 8), colour);
        } else if (lines) {
            painter.setPen(QPen(colour, 1.6, dash));
            painter.drawLine(QPointF(x, middle), QPointF(x + sample - 4, middle));
        }
        painter.setPen(colours().mutedText);
        painter.drawText(QRectF(x + sample, 0, width(), legendHeight()), Qt::AlignVCenter | Qt::AlignLeft, name);
        x += sample + metrics.horizontalAdvance(name) + 2 * plotGap;
    };
    const QString residual = tr("difference");
    if (m_content.style->look == StripLook::heat) {
        painter.setPen(colours().mutedText);
        const QString names[] = {m_content.xName, m_content.otherName, residual};
        for (const Part which : {Part::x, Part::other, Part::difference}) {
            const QRectF place = cells(which);
            if (!part(which).empty())
                painter.drawText(QRectF(place.left(), legendHeight(), place.width(), legendHeight()),
                                 Qt::AlignLeft | Qt::AlignVCenter,
                                 metrics.elidedText(names[static_cast<int>(which)], Qt::ElideRight, place.width()));
        }
    } else {
        const bool other = !part(Part::other).empty();
        const QString arrow = lines ? QString() : QStringLiteral("→ ");
        entry(m_content.xName, colours().mutedText, Qt::DotLine, false);
        if (other)
            entry(arrow + m_content.otherName, colours().accent, Qt::SolidLine, false);
        if (other)
            entry(arrow + residual, edgeCue(EdgeKind::missing).colour, Qt::SolidLine, true);
    }
    if (m_chosen < 0 || std::isnan(error(m_chosen)))
        return;
    painter.setPen(colours().text);
    const QString text =
        (m_choosable ? tr("row %1: ").arg(m_chosen) : QString()) + tr("rms %1").arg(numberText(error(m_chosen), 3));
    if (m_content.style->look == StripLook::heat || x + metrics.horizontalAdvance(text) < width())
        painter.drawText(QRectF(0, 0, width(), legendHeight()), Qt::AlignRight | Qt::AlignVCenter, text);
}

void ObservationPlot::paintPanel(QPainter& painter, int row) const
{
    const ThemeColours& c = colours();
    const QRectF box = panel(row);
    const bool chosen = row == m_chosen && m_choosable;
    painter.fillRect(box, mixed(c.panel, c.window, 0.5));
    if (chosen) {
        painter.setPen(QPen(c.accent, hasFocus() ? 2 : 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
    }
    if (m_choosable) {
        painter.setFont(captionFont());
        painter.setPen(chosen ? c.text : c.mutedText);
        painter.drawText(box.adjusted(plotInset, 0, 0, 0), Qt::AlignLeft | Qt::AlignTop, QString::number(row));
    }
    const StripStyle& style = *m_content.style;
    if (style.look == StripLook::frames) {
        paintFrame(painter, frame(row, Part::x), part(Part::x).row(row), style);
        if (!part(Part::other).empty()) {
            paintFrame(painter, frame(row, Part::other), part(Part::other).row(row), style);
            paintFrame(painter, frame(row, Part::difference), part(Part::difference).row(row), *m_content.difference);
        }
        return;
    }
    QRectF curve = box.adjusted(plotInset, plotInset, -plotInset, -plotInset);
    const int d = m_content.dimensions;
    const auto across = [&](int k) { return curve.left() + curve.width() * (k + 0.5) / d; };
    if (const FloatTable difference = part(Part::difference); !difference.empty()) {
        QRectF band(curve.left(), curve.bottom() - curve.height() * differenceShare, curve.width(),
                    curve.height() * differenceShare);
        curve.setBottom(band.top());
        const double wide = std::max(1.0, std::floor(curve.width() / d * 0.6));
        painter.fillRect(QRectF(band.left(), std::round(band.center().y()), band.width(), 1), c.grid);
        for (int k = 0; k < d; ++k) {
            const double t =
                std::clamp(static_cast<double>(difference(row, k)) / m_content.difference->range.high, -1.0, 1.0);
            const double tall = t * band.height() / 2;
            painter.fillRect(
                QRectF(across(k) - wide / 2, band.center().y() - std::max(0.0, tall), wide, std::abs(tall)),
                edgeCue(EdgeKind::missing).colour);
        }
    }
    painter.setRenderHint(QPainter::Antialiasing);
    const auto line = [&](const FloatTable& values, const QPen& pen, bool dots) {
        QList<QPointF> points;
        for (int k = 0; k < d; ++k)
            if (const auto value = static_cast<double>(values(row, k)); std::isfinite(value))
                points.append({across(k), curve.bottom() - style.range.place(value) * curve.height()});
        painter.setPen(pen);
        painter.drawPolyline(points.constData(), static_cast<int>(points.size()));
        if (!dots || curve.width() / d < dotFrom)
            return;
        painter.setPen(Qt::NoPen);
        painter.setBrush(pen.color());
        for (const QPointF& point : points)
            painter.drawEllipse(point, 1.8, 1.8);
        painter.setBrush(Qt::NoBrush);
    };
    // Dots between close points cannot be seen, and cost more than all the rest; cosmetic lines are the quick ones.
    const bool close = curve.width() / d < dotFrom;
    line(part(Part::x), close ? QPen(c.mutedText, 1) : QPen(c.mutedText, 1.2, Qt::DotLine), true);
    if (!part(Part::other).empty())
        line(part(Part::other), QPen(c.accent, close ? 1 : 1.4), false);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void ObservationPlot::paintCells(QPainter& painter) const
{
    for (const Part which : {Part::x, Part::other, Part::difference}) {
        const FloatTable values = part(which);
        if (values.empty())
            continue;
        // A strip draws its observations from left to right; here they run from top to bottom.
        std::vector<float> turned;
        for (int k = 0; k < values.cols; ++k)
            for (int r = 0; r < values.rows; ++r)
                turned.push_back(values(r, k));
        paintStrip(painter, cells(which), {turned, values.cols, values.rows},
                   which == Part::difference ? *m_content.difference : *m_content.style);
    }
    painter.setFont(captionFont());
    const QRectF all = cells(Part::x);
    const double each = all.height() / rows();
    const int stride = static_cast<int>(std::ceil(QFontMetricsF(captionFont()).height() / std::max(1.0, each)));
    for (int r = 0; r < rows() && m_choosable; ++r) {
        const QRectF line(0, all.top() + r * each, all.left() - spacing::tight, each);
        if (r == m_chosen) {
            painter.setPen(QPen(colours().accent, hasFocus() ? 2 : 1));
            painter.drawRect(QRectF(all.left(), line.top(), width() - all.left() - 1, each).toAlignedRect());
        } else if (r % stride != 0) {
            continue;
        }
        painter.setPen(r == m_chosen ? colours().text : colours().mutedText);
        painter.drawText(line.adjusted(0, -20, 0, 20), Qt::AlignRight | Qt::AlignVCenter, QString::number(r));
    }
}

void ObservationPlot::paintEvent(QPaintEvent*)
{
    if (rows() == 0 || !m_content.style)
        return;
    QPainter painter(this);
    paintLegend(painter);
    if (m_content.style->look == StripLook::heat)
        return paintCells(painter);
    for (int row = 0; row < rows(); ++row)
        paintPanel(painter, row);
}

int ObservationPlot::rowAt(const QPointF& point) const
{
    if (m_content.style && m_content.style->look == StripLook::heat && rows() > 0) {
        const QRectF all = cells(Part::x);
        const double at = (point.y() - all.top()) / all.height() * rows();
        return at >= 0 && at < rows() ? static_cast<int>(at) : -1;
    }
    for (int row = 0; row < rows(); ++row)
        if (panel(row).contains(point))
            return row;
    return -1;
}

QString ObservationPlot::readout(const QPointF& point) const
{
    const int row = rowAt(point);
    if (row < 0)
        return {};
    const int d = m_content.dimensions;
    std::optional<int> dimension;
    const auto within = [&](const QRectF& place) {
        if (place.contains(point))
            dimension = std::clamp(static_cast<int>((point.x() - place.left()) / place.width() * d), 0, d - 1);
    };
    switch (m_content.style->look) {
    case StripLook::lines: within(panel(row).adjusted(plotInset, 0, -plotInset, 0)); break;
    case StripLook::heat:
        for (const Part which : {Part::x, Part::other, Part::difference})
            if (!part(which).empty())
                within(cells(which));
        break;
    case StripLook::frames:
        for (const Part which : {Part::x, Part::other, Part::difference})
            if (!part(which).empty())
                if (const auto place =
                        stripPlaceAt(frame(row, which), point, part(which).part(row, 1), *m_content.style))
                    dimension = place->dimension;
        break;
    }
    QStringList lines;
    if (m_choosable)
        lines << tr("row %1").arg(row);
    if (dimension) {
        const auto value = [&](Part which) { return numberText(static_cast<double>(part(which)(row, *dimension)), 3); };
        lines << tr("%1 of %2: %3").arg(dimensionName(*dimension), m_content.xName, value(Part::x));
        if (!part(Part::other).empty())
            lines << tr("%1 of %2: %3").arg(dimensionName(*dimension), m_content.otherName, value(Part::other))
                  << tr("difference: %1").arg(value(Part::difference));
    }
    if (!std::isnan(error(row)))
        lines << tr("rms difference %1").arg(numberText(error(row), 3));
    return lines.join(QLatin1Char('\n'));
}

QString ObservationPlot::asText() const
{
    QString text = QStringLiteral("row\tof");
    for (int k = 0; k < m_content.dimensions; ++k)
        text += QLatin1Char('\t') + dimensionName(k);
    text += QLatin1Char('\n');
    const QString names[] = {m_content.xName, m_content.otherName};
    for (int row = 0; row < rows(); ++row)
        for (const Part which : {Part::x, Part::other}) {
            if (part(which).empty())
                continue;
            text += QStringLiteral("%1\t%2").arg(row).arg(names[static_cast<int>(which)]);
            for (const float value : part(which).row(row))
                text += QLatin1Char('\t') + QString::number(static_cast<double>(value), 'g', 6);
            text += QLatin1Char('\n');
        }
    return text;
}

bool ObservationPlot::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), readout(help->pos()), this);
        return true;
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QWidget::event(event);
}

void ObservationPlot::mousePressEvent(QMouseEvent* event)
{
    const int row = rowAt(event->position());
    if (event->button() == Qt::LeftButton && m_choosable && row >= 0)
        Q_EMIT rowChosen(row);
    else
        QWidget::mousePressEvent(event);
}

void ObservationPlot::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        QGuiApplication::clipboard()->setText(asText());
        return;
    }
    const bool heat = m_content.style && m_content.style->look == StripLook::heat;
    int to = m_chosen;
    switch (event->key()) {
    case Qt::Key_Left: to -= 1; break;
    case Qt::Key_Right: to += 1; break;
    case Qt::Key_Up: to -= heat ? 1 : columns(); break;
    case Qt::Key_Down: to += heat ? 1 : columns(); break;
    case Qt::Key_Home: to = 0; break;
    case Qt::Key_End: to = rows() - 1; break;
    default: QWidget::keyPressEvent(event); return;
    }
    if (m_choosable && to >= 0 && to < rows() && to != m_chosen)
        Q_EMIT rowChosen(to);
}

}  // namespace disentangle
