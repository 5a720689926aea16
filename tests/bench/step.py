# SPDX-License-Identifier: GPL-3.0-or-later
"""Time of one training step: the fused backend, autograd (LibTorch) and the same model in PyTorch.

All three take the same steps of the same experiment, in turns, round after round; a round's ratio compares neighbours in
time, so that whatever else the machine does weighs on all alike. Shares are of large matrix products' speed on the same
threads, measured in the same round. A step is everything between two evaluations: rows, noise, masks, objective,
gradient, optimiser.
"""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile

from machine import Peer, cores, median, table

TRAIN_ROWS = 100000  # more than the inner caches hold, as in a run

# Sizes: what differs from the defaults of the settings.
SIZES = {
    "small": ("recipe", {"estimator": {"width": 64, "transition": {"width": 16}}, "training": {"batch": 256}}),
    "recipe": ("recipe", {}),
    "paper": ("paper", {}),
}
WORLDS = {"action": "ActionNonDiag", "time": "TimeNonDiag"}
TARGETS = {"small": (1, None), "recipe": (4, None), "paper": (1, 60)}  # ratio to PyTorch, share of the peak in %


def experiment(program, size, world):
    """The complete document of a size, from the engine's own presets."""
    settings, changes = SIZES[size]
    document = json.loads(subprocess.run([program, "presets", WORLDS[world], "--settings", settings, "--json"], check=True,
                                         capture_output=True, text=True).stdout)
    for section, values in changes.items():
        for key, value in values.items():
            if isinstance(value, dict):
                document[section][key].update(value)
            else:
                document[section][key] = value
    # The paper's objective with the paper's networks, whatever the defaults for this world are.
    document["sparsity"]["search"] = "masks"
    for key, value in {"activation": "leaky", "shared_width": 0}.items():
        if key in document["estimator"]["transition"]:
            document["estimator"]["transition"][key] = value
    document["world"]["rows"] = {"train": TRAIN_ROWS, "validation": 4096, "test": 4096}
    document["training"]["evaluation_rows"] = 4096
    return document


def torch_python():
    """A Python that has PyTorch, or None."""
    for python in dict.fromkeys(("/usr/bin/python3", shutil.which("python3"))):
        if python and subprocess.run([python, "-c", "import torch"], capture_output=True).returncode == 0:
            return python
    return None


class Contestants:
    """The programs compared, started once for all sizes."""

    def __init__(self, build, say):
        self.program = build / "bin" / "disentangle"
        self.threads = min(cores(), 8)
        step = build / "bin" / "bench_step"
        self.peers = {"fused": Peer([step, "fused", self.threads])}
        self.missing = []
        if (build / "lib" / "disentangle" / "libdisentangle_autograd.so").exists():
            self.peers["autograd"] = Peer([step, "autograd", self.threads])
        else:
            self.missing.append("autograd: built without LibTorch (install libtorch-dev, configure with "
                                "-DDISENTANGLE_TORCH=ON)")
        python = torch_python()
        if python:
            here = pathlib.Path(__file__).resolve().parent
            golden = here.parent / "golden" / "elbo.json"
            if subprocess.run([python, here / "step_torch.py", "--check", golden], stdout=subprocess.DEVNULL).returncode:
                raise RuntimeError(f"step_torch.py does not reproduce {golden}; run it with --check to see where")
            say("step_torch.py agrees with golden/elbo.json to 1e-9")
            self.peers["PyTorch"] = Peer([python, here / "step_torch.py", "--serve"])
        else:
            self.missing.append("PyTorch: not installed (apt install python3-torch)")

    def versions(self):
        engine = self.peers["fused"].ask("versions")
        lines = [f"Built with {engine['compiler']}; {engine['blas']}; {engine['threads']} threads each"]
        if "PyTorch" in self.peers:
            torch = self.peers["PyTorch"].ask("versions")
            lines.append(f"PyTorch and LibTorch {torch['torch']}, Python {torch['python']}")
        return lines + [f"Left out: {line}" for line in self.missing]

    def prepare(self, document):
        """Gives all the same experiment, and holds PyTorch's loss and gradient to the engine's."""
        with tempfile.TemporaryDirectory() as folder:
            file = os.path.join(folder, "case")
            facts = self.peers["fused"].ask("prepare", experiment=document, file=file)
            if "autograd" in self.peers:
                self.peers["autograd"].ask("prepare", experiment=document)
            if "PyTorch" in self.peers:
                found = self.peers["PyTorch"].ask("prepare", spec=facts["spec"], file=file)
                off = abs(found["loss"] - facts["loss"]) / max(1, abs(facts["loss"]))
                if not (off < 1e-6 and found["gradient_deviation"] < 1e-5):
                    raise RuntimeError(f"PyTorch's model is not the engine's: loss {found['loss']} against "
                                       f"{facts['loss']}, gradient of {found['tensor']} off by "
                                       f"{found['gradient_deviation']:.1e}")
        return facts

    def torch_threads(self, count):
        """The faster of one thread and all for PyTorch at this size: which it is depends on the size."""
        peer, times = self.peers["PyTorch"], {}
        for threads in dict.fromkeys((1, self.threads)):
            peer.ask("threads", threads=threads)
            peer.ask("steps", count=max(2, count // 2))
            times[threads] = median(peer.ask("steps", count=count)["seconds"])
        best = min(times, key=times.get)
        peer.ask("threads", threads=best)
        return best

    def close(self):
        for peer in self.peers.values():
            peer.close()


def compare(contestants, size, world, seconds):
    """Rounds of all contestants in turn for about `seconds`; what they took, in milliseconds and shares."""
    facts = contestants.prepare(experiment(contestants.program, size, world))
    names = list(contestants.peers)
    pace = {name: min(contestants.peers[name].ask("steps", count=3)["seconds"][1:]) for name in names}
    # A round gives each the same time, a fifth of a second; who waited for a turn warms up with one more step.
    count = {name: max(1, round(0.2 / pace[name])) for name in names}
    threads = contestants.torch_threads(count["PyTorch"]) if "PyTorch" in names else None
    rounds = max(3, round(seconds / sum((count[n] + 1) * pace[n] for n in names)))
    peaks, times, best = [], {name: [] for name in names}, {name: [] for name in names}
    for number in range(rounds):
        peaks.append(contestants.peers["fused"].ask("peak")["gigaflops"])
        for name in names[number % len(names):] + names[:number % len(names)]:
            taken = contestants.peers[name].ask("steps", count=count[name] + 1)["seconds"][1:]
            times[name].append(median(taken))
            best[name].append(min(taken))
    ratios = {n: sorted(t / f for t, f in zip(times[n], times["fused"])) for n in names}
    return {"size": size, "world": world, "gigaflop": facts["gigaflop"], "parameters": facts["parameters"],
            "batch": facts["spec"]["training"]["batch"], "rounds": rounds, "torch_threads": threads,
            "ms": {n: 1e3 * median(t) for n, t in times.items()}, "best": {n: 1e3 * min(t) for n, t in best.items()},
            "ratio": {n: median(r) for n, r in ratios.items()},
            "best_ratio": {n: min(best[n]) / min(best["fused"]) for n in names},
            "quartiles": {n: (r[len(r) // 4], r[-1 - len(r) // 4]) for n, r in ratios.items()},
            "share": 100 * median([facts["gigaflop"] / t / p for t, p in zip(times["fused"], peaks)]),
            "best_share": 100 * facts["gigaflop"] / min(best["fused"]) / max(peaks), "peaks": peaks}


def judged(result):
    """Whether a size meets its targets, in words."""
    ratio, share = TARGETS[result["size"]]
    words = []
    if "PyTorch" in result["ratio"]:
        words.append(f"{'met' if result['ratio']['PyTorch'] >= ratio else 'MISSED'}: >= {ratio} x PyTorch")
    if share:
        words.append(f"{'met' if result['share'] >= share else 'MISSED'}: >= {share} % of peak")
    return "; ".join(words)


def measure(build, quick, say):
    """Lines of Markdown, and lines about versions."""
    contestants = Contestants(build, say)
    versions = contestants.versions()
    rows, peaks = [], []
    for size in SIZES:
        for world in WORLDS:
            r = compare(contestants, size, world, (3 if quick else 20) * (2 if size == "paper" else 1))

            peaks += r["peaks"]

            def cell(name):
                return f"{r['ms'][name]:.2f} ({r['best'][name]:.2f})" if name in r["ms"] else "left out"

            def ratio(name):
                if name not in r["ms"]:
                    return ""
                low, high = r["quartiles"][name]
                return f"{r['ratio'][name]:.2f} ({low:.2f} to {high:.2f}); {r['best_ratio'][name]:.2f}"

            rows.append([f"{size}, {world}", f"{r['parameters'] / 1e6:.2f} M", r["batch"], cell("fused"),
                         f"{r['share']:.0f} %; {r['best_share']:.0f} %", cell("autograd"), ratio("autograd"),
                         cell("PyTorch") + (f", {r['torch_threads']} threads" if r["torch_threads"] else ""),
                         ratio("PyTorch"), judged(r)])
            say(f"{size}, {world}: fused {cell('fused')} ms, {r['share']:.0f} % (best {r['best_share']:.0f} %) of "
                f"{max(r['peaks']):.0f} GFLOP/s; autograd {ratio('autograd')}; PyTorch {ratio('PyTorch')}; {r['rounds']} rounds; "
                f"{judged(r)}")
    contestants.close()
    if min(peaks) < 0.7 * max(peaks):
        versions.append(f"The machine was shared meanwhile: large products ran at {min(peaks):.0f} to {max(peaks):.0f} "
                        "GFLOP/s")
    lines = table(["size", "parameters", "batch", "fused, ms (best)", "of sgemm's peak; best", "autograd, ms (best)",
                   "autograd / fused", "PyTorch, ms (best)", "PyTorch / fused", "target"], rows)
    return ["## One training step", "", *__doc__.strip().splitlines(), "",
            "Times are medians over rounds, and the best step of all. Ratios are the median over rounds, its quartiles, "
            "and the ratio of the best steps, which a busy machine disturbs least. PyTorch runs with one thread or with "
            "all, whichever is faster.", "", *lines, ""], versions
