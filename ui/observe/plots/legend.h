// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPen>
#include <QString>
#include <QWidget>

namespace disentangle {

class LegendButton;

/// The legend of a plot, above it instead of in it: one button per curve with a sample of its line, its name and its
/// value at the cursor. A button hides or shows its curve. Where it is narrow names are brief and rows several.
class Legend : public QWidget {
    Q_OBJECT
public:
    struct Entry {
        QString name;
        QPen pen;
        QString tip;          ///< what the curve is, in a sentence
        QString widestValue;  ///< room is kept for it, so that changing values move nothing
        QString brief = {};   ///< shown instead where the names do not fit in one row; empty: the name
    };

    explicit Legend(QWidget* parent = nullptr);

    /// Called again after a change of theme; what is hidden and which values are shown stay as they were.
    void setEntries(const QList<Entry>& entries);
    /// Shown behind the name; empty for a curve that has no value at the cursor.
    void setValue(int index, const QString& value);
    /// Entries of curves that this run does not have are hidden.
    void setPresent(int index, bool present);
    bool isShown(int index) const;
    /// As if its button had been pressed, without toggled().
    void setShown(int index, bool shown);

    int count() const { return static_cast<int>(m_buttons.size()); }
    QString name(int index) const;
    QString value(int index) const;

Q_SIGNALS:
    void toggled(int index, bool shown);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    /// Whole names where all of them have room in one row.
    void fit();

    QList<LegendButton*> m_buttons;
};

}  // namespace disentangle
