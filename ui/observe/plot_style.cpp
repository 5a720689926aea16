#include "ui/observe/plot_style.h"

#include "ui/style/theme.h"

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
    const QPen line(colours().axis, 1);
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

void useWholeTicks(QCPAxis& axis)
{
    axis.setTicker(QSharedPointer<WholeTicker>::create());
    axis.setNumberFormat(QStringLiteral("f"));
    axis.setNumberPrecision(0);
}

QPen curvePen(const QColor& colour, Qt::PenStyle dash, double width)
{
    QPen pen(colour, width, dash, Qt::RoundCap, Qt::RoundJoin);
    if (dash != Qt::SolidLine)
        pen.setCapStyle(Qt::FlatCap);
    return pen;
}

}  // namespace disentangle
