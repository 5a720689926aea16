// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/matrices/entanglement_view.h"

#include "core/experiment/promise.h"
#include "core/experiment/variables.h"
#include "core/reading/counted.h"
#include "core/reading/entanglement.h"
#include "ui/observe/points/latent_plane.h"
#include "ui/observe/matrices/matrix_pair.h"
#include "ui/observe/run/names.h"
#include "ui/style/glossary_tip.h"
#include "ui/style/number_text.h"
#include "ui/observe/run/missing_text.h"
#include "ui/observe/run/run_model.h"
#include "ui/style/matrix_view.h"
#include "ui/style/theme.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QToolButton>

namespace disentangle {
namespace {

constexpr int roomForAll = 820;
constexpr QSize leastBeside{560, 200}, leastStacked{260, 460};  // for matrices and points at once

/// What is forbidden, in a sentence; empty without a matching or a pattern. `promised`: whether theory promises anything.
QString judgement(const Entanglement& read, bool promised, bool showsMap)
{
    if (!read.can_judge())
        return {};
    if (read.forbidden == 0)
        return EntanglementView::tr("Theory permits every dependence here.");
    const int leaking = count_of(read.correlation_marks, Mark::forbidden);
    const int mapped = showsMap ? count_of(read.coefficient_marks, Mark::forbidden) : 0;
    const QString threshold = numberText(forbidden_above, 1);
    // What was subtracted is said: where the true factors have common causes, raw correlations are high all over.
    const QString beyond =
        shares_correlation(read) ? EntanglementView::tr(" beyond that of the true factors with each other") : QString();
    if (!promised)
        return EntanglementView::tr(
                   "Nothing is promised of this run, so nothing is forbidden. Of %1 dependences outside of "
                   "the pattern, %2 are above %3%4.")
            .arg(read.forbidden)
            .arg(leaking)
            .arg(threshold, beyond);
    if (leaking == 0 && mapped == 0)
        return EntanglementView::tr("No forbidden dependence above %1%2.").arg(threshold, beyond);
    const QString sentence = EntanglementView::tr("%1 of %2 forbidden dependences above %3%4 %5")
                                 .arg(leaking)
                                 .arg(read.forbidden)
                                 .arg(threshold, beyond, QString(edgeCue(EdgeKind::forbidden).glyph));
    return showsMap ? sentence + EntanglementView::tr("; %1 in the regression").arg(mapped) : sentence;
}

QString forbiddenLine(const MatrixView& view, int row, int col)
{
    return view.mark(row, col) == Mark::forbidden ? QLatin1Char('\n') + glossaryTip("forbidden mark") : QString();
}

QString pointsHint()
{
    return EntanglementView::tr("\nclick or Enter: these as points");
}

}  // namespace

EntanglementView::EntanglementView(QWidget* parent)
    : RunView(parent),
      m_pair(new MatrixPair(this)),
      m_plane(new LatentPlane),
      m_map(new QToolButton(this)),
      m_close(new QToolButton(m_plane))
{
    m_pair->second().setPlaceholder(tr("No pattern was recorded"));
    for (MatrixView* view : {&m_pair->first(), &m_pair->between()}) {
        view->setScale(MatrixView::Scale::shade);
        view->setShowsValues(true);
        view->installEventFilter(this);
        connect(view, &MatrixView::activated, this, &EntanglementView::showPair);
        // Once points are shown, they follow the cell.
        connect(view, &MatrixView::currentChanged, this, [this](int row, int col) {
            if (!m_plane->isHidden())
                showPair(row, col);
        });
    }
    auto* content = new QWidget(this);
    m_layout = new QBoxLayout(QBoxLayout::LeftToRight, content);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(spacing::tight);
    m_layout->addWidget(m_pair, 3);
    m_layout->addWidget(m_plane, 2);
    m_plane->setContentsMargins(spacing::tight, spacing::tight, spacing::normal, spacing::tight);
    m_plane->hide();
    setContent(content);

    m_close->setText(QStringLiteral("✕"));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Back to the matrices (Esc)"));
    m_close->setAccessibleName(tr("Close the points"));
    connect(m_close, &QToolButton::clicked, this, &EntanglementView::hidePair);
    m_plane->addControl(m_close);

    m_map->setText(tr("map"));
    m_map->setCheckable(true);
    m_map->setChecked(true);
    m_map->setAutoRaise(true);
    m_map->setToolTip(glossaryTip("map"));
    m_map->setAccessibleName(tr("Show the regression map"));
    connect(m_map, &QToolButton::toggled, this, [this] { invalidate(lookChanged); });
}

QWidget* EntanglementView::tools()
{
    return m_map;
}

QString EntanglementView::refresh(Inputs changed)
{
    const auto record = run()->data();
    const auto moment = run()->moment();
    if (!record->experiment || moment->step < 0)
        return tr("Reading the run…");
    if (changed & runChanged) {
        hidePair();
        m_plane->reset();
    }
    const auto read = entanglement_at(*moment, variables_of(*record->experiment).d_z());
    if (!read)
        return whyMissing(*record, kind::correlation);
    if (changed & (runChanged | dataChanged))
        m_promised = promise_of(*record->experiment, record->influence.get()).of_latents();
    if (changed & (runChanged | dataChanged | momentChanged | lookChanged))
        showMatrices(*read);
    if (!m_plane->isHidden())
        m_plane->showRun(*run());
    return {};
}

bool EntanglementView::showsMap(const Entanglement& read) const
{
    // Points beside the matrices leave room for two of them.
    const bool roomy = m_plane->isHidden() || m_pair->isHidden() || std::max(width(), height()) >= roomForAll;
    return read.coefficients && m_map->isChecked() && roomy;
}

void EntanglementView::showMatrices(const Entanglement& read)
{
    const QStringList latents = namesOf(variables_of(*run()->data()->experiment).latents);
    m_order = read.matching.value_or(learned_order(static_cast<int>(latents.size())));
    showCorrelation(read, latents);
    showMap(read, latents);
    showPattern(read, latents);
    m_pair->setTitles(tr("|correlation|"), m_promised ? tr("permitted") : tr("would be permitted"));
    m_pair->setSentence(judgement(read, m_promised, showsMap(read)));
}

void EntanglementView::showCorrelation(const Entanglement& read, const QStringList& latents)
{
    const QStringList learned = learnedNames(m_order);
    MatrixView& view = m_pair->first();
    view.setNames(latents, learned);
    view.setAxisTitles(tr("true"), tr("learned"));
    // What is counted is drawn; what was measured is in the readout.
    view.setValues(read.correlation.rows, read.correlation.cols, counted_correlation(read).data);
    view.setMarks(m_promised ? read.correlation_marks : std::vector<Mark>());
    view.setReadout([&view, latents, learned, measured = read.correlation, shared = read.true_correlation](int row,
                                                                                                           int col) {
        const auto cell = static_cast<std::size_t>(row * measured.cols + col);
        const auto value = static_cast<double>(measured.data[cell]);
        QString text = QStringLiteral("|corr(%1, %2)| = %3").arg(latents[row], learned[col], numberText(value, 3));
        if (value != view.value(row, col))
            text += tr("\ncounted, beyond that of the true factors: %1").arg(numberText(view.value(row, col), 3));
        if (shared && row != col)
            text +=
                QStringLiteral("\n|corr(%1, %2)| = %3")
                    .arg(latents[row], latents[col],
                         numberText(
                             static_cast<double>(shared->data[static_cast<std::size_t>(row * shared->cols + col)]), 3));
        return text + forbiddenLine(view, row, col) + pointsHint();
    });
}

void EntanglementView::showMap(const Entanglement& read, const QStringList& latents)
{
    m_map->setEnabled(read.coefficients.has_value());
    const bool shown = showsMap(read);
    m_pair->showBetween(shown, tr("|regression|"));
    if (!shown)
        return;
    const QStringList learned = learnedNames(m_order);
    const Snapshot& coefficients = *read.coefficients;
    std::vector<float> sizes;
    for (const float value : coefficients.data)
        sizes.push_back(std::abs(value));
    MatrixView& map = m_pair->between();
    map.setNames(latents, learned);
    map.setAxisTitles(tr("true"), tr("learned"));
    map.setValues(coefficients.rows, coefficients.cols, sizes);
    map.setMarks(m_promised ? read.coefficient_marks : std::vector<Mark>());
    map.setReadout([&map, latents, learned, coefficients](int row, int col) {
        const auto cell = static_cast<std::size_t>(row * coefficients.cols + col);
        return tr("%1 rises by %3 sd with one sd of %2, the other learned latents kept")
                   .arg(latents[row], learned[col], numberText(static_cast<double>(coefficients.data[cell]), 3)) +
               forbiddenLine(map, row, col) + pointsHint();
    });
}

void EntanglementView::showPattern(const Entanglement& read, const QStringList& latents)
{
    MatrixView& permitted = m_pair->second();
    permitted.setNames(latents, latents);
    permitted.setAxisTitles(tr("true"), tr("may absorb"));
    if (read.permitted)
        permitted.setValues(read.permitted->rows, read.permitted->cols, read.permitted->data);
    else
        permitted.clear();
    permitted.setReadout([&permitted, latents](int row, int col) {
        if (row == col)
            return tr("%1 is a function of its own learned factor").arg(latents[row]);
        return is_permitted(permitted.value(row, col)) ? tr("%1 may absorb %2").arg(latents[row], latents[col])
                                                       : tr("%1 comes apart from %2").arg(latents[row], latents[col]);
    });
}

void EntanglementView::showPair(int row, int col)
{
    if (!run() || col < 0 || col >= static_cast<int>(m_order.size()))
        return;
    m_plane->showRun(*run());
    m_plane->setAxes({PlaneVariable::Kind::learned, m_order[static_cast<std::size_t>(col)]},
                     {PlaneVariable::Kind::truth, row});
    m_plane->show();
    arrange();
    invalidate(lookChanged);
}

void EntanglementView::hidePair()
{
    m_plane->hide();
    arrange();
    invalidate(lookChanged);
}

void EntanglementView::arrange()
{
    const bool beside = width() >= leastBeside.width() && height() >= leastBeside.height();
    const bool stacked = !beside && width() >= leastStacked.width() && height() >= leastStacked.height();
    m_layout->setDirection(stacked ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_pair->setVisible(beside || stacked || m_plane->isHidden());
}

void EntanglementView::resizeEvent(QResizeEvent* event)
{
    RunView::resizeEvent(event);
    arrange();
    invalidate(lookChanged);
}

bool EntanglementView::eventFilter(QObject* watched, QEvent* event)
{
    auto* view = qobject_cast<MatrixView*>(watched);
    if (view && event->type() == QEvent::MouseButtonRelease) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const auto cell = view->cellAt(mouse->position());
        if (mouse->button() == Qt::LeftButton && cell)
            showPair(cell->row, cell->col);
    }
    return RunView::eventFilter(watched, event);
}

void EntanglementView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !m_plane->isHidden())
        hidePair();
    else
        RunView::keyPressEvent(event);
}

}  // namespace disentangle
