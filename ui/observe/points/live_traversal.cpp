// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/points/live_traversal.h"

#include <chrono>

namespace disentangle {
namespace {

constexpr qint64 frameMs = 33;      // 30 Hz
constexpr qint64 refusedMs = 1000;  // between attempts while there is nothing to decode by

}  // namespace

LiveTraversal::LiveTraversal(QObject* parent) : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &LiveTraversal::ask);
}

void LiveTraversal::clear()
{
    m_centre.clear();
    m_deviations.clear();
    m_moves.clear();
    m_x.clear();
    m_traversal.clear();
    m_step = -1;
    m_reason.clear();
    m_inFlight = m_stale = m_dirty = false;
    m_timer.stop();
}

void LiveTraversal::setCentre(std::vector<float> latents, std::vector<double> deviations)
{
    if (latents == m_centre && deviations == m_deviations)
        return;
    m_centre = std::move(latents);
    m_deviations = std::move(deviations);
    m_moves.resize(m_centre.size(), 0);
    m_traversal.clear();
    m_stale = m_inFlight;
    askSoon();
}

void LiveTraversal::setWantsTraversal(bool wanted)
{
    if (wanted == m_wantsTraversal)
        return;
    m_wantsTraversal = wanted;
    m_traversal.clear();
    if (wanted)
        askSoon();
}

void LiveTraversal::setMoves(std::vector<double> moves)
{
    if (moves == m_moves)
        return;
    m_moves = std::move(moves);
    askSoon();
}

std::vector<float> LiveTraversal::moved(const std::vector<double>& moves) const
{
    std::vector<float> z = m_centre;
    for (std::size_t k = 0; k < z.size() && k < moves.size(); ++k)
        z[k] += static_cast<float>(moves[k] * m_deviations[k]);
    return z;
}

void LiveTraversal::askSoon()
{
    m_dirty = true;
    if (m_inFlight || m_timer.isActive())
        return;
    const qint64 pause = m_reason.isEmpty() ? frameMs : refusedMs;
    const qint64 elapsed = m_sinceAsked.isValid() ? m_sinceAsked.elapsed() : pause;
    m_timer.start(std::chrono::milliseconds(std::max<qint64>(0, pause - elapsed)));
}

void LiveTraversal::ask()
{
    m_timer.stop();
    m_dirty = true;
    if (m_inFlight)
        return;
    m_dirty = false;
    if (m_centre.empty())
        return;
    QList<std::vector<float>> z{moved(m_moves)};
    if (m_wantsTraversal && m_traversal.empty()) {
        std::vector<double> moves(m_centre.size(), 0);
        for (double& move : moves) {
            for (int j = 0; j < traversal_positions; ++j) {
                move = traversal_move(j);
                z.append(moved(moves));
            }
            move = 0;
        }
    }
    m_inFlight = true;
    m_stale = false;
    m_sinceAsked.start();
    Q_EMIT requested(z);
}

void LiveTraversal::retry()
{
    if (!m_reason.isEmpty())
        askSoon();
}

void LiveTraversal::take(const std::vector<std::vector<float>>& x, qint64 step)
{
    if (!m_inFlight)
        return;
    m_inFlight = false;
    if (!m_stale && !x.empty()) {
        m_reason.clear();
        m_step = step;
        m_x = x.front();
        if (x.size() > 1 && m_wantsTraversal) {
            m_traversal.clear();
            for (std::size_t row = 1; row < x.size(); ++row)
                m_traversal.insert(m_traversal.end(), x[row].begin(), x[row].end());
        }
    }
    if (m_dirty || m_stale)
        askSoon();
    Q_EMIT changed();
}

void LiveTraversal::refuse(const QString& reason)
{
    if (!m_inFlight)
        return;
    m_inFlight = m_stale = m_dirty = false;
    m_reason = reason;
    m_x.clear();
    m_traversal.clear();
    m_step = -1;
    Q_EMIT changed();
}

}  // namespace disentangle
