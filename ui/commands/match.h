// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace disentangle {

/// How well a text answers to what was typed: higher is better, absent where it does not. Words are typed in any order, with
/// their letters in the order of the text and others between ("cprn" finds "Compare runs"), case ignored. Letters that
/// follow each other and beginnings of words count more, long texts less. Nothing typed answers to everything.
std::optional<int> matchRank(const QString& typed, const QString& text);

}  // namespace disentangle
