// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPen>
#include <QStringList>
#include <QWidget>

namespace disentangle {

/// The values of the curves of a plot at its cursors, as a small table on top of it: a row per curve, a column per cursor.
/// The pointer passes through it. The last line counts the rows that there is no room for.
class ReadoutBox : public QWidget {
    Q_OBJECT
public:
    struct Row {
        QPen pen;  ///< sample of the curve's line; Qt::NoPen for none
        QString name;
        QStringList values;  ///< one per column
    };

    explicit ReadoutBox(QWidget* parent);

    /// Shows the table in a corner of `area` (of the parent): the right one, or the left when `left`. Without rows it hides.
    void showTable(const QStringList& columns, const QList<Row>& rows, const QRect& area, bool left);
    /// Tab-separated, with the columns' names; empty while there is no table.
    QString asText() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QStringList m_columns;
    QList<Row> m_rows;
    QList<int> m_widths;  ///< of the name and of every column
};

}  // namespace disentangle
