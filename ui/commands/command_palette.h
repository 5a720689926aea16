// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>
#include <QString>

#include <functional>

class QLineEdit;
class QListWidget;

namespace disentangle {

/// Something that can be found by typing and then done.
struct PaletteEntry {
    QString text;         ///< what is found
    QString kind;         ///< what it is, in a word or two: "Parameter"
    QString detail = {};  ///< a sentence below; it is found by whole words of it, behind what is found by the text
    QString keys = {};    ///< that do the same
    bool enabled = true;  ///< an entry that cannot be done now is found and says so
    std::function<void()> run;
};

/// Entries of one kind as they are when the palette is opened.
using PaletteSource = std::function<QList<PaletteEntry>()>;

/// One line to type into and below it what answers, best first. Up, Down, Page and Enter work while typing; Escape or a
/// click elsewhere closes. Goes with its parent.
class CommandPalette : public QFrame {
    Q_OBJECT

public:
    CommandPalette(const QList<PaletteSource>& sources, QWidget* parent);

    /// At the top of the parent, in the middle.
    void open();
    QLineEdit* line() const { return m_line; }
    QListWidget* list() const { return m_list; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void find(const QString& typed);
    void choose();

    QList<PaletteEntry> m_entries;
    QLineEdit* m_line;
    QListWidget* m_list;
};

}  // namespace disentangle
