"""How a step's cost grows with each size, as the exponent of a power law fitted to its large end.

One size grows, the rest stay as in the recipe. In each round every value is measured once, so that a slow moment of the
machine weighs on all alike; the exponent is the slope of log(median of rounds) over log(size), by least squares over the
upper half of the values. A constant part of the cost keeps it below what theory demands; a term worse than theory would
show as an exponent above it.
"""
import math

from machine import Peer, cores, median, table

# What grows: values, the exponent theory allows, and why.
SIZES = {
    "d_z": ((4, 8, 16, 32, 64), {"action": 1, "time": 2},
            "one network for each latent; with time each sees all d_z past latents: d_z^2 weights in the first layers "
            "(the d_z^3 of inverting A does not depend on the batch)"),
    "d_x": ((16, 32, 64, 128, 256, 512), {"action": 1, "time": 1},
            "inputs of the encoder's first and outputs of the decoder's last layer"),
    "d_a": ((4, 8, 16, 32, 64), {"action": 1, "time": 1}, "inputs of the first layers of d_z networks"),
    "batch": ((128, 256, 512, 1024, 2048, 4096), {"action": 1, "time": 1}, "rows; the optimiser does not depend on them"),
    "width": ((48, 96, 192, 384, 768), {"action": 3, "time": 3},
              "width^2 weights times rows; Newton-Schulz in Muon multiplies them by themselves: width^3, without rows"),
}
TOLERANCE = 0.15  # of a fitted exponent: noise of the machine, and caches that overflow within the range


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
            "sparsity": {"search": "constraint"}, "training": {"batch": size["batch"]}}


def slope(values, times):
    """Least squares of log time over log value."""
    x, y = [math.log(v) for v in values], [math.log(t) for t in times]
    mx, my = sum(x) / len(x), sum(y) / len(y)
    return sum((a - mx) * (b - my) for a, b in zip(x, y)) / sum((a - mx) ** 2 for a in x)


def measure(build, quick, say):
    """Lines of Markdown."""
    rounds, rows = (2 if quick else 7), []
    for kind in ("action", "time"):
        for name, (values, exponents, why) in SIZES.items():
            peers = {value: Peer([build / "bin" / "bench_step", "fused", min(cores(), 8)]) for value in values}
            pace = {}
            for value, peer in peers.items():
                peer.ask("prepare", experiment=document(kind, name, value))
                pace[value] = median(peer.ask("steps", count=5)["seconds"][1:])
            times = {value: [] for value in values}
            for _ in range(rounds):
                for value, peer in peers.items():
                    count = max(3, round((0.05 if quick else 0.15) / pace[value])) + 1
                    times[value].append(median(peer.ask("steps", count=count)["seconds"][1:]))
            for peer in peers.values():
                peer.close()
            upper = values[len(values) // 2 - (len(values) % 2 == 0):]
            cost = {value: 1e3 * min(times[value]) for value in values}
            fitted = slope(upper, [median(times[value]) for value in upper])
            allowed = exponents[kind]
            verdict = "no worse" if fitted <= allowed + TOLERANCE else "WORSE"
            say(f"{kind}, {name}: exponent {fitted:.2f} over {upper[0]} to {upper[-1]}, theory {allowed}: {verdict}")
            rows.append([kind, name, f"{values[0]} to {values[-1]}", f"{cost[values[0]]:.2f} to {cost[values[-1]]:.2f}",
                         f"{upper[0]} to {upper[-1]}", f"{fitted:.2f}", allowed, verdict, why])
    lines = table(["world", "size", "values", "ms per step", "fitted over", "exponent", "theory", "", "why"], rows)
    return ["## How the cost grows", "", *__doc__.strip().splitlines()[2:], "", *lines, ""]
