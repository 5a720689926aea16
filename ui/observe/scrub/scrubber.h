// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QActionGroup;
class QMenu;
class QToolButton;

namespace disentangle {

class Playback;
class RunModel;
class ScrubberTrack;

/// Moves through the evaluated steps of a run, and every view with it. Arrows: one evaluated step; page up and down: a
/// tenth of the run; Home: the first; End and the live button: the newest, now and whenever one is added. Space plays
/// and pauses; B sets a bookmark, Shift+B names it, Delete takes it away; Ctrl and an arrow go to the next mark.
class Scrubber : public QWidget {
    Q_OBJECT
public:
    explicit Scrubber(QWidget* parent = nullptr);
    void setRun(RunModel* run);
    Playback* playback() const { return m_playback; }

public Q_SLOTS:
    /// Sets a bookmark at the step looked at, unless there is one.
    void addBookmark();
    /// Asks for the name of the bookmark at the step looked at, and makes it where there is none.
    void renameBookmark();
    void removeBookmark();
    /// The next bookmark or event that changed the run, back (-1) or forth (1).
    void goToMark(int direction);

private:
    QToolButton* addButton(const QString& icon, const QString& name, const QString& tip);
    QMenu* makeSpeedMenu();
    void fillJumpMenu(QMenu* menu);
    void fillBookmarkMenu(QMenu* menu);
    void refresh();
    void refreshBookmarks();
    void refreshPlaying();

    QPointer<RunModel> m_run;
    Playback* m_playback;
    ScrubberTrack* m_track;
    QToolButton *m_play, *m_bookmarks, *m_jump, *m_live;
};

}  // namespace disentangle
