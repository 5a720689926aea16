// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/layout.h"

#include <QByteArray>
#include <QImage>
#include <QString>

namespace disentangle {

/// A picture of the figure at `dpi` dots per inch, which is also written into it. Throws Error when it would take more
/// memory than a picture can have.
QImage figureImage(const figure::Layout& layout, double dpi);

/// A PNG file of the figure, its resolution and description in it.
QByteArray figurePng(const figure::Layout& layout, const figure::Figure& figure, double dpi);

/// A PDF file of one page that is exactly the figure: text as text in embedded fonts, no raster. The same figure gives
/// the same bytes, because no date is in it.
QByteArray figurePdf(const figure::Layout& layout, const figure::Figure& figure);

}  // namespace disentangle
