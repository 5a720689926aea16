// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace disentangle {

/// A formula in plain text as rich text: what follows ^ is raised, what follows _ is lowered; a letter, a word or what
/// stands in braces ("x^t", "R_con", "f^{-1}").
QString withScripts(const QString& formula);

}  // namespace disentangle
