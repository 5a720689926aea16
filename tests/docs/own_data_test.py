# SPDX-License-Identifier: GPL-3.0-or-later
"""The recipes of docs/own-data.md name files as the field has them: each document is read, on small files of that kind."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

import numpy as np

import tree

PROGRAMS = os.environ.get("DISENTANGLE_BIN_DIR", str(tree.ROOT / "build" / "bin"))
DOCUMENT = "docs/own-data.md"
SIDE, ROWS = 12, 60


def frames(rows, seed):
    """A dot of its own place and light in each, in colour."""
    generator = np.random.default_rng(seed)
    pictures = np.full((rows, SIDE, SIDE, 3), 40, np.uint8)
    for k, (y, x, light) in enumerate(generator.integers([1, 1, 90], [SIDE - 1, SIDE - 1, 250], (rows, 3))):
        pictures[k, y - 1:y + 2, x - 1:x + 2] = light
    return pictures


class Recipes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        generator = np.random.default_rng(0)
        factors = generator.normal(size=(ROWS, 6))
        shutil.copy(tree.ROOT / "tests/fixtures/3dshapes_like.h5", cls.folder / "3dshapes.h5")
        np.savez_compressed(cls.folder / "dsprites.npz", imgs=(frames(ROWS, 1)[..., 0] > 60).astype(np.uint8),
                            latents_values=factors, latents_classes=factors.astype(int),
                            metadata=np.array({"title": "dSprites"}, dtype=object))
        sizes = (3, 4, 5)
        np.savez(cls.folder / "mpi3d.npz", images=frames(60, 2).reshape(*sizes, SIDE, SIDE, 3))
        np.save(cls.folder / "factors.npy", np.indices(sizes).reshape(3, -1).T)
        np.savez(cls.folder / "pong.npz", images=frames(ROWS, 3), latents=factors[:, :3],
                 targets=generator.integers(0, 2, (ROWS, 3)), keys=np.array(["x", "y", "v"]))
        np.savez(cls.folder / "pairs.npz", xt=frames(ROWS, 4), yt=frames(ROWS, 5), actions=factors[:, :2])
        cls.program("generate", "TreeRobotBallScene", "--out", "trb", "--format", "png", "--rows", "40")
        cls.program("generate", "SceneActionDiag", "--out", "images", "--format", "png", "--rows", "40")
        (cls.folder / "images/z.npy").rename(cls.folder / "raw_latents.npy")
        section = re.search(r"^## 7\..*?(?=^## )", tree.text_of(DOCUMENT), re.DOTALL | re.MULTILINE)[0]
        cls.recipes = [json.loads(block) for block in re.findall(r"^```json\n(.*?)^```", section, re.DOTALL | re.MULTILINE)]

    @classmethod
    def program(cls, *arguments):
        return subprocess.run([os.path.join(PROGRAMS, "disentangle"), *arguments], cwd=cls.folder, capture_output=True,
                              text=True, check=True)

    def test_every_recipe_is_read(self):
        self.assertEqual(len(self.recipes), 7)
        for number, recipe in enumerate(self.recipes):
            with self.subTest(recipe=recipe):
                file = self.folder / f"recipe{number}.json"
                file.write_text(json.dumps(recipe), encoding="utf-8")
                found = json.loads(self.program("data", file.name, "--json").stdout)
                self.assertTrue(found["usable"], found["problems"])
                kinds = {column["role"]: column["type"] for column in found["columns"]}
                self.assertEqual(kinds["x"], "frames")
                self.assertEqual(kinds.get("a"), "number" if "a" in recipe["data"] else None)
                self.assertEqual(kinds.get("z"), "number" if "z" in recipe["data"] else None)

    def test_roles_are_guessed_as_the_recipes_give_them(self):
        for name, roles in [("3dshapes.h5", {"images": "x", "labels": "z"}),
                            ("dsprites.npz", {"imgs": "x", "latents_values": "z", "latents_classes": "ignore"}),
                            ("pong.npz", {"images": "x", "latents": "z", "targets": "a"}),
                            ("pairs.npz", {"xt": "x", "yt": "y", "actions": "a"})]:
            with self.subTest(file=name):
                found = json.loads(self.program("data", name, "--json").stdout)
                self.assertEqual({column["key"]: column["role"] for column in found["columns"]}, roles)

    def test_one_without_actions_and_one_with_them_train(self):
        for number in (1, 3):
            recipe = dict(self.recipes[number], training={"steps": 20, "batch": 16, "evaluate_every": 20})
            recipe["data"] = dict(recipe["data"], latents=3)
            if "z" in recipe["data"] and number == 1:
                recipe["data"]["z"] = None
            file = self.folder / f"train{number}.json"
            file.write_text(json.dumps(recipe), encoding="utf-8")
            answer = json.loads(self.program("train", file.name, "--out", f"train{number}.run", "--json").stdout)
            self.assertEqual(answer["steps"], 20)


if __name__ == "__main__":
    unittest.main()
