#pragma once

#include <QLabel>

namespace disentangle {

/// Rich text that wraps, can be selected, and whose links are reached by mouse and by Tab and Enter. Empty text takes no
/// room.
class LinkedText : public QLabel {
    Q_OBJECT

public:
    explicit LinkedText(QWidget* parent = nullptr);

    void setHtml(const QString& html);
    /// Where a definition of what was activated last belongs, in global coordinates: below the pointer, or below the text
    /// when a link was followed by keyboard.
    QPoint placeBelow() const;

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    bool m_byMouse = false;
};

}  // namespace disentangle
