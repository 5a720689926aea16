# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the number of edges comes from: what each way of choosing it costs.

  elbow    one run; the engine's default, the elbow of the rotation's cost
  UDR      `disentangle select`: the bound, of a ladder that does not know the truth, whose seeds agree best
  oracle   one run that is given the true number
MCC is R_con where theory leaves latents mixed. Seeds of training 0, ...; the mixing of the presets. Runs shorter than the
defaults (--steps) compare the three ways with each other, not with other tables.
"""
import json
import pathlib
import subprocess
import tempfile

from machine import table
from worlds import ORACLE


def answer(command):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError((done.stderr.strip().splitlines() or ["no reason given"])[-1])
    return json.loads(done.stdout)


def edges(result, what="edges"):
    return sum(result[f"{what}_{graph}"] or 0 for graph in ("Ga", "Gz"))


def shown(result, score):
    return f"{edges(result)}, {result[score]:.4f}, {result['shd']}"


def measure(build, quick, say, worlds=None, seeds=2, steps=None, ladder=None):
    """Lines of Markdown. `ladder`: the bounds on each graph's edges that UDR tries, else those of `select`."""
    if quick:
        steps, ladder = 3000, "10,20"
    program = build / "bin" / "disentangle"
    body = []
    lines = [line for line in ORACLE if worlds is None or line.world in worlds]
    for line in lines[:1] if quick else lines:
        score = "r_con" if line.goal.startswith("r_con") else "mcc"
        options = ["--set", f"training.steps={steps}"] if steps else []
        with tempfile.TemporaryDirectory() as folder:
            def train(name, *more):
                say(f"{line.world}, {name}")
                return answer([program, "train", line.world, "--out", pathlib.Path(folder) / f"{name}.run", "--json",
                               "--quiet", *options, *more])
            elbow, oracle = train("elbow"), train("oracle", "--set", "sparsity.bound_from=truth")
            say(f"{line.world}, UDR")
            graphs = [graph for graph in ("Ga", "Gz") if elbow[f"edges_{graph}"] is not None]
            bounds = [word for graph in graphs for word in (f"--beta-{graph}", ladder)] if ladder else []
            ranking = answer([program, "select", line.world, "--seeds", seeds, "--json", "--out",
                              pathlib.Path(folder) / "selection", *bounds, *options])
        best = ranking["selected"]
        chosen = f"{best['edges']:g}, {best[score]:.4f}" if best else "none"
        body.append([line.world, edges(oracle) - edges(oracle, "extra") + edges(oracle, "missing"), shown(elbow, score),
                     chosen, shown(oracle, score)])
    notes = [f"Runs of {steps} steps."] * bool(steps) + [f"UDR chose from bounds of {ladder}, {seeds} seeds each."] * bool(ladder)
    return ["## The number of edges", "", *__doc__.strip().splitlines(), *notes, "",
            *table(["world", "true edges", "elbow: edges, MCC, SHD", "UDR: edges, MCC (medians)", "oracle: edges, MCC, SHD"],
                   body), ""]
