// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>

namespace disentangle {

/// A JSON document with the lines of its keys, for errors about their values.
struct JsonDocument {
    nlohmann::json json;
    std::string file;                  ///< named in errors
    std::map<std::string, int> lines;  ///< by key path ("training.steps"), from 1; in arrays, the last such key
};

/// parse_json (core/base/json.h) that also says where the keys were.
JsonDocument parse_json_document(const std::string& text, const std::string& file);

}  // namespace disentangle
