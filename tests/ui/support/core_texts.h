// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace disentangle::testing {

/// Every label and sentence of core's tables that the window shows, in the order of the tables, each once: what
/// translated() (ui/language/translated.h) is given by itself.
std::vector<std::string> coreTexts();

/// resources/translations/core_texts.h as it should be: those texts, for lupdate.
std::string coreTextsHeader();

}  // namespace disentangle::testing
