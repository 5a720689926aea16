#pragma once

#include "ui/theory/theory_ref.h"

#include <QFrame>

#include <functional>
#include <vector>

class QScrollArea;
class QToolButton;

namespace disentangle {

class LinkedText;

/// A definition beside what was clicked. Its links lead to further definitions, Backspace back, Escape or a click
/// elsewhere away.
class DefinitionPopup : public QFrame {
    Q_OBJECT

public:
    explicit DefinitionPopup(QWidget* parent = nullptr);

    /// Gives the page of a reference; empty for one that does not fit the graph any more.
    void setPages(std::function<QString(const QString& href)> pages) { m_pages = std::move(pages); }
    /// At `place` in global coordinates, moved to where there is room.
    void explain(const QString& href, const QPoint& place);
    QString text() const;

Q_SIGNALS:
    /// A page is shown, from outside or by a link within.
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
