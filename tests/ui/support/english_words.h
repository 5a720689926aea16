// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

namespace disentangle::testing {

/// Words in `text`, which ought to be Chinese, that are English: three small letters or more in a row, that are none of `names`,
/// no preset, and not written so in Chinese too. Texts in quotation marks are somebody's own.
QStringList englishIn(const QString& text, const std::vector<std::string>& names);

}  // namespace disentangle::testing
