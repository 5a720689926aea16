#include "core/theory/reason.h"

#include <algorithm>
#include <charconv>
#include <optional>

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

/// "z12" = "z" and 12; names that do not end in a plain number have none.
std::optional<int> number_of(const std::string& name, std::string& stem)
{
    const auto last = name.find_last_not_of("0123456789");
    const std::size_t start = last == std::string::npos ? 0 : last + 1;
    int number = 0;
    const auto result = std::from_chars(name.data() + start, name.data() + name.size(), number);
    if (start == name.size() || result.ec != std::errc{} || (name[start] == '0' && name.size() > start + 1))
        return std::nullopt;
    stem = name.substr(0, start);
    return number;
}

bool counts_on(const std::string& name, const std::string& next)
{
    std::string stem, next_stem;
    const auto number = number_of(name, stem);
    const auto next_number = number_of(next, next_stem);
    return number && next_number && *next_number == *number + 1 && stem == next_stem;
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

/// Latents other than i, by name: "all others" when it is all of several.
std::string others(const CausalGraph& graph, Bits which, int i)
{
    const Bits all = all_of(graph.d_z()) & ~bit(i);
    return which == all && std::popcount(all) > 1 ? "all others" : list_names(graph.latents, which);
}

/// Something latent i has and some others have not.
struct Separator {
    std::string text;
    Bits sharing;  ///< the latents that have it
};

std::vector<Separator> separators_of(const CausalGraph& graph, int i)
{
    const auto name = [&](int j) { return graph.latents[static_cast<std::size_t>(j)]; };
    std::vector<Separator> result;
    if (graph.Ga)
        for_each_bit(graph.Ga->row_bits(i), [&](int action) {
            result.push_back({"action " + graph.actions[static_cast<std::size_t>(action)], graph.Ga->col_bits(action)});
        });
    if (graph.Gz) {
        for_each_bit(graph.Gz->row_bits(i), [&](int parent) {
            result.push_back({parent == i ? "its own past" : "parent " + name(parent), graph.Gz->col_bits(parent)});
        });
        for_each_bit(graph.Gz->col_bits(i), [&](int child) {
            result.push_back({child == i ? "its own future" : "child " + name(child), graph.Gz->row_bits(child)});
        });
    }
    return result;
}

/// A short list of what sets i apart from every other latent, the most telling first (greedy set cover).
std::string why_recovered(const CausalGraph& graph, int i)
{
    const std::string& name = graph.latents[static_cast<std::size_t>(i)];
    Bits remaining = all_of(graph.d_z()) & ~bit(i);
    if (remaining == 0)
        return name + " is recovered: there is no other latent it could mix with.";
    const std::vector<Separator> separators = separators_of(graph, i);
    std::string text;
    while (remaining != 0) {
        const auto best = std::max_element(separators.begin(), separators.end(), [&](const auto& a, const auto& b) {
            return std::popcount(remaining & ~a.sharing) < std::popcount(remaining & ~b.sharing);
        });
        const Bits apart = remaining & ~best->sharing;
        text += text.empty() ? best->text + " sets it apart from " : ", " + best->text + " from ";
        text += others(graph, apart, i);
        remaining &= ~apart;
    }
    return name + " is recovered: " + text + ".";
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

std::string reason_for(const CausalGraph& graph, const Adjacency& permitted, int i)
{
    const Bits absorbed = permitted.row_bits(i) & ~bit(i);
    return absorbed == 0 ? why_recovered(graph, i) : why_absorbing(graph, absorbed, i);
}

std::string summary_of(const CausalGraph& graph, const Adjacency& permitted)
{
    constexpr std::size_t most_groups = 4;
    const int d_z = graph.d_z();
    if (permitted == Adjacency::identity(d_z))
        return d_z == 1 ? "Complete disentanglement: the only latent is recovered."
                        : "Complete disentanglement: every latent is recovered.";
    if (permitted == Adjacency::full(d_z, d_z))
        return "No disentanglement: every latent may absorb every other.";

    const Adjacency converse = permitted.transposed();
    Bits recovered = 0;
    std::vector<std::string> mixed, one_way;
    for (int i = 0; i < d_z; ++i) {
        if (permitted.row_bits(i) == bit(i))
            recovered |= bit(i);
        const Bits members = permitted.row_bits(i) & converse.row_bits(i);
        if (std::countr_zero(members) != i)
            continue;  // told with the first of its group
        const std::string group = list_names(graph.latents, members);
        if (members != bit(i))
            mixed.push_back(group + " stay mixed");
        if (const Bits beyond = permitted.row_bits(i) & ~members)
            one_way.push_back(group + " may absorb " + list_names(graph.latents, beyond));
    }
    std::string text = "Partial disentanglement: ";
    text += recovered == 0 ? "no latent is recovered alone"
                           : list_names(graph.latents, recovered) +
                                 (std::has_single_bit(recovered) ? " is recovered" : " are recovered");
    for (const auto& parts : {mixed, one_way}) {
        for (std::size_t k = 0; k < std::min(parts.size(), most_groups); ++k)
            text += "; " + parts[k];
        if (parts.size() > most_groups)
            text += "; and so on for " + std::to_string(parts.size() - most_groups) + " more";
    }
    return text + ".";
}

}  // namespace disentangle
