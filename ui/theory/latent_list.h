// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/theory/verdict.h"

#include "ui/style/outlook.h"

#include <QListWidget>

namespace disentangle {

/// A row per latent: its name and what theory says of it; beneath it the reason: of every latent while they are few, of
/// the chosen one when they are many. As tall as its rows: what it stands in scrolls.
class LatentList : public QListWidget {
    Q_OBJECT

public:
    explicit LatentList(QWidget* parent = nullptr);

    /// `lacking`: what keeps the world from what the graph promises; that is then said as what would be.
    void show(const CausalGraph& graph, const Verdict& verdict, Lacking lacking);
    /// Chooses a row, or none for -1, without a signal.
    void choose(int latent);
    QString reason(int latent) const;

Q_SIGNALS:
    /// By the user; every latent or none for -1.
    void chosen(int latent);
    /// Under the pointer; -1 for none.
    void hovered(int latent);

protected:
    bool viewportEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showReasons();
    void fit();
};

}  // namespace disentangle
