// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/points/traversal_item.h"

#include "ui/style/glossary_tip.h"
#include "ui/style/number_text.h"
#include "ui/style/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QSlider>
#include <QToolButton>
#include <QToolTip>

namespace disentangle {
namespace {

constexpr int notch = 20;       // slider units to a standard deviation
constexpr int leastStrip = 34;  // height
constexpr int sliderHeight = 18;
constexpr double largeLetters = 1.6;  // times the others
constexpr int gap = spacing::normal;

FloatTable rowsOf(const std::vector<float>& values, int dimensions)
{
    const int count = dimensions > 0 ? static_cast<int>(values.size()) / dimensions : 0;
    return {values, count, dimensions};
}

/// Of a strip, within its edge.
QRectF imagesPlace(const QRectF& strip)
{
    return strip.adjusted(0, 1, 0, -1);
}

}  // namespace

double likenessOf(const FloatTable& a, const FloatTable& b)
{
    const double unknown = std::numeric_limits<double>::quiet_NaN();
    if (a.empty() || a.rows != b.rows || a.cols != b.cols)
        return unknown;
    double aa = 0, bb = 0, ab = 0;
    const int middle = a.rows / 2;
    for (int r = 0; r < a.rows; ++r)
        for (int d = 0; d < a.cols; ++d) {
            const auto u = static_cast<double>(a(r, d)) - static_cast<double>(a(middle, d));
            const auto v = static_cast<double>(b(r, d)) - static_cast<double>(b(middle, d));
            aa += u * u, bb += v * v, ab += u * v;
        }
    return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : unknown;
}

std::vector<float> reversed(const FloatTable& x)
{
    std::vector<float> result;
    result.reserve(x.values.size());
    for (int r = x.rows - 1; r >= 0; --r)
        result.insert(result.end(), x.row(r).begin(), x.row(r).end());
    return result;
}

std::vector<float> changes(const FloatTable& x)
{
    std::vector<float> result(x.values.begin(), x.values.end());
    for (int r = 0; r < x.rows; ++r)
        for (int d = 0; d < x.cols; ++d)
            result[static_cast<std::size_t>(r * x.cols + d)] -= x(x.rows / 2, d);
    return result;
}

TraversalItem::TraversalItem(QWidget* parent)
    : QWidget(parent), m_slider(new QSlider(Qt::Horizontal, this)), m_enlarge(new QToolButton(this))
{
    m_enlarge->setAutoRaise(true);
    m_enlarge->setFocusPolicy(Qt::NoFocus);
    connect(m_enlarge, &QToolButton::clicked, this, &TraversalItem::enlargeToggled);
    setLarge(false);
    setFocusPolicy(Qt::ClickFocus);
    m_slider->setRange(-static_cast<int>(traversal_reach) * notch, static_cast<int>(traversal_reach) * notch);
    m_slider->setSingleStep(notch / 10);
    m_slider->setPageStep(notch / 2);
    connect(m_slider, &QSlider::valueChanged, this, [this] {
        update();
        Q_EMIT moved();
    });
}

QFont TraversalItem::letters() const
{
    QFont font = captionFont();
    if (m_large)
        font.setPointSizeF(largeLetters * font.pointSizeF());
    return font;
}

int TraversalItem::headerHeight() const
{
    return QFontMetrics(letters()).height() + spacing::hair;
}

void TraversalItem::setLarge(bool large)
{
    m_large = m_style.large = large;
    m_enlarge->setText(large ? QStringLiteral("⤡") : QStringLiteral("⤢"));
    m_enlarge->setToolTip(large ? tr("Small again (double click)") : tr("Large, for a room to see (double click)"));
    m_enlarge->setAccessibleName(m_enlarge->toolTip());
    updateGeometry();
    placeParts();
    update();
}

void TraversalItem::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT enlargeToggled();
}

QSize TraversalItem::minimumSizeHint() const
{
    return {leastWidth, headerHeight() + leastStrip + (m_slider->isHidden() ? 0 : sliderHeight) + spacing::tight};
}

void TraversalItem::setPair(TraversalPair pair, int dimensions, const StripStyle& style, bool change)
{
    const double at = offset();
    m_pair = std::move(pair);
    m_dimensions = dimensions;
    m_style = style;
    m_style.large = m_large;
    m_isSet = true;
    m_change = change;
    setOffset(at);  // its direction may have turned
    m_slider->setAccessibleName(tr("Move %1").arg(m_pair.learned));
    setAccessibleName(m_pair.truth.isEmpty() ? m_pair.learned : tr("%1 beside %2").arg(m_pair.learned, m_pair.truth));
    setAccessibleDescription(std::isnan(m_pair.likeness) ? QString()
                                                         : tr("Likeness %1").arg(numberText(m_pair.likeness, 2)));
    placeParts();
    update();
}

void TraversalItem::setSlider(bool shown, bool enabled, const QString& tip)
{
    if (m_slider->isHidden() == shown) {
        m_slider->setVisible(shown);
        updateGeometry();
    }
    m_slider->setEnabled(enabled);
    m_slider->setToolTip(tip);
    placeParts();
}

double TraversalItem::offset() const
{
    return direction() * static_cast<double>(m_slider->value()) / notch;
}

void TraversalItem::setOffset(double offset)
{
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(static_cast<int>(std::lround(direction() * offset * notch)));
    update();
}

FloatTable TraversalItem::rows(bool truth) const
{
    return rowsOf(truth ? m_pair.trueX : m_pair.learnedX, m_dimensions);
}

QRectF TraversalItem::stripPlace(bool truth, bool stacked) const
{
    const double header = headerHeight(), below = (m_slider->isHidden() ? 0 : sliderHeight) + spacing::hair;
    if (!stacked) {
        const bool two = !m_pair.truth.isEmpty();
        const double each = two ? (width() - gap) / 2.0 : width();
        return {truth ? each + gap : 0, header, each, std::max(0.0, height() - below - header)};
    }
    const double high = std::max(0.0, std::floor((height() - 2 * header - below - spacing::hair) / 2));
    return {0.0, truth ? 2 * header + high + below : header, static_cast<double>(width()), high};
}

QSizeF TraversalItem::frameSize(bool stacked) const
{
    return frameSizeIn(imagesPlace(stripPlace(false, stacked)), rows(m_pair.learnedX.empty()), m_style);
}

QSizeF TraversalItem::frameSize() const
{
    return frameSize(isStacked());
}

bool TraversalItem::isStacked() const
{
    return m_large && !m_pair.truth.isEmpty() && frameSize(true).width() > frameSize(false).width();
}

QRectF TraversalItem::titlePlace(bool truth) const
{
    const QRectF strip = stripPlace(truth);
    return {strip.left(), strip.top() - headerHeight(), strip.width(), static_cast<double>(headerHeight())};
}

void TraversalItem::resizeEvent(QResizeEvent*)
{
    placeParts();
}

void TraversalItem::placeParts()
{
    const QRectF strip = stripPlace(false);
    m_slider->setGeometry(QRectF(strip.left(), strip.bottom(), strip.width(), sliderHeight).toRect());
    m_enlarge->setGeometry(width() - headerHeight(), 0, headerHeight(), headerHeight());
}

QString TraversalItem::learnedTitle() const
{
    QString title = m_pair.learned;
    if (m_pair.sign < 0)
        title += offset() == 0 ? tr(" reversed ⇆") : QStringLiteral(" ⇆");  // the number needs the room
    if (const double at = offset(); at != 0)
        title += QStringLiteral("  %1%2 σ")
                     .arg(at > 0 ? QStringLiteral("+") : QStringLiteral("−"), QLocale().toString(std::abs(at), 'f', 2));
    return title;
}

void TraversalItem::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (!m_isSet)
        return;
    const ThemeColours& c = colours();
    const QFontMetricsF metrics(letters());
    painter.setFont(letters());
    const auto write = [&](QRectF line, const QString& text, const QColor& colour, Qt::Alignment side) {
        painter.setPen(colour);
        // The button stands at the end.
        line.setRight(std::min(line.right(), static_cast<double>(m_enlarge->x()) - spacing::hair));
        painter.drawText(line, side | Qt::AlignVCenter, metrics.elidedText(text, Qt::ElideRight, line.width()));
    };
    for (const bool truth : {false, true}) {
        if (truth && m_pair.truth.isEmpty())
            continue;
        const QRectF strip = stripPlace(truth);
        const FloatTable x = rows(truth);
        if (x.empty()) {
            painter.fillRect(strip, mixed(c.panel, c.window, 0.5));
            painter.setPen(c.mutedText);
            painter.drawText(strip, Qt::AlignCenter, QStringLiteral("–"));
        } else {
            if (m_style.look == StripLook::lines)
                painter.fillRect(strip, mixed(c.panel, c.window, 0.5));
            paintStrip(painter, imagesPlace(strip), x, m_style);
        }
        if (!truth && !m_slider->isHidden() && m_style.look != StripLook::frames) {
            const double t = (static_cast<double>(m_slider->value()) / notch / traversal_reach + 1) / 2;
            const double at = std::round(strip.left() + t * strip.width());
            painter.setPen(QPen(m_slider->isEnabled() ? c.accent : c.disabledText, 1, Qt::DashLine));
            painter.drawLine(QPointF(at, strip.top()), QPointF(at, strip.bottom()));
        }
    }
    write(titlePlace(false), learnedTitle(), c.text, Qt::AlignLeft);
    if (m_pair.truth.isEmpty())
        return;
    QRectF right = titlePlace(true);
    right.setRight(m_enlarge->x() - spacing::hair);
    if (!std::isnan(m_pair.likeness)) {
        const QString alike = tr("alike %1").arg(numberText(m_pair.likeness, 2));
        const double wide = metrics.horizontalAdvance(alike);
        if (wide + 3 * gap < right.width()) {
            write(right, alike, c.mutedText, Qt::AlignRight);
            right.setWidth(right.width() - wide - spacing::tight);
        }
    }
    write(right, m_pair.truth, c.text, Qt::AlignLeft);
}

QString TraversalItem::readout(const QPointF& point) const
{
    for (const bool truth : {false, true}) {
        const FloatTable x = rows(truth);
        if (!m_isSet || (truth && m_pair.truth.isEmpty()))
            continue;
        const auto place = stripPlaceAt(imagesPlace(stripPlace(truth)), point, x, m_style);
        if (!place)
            continue;
        const double at = traversal_move(place->row) * (truth ? 1 : direction());
        return tr("x%1 at %2 %3 %4 σ: %5")
                   .arg(place->dimension + 1)
                   .arg(truth ? m_pair.truth : m_pair.learned, at < 0 ? QStringLiteral("−") : QStringLiteral("+"),
                        QLocale().toString(std::abs(at), 'f', 1),
                        numberText(static_cast<double>(x(place->row, place->dimension)), 3)) +
               (m_change ? tr(" from the data point") : QString());
    }
    // Each half of the heading tells what is written in it.
    const bool ofTruth = !m_pair.truth.isEmpty() && titlePlace(true).contains(point);
    if (!ofTruth && !titlePlace(false).contains(point))
        return {};
    if (m_pair.sign < 0 && !ofTruth)
        return tr("%1 falls where %2 rises. %3").arg(m_pair.learned, m_pair.truth, glossaryTip("reversed"));
    if (!std::isnan(m_pair.likeness))
        return tr("%1 and %2, alike %3: the cosine between the changes of x along both. %4")
            .arg(m_pair.learned, m_pair.truth, numberText(m_pair.likeness, 3), glossaryTip("alike"));
    return {};
}

bool TraversalItem::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), readout(help->pos()), this);
        return true;
    }
    return QWidget::event(event);
}

QString TraversalItem::asText() const
{
    QString text;
    for (const bool truth : {false, true}) {
        const FloatTable x = rows(truth);
        for (int r = 0; r < x.rows; ++r) {
            text += truth ? m_pair.truth : m_pair.learned;
            text += QLatin1Char('\t') + QString::number(traversal_move(r) * (truth ? 1 : direction()));
            for (int d = 0; d < x.cols; ++d)
                text += QLatin1Char('\t') + QString::number(static_cast<double>(x(r, d)), 'g', 6);
            text += QLatin1Char('\n');
        }
    }
    return text;
}

void TraversalItem::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        QGuiApplication::clipboard()->setText(asText());
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT enlargeToggled();
    else
        QWidget::keyPressEvent(event);
}

}  // namespace disentangle
