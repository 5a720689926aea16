#pragma once

#include "core/theory/verdict.h"
#include "ui/document/experiment_document.h"

#include <QWidget>

class QLabel;
class QListWidget;

namespace disentangle {

class InfluencePanel;
class MatrixView;
class Section;

/// What theory says of the document's graph, live: a sentence, the permitted pattern, one row per latent with its
/// reason, and the sufficient-influence ranks of the mechanism.
class VerdictPanel : public QWidget {
    Q_OBJECT

public:
    explicit VerdictPanel(ExperimentDocument* document, QWidget* parent = nullptr);

    const Verdict& verdict() const { return m_verdict; }
    QString summary() const;
    MatrixView* pattern() const { return m_pattern; }
    QListWidget* latents() const { return m_latents; }
    InfluencePanel* influence() const { return m_influence; }

Q_SIGNALS:
    /// After the verdict was computed anew.
    void judged();
    /// A latent was chosen in the list or is under the pointer in the pattern; -1 for none.
    void latentHighlighted(int latent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void judgeNow();
    void showSummary();
    void showLatents();
    void fitList();
    QString describe(int row, int col) const;

    ExperimentDocument* m_document;
    Verdict m_verdict;
    QLabel* m_glyph;
    QLabel* m_summary;
    MatrixView* m_pattern;
    QListWidget* m_latents;
    InfluencePanel* m_influence;
    Section* m_latentSection;
    Section* m_patternSection;
};

}  // namespace disentangle
