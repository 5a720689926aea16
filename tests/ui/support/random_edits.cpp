// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/random_edits.h"

#include "core/graph/presets.h"

#include <algorithm>

namespace disentangle::testing {

void editAtRandom(ExperimentDocument& document, std::mt19937& random)
{
    const auto below = [&random](int n) { return static_cast<int>(random() % static_cast<unsigned>(std::max(1, n))); };
    const auto part = below(2) == 0 ? GraphPart::Ga : GraphPart::Gz;
    const auto kind = below(2) == 0 ? NodeKind::latent : NodeKind::action;
    const int latents = document.graph().d_z();
    const int actions = document.graph().d_a();
    const int nodes = kind == NodeKind::latent ? latents : actions;
    switch (below(16)) {
    case 0: document.setGraphCell(part, below(latents), below(latents), below(2) == 0); break;
    case 1: document.toggleEdge(part, below(70), below(70)); break;
    case 2:
        document.setCells({{part, below(latents), 0}, {part, below(latents), 0}, {GraphPart::Gz, 0, 0}}, true);
        break;
    case 3: document.setPresent(part, below(2) == 0); break;
    case 4: document.setLatentCount(below(12)); break;
    case 5: document.setActionCount(below(12), ExperimentDocument::Merge::sliding); break;
    case 6: document.insertNode(kind, below(nodes + 1)); break;
    case 7: document.removeNode(kind, below(nodes)); break;
    case 8: document.renameNode(kind, below(nodes), QStringLiteral("n%1").arg(below(50))); break;
    case 9: document.moveNode(kind, below(nodes), below(nodes)); break;
    case 10:
        document.replaceGraph(
            make_graph(random_adjacency(4, 3, 0.5, false, random()), random_adjacency(4, 4, 0.5, true, random())),
            QStringLiteral("Random graph"));
        break;
    case 11: {
        const auto& presets = graph_presets();
        document.applyPreset(QString::fromStdString(presets[random() % presets.size()].name));
        break;
    }
    case 12:
        document.setParameter(QStringLiteral("training.steps"), 1 + below(1000), ExperimentDocument::Merge::sliding);
        break;
    case 13: document.setParameter(QStringLiteral("settings"), below(2) == 0 ? "paper" : "recipe"); break;
    case 14: document.resetParameter(QStringLiteral("training.steps")); break;
    default:
        document.beginStroke();
        for (int i = 0; i < 4; ++i)
            document.toggleEdge(part, below(latents), below(4));
        document.endStroke();
    }
}

}  // namespace disentangle::testing
