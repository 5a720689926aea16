// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/plots/plot_style.h"

#include "ui/style/projector.h"
#include "ui/style/theme.h"

#include <array>
#include <cmath>
#include <qcustomplot.h>

namespace disentangle {
namespace {

class StepTicker : public QCPAxisTicker {
protected:
    double getTickStep(const QCPRange& range) override
    {
        return std::max(1.0, QCPAxisTicker::getTickStep(range));  // there is no half step
    }
    QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override
    {
        const auto shortened = [&](double unit, QChar suffix) { return locale.toString(tick / unit, 'g', 4) + suffix; };
        if (std::abs(tick) >= 1e6)
            return shortened(1e6, QLatin1Char('M'));
        if (std::abs(tick) >= 1e4)
            return shortened(1e3, QLatin1Char('k'));
        return QCPAxisTicker::getTickLabel(tick, locale, format, precision);
    }
};

class LogTicker : public QCPAxisTicker {
protected:
    QVector<double> createTickVector(double, const QCPRange& range) override
    {
        QVector<double> ticks;
        if (range.lower <= 0)
            return ticks;
        // A long axis has room for the powers alone.
        const double decades = std::log10(range.upper / range.lower);
        for (double power = std::pow(10, std::floor(std::log10(range.lower))); power <= range.upper; power *= 10)
            for (const double digit : {1.0, 2.0, 5.0})
                if (digit == 1 || decades < 2.5)
                    ticks.append(digit * power);
        return ticks;
    }
    int getSubTickCount(double) override { return 0; }
    QString getTickLabel(double tick, const QLocale& locale, QChar, int) override
    {
        const auto shortened = [&](double unit, const QString& suffix) {
            return locale.toString(tick / unit, 'g', 4) + suffix;
        };
        if (tick >= 1e6)
            return shortened(1e6, QStringLiteral("M"));
        return tick >= 1e4 ? shortened(1e3, QStringLiteral("k")) : shortened(1, {});
    }
};

class WholeTicker : public QCPAxisTicker {
protected:
    double getTickStep(const QCPRange& range) override
    {
        return std::max(1.0, std::round(QCPAxisTicker::getTickStep(range)));
    }
    int getSubTickCount(double) override { return 0; }
};

}  // namespace

void stylePlot(QCustomPlot& plot)
{
    plot.setBackground(colours().panel);
    for (QCPAxis* axis : {plot.xAxis, plot.yAxis})
        styleAxis(*axis, true);
    for (QCPAxis* axis : {plot.xAxis2, plot.yAxis2})
        styleAxis(*axis, false);
}

void styleAxis(QCPAxis& axis, bool grid)
{
    const QPen line(colours().axis, lineWeight());
    axis.setBasePen(line);
    axis.setTickPen(line);
    axis.setSubTickPen(line);
    axis.setTickLength(0, 4);
    axis.setSubTicks(false);
    axis.setTickLabelPadding(spacing::tight);
    axis.setLabelPadding(spacing::hair);
    axis.setTickLabelFont(captionFont());
    axis.setLabelFont(captionFont());
    axis.setTickLabelColor(colours().mutedText);
    axis.setLabelColor(colours().mutedText);
    axis.grid()->setVisible(grid);
    axis.grid()->setPen(QPen(colours().grid, 1));
    axis.grid()->setZeroLinePen(QPen(colours().grid, 1));
    axis.grid()->setSubGridVisible(false);
}

void useStepTicks(QCPAxis& axis)
{
    axis.setTicker(QSharedPointer<StepTicker>::create());
    axis.setNumberFormat(QStringLiteral("f"));
    axis.setNumberPrecision(0);
}

void useSecondTicks(QCPAxis& axis)
{
    axis.setTicker(QSharedPointer<QCPAxisTicker>::create());
    axis.setNumberFormat(QStringLiteral("g"));
    axis.setNumberPrecision(6);
}

void useLogarithmicTicks(QCPAxis& axis)
{
    axis.setTicker(QSharedPointer<LogTicker>::create());
}

void useLogarithmicValueTicks(QCPAxis& axis)
{
    axis.setTicker(QSharedPointer<QCPAxisTickerLog>::create());
    axis.setNumberFormat(QStringLiteral("eb"));
    axis.setNumberPrecision(0);
}

void useWholeTicks(QCPAxis& axis)
{
    axis.setTicker(QSharedPointer<WholeTicker>::create());
    axis.setNumberFormat(QStringLiteral("f"));
    axis.setNumberPrecision(0);
}

QPen curvePen(const QColor& colour, Qt::PenStyle dash, double width)
{
    QPen pen(colour, width * lineWeight(), dash, Qt::RoundCap, Qt::RoundJoin);
    if (dash != Qt::SolidLine)
        pen.setCapStyle(Qt::FlatCap);
    return pen;
}

QPen runPen(int colour)
{
    // Hues repeat after six: a dash that moves on by one more in every round gives thirty different pens.
    constexpr int hues = 6;
    static constexpr std::array dashes{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine, Qt::DashDotDotLine};
    const auto dash = static_cast<std::size_t>(std::max(0, colour) + std::max(0, colour) / hues) % dashes.size();
    return curvePen(categorical(colour), dashes[dash]);
}

}  // namespace disentangle
