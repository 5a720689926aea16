// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/matrices/matrix_pair.h"

#include "ui/style/matrix_view.h"
#include "ui/style/text_colour.h"
#include "ui/style/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QFontMetrics>
#include <QGraphicsOpacityEffect>
#include <QGridLayout>
#include <QLabel>
#include <algorithm>

namespace disentangle {
namespace {

constexpr int smallestCell = 3;
constexpr int largestCell = 72;
constexpr double provisionalOpacity = 0.5;

}  // namespace

MatrixPair::MatrixPair(QWidget* parent) : QWidget(parent)
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(spacing::normal, spacing::tight, spacing::normal, spacing::tight);
    outer->setSpacing(spacing::normal);
    m_layout = new QGridLayout;
    m_layout->setSpacing(spacing::normal);
    m_strip = new MatchingStrip(this);
    m_strip->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    m_strip->hide();
    m_strip->installEventFilter(this);
    for (int i = 0; i < 3; ++i) {
        m_columns[i] = new QWidget(this);
        auto* column = new QVBoxLayout(m_columns[i]);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(spacing::hair);
        m_titles[i] = new QLabel(this);
        m_titles[i]->setAlignment(Qt::AlignHCenter);
        m_titles[i]->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        m_views[i] = new MatrixView(this);
        m_views[i]->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
        m_views[i]->setCellSize(smallestCell, largestCell);
        column->addWidget(m_titles[i]);
        column->addWidget(m_views[i], 1);
        m_views[i]->installEventFilter(this);
    }
    connect(m_strip, &MatchingStrip::currentChanged, this, [this](int latent) {
        const auto& lines = m_strip->lines();
        const bool known = lines && latent >= 0 && static_cast<std::size_t>(latent) < lines->matching.size();
        const int learned = known ? lines->matching[static_cast<std::size_t>(latent)] : -1;
        const auto row =
            known ? std::find(lines->order.begin(), lines->order.end(), learned) - lines->order.begin() : -1;
        m_views[0]->setHighlight(latent, -1);
        m_views[1]->setHighlight(static_cast<int>(row), -1);
    });
    showBetween(false, {});
    place(m_form);
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
    m_columns[2]->setVisible(shown);
    place(m_form);
    arrange();
}

void MatrixPair::showFirst(bool shown)
{
    if (shown != m_columns[0]->isHidden())
        return;
    m_columns[0]->setVisible(shown);
    place(m_form);
    arrange();
}

void MatrixPair::setSentence(const QString& sentence)
{
    if (m_sentence->text() != sentence)
        m_sentence->setText(sentence);
    // What it is about may have other rows and columns than before.
    alignCells();
    alignStrip();
}

QString MatrixPair::sentence() const
{
    return m_sentence->text();
}

double MatrixPair::cellSize(const QSize& area, Form form) const
{
    const bool alone = m_columns[0]->isHidden();
    const double count = (alone ? 1 : 2) + (m_views[2]->isHidden() ? 0 : 1);
    if (form == Form::square && count < 3)
        return 0;
    const double across = form == Form::beside ? count : form == Form::square ? 2 : 1;
    const double down = form == Form::stacked ? count : form == Form::square ? 2 : 1;
    // Room for names of rows and columns and for the title; the sentence is the same either way.
    const QFontMetrics metrics(captionFont());
    const double names = metrics.horizontalAdvance(QStringLiteral("ẑ10")) + spacing::normal;
    const double cols = std::max({alone ? 0 : m_views[0]->cols(), m_views[1]->cols(), 1});
    const double rows = std::max({alone ? 0 : m_views[0]->rows(), m_views[1]->rows(), 1});
    return std::max(0.1, std::min((area.width() / across - names) / cols,
                                  (area.height() / down - names - metrics.height()) / rows));
}

MatrixPair::Form MatrixPair::formIn(const QSize& area) const
{
    // Side by side rows can be compared: others are to be worth it.
    Form best = Form::beside;
    for (const Form form : {Form::stacked, Form::square})
        if (cellSize(area, form) > 1.15 * cellSize(area, best))
            best = form;
    return best;
}

double MatrixPair::cellSizeIn(const QSize& area) const
{
    return cellSize(area, formIn(area));
}

void MatrixPair::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void MatrixPair::arrange()
{
    if (const Form form = formIn(size()); form != m_form)
        place(form);
    alignCells();
    alignStrip();
}

void MatrixPair::place(Form form)
{
    m_form = form;
    for (QWidget* widget : {m_columns[0], m_columns[1], m_columns[2], static_cast<QWidget*>(m_strip)})
        m_layout->removeWidget(widget);
    // Side by side: first, between, lines, second. One above the other, the lines stand beside all of them. Three in a
    // square: the two that are held against the second above each other, and that beside them, at half height; no one stands
    // alone in a row. Rows are halves of a matrix there.
    const bool alone = m_columns[0]->isHidden(), between = !m_views[2]->isHidden();
    struct Cell {
        int row, col, rows = 1;
    };
    const bool beside = form == Form::beside, square = form == Form::square;
    const Cell first{0, 0, square ? 2 : 1};
    const Cell middle = beside ? Cell{0, 1} : square ? Cell{2, 0, 2} : Cell{1, 0};
    const Cell second = beside ? Cell{0, 3} : square ? Cell{1, 1, 2} : Cell{2, 0};
    constexpr int places = 4;
    for (int i = 0; i < places; ++i) {
        const auto stands = [i](const Cell& cell) { return i >= cell.row && i < cell.row + cell.rows; };
        const auto holds = [&](const auto& in) {
            return (!alone && in(first)) || in(second) || (between && in(middle));
        };
        m_layout->setColumnStretch(i, holds([i](const Cell& cell) { return cell.col == i; }) ? 1 : 0);
        m_layout->setRowStretch(i, holds(stands) ? 1 : 0);
    }
    m_layout->addWidget(m_columns[0], first.row, first.col, first.rows, 1);
    if (between)
        m_layout->addWidget(m_columns[2], middle.row, middle.col, middle.rows, 1);
    m_layout->addWidget(m_columns[1], second.row, second.col, second.rows, 1);
    if (square)
        m_layout->addWidget(m_strip, 0, 2);
    else
        m_layout->addWidget(m_strip, 0, beside ? 2 : 1, beside ? 1 : 3, 1);
}

void MatrixPair::setSentenceTip(const QString& tip)
{
    m_sentence->setToolTip(tip);
}

void MatrixPair::setProvisional(bool provisional)
{
    if (provisional == m_provisional)
        return;
    m_provisional = provisional;
    auto* pale = provisional ? new QGraphicsOpacityEffect(m_views[1]) : nullptr;
    if (pale)
        pale->setOpacity(provisionalOpacity);
    m_views[1]->setGraphicsEffect(pale);  // deletes the one before
}

void MatrixPair::setMatching(std::optional<MatchingLines> lines)
{
    m_strip->setLines(std::move(lines));
    alignCells();
    alignStrip();
}

void MatrixPair::alignCells()
{
    // Names of different lengths leave different room: cells are to be of one size all the same, and rows side by side.
    double smallest = largestCell;
    for (MatrixView* view : m_views) {
        view->setCellSize(smallestCell, largestCell);
        if (view->isVisibleTo(this) && view->cols() > 1)
            smallest = std::min(smallest, view->cellRect(0, 1).left() - view->cellRect(0, 0).left());
    }
    for (MatrixView* view : m_views)
        view->setCellSize(smallestCell, std::max(smallestCell, static_cast<int>(smallest)));
}

void MatrixPair::alignStrip()
{
    if (m_form != Form::beside || m_columns[0]->isHidden() || !m_strip->lines()) {
        m_strip->setRows({}, {});
        return;
    }
    std::vector<double> heights[2];
    for (int i = 0; i < 2; ++i)
        for (int row = 0; row < m_views[i]->rows(); ++row)
            heights[i].push_back(m_strip->mapFrom(this, m_views[i]->mapTo(this, QPoint(0, 0))).y() +
                                 m_views[i]->cellRect(row, 0).center().y());
    m_strip->setRows(std::move(heights[0]), std::move(heights[1]));
}

bool MatrixPair::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && watched != m_strip)
        alignCells();
    if (event->type() == QEvent::Resize || event->type() == QEvent::Move)
        alignStrip();
    return QWidget::eventFilter(watched, event);
}

void MatrixPair::applyTheme()
{
    for (QLabel* label : {m_titles[0], m_titles[1], m_titles[2], m_sentence}) {
        label->setFont(captionFont());
        setTextColour(*label, label == m_sentence ? colours().text : colours().mutedText);
    }
}

}  // namespace disentangle
