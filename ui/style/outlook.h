// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/icons.h"

namespace disentangle {

/// What theory says of a latent. Each has one colour, wherever in the window it is said.
enum class Outlook {
    promised,     ///< it is recovered alone
    conditional,  ///< it would be, if an assumption held that does not hold here, or is not known to
    mixed         ///< it stays mixed with others
};

/// What a promise of theory would take that is not there.
enum class Lacking {
    nothing,     ///< it holds
    influence,   ///< the mechanism does not vary enough
    assumptions  ///< the world breaks an assumption
};

constexpr Outlook outlookOf(bool recovered, Lacking lacking)
{
    return !recovered ? Outlook::mixed : lacking == Lacking::nothing ? Outlook::promised : Outlook::conditional;
}

constexpr IconColour iconColourOf(Outlook outlook)
{
    switch (outlook) {
    case Outlook::promised: return IconColour::good;
    case Outlook::conditional: return IconColour::caution;
    case Outlook::mixed: break;
    }
    return IconColour::bad;
}

inline QColor colourOf(Outlook outlook)
{
    return colourOf(iconColourOf(outlook));
}

}  // namespace disentangle
