#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>

namespace disentangle {

/// A JSON document and where its keys were, for errors about what they hold.
struct JsonDocument {
    nlohmann::json json;
    std::string file;                  ///< stands in errors
    std::map<std::string, int> lines;  ///< of each key path ("training.steps"), from 1; of the last such key in arrays
};

/// parse_json (core/base/json.h) that also says where the keys were.
JsonDocument parse_json_document(const std::string& text, const std::string& file);

}  // namespace disentangle
