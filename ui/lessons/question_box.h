// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lesson/lesson.h"

#include <QWidget>

class QButtonGroup;
class QLabel;
class QVBoxLayout;

namespace disentangle {

/// A lesson's question with its options, one of which can be chosen.
class QuestionBox : public QWidget {
    Q_OBJECT
public:
    explicit QuestionBox(QWidget* parent = nullptr);
    /// `chosen`: an index of its options, or -1.
    void ask(const LessonQuestion& question, int chosen);
    int chosen() const;

Q_SIGNALS:
    void answered(int option);

protected:
    /// A click on an option's words chooses it.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLabel* m_question;
    QVBoxLayout* m_column;
    QWidget* m_options = nullptr;
    QButtonGroup* m_group = nullptr;
};

}  // namespace disentangle
