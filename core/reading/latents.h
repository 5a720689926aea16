// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/moment.h"
#include "core/theory/promise.h"

#include <array>
#include <cstdint>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Promised and reached: of every true latent, what theory promises and what the run has come to.
namespace disentangle {

/// R_con of a latent from here on counts as reached: what is left is within an imperfect fit and a finite sample.
inline constexpr double reached_above = 0.95;

/// What the promise supposes and a run may lack.
enum class PromiseAssumption {
    none,       ///< nothing is in question
    training,   ///< that the model fits perfectly, which one in training does not
    edges,      ///< that the learned graph has no more edges than the true one
    graph,      ///< that the graph explains the data perfectly, which one as sparse and wrong does not
    fit,        ///< that the latents hold all there is to know of the true ones
    influence,  ///< that actions and past move the latents in enough ways
    linear,     ///< that what is left open is a linear map, the only kind that scores see
    unknown     ///< nothing stands out
};
struct AssumptionWords {
    PromiseAssumption assumption;
    std::string_view name;      ///< in a table: "more edges"
    std::string_view sentence;  ///< what is supposed
};
/// In the order of PromiseAssumption.
std::span<const AssumptionWords> assumption_table();
const AssumptionWords& words_of(PromiseAssumption assumption);

/// One true latent.
struct LatentReading {
    enum class Promised { nothing, alone, mixed };
    enum class Reached {
        unknown,  ///< nothing is promised, or nothing was measured
        as_promised,
        less,
        more  ///< it came apart where theory leaves open whether it does
    };
    /// The dependence that theory forbids and that is largest beyond what the true latents share.
    struct Leak {
        int on = 0;              ///< the true latent in whose learned counterpart this one shows
        double correlation = 0;  ///< |Pearson| with that counterpart
        double beyond = 0;       ///< of it, beyond the true latents' own
    };
    Promised promised = Promised::nothing;
    std::vector<int> mixed_with;        ///< true latents
    std::string reason;                 ///< of the promise, a sentence
    std::optional<int> learned;         ///< its matched latent
    std::optional<double> correlation;  ///< |Pearson| with it
    std::optional<double> r_con;
    std::optional<Leak> leak;  ///< absent where nothing is forbidden, or nothing can be judged
    int leaks = 0;             ///< forbidden dependences above forbidden_above
    Reached reached = Reached::unknown;
    PromiseAssumption assumption = PromiseAssumption::none;  ///< in question where less is reached
    std::string explanation;                                 ///< a sentence where less or more is reached; else empty

    /// Whether it depends on what a promise forbids. Where nothing is promised nothing is forbidden, whatever `leak` is.
    bool breaks_promise() const { return promised != Promised::nothing && leaks > 0; }
};
std::string_view name_of(LatentReading::Promised promised);  ///< "nothing", "alone", "mixed"
std::string_view name_of(LatentReading::Reached reached);    ///< "unknown", "as promised", "less", "more"

struct LatentTable {
    std::vector<LatentReading> rows;  ///< one for each true latent; empty where nobody knows them
    bool conditional = false;         ///< the promise supposes that influence suffices, which was not tested
    std::string summary;              ///< one sentence: how many are as promised, who is not; or why there are no rows
    int count(LatentReading::Reached reached) const;
};

/// What else of a run bears on its latents.
struct Circumstances {
    std::int64_t planned = 0;              ///< steps of the whole run
    bool provisional = false;              ///< graph_is_provisional()
    std::optional<double> r;               ///< the metric r
    const Influence* influence = nullptr;  ///< of the mechanism, where it was tested
};
/// `metric_at_step`: a metric of the run by name, as of the step; absent where it was not recorded by then.
/// `influence`: influence_of() the experiment, or null.
Circumstances circumstances_of(const Experiment& experiment, std::span<const Event> events, std::int64_t step,
                               const std::function<std::optional<double>(std::string_view)>& metric_at_step,
                               const Influence* influence);

/// The kinds of snapshots that the table is read from.
inline constexpr std::array latent_table_kinds{kind::assignment,   kind::correlation,    kind::true_correlation,
                                               kind::permitted,    kind::probability_Ga, kind::probability_Gz,
                                               kind::true_latents, kind::latents};
/// R_con of a latent is its correlation with its match where theory lets it depend on nothing else. Of others a run
/// records the mean alone: theirs is of the held-out rows whose latents were recorded, by the same regression, and absent
/// where none were. Where theory speaks of no latent, as without a true graph, there are no rows, and the summary says why.
LatentTable latents_at(const Experiment& experiment, const Moment& moment, const Circumstances& circumstances);

/// "alone", "mixed with z3, z4", "nothing".
std::string promise_in_words(const LatentReading& row, const std::vector<std::string>& latents);
/// "as promised", "less: more edges", "more", "–".
std::string reached_in_words(const LatentReading& row);

/// [{"name", "promised", "mixed_with", "reason", "learned", "correlation", "r_con", "forbidden": null or {"on",
///   "correlation", "beyond"}, "forbidden_above", "reached", "assumption", "explanation"}]; what is not known is null.
nlohmann::json to_json(const LatentTable& table, const std::vector<std::string>& latents);

}  // namespace disentangle
