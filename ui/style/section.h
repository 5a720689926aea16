// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace disentangle {

/// A titled part of a panel that can be folded away. The title is a button: click, Space or Enter folds, Left and Right
/// too. A short note stands at the right end of the title, or beneath it where it has no room there.
class Section : public QWidget {
    Q_OBJECT

public:
    explicit Section(const QString& title, QWidget* content, QWidget* parent = nullptr);

    QWidget* content() const { return m_content; }
    QString title() const;
    void setNote(const QString& note);
    bool isOpen() const { return m_open; }
    void setOpen(bool open);

Q_SIGNALS:
    void toggled(bool open);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fitNote();

    QToolButton* m_head;
    QLabel *m_note, *m_below;
    QString m_whole;  ///< the note, which stands in one of them
    QWidget* m_content;
    bool m_open = true;
};

}  // namespace disentangle
