// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/metrics/metrics.h"

#include <bit>
#include <string>

namespace disentangle {
namespace {

void require_permutation(const std::vector<int>& assignment, int size)
{
    std::vector<bool> seen(static_cast<std::size_t>(size), false);
    bool valid = static_cast<int>(assignment.size()) == size;
    for (const int index : assignment) {
        valid = valid && index >= 0 && index < size && !seen[static_cast<std::size_t>(index)];
        if (valid)
            seen[static_cast<std::size_t>(index)] = true;
    }
    if (!valid)
        throw InputError("", "assignment", "its " + std::to_string(assignment.size()) + " entries are no permutation",
                         "each of 0.." + std::to_string(size - 1) + " once");
}

std::string size_of(const Adjacency& graph)
{
    return std::to_string(graph.rows()) + " x " + std::to_string(graph.cols());
}

}  // namespace

Adjacency match_rows(const Adjacency& learned, const std::vector<int>& assignment)
{
    require_permutation(assignment, learned.rows());
    Adjacency matched(learned.rows(), learned.cols());
    for (int i = 0; i < learned.rows(); ++i)
        matched.set_row_bits(i, learned.row_bits(assignment[static_cast<std::size_t>(i)]));
    return matched;
}

Adjacency match_rows_and_cols(const Adjacency& learned, const std::vector<int>& assignment)
{
    if (learned.rows() != learned.cols())
        throw InputError("", "learned Gz", "is " + size_of(learned), "a square matrix");
    return match_rows(match_rows(learned, assignment).transposed(), assignment).transposed();
}

GraphDistance graph_distance(const Adjacency& truth, const Adjacency& learned)
{
    if (truth.rows() != learned.rows() || truth.cols() != learned.cols())
        throw InputError("", "learned graph", "is " + size_of(learned),
                         "the size of the true graph, " + size_of(truth));
    GraphDistance distance;
    for (int i = 0; i < truth.rows(); ++i) {
        distance.missing += std::popcount(truth.row_bits(i) & ~learned.row_bits(i));
        distance.extra += std::popcount(learned.row_bits(i) & ~truth.row_bits(i));
    }
    return distance;
}

}  // namespace disentangle
