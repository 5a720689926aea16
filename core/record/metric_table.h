#pragma once

#include <span>
#include <string_view>

namespace disentangle {

/// What one metric of a run is called and how its values read, for curves, tables and figures alike.
struct MetricInfo {
    std::string_view name;      ///< in the run file
    std::string_view label;     ///< short, for legends: "R_con"
    std::string_view unit;      ///< "edges", "nats per dimension", "s"; empty for a pure number
    std::string_view sentence;  ///< what it is
    int decimals;               ///< that say something
    bool count;                 ///< a whole number that holds until the next evaluation: drawn as stairs
};

/// Every metric that the engine records (see run_file.h), in the order in which people read them.
std::span<const MetricInfo> metric_table();
/// nullptr for a name that is not in the table.
const MetricInfo* metric_info(std::string_view name);

}  // namespace disentangle
