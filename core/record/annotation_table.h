// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/annotations.h"
#include "core/record/database.h"

namespace disentangle {

/// The annotations of an open run; empty while it has no such table.
Annotations read_annotations(Database& database);

}  // namespace disentangle
