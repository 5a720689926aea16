// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace disentangle::testing {

/// What of the texts in `window` is not seen whole, and not in a tip either: labels, buttons, tabs, headers, chosen entries,
/// hints in fields. Of what is visible now.
QStringList cutTexts(const QWidget& window);

/// Texts in it, and in its menus, that went through no translator: those in which PseudoLocale has put no bracket. Names of
/// presets, latents and files are nobody's to translate, and neither is what has fewer than three small letters in a row.
QStringList untranslatedTexts(const QWidget& window);

}  // namespace disentangle::testing
