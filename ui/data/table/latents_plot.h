// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/table/spectrum.h"

#include <QWidget>

#include <optional>

namespace disentangle {

/// The curve from which a number of latents is proposed, on a logarithmic axis, with the place that it proposes.
class LatentsPlot : public QWidget {
    Q_OBJECT

public:
    explicit LatentsPlot(QWidget* parent = nullptr);

    /// Nothing where the files cannot be learned from.
    void setProposal(const std::optional<LatentsProposal>& proposal);
    /// What is drawn: the error that k components leave, from k = 0; or the spectrum, from k = 1.
    const std::vector<double>& values() const { return m_values; }

    QSize sizeHint() const override { return {200, 96}; }
    QSize minimumSizeHint() const override { return {120, 70}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<double> m_values;
    int m_first = 0;  ///< number of latents that the first value stands for
    int m_proposed = 0;
    QString m_caption;
};

}  // namespace disentangle
