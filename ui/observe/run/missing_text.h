// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string_view>

namespace disentangle {

struct RunData;

/// Why nothing of a kind of snapshot can be shown at a moment, and how to get it.
QString whyMissing(const RunData& record, std::string_view kind);

}  // namespace disentangle
