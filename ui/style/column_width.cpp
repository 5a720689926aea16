// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/column_width.h"

#include <QHeaderView>
#include <QStyle>
#include <QStyleOptionHeader>
#include <QTreeWidget>

#include <algorithm>

namespace disentangle {

int neededWidth(const QTreeWidget& table, int column)
{
    const QHeaderView& header = *table.header();
    // As QHeaderView measures a section, in bold.
    QStyleOptionHeader option;
    option.initFrom(&header);
    option.text = table.headerItem()->text(column);
    QFont bold = header.font();
    bold.setBold(true);
    option.fontMetrics = QFontMetrics(bold);
    const int words = header.style()->sizeFromContents(QStyle::CT_HeaderSection, &option, {}, &header).width();
    const auto& base = static_cast<const QAbstractItemView&>(table);  // QTreeWidget hides what its base offers
    return std::max({base.sizeHintForColumn(column), words, header.minimumSectionSize()});
}

}  // namespace disentangle
