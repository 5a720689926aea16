// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/studies/figure_canvas.h"

#include "core/base/failure.h"
#include "core/figure/layout.h"
#include "core/figure/text.h"
#include "ui/figure/figure_painter.h"
#include "ui/language/translated.h"
#include "ui/style/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace disentangle {
namespace {

constexpr double mmPerInch = 25.4;
constexpr int panelWidth = 195;   // device-independent pixels, at least, where panels stand side by side
constexpr int panelHeight = 210;  // at most: it need not grow with its width

}  // namespace

FigureCanvas::FigureCanvas(QWidget* parent) : QWidget(parent)
{
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
    paintFigure(painter, m_drawing.list, logicalDpiX() / mmPerInch);
}

void FigureCanvas::resizeEvent(QResizeEvent*)
{
    if (m_drawing.width != width())
        draw();
}

}  // namespace disentangle
