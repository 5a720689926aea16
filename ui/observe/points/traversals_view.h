// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/frames.h"
#include "ui/document/newest_task.h"
#include "ui/observe/points/live_traversal.h"
#include "ui/observe/run/run_view.h"
#include "ui/observe/points/strip_paint.h"

#include <array>
#include <functional>
#include <memory>
#include <optional>

class QGridLayout;
class QLabel;
class QScrollArea;
class QSpinBox;
class QToolButton;

namespace disentangle {

class LookBox;
class ObservationPlot;
class TraversalItem;
class World;
struct RunData;
struct TraversalPair;
struct WorldSpec;

/// x as each learned latent moves it from -2 to 2 standard deviations around a chosen data point, in the order of the
/// true factors, each beside x along its factor; and a slider for each latent, which decode live. One of them can be made
/// large, the others small below it.
///
/// What is not recorded (other data points than row 0, x at the sliders) is asked for by decodeRequested() and answered
/// by takeDecoded() or takeRefusal().
class TraversalsView : public RunView {
    Q_OBJECT
public:
    explicit TraversalsView(QWidget* parent = nullptr);

    /// Every value drawn, as tab-separated text.
    QString traversalsAsText() const;
    const QList<TraversalItem*>& items() const { return m_items; }
    const LiveTraversal& live() const { return m_live; }
    /// What is said beneath the controls.
    QString note() const;

    /// More lines than this are no longer told apart: the dimensions that move most are drawn.
    static constexpr int mostLines = 24;

public Q_SLOTS:
    void takeDecoded(const std::vector<std::vector<float>>& x, qint64 step) { m_live.take(x, step); }
    void takeRefusal(const QString& reason) { m_live.refuse(reason); }
    /// Every slider back to the data point.
    void resetSliders();

Q_SIGNALS:
    void decodeRequested(const QList<std::vector<float>>& z);

protected:
    QString refresh(Inputs changed) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeControls(QWidget* parent);
    void setItems(int count);
    void toggleLarge(const TraversalItem* item);
    void arrange();
    void takeMoves();
    /// Where the traversals of the data point come from: the run, or for other rows than 0 the decoder and the world.
    struct Sources {
        FloatTable learned, factors;  ///< empty while there are none
        bool knowsTruth = false;
        QString note;                     ///< why something is missing
        std::optional<RunFrames> frames;  ///< where x are pictures: learned and factors are then
        int width = 0;                    ///< numbers in a row of both
    };
    Sources sourcesAt(const RunData& record, const Moment& moment);
    /// Of true latent `truth` and the learned one shown beside it, which is `matched` to it or only of the same index.
    TraversalPair pairOf(const RunData& record, const Moment& moment, const Sources& sources, int truth, int latent,
                         bool matched) const;
    StripStyle styleOf(const Sources& sources) const;
    void showTraversals(const RunData& record, const Moment& moment);
    void showSliders(const RunData& record, const Moment& moment);
    void wantTrueTraversal(const Experiment& experiment, const FloatTable& truth);
    /// Both as pictures; what the renderer drew is one already.
    void turnIntoFrames(Sources& sources);

    LookBox* m_look;
    QToolButton *m_change, *m_sliders, *m_reset;
    bool m_changeChosen = false;  ///< by people; else it is on but for pictures
    bool m_anotherRun = true;     ///< since that was looked at
    QSpinBox* m_point;
    QLabel* m_note;
    ObservationPlot* m_at;  ///< x at the sliders
    QScrollArea* m_scroll;
    QWidget* m_place;
    QGridLayout* m_grid;
    QList<TraversalItem*> m_items;
    std::array<int, 5> m_arranged{};  ///< items, columns, height of one, the large one and its height
    int m_large = -1;                 ///< index of the item that is large; -1 for none
    LiveTraversal m_live;
    std::shared_ptr<const ColourTable> m_sequential, m_diverging;
    ValueRange m_range, m_changeRange;  ///< of this run so far: they grow only
    ValueRange m_atRange;
    struct TrueTraversal {
        int point = -1;
        std::vector<float> x;
    } m_true;          ///< of another data point than row 0
    int m_asked = -1;  ///< the point whose true traversal is being made
    /// What the run's world shows of latents, n x d_z -> n x d_x, or frames; made when it is first asked.
    using Observe = std::function<std::vector<float>(const std::vector<float>&)>;
    std::shared_ptr<const Observe> m_observe;
    std::vector<float> m_learnedFrames, m_trueFrames;
    NewestTask m_task;
};

}  // namespace disentangle
