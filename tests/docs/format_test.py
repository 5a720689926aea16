# SPDX-License-Identifier: GPL-3.0-or-later
"""Every C++ file is laid out as .clang-format says."""

import os
import subprocess
import unittest

import tree

CLANG_FORMAT = os.environ.get("CLANG_FORMAT", "clang-format")


class Format(unittest.TestCase):
    def test_the_tree_obeys_its_formatter(self):
        sources = [str(path) for path in tree.files() if tree.is_cpp(path)]
        self.assertGreater(len(sources), 100)
        # A diff of each file would be long; the first line of each complaint names the place.
        result = subprocess.run([CLANG_FORMAT, "--dry-run", "-Werror", *sources], cwd=tree.ROOT, text=True,
                                capture_output=True)
        places = [line for line in result.stderr.splitlines() if ": error: " in line]
        version = subprocess.run([CLANG_FORMAT, "--version"], text=True, capture_output=True).stdout.strip()
        self.assertEqual(result.returncode, 0, f"\n{version} would lay these out anew (clang-format -i FILE):\n"
                         + "\n".join(places or [result.stderr]))


if __name__ == "__main__":
    unittest.main()
