// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAbstractButton;
class QPainter;

namespace disentangle {

/// How wide a card of the page is, whatever it offers: they stand in columns.
int cardWidth();
/// The ground of a card, lifted under the pointer and framed where the keyboard is.
void paintCard(QPainter& painter, const QAbstractButton& card);

}  // namespace disentangle
