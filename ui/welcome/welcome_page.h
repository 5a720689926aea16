// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace disentangle {

class ExampleCard;
class LessonCard;
struct LessonOffer;

/// A file of earlier, to go on with.
struct FormerFile {
    QString path;
    bool run = false;  ///< else an experiment
};

/// Where one begins: go on with what was done last, open something, take a lesson, or choose an example by its picture. It
/// asks; whoever shows it does.
class WelcomePage : public QWidget {
    Q_OBJECT

public:
    explicit WelcomePage(QWidget* parent = nullptr);

    /// Newest first; those that are gone are left out. The first is offered on a button of its own.
    void setFormerFiles(const QList<FormerFile>& files);
    /// What can be done with what is open: "ActionDiag is open ...", and what the button that runs it says.
    void setOpened(const QString& sentence, const QString& run);
    /// Whether a run is behind the page, to go back to.
    void setHidesRun(bool hides);

    /// In their order. The cards stay where they are, and keep the keyboard, while only their progress changes.
    void setLessons(const QList<LessonOffer>& lessons);

    QList<ExampleCard*> cards() const;
    QList<LessonCard*> lessonCards() const;
    QPushButton* runButton() const { return m_run; }
    QPushButton* backButton() const { return m_back; }

Q_SIGNALS:
    void exampleWanted(const QString& preset);
    void lessonWanted(const QString& id);
    void shown();  ///< brought to the front: what it offers may have changed
    void fileWanted(const QString& path);
    void runsWanted();        ///< to be chosen and opened
    void experimentWanted();  ///< to be chosen and opened
    void dataWanted();        ///< to be chosen and opened
    void trainingWanted();    ///< of what is open
    void backWanted();        ///< to the run

protected:
    void showEvent(QShowEvent* event) override;

private:
    /// A titled part of the page, below the others.
    void addSection(const QString& title, QWidget* content);
    QWidget* makeOpening();
    QWidget* makeExamples();
    void applyTheme();

    QVBoxLayout* m_column;
    QLabel* m_title;
    QLabel* m_subtitle;
    QPushButton* m_back;
    QWidget* m_opened;
    QLabel* m_sentence;
    QPushButton* m_run;
    QWidget* m_former;
    QWidget* m_lessons;
    QList<QLabel*> m_headings;
};

}  // namespace disentangle
