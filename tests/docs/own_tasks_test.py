# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands of docs/own-data.md, section 8, run, and give features as good as the world's own run would have."""

import os
import pathlib
import re
import subprocess
import tempfile
import unittest

import numpy as np

import tree

ENGINES = pathlib.Path(os.environ.get("DISENTANGLE_BIN_DIR", tree.ROOT / "build" / "bin"))
DOCUMENT = "docs/own-data.md"


class OwnTasks(unittest.TestCase):
    def test_the_example_runs_and_finds_the_factors(self):
        section = re.search(r"## 8\. Tasks of your own\n(.*?)\n## ", (tree.ROOT / DOCUMENT).read_text(), re.S).group(1)
        commands = re.search(r"```sh\n(.*?)```", section, re.S).group(1).splitlines()
        self.assertGreater(len(commands), 5)
        with tempfile.TemporaryDirectory() as folder:
            environment = dict(os.environ, PATH=f"{ENGINES}:{os.environ['PATH']}")
            for command in commands:
                done = subprocess.run(command, shell=True, cwd=folder, env=environment, capture_output=True, text=True)
                self.assertEqual(done.returncode, 0, f"{command}\n{done.stderr}")
            read = lambda name: np.loadtxt(pathlib.Path(folder) / "new" / name, delimiter=",", skiprows=1)
            z, features = read("z.csv"), read("features.csv")
            correlations = np.abs(np.corrcoef(z.T, features.T)[:6, 6:])
            # Each factor has a feature of its own.
            self.assertEqual(sorted(correlations.argmax(axis=1)), list(range(6)))
            self.assertGreater(correlations.max(axis=1).mean(), 0.97)
            self.assertIn("<svg", (pathlib.Path(folder) / "own" / "tasks.svg").read_text())


if __name__ == "__main__":
    unittest.main()
