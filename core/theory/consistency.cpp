// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/theory/consistency.h"

#include <bit>
#include <cassert>

namespace disentangle {

Adjacency row_inclusion(const Adjacency& G)
{
    Adjacency C(G.rows(), G.rows());
    for (int i = 0; i < G.rows(); ++i) {
        std::uint64_t bits = 0;
        for (int j = 0; j < G.rows(); ++j)
            bits |= std::uint64_t{(G.row_bits(i) & ~G.row_bits(j)) == 0} << j;
        C.set_row_bits(i, bits);
    }
    return C;
}

Adjacency permitted_by_actions(const Adjacency& Ga)
{
    return row_inclusion(Ga);
}

Adjacency permitted_by_time(const Adjacency& Gz)
{
    assert(Gz.rows() == Gz.cols());
    return row_inclusion(Gz) & row_inclusion(Gz.transposed());
}

Adjacency permitted_pattern(const Adjacency* Ga, const Adjacency* Gz)
{
    assert(Ga || Gz);
    if (!Ga)
        return permitted_by_time(*Gz);
    if (!Gz)
        return permitted_by_actions(*Ga);
    return permitted_by_actions(*Ga) & permitted_by_time(*Gz);
}

std::vector<std::uint64_t> criterion_sets(const Adjacency* Ga, const Adjacency* Gz)
{
    assert(Ga || Gz);
    const int d_z = Ga ? Ga->rows() : Gz->rows();
    const Adjacency children_of_action = Ga ? Ga->transposed() : Adjacency();
    const Adjacency children = Gz ? Gz->transposed() : Adjacency();
    const std::uint64_t everything = d_z == 0 ? 0 : ~std::uint64_t{0} >> (64 - d_z);
    std::vector<std::uint64_t> sets(static_cast<std::size_t>(d_z), everything);
    for (int i = 0; i < d_z; ++i) {
        std::uint64_t& set = sets[static_cast<std::size_t>(i)];
        if (Gz) {
            for_each_bit(children.row_bits(i), [&](int child) { set &= Gz->row_bits(child); });
            for_each_bit(Gz->row_bits(i), [&](int parent) { set &= children.row_bits(parent); });
        }
        if (Ga)
            for_each_bit(Ga->row_bits(i), [&](int action) { set &= children_of_action.row_bits(action); });
    }
    return sets;
}

Adjacency transitive_reduction(const Adjacency& preorder)
{
    const int n = preorder.rows();
    const Adjacency converse = preorder.transposed();
    // Each class of factors that absorb each other is represented by its first member.
    std::uint64_t representatives = 0;
    Adjacency reduced(n, n);
    for (int i = 0; i < n; ++i) {
        const std::uint64_t members = preorder.row_bits(i) & converse.row_bits(i);
        const int first = std::countr_zero(members);
        if (first == i)
            representatives |= std::uint64_t{1} << i;
        if (std::has_single_bit(members))
            continue;
        const std::uint64_t later = i == 63 ? 0 : members & (~std::uint64_t{0} << (i + 1));
        reduced.set(i, later == 0 ? first : std::countr_zero(later), true);
    }
    for_each_bit(representatives, [&](int i) {
        const std::uint64_t absorbed = preorder.row_bits(i) & representatives & ~(std::uint64_t{1} << i);
        std::uint64_t implied = 0;
        for_each_bit(absorbed, [&](int j) { implied |= preorder.row_bits(j) & ~(std::uint64_t{1} << j); });
        for_each_bit(absorbed & ~implied, [&](int j) { reduced.set(i, j, true); });
    });
    return reduced;
}

}  // namespace disentangle
