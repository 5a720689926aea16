// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace disentangle {

/// Items of two parts: a title, with an icon and a few words at its side, and beneath it a sentence. Words and sentence
/// wrap. Heights follow the width of the view (set QListView::Adjust). Headings are small, muted and cannot be chosen.
class TextListDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    enum Role {
        Detail = Qt::UserRole + 1,  ///< QString, the sentence
        Word,                       ///< QString, behind the title, or beneath it
        WordColour,                 ///< QColor
        IsHeading,                  ///< bool
        Picture                     ///< QPixmap, in front of both parts, larger than an icon
    };
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace disentangle
