// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/theory/reason.h"

#include "core/theory/criterion.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

namespace disentangle {

namespace {

using Bits = std::uint64_t;

Bits bit(int index)
{
    return Bits{1} << index;
}

Bits all_of(int count)
{
    return count == 0 ? 0 : ~Bits{0} >> (64 - count);
}

/// "z12" = "z" and 12; names that do not end in a plain number have no such parts.
std::optional<int> number_of(std::string_view name, std::string_view& stem)
{
    const auto last = name.find_last_not_of("0123456789");
    stem = name.substr(0, last == std::string_view::npos ? 0 : last + 1);
    const std::string_view digits = name.substr(stem.size());
    int number = 0;
    if (digits.empty() || (digits.size() > 1 && digits.front() == '0') ||
        std::from_chars(digits.data(), digits.data() + digits.size(), number).ec != std::errc{})
        return std::nullopt;
    return number;
}

bool counts_on(std::string_view name, std::string_view next)
{
    std::string_view stem, next_stem;
    const auto number = number_of(name, stem);
    const auto next_number = number_of(next, next_stem);
    return number && next_number && *next_number - 1 == *number && stem == next_stem;
}

std::string joined(const std::vector<std::string>& items)
{
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0)
            text += i + 1 == items.size() ? " and " : ", ";
        text += items[i];
    }
    return text;
}

/// Latents other than i, by name: "all others" or "all others but z3" where that is shorter.
std::string others(const CausalGraph& graph, Bits which, int i)
{
    const Bits left_out = all_of(graph.d_z()) & ~bit(i) & ~which;
    const int count = std::popcount(which);
    if (left_out == 0 && count > 1)
        return "all others";
    if (std::popcount(left_out) <= 3 && count > 2 * std::popcount(left_out) + 1)
        return "all others but " + list_names(graph.latents, left_out);
    return list_names(graph.latents, which);
}

std::string name_of(const CriterionSet& set, const CausalGraph& graph, int i)
{
    const auto index = static_cast<std::size_t>(set.index);
    if (set.kind == CriterionSet::Kind::targets_of_action)
        return "action " + graph.actions[index];
    const bool parent = set.kind == CriterionSet::Kind::children_of_parent;
    if (set.index == i)
        return parent ? "its own past" : "its own future";
    return (parent ? "parent " : "child ") + graph.latents[index];
}

/// What sets i apart from every other latent, the most telling first; only a few, for nobody reads more.
std::string why_recovered(const CausalGraph& graph, const std::vector<CriterionSet>& sets, int i)
{
    constexpr std::size_t most_named = 4;
    const std::string& name = graph.latents[static_cast<std::size_t>(i)];
    Bits remaining = all_of(graph.d_z()) & ~bit(i);
    if (remaining == 0)
        return name + " is recovered: there is no other latent it could mix with.";
    std::string text = name + " is recovered: ";
    for (std::size_t k = 0; remaining != 0 && k < most_named; ++k) {
        text += (k == 0 ? "" : ", ") + name_of(sets[k], graph, i) + (k == 0 ? " sets it apart from " : " from ");
        text += others(graph, remaining & ~sets[k].members, i);
        remaining &= sets[k].members;
    }
    if (remaining != 0)
        text += ", and further " + std::string(graph.Gz ? "parents and children" : "actions") + " from " +
                list_names(graph.latents, remaining);
    return text + ".";
}

std::string why_absorbing(const CausalGraph& graph, Bits absorbed, int i)
{
    const std::string& name = graph.latents[static_cast<std::size_t>(i)];
    std::string parents, children;
    if (graph.Ga)
        parents = list_names(graph.actions, graph.Ga->row_bits(i));
    if (graph.Gz) {
        const std::string latents = list_names(graph.latents, graph.Gz->row_bits(i));
        parents += (parents.empty() || latents.empty() ? "" : ", ") + latents;
        children = list_names(graph.latents, graph.Gz->col_bits(i));
    }

    const bool several = std::popcount(absorbed) > 1;
    const std::string target = several ? "each of them" : list_names(graph.latents, absorbed);
    std::string text = name + " may absorb ";
    text += others(graph, absorbed, i) + ": ";
    if (parents.empty() && children.empty()) {
        text += graph.Gz ? name + " has neither parents nor children" : "no action reaches " + name;
        return text + ", so nothing sets it apart.";
    }
    if (parents.empty())
        return text + name + " has no parents, and every child of " + name + " (" + children + ") is a child of " +
               target + ".";
    text += "every parent of " + name + " (" + parents + ") is a parent of " + target;
    if (graph.Gz)
        text += children.empty() ? ", and " + name + " has no children" : ", and every child (" + children + ") too";
    return text + ".";
}

/// The first few parts, joined by a separator, and how many more there are.
std::string first_of(const std::vector<std::string>& parts, const std::string& between, const std::string& more)
{
    constexpr std::size_t most = 6;
    // Naming one more part takes no more room than saying that there is one.
    const std::size_t shown = parts.size() <= most + 1 ? parts.size() : most;
    std::string text;
    for (std::size_t k = 0; k < shown; ++k)
        text += (k == 0 ? "" : between) + parts[k];
    if (shown < parts.size())
        text += between + "and " + std::to_string(parts.size() - shown) + more;
    return text;
}

}  // namespace

std::string list_names(const std::vector<std::string>& names, std::uint64_t which)
{
    constexpr std::size_t most_items = 6;
    std::vector<std::string> items;
    int named = 0;
    int i = 0;
    const int n = static_cast<int>(names.size());
    const auto name = [&](int j) -> const std::string& { return names[static_cast<std::size_t>(j)]; };
    while (i < n) {
        if (!(which & bit(i))) {
            ++i;
            continue;
        }
        int last = i;
        while (last + 1 < n && (which & bit(last + 1)) && counts_on(name(last), name(last + 1)))
            ++last;
        if (last < i + 2)
            last = i;
        const int more = std::popcount(which) - named;
        if (items.size() + 1 == most_items && more > last - i + 1) {
            items.push_back(std::to_string(more) + " more");
            break;
        }
        items.push_back(last == i ? name(i) : name(i) + " to " + name(last));
        named += last - i + 1;
        i = last + 1;
    }
    return joined(items);
}

std::vector<std::string> reasons_for(const CausalGraph& graph, const Adjacency& permitted)
{
    const auto criterion = criterion_of(graph);
    std::vector<std::string> reasons;
    for (int i = 0; i < graph.d_z(); ++i) {
        const Bits absorbed = permitted.row_bits(i) & ~bit(i);
        reasons.push_back(absorbed == 0 ? why_recovered(graph, criterion[static_cast<std::size_t>(i)], i)
                                        : why_absorbing(graph, absorbed, i));
    }
    return reasons;
}

std::string summary_of(const CausalGraph& graph, const Adjacency& permitted)
{
    const int d_z = graph.d_z();
    if (permitted == Adjacency::identity(d_z))
        return d_z == 1 ? "Complete disentanglement: the only latent is recovered."
                        : "Complete disentanglement: every latent is recovered.";
    if (permitted == Adjacency::full(d_z, d_z))
        return "No disentanglement: every latent may absorb every other.";

    const Adjacency converse = permitted.transposed();
    Bits recovered = 0;
    std::vector<std::pair<std::string, std::string>> groups;  // the first of each and the rest
    std::vector<std::string> one_way;
    for (int i = 0; i < d_z; ++i) {
        if (permitted.row_bits(i) == bit(i))
            recovered |= bit(i);
        const Bits members = permitted.row_bits(i) & converse.row_bits(i);
        if (std::countr_zero(members) != i)
            continue;  // told with the first of its group
        if (members != bit(i))
            groups.emplace_back(graph.latents[static_cast<std::size_t>(i)],
                                list_names(graph.latents, members & ~bit(i)));
        if (const Bits beyond = permitted.row_bits(i) & ~members)
            one_way.push_back(list_names(graph.latents, members) +
                              (members == bit(i) ? " may absorb " : " may also absorb ") +
                              list_names(graph.latents, beyond));
    }
    std::string text = "Partial disentanglement: ";
    text += recovered == 0 ? "no latent is recovered alone"
                           : list_names(graph.latents, recovered) +
                                 (std::has_single_bit(recovered) ? " is recovered" : " are recovered");
    std::vector<std::string> mixed;
    for (const auto& [first, rest] : groups)
        mixed.push_back(first + (groups.size() == 1 ? " stays mixed with " : " with ") + rest);
    if (!mixed.empty())
        text += (mixed.size() == 1 ? "; " : "; these stay mixed: ") + first_of(mixed, ", ", " groups more");
    if (!one_way.empty())
        text += "; " + first_of(one_way, "; ", " more likewise");
    return text + ".";
}

}  // namespace disentangle
