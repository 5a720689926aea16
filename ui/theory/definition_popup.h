// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theory/theory_ref.h"

#include <QFrame>

#include <functional>
#include <vector>

class QScrollArea;
class QToolButton;

namespace disentangle {

class LinkedText;

/// A definition beside what was clicked. Its links lead to further definitions and Backspace leads back; Escape or a
/// click elsewhere closes it.
class DefinitionPopup : public QFrame {
    Q_OBJECT

public:
    explicit DefinitionPopup(QWidget* parent = nullptr);

    /// Returns the page of a reference; empty for one that no longer fits the graph.
    void setPages(std::function<QString(const QString& href)> pages) { m_pages = std::move(pages); }
    /// Shows the page at `place` in global coordinates, moved to where there is room.
    void explain(const QString& href, const QPoint& place);
    QString text() const;

Q_SIGNALS:
    /// A page has been shown, by a call or by a link within.
    void explained(const QString& href);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    bool turnTo(const QString& href);
    void goBack();
    void fit();

    std::function<QString(const QString&)> m_pages;
    std::vector<QString> m_trail;  ///< pages shown, the present one last
    LinkedText* m_text;
    QToolButton* m_back;
    QPoint m_place;
};

}  // namespace disentangle
