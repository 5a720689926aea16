// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/observe/points/strip_paint.h"

#include <QWidget>
#include <memory>

class QSlider;
class QToolButton;

namespace disentangle {

/// What one learned latent does to x, and its matched true factor. Values are x or its change from the data point.
struct TraversalPair {
    QString learned;  ///< name
    QString truth;    ///< name, empty where no truth is known
    int latent = 0;   ///< index of the learned latent
    int sign = 1;     ///< -1: the learned latent falls as the factor rises, and is drawn reversed; 0: unknown
    std::vector<float> learnedX;  ///< traversal_positions x dimensions, in the order drawn; empty when missing
    std::vector<float> trueX;     ///< the same of the factor
    double likeness = std::numeric_limits<double>::quiet_NaN();  ///< see likenessOf()
};

/// How alike two traversals are: the cosine of their changes from the middle position, all dimensions and positions
/// together, in [-1, 1]; 1 when they are equal up to a positive scale. NaN when one of them does not move.
double likenessOf(const FloatTable& a, const FloatTable& b);
/// The rows in the opposite order.
std::vector<float> reversed(const FloatTable& x);
/// x less its middle row.
std::vector<float> changes(const FloatTable& x);

/// One learned latent: x along it beside x along its factor, and the slider that moves it. Ctrl+C copies the values. A
/// double click, Enter or its button asks for it to be large.
class TraversalItem : public QWidget {
    Q_OBJECT
public:
    explicit TraversalItem(QWidget* parent = nullptr);

    void setPair(TraversalPair pair, int dimensions, const StripStyle& style, bool change);
    const TraversalPair& pair() const { return m_pair; }
    /// What is drawn of the slider's place on the strip, and whether it can be moved; without `shown` it takes no room.
    void setSlider(bool shown, bool enabled, const QString& tip);
    /// In standard deviations of the learned latent, in its own direction.
    double offset() const;
    void setOffset(double offset);
    QSlider* slider() const { return m_slider; }

    /// A line for the value at a point, or empty.
    QString readout(const QPointF& point) const;
    QString asText() const;

    /// Larger letters, to be read from afar, and images as large as the room allows.
    void setLarge(bool large);
    bool isLarge() const { return m_large; }
    /// Of an image as it is drawn; empty where x is not drawn as images.
    QSizeF frameSize() const;

    QSize sizeHint() const override { return {280, 90}; }
    QSize minimumSizeHint() const override;

    static constexpr int leastWidth = 190;

Q_SIGNALS:
    /// By the user.
    void moved();
    /// It is to be large, or small again.
    void enlargeToggled();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    /// Beside each other, or the factor below where that makes images larger.
    QRectF stripPlace(bool truth) const { return stripPlace(truth, isStacked()); }
    QRectF stripPlace(bool truth, bool stacked) const;
    bool isStacked() const;
    QRectF titlePlace(bool truth) const;
    QSizeF frameSize(bool stacked) const;
    void placeParts();
    FloatTable rows(bool truth) const;
    int headerHeight() const;
    QFont letters() const;
    int direction() const { return m_pair.sign < 0 ? -1 : 1; }
    QString learnedTitle() const;

    TraversalPair m_pair;
    int m_dimensions = 0;
    bool m_change = false;
    bool m_large = false;
    StripStyle m_style;
    bool m_isSet = false;  ///< the pair and its style
    QSlider* m_slider;
    QToolButton* m_enlarge;
};

}  // namespace disentangle
