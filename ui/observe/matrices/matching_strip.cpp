// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/matrices/matching_strip.h"

#include "ui/observe/run/names.h"
#include "ui/style/number_text.h"
#include "ui/style/projector.h"
#include "ui/style/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <limits>

namespace disentangle {
namespace {

constexpr double nearLine = 8;          // pixels
constexpr double alsoCorrelates = 0.3;  // |correlation| from which a pair that is not matched gets a thin line
constexpr double highestRow = 24;
constexpr double readableRow = 10;

}  // namespace

double MatchingLines::strength(int latent, int learned) const
{
    const std::size_t cell = static_cast<std::size_t>(latent) * static_cast<std::size_t>(correlation.cols) +
                             static_cast<std::size_t>(learned);
    return cell < correlation.data.size() ? static_cast<double>(correlation.data[cell])
                                          : std::numeric_limits<double>::quiet_NaN();
}

bool MatchingLines::hasChanged(int latent) const
{
    const auto i = static_cast<std::size_t>(latent);
    return i < before.size() && before[i] != matching[i];
}

MatchingStrip::MatchingStrip(QWidget* parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Matching of true to learned latents"));
}

void MatchingStrip::setLines(std::optional<MatchingLines> lines)
{
    const bool resized = m_lines.has_value() != lines.has_value() || (lines && m_lines->trueNames != lines->trueNames);
    m_lines = std::move(lines);
    setVisible(m_lines.has_value());
    if (!m_lines || m_current >= static_cast<int>(m_lines->matching.size()))
        setCurrent(-1);
    setAccessibleDescription(asText());
    if (resized)
        updateGeometry();
    update();
}

void MatchingStrip::setRows(std::vector<double> left, std::vector<double> right)
{
    if (left == m_left && right == m_right)
        return;
    m_left = std::move(left);
    m_right = std::move(right);
    update();
}

QSize MatchingStrip::sizeHint() const
{
    if (!isNamed() || !m_lines)
        return {56, 40};
    const QFontMetrics metrics(captionFont());
    int widest = 0;
    for (const QString& name : m_lines->trueNames)
        widest = std::max(widest, metrics.horizontalAdvance(name));
    return {std::min(widest, 60) + metrics.horizontalAdvance(QStringLiteral("ẑ00")) + 60, 40};
}

QSize MatchingStrip::minimumSizeHint() const
{
    return {isNamed() ? 80 : 28, 20};
}

double MatchingStrip::evenRow(int row) const
{
    const auto count = static_cast<double>(m_lines->matching.size());
    const double pitch = std::min(highestRow, (height() - 4) / std::max(1.0, count));
    return 2 + (row + 0.5) * pitch;
}

double MatchingStrip::leftAt(int latent) const
{
    const auto i = static_cast<std::size_t>(latent);
    return i < m_left.size() ? m_left[i] : evenRow(latent);
}

double MatchingStrip::rightAt(int learned) const
{
    const auto row = std::find(m_lines->order.begin(), m_lines->order.end(), learned) - m_lines->order.begin();
    const auto i = static_cast<std::size_t>(row);
    return i < m_right.size() ? m_right[i] : evenRow(static_cast<int>(row));
}

QLineF MatchingStrip::line(int latent, int learned) const
{
    double left = 3, right = width() - 3.0;
    if (isNamed()) {
        const QFontMetrics metrics(captionFont());
        int widest = 0;
        for (const QString& name : m_lines->trueNames)
            widest = std::max(widest, metrics.horizontalAdvance(name));
        left += std::min(widest, width() / 3) + spacing::tight;
        right -= metrics.horizontalAdvance(QStringLiteral("ẑ00")) + spacing::tight;
    }
    return {left, leftAt(latent), right, rightAt(learned)};
}

void MatchingStrip::paintEvent(QPaintEvent*)
{
    if (!m_lines)
        return;
    const ThemeColours& c = colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto d = static_cast<int>(m_lines->matching.size());
    const auto matched = [&](int i) { return m_lines->matching[static_cast<std::size_t>(i)]; };
    for (int i = 0; i < d; ++i)
        for (int k = 0; k < d; ++k)
            if (const double r = m_lines->strength(i, k); k != matched(i) && r >= alsoCorrelates) {
                painter.setPen(QPen(mixed(c.panel, c.mutedText, 0.7 * r), 0.8));
                painter.drawLine(line(i, k));
            }
    for (int i = 0; i < d; ++i) {
        if (m_lines->hasChanged(i)) {
            painter.setPen(QPen(c.caution, 1.2, Qt::DotLine));
            painter.drawLine(line(i, m_lines->before[static_cast<std::size_t>(i)]));
        }
    }
    for (int i = 0; i < d; ++i) {
        const double r = m_lines->strength(i, matched(i));
        const double strength = std::isnan(r) ? 0.5 : r;
        const bool changed = m_lines->hasChanged(i);
        QPen pen(mixed(c.panel, changed ? c.caution : c.cellOn, 0.25 + 0.75 * strength),
                 lineWeight() * (1 + 2.5 * strength), changed ? Qt::DashLine : Qt::SolidLine, Qt::FlatCap);
        if (i == m_current) {
            pen.setColor(c.text);
            pen.setWidthF(pen.widthF() + 1);
        }
        painter.setPen(pen);
        painter.drawLine(line(i, matched(i)));
    }
    if (isNamed() && evenRow(1) - evenRow(0) >= readableRow) {
        painter.setFont(captionFont());
        painter.setPen(c.mutedText);
        const int row = painter.fontMetrics().height();
        for (int i = 0; i < d; ++i) {
            const QLineF pair = line(i, m_lines->order[static_cast<std::size_t>(i)]);
            const auto label = [&](double x, double middle, double room, Qt::Alignment alignment, const QString& text) {
                painter.drawText(QRectF(x, middle - row / 2.0, room, row), alignment | Qt::AlignVCenter,
                                 painter.fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(room)));
            };
            label(0, pair.y1(), pair.x1() - spacing::hair, Qt::AlignRight, m_lines->trueNames.value(i));
            label(pair.x2() + spacing::hair, pair.y2(), width() - pair.x2(), Qt::AlignLeft,
                  learnedName(m_lines->order[static_cast<std::size_t>(i)]));
        }
    }
    if (hasFocus()) {
        painter.setPen(QPen(c.accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), spacing::radius, spacing::radius);
    }
}

QString MatchingStrip::readout(int latent) const
{
    if (!m_lines || latent < 0 || latent >= static_cast<int>(m_lines->matching.size()))
        return {};
    const auto i = static_cast<std::size_t>(latent);
    const double r = m_lines->strength(latent, m_lines->matching[i]);
    QString text = tr("%1 matched to %2").arg(m_lines->trueNames.value(latent), learnedName(m_lines->matching[i]));
    text += std::isnan(r) ? tr(", no correlation recorded") : QStringLiteral(": |corr| = ") + numberText(r, 3);
    if (m_lines->hasChanged(latent))
        text += tr("\nat step %L1 to %2").arg(qlonglong{m_lines->stepBefore}).arg(learnedName(m_lines->before[i]));
    return text;
}

QString MatchingStrip::asText() const
{
    if (!m_lines)
        return {};
    QString text = tr("true\tlearned\t|corr|\tat the step before\n");
    for (std::size_t i = 0; i < m_lines->matching.size(); ++i) {
        const int latent = static_cast<int>(i);
        const double r = m_lines->strength(latent, m_lines->matching[i]);
        text += QStringList{m_lines->trueNames.value(latent), learnedName(m_lines->matching[i]),
                            std::isnan(r) ? QString() : QString::number(r, 'g', 7),
                            i < m_lines->before.size() ? learnedName(m_lines->before[i]) : QString()}
                    .join(QLatin1Char('\t')) +
                QLatin1Char('\n');
    }
    return text;
}

int MatchingStrip::latentAt(const QPointF& place) const
{
    int nearest = -1;
    double closest = nearLine;
    for (int i = 0; m_lines && i < static_cast<int>(m_lines->matching.size()); ++i) {
        const QLineF pair = line(i, m_lines->matching[static_cast<std::size_t>(i)]);
        const double share = std::clamp((place.x() - pair.x1()) / std::max(1.0, pair.dx()), 0.0, 1.0);
        const double distance = std::abs(pair.pointAt(share).y() - place.y());
        if (distance < closest) {
            closest = distance;
            nearest = i;
        }
    }
    return nearest;
}

void MatchingStrip::setCurrent(int latent)
{
    if (latent == m_current)
        return;
    m_current = latent;
    update();
    Q_EMIT currentChanged(latent);
}

bool MatchingStrip::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int latent = latentAt(help->pos());
    QToolTip::showText(
        help->globalPos(),
        latent < 0
            ? tr("Which learned latent is matched to each true one: the wider a line, the higher their |correlation|.\n"
                 "Dashed: matched to another at the step before (dotted).")
            : readout(latent),
        this);
    return true;
}

void MatchingStrip::mouseMoveEvent(QMouseEvent* event)
{
    setCurrent(latentAt(event->position()));
}

void MatchingStrip::leaveEvent(QEvent* event)
{
    setCurrent(-1);
    QWidget::leaveEvent(event);
}

void MatchingStrip::focusOutEvent(QFocusEvent* event)
{
    setCurrent(-1);
    QWidget::focusOutEvent(event);
}

void MatchingStrip::keyPressEvent(QKeyEvent* event)
{
    if (!m_lines) {
        QWidget::keyPressEvent(event);
    } else if (event->matches(QKeySequence::Copy)) {
        QGuiApplication::clipboard()->setText(asText());
    } else if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down) {
        const int last = static_cast<int>(m_lines->matching.size()) - 1;
        setCurrent(std::clamp(m_current + (event->key() == Qt::Key_Up ? -1 : 1), 0, last));
        setAccessibleDescription(readout(m_current));
        const QPointF middle = line(m_current, m_lines->matching[static_cast<std::size_t>(m_current)]).center();
        QToolTip::showText(mapToGlobal(middle.toPoint()), readout(m_current), this);
    } else {
        QWidget::keyPressEvent(event);
    }
}

}  // namespace disentangle
