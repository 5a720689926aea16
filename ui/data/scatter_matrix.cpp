// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/scatter_matrix.h"

#include "core/metrics/principal_components.h"
#include "ui/style/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace disentangle {
namespace {

constexpr double gap = 3;
constexpr double inset = 3;  // of points within a cell
constexpr double legendHeight = 18;
constexpr double correlationFrom = 30;  // side of a cell
constexpr std::size_t bins = 16;

QString shortNumber(double value)
{
    return QString::number(value, 'g', 2);
}

}  // namespace

ScatterMatrix::ScatterMatrix(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Scatter matrix of generated data"));
}

QSize ScatterMatrix::sizeHint() const
{
    return {280, 300};
}

ScatterMatrix::Range ScatterMatrix::rangeOf(const std::vector<float>& values)
{
    Range range{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    for (const float value : values)
        if (std::isfinite(value)) {
            range.low = std::min<double>(range.low, value);
            range.high = std::max<double>(range.high, value);
        }
    if (!(range.low < range.high)) {
        const double middle = std::isfinite(range.low) ? range.low : 0;
        const double half = std::max(1e-6, std::abs(middle));
        return {middle - half, middle + half};
    }
    return range;
}

void ScatterMatrix::setData(Data data)
{
    m_data = std::move(data);
    m_ranges.clear();
    for (const auto& column : m_data.columns)
        m_ranges.push_back(rangeOf(column));
    describe();
    update();
}

void ScatterMatrix::describe()
{
    QStringList facts;
    for (std::size_t i = 0; i < m_data.columns.size(); ++i)
        for (std::size_t j = i + 1; j < m_data.columns.size(); ++j)
            if (const double r = correlation(i, j); !std::isnan(r))
                facts << tr("%1 and %2: %3")
                             .arg(m_data.names[static_cast<int>(i)], m_data.names[static_cast<int>(j)])
                             .arg(r, 0, 'f', 2);
    setAccessibleDescription(facts.isEmpty() ? m_placeholder
                                             : tr("Correlations: %1").arg(facts.join(QStringLiteral("; "))));
}

void ScatterMatrix::setPlaceholder(const QString& text)
{
    m_placeholder = text;
    update();
}

void ScatterMatrix::setOutOfDate(bool outOfDate)
{
    if (outOfDate == m_outOfDate)
        return;
    m_outOfDate = outOfDate;
    update();
}

double ScatterMatrix::correlation(std::size_t i, std::size_t j) const
{
    return disentangle::correlation(m_data.columns[i], m_data.columns[j]);
}

double ScatterMatrix::cellSide() const
{
    const auto count = static_cast<double>(std::max<std::size_t>(1, m_data.columns.size()));
    const double legend = m_data.colour.empty() ? 0 : legendHeight + gap;
    return std::max(8.0, std::floor((std::min<double>(width(), height() - legend) - gap * (count - 1)) / count));
}

QRectF ScatterMatrix::cell(std::size_t row, std::size_t col) const
{
    const double side = cellSide();
    return {static_cast<double>(col) * (side + gap), static_cast<double>(row) * (side + gap), side, side};
}

void ScatterMatrix::paintPoints(QPainter& painter, std::size_t row, std::size_t col) const
{
    const QRectF inner = cell(row, col).adjusted(inset, inset, -inset, -inset);
    const auto &xs = m_data.columns[col], &ys = m_data.columns[row];
    const Range colours = rangeOf(m_data.colour);
    const QColor plain = disentangle::colours().accent;
    const double size = inner.width() > 60 ? 2 : 1.5;
    for (std::size_t k = 0; k < xs.size(); ++k) {
        if (!std::isfinite(xs[k]) || !std::isfinite(ys[k]))
            continue;
        QColor colour =
            m_data.colour.empty()
                ? plain
                : sequential(std::isfinite(m_data.colour[k]) ? colours.place(m_data.colour[k]) : std::nan(""));
        colour.setAlphaF(0.75F);
        painter.fillRect(QRectF(inner.left() + m_ranges[col].place(xs[k]) * inner.width() - size / 2,
                                inner.bottom() - m_ranges[row].place(ys[k]) * inner.height() - size / 2, size, size),
                         colour);
    }
}

void ScatterMatrix::paintHistogram(QPainter& painter, std::size_t k) const
{
    const QRectF box = cell(k, k);
    std::array<int, bins> counts{};
    int most = 1;
    for (const float value : m_data.columns[k])
        if (std::isfinite(value)) {
            const auto bin =
                static_cast<std::size_t>(std::clamp(m_ranges[k].place(value), 0.0, 1.0) * (bins - 1) + 0.5);
            most = std::max(most, ++counts[bin]);
        }
    const QFontMetricsF metrics(captionFont());
    const double label = box.width() >= correlationFrom ? metrics.height() : 0;
    const double width = (box.width() - 2 * inset) / bins, room = box.height() - label - inset;
    for (std::size_t bin = 0; bin < bins; ++bin) {
        const double tall = room * counts[bin] / most;
        painter.fillRect(
            QRectF(box.left() + inset + static_cast<double>(bin) * width, box.bottom() - tall, width, tall),
            mixed(colours().panel, colours().mutedText, 0.35));
    }
    if (label == 0)
        return;
    QFont font = captionFont();
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(colours().text);
    const QRectF line(box.left() + inset, box.top() + 1, box.width() - 2 * inset, label);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(font).elidedText(m_data.names[static_cast<int>(k)], Qt::ElideRight, line.width()));
}

void ScatterMatrix::paintLegend(QPainter& painter) const
{
    const double side = cellSide();
    const auto count = static_cast<double>(m_data.columns.size());
    const double top = count * (side + gap);
    const Range range = rangeOf(m_data.colour);
    painter.setFont(captionFont());
    painter.setPen(colours().mutedText);
    const QFontMetricsF metrics(captionFont());
    const QString text = tr("colour: %1").arg(m_data.colourName);
    const QString low = shortNumber(range.low), high = shortNumber(range.high);
    const double all = count * (side + gap) - gap;
    const double numbers = metrics.horizontalAdvance(low) + metrics.horizontalAdvance(high) + 4 * gap;
    const double bar = std::clamp(all * 0.3, 20.0, 90.0);
    const QRectF line(0, top, all, legendHeight);
    const double words = std::min(metrics.horizontalAdvance(text) + 1, all - bar - numbers);
    if (words < 20)
        return;
    painter.drawText(QRectF(0, top, words, legendHeight), Qt::AlignVCenter | Qt::AlignLeft,
                     metrics.elidedText(text, Qt::ElideRight, words));
    double x = words + 2 * gap;
    painter.drawText(QRectF(x, top, all, legendHeight), Qt::AlignVCenter | Qt::AlignLeft, low);
    x += metrics.horizontalAdvance(low) + gap;
    for (int k = 0; k < 24; ++k)
        painter.fillRect(QRectF(x + bar * k / 24, line.center().y() - 4, bar / 24 + 0.5, 8), sequential(k / 23.0));
    painter.drawText(QRectF(x + bar + gap, top, all, legendHeight), Qt::AlignVCenter | Qt::AlignLeft, high);
}

void ScatterMatrix::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ThemeColours& c = colours();
    if (m_data.columns.empty()) {
        painter.setPen(c.mutedText);
        painter.drawText(rect().adjusted(spacing::wide, 0, -spacing::wide, 0), Qt::AlignCenter | Qt::TextWordWrap,
                         m_placeholder);
        return;
    }
    painter.setOpacity(m_outOfDate ? 0.35 : 1);
    const std::size_t count = m_data.columns.size();
    for (std::size_t row = 0; row < count; ++row)
        for (std::size_t col = 0; col < count; ++col) {
            const QRectF box = cell(row, col);
            if (row < col) {
                if (box.width() < correlationFrom)
                    continue;
                const double r = correlation(row, col);
                painter.setFont(captionFont());
                painter.setPen(mixed(c.mutedText, c.text, std::isnan(r) ? 0 : std::abs(r)));
                painter.drawText(box, Qt::AlignCenter,
                                 std::isnan(r) ? QStringLiteral("–") : QString::number(r, 'f', 2));
                continue;
            }
            painter.fillRect(box, c.panel);
            if (row == col)
                paintHistogram(painter, row);
            else
                paintPoints(painter, row, col);
            painter.setPen(c.border);
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
        }
    if (!m_data.colour.empty())
        paintLegend(painter);
    if (hasFocus()) {
        painter.setOpacity(1);
        painter.setPen(QPen(c.accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        const QRectF all = cell(0, 0) | cell(count - 1, count - 1);
        painter.drawRect(all.adjusted(0.75, 0.75, -0.75, -0.75));
    }
}

bool ScatterMatrix::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        for (std::size_t row = 0; row < m_data.columns.size(); ++row)
            for (std::size_t col = 0; col < m_data.columns.size(); ++col)
                if (cell(row, col).contains(help->pos())) {
                    const QString across = m_data.names[static_cast<int>(col)],
                                  up = m_data.names[static_cast<int>(row)];
                    QToolTip::showText(
                        help->globalPos(),
                        row == col ? tr("%1, from %2 to %3")
                                         .arg(up, shortNumber(m_ranges[row].low), shortNumber(m_ranges[row].high))
                                   : tr("%1 (upwards) against %2, correlation %3")
                                         .arg(up, across)
                                         .arg(correlation(row, col), 0, 'f', 3),
                        this);
                    return true;
                }
        QToolTip::hideText();
        return true;
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QWidget::event(event);
}

void ScatterMatrix::keyPressEvent(QKeyEvent* event)
{
    if (!event->matches(QKeySequence::Copy) || m_data.columns.empty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    QStringList lines{m_data.names.join(QLatin1Char('\t'))};
    for (std::size_t row = 0; row < m_data.columns.front().size(); ++row) {
        QStringList values;
        for (const auto& column : m_data.columns)
            values << QString::number(static_cast<double>(column[row]), 'g', 9);
        lines << values.join(QLatin1Char('\t'));
    }
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

}  // namespace disentangle
