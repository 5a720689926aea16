// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lesson/library.h"
#include "core/lesson/state.h"
#include "ui/lessons/progress.h"

#include <QWidget>

#include <set>

class QLabel;
class QPushButton;
class QScrollArea;

namespace disentangle {

class QuestionBox;

/// One lesson, page by page: what it is about and its question, each step, the question again. A step is ticked once what it
/// asks for holds, however that came about; one may go on without, and back. It knows the program only by the state it is
/// given.
class LessonReader : public QWidget {
    Q_OBJECT
public:
    explicit LessonReader(QWidget* parent = nullptr);

    /// Opens a lesson where it was left. Returns what is wrong with it, or an empty text.
    QString open(const LessonEntry& entry);
    void setState(const LessonState& state);

    const Lesson& lesson() const { return m_lesson; }
    const LessonEntry& entry() const { return m_entry; }
    /// 0: before the first step; 1 for that, and so on; one more than there are steps: the end.
    int page() const { return m_progress.page; }
    bool isTicked(int step) const { return m_progress.ticked.contains(step); }
    /// What the ring is to be drawn around: `point:` of the step; empty for nothing.
    std::string point() const;
    /// The answer to a wrong turn, as HTML; empty while there is none.
    QString wrongTurn() const;

public Q_SLOTS:
    void next();
    void back();

Q_SIGNALS:
    void pageChanged();
    /// How far one has come was written into the settings.
    void progressed();
    /// The list of all lessons is wanted.
    void left();
    /// What the step points at is to be brought into view.
    void revealWanted();
    /// The preset that the lesson needs is to be put in place.
    void presetWanted(const QString& preset);
    /// The table that the lesson brings is to be opened.
    void dataWanted();

private:
    const LessonStep* step() const;
    int lastPage() const { return static_cast<int>(m_lesson.steps.size()) + 1; }
    void goTo(int page);
    void keep();
    void tick();
    void take(int answer);
    void showPage();
    void showTick();
    void showBeginning();
    void showWrong(const QString& html);
    QString verdictOn(int answer) const;
    void applyTheme();

    Lesson m_lesson;
    LessonEntry m_entry;
    LessonProgress m_progress;
    LessonState m_state;
    std::set<std::size_t> m_armed;  ///< wrong turns that did not hold since the step was entered: they can be taken
    QLabel *m_title, *m_place;
    QScrollArea* m_scroll;
    QLabel* m_text;
    QuestionBox* m_question;
    QPushButton *m_preset, *m_data;
    QWidget* m_wrongBox;
    QLabel *m_wrongGlyph, *m_wrong;
    QLabel *m_tickGlyph, *m_tick;
    QPushButton *m_back, *m_show, *m_next;
};

}  // namespace disentangle
