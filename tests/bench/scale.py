# SPDX-License-Identifier: GPL-3.0-or-later
"""How a step's cost grows with each size, as the exponent p in: cost = constant + factor * size^p.

One size grows, the rest stay as in the recipe. Every value is measured once in each round; its cost is the fastest step
of all rounds, which other programs on the machine disturb least. p is fitted by least squares of relative errors. It
should not be above what theory demands of the fastest growing term.
"""
from machine import Peer, cores, table

# What grows: values, the exponent theory allows, and why.
SIZES = {
    "d_z": ((4, 8, 16, 32, 64), 2, "d_z networks that with time see d_z latents each; products with the d_z x d_z "
                                   "matrix A (inverting it, d_z^3, does not depend on the batch)"),
    "d_x": ((16, 32, 64, 128, 256, 512, 1024), 1, "inputs of the encoder, outputs of the decoder"),
    "d_a": ((2, 4, 8, 16, 32, 64), 1, "inputs of the first layers of d_z networks"),
    "batch": ((128, 256, 512, 1024, 2048, 4096), 1, "rows; the optimiser does not see them"),
    "width": ((48, 96, 192, 384, 768), 3, "width^2 weights times rows; Newton-Schulz in Muon multiplies them with "
                                          "themselves, width^3 without rows"),
}
TOLERANCE = 0.2  # of a fitted exponent: noise, and caches that overflow within the range
FLAT = 1.4       # growth over the whole range below which an exponent is one of noise: of 1.3 one was .7 or 1.9


def document(kind, name, value):
    """The recipe's experiment with one size changed."""
    size = {"d_z": 10, "d_x": 20, "d_a": 10, "batch": 512, "width": 96}
    size[name] = value
    d_z = size["d_z"]
    d_a = size["d_a"] if kind == "action" or name == "d_a" else 0
    graph = {}
    if d_a:
        graph["Ga"] = [[int(j == i % d_a) for j in range(d_a)] for i in range(d_z)]
    if kind == "time":
        graph["Gz"] = [[int(j == i) for j in range(d_z)] for i in range(d_z)]
    d_x = 128 if name == "d_z" else size["d_x"]  # as many as the most latents need, and not growing with them
    return {"format": 1, "name": f"{kind} {name} {value}", "settings": "recipe",
            "world": {"graph": graph, "mechanism": {"kind": "sin"}, "d_x": d_x,
                      "rows": {"train": 8192, "validation": 512, "test": 512}},
            "estimator": {"width": size["width"], "transition": {"width": 32}},
            "sparsity": {"search": "masks"}, "training": {"batch": size["batch"]}}


def fitted_exponent(values, costs):
    """p of constant + factor * value^p with neither negative, by relative least squares over a grid of p."""
    def error(p):
        # Two unknowns: normal equations of (constant + factor v^p) / cost = 1.
        ones, powers = [1 / c for c in costs], [v ** p / c for v, c in zip(values, costs)]
        aa, ab, bb = (sum(x * y for x, y in zip(u, w)) for u, w in ((ones, ones), (ones, powers), (powers, powers)))
        ra, rb = sum(ones), sum(powers)
        determinant = aa * bb - ab * ab
        constant, factor = (ra * bb - rb * ab) / determinant, (rb * aa - ra * ab) / determinant
        if constant < 0:
            constant, factor = 0, rb / bb
        return sum((constant * a + factor * b - 1) ** 2 for a, b in zip(ones, powers))
    return min((step / 100 for step in range(20, 401)), key=error)


def measure(build, quick, say):
    """Lines of Markdown."""
    rounds, rows = (3 if quick else 10), []
    for kind in ("action", "time"):
        for name, (values, allowed, why) in SIZES.items():
            peers = {value: Peer([build / "bin" / "bench_step", "fused", min(cores(), 8)]) for value in values}
            cost = {}
            for value, peer in peers.items():
                peer.ask("prepare", experiment=document(kind, name, value))
                cost[value] = min(peer.ask("steps", count=5)["seconds"])
            for _ in range(rounds):
                for value, peer in peers.items():
                    count = max(3, round((0.05 if quick else 0.2) / cost[value]))
                    cost[value] = min(cost[value], *peer.ask("steps", count=count)["seconds"])
            for peer in peers.values():
                peer.close()
            costs = list(cost.values())
            growth = max(costs) / min(costs)
            grown = growth > FLAT
            exponent = fitted_exponent(values, costs) if grown else 0
            verdict = "no worse" if exponent <= allowed + TOLERANCE else "WORSE"
            words = f"{exponent:.2f}" if grown else f"none: {100 * (growth - 1):.0f} % over the range"
            say(f"{kind}, {name} {values[0]} to {values[-1]}: {1e3 * costs[0]:.2f} to {1e3 * costs[-1]:.2f} ms, exponent "
                f"{words}, theory {allowed}: {verdict}")
            rows.append([kind, name, ", ".join(map(str, values)), ", ".join(f"{1e3 * c:.2f}" for c in costs), words,
                         allowed, verdict, why])
    lines = table(["world", "size", "values", "ms per step", "exponent", "theory", "", "why"], rows)
    return ["## How the cost grows", "", *__doc__.strip().splitlines(), "", *lines, ""]
