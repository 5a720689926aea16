// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/plots/readout_box.h"

#include "ui/style/theme.h"

#include <QPainter>

namespace disentangle {
namespace {

constexpr int readoutSampleWidth = 18;

}  // namespace

ReadoutBox::ReadoutBox(QWidget* parent) : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setObjectName(QStringLiteral("readout"));
    hide();
}

void ReadoutBox::showTable(const QStringList& columns, const QList<Row>& rows, const QRect& area, bool left)
{
    m_columns = columns;
    m_rows = rows;
    const QFontMetrics metrics(captionFont());
    m_widths = {0};
    for (const Row& row : rows)
        m_widths[0] = std::max(m_widths[0], metrics.horizontalAdvance(row.name));
    int width = m_widths[0] + readoutSampleWidth + 2 * spacing::tight;
    for (qsizetype c = 0; c < columns.size(); ++c) {
        int widest = metrics.horizontalAdvance(columns[c]);
        for (const Row& row : rows)
            widest = std::max(widest, metrics.horizontalAdvance(row.values.value(c)));
        m_widths.append(widest + spacing::normal);
        width += m_widths.last();
    }
    const int height = static_cast<int>(rows.size() + 1) * metrics.height() + 2 * spacing::hair;
    const QSize size(width + spacing::hair, std::min(height, area.height() - 2 * spacing::hair));
    setAccessibleDescription(asText());
    if (rows.isEmpty() || size.width() > area.width() || size.height() < 2 * metrics.height()) {
        hide();
        return;
    }
    const int x = left ? area.left() + spacing::tight : area.right() - size.width() - spacing::tight;
    setGeometry(QRect(QPoint(x, area.top() + spacing::hair), size));
    show();
    update();
}

QString ReadoutBox::asText() const
{
    if (m_rows.isEmpty())
        return {};
    QString text = QLatin1Char('\t') + m_columns.join(QLatin1Char('\t')) + QLatin1Char('\n');
    for (const Row& row : m_rows)
        text += row.name + QLatin1Char('\t') + row.values.join(QLatin1Char('\t')) + QLatin1Char('\n');
    return text;
}

void ReadoutBox::paintEvent(QPaintEvent*)
{
    const ThemeColours& c = colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor background = c.panel;
    background.setAlphaF(0.92F);
    painter.setPen(QPen(c.border, 1));
    painter.setBrush(background);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), spacing::radius, spacing::radius);
    painter.setFont(captionFont());
    const int line = painter.fontMetrics().height();
    const int fitting = std::max(1, (height() - 2 * spacing::hair) / line - 1);
    const bool cut = m_rows.size() > fitting;
    int y = spacing::hair;
    const auto columns = [&](const QStringList& values, const QColor& colour) {
        painter.setPen(colour);
        int x = m_widths[0] + readoutSampleWidth + 2 * spacing::tight;
        for (qsizetype i = 0; i < values.size() && i + 1 < m_widths.size(); ++i) {
            painter.drawText(QRect(x, y, m_widths[i + 1] - spacing::tight, line), Qt::AlignRight | Qt::AlignVCenter,
                             values[i]);
            x += m_widths[i + 1];
        }
    };
    columns(m_columns, c.mutedText);
    y += line;
    for (int i = 0; i < std::min(fitting, static_cast<int>(m_rows.size())); ++i, y += line) {
        if (cut && i + 1 == fitting) {
            painter.setPen(c.mutedText);
            painter.drawText(QRect(spacing::tight, y, width(), line), Qt::AlignVCenter,
                             tr("… %n more", "", static_cast<int>(m_rows.size()) - i));
            return;
        }
        painter.setPen(m_rows[i].pen);
        painter.drawLine(QPointF(spacing::tight, y + line / 2.0), QPointF(readoutSampleWidth, y + line / 2.0));
        painter.setPen(c.mutedText);
        painter.drawText(QRect(readoutSampleWidth + spacing::tight, y, m_widths[0] + spacing::tight, line),
                         Qt::AlignVCenter, m_rows[i].name);
        columns(m_rows[i].values, c.text);
    }
}

}  // namespace disentangle
