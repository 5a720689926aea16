// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/theory/verdict.h"

#include <QWidget>

#include <array>

class QLabel;

namespace disentangle {

class LinkedText;
class MatrixView;

/// What each graph contributes: the pattern permitted by Ga alone, by Gz alone and by both, side by side, what each
/// recovers, and what only both together do.
class OriginPanel : public QWidget {
    Q_OBJECT

public:
    enum Pattern { actions, time, both };

    explicit OriginPanel(QWidget* parent = nullptr);

    void show(const CausalGraph& graph, const Verdict& verdict);
    void highlight(int row, int col);
    MatrixView* pattern(Pattern which) const { return m_patterns[static_cast<std::size_t>(which)].view; }
    /// The sentence beneath, as rich text.
    QString text() const;

Q_SIGNALS:
    void linkActivated(const QString& href, const QPoint& place);
    /// Of any of the three; (-1, -1) when the pointer leaves.
    void hovered(int row, int col);
    /// By click or keyboard.
    void chosen(int row, int col);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Small {
        QLabel* title;
        MatrixView* view;
        QLabel* note;
    };
    void fit();

    std::array<Small, 3> m_patterns;
    LinkedText* m_text;
};

}  // namespace disentangle
