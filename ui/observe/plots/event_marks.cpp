// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/plots/event_marks.h"

#include "ui/observe/run/event_text.h"
#include "ui/style/theme.h"

#include <map>
#include <qcustomplot.h>

namespace disentangle {
namespace {

constexpr std::size_t mostMarks = 200;

}  // namespace

void EventMarks::show(const std::vector<Event>& events, const std::function<double(double step)>& place)
{
    std::map<std::int64_t, QString> glyphs;  // what happened at one step stands side by side
    for (const Event& event : events)
        if (changesTheRun(event.kind) && glyphs.size() < mostMarks) {
            QString& text = glyphs[event.step];
            if (!text.contains(eventGlyph(event.kind)))
                text += eventGlyph(event.kind);
        }
    const auto count = static_cast<qsizetype>(glyphs.size());
    while (m_marks.size() > count) {
        m_plot.removeItem(m_marks.last().line);
        m_plot.removeItem(m_marks.last().glyph);
        m_marks.removeLast();
    }
    if (m_marks.size() < count) {
        while (m_marks.size() < count) {
            const Mark mark{new QCPItemStraightLine(&m_plot), new QCPItemText(&m_plot)};
            mark.line->setLayer(QStringLiteral("grid"));
            for (QCPItemPosition* point : mark.line->positions())
                point->setTypeY(QCPItemPosition::ptAxisRectRatio);  // whatever the scale of the values
            mark.glyph->setLayer(QStringLiteral("overlay"));
            mark.glyph->setClipToAxisRect(false);
            mark.glyph->setPositionAlignment(Qt::AlignHCenter | Qt::AlignBottom);
            mark.glyph->position->setTypeX(QCPItemPosition::ptPlotCoords);
            mark.glyph->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
            m_marks.append(mark);
        }
        applyTheme();
    }
    const QCPRange range = m_plot.xAxis->range();
    auto mark = m_marks.begin();
    for (const auto& [step, text] : glyphs) {
        const double where = place(static_cast<double>(step));
        mark->line->point1->setCoords(where, 0);
        mark->line->point2->setCoords(where, 1);
        mark->glyph->setText(text);
        mark->glyph->position->setCoords(where, 0);
        mark->glyph->setVisible(range.contains(where));
        ++mark;
    }
}

void EventMarks::applyTheme()
{
    for (const Mark& mark : m_marks) {
        mark.line->setPen(QPen(colours().strongBorder, 1, Qt::DotLine));
        mark.glyph->setColor(colours().mutedText);
        mark.glyph->setFont(captionFont());
    }
}

}  // namespace disentangle
