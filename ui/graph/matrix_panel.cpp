#include "ui/graph/matrix_panel.h"

#include "ui/style/icons.h"
#include "ui/style/matrix_view.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QRandomGenerator>
#include <QToolButton>
#include <QVBoxLayout>

namespace disentangle {
namespace {

QStringList asStrings(const std::vector<std::string>& names)
{
    QStringList list;
    for (const std::string& name : names)
        list << QString::fromStdString(name);
    return list;
}

}  // namespace

MatrixPanel::MatrixPanel(ExperimentDocument* document, GraphPart part, QWidget* parent)
    : QWidget(parent), m_document(document), m_part(part), m_title(new QLabel), m_count(new QLabel),
      m_more(new QToolButton), m_menu(new QMenu(this)), m_add(new QPushButton), m_view(new MatrixView)
{
    const bool actions = part == GraphPart::Ga;
    m_title->setText(actions ? QStringLiteral("Ga") : QStringLiteral("Gz"));
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

    m_view->setAccessibleName(actions ? tr("Ga, actions to latents") : tr("Gz, latents to latents"));
    if (!actions)  // what is a row and what a column of Ga can be seen by the names
        m_view->setAxisTitles(tr("latents at t"), tr("latents at t − 1"));
    m_view->setCellSize(5, 20);
    m_view->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    m_view->setSizePolicy(policy);
    m_view->setEditable(true);
    m_view->setReadout([this](int row, int col) { return describe(row, col); });

    auto* head = new QHBoxLayout;
    head->setSpacing(spacing::tight + 2);
    head->addWidget(m_title);
    head->addWidget(m_count, 1);
    head->addWidget(m_add);
    head->addWidget(m_more);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::tight);
    column->addLayout(head);
    column->addWidget(m_view);
    column->addStretch(1);

    connect(m_view, &MatrixView::cellEdited, this,
            [this](int row, int col, bool on) { m_document->setGraphCell(m_part, row, col, on); });
    connect(m_view, &MatrixView::hovered, this,
            [this](int row, int col) { Q_EMIT readout(row < 0 ? QString() : describe(row, col)); });
    connect(m_view, &MatrixView::currentChanged, this,
            [this](int row, int col) { Q_EMIT readout(describe(row, col)); });
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

QString MatrixPanel::describe(int row, int col) const
{
    const Adjacency* matrix = m_document->matrix(m_part);
    if (!matrix || row < 0 || col < 0 || row >= matrix->rows() || col >= matrix->cols())
        return {};
    const CausalGraph& graph = m_document->graph();
    const auto child = QString::fromStdString(graph.latents[static_cast<std::size_t>(row)]);
    const auto& parents = m_part == GraphPart::Ga ? graph.actions : graph.latents;
    const auto parent = QString::fromStdString(parents[static_cast<std::size_t>(col)]);
    const bool on = (*matrix)(row, col);
    if (m_part == GraphPart::Ga)
        return on ? tr("%1 → %2: %1 acts on %2").arg(parent, child)
                  : tr("%1 ↛ %2: %1 does not act on %2").arg(parent, child);
    if (row == col)
        return on ? tr("%1 → %1: depends on its own past").arg(child)
                  : tr("%1 ↛ %1: does not depend on its own past").arg(child);
    return on ? tr("%1 → %2: %2 depends on the past of %1").arg(parent, child)
              : tr("%1 ↛ %2: %2 does not depend on the past of %1").arg(parent, child);
}

void MatrixPanel::fill(const std::function<bool(int, int)>& on)
{
    const Adjacency* present = m_document->matrix(m_part);
    if (!present)
        return;
    Adjacency next(present->rows(), present->cols());
    for (int r = 0; r < next.rows(); ++r)
        for (int c = 0; c < next.cols(); ++c)
            next.set(r, c, on(r, c));
    m_document->setMatrix(m_part, next);
}

void MatrixPanel::buildMenu()
{
    m_menu->addAction(icon(QStringLiteral("clear")), tr("&Clear"), this, [this] { fill([](int, int) { return false; }); });
    m_menu->addAction(tr("Fi&ll"), this, [this] { fill([](int, int) { return true; }); });
    m_menu->addAction(tr("&Diagonal"), this, [this] { fill([](int r, int c) { return r == c; }); });
    m_menu->addAction(tr("Lower &triangle"), this, [this] { fill([](int r, int c) { return c <= r; }); });
    QMenu* random = m_menu->addMenu(tr("&Random"));
    for (const int percent : {10, 20, 40, 60})
        random->addAction(m_part == GraphPart::Ga ? tr("%1 % of edges").arg(percent)
                                                  : tr("%1 % of edges, and all own pasts").arg(percent),
                          this, [this, percent] {
                              if (const Adjacency* present = m_document->matrix(m_part))
                                  m_document->setMatrix(m_part, random_adjacency(present->rows(), present->cols(),
                                                                                 percent / 100.0, m_part == GraphPart::Gz,
                                                                                 QRandomGenerator::global()->generate()));
                          });
    m_menu->addSeparator();
    QAction* remove = m_menu->addAction(icon(QStringLiteral("remove")),
                                        m_part == GraphPart::Ga ? tr("Re&move Ga: no actions") : tr("Re&move Gz: no time"),
                                        this, [this] {
                                            m_document->setPresent(m_part, false);
                                            m_add->setFocus();
                                        });
    connect(m_menu, &QMenu::aboutToShow, this, [this, remove] {
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
    m_more->setVisible(matrix);
    m_add->setVisible(!matrix);
    if (!matrix) {
        m_view->clear();
        m_count->setText(m_part == GraphPart::Ga ? tr("no actions") : tr("no time"));
        return;
    }
    const CausalGraph& graph = m_document->graph();
    m_view->setNames(asStrings(graph.latents), asStrings(m_part == GraphPart::Ga ? graph.actions : graph.latents));
    m_view->setMatrix(*matrix);
    const int edges = matrix->edges();
    m_count->setText(edges == 1 ? tr("1 edge") : tr("%1 edges").arg(edges));
}

}  // namespace disentangle
