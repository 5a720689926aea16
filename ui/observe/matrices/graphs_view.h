// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/observe/run/run_view.h"

#include <QPointer>
#include <memory>

class QAction;
class QBoxLayout;
class QMenu;
class QToolButton;

namespace disentangle {

class Adjacency;
class HistoryPopover;
class MatrixPair;
struct LearnedGraph;
struct Moment;
struct RunData;
struct Variables;

/// The true and the learned graph side by side, or the learned one alone where nobody knows the true one; the learned one in the order of the matched true latents (its rows named by
/// the learned factor found there) or as learned, with what is missing and what is extra; between them the matching as
/// lines. On demand the learned probabilities minus those of a step set as reference, or of another run. A cell of the
/// learned graph shows its history, under the pointer or reached by keyboard.
class GraphsView : public RunView {
    Q_OBJECT
public:
    /// What the learned matrix shows.
    enum class Shows { probabilities, sinceReference, minusRun };

    explicit GraphsView(QWidget* parent = nullptr);
    QWidget* tools() override;

    void setMatched(bool matched);
    void setShows(Shows what);
    /// The step looked at becomes the reference, and the difference to it is shown.
    void setReferenceHere();
    void setLinesShown(bool shown);

protected:
    QString refresh(Inputs changed) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Side {
        bool time;
        MatrixPair* pair;
        HistoryPopover* popover;
        std::vector<int> order;  ///< learned index in each row shown
    };
    /// Returns whether the run has that graph.
    bool showGraph(Side& side, const RunData& record, const Moment& moment);
    void showNothingLearned(Side& side, const Adjacency* truth);
    /// What the learned matrix is drawn from.
    struct Learned;
    void showDifference(Side& side, const Learned& learned, QStringList& sentences);
    void showProbabilities(Side& side, const Learned& learned, const Adjacency* truth);
    void setReadout(Side& side, const Learned& learned);
    void showMatching(Side& side, const Moment& moment, const QStringList& latents, QStringList& sentences);
    /// What is subtracted, and its name; a null moment when nothing is.
    struct Reference {
        std::shared_ptr<const Moment> moment;
        QString name;
    };
    Reference reference() const;
    Learned learnedOf(Side& side, const LearnedGraph& graph, const Variables& variables) const;
    void fillMenu();
    void arrange();

    QBoxLayout* m_layout;
    Side m_sides[2];
    QWidget* m_tools;
    QToolButton* m_matched;
    QMenu* m_menu;
    Shows m_shows = Shows::probabilities;
    std::shared_ptr<const Moment> m_reference;
    QPointer<RunModel> m_referenceRun;  ///< the run of the reference
    bool m_linesShown = true;
};

}  // namespace disentangle
