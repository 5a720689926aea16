// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace disentangle {

class ExplainButton;
class RunView;
class ViewTabs;

/// A place for views in the observatory: one of them at a time under a heading, which is a row of tabs when there are
/// several, with the view's own controls, a button that says what it shows, one that exports it and one that gives the slot the whole observatory.
class ViewSlot : public QWidget {
    Q_OBJECT
public:
    explicit ViewSlot(QWidget* parent = nullptr);

    /// Takes the views (they change their parent), in the order of their tabs.
    void setViews(const QList<RunView*>& views);
    RunView* current() const;
    bool holds(RunView* view) const;
    void setCurrent(RunView* view);
    /// Takes its tab away, or gives it back: a view that the run can never fill. The last one stays, and says why.
    void setShowable(RunView* view, bool showable);
    /// False for views of other slots as well.
    bool isShowable(const RunView* view) const;
    /// Where a view that shares this slot is brought to the front, its tab or the menu of those that have no room, in the
    /// coordinates of a widget above; empty where it is alone, or has nothing to show.
    QRect placeOf(const RunView* view, const QWidget& above) const;
    /// Whether the button is shown, and pressed.
    void setEnlargeable(bool enlargeable);
    void setEnlarged(bool enlarged);

Q_SIGNALS:
    void currentChanged(RunView* view);
    void enlargeToggled(bool enlarged);
    /// The view in front is wanted as a figure.
    void exportRequested(RunView* view);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void applyTheme();
    void listViews();
    /// Shows the tabs that have room, from the first on, and the one in front; all of them are in the menu beside them.
    void fitTabs();
    void showTab(int tab);
    void showCurrent();

    ViewTabs* m_tabs;
    QToolButton* m_all;  ///< lists the views where their tabs have no room
    QLabel* m_heading;
    QHBoxLayout* m_header;
    ExplainButton* m_explain;
    QToolButton* m_export;
    QToolButton* m_enlarge;
    QStackedWidget* m_pages;
    QList<RunView*> m_views;
    QList<bool> m_showable;  ///< of each view
};

}  // namespace disentangle
