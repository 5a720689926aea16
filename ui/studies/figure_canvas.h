// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/display_list.h"
#include "core/figure/model.h"

#include <QWidget>

#include <functional>

namespace disentangle {

/// A figure on the screen, in the theme in force: as wide as the widget, and as high as it then is. What is seen is what
/// is exported.
class FigureCanvas : public QWidget {
    Q_OBJECT
public:
    /// Makes the figure with so many panels side by side.
    using Builder = std::function<figure::Figure(int panelsBeside)>;

    explicit FigureCanvas(QWidget* parent = nullptr);
    /// Draws it anew.
    void setBuilder(Builder builder);
    /// What is drawn.
    const figure::Figure& figure() const { return m_drawing.figure; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {160, 80}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Drawing {
        figure::Figure figure;
        figure::DisplayList list;
        int width = 0, height = 0;
        QString problem;  ///< why it cannot be drawn at this width
    };
    Drawing drawnAt(int width) const;
    void draw();

    Builder m_builder;
    Drawing m_drawing;
};

}  // namespace disentangle
