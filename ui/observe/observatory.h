// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/observe/run/view_table.h"

#include <QList>
#include <QPointer>
#include <QWidget>
#include <optional>
#include <vector>

class QLabel;
class QSplitter;
class QStackedLayout;

namespace disentangle {

class RunModel;
class RunView;
class TraversalsView;
class ViewSlot;

/// The centre of the window: everything that is drawn from (run, step). All views at once where there is room, two
/// side by side or one with tabs where there is not; any of them can be given the whole place and back (Esc).
class Observatory : public QWidget {
    Q_OBJECT
public:
    explicit Observatory(QWidget* parent = nullptr);
    /// Shows `run` (not owned; may be deleted at any time) or, with nullptr, what to do to get one.
    void setRun(RunModel* run);
    RunModel* run() const;
    /// What stands above the views: the run's name and seed, its state, and the step that is looked at.
    QString header() const;
    /// What is shown while there is no run (taken over); without one a sentence says how to get one.
    void setWelcome(QWidget* page);
    /// Shows that page in front of a run, until another run is shown, or takes it away again. Esc does too.
    void showWelcome(bool shown);
    bool showsWelcome() const { return m_welcomeWanted; }
    /// Runs drawn beside run() (see RunView::setOverlay()); they are taken to the step that run() is looked at.
    void setOverlay(const QList<RunModel*>& runs);

    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

public Q_SLOTS:
    /// The answer to decodeRequested(): x of each, and the step of the model that decoded; or why there is none.
    void takeDecoded(const std::vector<std::vector<float>>& x, qint64 step);
    void takeRefusal(const QString& reason);

Q_SIGNALS:
    /// Latents of run() that a view wants decoded by its model at the step looked at.
    void decodeRequested(const QList<std::vector<float>>& z);
    /// A view is wanted as a figure: its name in core/figure/views.h.
    void exportRequested(const QString& view);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// An arrangement and, for two places, how they lie.
    struct Form {
        Arrangement arrangement = Arrangement::tabs;
        Qt::Orientation orientation = Qt::Vertical;
        bool operator==(const Form&) const = default;
    };
    static Form formFor(const QSize& size);
    void arrange(Form form);
    QList<RunView*> viewsIn(Arrangement arrangement, int slot) const;
    void addSlot(QSplitter* parent, const QList<RunView*>& views);
    void refreshShowable();
    void enlarge(ViewSlot* slot);
    void refreshMessage();
    void refreshHeader();
    void takeOverlayAlong();
    void applyTheme();

    QPointer<RunModel> m_run;
    QList<QPointer<RunModel>> m_overlay;
    QList<RunView*> m_views;  ///< as many as viewRows(), in their order
    TraversalsView* m_traversals = nullptr;
    QStackedLayout* m_pages;
    QLabel* m_message;  ///< instead of the views
    QWidget* m_welcome = nullptr;
    bool m_welcomeWanted = false;  ///< in front of a run
    QLabel* m_header;              ///< which run, in which state, at which step
    QLabel* m_warning;             ///< above them
    QWidget* m_place;              ///< holds m_root
    QSplitter* m_root = nullptr;
    QList<ViewSlot*> m_slots;
    QList<RunView*> m_shown;  ///< views last brought to the front, newest first: they stay in front when rearranged
    ViewSlot* m_enlarged = nullptr;
    std::optional<Form> m_form;
};

}  // namespace disentangle
