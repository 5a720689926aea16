// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/icons.h"

#include <QAction>
#include <QCoreApplication>
#include <QLineEdit>

namespace disentangle {

/// Makes a field one to search with: what for stands in it while it is empty, behind a glass, and is its name.
inline void makeSearchField(QLineEdit& field, const QString& what)
{
    field.setPlaceholderText(what);
    field.setAccessibleName(what);
    // Screen readers find the glass as a button.
    field.addAction(icon(QStringLiteral("search"), IconColour::muted), QLineEdit::LeadingPosition)
        ->setText(QCoreApplication::translate("SearchField", "Search"));
}

}  // namespace disentangle
