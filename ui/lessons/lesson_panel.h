// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lesson/library.h"
#include "core/lesson/state.h"

#include <QWidget>

class QStackedWidget;

namespace disentangle {

class LessonList;
class LessonReader;

/// The list of lessons, or the one that is read.
class LessonPanel : public QWidget {
    Q_OBJECT
public:
    explicit LessonPanel(QWidget* parent = nullptr);

    LessonReader* reader() const { return m_reader; }
    bool isReading() const;
    /// Opens a lesson where it was left. Returns what is wrong with it, or an empty text.
    QString open(const LessonEntry& entry);

public Q_SLOTS:
    void showList();

Q_SIGNALS:
    /// Another page is shown, or the list.
    void pageChanged();

private:
    QStackedWidget* m_pages;
    LessonList* m_list;
    LessonReader* m_reader;
};

}  // namespace disentangle
