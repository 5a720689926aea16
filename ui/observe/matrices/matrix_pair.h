// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/observe/matrices/matching_strip.h"

class QGridLayout;
class QLabel;

namespace disentangle {

class MatrixView;

/// Two matrices to be compared, optionally with a third between them, each under its title, and a sentence above them
/// about all. They stand side by side, one above the other, or three of them in a square, whichever gives the largest cells.
class MatrixPair : public QWidget {
    Q_OBJECT
public:
    explicit MatrixPair(QWidget* parent = nullptr);

    MatrixView& first() { return *m_views[0]; }
    MatrixView& second() { return *m_views[1]; }
    MatrixView& between() { return *m_views[2]; }
    void showBetween(bool shown, const QString& title);
    /// Without the first matrix there is nothing to compare: the second stands alone, and no lines are drawn.
    void showFirst(bool shown);
    void setTitles(const QString& first, const QString& second);
    /// What the two matrices say together; selectable text.
    void setSentence(const QString& sentence);
    QString sentence() const;
    void setSentenceTip(const QString& tip);
    /// The second matrix looks like one that is not final yet.
    void setProvisional(bool provisional);
    bool isProvisional() const { return m_provisional; }
    /// Joins the rows of the first matrix with those of the second; absent for no lines.
    void setMatching(std::optional<MatchingLines> lines);
    MatchingStrip& strip() { return *m_strip; }
    /// Side of a cell, in pixels, that the pair could have in `area`.
    double cellSizeIn(const QSize& area) const;

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void arrange();
    enum class Form { beside, stacked, square };
    void place(Form form);
    void alignCells();
    void alignStrip();
    double cellSize(const QSize& area, Form form) const;
    Form formIn(const QSize& area) const;
    void applyTheme();

    QGridLayout* m_layout;
    QWidget* m_columns[3];  ///< a matrix under its title
    MatchingStrip* m_strip;
    Form m_form = Form::beside;
    bool m_provisional = false;
    MatrixView* m_views[3];  ///< first, second, between
    QLabel* m_titles[3];
    QLabel* m_sentence;
};

}  // namespace disentangle
