// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/table/column_plots.h"

#include "ui/style/theme.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <utility>

namespace disentangle {
namespace {

constexpr double tallest = 120;  // of one column's plots

QString wordsOf(const ColumnSketch& sketch)
{
    const QLocale locale;
    QString text = sketch.words > 0 ? ColumnPlots::tr("%1 words").arg(locale.toString(sketch.words))
                   : sketch.low > sketch.high
                       ? ColumnPlots::tr("no number")
                       : ColumnPlots::tr("%1 to %2")
                             .arg(locale.toString(sketch.low, 'g', 4), locale.toString(sketch.high, 'g', 4));
    if (sketch.missing > 0)
        text += ColumnPlots::tr(", %1 missing").arg(locale.toString(sketch.missing));
    return text;
}

}  // namespace

ColumnPlots::ColumnPlots(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Values of the selected columns"));
    connect(&theme(), &Theme::themeChanged, this, [this] { update(); });
}

void ColumnPlots::setSketches(std::vector<ColumnSketch> sketches)
{
    m_sketches = std::move(sketches);
    QStringList words;
    for (const ColumnSketch& sketch : m_sketches)
        words << QStringLiteral("%1: %2").arg(QString::fromStdString(sketch.name), wordsOf(sketch));
    setAccessibleDescription(words.join(QStringLiteral("; ")));
    update();
}

void ColumnPlots::setPlaceholder(const QString& text)
{
    m_placeholder = text;
    update();
}

void ColumnPlots::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF all = QRectF(rect()).adjusted(spacing::normal, spacing::tight, -spacing::normal, -spacing::tight);
    if (m_sketches.empty()) {
        painter.setPen(colours().mutedText);
        painter.drawText(all, Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
        return;
    }
    const double height = std::min(tallest, all.height() / static_cast<double>(m_sketches.size()));
    const double line = QFontMetricsF(captionFont()).height();
    for (std::size_t k = 0; k < m_sketches.size(); ++k) {
        const QRectF row(all.left(), all.top() + static_cast<double>(k) * height, all.width(), height);
        const QRectF title(row.left(), row.top(), row.width(), line);
        painter.setFont(captionFont());
        painter.setPen(colours().text);
        const QString name =
            QFontMetricsF(captionFont())
                .elidedText(QString::fromStdString(m_sketches[k].name), Qt::ElideMiddle, row.width() / 2);
        painter.drawText(title, Qt::AlignLeft | Qt::AlignVCenter, name);
        painter.setPen(colours().mutedText);
        painter.drawText(title, Qt::AlignRight | Qt::AlignVCenter, wordsOf(m_sketches[k]));
        const QRectF plots = row.adjusted(0, line + spacing::hair, 0, -spacing::normal);
        if (plots.height() < 8)
            continue;
        const double split = plots.width() * 0.66;
        QRectF trace = plots, histogram = plots;
        trace.setWidth(split - spacing::normal);
        histogram.setLeft(plots.left() + split);
        for (const QRectF& place : {trace, histogram}) {
            painter.setPen(colours().grid);
            painter.setBrush(colours().field);
            painter.drawRect(place);
        }
        paintTrace(painter, trace, m_sketches[k]);
        paintHistogram(painter, histogram, m_sketches[k]);
    }
}

void ColumnPlots::paintTrace(QPainter& painter, const QRectF& place, const ColumnSketch& sketch) const
{
    const double span = sketch.high - sketch.low;
    const auto count = static_cast<double>(sketch.least.size());
    const auto y = [&](double value) {
        return span > 0 ? place.bottom() - 2 - (value - sketch.low) / span * (place.height() - 4) : place.center().y();
    };
    // One upright stroke for each stretch of rows, joined to the one before.
    QPainterPath path;
    bool broken = true;
    for (std::size_t s = 0; s < sketch.least.size(); ++s) {
        if (std::isnan(sketch.least[s])) {
            broken = true;
            continue;
        }
        const double x = place.left() + (static_cast<double>(s) + 0.5) / count * place.width();
        if (broken)
            path.moveTo(x, y(sketch.least[s]));
        else
            path.lineTo(x, y(sketch.least[s]));
        path.lineTo(x, y(sketch.most[s]) - (sketch.least[s] == sketch.most[s] ? 0.01 : 0));
        broken = false;
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(categorical(0), 1));
    painter.drawPath(path);
}

void ColumnPlots::paintHistogram(QPainter& painter, const QRectF& place, const ColumnSketch& sketch) const
{
    if (sketch.counts.empty())
        return;
    const double most = std::max(1, *std::max_element(sketch.counts.begin(), sketch.counts.end()));
    const double width = place.width() / static_cast<double>(sketch.counts.size());
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(categorical(0), colours().field, 0.25));
    for (std::size_t b = 0; b < sketch.counts.size(); ++b) {
        const double height = sketch.counts[b] / most * (place.height() - 2);
        painter.drawRect(QRectF(place.left() + static_cast<double>(b) * width, place.bottom() - height,
                                std::max(1.0, width - (width > 3 ? 1 : 0)), height));
    }
}

}  // namespace disentangle
