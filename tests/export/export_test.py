# SPDX-License-Identifier: GPL-3.0-or-later
"""What leaves the program is what the program says: model.pt in PyTorch, weights.npz in numpy, encode and decode.

    export_test.py torch|numpy PROGRAM RANDOM_MODELS EXPORT_MD

Random models of every kind, written with what the fused backend makes of them, and small runs of the real program, are
held against an implementation of their own in numpy. Exits with 77 where numpy, or PyTorch, is not installed."""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

skipped = 77
kind, program, random_models, export_md = sys.argv[1:]
try:
    import numpy
    import models
    if kind == "torch":
        import torch
except ModuleNotFoundError as missing:
    print(f"skipped: {missing} (apt install python3-numpy python3-torch)")
    sys.exit(skipped)

random_count = 60
tolerance = 1e-5  # of the largest number, where that is beyond 1


def call(*arguments, folder):
    done = subprocess.run([program, *map(str, arguments)], cwd=folder, capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError(f"{arguments} ended with {done.returncode}: {done.stderr}")
    return done.stdout


class Case(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory(prefix="disentangle-export-")
        cls.addClassCleanup(cls.temporary.cleanup)
        cls.folder = pathlib.Path(cls.temporary.name)

    def near(self, found, expected, what):
        found = numpy.asarray(found, numpy.float64)
        self.assertEqual(found.shape, expected.shape, what)
        self.assertTrue(numpy.isfinite(expected).all(), what)
        off = numpy.abs(found - expected).max()
        self.assertLessEqual(off, tolerance * max(1, numpy.abs(expected).max()), what)

    def loaded(self, folder):
        """encode, decode and transition of the model in `folder` by what was exported, and the expected of each."""
        arrays = numpy.load(folder / "weights.npz")
        expected = models.Model(arrays)
        return (TorchModel(self, folder / "model.pt", arrays) if kind == "torch" else expected), expected

    def check_transition(self, model, expected, z, a):
        inputs = {}
        if expected.has("transition.from_z.weight"):
            inputs["z_prev"] = z
        if a is not None:
            inputs["a"] = a
        self.near(model.transition(**inputs), expected.transition(**inputs), "transition")


class TorchModel:
    """The TorchScript module, given and giving arrays of numpy."""

    def __init__(self, case, file, arrays):
        self.module = torch.jit.load(str(file))
        legal = {name.replace(".", "_"): arrays[name] for name in arrays}
        held = {name: value.numpy() for name, value in
                [*self.module.named_parameters(), *self.module.named_buffers()]}
        case.assertEqual(sorted(held), sorted(legal))
        for name in held:
            case.assertEqual(held[name].dtype, legal[name].dtype)
            numpy.testing.assert_array_equal(held[name], legal[name], name)
        parameters = {name for name, _ in self.module.named_parameters()}
        case.assertEqual(parameters, {name.replace(".", "_") for name in arrays if "." in name or name == "decoder_logvar"})

    def __getattr__(self, name):
        method = getattr(self.module, name)
        return lambda *given, **named: method(*map(torch.from_numpy, given),
                                              **{k: torch.from_numpy(v) for k, v in named.items()}).numpy()


class RandomModels(Case):
    """Every kind of model, settled and in other coordinates, with and without a standardisation."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        subprocess.run([random_models, cls.folder, str(random_count), kind], check=True)

    def test_random_models_cover_what_there_is(self):
        names = [set(numpy.load(self.folder / str(seed) / "weights.npz")) for seed in range(random_count)]
        for name in ("unmix.weight", "bend.weight", "posterior.raw_variance", "transition.shared.weight",
                     "transition.shared.series.weight",
                     "transition.hidden2.bias", "transition.skip.weight", "decoder_logvar", "Ga", "Gz"):
            having = sum(name in held for held in names)
            self.assertGreater(having, 0, name)
            self.assertLess(having, random_count, name)

    def test_they_say_what_the_fused_backend_says(self):
        for seed in range(random_count):
            with self.subTest(seed=seed):
                folder = self.folder / str(seed)
                given = {file.stem: numpy.load(file) for file in folder.glob("*.npy")}
                model, expected = self.loaded(folder)
                self.near(model.encode(given["x"]), given["encoded"], "encode")
                self.near(model.decode(given["z"]), given["decoded"], "decode")
                self.check_transition(model, expected, given["z"], given.get("a"))

    if kind == "torch":
        def test_the_module_says_where_it_comes_from(self):
            module = torch.jit.load(str(self.folder / "1" / "model.pt"))
            self.assertEqual(module.step, 7)
            self.assertEqual(json.loads(module.experiment), {"seed": 3})
            self.assertEqual(len(module.actions), module.Ga.shape[1] if hasattr(module, "Ga") else 0)

        def test_the_module_takes_numbers_of_another_type(self):
            folder = self.folder / "0"
            module = torch.jit.load(str(folder / "model.pt"))
            x = torch.from_numpy(numpy.load(folder / "x.npy"))
            self.assertTrue(torch.equal(module.encode(x.double()), module.encode(x)))


def experiment(graph, estimator=None, sparsity=None, training=None, settings="auto"):
    return {"settings": settings, "seed": 3,
            "world": {"graph": graph, "d_x": 6, "rows": {"train": 4000, "validation": 200, "test": 200}},
            "estimator": {"width": 16, **(estimator or {})}, "sparsity": sparsity or {},
            "training": {"steps": 200, "batch": 32, "evaluate_every": 100, "checkpoint_every": 100,
                         "evaluation_rows": 200, **(training or {})}}


eye = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
experiments = {
    "actions": experiment({"Ga": eye, "Gz": None}),
    "time": experiment({"Ga": None, "Gz": eye}, {"posterior": "amortised"}),
    "both": experiment({"Ga": [[1], [1], [0]], "Gz": eye}, {"transition": {"activation": "sine"}}),
    "masks": experiment({"Ga": eye, "Gz": eye}, {"unmix": False, "variances": "learned"},
                        {"search": "masks"}, settings="recipe"),
}


class Runs(Case):
    """Small runs of the real program; "open" is one whose rotation is not settled yet."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for name, document in [*experiments.items(), ("open", experiments["both"])]:
            folder = cls.folder / name
            folder.mkdir()
            (folder / "experiment.json").write_text(json.dumps(document))
            stop = ["--stop-when", "mcc>=0"] if name == "open" else []
            call("train", "experiment.json", "--out", "a.run", "--threads", 1, "--quiet", *stop, folder=folder)
            call("generate", "experiment.json", "--out", ".", "--rows", 50, "--split", "test", "--force",
                 folder=folder)
            call("encode", "a.run", "--x", "x.npy", "--to", "z_hat.npy", folder=folder)
            call("decode", "a.run", "--z", "z_hat.npy", "--to", "x_hat.npy", folder=folder)
            call("weights", "a.run", "--to", "weights.npz", folder=folder)
            if kind == "torch":
                call("weights", "a.run", "--to", "model.pt", folder=folder)

    def test_the_files_and_the_commands_say_the_same(self):
        for name in [*experiments, "open"]:
            with self.subTest(run=name):
                folder = self.folder / name
                given = {file.stem: numpy.load(file) for file in folder.glob("*.npy")}
                model, expected = self.loaded(folder)
                x, z = given["x"], given["z_hat"]
                self.assertEqual(z.shape, (*x.shape[:-1], 3))
                self.assertGreater(z.std(), 1e-3)
                flat = x.reshape(-1, 6), z.reshape(-1, 3)
                self.near(model.encode(flat[0]), flat[1], "encode")
                self.near(model.decode(flat[1]), given["x_hat"].reshape(-1, 6), "decode")
                self.check_transition(model, expected, z[:, 0] if z.ndim == 3 else z, given.get("a"))

    def test_an_open_rotation_is_written_as_coordinates(self):
        turned = numpy.load(self.folder / "open" / "weights.npz")
        self.assertEqual(turned["transition_is_shared"], 1)
        self.assertGreater(numpy.abs(turned["coordinates"] - numpy.eye(3)).max(), 0.01)
        settled = numpy.load(self.folder / "both" / "weights.npz")
        self.assertEqual(settled["transition_is_shared"], 0)
        numpy.testing.assert_array_equal(settled["coordinates"], numpy.eye(3))

    def test_the_learned_graph_is_the_one_that_show_prints(self):
        for name in [*experiments, "open"]:
            with self.subTest(run=name):
                arrays = numpy.load(self.folder / name / "weights.npz")
                shown = json.loads(call("show", "a.run", "--json", folder=self.folder / name))
                order = shown["assignment"]  # show prints graphs in the order of the true latents
                if shown["learned_Ga"] is not None:
                    numpy.testing.assert_array_equal(arrays["Ga"][order], shown["learned_Ga"])
                if shown["learned_Gz"] is not None:
                    numpy.testing.assert_array_equal(arrays["Gz"][order][:, order], shown["learned_Gz"])

    def test_the_lines_of_the_documentation_do_what_they_say(self):
        folder = self.folder / "actions"
        ran = 0
        for language, code in re.findall(r"```(\w+)\n(.*?)```", pathlib.Path(export_md).read_text(), re.DOTALL):
            if language == "sh":
                lines = [line for line in code.splitlines() if kind == "torch" or "model.pt" not in line]
                path = {**os.environ, "PATH": os.path.dirname(program) + ":" + os.environ["PATH"]}
                subprocess.run(["sh", "-ec", "\n".join(lines)], cwd=folder, env=path, check=True,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            elif ("torch" in code) == (kind == "torch"):
                names = {}
                before = os.getcwd()
                os.chdir(folder)
                try:
                    exec(code, names)
                finally:
                    os.chdir(before)
                self.near(names["z"], numpy.load(folder / "z_hat.npy"), "the documentation's z")
                ran += 1
        self.assertEqual(ran, 1)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
