// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theory/verdict_panel.h"

#include "ui/document/graph_selection.h"
#include "ui/language/translated.h"
#include "ui/style/glossary_tip.h"
#include "ui/style/icons.h"
#include "ui/style/matrix_view.h"
#include "ui/style/section.h"
#include "ui/style/outlook.h"
#include "ui/style/theme.h"
#include "ui/theory/advice_panel.h"
#include "ui/theory/criterion_text.h"
#include "ui/theory/definition_popup.h"
#include "ui/theory/definitions.h"
#include "ui/theory/influence_panel.h"
#include "ui/theory/influence_text.h"
#include "ui/theory/latent_list.h"
#include "ui/theory/linked_text.h"
#include "ui/theory/origin_panel.h"
#include "ui/theory/pattern_panel.h"
#include "ui/theory/theory_ref.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <bit>
#include <tuple>

namespace disentangle {
namespace {

using Kind = TheoryRef::Kind;

constexpr std::size_t longSummary = 260;  // letters; beyond it the sentence is in the definition
constexpr int roomForTwo = 600;           // pixels: less is too narrow for two columns of sentences

}  // namespace

VerdictPanel::VerdictPanel(ExperimentDocument* document, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_scroll(new QScrollArea),
      m_column(new QVBoxLayout),
      m_beside(new QVBoxLayout),
      m_glyph(new QLabel),
      m_summary(new LinkedText),
      m_promise(new LinkedText),
      m_latents(new LatentList),
      m_criterion(new LinkedText),
      m_pattern(new PatternPanel),
      m_origin(new OriginPanel),
      m_influence(new InfluencePanel(document)),
      m_advice(new AdvicePanel(document)),
      m_definition(new DefinitionPopup(this))
{
    m_glyph->setObjectName(QStringLiteral("glyph"));
    m_glyph->setFixedWidth(spacing::icon + 4);
    m_glyph->setAlignment(Qt::AlignTop);
    m_summary->setAccessibleName(tr("Verdict"));
    m_promise->setFont(captionFont());
    m_promise->setAccessibleName(tr("Influence of the mechanism"));
    m_criterion->setAccessibleName(tr("Graphical criterion"));
    m_criterion->setContentsMargins(spacing::normal, 0, 0, 0);
    m_definition->setPages([this](const QString& href) { return definitionFor(href); });

    auto* words = new QVBoxLayout;
    words->setSpacing(spacing::hair);
    words->addWidget(m_summary);
    words->addWidget(m_promise);
    auto* head = new QHBoxLayout;
    head->setSpacing(spacing::tight);
    head->addWidget(m_glyph, 0, Qt::AlignTop);
    head->addLayout(words, 1);
    auto* content = new QWidget;
    m_scroll->setWidget(content);
    auto* columns = new QHBoxLayout(content);
    columns->setContentsMargins(spacing::wide, spacing::tight, spacing::wide, spacing::normal);
    columns->setSpacing(0);
    columns->addLayout(m_column, 1);
    columns->addLayout(m_beside);
    m_column->setSpacing(spacing::tight);
    m_column->addLayout(head);
    m_adviceSection = addSection(tr("What would help"), m_advice, true);
    m_latentSection = addSection(tr("Latents"), m_latents, true);
    m_criterionSection = addSection(tr("Criterion"), m_criterion, true);
    m_patternSection = addSection(tr("Permitted pattern"), m_pattern, true);
    m_originSection = addSection(tr("Ga, Gz and both"), m_origin, false);
    m_influenceSection = addSection(tr("Sufficient influence"), m_influence, false);
    m_column->addStretch(1);

    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_scroll);
    connectViews();
    judgeNow();
}

Section* VerdictPanel::addSection(const QString& title, QWidget* content, bool open)
{
    auto* section = new Section(title, content);
    section->setOpen(open);
    m_column->addWidget(section);
    // A folded section is filled when it is unfolded.
    connect(section, &Section::toggled, this, [this](bool opened) {
        if (opened)
            showAll();
    });
    return section;
}

void VerdictPanel::placeAdvice()
{
    m_adviceSection->setVisible(m_verdict.degree != Disentanglement::complete || m_advice->hasTried());
    const bool wide = width() >= roomForTwo;
    if (const bool beside = m_beside->count() > 0; beside == wide)
        return;
    auto* columns = static_cast<QHBoxLayout*>(m_scroll->widget()->layout());
    if (wide) {
        m_column->removeWidget(m_adviceSection);
        m_beside->addWidget(m_adviceSection);
        m_beside->addStretch(1);
    } else {
        m_beside->removeWidget(m_adviceSection);
        delete m_beside->takeAt(0);  // the stretch
        m_column->insertWidget(1, m_adviceSection);
    }
    m_beside->setContentsMargins(wide ? spacing::section : 0, 0, 0, 0);
    columns->setStretchFactor(m_beside, wide ? 1 : 0);
}

void VerdictPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeAdvice();
}

void VerdictPanel::connectViews()
{
    connect(m_document, &ExperimentDocument::graphChanged, this, &VerdictPanel::judgeNow);
    GraphSelection* selection = m_document->selection();
    connect(selection, &GraphSelection::selectedChanged, this, &VerdictPanel::showSelection);
    connect(selection, &GraphSelection::hoveredChanged, this, &VerdictPanel::showHovered);
    connect(&theme(), &Theme::themeChanged, this, &VerdictPanel::showAll);

    const auto hover = [selection](std::uint64_t latents) { selection->hover({latents, 0, {}}); };
    connect(m_latents, &LatentList::chosen, this, [this](int latent) {
        if (latent >= 0)
            select(TheoryRef{Kind::latent, latent}.href());
    });
    connect(m_latents, &LatentList::hovered, this,
            [hover](int latent) { hover(latent < 0 ? 0 : std::uint64_t{1} << latent); });
    connect(m_pattern, &PatternPanel::hovered, this, hover);
    connect(m_pattern, &PatternPanel::pairChosen, this, [this](int row, int col) {
        select(TheoryRef{Kind::pair, row, col}.href());
    });
    connect(m_pattern, &PatternPanel::pairActivated, this, [this](int row, int col, const QPoint& place) {
        explain(TheoryRef{Kind::pair, row, col}.href(), place);
    });
    connect(m_pattern, &PatternPanel::chosen, this, [this, selection](std::uint64_t latents) {
        if (std::has_single_bit(latents))
            select(TheoryRef{Kind::latent, std::countr_zero(latents)}.href());
        else
            selection->select({latents, 0, {}});
    });
    connect(m_origin, &OriginPanel::hovered, this, [this, hover](int row, int col) {
        m_origin->highlight(row, col);
        hover(row < 0 ? 0 : std::uint64_t{1} << row | std::uint64_t{1} << col);
    });
    connect(m_origin, &OriginPanel::chosen, this, [this](int row, int col) {
        select(TheoryRef{Kind::pair, row, col}.href());
    });
    for (const auto signal : {&InfluencePanel::testing, &InfluencePanel::tested})
        connect(m_influence, signal, this, [this] {
            showAll();
            Q_EMIT promiseChanged();
        });
    connect(m_advice, &AdvicePanel::advised, this, [this] {
        m_adviceSection->setNote(m_advice->note());
        placeAdvice();
    });

    for (LinkedText* text : {m_summary, m_promise, m_criterion})
        connect(text, &QLabel::linkActivated, this,
                [this, text](const QString& href) { explain(href, text->placeBelow()); });
    connect(m_pattern, &PatternPanel::linkActivated, this, &VerdictPanel::explain);
    connect(m_origin, &OriginPanel::linkActivated, this, &VerdictPanel::explain);
    connect(m_influence, &InfluencePanel::linkActivated, this, &VerdictPanel::explain);
    connect(m_advice, &AdvicePanel::linkActivated, this, &VerdictPanel::explain);
    connect(m_definition, &DefinitionPopup::explained, this, &VerdictPanel::select);
}

QString VerdictPanel::summary() const
{
    return translated(m_verdict.summary);
}

Lacking VerdictPanel::lacking() const
{
    const auto& influence = m_influence->influence();
    return brokenAssumption()                 ? Lacking::assumptions
           : influence && !influence->holds() ? Lacking::influence
                                              : Lacking::nothing;
}

std::optional<Violation> VerdictPanel::brokenAssumption() const
{
    for (const Violation& violation : violations_of(m_document->world()))
        if (violation.total)
            return violation;
    return std::nullopt;
}

QString VerdictPanel::count() const
{
    const auto recovered = std::ranges::count(m_verdict.latents, true, &LatentVerdict::recovered);
    return (isPromised() ? tr("%1 of %2 latents can be disentangled")
            : brokenAssumption()
                ? tr("nothing is promised; %1 of %2 latents could be disentangled if all assumptions held")
                : tr("nothing is promised; %1 of %2 latents could be disentangled with sufficient influence"))
        .arg(recovered)
        .arg(m_verdict.latents.size());
}

bool VerdictPanel::isBusy() const
{
    return m_influence->isBusy() || m_advice->isBusy();
}

int VerdictPanel::shownLatent() const
{
    const int count = static_cast<int>(m_verdict.latents.size());
    if (const int chosen = m_latents->currentRow(); chosen >= 0 && chosen < count)
        return chosen;
    if (const std::uint64_t selected = m_document->selection()->selected().latents; selected != 0)
        return std::countr_zero(selected);
    const auto mixed = std::ranges::find(m_verdict.latents, false, &LatentVerdict::recovered);
    return mixed == m_verdict.latents.end() ? 0 : static_cast<int>(mixed - m_verdict.latents.begin());
}

void VerdictPanel::judgeNow()
{
    m_verdict = judge(m_document->graph());
    m_sets = criterion_of(m_document->graph());
    showAll();
    Q_EMIT judged();
}

void VerdictPanel::showAll()
{
    const CausalGraph& graph = m_document->graph();
    showSummary();
    const auto recovered = std::ranges::count(m_verdict.latents, true, &LatentVerdict::recovered);
    m_latentSection->setNote((isPromised() ? tr("%1 of %2 recovered alone") : tr("%1 of %2 would be recovered alone"))
                                 .arg(recovered)
                                 .arg(graph.d_z()));
    const int mixing = m_verdict.permitted.edges() - graph.d_z();
    m_patternSection->setToolTip(mixing == 0 ? glossaryTip("identity") : glossaryTip("permitted pattern"));
    m_patternSection->setNote(mixing == 0 ? tr("the identity")
                                          : counted(mixing, tr("1 pair mixes"), tr("%1 pairs mix")));
    m_originSection->setNote(!graph.Gz ? tr("no Gz") : !graph.Ga ? tr("no Ga") : QString());
    placeAdvice();
    if (m_latentSection->isOpen())
        m_latents->show(graph, m_verdict, lacking());
    if (m_patternSection->isOpen())
        m_pattern->show(graph, m_verdict);
    if (m_originSection->isOpen())
        m_origin->show(graph, m_verdict);
    showSelection();
    showPromise();
}

void VerdictPanel::showSummary()
{
    // The sentence begins with the degree, up to the colon.
    static const QRegularExpression colons(QStringLiteral("[:：]"));
    const QString summary = translated(m_verdict.summary);
    const qsizetype colon = summary.indexOf(colons);
    const QString degree = link({Kind::degree}, summary.left(colon));
    QString rest;
    if (m_verdict.summary.size() > longSummary) {
        const auto recovered = std::ranges::count(m_verdict.latents, true, &LatentVerdict::recovered);
        rest = (isPromised() ? tr(": %1 of %2 latents are recovered alone. %3")
                             : tr(": %1 of %2 latents would be recovered alone. %3"))
                   .arg(recovered)
                   .arg(m_verdict.latents.size())
                   .arg(link({Kind::degree}, tr("In full")));
    } else if (colon >= 0) {
        rest = linked(summary.mid(colon), m_document->graph());
    }
    m_summary->setHtml(QStringLiteral("<b>%1</b>%2").arg(degree, rest));
}

void VerdictPanel::showGlyph()
{
    const auto [glyph, colour, meaning] = [&]() -> std::tuple<QString, IconColour, QString> {
        // What the graph promises is worth nothing when the mechanism cannot keep it.
        if (!isPromised())
            return {QStringLiteral("warning"), iconColourOf(Outlook::conditional), tr("Nothing is promised")};
        switch (m_verdict.degree) {
        case Disentanglement::complete:
            return {QStringLiteral("complete"), IconColour::good, tr("Every latent can be recovered alone")};
        case Disentanglement::partial:
            return {QStringLiteral("partial"), IconColour::caution, tr("Some latents stay mixed with others")};
        case Disentanglement::none: break;
        }
        return {QStringLiteral("none"), IconColour::bad, tr("No latents can be told apart")};
    }();
    m_glyph->setAccessibleName(meaning);
    m_glyph->setToolTip(meaning);
    m_glyph->setPixmap(icon(glyph, colour).pixmap(QSize(spacing::icon, spacing::icon), devicePixelRatioF()));
}

void VerdictPanel::showPromise()
{
    showGlyph();
    m_influenceSection->setNote(m_influence->note());
    if (const auto broken = brokenAssumption()) {
        m_promise->setHtml(
            QStringLiteral("<span style='color:%1'>✗ %2</span>")
                .arg(colourOf(Outlook::conditional).name(),
                     tr("Not promised in this world, which breaks an assumption: %1. %2 What remains: %3")
                         .arg(translated(broken->assumption).toHtmlEscaped(),
                              translated(broken->broken).toHtmlEscaped(),
                              translated(broken->remains).toHtmlEscaped())));
        return;
    }
    const QString influence = link({Kind::influence}, tr("sufficient influence"));
    const auto& found = m_influence->influence();
    if (found && !found->holds())
        m_promise->setHtml(
            QStringLiteral("<span style='color:%1'>✗ %2</span>")
                .arg(colourOf(Outlook::conditional).name(),
                     tr("Not promised with this mechanism, which lacks %1 (%2).")
                         .arg(influence, influenceNote(*found, m_document->world()).mid(2).toHtmlEscaped())));
    else
        m_promise->setHtml(QStringLiteral("<span style='color:%1'>%2</span>")
                               .arg(colours().mutedText.name(),
                                    found ? tr("✓ The mechanism has %1.").arg(influence)
                                          : tr("Provided that the mechanism has %1 (being tested).").arg(influence)));
}

void VerdictPanel::showCriterion()
{
    const int latent = shownLatent();
    const CausalGraph& graph = m_document->graph();
    m_criterionSection->setNote(
        tr("of %1").arg(QString::fromStdString(graph.latents[static_cast<std::size_t>(latent)])));
    if (m_criterionSection->isOpen())
        m_criterion->setHtml(
            criterionText(graph, latent, m_sets[static_cast<std::size_t>(latent)], outlookOf(true, lacking())));
}

void VerdictPanel::showSelection()
{
    const GraphItems& selected = m_document->selection()->selected();
    const int chosen = std::has_single_bit(selected.latents) ? std::countr_zero(selected.latents) : -1;
    if (chosen != m_latents->currentRow()) {
        m_latents->choose(chosen);
        // What is chosen elsewhere is brought into view; what is chosen here is under the pointer.
        if (chosen >= 0 && !underMouse() && !isAncestorOf(QApplication::focusWidget()))
            showRow(chosen);
    }
    m_pattern->highlight(selected.latents);
    showCriterion();
}

void VerdictPanel::showRow(int latent)
{
    const QRect row = m_latents->visualItemRect(m_latents->item(latent));
    const QPoint centre = m_latents->viewport()->mapTo(m_scroll->widget(), row.center());
    m_scroll->ensureVisible(centre.x(), centre.y(), 0, row.height());
}

void VerdictPanel::showHovered()
{
    const std::uint64_t hovered = m_document->selection()->hovered().latents;
    m_pattern->highlight(hovered ? hovered : m_document->selection()->selected().latents);
}

void VerdictPanel::select(const QString& href)
{
    const CausalGraph& graph = m_document->graph();
    const auto ref = TheoryRef::fromHref(href, graph);
    if (!ref)
        return;
    if (GraphItems items = itemsOf(*ref, graph); !items.isEmpty())
        m_document->selection()->select(std::move(items));
}

QString VerdictPanel::definitionFor(const QString& href) const
{
    const CausalGraph& graph = m_document->graph();
    const auto ref = TheoryRef::fromHref(href, graph);
    if (!ref)
        return {};
    const auto& influence = m_influence->influence();
    return definitionOf(*ref, {graph, m_verdict, influence ? &*influence : nullptr});
}

void VerdictPanel::explain(const QString& href, const QPoint& place)
{
    m_definition->explain(href, place);
}

}  // namespace disentangle
