// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/points.h"

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QString>
#include <QTimer>

namespace disentangle {

/// x decoded while sliders are moved: at the latents of a data point, each moved by some standard deviations, and on
/// wish along every latent, as a recorded traversal has it. Asks at most 30 times a second and never for a second
/// answer before the first has come; then for the newest position. After a refusal it tries once a second at most.
class LiveTraversal : public QObject {
    Q_OBJECT
public:
    explicit LiveTraversal(QObject* parent = nullptr);

    /// The latents of the data point, of which nothing has been decoded, and each one's standard deviation. Empty: there
    /// is nothing to decode. What was decoded before goes, unless latents and deviations are the same.
    void setCentre(std::vector<float> latents, std::vector<double> deviations);
    /// Whether the traversal is wanted too.
    void setWantsTraversal(bool wanted);
    /// How far each latent is moved, in standard deviations.
    void setMoves(std::vector<double> moves);
    const std::vector<double>& moves() const { return m_moves; }
    /// Forgets everything, the question that is on its way and the reason included.
    void clear();
    /// Asks now, unless an answer is on its way.
    void ask();
    /// After a refusal: asks again for the same; what was lacking may be there by now.
    void retry();

    /// x at the moved latents; empty until it has been decoded.
    std::span<const float> x() const { return m_x; }
    /// traversal_positions rows for each latent; empty until it has been decoded or when it is not wanted.
    FloatTable traversal() const
    {
        return {m_traversal, static_cast<int>(m_traversal.size() / dimensions()), static_cast<int>(dimensions())};
    }
    /// Of the model that decoded, or -1.
    qint64 step() const { return m_step; }
    /// Why nothing is decoded, or empty.
    const QString& reason() const { return m_reason; }

public Q_SLOTS:
    /// The answer to the last request: its rows decoded, by the model of `step`.
    void take(const std::vector<std::vector<float>>& x, qint64 step);
    void refuse(const QString& reason);

Q_SIGNALS:
    /// Latents to decode; answered by take() or refuse(), once.
    void requested(const QList<std::vector<float>>& z);
    void changed();

private:
    std::size_t dimensions() const { return m_x.empty() ? 1 : m_x.size(); }
    std::vector<float> moved(const std::vector<double>& moves) const;
    void askSoon();

    std::vector<float> m_centre;
    std::vector<double> m_deviations, m_moves;
    bool m_wantsTraversal = false;
    std::vector<float> m_x, m_traversal;
    qint64 m_step = -1;
    QString m_reason;
    bool m_inFlight = false;  ///< a request has not been answered
    bool m_stale = false;     ///< ... and what it asked for is wanted no more
    bool m_dirty = false;     ///< something is to be asked for
    QTimer m_timer;
    QElapsedTimer m_sinceAsked;
};

}  // namespace disentangle
