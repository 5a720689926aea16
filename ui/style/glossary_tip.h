// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/words/glossary.h"

#include <QCoreApplication>
#include <QString>
#include <string>

namespace disentangle {

/// What a word on the screen means, in a sentence; the glossary has it. Throws for a word that is not in it.
inline QString glossaryTip(std::string_view word)
{
    return QCoreApplication::translate("Glossary", std::string(glossary_term(word).sentence).c_str());
}

}  // namespace disentangle
