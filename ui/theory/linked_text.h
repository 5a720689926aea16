#pragma once

#include <QLabel>

#include <vector>

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

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    bool event(QEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    bool m_byMouse = false;
    /// Layouts ask for the same few widths many times, and to set a text anew for each takes milliseconds.
    struct Fit {
        int width, height;
    };
    mutable std::vector<Fit> m_fits;
};

}  // namespace disentangle
