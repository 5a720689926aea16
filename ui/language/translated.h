// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

namespace disentangle {

/// A text of core in the language in use: a label or sentence of one of its tables by itself (resources/translations
/// knows them as the context "core"); one that core has made of pieces by the pattern that it follows (core_sentences.h),
/// piece by piece, sentence by sentence. What is not known stays as core says it, and names always do. On any thread.
QString translated(std::string_view text);

/// The language has changed.
void forgetTranslations();

}  // namespace disentangle
