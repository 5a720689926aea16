// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/sweep/agreement.h"

#include "core/experiment/make_data.h"
#include "core/learn/estimator.h"
#include "core/metrics/metrics.h"
#include "core/record/run_file.h"

#include <vector>

namespace disentangle {

double agreement_of(std::span<const std::filesystem::path> runs, int rows)
{
    const Rows held_out =
        first_rows(*make_data(RunReader(runs.front()).experiment(), 1).source, Split::validation, rows);
    std::vector<Eigen::MatrixXd> representations;
    for (const std::filesystem::path& run : runs) {
        const RunReader reader(run);
        representations.push_back(
            load_estimator(reader.experiment(), reader.checkpoint()->data)->encode(held_out.x, held_out.a));
    }
    return unsupervised_ranking(representations);
}

}  // namespace disentangle
