# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of the project, for the tests of this folder."""

import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Files that hold no text of ours.
BINARY = {".png", ".ico", ".icns", ".gif", ".ttf", ".run", ".npy", ".npz", ".h5", ".pt", ".gz"}


def files():
    """Paths relative to the root, sorted: what git keeps, or in an unpacked archive everything that is no build."""
    # The sources may belong to another user than the one who runs the tests, as in a container.
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    if (ROOT / ".git").exists():
        listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout.decode().split("\0")
        found = {pathlib.Path(name) for name in listed if name}
    else:
        found = set()
        for folder, folders, names in os.walk(ROOT):
            folders[:] = [f for f in folders if f not in (".cache", "__pycache__") and not f.startswith("build")]
            found |= {pathlib.Path(folder, name).relative_to(ROOT) for name in names}
    return sorted(path for path in found if (ROOT / path).is_file())


def text_of(path):
    return (ROOT / path).read_text(encoding="utf-8")


def text_files():
    """(path, text) of every file of ours that is text."""
    for path in files():
        if path.suffix in BINARY or "corpus" in path.parts:  # what fuzzers found is not text of ours
            continue
        yield path, text_of(path)


def is_cpp(path):
    return path.suffix in (".cpp", ".h", ".hpp", ".inc")


def is_script(path):
    """Python and shell, also by the first line of files without a suffix, and what such files source."""
    if path.suffix in (".py", ".sh") or path.as_posix() == "packaging/setup":
        return True
    if "corpus" in path.parts:  # of fuzzers: bytes, not sources
        return False
    with open(ROOT / path, "rb") as file:
        return not path.suffix and file.read(2) == b"#!"


def is_cmake(path):
    return path.name == "CMakeLists.txt" or path.suffix == ".cmake"
