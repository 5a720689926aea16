#include "ui/observe/entanglement_view.h"

#include "ui/observe/matching.h"
#include "ui/observe/matrix_pair.h"
#include "ui/observe/names.h"
#include "ui/observe/number_text.h"
#include "ui/observe/run_model.h"
#include "ui/style/matrix_view.h"
#include "ui/style/theme.h"

#include <numeric>

namespace disentangle {

EntanglementView::EntanglementView(QWidget* parent) : RunView(parent), m_pair(new MatrixPair(this))
{
    m_pair->setTitles(tr("|correlation|"), tr("permitted"));
    m_pair->first().setScale(MatrixView::Scale::shade);
    m_pair->first().setShowsValues(true);
    m_pair->second().setPlaceholder(tr("No pattern was recorded"));
    setContent(m_pair);
}

QString EntanglementView::refresh(Inputs changed)
{
    if (!(changed & (runChanged | dataChanged | momentChanged)))
        return {};
    const auto record = run()->data();
    const auto moment = run()->moment();
    if (!record->experiment || moment->step < 0)
        return tr("Reading the run…");
    const CausalGraph& world = record->experiment->world.graph;
    const int d = world.d_z();
    const Snapshot* recorded = moment->snapshot("correlation");
    if (!recorded || recorded->rows != d || recorded->cols != d)
        return tr("No correlation was recorded at this step.");
    const Snapshot* pattern = moment->snapshot("permitted");
    if (pattern && (pattern->rows != d || pattern->cols != d))
        pattern = nullptr;

    std::vector<int> order(world.latents.size());
    std::iota(order.begin(), order.end(), 0);
    const auto matching = matchingOf(*moment, d);
    if (matching)
        order = *matching;
    const Snapshot correlation = reordered(*recorded, {}, order);
    const QStringList latents = namesOf(world.latents);
    const QStringList learned = learnedNames(order);

    // Factors that share causes correlate, however well they come apart: only what exceeds that is a dependence.
    const Snapshot* truth = moment->snapshot("true_correlation");
    const bool knowsTruth = truth && truth->rows == d && truth->cols == d;
    std::vector<float> shared(correlation.data.size(), 0.0F);
    if (knowsTruth)
        shared = truth->data;
    std::vector<CellMark> marks(correlation.data.size(), CellMark::none);
    int forbidden = 0, leaking = 0;
    for (std::size_t i = 0; pattern && i < marks.size(); ++i) {
        if (pattern->data[i] >= 0.5F)
            continue;
        ++forbidden;
        if (correlation.data[i] - shared[i] > static_cast<float>(forbiddenAbove)) {
            marks[i] = CellMark::forbidden;
            ++leaking;
        }
    }
    MatrixView& view = m_pair->first();
    view.setNames(latents, learned);
    view.setAxisTitles(tr("true"), tr("learned"));
    view.setValues(d, d, correlation.data);
    view.setMarks(matching ? marks : std::vector<CellMark>());
    view.setReadout([&view, latents, learned, shared, knowsTruth, d](int row, int col) {
        QString text = QStringLiteral("|corr(%1, %2)| = %3")
                           .arg(latents[row], learned[col], numberText(view.value(row, col), 3));
        if (knowsTruth && row != col)
            text += QStringLiteral("\n|corr(%1, %2)| = %3")
                        .arg(latents[row], latents[col],
                             numberText(static_cast<double>(shared[static_cast<std::size_t>(row * d + col)]), 3));
        return view.mark(row, col) == CellMark::forbidden ? text + tr("\nforbidden by theory") : text;
    });

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

    if (!pattern)
        m_pair->setSentence({});
    else if (forbidden == 0)
        m_pair->setSentence(tr("Theory permits every dependence here."));
    else if (leaking == 0)
        m_pair->setSentence(tr("No forbidden dependence above %1.").arg(numberText(forbiddenAbove, 1)));
    else
        m_pair->setSentence(tr("%1 of %2 forbidden dependences above %3 %4")
                                .arg(leaking)
                                .arg(forbidden)
                                .arg(numberText(forbiddenAbove, 1))
                                .arg(edgeCue(EdgeKind::forbidden).glyph));
    return {};
}

}  // namespace disentangle
