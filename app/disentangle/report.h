// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/disentangle/ending.h"
#include "app/disentangle/goals.h"
#include "core/learn/trainer.h"

#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace disentangle {

/// Where a run stands between two evaluations.
struct Progress {
    std::int64_t step = 0;
    std::int64_t steps = 0;       ///< of the whole run
    double steps_per_second = 0;  ///< 0 while unknown
    double eta = 0;               ///< seconds; not finite while unknown
};

/// What a run tells whoever started it. The session calls it on its own thread, in the order things happen.
class Report {
public:
    virtual ~Report() = default;
    /// Data and model are ready.
    virtual void started(const nlohmann::json& /*facts*/) {}
    virtual void state(bool /*running*/, std::int64_t /*step*/) {}
    /// After every step; what is too often to be seen is dropped here.
    virtual void progress(const Progress& /*progress*/) {}
    /// After an evaluation has been committed to the run file.
    virtual void evaluated(const Evaluation& /*evaluation*/) {}
    /// Parameters that may be changed while training, but would do nothing from here on: {key: why}. At the start and
    /// whenever that changes.
    virtual void idle(const nlohmann::json& /*why*/) {}
    /// The answer to a command, or the error it met.
    virtual void answered(const nlohmann::json& /*answer*/) {}
    virtual void note(std::string_view /*sentence*/) {}
    virtual void warning(std::string_view sentence) = 0;
    virtual void error(std::string_view sentence) = 0;
    /// The end; `result` is what --json prints (result.h).
    virtual void finished(Ending reason, const nlohmann::json& result) = 0;
};

/// For people: a progress line on standard error, the final scores on standard output.
/// `quiet`: errors and results only. `json`: the result as one JSON object, in place of words.
std::unique_ptr<Report> make_people_report(bool quiet, bool json);

/// For programs: one JSON line per event on standard output (PROTOCOL.md).
std::unique_ptr<Report> make_protocol_report();

}  // namespace disentangle
