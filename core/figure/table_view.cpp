// SPDX-License-Identifier: GPL-3.0-or-later
// Promised and reached: a row for each latent.
#include "core/experiment/variables.h"
#include "core/figure/text.h"
#include "core/figure/ticks.h"
#include "core/figure/views.h"
#include "core/reading/latents.h"
#include "core/reading/matching.h"

#include <algorithm>
#include <utility>

namespace disentangle::figure {

namespace {

using Reading = LatentReading;

std::string indexed_names(const std::vector<int>& which, const std::vector<std::string>& latents)
{
    constexpr std::size_t most = 4;
    std::string text;
    for (std::size_t k = 0; k < which.size() && k < most; ++k)
        text += (k == 0 ? "" : ", ") + with_number_index(latents[static_cast<std::size_t>(which[k])]);
    return which.size() > most ? text + " and " + std::to_string(which.size() - most) + " more" : text;
}

TablePanel::Cell number_cell(const std::optional<double>& value)
{
    return value ? TablePanel::Cell{number_label(*value, 3), value} : TablePanel::Cell{"–"};
}

std::vector<TablePanel::Cell> cells_of(const Reading& row, const std::string& name,
                                       const std::vector<std::string>& latents)
{
    using Cell = TablePanel::Cell;
    std::vector<Cell> cells{Cell{with_number_index(name)}};
    cells.push_back(row.promised == Reading::Promised::mixed
                        ? Cell{"mixed with " + indexed_names(row.mixed_with, latents)}
                        : Cell{std::string(name_of(row.promised))});
    cells.push_back(Cell{row.learned ? with_number_index(learned_name(*row.learned)) : "–"});
    cells.push_back(number_cell(row.r_con));
    cells.push_back(number_cell(row.leak ? std::optional(row.leak->beyond) : std::nullopt));
    cells.push_back(Cell{row.leak ? with_number_index(latents[static_cast<std::size_t>(row.leak->on)]) : "–"});
    cells.back().wrong = cells[4].wrong = row.breaks_promise();
    cells.push_back(Cell{reached_in_words(row)});
    cells.back().wrong = row.reached == Reading::Reached::less;
    return cells;
}

}  // namespace

View latents_view(Source& source, const Moment& moment, Detail)
{
    const Experiment& experiment = source.experiment();
    const std::vector<std::string> latents = variables_of(experiment).latents;
    const LatentTable table = latents_at(
        experiment, moment,
        circumstances_of(
            experiment, source.run().events(), moment.step,
            [&](std::string_view name) { return source.run().metric_at(name, moment.step); }, source.influence()));
    View view{"latents", ""};
    if (table.rows.empty()) {
        view.sentence = "Of each latent what theory promises, and what the run reached.";
        view.panels.push_back(MissingPanel{"latents", "Promised and reached", table.summary});
        return view;
    }
    view.sentence =
        with_indices(
            "Of each true latent: whether theory promises that it is recovered alone or mixed with others, the "
            "learned latent that it is matched to, R_con of it, the forbidden dependence that is largest beyond "
            "what the true latents share and on whose counterpart, and whether that is as promised, or the "
            "assumption in question. ") +
        with_number_indices(with_indices(table.summary), latents);
    TablePanel panel;
    panel.id = "latents";
    panel.rows = latents;
    panel.columns = {{"Latent", "latent"},
                     {"Promised", "promised"},
                     {"Match", "learned"},
                     {with_index("R", "con"), "r_con", true},
                     {"Forbidden", "forbidden", true},
                     {"on", "forbidden_on"},
                     {"Reached", "reached"}};
    std::vector<std::pair<std::string, std::vector<int>>> reasons;  // each once, with the latents it is of
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        panel.cells.push_back(cells_of(table.rows[i], latents[i], latents));
        if (const std::string& reason = table.rows[i].explanation; !reason.empty()) {
            auto known = std::ranges::find(reasons, reason, &decltype(reasons)::value_type::first);
            if (known == reasons.end())
                known = reasons.insert(known, {reason, {}});
            known->second.push_back(static_cast<int>(i));
        }
    }
    view.panels.push_back(std::move(panel));
    for (const auto& [reason, which] : reasons)
        view.note += (view.note.empty() ? "" : " ") + indexed_names(which, latents) + ": " +
                     with_number_indices(with_indices(reason), latents);
    return view;
}

}  // namespace disentangle::figure
