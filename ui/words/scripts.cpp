// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/scripts.h"

#include <QRegularExpression>

namespace disentangle {

QString withScripts(const QString& formula)
{
    static const QRegularExpression raised(QStringLiteral(R"(\^(?:\{([^}]*)\}|(\([^)]*\)|[\p{L}\p{M}\p{N}]+)))"));
    static const QRegularExpression lowered(QStringLiteral(R"(_(?:\{([^}]*)\}|([\p{L}\p{M}\p{N}]+)))"));
    QString html = formula.toHtmlEscaped();
    // Braces may hold a lower index within a raised one: the inner ones first.
    html.replace(lowered, QStringLiteral("<sub>\\1\\2</sub>"));
    html.replace(raised, QStringLiteral("<sup>\\1\\2</sup>"));
    return html;
}

}  // namespace disentangle
