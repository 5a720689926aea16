// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QString>

class QLineEdit;
class QTextBrowser;

namespace disentangle {

/// Every word of the screen, or every symbol of the papers, to be searched: docs/glossary.md and docs/notation.md.
class WordWindow : public QDialog {
    Q_OBJECT

public:
    enum class List { glossary, notation };
    WordWindow(List list, QWidget* parent);

    /// Opens the window, or brings the one that is open to the front.
    static WordWindow* open(List list, QWidget* parent);

    /// Shows what has all of these words; an empty text shows everything.
    void search(const QString& words);
    /// Everything, from this entry of the glossary on.
    void goTo(const QString& id);
    List list() const { return m_list; }
    QTextBrowser* page() const { return m_page; }

private:
    void fill();

    List m_list;
    QLineEdit* m_search;
    QTextBrowser* m_page;
};

}  // namespace disentangle
