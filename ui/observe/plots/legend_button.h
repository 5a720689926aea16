// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QPen>

namespace disentangle {

/// One entry of a legend: a sample of the line, its name and its value. Checked while the curve is shown; an entry
/// whose curve is hidden is drawn faint and struck through.
class LegendButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit LegendButton(QWidget* parent = nullptr);

    /// Fixes the size, so that a new value moves nothing. `brief`: the name where there is little room; empty: as it is.
    void setCurve(const QString& name, const QString& brief, const QPen& pen, const QString& widestValue);
    void setBrief(bool brief);
    /// Its curve has something to show; else the button hides.
    void setPresent(bool present);
    bool isPresent() const { return m_isPresent; }
    /// The name as it is drawn.
    const QString& drawnName() const { return m_isBrief && !m_brief.isEmpty() ? m_brief : m_name; }
    /// With the whole name.
    int wholeWidth() const { return widthWith(m_name); }
    void setValue(const QString& value);
    const QString& value() const { return m_value; }

    QSize sizeHint() const override { return size(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int widthWith(const QString& name) const;

    QPen m_pen;
    QString m_name, m_brief, m_value;
    bool m_isBrief = false, m_isPresent = true;
    int m_valueWidth = 0;  ///< never less than it was, or buttons would dance with every digit
};

}  // namespace disentangle
