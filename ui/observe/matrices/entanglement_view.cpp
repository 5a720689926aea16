#include "ui/observe/matrices/entanglement_view.h"

#include "ui/observe/points/latent_plane.h"
#include "ui/observe/matrices/matching.h"
#include "ui/observe/matrices/matrix_pair.h"
#include "ui/observe/run/names.h"
#include "ui/style/number_text.h"
#include "ui/observe/run/run_model.h"
#include "ui/style/matrix_view.h"
#include "ui/style/theme.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QToolButton>
#include <numeric>

namespace disentangle {
namespace {

constexpr int roomForAll = 820;
constexpr QSize leastBeside{560, 200}, leastStacked{260, 460};  // for matrices and points at once

const Snapshot* square(const Moment& moment, std::string_view kind, int size)
{
    const Snapshot* found = moment.snapshot(kind);
    return found && found->rows == size && found->cols == size ? found : nullptr;
}

}  // namespace

EntanglementView::EntanglementView(QWidget* parent)
    : RunView(parent),
      m_pair(new MatrixPair(this)),
      m_plane(new LatentPlane),
      m_map(new QToolButton(this)),
      m_close(new QToolButton(m_plane))
{
    m_pair->setTitles(tr("|correlation|"), tr("permitted"));
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
    m_map->setToolTip(
        tr("The regression of every true latent on all learned ones, both of unit variance: what a learned\n"
           "latent adds when the others are known."));
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
    const int d = record->experiment->world.graph.d_z();
    const Snapshot* correlation = square(*moment, "correlation", d);
    if (!correlation)
        return whyMissing(*record, "correlation");
    if (changed & (runChanged | dataChanged | momentChanged | lookChanged))
        showMatrices(*moment, *correlation);
    if (!m_plane->isHidden())
        m_plane->showRun(*run());
    return {};
}

int EntanglementView::mark(MatrixView& view, const Snapshot* pattern, const std::vector<float>& allowance, bool matched)
{
    std::vector<CellMark> marks(allowance.size(), CellMark::none);
    int marked = 0;
    const int d = view.rows();
    for (std::size_t i = 0; pattern && i < marks.size(); ++i) {
        const double value = view.value(static_cast<int>(i) / d, static_cast<int>(i) % d);
        if (pattern->data[i] >= 0.5F || !(value - static_cast<double>(allowance[i]) > forbiddenAbove))
            continue;
        marks[i] = CellMark::forbidden;
        ++marked;
    }
    view.setMarks(matched ? marks : std::vector<CellMark>());
    return marked;
}

void EntanglementView::showMatrices(const Moment& moment, const Snapshot& recordedCorrelation)
{
    const CausalGraph& world = run()->data()->experiment->world.graph;
    const int d = world.d_z();
    const Snapshot* pattern = square(moment, "permitted", d);
    m_order.resize(world.latents.size());
    std::iota(m_order.begin(), m_order.end(), 0);
    const auto matching = matchingOf(moment, d);
    if (matching)
        m_order = *matching;
    const QStringList latents = namesOf(world.latents), learned = learnedNames(m_order);

    // Factors that share causes correlate, however well they come apart: only what exceeds that is a dependence.
    const Snapshot* truth = square(moment, "true_correlation", d);
    const std::vector<float> none(static_cast<std::size_t>(d * d), 0.0F);
    const std::vector<float> shared = truth ? truth->data : none;
    MatrixView& view = m_pair->first();
    view.setNames(latents, learned);
    view.setAxisTitles(tr("true"), tr("learned"));
    view.setValues(d, d, reordered(recordedCorrelation, {}, m_order).data);
    const int leaking = mark(view, pattern, shared, matching.has_value());
    const QString hint = tr("\nclick or Enter: these as points");
    view.setReadout([&view, latents, learned, shared, knowsTruth = truth != nullptr, d, hint](int row, int col) {
        QString text =
            QStringLiteral("|corr(%1, %2)| = %3").arg(latents[row], learned[col], numberText(view.value(row, col), 3));
        if (knowsTruth && row != col)
            text += QStringLiteral("\n|corr(%1, %2)| = %3")
                        .arg(latents[row], latents[col],
                             numberText(static_cast<double>(shared[static_cast<std::size_t>(row * d + col)]), 3));
        return (view.mark(row, col) == CellMark::forbidden ? text + tr("\nforbidden by theory") : text) + hint;
    });

    MatrixView& map = m_pair->between();
    const Snapshot* recordedMap = square(moment, "ols", d);
    m_map->setEnabled(recordedMap != nullptr);
    // Points beside the matrices leave room for two of them.
    const bool roomy = m_plane->isHidden() || m_pair->isHidden() || std::max(width(), height()) >= roomForAll;
    const bool showsMap = recordedMap && m_map->isChecked() && roomy;
    m_pair->showBetween(showsMap, tr("|regression|"));
    int mapped = 0;
    if (showsMap) {
        const Snapshot coefficients = reordered(*recordedMap, {}, m_order);
        std::vector<float> sizes;
        for (const float value : coefficients.data)
            sizes.push_back(std::abs(value));
        map.setNames(latents, learned);
        map.setAxisTitles(tr("true"), tr("learned"));
        map.setValues(d, d, sizes);
        mapped = mark(map, pattern, none, matching.has_value());
        map.setReadout([&map, latents, learned, coefficients, d, hint](int row, int col) {
            const QString text =
                tr("%1 rises by %3 sd with one sd of %2, the other learned latents kept")
                    .arg(
                        latents[row], learned[col],
                        numberText(static_cast<double>(coefficients.data[static_cast<std::size_t>(row * d + col)]), 3));
            return (map.mark(row, col) == CellMark::forbidden ? text + tr("\nforbidden by theory") : text) + hint;
        });
    }

    MatrixView& permitted = m_pair->second();
    permitted.setNames(latents, latents);
    permitted.setAxisTitles(tr("true"), tr("may absorb"));
    if (pattern)
        permitted.setValues(d, d, pattern->data);
    else
        permitted.clear();
    permitted.setReadout([&permitted, latents](int row, int col) {
        if (row == col)
            return tr("%1 is a function of its own learned factor").arg(latents[row]);
        return permitted.value(row, col) >= 0.5 ? tr("%1 may absorb %2").arg(latents[row], latents[col])
                                                : tr("%1 comes apart from %2").arg(latents[row], latents[col]);
    });

    const auto forbidden =
        pattern ? std::count_if(pattern->data.begin(), pattern->data.end(), [](float p) { return p < 0.5F; }) : 0;
    const QString threshold = numberText(forbiddenAbove, 1);
    QString sentence;
    if (pattern && forbidden == 0)
        sentence = tr("Theory permits every dependence here.");
    else if (pattern && leaking == 0 && mapped == 0)
        sentence = tr("No forbidden dependence above %1.").arg(threshold);
    else if (pattern)
        sentence = tr("%1 of %2 forbidden dependences above %3 %4")
                       .arg(leaking)
                       .arg(forbidden)
                       .arg(threshold, QString(edgeCue(EdgeKind::forbidden).glyph));
    if (pattern && forbidden > 0 && showsMap && (leaking > 0 || mapped > 0))
        sentence += tr("; %1 in the regression").arg(mapped);
    m_pair->setSentence(sentence);
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
