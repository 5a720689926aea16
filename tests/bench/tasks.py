# SPDX-License-Identifier: GPL-3.0-or-later
"""Seconds from the start of the process to each goal of sparse multi-task learning, on seeds that nobody has used.

Every run is `disentangle train` with the defaults of `two_stage` but for the options shown; seeds of mixing, data (factors
and tasks) and training follow from one number, from the clock unless --draw gives it. A run ends with the first evaluation
that meets the last of its goals. A median over runs of which some never met the goal counts those as the slowest. "Cores
had" is processor time over time: where it is well below all cores, the machine was busy with other things, and the seconds
are that much too long. On such a machine --busy gives processor seconds on one thread instead: the share of a run's
processor time that had gone by, where two quiet cores would take less; of Figure 1, which shares its work out, a core's
part.
"""
import dataclasses
import json
import math
import pathlib
import random
import resource
import subprocess
import tempfile
import time

from machine import cores, median, table

BEST = "mcc_uniform"


@dataclasses.dataclass(frozen=True)
class Line:
    """A world, and the goals it should meet within so many seconds on two quiet cores."""
    world: str
    goals: tuple  # (goal, seconds, the least that the worst run may end with)
    options: tuple = ()


LINES = (
    Line("Tasks6", ((f"{BEST}>=0.95", 1, None), (f"{BEST}>=0.99", 3, 0.988))),
    Line("TasksCorrelated", ((f"{BEST}>=0.99", 12, 0.988),)),
    Line("TasksCorrelated", ((f"{BEST}>=0.99", 12, 0.985),), ("data.correlation=0.95",)),
    Line("TasksCorrelated", ((f"{BEST}>=0.98", 40, None),), ("data.correlation=0.99",)),
    Line("Tasks10", ((f"{BEST}>=0.97", 4, None), (f"{BEST}>=0.99", 12, 0.988), (f"{BEST}>=0.995", 40, None))),
    Line("Tasks10", ((f"{BEST}>=0.98", 40, None),), ("data.correlation=0.9",)),
    Line("Tasks6", ((f"{BEST}>=0.98", 90, None),), ("data.latents=20", "data.d_x=40")),
    Line("TasksScene", ((f"{BEST}>=0.95", 60, None),)),
    Line("TasksClasses", ((f"{BEST}>=0.98", 4, None),)),
    Line("TasksClasses", ((f"{BEST}>=0.97", 30, None),), ("data.correlation=0.9", "data.points=200")),
    Line("TasksBlocks", (("forbidden<=0.03,r_uniform>=0.99", 5, None),)),
)


def train(program, line, seeds, threads, busy, limit):
    """One run: seconds to each goal (infinite where it was never met), the last score, processor seconds, and a failure.

    It may take `limit` seconds, of processor time on a busy machine."""
    with tempfile.TemporaryDirectory() as folder:
        command = [program, "train", line.world, "--out", pathlib.Path(folder) / "tasks.run", "--json", "--quiet",
                   "--seed", seeds[2], "--set", f"data.mixing.seed={seeds[0]}", "--set", f"data.seed={seeds[1]}"]
        if threads:
            command += ["--threads", threads]
        for option in line.options:
            command += ["--set", option]
        for goal, *_ in line.goals:
            command += ["--goal", goal]
        command += ["--stop-when", line.goals[-1][0]]
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        result, failure = None, ""
        try:
            done = subprocess.run([str(word) for word in command], capture_output=True, text=True,
                                  timeout=None if busy else limit,
                                  preexec_fn=(lambda: resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))) if busy
                                  else None)
            if done.returncode == 0:
                result = json.loads(done.stdout)
            else:
                failure = (done.stderr.strip().splitlines() or [f"exit status {done.returncode}"])[-1]
        except subprocess.TimeoutExpired:
            failure = f"longer than {limit} s"
        wall, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    had = cpu / wall if busy else 1
    reached = {entry["goal"]: entry["seconds"] and had * entry["seconds"] for entry in result["reached"]} if result else {}
    seconds = [reached.get(goal) or math.inf for goal, *_ in line.goals]
    return {"seconds": seconds, "score": result[BEST] if result else math.nan, "cpu": cpu, "wall": wall, "failure": failure}


def shown(seconds):
    return "never" if math.isinf(seconds) else f"{seconds:.2f}"


def rows_of(line, runs):
    """A row of the table for each goal of a line."""
    name = line.world + (f" ({' '.join(line.options)})" if line.options else "")
    scores = [run["score"] for run in runs if not math.isnan(run["score"])]
    worst = min(scores) if scores else math.nan
    for k, (goal, within, least) in enumerate(line.goals):
        times = [run["seconds"][k] for run in runs]
        middle = sorted(times)[len(times) // 2]
        met = middle <= within and (least is None or worst >= least)
        yield [name, goal, f"{within} s" + (f", none below {least}" if least else ""), shown(middle), shown(max(times)),
               f"{sum(t <= within for t in times)} of {len(times)}", f"{median(scores):.4f} ({worst:.4f})" if scores else "",
               f"{median([run['cpu'] for run in runs]):.1f}",
               f"{median([run['cpu'] / run['wall'] for run in runs]):.1f} of {cores()}", "met" if met else "MISSED"]


def figure1(program, busy, say):
    """Seconds of `reproduce figure1` with ten data sets, from the start of the process; where busy of processor time, by core."""
    times, cpu, wall = [], [], []
    for k in range(3):
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        done = subprocess.run([program, "reproduce", "figure1", "--json", "--seed", str(k)], capture_output=True, text=True,
                              check=True)
        wall.append(time.monotonic() - began)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        times.append(cpu[-1] / cores() if busy else wall[-1])
        gap = json.loads(done.stdout)["largest_ridge_difference"]
        say(f"figure1, seed {k}: {times[-1]:.2f} s, {cpu[-1]:.2f} s of processor time, ridge agrees to {gap:.1e}")
    return ["Figure 1, ten data sets", "drawn", "5 s", shown(median(times)), shown(max(times)),
            f"{sum(t <= 5 for t in times)} of {len(times)}", "", f"{median(cpu):.1f}",
            f"{median([c / t for c, t in zip(cpu, wall)]):.1f} of {cores()}", "met" if median(times) <= 5 else "MISSED"]


def step_of(program, options, steps=1500):
    """Milliseconds of a step: the difference of a long and a short run, so that data and start cancel."""
    def seconds(count):
        with tempfile.TemporaryDirectory() as folder:
            command = [program, "train", "Tasks6", "--out", pathlib.Path(folder) / "step.run", "--json", "--quiet",
                       "--threads", "1", "--set", "training.batch=400", "--set", f"training.steps={count}",
                       "--set", f"training.evaluate_every={count}", "--set", f"training.checkpoint_every={count}"]
            for option in options:
                command += ["--set", option]
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([str(word) for word in command], capture_output=True, check=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return median([(seconds(2 * steps) - seconds(steps)) / steps * 1000 for _ in range(3)])


PAPER = ("estimator.method=bilevel", "training.optimiser=adam", "training.rate=0.001", "estimator.whitening=0")


def steps(program, say):
    """Lines on a step of 8 tasks of 50 points, 6 factors, and on the paper's bilevel problem beside PyTorch."""
    usual = step_of(program, ("estimator.method=ridge",))
    paper = step_of(program, PAPER)
    text = [f"A step of 8 x 50 rows, 6 factors, in processor time on one thread: {usual:.2f} ms without penalty (to reach: "
            f"1 ms); {paper:.2f} ms of `bilevel` at the paper's settings (Adam 1e-3, x as it is, ratio .1)."]
    peer = subprocess.run(["/usr/bin/python3", str(pathlib.Path(__file__).with_name("bilevel_torch.py"))],
                          capture_output=True, text=True)
    if peer.returncode:
        return text + ["PyTorch was not compared with: " + (peer.stderr.strip().splitlines() or ["no reason given"])[-1]]
    theirs = json.loads(peer.stdout)
    ratio = theirs["milliseconds"] / paper
    say(f"step: {usual:.2f} ms; bilevel {paper:.2f} ms, PyTorch {theirs['milliseconds']:.2f} ms")
    return text + [f"The same bilevel step in PyTorch {theirs['version']}, one thread: {theirs['milliseconds']:.2f} ms, "
                   f"{ratio:.1f} times as long (to reach: 4); {'met' if ratio >= 4 else 'MISSED'}."]


def measure(build, say, count=5, draw=None, worlds=None, threads=None, busy=False, lines=LINES, limit=300):
    """Lines of Markdown."""
    if busy:
        threads = 1
    program = build / "bin" / "disentangle"
    draw = draw if draw is not None else int(time.time())
    source = random.Random(draw)
    seeds = [tuple(source.randrange(1, 10**9) for _ in range(3)) for _ in range(count)]
    rows, failures = [], []
    for line in lines:
        if worlds and line.world not in worlds:
            continue
        runs = []
        for number, own in enumerate(seeds, 1):
            run = train(program, line, own, threads, busy, limit)
            runs.append(run)
            say(f"{line.world} {' '.join(line.options)}, seeds {own}: " +
                ", ".join(f"{goal} {shown(seconds)}" for (goal, *_), seconds in zip(line.goals, run["seconds"])) +
                f"; {BEST} {run['score']:.4f}, {run['cpu']:.1f} s of processor time {run['failure']}")
            if run["failure"]:
                failures.append(f"- {line.world} {' '.join(line.options)}, seeds {own}: {run['failure']}")
        rows += rows_of(line, runs)
    whole = not worlds and lines == LINES
    if whole:
        rows.append(figure1(program, busy, say))
    header = ["world", "goal", "to reach", "median, s", "worst, s", "in time", f"{BEST} then (worst)", "processor, s",
              "cores had", ""]
    return ["## Tasks", "", *__doc__.strip().splitlines(), "",
            f"Drawn from {draw}: (mixing, data, training) " + ", ".join(map(str, seeds)) + ".", "", *table(header, rows), "",
            *([*steps(program, say), ""] if whole else []), *failures]
