// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/observe/run/run_view.h"

class QLabel;
class QTreeWidget;

namespace disentangle {

struct LatentTable;

/// Promised and reached: a row for each true latent, what theory promises of it, what the run has reached at the step
/// looked at, and where that is less, the assumption in question. Where all columns have no room, the matched latents are left
/// out: they are in the tips. Ctrl+C copies the table, whole, as tab-separated text.
class LatentsView : public RunView {
    Q_OBJECT
public:
    explicit LatentsView(QWidget* parent = nullptr);

    /// With a header line.
    QString asText() const;

protected:
    QString refresh(Inputs changed) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// Leaves out what matters least where there is no room for all.
    void fitColumns();
    void fill(const LatentTable& table, const QStringList& latents);
    void applyTheme();

    QLabel* m_summary;
    QTreeWidget* m_table;
    QLabel* m_detail;  ///< of the row chosen, or of all that are not as promised
};

}  // namespace disentangle
