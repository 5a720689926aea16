# SPDX-License-Identifier: GPL-3.0-or-later
"""Seconds from the start of the process to the first evaluation that meets a goal.

Every run is `disentangle train` with the engine's defaults but for the options shown. A median over runs of
which some never met the goal counts those as the slowest. "Cores had" is processor time over time: where it is well below
all cores, the machine was busy with other things and the seconds are that much too long. All runs are in the CSV file
beside this report; a score that is broken off goes on where it stopped, as long as the program is the same.
"""
import csv
import hashlib
import json
import math
import pathlib
import random
import resource
import subprocess
import tempfile
import time

from machine import cores, load, median, table
from worlds import GRAPH_SEEDS, MIXING_SEEDS, TABLES, TRAINING_SEEDS

FIELDS = ["program", "world", "options", "graph", "mixing", "seed", "goal", "within", "seconds", "step", "run_seconds",
          "cpu_seconds", "load", "steps", "mcc", "r", "r_con", "shd", "missing", "extra", "edges", "bound_from_truth",
          "failure"]
LATENTS = 10


def random_graph(kind, density, seed):
    """Bernoulli edges, the diagonal of Gz kept; the same for the same seed everywhere."""
    draw = random.Random(f"{kind} {density} {seed}")
    edges = [[int(draw.random() < density) for _ in range(LATENTS)] for _ in range(LATENTS)]
    if kind == "action":
        return {"Ga": edges}
    for i in range(LATENTS):
        edges[i][i] = 1
    return {"Gz": edges}


def runs_of(line, mixing, seeds, graphs):
    """(graph seed or "", mixing seed, training seed) of every run a line wants."""
    if line.graph:
        return [(graph, MIXING_SEEDS[k % len(MIXING_SEEDS)], seeds[0]) for k, graph in enumerate(graphs)]
    return [("", m, s) for m in mixing for s in seeds]


def total(result, what):
    """A count summed over the graphs present."""
    found = [result[f"{what}_{graph}"] for graph in ("Ga", "Gz") if result.get(f"{what}_{graph}") is not None]
    return sum(found) if found else ""


def train(program, line, graph, mixing, seed, goals, limit, to_the_end):
    """One run; what is to be recorded of it for each goal. Not to the end: only until all goals are met at once."""
    with tempfile.TemporaryDirectory() as folder:
        if line.graph:
            experiment = pathlib.Path(folder) / "experiment.json"
            (name, edges), = random_graph(*line.graph, graph).items()
            # The true bound, as published; given, so that no default can be meant.
            experiment.write_text(json.dumps({"format": 1, "name": line.world, "world": {
                "graph": {name: edges}, "mechanism": {"kind": "sin"}},
                "sparsity": {f"beta_{name}": sum(map(sum, edges))}}))
        else:
            experiment = line.world.split()[0]
        command = [program, "train", experiment, "--out", pathlib.Path(folder) / "score.run", "--json", "--quiet",
                   "--seed", seed, "--set", f"world.mixing.seed={mixing}"]
        for option in line.options:
            command += ["--set", option]
        for goal in goals:
            command += ["--goal", goal]
        if not to_the_end:
            command += ["--stop-when", ",".join(goals)]
        before, began, busy = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic(), load()
        record = {"world": line.world, "options": " ".join(line.options), "graph": graph, "mixing": mixing,
                  "seed": seed, "load": f"{busy:.1f}", "failure": ""}
        try:
            done = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=limit)
            result = json.loads(done.stdout) if done.returncode == 0 else None
            if result is None:
                record["failure"] = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        except subprocess.TimeoutExpired:
            result, record["failure"] = None, f"longer than {limit} s"
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        record.update(run_seconds=f"{time.monotonic() - began:.2f}", cpu_seconds=f"{cpu:.2f}")
        reached = {}
        if result:
            for key in ("steps", "mcc", "r", "r_con", "bound_from_truth"):
                record[key] = result.get(key)
            for key in ("shd", "missing", "extra", "edges"):
                record[key] = result["shd"] if key == "shd" else total(result, key)
            reached = {entry["goal"]: entry for entry in result["reached"]}
        for goal in goals:
            entry = reached.get(goal) or {}
            yield {**record, "goal": goal, "seconds": entry.get("seconds"), "step": entry.get("step")}


def read(path, identity):
    """Rows of an earlier, broken off score of the same program."""
    if not path.exists():
        return []
    with open(path, newline="") as file:
        return [row for row in csv.DictReader(file) if row["program"] == identity]


def number(text):
    return float(text) if text not in ("", None, "None") else math.inf


def shown(value, form):
    return "never" if math.isinf(value) else format(value, form)


def summary(line, rows):
    """A table's row: times to the goal and final scores over the runs of a line."""
    times = [number(row["seconds"]) for row in rows]
    met = sum(1 for t in times if t <= (line.seconds or math.inf) and not math.isinf(t))

    def scores(key, worst, form):
        values = [number(row[key]) for row in rows if row[key] not in ("", "None")]
        return f"{format(median(values), form)} ({format(worst(values), form)})" if values else ""

    middle = sorted(times)[len(times) // 2]
    verdict = "" if line.seconds is None else ("met" if middle <= line.seconds else "MISSED")
    truth = any(row["bound_from_truth"] == "True" for row in rows)
    bound = "given" if line.graph else "truth" if truth else "data"
    shares = [number(row["cpu_seconds"]) / number(row["run_seconds"]) for row in rows]
    return [line.world + (f" ({' '.join(line.options)})" if line.options and " " not in line.world else ""),
            line.published, line.goal, f"{line.seconds} s" if line.seconds else "", shown(middle, ".1f"),
            shown(max(times), ".1f"), f"{met} of {len(rows)}", verdict, scores("mcc", min, ".4f"),
            scores("r_con", min, ".4f"), scores("shd", max, ".0f"), bound,
            f"{median(shares):.1f} of {cores()}", sum(1 for row in rows if row["failure"])]


def measure(build, folder, say, mixing=MIXING_SEEDS, seeds=TRAINING_SEEDS, graphs=GRAPH_SEEDS, tables=tuple(TABLES),
            worlds=None, to_the_end=True, limit=1200):
    """Lines of Markdown. Writes folder/score.csv as it goes, goals.csv where runs end with their goals."""
    program = build / "bin" / "disentangle"
    identity = hashlib.sha256(program.read_bytes()).hexdigest()[:12]
    path = folder / ("score.csv" if to_the_end else "goals.csv")
    rows = read(path, identity)
    lines = {name: [line for line in TABLES[name] if worlds is None or line.world in worlds] for name in tables}

    def key(row):
        return (row["world"], row["options"], str(row["graph"]), str(row["mixing"]), str(row["seed"]), row["goal"])

    done = {key(row) for row in rows}
    # One run serves all lines of a world with the same options; the first pass over the worlds takes one seed each, so
    # that a score that is broken off has seen all of them.
    jobs = {}
    for line in (line for group in lines.values() for line in group):
        for place, (graph, m, s) in enumerate(runs_of(line, mixing, seeds, graphs)):
            job = jobs.setdefault((place, line.world, line.options, graph, m, s), (line, []))
            if key({"world": line.world, "options": " ".join(line.options), "graph": graph, "mixing": m, "seed": s,
                    "goal": line.goal}) not in done:
                job[1].append(line)
    todo = sorted(((where, job) for where, job in jobs.items() if job[1]), key=lambda item: item[0][0])
    with open(path, "w", newline="") as file:
        writer = csv.DictWriter(file, FIELDS, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
        file.flush()
        began = time.monotonic()
        for count, ((_, world, _, graph, m, s), (line, wanted)) in enumerate(todo, 1):
            within = {want.goal: want.seconds for want in wanted}
            for record in train(program, line, graph, m, s, list(within), limit, to_the_end):
                record.update(program=identity, within=within[record["goal"]] or "")
                record = {name: "" if value is None else str(value) for name, value in record.items()}
                writer.writerow(record)
                file.flush()
                rows.append(record)
                left = (time.monotonic() - began) / count * (len(todo) - count)
                say(f"{count} of {len(todo)}, {world}, mixing {m}, seed {s}{f', graph {graph}' if graph else ''}: "
                    f"{record['goal']} {'after ' + format(number(record['seconds']), '.1f') + ' s' if record['seconds'] else 'never'}"
                    f"; MCC {record.get('mcc', '')[:6]}, SHD {record.get('shd', '')} after {record['run_seconds']} s"
                    f"{'; ' + record['failure'] if record['failure'] else ''}; about {left / 60:.0f} min left")

    title = {"targets": "Time to the targets", "oracle": "The same with the true number of edges given", "random": "Random graphs", "violations": "Where theory promises nothing"}
    header = ["world", "published", "goal", "within", "median, s", "worst, s", "in time", "", "MCC at the end (worst)",
              "R_con (worst)", "SHD (worst)", "bound from", "cores had", "failed"]
    text = ["## Scores", "", *__doc__.strip().splitlines(), "",
            f"Mixing seeds {', '.join(map(str, mixing))}; training seeds {', '.join(map(str, seeds))}; random graphs "
            f"{', '.join(map(str, graphs))}.", "",
            *([] if to_the_end else ["Runs were ended once their goals were met, so scores are those of that moment.", ""])]
    for name, group in lines.items():
        body = []
        for line in group:
            wanted = {(line.world, " ".join(line.options), str(g), str(m), str(s), line.goal)
                      for g, m, s in runs_of(line, mixing, seeds, graphs)}
            found = [row for row in rows if key(row) in wanted]
            if found:
                body.append(summary(line, found))
        text += [f"### {title[name]}", "", *table(header, body), ""]
    return text
