// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/violations.h"
#include "core/theory/criterion.h"
#include "core/theory/verdict.h"
#include "ui/document/experiment_document.h"
#include "ui/style/outlook.h"

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace disentangle {

class AdvicePanel;
class DefinitionPopup;
class InfluencePanel;
class LatentList;
class LinkedText;
class OriginPanel;
class PatternPanel;
class Section;

/// What theory says of the document's graph, live: a sentence, a row per latent, the criterion of the chosen one, the
/// permitted pattern, what each graph contributes, the influence of the mechanism, and what would help. Every term,
/// name and number leads to its definition; what is chosen here is selected in the graph, and the other way round.
class VerdictPanel : public QWidget {
    Q_OBJECT

public:
    explicit VerdictPanel(ExperimentDocument* document, QWidget* parent = nullptr);

    const Verdict& verdict() const { return m_verdict; }
    /// The sentence for the whole graph, plain.
    QString summary() const;
    /// False when the mechanism is known to lack influence, or a dial of the world breaks an assumption: then the graph's
    /// promise does not hold.
    bool isPromised() const { return lacking() == Lacking::nothing; }
    Lacking lacking() const;
    /// "10 of 10 latents can be disentangled", or why that is not promised; the same wherever it is said.
    QString count() const;
    /// Whether something is still being computed in the background.
    bool isBusy() const;
    /// The latent whose criterion is shown: the chosen one, else the first of those selected, of those that are not
    /// recovered, or of all.
    int shownLatent() const;

    LatentList* latents() const { return m_latents; }
    LinkedText* criterion() const { return m_criterion; }
    PatternPanel* pattern() const { return m_pattern; }
    OriginPanel* origin() const { return m_origin; }
    InfluencePanel* influence() const { return m_influence; }
    AdvicePanel* advice() const { return m_advice; }
    DefinitionPopup* definition() const { return m_definition; }

public Q_SLOTS:
    /// Shows a definition (see TheoryRef::href) at a place in global coordinates and selects what it is about.
    void explain(const QString& href, const QPoint& place);

Q_SIGNALS:
    /// The verdict has been computed anew.
    void judged();
    /// isPromised() may have changed.
    void promiseChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    /// The first assumption that a dial of the world breaks altogether.
    std::optional<Violation> brokenAssumption() const;
    Section* addSection(const QString& title, QWidget* content, bool open);
    /// Puts what would help beside the verdict where there is room, else right behind its sentence; away where all is well.
    void placeAdvice();
    void connectViews();
    void judgeNow();
    void showAll();
    void showSummary();
    void showGlyph();
    /// Whether the mechanism lets the graph keep its promise.
    void showPromise();
    void showCriterion();
    void showSelection();
    void showHovered();
    /// Scrolls to a latent's row.
    void showRow(int latent);
    /// Selects in the graph what a reference is about, if anything.
    void select(const QString& href);
    QString definitionFor(const QString& href) const;

    ExperimentDocument* m_document;
    Verdict m_verdict;
    std::vector<std::vector<CriterionSet>> m_sets;  ///< the criterion of each latent
    QScrollArea* m_scroll;
    QVBoxLayout *m_column, *m_beside;
    QLabel* m_glyph;
    LinkedText* m_summary;
    LinkedText* m_promise;
    LatentList* m_latents;
    LinkedText* m_criterion;
    PatternPanel* m_pattern;
    OriginPanel* m_origin;
    InfluencePanel* m_influence;
    AdvicePanel* m_advice;
    DefinitionPopup* m_definition;
    Section* m_latentSection;
    Section* m_criterionSection;
    Section* m_patternSection;
    Section* m_originSection;
    Section* m_influenceSection;
    Section* m_adviceSection;
};

}  // namespace disentangle
