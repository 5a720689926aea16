// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/graph/diagram_scene.h"
#include "ui/graph/diagram_verbs.h"

#include <QColor>

#include <optional>

class QPainter;

namespace disentangle {

/// What a diagram shows beside its nodes and edges.
struct DiagramLook {
    std::vector<Standing> standings;  ///< of each latent; empty: none is shown
    GraphItems selected, hovered;
    std::optional<DiagramNode> current;  ///< has the keyboard focus
    std::optional<DiagramNode> picked;   ///< an edge is being drawn from here
    double scale = 1;                    ///< device-independent pixels per pixel of the scene
};

/// Colour of edges of Ga and Gz.
QColor edgeColour(GraphPart part);
/// Hue of a group of latents that stay mixed, and its letter: A, B, ...
QColor groupColour(int group);
QString groupLetter(int group);

/// Draws edges, nodes and headings in coordinates of the scene. While something is hovered, everything unrelated is
/// faded. Text too small to read is left out, except of what is hovered.
void paintDiagram(QPainter& painter, const DiagramScene& scene, const DiagramLook& look);
void paintEdges(QPainter& painter, const DiagramScene& scene, const DiagramLook& look);
/// Only the edges that are hovered or selected, or touch what is hovered.
void paintConcerned(QPainter& painter, const DiagramScene& scene, const DiagramLook& look);
void paintNodes(QPainter& painter, const DiagramScene& scene, const DiagramLook& look);
/// An edge that is being drawn.
void paintLoose(QPainter& painter, const DiagramScene::Edge& edge, bool allowed, double scale);

}  // namespace disentangle
