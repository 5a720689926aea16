#include "ui/observe/matrix_pair.h"

#include "ui/style/matrix_view.h"
#include "ui/observe/text_colour.h"
#include "ui/style/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <algorithm>

namespace disentangle {
namespace {

constexpr int smallestCell = 3;
constexpr int largestCell = 44;

}  // namespace

MatrixPair::MatrixPair(QWidget* parent) : QWidget(parent)
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(spacing::normal, spacing::tight, spacing::normal, spacing::tight);
    outer->setSpacing(spacing::normal);
    m_layout = new QBoxLayout(QBoxLayout::LeftToRight);
    m_layout->setSpacing(spacing::normal);
    for (int i = 0; i < 3; ++i) {
        auto* column = new QVBoxLayout;
        column->setSpacing(spacing::hair);
        m_titles[i] = new QLabel(this);
        m_titles[i]->setAlignment(Qt::AlignHCenter);
        m_titles[i]->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        m_views[i] = new MatrixView(this);
        m_views[i]->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
        m_views[i]->setCellSize(smallestCell, largestCell);
        column->addWidget(m_titles[i]);
        column->addWidget(m_views[i], 1);
        m_layout->insertLayout(i == 2 ? 1 : i, column, 1);
    }
    showBetween(false, {});
    m_sentence = new QLabel(this);
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignHCenter);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    outer->addWidget(m_sentence);
    outer->addLayout(m_layout, 1);
    connect(&theme(), &Theme::themeChanged, this, &MatrixPair::applyTheme);
    applyTheme();
}

void MatrixPair::setTitles(const QString& first, const QString& second)
{
    m_titles[0]->setText(first);
    m_titles[1]->setText(second);
    m_views[0]->setAccessibleName(first);
    m_views[1]->setAccessibleName(second);
}

void MatrixPair::showBetween(bool shown, const QString& title)
{
    m_titles[2]->setText(title);
    m_views[2]->setAccessibleName(title);
    if (shown != m_views[2]->isHidden())
        return;
    m_titles[2]->setVisible(shown);
    m_views[2]->setVisible(shown);
    // A hidden column has no share of the room.
    m_layout->setStretch(1, shown ? 1 : 0);
    arrange();
}

void MatrixPair::setSentence(const QString& sentence)
{
    if (m_sentence->text() != sentence)
        m_sentence->setText(sentence);
}

QString MatrixPair::sentence() const
{
    return m_sentence->text();
}

double MatrixPair::cellSize(const QSize& area, Qt::Orientation orientation) const
{
    // One cell's room for names; titles and sentence are the same either way.
    const double count = m_views[2]->isHidden() ? 2 : 3;
    const double cols = std::max(m_views[0]->cols(), m_views[1]->cols()) + 1;
    const double rows = std::max(m_views[0]->rows(), m_views[1]->rows()) + 1;
    return orientation == Qt::Horizontal ? std::min(area.width() / (count * cols), area.height() / rows)
                                         : std::min(area.width() / cols, area.height() / (count * rows));
}

double MatrixPair::cellSizeIn(const QSize& area) const
{
    return std::max(cellSize(area, Qt::Horizontal), cellSize(area, Qt::Vertical));
}

void MatrixPair::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void MatrixPair::arrange()
{
    const bool beside = cellSize(size(), Qt::Horizontal) * 1.15 >= cellSize(size(), Qt::Vertical);
    m_layout->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void MatrixPair::applyTheme()
{
    for (QLabel* label : {m_titles[0], m_titles[1], m_titles[2], m_sentence}) {
        label->setFont(captionFont());
        setTextColour(*label, label == m_sentence ? colours().text : colours().mutedText);
    }
}

}  // namespace disentangle
