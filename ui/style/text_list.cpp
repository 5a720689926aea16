// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/text_list.h"

#include "ui/style/theme.h"

#include <QAbstractItemView>
#include <QIcon>
#include <QPainter>

#include <algorithm>

namespace disentangle {
namespace {

constexpr int across = spacing::normal;
constexpr int rowsAbove = 5;
constexpr int rowsBelow = 6;

QPixmap pictureOf(const QModelIndex& index)
{
    return index.data(TextListDelegate::Picture).value<QPixmap>();
}

int leftOfText(const QModelIndex& index)
{
    if (const QPixmap picture = pictureOf(index); !picture.isNull())
        return across + qRound(picture.deviceIndependentSize().width()) + across;
    return index.data(Qt::DecorationRole).isNull() ? across : across + spacing::icon + 6;
}

int widthOf(const QStyleOptionViewItem& option)
{
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    return view ? view->viewport()->width() : std::max(option.rect.width(), 100);
}

QFont titleFont(const QStyleOptionViewItem& option)
{
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    return bold;
}

/// Where title and word stand, from (0, 0) at the corner of the title. The word has as many lines as it needs: behind the
/// title, or beneath it where little room is left there.
struct Lines {
    QRect title, word;
    int height = 0;  ///< of both
};

Lines linesOf(const QStyleOptionViewItem& option, const QModelIndex& index, int room)
{
    const QFontMetrics metrics(option.font);
    const int line = std::max(metrics.height(), index.data(Qt::DecorationRole).isNull() ? 0 : spacing::icon);
    Lines lines{QRect(0, 0, room, line), {}, line};
    const QString word = index.data(TextListDelegate::Word).toString();
    if (word.isEmpty())
        return lines;
    int left = QFontMetrics(titleFont(option)).horizontalAdvance(index.data(Qt::DisplayRole).toString()) + across;
    const bool beneath = metrics.horizontalAdvance(word) > room - left && left > room / 2;
    if (beneath)
        left = 0;
    const int top = beneath ? line : (line - metrics.height()) / 2;
    const int height =
        metrics.boundingRect(QRect(0, 0, room - left, 10000), Qt::TextWordWrap | Qt::AlignLeft, word).height();
    lines.word = QRect(left, top, room - left, height);
    lines.height = std::max(line, top + height);
    return lines;
}

}  // namespace

QSize TextListDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (index.data(IsHeading).toBool())
        return {100, QFontMetrics(captionFont()).height() + rowsAbove + rowsBelow + 4};
    const int width = widthOf(option) - leftOfText(index) - across;
    int height = linesOf(option, index, width).height + rowsAbove + rowsBelow;
    const QString detail = index.data(Detail).toString();
    if (!detail.isEmpty()) {
        height += spacing::hair + QFontMetrics(captionFont())
                                      .boundingRect(QRect(0, 0, width, 10000), Qt::TextWordWrap | Qt::AlignLeft, detail)
                                      .height();
    }
    if (const QPixmap picture = pictureOf(index); !picture.isNull())
        height = std::max(height, qRound(picture.deviceIndependentSize().height()) + rowsAbove + rowsBelow);
    return {100, height};
}

void TextListDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const ThemeColours& c = colours();
    const QRect r = option.rect;
    painter->save();
    if (index.data(IsHeading).toBool()) {
        QFont font = captionFont();
        font.setWeight(QFont::DemiBold);
        painter->setFont(font);
        painter->setPen(c.mutedText);
        painter->drawText(r.adjusted(across, 4, -across, 0), Qt::AlignLeft | Qt::AlignVCenter,
                          index.data(Qt::DisplayRole).toString());
        painter->restore();
        return;
    }
    const bool selected = option.state & QStyle::State_Selected;
    if (selected || (option.state & QStyle::State_MouseOver)) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? c.selection : c.hover);
        painter->drawRoundedRect(r.adjusted(1, 1, -1, -1), spacing::radius, spacing::radius);
    }
    if (option.state & QStyle::State_HasFocus) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(c.accent, 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(r).adjusted(1.75, 1.75, -1.75, -1.75), spacing::radius, spacing::radius);
    }
    const int left = r.left() + leftOfText(index);
    const int room = r.right() - across - left;
    const Lines lines = linesOf(option, index, room);
    const auto decoration = index.data(Qt::DecorationRole).value<QIcon>();
    if (!decoration.isNull())
        decoration.paint(painter, QRect(r.left() + across, r.top() + rowsAbove, spacing::icon, lines.title.height()));

    if (const QPixmap picture = pictureOf(index); !picture.isNull())
        painter->drawPixmap(QPointF(r.left() + across, r.top() + rowsAbove), picture);

    const QPoint corner(left, r.top() + rowsAbove);
    painter->setFont(titleFont(option));
    painter->setPen(c.text);
    painter->drawText(
        lines.title.translated(corner), Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetrics(titleFont(option)).elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, room));
    if (const QString word = index.data(Word).toString(); !word.isEmpty()) {
        const auto colour = index.data(WordColour).value<QColor>();
        painter->setFont(option.font);
        painter->setPen(colour.isValid() ? colour : c.mutedText);
        painter->drawText(lines.word.translated(corner), Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop, word);
    }
    const QString detail = index.data(Detail).toString();
    if (!detail.isEmpty()) {
        painter->setFont(captionFont());
        painter->setPen(c.mutedText);
        painter->drawText(QRect(left, corner.y() + lines.height + spacing::hair, room, r.height()),
                          Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop, detail);
    }
    painter->restore();
}

}  // namespace disentangle
