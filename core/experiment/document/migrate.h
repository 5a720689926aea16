// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json_document.h"

#include <string>

namespace disentangle {

/// Makes a document of experiment_format of one that an earlier version wrote (its "format" says which; absent = 1), so
/// that every experiment and every run ever written opens. Throws InputError for a format that is none, or a newer one.
/// What is no object is left alone: its reader says so.
void migrate(JsonDocument& document);

/// For steps of the migration: the value of one key path becomes that of another, lines included. Nothing happens where
/// there is no such key.
void rename_key(JsonDocument& document, const std::string& from, const std::string& to);

}  // namespace disentangle
