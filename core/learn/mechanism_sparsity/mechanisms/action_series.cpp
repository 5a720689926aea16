// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/mechanisms/action_series.h"

#include "core/learn/network/fused/elementwise.h"
#include "core/learn/rows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iomanip>
#include <numbers>
#include <set>
#include <sstream>

namespace disentangle {
namespace {

constexpr int tried = 64;           // harmonics of twice an action's range
constexpr double kept = 0.97;       // of what they explain
constexpr double period = 1.25;     // of a series, in ranges of its action
constexpr int least_harmonics = 8;  // of a series: steps and kinks have many weak ones
constexpr int few_values = 16;      // an action with fewer says nothing of frequencies

float action_of(const Rows& rows, int d_a, int row, int action)
{
    return rows.a[static_cast<std::size_t>(row) * static_cast<std::size_t>(d_a) + static_cast<std::size_t>(action)];
}

ActionFrequencies::Action look_at(const Rows& rows, int d_a, int action)
{
    float least = action_of(rows, d_a, 0, action), most = least;
    std::set<float> values;
    for (int r = 0; r < rows.count; ++r) {
        const float value = action_of(rows, d_a, r, action);
        least = std::min(least, value);
        most = std::max(most, value);
        if (values.size() < ActionFrequencies::many_values)
            values.insert(value);
    }
    return {(static_cast<double>(least) + most) / 2, (static_cast<double>(most) - least) / 2,
            static_cast<int>(values.size())};
}

/// x of the last step, n x d_x, centred.
RowMajor last_observations(const Facts& facts, const Rows& rows, int n)
{
    const auto width = static_cast<Eigen::Index>(facts.d_x());
    const Eigen::Map<const RowMajor> all(rows.x.data(), rows.count, width * facts.steps);
    RowMajor x = all.topRows(n).rightCols(width);
    x.rowwise() -= x.colwise().mean().eval();
    return x;
}

/// Squared projections of x on sines and cosines of the harmonics of one action, less those of `unrelated`, under a Hann
/// taper, which keeps a frequency from leaking into the others.
std::array<double, tried> explained_by(const ActionFrequencies::Action& action, const Eigen::VectorXd& values,
                                       const RowMajor& x, const RowMajor& unrelated)
{
    const Eigen::Index n = x.rows();
    const double step = std::numbers::pi / (2 * action.half);
    RowMajor sines(n, tried), cosines(n, tried);
    Eigen::VectorXf taper(n);
    for (Eigen::Index r = 0; r < n; ++r) {
        const double from_middle = values(r) - action.middle;
        for (int k = 0; k < tried; ++k)
            sines(r, k) = static_cast<float>(from_middle * step * (k + 1));
    }
    const std::array<float, tried> no_bias{};
    bias_sine(sines.data(), cosines.data(), no_bias.data(), static_cast<std::size_t>(n), tried);
    for (Eigen::Index r = 0; r < n; ++r)  // 1 + cos(pi v / half), the second harmonic
        taper(r) = 1 + cosines(r, 1);
    std::array<double, tried> explained{};
    for (RowMajor* waves : {&sines, &cosines}) {
        waves->array().colwise() *= taper.array();
        const RowMajor with = waves->transpose() * x, without = waves->transpose() * unrelated;
        for (int k = 0; k < tried; ++k)
            explained[static_cast<std::size_t>(k)] +=
                static_cast<double>(with.row(k).squaredNorm() - without.row(k).squaredNorm());
    }
    return explained;
}

}  // namespace

ActionFrequencies action_frequencies(const Facts& facts, const Rows& rows)
{
    const int n = rows.count / 2 * 2;
    ActionFrequencies result;
    for (int l = 0; l < facts.d_a; ++l)
        result.actions.push_back(look_at(rows, facts.d_a, l));
    if (n == 0)
        return result;
    const RowMajor x = last_observations(facts, rows, n);
    RowMajor unrelated(n, x.cols());
    unrelated << x.bottomRows(n / 2), x.topRows(n / 2);
    // By frequency: ranges differ.
    std::vector<std::pair<double, double>> explained;
    for (int l = 0; l < facts.d_a; ++l) {
        const ActionFrequencies::Action& action = result.actions[static_cast<std::size_t>(l)];
        if (action.values < few_values)
            continue;
        Eigen::VectorXd values(n);
        for (int r = 0; r < n; ++r)
            values(r) = static_cast<double>(action_of(rows, facts.d_a, r, l));
        const std::array<double, tried> of_action = explained_by(action, values, x, unrelated);
        for (int k = 0; k < tried; ++k)
            explained.emplace_back((k + 1) * std::numbers::pi / (2 * action.half),
                                   of_action[static_cast<std::size_t>(k)]);
    }
    std::ranges::stable_sort(explained, {}, &std::pair<double, double>::first);
    double all = 0, most = 0;
    for (const auto& [frequency, value] : explained)
        most = std::max(most, all += value);
    double sum = 0;
    for (const auto& [frequency, value] : explained) {
        if (sum >= kept * most)
            break;
        sum += value;
        result.highest = frequency;
    }
    return result;
}

int set_action_series(const Layout& layout, std::span<float> parameters, const ActionFrequencies& frequencies)
{
    const ActionSeries& series = layout.description().shared_transition.value().series.value();
    const int room = series.waves() / 2;
    int longest = 0;
    for (int l = 0; l < series.actions(); ++l) {
        const ActionFrequencies::Action& action = frequencies.actions[static_cast<std::size_t>(l)];
        if (action.half <= 0)
            continue;
        const double base = std::numbers::pi / (period * action.half);
        const int wanted = action.values < few_values
                               ? action.values / 2
                               : std::max(least_harmonics, static_cast<int>(std::ceil(frequencies.highest / base)));
        const int harmonics = std::min(wanted, room);
        // Where there is no room for all, they lie farther apart.
        const double step = action.values < few_values ? base : std::max(base, frequencies.highest / harmonics);
        longest = std::max(longest, harmonics);
        for (int k = 0; k < 2 * harmonics; ++k) {
            const double frequency = step * (k / 2 + 1);
            const auto at = static_cast<std::size_t>(l * series.waves() + k);
            parameters[series.weight.offset + at] = static_cast<float>(frequency);
            parameters[series.bias.offset + at] =
                static_cast<float>((k % 2) * std::numbers::pi / 2 - frequency * action.middle);
        }
    }
    return longest;
}

std::string in_words(const ActionFrequencies& frequencies, int harmonics)
{
    std::ostringstream text;
    text << "Actions move the observation at frequencies up to " << std::setprecision(3) << frequencies.highest
         << " radians a unit, by the data alone: the transition starts with Fourier series of single actions, of "
         << harmonics << (harmonics == 1 ? " harmonic." : " harmonics.");
    return text.str();
}

}  // namespace disentangle
