# SPDX-License-Identifier: GPL-3.0-or-later
"""What `score` trains and what it hopes for. The engine's own defaults are used but for what `options` names."""

MIXING_SEEDS = (265542, 7, 11, 23, 101)  # the mixing network, and constants of the mechanism
TRAINING_SEEDS = (0, 1, 2)
GRAPH_SEEDS = (1, 2, 3, 4, 5)            # of the random graphs; each with the mixing of the same place above


class Line:
    """One line of the table: a world, how it is trained, the goal and the seconds to reach it in (None: no limit)."""

    def __init__(self, world, goal, seconds=None, published="", options=(), graph=None):
        self.world, self.goal, self.seconds, self.published = world, goal, seconds, published
        self.options = tuple(options)  # for --set
        self.graph = graph             # (kind, density) of a random graph, else the preset `world`


TARGETS = [
    Line("ActionDiag", "mcc>=0.99,shd=0", 8, "MCC .999, SHD 0"),
    Line("ActionDiag", "mcc>=0.997", 40),
    Line("ActionNonDiag", "mcc>=0.99,shd=0", 14, "MCC .998, SHD 0.4"),
    Line("TimeDiag", "mcc>=0.96,shd=0", 40, "MCC .960, SHD 0"),
    Line("TimeDiag", "mcc>=0.98", 150),
    Line("TimeNonDiag", "mcc>=0.97,shd=0", 120, "MCC .825, SHD 14.8"),
    Line("ActionBlockDiag", "r_con>=0.99,shd=0", 15, "R_con .988, SHD 0.8"),
    Line("ActionBlockNonDiag", "r_con>=0.99,shd=0", 20, "R_con .988, SHD 3.4"),
    Line("TimeBlockDiag", "r_con>=0.99,shd<=1", 120, "R_con .992, SHD 1.2"),
    Line("TimeBlockNonDiag", "r_con>=0.99,shd<=2", 150, "R_con .992, SHD 9.2"),
    Line("ActionTime", "mcc>=0.98,shd=0", 60),
]

# Bernoulli graphs over ten latents, the diagonal of Gz kept (Lachapelle et al. 2024, random graphs at the true bound).
RANDOM = [Line(f"random {kind} graph of density {density}", f"mcc>={mcc}", None, f"MCC {mcc}", graph=(kind, density))
          for kind, scores in (("action", (0.69, 0.85, 0.94)), ("time", (0.995, 0.990, 0.82)))
          for density, mcc in zip((0.1, 0.2, 0.4), scores)]

# Where theory promises nothing: linear means (no sufficient influence), variances that move too (k = 2).
VIOLATIONS = [
    Line("ActionNonDiag with k = 2", "mcc>=0.98", None, "MCC .98", ["world.mechanism.variance=history"]),
    Line("ActionNonDiag with linear means", "mcc>=0.86", None, "MCC .86", ["world.mechanism.kind=linear"]),
    Line("TimeNonDiag with k = 2", "mcc>=0.74", None, "MCC .74", ["world.mechanism.variance=history"]),
    Line("TimeNonDiag with linear means", "mcc>=0.63", None, "MCC .63", ["world.mechanism.kind=linear"]),
]

# The same worlds with the true number of edges given: what the bound from the data costs.
ORACLE = [Line(line.world, line.goal, line.seconds, line.published, ["sparsity.bound_from=truth"])
          for line in TARGETS if line.published or line.world == "ActionTime"]

TABLES = {"targets": TARGETS, "oracle": ORACLE, "random": RANDOM, "violations": VIOLATIONS}
