// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/points.h"

#include "core/metrics/principal_components.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace disentangle {

FloatTable recorded(const Moment& moment, std::string_view kind, int cols)
{
    const Snapshot* found = moment.snapshot(kind);
    if (!found || found->cols != cols || found->rows < 1)
        return {};
    return {found->data, found->rows, found->cols};
}

FloatTable recorded_traversal(const Moment& moment, std::string_view kind, int latents, int d_x)
{
    const FloatTable found = recorded(moment, kind, d_x);
    return found.rows == latents * traversal_positions ? found : FloatTable{};
}

std::vector<float> column_of(const FloatTable& table, int col)
{
    std::vector<float> column(static_cast<std::size_t>(table.rows));
    for (int r = 0; r < table.rows; ++r)
        column[static_cast<std::size_t>(r)] = table(r, col);
    return column;
}

bool all_finite(std::span<const float> values)
{
    return std::ranges::all_of(values, [](float value) { return std::isfinite(value); });
}

std::vector<double> deviations_of(const FloatTable& table)
{
    std::vector<double> deviations;
    for (int c = 0; c < table.cols; ++c) {
        double sum = 0, squares = 0;
        for (int r = 0; r < table.rows; ++r)
            sum += static_cast<double>(table(r, c));
        for (int r = 0; r < table.rows; ++r) {
            const double from = static_cast<double>(table(r, c)) - sum / table.rows;
            squares += from * from;
        }
        deviations.push_back(std::sqrt(squares / table.rows));
    }
    return deviations;
}

int sign_of(const Moment& moment, int latents, int truth, int learned)
{
    double slope = std::numeric_limits<double>::quiet_NaN();
    const FloatTable z = recorded(moment, kind::true_latents, latents);
    const FloatTable z_hat = recorded(moment, kind::latents, latents);
    if (!z.empty() && z.rows == z_hat.rows)
        slope = correlation(column_of(z, truth), column_of(z_hat, learned));
    const FloatTable ols = recorded(moment, kind::ols, latents);
    if (std::isnan(slope) && ols.rows == latents)
        slope = static_cast<double>(ols(truth, learned));
    return slope > 0 ? 1 : slope < 0 ? -1 : 0;
}

}  // namespace disentangle
