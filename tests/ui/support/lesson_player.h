// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lesson/state.h"
#include "core/record/run_file.h"
#include "ui/document/graph_items.h"
#include "ui/style/matrix_view.h"

#include <QTemporaryDir>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace disentangle {
class LessonReader;
class MainWindow;
class RunModel;
}  // namespace disentangle

namespace disentangle::testing {

/// Somebody who reads a lesson in the window and does what it says, by mouse and keys. What does not come about fails the
/// test that plays.
class LessonPlayer {
public:
    LessonPlayer();
    virtual ~LessonPlayer();
    LessonPlayer(const LessonPlayer&) = delete;
    LessonPlayer& operator=(const LessonPlayer&) = delete;

protected:
    /// What a recorded run says at a step.
    struct Evaluation {
        std::int64_t step;
        double mcc, r, r_con, shd;
    };
    /// What more is recorded at a step.
    using Extra = std::function<void(RunWriter&, std::int64_t step)>;

    void openWindow();
    void closeWindow();

    LessonReader* reader() const;
    LessonState state() const;
    MainWindow* window() const { return m_window.get(); }
    QString inFolder(const QString& name) const { return m_folder.filePath(name); }

    enum class From {
        here,       ///< the document as it is
        itsPreset,  ///< that which the first page offers
        itsData     ///< the table that it brings
    };
    /// Answers the first question by its first option, and turns to the first step.
    void begin(const char* id, From from = From::here);
    /// The step that is shown is done; on to the next one.
    void done();
    /// A step that is only to be read.
    void read() { press("next"); }
    /// What was done is answered by these words, and not taken for the step.
    void wrong(const char* words);
    /// Answers the question as it should be, and ends.
    void end(int answer);
    /// A button of the lesson.
    void press(const char* name) const;
    /// Brings what the step points at into view, and clicks it.
    void clickPoint();

    void choosePreset(const char* name);
    /// Of the world of tasks that is shown.
    void chooseTasks(const char* name);
    void click(GraphPart part, int row, int col);
    /// Gives columns of the sheet of data a role, from one to another, and takes the data.
    void useData();
    void giveRole(int first, int last, Qt::Key role);
    /// A cell of tasks and the factors that they need.
    void clickNeed(int factor, int task);
    /// Its name at the matrix.
    void clickName(GraphPart part, MatrixView::Axis axis, int index);
    void undo();
    /// A shortcut of the window.
    void key(Qt::Key which, Qt::KeyboardModifiers modifiers);
    void setNumber(const char* of, const QString& number);
    void setChoice(const char* of, const char* choice);
    void openView(const char* id);
    void openPanel(const char* title);
    /// A recorded run of the document's experiment as it is now: any way of training it counts.
    RunModel* openRun(const std::vector<Evaluation>& evaluations, const Extra& extra = {});
    /// Trains the document's experiment to its end, as the first run of the list.
    void train();
    /// Puts it over the others in the list.
    void tick(const RunModel* run);
    /// Makes it the run that is shown.
    void choose(const RunModel* run);
    /// A key to the slider over the steps.
    void scrub(Qt::Key key);
    void live();

    static constexpr int patience = 60000;  ///< ms that a busy machine may take for a rank test or for reading a run

private:
    void record(RunWriter& writer, const Evaluation& at) const;
    QRect rowOf(const RunModel* run) const;

    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
    int m_runs = 0;
};

}  // namespace disentangle::testing
