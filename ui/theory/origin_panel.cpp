// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theory/origin_panel.h"

#include "ui/style/matrix_view.h"
#include "ui/style/theme.h"
#include "ui/theory/linked_text.h"
#include "ui/theory/theory_ref.h"

#include <QGridLayout>
#include <QLabel>

#include <algorithm>
#include <bit>

namespace disentangle {
namespace {

QString noteOf(std::uint64_t recovered, int d_z)
{
    const int count = std::popcount(recovered);
    return count == d_z ? OriginPanel::tr("all recovered")
           : count == 0 ? OriginPanel::tr("none recovered")
                        : OriginPanel::tr("%1 of %2").arg(count).arg(d_z);
}

}  // namespace

OriginPanel::OriginPanel(QWidget* parent) : QWidget(parent), m_text(new LinkedText)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(spacing::normal, 0, 0, 0);
    grid->setHorizontalSpacing(spacing::normal);
    grid->setVerticalSpacing(spacing::hair);
    const std::array titles{tr("Ga alone"), tr("Gz alone"), tr("Both")};
    for (int k = 0; k < 3; ++k) {
        Small& small = m_patterns[static_cast<std::size_t>(k)];
        small = {new QLabel(titles[static_cast<std::size_t>(k)]), new MatrixView, new QLabel};
        small.title->setFont(captionFont());
        small.note->setFont(captionFont());
        small.note->setForegroundRole(QPalette::PlaceholderText);
        small.view->setAccessibleName(tr("Permitted pattern, %1").arg(titles[static_cast<std::size_t>(k)]));
        small.view->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        small.view->setPlaceholder(k == actions ? tr("no Ga") : tr("no Gz"));
        small.view->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        small.note->setWordWrap(true);
        for (QLabel* label : {small.title, small.note})
            label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        grid->addWidget(small.title, 0, k);
        grid->addWidget(small.view, 1, k);
        grid->addWidget(small.note, 2, k);
        grid->setColumnStretch(k, 1);
        connect(small.view, &MatrixView::hovered, this, &OriginPanel::hovered);
        connect(small.view, &MatrixView::currentChanged, this, &OriginPanel::chosen);
    }
    grid->addWidget(m_text, 3, 0, 1, 3);
    connect(m_text, &QLabel::linkActivated, this,
            [this](const QString& href) { Q_EMIT linkActivated(href, m_text->placeBelow()); });
}

void OriginPanel::show(const CausalGraph& graph, const Verdict& verdict)
{
    QStringList names;
    for (const std::string& name : graph.latents)
        names << QString::fromStdString(name);
    const Origin origin = origin_of(verdict);
    std::uint64_t all = origin.together;
    if (graph.Ga)
        all |= origin.actions;
    if (graph.Gz)
        all |= origin.time;
    const std::array parts{std::pair(&verdict.permitted_by_actions, origin.actions),
                           std::pair(&verdict.permitted_by_time, origin.time), std::pair(&verdict.permitted, all)};
    for (std::size_t k = 0; k < 3; ++k) {
        const auto& [matrix, recovered] = parts[k];
        m_patterns[k].view->setNames(names, names);
        m_patterns[k].view->setMatrix(*matrix);
        m_patterns[k].note->setText(matrix->empty() ? QString() : noteOf(recovered, graph.d_z()));
    }

    const auto recovers = [&](const QString& who, std::uint64_t latents) {
        return latents ? tr("%1 recovers %2.").arg(who, latentSet(latents, graph)) : QString();
    };
    QStringList sentences;
    if (!graph.Ga || !graph.Gz) {
        const TheoryRef present{graph.Ga ? TheoryRef::Kind::Ga : TheoryRef::Kind::Gz};
        sentences << tr("All of it comes from %1; there is no %2.")
                         .arg(link(present, graph.Ga ? QStringLiteral("Ga") : QStringLiteral("Gz")),
                              graph.Ga ? QStringLiteral("Gz") : QStringLiteral("Ga"));
    } else {
        const std::uint64_t either = origin.actions & origin.time;
        sentences << recovers(tr("Either graph alone"), either)
                  << recovers(tr("Only %1").arg(link({TheoryRef::Kind::Ga}, QStringLiteral("Ga"))),
                              origin.actions & ~either)
                  << recovers(tr("Only %1").arg(link({TheoryRef::Kind::Gz}, QStringLiteral("Gz"))),
                              origin.time & ~either);
        sentences << (origin.together ? tr("Only both together recover %1.").arg(latentSet(origin.together, graph))
                                      : QString());
        if (all == 0)
            sentences << tr("Neither graph recovers a latent, nor do both together.");
    }
    sentences.removeAll(QString());
    m_text->setHtml(sentences.join(QLatin1Char(' ')));
    fit();
}

void OriginPanel::highlight(int row, int col)
{
    for (const Small& small : m_patterns)
        small.view->setHighlight(row, col);
}

QString OriginPanel::text() const
{
    return m_text->text();
}

void OriginPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void OriginPanel::fit()
{
    const int side = std::clamp((width() - spacing::normal - 2 * spacing::normal) / 3, 40, 180);
    int height = 24;
    for (const Small& small : m_patterns) {
        const int d_z = std::max(1, m_patterns[both].view->rows());
        small.view->setCellSize(1, std::clamp(120 / d_z, 2, 16));
        if (small.view->rows() > 0)
            height = std::max(height, std::min(side, small.view->heightForWidth(side)));
    }
    for (const Small& small : m_patterns)
        small.view->setFixedHeight(height);
}

}  // namespace disentangle
