# SPDX-License-Identifier: GPL-3.0-or-later
"""What every measurement needs: programs to talk to, medians, tables, and what it was measured on."""
import json
import os
import pathlib
import platform
import statistics
import subprocess

SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent


class Peer:
    """A program that answers a JSON line with a JSON line."""

    def __init__(self, command):
        self.command = command
        self.process = subprocess.Popen([str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True)

    def ask(self, do, **fields):
        try:
            self.process.stdin.write(json.dumps({"do": do, **fields}) + "\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        except BrokenPipeError:
            line = ""
        answer = json.loads(line) if line else {"error": "ended without an answer"}
        if "error" in answer:
            raise RuntimeError(f"{pathlib.Path(str(self.command[0])).name}: {answer['error']}")
        return answer

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def median(values):
    return statistics.median(values)


def table(header, rows):
    """A Markdown table; cells are shown with str()."""
    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    return lines + ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]


def load():
    """Programs wanting a core, averaged over a minute: what else the machine was doing."""
    return os.getloadavg()[0]


def cores():
    return len(os.sched_getaffinity(0))


def processor():
    """Model, cores and the vector widths that matter here."""
    model, flags = platform.processor() or platform.machine(), []
    with open("/proc/cpuinfo") as lines:
        for line in lines:
            name, _, value = line.partition(":")
            if name.strip() == "model name":
                model = value.strip()
            elif name.strip() == "flags":
                flags = value.split()
                break
    wide = [flag for flag in ("avx2", "fma", "avx512f", "avx512_bf16", "amx_tile") if flag in flags]
    return f"{model}, {cores()} cores, {' '.join(wide) or 'no wide vectors'}"


def commit():
    def git(*words):
        done = subprocess.run(["git", "-C", SOURCE, *words], capture_output=True, text=True)
        return done.stdout.strip() if done.returncode == 0 else ""
    name = git("rev-parse", "--short", "HEAD")
    return (name + (" with changes" if git("status", "--porcelain", "--untracked-files=no") else "")) or "unknown"


def memory():
    with open("/proc/meminfo") as lines:
        return round(int(lines.readline().split()[1]) / 2**20)


def header(versions):
    """First lines of a report. `versions` are lines of what is compared with what."""
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    return [f"- Machine: {processor()}, {memory()} GB, {system}",
            f"- Load when it began: {load():.1f} on {cores()} cores",
            f"- Commit: {commit()}", *(f"- {line}" for line in versions)]
