// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;

namespace disentangle {

class DiagramView;
class ExperimentDocument;

/// The diagram with its tools: add a latent or an action, unroll or fold time, lay out, zoom, and the list of keys.
/// Remembers whether time is unrolled or folded; a graph of many latents is folded at first, into layers, since two long
/// columns are nothing to look at.
class DiagramPanel : public QWidget {
    Q_OBJECT

public:
    explicit DiagramPanel(ExperimentDocument* document, QWidget* parent = nullptr);

    DiagramView* view() const { return m_view; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showKeys();
    void followSize();

    ExperimentDocument* m_document;
    bool m_many = false;      ///< latents, when last looked
    bool m_choosing = false;  ///< the mode follows the graph, and is not to be remembered
    DiagramView* m_view;
    QToolButton* m_fold;
    QToolButton* m_keys;
    QList<QToolButton*> m_roomy;  ///< shown when there is room
};

}  // namespace disentangle
