// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graph_thumbnail.h"

#include "ui/style/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace disentangle {
namespace {

QPixmap draw(const CausalGraph& graph, const CausalGraph* before, QSize size, double ratio)
{
    const QSize pixels = size * ratio;
    QPixmap pixmap(pixels);
    pixmap.fill(Qt::transparent);
    const int gap = std::max(3, pixels.width() / 16);
    const int columns = (graph.Ga ? graph.Ga->cols() : 0) + (graph.Gz ? graph.Gz->cols() : 0);
    const int room = pixels.width() - (graph.Ga && graph.Gz ? gap : 0);
    double cell =
        std::min(room / static_cast<double>(std::max(columns, 1)), pixels.height() / static_cast<double>(graph.d_z()));
    cell = std::min(cell, 11 * ratio);  // so that a graph of one latent is no block of colour
    if (cell >= 2)
        cell = std::floor(cell);
    const double line = cell >= 4 ? 1 : 0;
    const double across = columns * cell + (graph.Ga && graph.Gz ? gap : 0);

    QPainter painter(&pixmap);
    double left = std::floor((pixels.width() - across) / 2);
    const double top = std::floor((pixels.height() - graph.d_z() * cell) / 2);
    for (const auto& [matrix, old] :
         {std::pair{&graph.Ga, before ? &before->Ga : nullptr}, std::pair{&graph.Gz, before ? &before->Gz : nullptr}}) {
        if (!*matrix)
            continue;
        painter.fillRect(QRectF(left, top, (*matrix)->cols() * cell - line, (*matrix)->rows() * cell - line),
                         colours().cellOff);
        for (int row = 0; row < (*matrix)->rows(); ++row)
            for_each_bit((*matrix)->row_bits(row), [&](int col) {
                painter.fillRect(QRectF(left + col * cell, top + row * cell, cell - line, cell - line),
                                 colours().cellOn);
            });
        for (int row = 0; old && *old && row < (*matrix)->rows(); ++row)
            for_each_bit((*matrix)->row_bits(row) ^ (*old)->row_bits(row), [&](int col) {
                painter.setPen(QPen(edgeCue((**matrix)(row, col) ? EdgeKind::extra : EdgeKind::missing).colour,
                                    std::max(1.0, cell / 5)));
                painter.setBrush(Qt::NoBrush);
                painter.drawRect(QRectF(left + col * cell, top + row * cell, cell - line, cell - line)
                                     .adjusted(0.5, 0.5, -0.5, -0.5));
            });
        left += (*matrix)->cols() * cell + gap;
    }
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

}  // namespace

QPixmap graphThumbnail(const CausalGraph& graph, QSize size, double devicePixelRatio)
{
    return draw(graph, nullptr, size, devicePixelRatio);
}

QPixmap graphThumbnail(const CausalGraph& graph, const CausalGraph& before, QSize size, double devicePixelRatio)
{
    return draw(graph, &before, size, devicePixelRatio);
}

}  // namespace disentangle
