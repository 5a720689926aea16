# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands of docs/sweeps.md run, in their order, and do what is said of them."""

import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

import tree

PROGRAMS = os.environ.get("DISENTANGLE_BIN_DIR", str(tree.ROOT / "build" / "bin"))
DOCUMENT = "docs/sweeps.md"


class Sweeps(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        document = tree.text_of(DOCUMENT)
        (cls.folder / "small.json").write_text(re.search(r"^```json\n(.*?)^```", document, re.DOTALL | re.MULTILINE)[1],
                                               encoding="utf-8")
        blocks = re.findall(r"^```sh\n(.*?)^```", document, re.DOTALL | re.MULTILINE)
        lines = [line for block in blocks for line in block.splitlines() if line]
        # What needs a cluster is tried on one in tests/app/slurm_test.cpp.
        cls.lines = [line for line in lines if "--slurm" not in line and " worlds" not in line]
        cls.answers = [cls.shell(line) for line in cls.lines]

    @classmethod
    def shell(cls, line):
        path = PROGRAMS + os.pathsep + os.environ["PATH"]
        return subprocess.run(["sh", "-c", line], cwd=cls.folder, env={**os.environ, "PATH": path}, capture_output=True,
                              text=True)

    def answer_to(self, start):
        return next(answer for line, answer in zip(self.lines, self.answers) if line.startswith(start))

    def test_every_command_succeeds(self):
        self.assertGreaterEqual(len(self.lines), 6)
        for line, answer in zip(self.lines, self.answers):
            self.assertEqual(answer.returncode, 0, f"{line}\n{answer.stderr}")

    def test_the_first_trains_as_many_runs_as_the_text_says(self):
        self.assertIn("2 x 2 x 2 = 8 runs", tree.text_of(DOCUMENT))
        self.assertIn("8 runs: 8 done.", self.answer_to("disentangle sweep small.json --axis training.rate").stderr)
        self.assertIn("rate   mixing.seed", self.answer_to("disentangle sweep status").stdout)

    def test_the_index_gives_a_score_for_every_run(self):
        self.assertEqual(len(self.answer_to("sqlite3").stdout.splitlines()), 8)
        self.assertIn("rate-0.001_mixing.seed-1-seed0|", self.answer_to("sqlite3").stdout)

    def test_a_sweep_to_which_values_were_added_has_them_all(self):
        last = json.loads(self.shell("disentangle sweep status rates --json").stdout.splitlines()[-1])
        self.assertEqual(last, {"runs": 12, "done": 12, "failed": 0})

    def test_the_list_has_a_command_a_run(self):
        self.assertEqual(len((self.folder / "commands").read_text().splitlines()), 3)


if __name__ == "__main__":
    unittest.main()
