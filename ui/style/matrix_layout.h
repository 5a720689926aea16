// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QRectF>
#include <QStringList>
#include <Qt>

namespace disentangle {

/// The geometry of a labelled matrix in a rectangle: square cells on whole device pixels, labels in front of rows and
/// above columns, thinned out or left out where they would not be readable.
struct MatrixLayout {
    struct Request {
        QRectF area;
        double devicePixelRatio = 1;
        int rows = 0, cols = 0;          ///< both >= 1
        QStringList rowNames, colNames;  ///< as many as rows and cols
        QString rowTitle, colTitle;      ///< drawn in a large area only
        int largestCell = 28;            ///< device-independent pixels
        double cell = 0;                 ///< side of a cell, whatever the area; 0 = as large as fits
        QPointF scroll;                  ///< how far the cells are pushed to the left and up; clamped
        Qt::Alignment alignment = Qt::AlignHCenter | Qt::AlignTop;
    };
    static MatrixLayout compute(const Request& request);

    QRectF cells;             ///< all cells, gaps included; reaches out of the area where they do not fit
    QRectF view;              ///< the part of it that is seen; labels stand at its edges
    double cell = 1;          ///< side, gap included
    double gap = 0;           ///< between neighbours
    double headerWidth = 0;   ///< in front of the rows, labels, title and padding
    double headerHeight = 0;  ///< above the columns
    QFont font;               ///< of the labels
    int rowLabelStep = 0;     ///< every how many rows a label is shown; 0 = none
    int colLabelStep = 0;
    bool colLabelsUpright = false;  ///< labels of columns read upwards
    double rowLabelWidth = 0;       ///< longest room of a row's label
    double colLabelLength = 0;      ///< longest room of a column's label, along its text
    bool titles = false;

    bool shown(int index, int step) const;    ///< whether a label of that step is drawn
    QRectF cellRect(int row, int col) const;  ///< without the gap
    QRectF rowRect(int row) const;
    QRectF colRect(int col) const;
};

}  // namespace disentangle
