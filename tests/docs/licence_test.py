# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source file says under which licence it is."""

import unittest

import tree

SIGNS = {True: "// ", False: "# "}
LINE = "SPDX-License-Identifier: GPL-3.0-or-later"


class Licence(unittest.TestCase):
    def test_every_source_file_begins_with_its_licence(self):
        lacking = []
        for path in tree.files():
            if not (tree.is_cpp(path) or tree.is_cmake(path) or tree.is_script(path)):
                continue
            lines = tree.text_of(path).splitlines()
            # The kernel wants to see a script's interpreter first.
            first = lines[1:2] if lines and lines[0].startswith("#!") else lines[:1]
            if first != [SIGNS[tree.is_cpp(path)] + LINE]:
                lacking.append(str(path))
        self.assertFalse(lacking, "\n" + "\n".join(lacking))

    def test_the_licence_itself_is_there(self):
        text = tree.text_of("LICENSE")
        self.assertIn("GNU GENERAL PUBLIC LICENSE\n                       Version 3, 29 June 2007", text)
        self.assertIn("END OF TERMS AND CONDITIONS", text)


if __name__ == "__main__":
    unittest.main()
