// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/matrix_panel.h"

#include "ui/document/graph_edits.h"
#include "ui/graph/matrix_editor.h"
#include "ui/graph/random_bar.h"
#include "ui/language/elided_label.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <tuple>

namespace disentangle {
namespace {

constexpr int manyNodes = 20;  // from here on cells are too small for their names

}  // namespace

MatrixPanel::MatrixPanel(ExperimentDocument* document, GraphPart part, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_part(part),
      m_title(new QLabel),
      m_count(new ElidedLabel),
      m_smaller(new QToolButton),
      m_larger(new QToolButton),
      m_more(new QToolButton),
      m_menu(new QMenu(this)),
      m_add(new QPushButton),
      m_random(new RandomBar(document, part)),
      m_view(new MatrixEditor(document, part))
{
    const bool actions = part == GraphPart::Ga;
    m_title->setText(label());
    m_title->setFont(headingFont());
    m_title->setToolTip(actions ? tr("Which action reaches which latent. Row: latent, column: action.")
                                : tr("Which latent depends on which latent one step earlier. Row: child at t, "
                                     "column: parent at t − 1."));
    m_count->setFont(captionFont());
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_count->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_count->setMinimumHeight(28);
    m_more->setIcon(icon(QStringLiteral("more")));
    m_more->setAutoRaise(true);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(m_menu);
    m_more->setToolTip(tr("Edit the whole of %1").arg(m_title->text()));
    m_more->setAccessibleName(m_more->toolTip());
    m_more->setFocusPolicy(Qt::StrongFocus);
    buildMenu();
    m_add->setIcon(icon(QStringLiteral("add")));
    m_add->setText(actions ? tr("Add actions (Ga)") : tr("Add time (Gz)"));
    m_add->setToolTip(actions ? tr("Gives every latent an action of its own; then toggle cells.")
                              : tr("Lets every latent depend on its own past; then toggle cells."));

    auto* head = new QHBoxLayout;
    head->setSpacing(spacing::tight + 2);
    head->addWidget(m_title);
    head->addWidget(m_count, 1);
    head->addWidget(m_add);
    for (const auto& [button, picture, tip, factor] :
         {std::tuple(m_smaller, "zoom-out", tr("Smaller cells (Ctrl+−)"), 0.7),
          std::tuple(m_larger, "zoom-in", tr("Larger cells (Ctrl++)"), 1.4)}) {
        button->setIcon(icon(QString::fromLatin1(picture)));
        button->setAutoRaise(true);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        head->addWidget(button);
        connect(button, &QToolButton::clicked, m_view, [view = m_view, factor = factor] { view->zoomBy(factor); });
    }
    head->addWidget(m_more);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::tight);
    column->addLayout(head);
    column->addWidget(m_random);
    column->addWidget(m_view);
    column->addStretch(1);

    connect(m_view, &MatrixEditor::pointedAt, this, &MatrixPanel::readout);
    connect(m_random, &RandomBar::closed, m_view, [this] { m_view->setFocus(); });
    connect(m_add, &QPushButton::clicked, this, [this] {
        m_document->setPresent(m_part, true);
        m_view->setFocus();
    });
    connect(document, &ExperimentDocument::graphChanged, this, &MatrixPanel::refresh);
    refresh();
}

int MatrixPanel::widthForCell(int cell) const
{
    const Adjacency* matrix = m_document->matrix(m_part);
    const int labels = QFontMetrics(captionFont()).horizontalAdvance(QStringLiteral("z00")) + spacing::normal;
    return matrix ? matrix->cols() * cell + labels : 0;
}

QAction* MatrixPanel::addEdit(QMenu* menu, const QString& text, const QString& step,
                              const std::function<Adjacency(const Adjacency&)>& make)
{
    return menu->addAction(text, this, [this, step, make] {
        if (const Adjacency* present = m_document->matrix(m_part))
            m_document->setMatrix(m_part, make(*present), step);
    });
}

void MatrixPanel::buildMenu()
{
    const auto where = [](bool (*on)(int, int)) {
        return [on](const Adjacency& m) { return adjacencyWhere(m.rows(), m.cols(), on); };
    };
    addEdit(m_menu, tr("&Clear"), tr("Clear %1").arg(label()), where([](int, int) { return false; }))
        ->setIcon(icon(QStringLiteral("clear")));
    addEdit(m_menu, tr("Fi&ll"), tr("Fill %1").arg(label()), where([](int, int) { return true; }));
    addEdit(m_menu, tr("&Identity"), tr("Identity in %1").arg(label()), where([](int r, int c) { return r == c; }));
    addEdit(m_menu, tr("Lower &triangle"), tr("Lower triangle in %1").arg(label()),
            where([](int r, int c) { return c <= r; }));
    QAction* transpose = addEdit(m_menu, tr("Trans&pose"), tr("Transpose %1").arg(label()),
                                 [](const Adjacency& m) { return m.transposed(); });
    QMenu* blocks = m_menu->addMenu(tr("&Blocks"));
    QList<QAction*> counts;
    for (const int count : {2, 3, 4, 5, 8}) {
        counts << addEdit(blocks, tr("&%1 blocks").arg(count), tr("%1 blocks in %2").arg(count).arg(label()),
                          [count](const Adjacency& m) { return blockDiagonal(m.rows(), m.cols(), count); });
        counts.last()->setData(count);
    }
    m_menu->addAction(tr("&Random …"), m_random, &RandomBar::open);
    m_menu->addSeparator();
    QAction* remove = m_menu->addAction(
        icon(QStringLiteral("remove")),
        m_part == GraphPart::Ga ? tr("Re&move Ga: no actions") : tr("Re&move Gz: no time"), this, [this] {
            m_document->setPresent(m_part, false);
            m_add->setFocus();
        });
    connect(m_menu, &QMenu::aboutToShow, this, [this, remove, transpose, blocks, counts] {
        const Adjacency* matrix = m_document->matrix(m_part);
        const int smaller = matrix ? std::min(matrix->rows(), matrix->cols()) : 0;
        transpose->setEnabled(matrix && matrix->rows() == matrix->cols());
        transpose->setToolTip(
            transpose->isEnabled() ? QString() : tr("Only with as many actions as latents can Ga be transposed."));
        blocks->setEnabled(smaller >= 2);
        for (QAction* count : counts)
            count->setEnabled(count->data().toInt() <= smaller);
        const bool last = !m_document->matrix(m_part == GraphPart::Ga ? GraphPart::Gz : GraphPart::Ga);
        remove->setEnabled(!last);
        remove->setToolTip(last ? tr("A graph needs at least one of Ga and Gz.") : QString());
    });
    m_menu->setToolTipsVisible(true);
}

void MatrixPanel::refresh()
{
    const Adjacency* matrix = m_document->matrix(m_part);
    m_view->setVisible(matrix);
    const bool many = matrix && std::max(matrix->rows(), matrix->cols()) >= manyNodes;
    m_smaller->setVisible(many);
    m_larger->setVisible(many);
    m_more->setVisible(matrix);
    m_add->setVisible(!matrix);
    if (!matrix) {
        m_random->hide();
        m_count->setText(m_part == GraphPart::Ga ? tr("no actions") : tr("no time"));
        return;
    }
    const int edges = matrix->edges();
    m_count->setText(edges == 1 ? tr("1 edge") : tr("%1 edges").arg(edges));
}

}  // namespace disentangle
