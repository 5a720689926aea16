#include "ui/observe/points/point_data.h"

#include "core/metrics/principal_components.h"

#include <QCoreApplication>

#include <cmath>
#include <limits>

namespace disentangle {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("PointData", text);
}

bool isOfTheTruth(std::string_view kind)
{
    return kind == "true_latents" || kind == "true_traversal" || kind == "permitted" || kind == "ols" ||
           kind == "correlation";
}

}  // namespace

Rows recorded(const Moment& moment, std::string_view kind, int cols)
{
    const Snapshot* found = moment.snapshot(kind);
    if (!found || found->cols != cols || found->rows < 1)
        return {};
    return {found->data, found->rows, found->cols};
}

std::vector<float> columnOf(const Rows& rows, int col)
{
    std::vector<float> column(static_cast<std::size_t>(rows.rows));
    for (int r = 0; r < rows.rows; ++r)
        column[static_cast<std::size_t>(r)] = rows(r, col);
    return column;
}

bool allFinite(std::span<const float> values)
{
    return std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); });
}

std::vector<double> deviationsOf(const Rows& rows)
{
    std::vector<double> deviations;
    for (int c = 0; c < rows.cols; ++c) {
        double sum = 0, squares = 0;
        for (int r = 0; r < rows.rows; ++r)
            sum += static_cast<double>(rows(r, c));
        for (int r = 0; r < rows.rows; ++r) {
            const double from = static_cast<double>(rows(r, c)) - sum / rows.rows;
            squares += from * from;
        }
        deviations.push_back(std::sqrt(squares / rows.rows));
    }
    return deviations;
}

Rows recordedTraversal(const Moment& moment, std::string_view kind, int latents, int d_x)
{
    const Rows found = recorded(moment, kind, d_x);
    return found.rows == latents * traversalPositions ? found : Rows{};
}

int signOf(const Moment& moment, int latents, int truth, int learned)
{
    double slope = std::numeric_limits<double>::quiet_NaN();
    const Rows z = recorded(moment, "true_latents", latents), z_hat = recorded(moment, "latents", latents);
    if (!z.empty() && z.rows == z_hat.rows)
        slope = correlation(columnOf(z, truth), columnOf(z_hat, learned));
    const Rows ols = recorded(moment, "ols", latents);
    if (std::isnan(slope) && ols.rows == latents)
        slope = static_cast<double>(ols(truth, learned));
    return slope > 0 ? 1 : slope < 0 ? -1 : 0;
}

QString whyMissing(const RunData& record, std::string_view kind)
{
    if (!record.complete)
        return tr("Reading the run…");
    if (record.has(kind))
        return tr("Not recorded yet at this step.\nMove the scrubber to a later one.");
    if (kind == "actions")
        return tr("This world has no actions.");
    if (isOfTheTruth(kind) && record.has("latents"))
        return tr(
            "The true factors of these data are not known.\nTrain on a world that is generated to compare with the truth.");
    return tr("This run was recorded by an older version, which did not keep this.\nTrain it again to see it.");
}

}  // namespace disentangle
