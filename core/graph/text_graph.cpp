// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/text_graph.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>

namespace disentangle {
namespace {

/// A name without its time: "z1 (t-1)" is z1, one step before t.
struct Timed {
    std::string name;
    int lag = 0;        ///< t-1: 1; t: 0; t+1: -1
    bool said = false;  ///< that the name had a time at all
};

bool is_blank(char c)
{
    return c == ' ' || c == '_' || c == '.' || c == '\t';
}

/// Times as people write them at the end of a name: " (t-1)", "_t-1", "[t-1]", "_{t-1}", "(t)", "_t", "_t+1".
Timed timed(const std::string& id)
{
    constexpr std::string_view our_own = " (t-1)";  // blanks before it are the name's
    if (id.ends_with(our_own) && id.size() > our_own.size())
        return {id.substr(0, id.size() - our_own.size()), 1, true};
    std::string_view rest = id;
    const auto ends = [&](std::string_view end) {
        if (!rest.ends_with(end))
            return false;
        rest.remove_suffix(end.size());
        return true;
    };
    char bracket = 0;
    for (const auto& [close, open] : {std::pair{')', '('}, {']', '['}, {'}', '{'}})
        if (rest.ends_with(close)) {
            bracket = open;
            rest.remove_suffix(1);
            break;
        }
    const auto digits = rest.find_last_not_of("0123456789") + 1;
    int lag = 0;
    if (digits < rest.size() && rest.size() - digits <= 3) {
        const int number = std::stoi(std::string(rest.substr(digits)));
        std::string_view before = rest.substr(0, digits);
        while (before.ends_with(' '))
            before.remove_suffix(1);
        int sign = 0;
        for (const auto& [mark, its] :
             {std::pair<std::string_view, int>{"-", 1}, {"\xE2\x88\x92", 1}, {"\xE2\x80\x93", 1}, {"+", -1}})
            if (before.ends_with(mark)) {
                before.remove_suffix(mark.size());
                sign = its;
                break;
            }
        if (sign == 0)
            return {id, 0, false};
        while (before.ends_with(' '))
            before.remove_suffix(1);
        rest = before;
        lag = sign * number;
    }
    if (!ends("t"))
        return {id, 0, false};
    if (bracket != 0 && !ends(std::string_view(&bracket, 1)))
        return {id, 0, false};
    const bool apart = bracket != 0 || (!rest.empty() && is_blank(rest.back()));
    if (bracket != 0 && rest.ends_with('^'))
        rest.remove_suffix(1);
    while (!rest.empty() && is_blank(rest.back()))
        rest.remove_suffix(1);
    if (!apart || rest.empty())
        return {id, 0, false};
    return {std::string(rest), lag, true};
}

int position(const std::vector<std::string>& names, const std::string& name)
{
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? -1 : static_cast<int>(found - names.begin());
}

class Assembly {
public:
    Assembly(const TextGraph& text, const std::string& name, std::vector<std::string>& findings)
        : text_(text), name_(name), findings_(findings)
    {
    }

    CausalGraph assemble()
    {
        refuse_marks();
        find_times();
        find_roles();
        if (graph_.latents.empty())
            throw InputError(name_, "nodes", "no latent factor", "at least one node that is no action");
        if (graph_.latents.size() > max_nodes || graph_.actions.size() > max_nodes)
            throw InputError(name_, "nodes",
                             std::to_string(graph_.latents.size()) + " latents and " +
                                 std::to_string(graph_.actions.size()) + " actions",
                             "at most 64 of each");
        if (!graph_.actions.empty())
            graph_.Ga = Adjacency(graph_.d_z(), graph_.d_a());
        if (with_past_)
            graph_.Gz = Adjacency(graph_.d_z(), graph_.d_z());
        for (const TextGraph::Edge& edge : text_.edges)
            add(edge);
        take_labels();
        if (!graph_.Ga && !graph_.Gz)
            throw InputError(name_, "edges", "neither an action nor a factor at t-1", "at least one of them");
        validate(graph_, name_, "");
        return std::move(graph_);
    }

private:
    /// Word processors turn -> and straight quotation marks into marks that would be read as names, or as parts of them.
    void refuse_marks() const
    {
        constexpr std::array<std::string_view, 12> arrows{
            "\xE2\x86\x92", "\xE2\x86\x90", "\xE2\x86\x94", "\xE2\x9F\xB6", "\xE2\x9F\xB5", "\xE2\x87\x92",
            "\xE2\x87\x90", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x88\x92", "\xEF\x83\xA0", "\xE2\x80\x90"};
        constexpr std::array<std::string_view, 4> quotation{"\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E",
                                                            "\xE2\x80\x9F"};
        for (const TextGraph::Node& node : text_.nodes) {
            if (std::find(arrows.begin(), arrows.end(), std::string_view(node.id).substr(0, 3)) != arrows.end() &&
                node.id.size() == 3)
                throw InputError(name_, "nodes", "found " + in_quotes(node.id), "'->' between a cause and its effect");
            std::size_t marks = 0;
            for (const std::string_view mark : quotation)
                marks += node.id.starts_with(mark) + node.id.ends_with(mark);
            if (marks == 1)
                throw InputError(name_, "nodes", "found " + in_quotes(node.id),
                                 "straight quotation marks around a name, \"\"");
        }
    }

    bool labelled() const
    {
        return std::any_of(text_.nodes.begin(), text_.nodes.end(),
                           [](const auto& node) { return !node.label.empty(); });
    }

    /// A time at the end of names counts where some name has one step earlier or later; "x_t" alone is a name.
    void find_times()
    {
        bool earlier = false, later = false;
        for (const TextGraph::Node& node : text_.nodes) {
            const Timed its = timed(node.id);
            earlier |= its.lag > 0;
            later |= its.lag < 0;
        }
        for (const TextGraph::Node& node : text_.nodes) {
            Timed its = earlier || later ? timed(node.id) : Timed{node.id, 0, false};
            if (later && !earlier && its.said)  // t and t+1: the later one is now
                ++its.lag;
            if (its.lag < 0 || its.lag > 1)
                throw InputError(name_, "nodes", "found " + in_quotes(node.id),
                                 "factors at the time of their causes (t) and one step earlier (t-1)");
            times_[node.id] = its;
            with_past_ |= its.lag == 1;
            if (its.lag == 1)
                past_.insert(its.name);
        }
    }

    void find_roles()
    {
        std::set<std::string> entered, left;
        for (const TextGraph::Edge& edge : text_.edges) {
            entered.insert(times_[edge.to].name);
            left.insert(times_[edge.from].name);
        }
        bool marked = false;
        std::set<std::string> latents;
        for (const TextGraph::Node& node : text_.nodes) {
            marked |= node.action;
            if (node.latent)
                latents.insert(times_[node.id].name);
        }
        std::vector<std::string> guessed;
        for (const TextGraph::Node& node : text_.nodes) {
            const Timed& its = times_[node.id];
            const bool by_edges = !marked && !latents.contains(its.name) && !entered.contains(its.name) &&
                                  !past_.contains(its.name) && left.contains(its.name);
            const bool action = marked ? node.action : by_edges;
            auto& names = action ? graph_.actions : graph_.latents;
            if (position(names, its.name) < 0) {
                names.push_back(its.name);
                if (by_edges)
                    guessed.push_back(its.name);
            }
        }
        if (!guessed.empty()) {
            std::string shown;
            for (std::size_t i = 0; i < guessed.size() && i < 4; ++i)
                shown += (i > 0 ? ", " : "") + in_quotes(guessed[i]);
            findings_.push_back("taken for actions, for no edge enters them: " + shown +
                                (guessed.size() > 4 ? ", ..." : ""));
        }
    }

    void add(const TextGraph::Edge& edge)
    {
        const std::string place = edge.line > 0 ? "line " + std::to_string(edge.line) : "edges";
        const Timed &from = times_[edge.from], &to = times_[edge.to];
        const int child = to.lag == 1 ? -1 : position(graph_.latents, to.name);
        if (child < 0)
            throw InputError(name_, place,
                             "an edge into " + in_quotes(edge.to) +
                                 (to.lag == 0 && position(graph_.actions, to.name) >= 0 ? ", which is an action" : ""),
                             "an edge into a factor at time t");
        const int action = position(graph_.actions, from.name);
        if (from.lag == 1) {
            const int parent = position(graph_.latents, from.name);
            if (parent < 0)
                throw InputError(name_, place, "an edge from " + in_quotes(edge.from) + ", which is an action",
                                 "actions at the time of what they act on, without \" (t-1)\"");
            graph_.Gz->set(child, parent, true);
        } else if (action >= 0) {
            graph_.Ga->set(child, action, true);
        } else {
            throw InputError(
                name_, place,
                "an edge between " + in_quotes(edge.from) + " and " + in_quotes(edge.to) + " at the same time",
                "edges from actions or from factors one step earlier, written " + in_quotes(edge.from + " (t-1)"));
        }
    }

    /// Labels are names where they tell the nodes of a kind apart; else nodes are called by their ids.
    void take_labels()
    {
        if (!labelled())
            return;
        CausalGraph named = graph_;
        std::map<std::string, std::string> labels;
        for (const TextGraph::Node& node : text_.nodes) {
            const Timed& its = times_[node.id];
            if (node.label.empty() || (its.lag == 1 && labels.contains(its.name)))
                continue;
            const Timed label = its.lag == 1 || its.said ? timed(node.label) : Timed{node.label, 0, false};
            labels[its.name] = label.name;
        }
        for (auto* names : {&named.latents, &named.actions})
            for (std::string& its : *names)
                if (const auto found = labels.find(its); found != labels.end())
                    its = found->second;
        for (const auto* names : {&named.latents, &named.actions})
            if (std::set<std::string>(names->begin(), names->end()).size() != names->size()) {
                findings_.emplace_back("nodes are called by their names, for some labels are alike");
                return;
            }
        graph_ = std::move(named);
    }

    const TextGraph& text_;
    const std::string& name_;
    std::vector<std::string>& findings_;
    std::map<std::string, Timed> times_;
    std::set<std::string> past_;
    bool with_past_ = false;
    CausalGraph graph_;
};

}  // namespace

bool ends_in_a_time(const std::string& name)
{
    return timed(name).said;
}

CausalGraph causal_graph_of(const TextGraph& text_graph, const std::string& name, std::vector<std::string>& findings)
{
    return Assembly(text_graph, name, findings).assemble();
}

}  // namespace disentangle
