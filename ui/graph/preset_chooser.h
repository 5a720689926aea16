// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/causal_graph.h"

#include <QToolButton>

class QButtonGroup;
class QLabel;
class QLineEdit;
class QListWidget;
class QStackedWidget;

namespace disentangle {

class RandomGraphPage;
class VariationPage;

/// A button that names the present preset and opens the sources of graphs: a searchable list of all presets, grouped,
/// each with its picture, sentence and source; random graphs; variations of the present graph. Typing filters, arrows
/// move, Enter chooses, Ctrl+Tab goes to the next page, Escape closes.
class PresetChooser : public QToolButton {
    Q_OBJECT

public:
    explicit PresetChooser(QWidget* parent = nullptr);

    /// Shown on the button; `detail` in the tool tip.
    void setCurrent(const QString& name, const QString& detail);
    /// The graph that variations start from and whose sizes random graphs take.
    void setPresent(const CausalGraph& graph);
    /// Made when first opened.
    RandomGraphPage* randomPage() const { return m_random; }
    VariationPage* variationPage() const { return m_variation; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    enum Page { presets, randomGraph, variation };

public Q_SLOTS:
    void openList();
    void openPage(Page page);

Q_SIGNALS:
    void chosen(const QString& preset);
    /// A random graph or a variation; `name` is what the step is called.
    void graphChosen(const CausalGraph& graph, const QString& name);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    QWidget* buildList();
    void turnTo(Page page);
    void place();
    void fillPictures();
    void take(const CausalGraph& graph, const QString& name);
    void filter(const QString& words);
    void choose();

    CausalGraph m_present;
    QWidget* m_popup = nullptr;
    QStackedWidget* m_pages = nullptr;
    QButtonGroup* m_tabs = nullptr;
    RandomGraphPage* m_random = nullptr;
    VariationPage* m_variation = nullptr;
    QLineEdit* m_search = nullptr;
    QListWidget* m_list = nullptr;
    QLabel* m_nothing = nullptr;  ///< in place of the list when words match no preset
};

}  // namespace disentangle
