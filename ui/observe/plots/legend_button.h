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

    /// Fixes the size, so that a new value moves nothing.
    void setCurve(const QString& name, const QPen& pen, const QString& widestValue);
    void setValue(const QString& value);
    const QString& value() const { return m_value; }

    QSize sizeHint() const override { return size(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int widthWith(const QString& value) const;

    QPen m_pen;
    QString m_value;
};

}  // namespace disentangle
