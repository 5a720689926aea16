// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/number_text.h"

#include <clocale>

namespace disentangle {

void useOneNotation()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    // What the C library prints and reads (core's figures, JSON), and how it tells capitals: "I" is none of "ı".
    std::setlocale(LC_NUMERIC, "C");
    if (std::setlocale(LC_CTYPE, "C.UTF-8") == nullptr)
        std::setlocale(LC_CTYPE, "C");
}

}  // namespace disentangle
