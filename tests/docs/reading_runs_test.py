# SPDX-License-Identifier: GPL-3.0-or-later
"""The Python of docs/reading-runs.md runs, and finds in a run what the engine itself reports of it."""

import contextlib
import io
import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

import numpy as np

import tree

ENGINE = pathlib.Path(os.environ.get("DISENTANGLE_BIN_DIR", tree.ROOT / "build" / "bin")) / "disentangle"
DOCUMENT = "docs/reading-runs.md"
RUN = "ActionDiag-seed0.run"  # the file that the document's code opens

# Both graphs, the default search: every kind of snapshot and metric but those of masks. A second of training.
EXPERIMENT = {
    "name": "small", "seed": 3,
    "world": {"graph": {"Ga": [[1, 0, 0], [0, 1, 0], [0, 1, 1]], "Gz": [[1, 0, 0], [0, 1, 0], [1, 0, 1]]}, "d_x": 6,
              "rows": {"train": 3000, "validation": 500, "test": 1000}},
    "training": {"batch": 32, "steps": 200, "evaluate_every": 50, "evaluation_rows": 1000},
}


def engine(*arguments):
    return subprocess.run([ENGINE, *arguments], check=True, capture_output=True, text=True).stdout


class ReadingRuns(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.addClassCleanup(os.chdir, os.getcwd())
        os.chdir(folder.name)
        pathlib.Path("small.json").write_text(json.dumps(EXPERIMENT), encoding="utf-8")
        engine("train", "small.json", "--out", RUN, "--threads", "1")
        cls.document = tree.text_of(DOCUMENT)
        cls.blocks = re.findall(r"^```python\n(.*?)^```", cls.document, re.DOTALL | re.MULTILINE)
        cls.names, printed = {}, io.StringIO()
        with contextlib.redirect_stdout(printed):
            for block in cls.blocks:
                exec(compile(block, DOCUMENT, "exec"), cls.names)
        cls.addClassCleanup(cls.names["run"].close)
        cls.printed = printed.getvalue()
        cls.shown = json.loads(engine("show", RUN, "--json"))

    def test_the_first_block_is_about_ten_lines(self):
        self.assertLessEqual(len([line for line in self.blocks[0].splitlines() if line.strip()]), 10)

    def test_curves_are_those_the_engine_prints(self):
        curves = self.names["curves"]
        self.assertEqual(list(curves.index), self.shown["steps"])
        self.assertLessEqual({0, 50, 100, 150, 200}, set(curves.index))
        for name in ("mcc", "r_con", "shd", "loss"):
            engines = json.loads(engine("show", RUN, "--metric", name, "--json"))
            self.assertEqual(list(curves[name]), engines[name])
        self.assertEqual(curves["mcc"].iloc[-1], self.shown["metrics"]["mcc"])
        self.assertGreater(len(set(curves["loss"])), 3)  # something was learned, so that equality means something

    def test_matrices_come_in_the_order_of_the_true_latents(self):
        self.assertEqual(list(self.names["matched"]), self.shown["assignment"])
        np.testing.assert_allclose(self.names["correlation"], self.shown["correlation"], atol=1e-7)
        np.testing.assert_allclose(self.names["Ga"], self.shown["probability_Ga"], atol=1e-7)
        np.testing.assert_array_equal(self.names["Ga"] > 0.5, np.array(self.shown["learned_Ga"]) == 1)
        # The diagonal of matched correlations is what MCC averages.
        self.assertAlmostEqual(np.diag(self.names["correlation"]).mean(), self.shown["metrics"]["mcc"], places=6)
        matched = self.names["matched"]
        Gz = self.names["matrix"]("probability_Gz", 200)[np.ix_(matched, matched)]
        np.testing.assert_allclose(Gz, self.shown["probability_Gz"], atol=1e-7)

    def test_an_earlier_step_is_read_as_it_was(self):
        then = json.loads(engine("show", RUN, "--step", "100", "--json"))
        matrix = self.names["matrix"]
        matched = matrix("assignment", 100)[0].astype(int)
        np.testing.assert_allclose(matrix("correlation", 100)[:, matched], then["correlation"], atol=1e-7)
        self.assertNotEqual(then["correlation"], self.shown["correlation"])

    def test_the_code_prints_scores_and_graph(self):
        self.assertIn("mcc", self.printed)
        self.assertIn(f"{self.shown['metrics']['mcc']:.6f}", self.printed)

    def test_the_document_names_all_that_a_run_holds(self):
        listed = set(re.findall(r"`([\w]+)`", self.document))
        run = self.names["run"]
        for query in ("SELECT name FROM sqlite_schema WHERE type = 'table'", "SELECT DISTINCT kind FROM snapshot",
                      "SELECT DISTINCT name FROM metric"):
            recorded = {name for name, in run.execute(query)}
            self.assertTrue(recorded)
            self.assertEqual(recorded - listed, set(), query)


if __name__ == "__main__":
    unittest.main()
