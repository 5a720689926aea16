// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTranslator>

namespace disentangle {

/// English made strange, to see what a translation will do: in brackets, so that a text cut at its end is seen and one that
/// was never translated stands out; with accents; and about 35 % longer, as translations are. "Reset &layout" becomes
/// "[Řéśéť &láýóúť öööö]".
class PseudoLocale : public QTranslator {
public:
    using QTranslator::QTranslator;
    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char* disambiguation, int n) const override;
};

/// Places for values (%1, %n), mnemonics (&), tags, entities, patterns of files, and what follows a tabulator (the keys in a
/// menu) stay as they are. An empty text stays empty.
QString pseudoText(const QString& source);

}  // namespace disentangle
