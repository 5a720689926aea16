// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/theory/influence.h"
#include "core/data/synthetic/world.h"

#include <QString>

namespace disentangle {

/// The ranks found and needed, per action and in time, with their caveats in plain words: rich text with links.
/// `influence` is that of the mechanism of `world`.
QString influenceText(const Influence& influence, const WorldSpec& world);

/// "sufficient", or what fails: "a1 and 3 more columns fail", "fails in time". Plain text.
QString influenceNote(const Influence& influence, const WorldSpec& world);

}  // namespace disentangle
