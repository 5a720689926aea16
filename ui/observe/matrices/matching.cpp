#include "ui/observe/matrices/matching.h"

#include <cmath>

namespace disentangle {

std::optional<std::vector<int>> matchingOf(const Moment& moment, int latents)
{
    const Snapshot* recorded = moment.snapshot("assignment");
    return recorded ? permutationIn(*recorded, latents) : std::nullopt;
}

std::optional<std::vector<int>> permutationIn(const Snapshot& assignment, int latents)
{
    std::vector<int> matching;
    for (const float value : assignment.data)
        matching.push_back(std::isfinite(value) ? static_cast<int>(std::lround(value)) : -1);
    return isPermutation(matching, latents) ? std::optional(std::move(matching)) : std::nullopt;
}

bool isPermutation(const std::vector<int>& matching, int size)
{
    if (static_cast<int>(matching.size()) != size)
        return false;
    std::vector<bool> seen(matching.size(), false);
    for (const int index : matching) {
        if (index < 0 || index >= size || seen[static_cast<std::size_t>(index)])
            return false;
        seen[static_cast<std::size_t>(index)] = true;
    }
    return true;
}

Snapshot reordered(const Snapshot& matrix, const std::vector<int>& rows, const std::vector<int>& cols)
{
    Snapshot result{matrix.rows, matrix.cols, {}};
    result.data.reserve(matrix.data.size());
    for (int r = 0; r < matrix.rows; ++r)
        for (int c = 0; c < matrix.cols; ++c) {
            const int row = rows.empty() ? r : rows[static_cast<std::size_t>(r)];
            const int col = cols.empty() ? c : cols[static_cast<std::size_t>(c)];
            result.data.push_back(matrix.data[static_cast<std::size_t>(row * matrix.cols + col)]);
        }
    return result;
}

Adjacency learnedGraph(const Snapshot& probabilities)
{
    Adjacency graph(probabilities.rows, probabilities.cols);
    for (int r = 0; r < probabilities.rows; ++r)
        for (int c = 0; c < probabilities.cols; ++c)
            graph.set(r, c, probabilities.data[static_cast<std::size_t>(r * probabilities.cols + c)] > 0.5F);
    return graph;
}

const Adjacency* trueGraph(const Experiment& experiment, std::string_view graph)
{
    const auto& truth = graph == "Ga" ? experiment.world.graph.Ga : experiment.world.graph.Gz;
    return truth ? &*truth : nullptr;
}

}  // namespace disentangle
