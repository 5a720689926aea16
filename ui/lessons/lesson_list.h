// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lesson/library.h"

#include <QWidget>

#include <vector>

class QTreeWidget;

namespace disentangle {

/// All lessons with how far one has come; a click or Enter opens one.
class LessonList : public QWidget {
    Q_OBJECT
public:
    explicit LessonList(QWidget* parent = nullptr);
    /// Reads what there is anew.
    void refresh();

Q_SIGNALS:
    void chosen(const LessonEntry& entry);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// A title that is wider than its column has two lines.
    void fitRows();

    QTreeWidget* m_list;
    std::vector<LessonEntry> m_entries;
};

}  // namespace disentangle
