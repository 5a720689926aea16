// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/words/glossary.h"
#include "ui/language/translated.h"

#include <QString>
#include <string>

namespace disentangle {

/// A word as it stands on the screen, by its id. Throws for one that is not in the glossary.
inline QString glossaryName(std::string_view word)
{
    return translated(glossary_term(word).name);
}

/// What a word on the screen means, in a sentence; the glossary has it. Throws for a word that is not in it.
inline QString glossaryTip(std::string_view word)
{
    return translated(glossary_term(word).sentence);
}

}  // namespace disentangle
