// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

#include <vector>

namespace disentangle {

/// Rich text that wraps and can be selected, with links for the mouse and for Tab and Enter. Empty text takes no room.
class LinkedText : public QLabel {
    Q_OBJECT

public:
    explicit LinkedText(QWidget* parent = nullptr);

    void setHtml(const QString& html);
    /// Where to show the definition of the link followed last, in global coordinates: below the pointer, or below the
    /// text when the keyboard was used.
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
    /// Layouts ask for the same few widths many times, and laying out the text for each takes milliseconds.
    struct Fit {
        int width, height;
    };
    mutable std::vector<Fit> m_fits;
};

}  // namespace disentangle
