// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/words/glossary.h"

#include <QCoreApplication>
#include <QString>
#include <string>

namespace disentangle {

/// A word as it stands on the screen, by its id. Throws for one that is not in the glossary.
inline QString glossaryName(std::string_view word)
{
    return QCoreApplication::translate("Glossary", std::string(glossary_term(word).name).c_str());
}

/// What a word on the screen means, in a sentence; the glossary has it. Throws for a word that is not in it.
inline QString glossaryTip(std::string_view word)
{
    return QCoreApplication::translate("Glossary", std::string(glossary_term(word).sentence).c_str());
}

}  // namespace disentangle
