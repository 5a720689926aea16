// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/run_file.h"

#include <QStringList>
#include <QWidget>
#include <optional>
#include <vector>

namespace disentangle {

/// A matching of true latents (left) to learned ones (right).
struct MatchingLines {
    QStringList trueNames;
    std::vector<int> order;     ///< learned index in each row on the right
    std::vector<int> matching;  ///< learned index of each true latent
    std::vector<int> before;    ///< the same at the step evaluated before; empty when there is none
    std::int64_t stepBefore = -1;
    Snapshot correlation;  ///< d x d, |correlation|, rows true, columns learned; empty when none was recorded

    /// |correlation| of a true and a learned latent, NaN when none was recorded.
    double strength(int latent, int learned) const;
    bool hasChanged(int latent) const;
};

/// Draws a matching: a line for every pair, wider and stronger the higher their |correlation|. Where the matching has changed
/// since the step before, the new line is dashed and in another colour, and the old one dotted. Thin lines join other pairs
/// that correlate.
/// Reads with pointer and keyboard (up and down), copies as a table (Ctrl+C).
class MatchingStrip : public QWidget {
    Q_OBJECT
public:
    explicit MatchingStrip(QWidget* parent = nullptr);

    void setLines(std::optional<MatchingLines> lines);
    const std::optional<MatchingLines>& lines() const { return m_lines; }
    /// Heights at which the rows of the matrices on both sides are; without them the strip spaces its rows evenly and names
    /// them.
    void setRows(std::vector<double> left, std::vector<double> right);
    /// What is known of the pair of a true latent, in a few lines.
    QString readout(int latent) const;
    QString asText() const;
    int current() const { return m_current; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The pointer or the keyboard is on the pair of a true latent, or -1.
    void currentChanged(int latent);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    bool isNamed() const { return m_left.empty(); }
    double leftAt(int latent) const;
    /// Of the row in which a learned latent stands.
    double rightAt(int learned) const;
    double evenRow(int row) const;
    QLineF line(int latent, int learned) const;
    int latentAt(const QPointF& place) const;
    void setCurrent(int latent);

    std::optional<MatchingLines> m_lines;
    std::vector<double> m_left, m_right;
    int m_current = -1;
};

}  // namespace disentangle
