// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/flow_layout.h"

#include <QWidget>
#include <algorithm>

namespace disentangle {

FlowLayout::FlowLayout(QWidget* parent, int horizontalGap, int verticalGap)
    : QLayout(parent), m_horizontalGap(horizontalGap), m_verticalGap(verticalGap)
{
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem* item)
{
    m_items.append(item);
}

QLayoutItem* FlowLayout::itemAt(int index) const
{
    return m_items.value(index);
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::sizeHint() const
{
    QSize size;
    int gaps = 0;
    for (const QLayoutItem* item : m_items) {
        if (item->isEmpty())
            continue;
        size = QSize(size.width() + item->sizeHint().width(), std::max(size.height(), item->sizeHint().height()));
        gaps += m_horizontalGap;
    }
    const QMargins m = contentsMargins();
    return size + QSize(std::max(0, gaps - m_horizontalGap) + m.left() + m.right(), m.top() + m.bottom());
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem* item : m_items)
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    const QMargins m = contentsMargins();
    return size + QSize(m.left() + m.right(), m.top() + m.bottom());
}

void FlowLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect& rect, bool move) const
{
    const QRect area = rect.marginsRemoved(contentsMargins());
    int x = area.x();
    int y = area.y();
    int rowHeight = 0;
    QList<QLayoutItem*> row;
    QList<QRect> places;
    // What is lower than others of its row stands in the middle of it, a word beside a choice; or at its top, if it says so.
    const auto finishRow = [&] {
        for (qsizetype i = 0; move && i < row.size(); ++i)
            row[i]->setGeometry(
                places[i].translated(0, row[i]->alignment() & Qt::AlignTop ? 0 : (rowHeight - places[i].height()) / 2));
        row.clear();
        places.clear();
    };
    for (QLayoutItem* item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size = item->sizeHint();
        if (x > area.x() && x + size.width() > area.x() + area.width()) {
            finishRow();
            x = area.x();
            y += rowHeight + m_verticalGap;
            rowHeight = 0;
        }
        row.append(item);
        places.append(QRect(QPoint(x, y), size));
        x += size.width() + m_horizontalGap;
        rowHeight = std::max(rowHeight, size.height());
    }
    finishRow();
    return y + rowHeight - rect.y() + contentsMargins().bottom();
}

}  // namespace disentangle
