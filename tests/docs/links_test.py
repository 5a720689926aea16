# SPDX-License-Identifier: GPL-3.0-or-later
"""What documents and comments point at exists, and nothing points into one person's machine."""

import re
import unittest

import tree

LINK = re.compile(r"\[[^\]]*\]\(([^()\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
# "docs/theory.md (f)", "docs/recipe.md, section 2", "docs/architecture.md"
CITATION = re.compile(r"\bdocs/([\w-]+\.md)(?: \(([a-z])\)|,? section (\d+))?")
# A path from the root, with or without its suffix: core/graph/presets.{h,cpp}. What follows a variable or another folder
# is none, and a name in capitals stands for others, as in tests/ui/ROOM/WHAT_test.cpp.
NAMED = re.compile(r"(?<![\w/.>$}-])((?:core|ui|app|docs|resources|tests|packaging|cmake)"
                   r"(?:/[\w-]+(?:\.(?:\w+|\{[\w,]+\}))*|/\{[\w,]+\}(?:\.\w+)?)+)")
PLACEHOLDER = re.compile(r"/[A-Z]{2,}(?!\.md\b)(?=[/_.]|$)")
# The folders in which machines keep their users and their work. A name in angle brackets or a variable is none.
MACHINE_PATH = re.compile(r"(?<![\w.$})>/-])/(?:home|Users|root|work|mnt|media|scratch)/[\w.-]+")


def anchors(text):
    """What GitHub calls the headings of a document."""
    headings = re.findall(r"^#+ +(.*?) *$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def sections(text):
    """{"f", "2", ...} of headings such as "## (f) Estimation" and "## 2. The recipe"."""
    found = re.findall(r"^#+ +(?:\(([a-z])\)|(\d+)\.)", text, re.MULTILINE)
    return {letter or number for letter, number in found}


class Links(unittest.TestCase):
    def test_links_between_documents_lead_to_files_and_headings_that_exist(self):
        documents = [path for path in tree.files() if path.suffix == ".md"]
        self.assertGreater(len(documents), 5)
        broken = []
        for document in documents:
            for target in LINK.findall(FENCE.sub("", tree.text_of(document))):
                if re.match(r"[a-z]+:", target):
                    continue  # of the web: a test depends on nothing outside of the tree
                name, _, anchor = target.partition("#")
                path = (tree.ROOT / document).parent / name if name else tree.ROOT / document
                if not path.exists():
                    broken.append(f"{document}: {target}: there is no such file")
                elif anchor and path.suffix == ".md" and anchor not in anchors(path.read_text(encoding="utf-8")):
                    broken.append(f"{document}: {target}: there is no such heading")
        self.assertFalse(broken, "\n" + "\n".join(broken))

    def test_documents_and_sections_that_code_and_help_cite_exist(self):
        broken, seen = [], 0
        for path, text in tree.text_files():
            for citation in CITATION.finditer(text):
                seen += 1
                name, letter, number = citation.groups()
                document = tree.ROOT / "docs" / name
                if not document.exists():
                    broken.append(f"{path}: docs/{name} does not exist")
                elif (section := letter or number) and section not in sections(document.read_text(encoding="utf-8")):
                    broken.append(f"{path}: docs/{name} has no section {section}")
        self.assertGreater(seen, 10)
        self.assertFalse(broken, "\n" + "\n".join(broken))

    def test_files_that_documents_and_comments_name_exist(self):
        """core/graph/presets.h, core/graph/presets.{h,cpp}, core/graph/presets and core/graph are promises, wherever."""
        broken = []
        for path, text in tree.text_files():
            if path.suffix in (".json", ".svg") or path.name == "links_test.py":
                continue
            for number, line in enumerate(text.splitlines(), 1):
                if line.startswith("#include"):
                    continue  # the compiler sees to those
                for name in paths_in(line):
                    broken += [f"{path}:{number}: {name} does not exist" for name in alternatives(name)
                               if not any((tree.ROOT / (name + suffix)).exists() for suffix in ("", ".h", ".cpp"))]
        self.assertFalse(broken, "\n" + "\n".join(broken))

    def test_no_file_names_a_place_on_one_machine(self):
        found = []
        for path, text in tree.text_files():
            for number, line in enumerate(text.splitlines(), 1):
                if MACHINE_PATH.search(line) and path.name != "links_test.py":
                    found.append(f"{path}:{number}: {line.strip()[:100]}")
        self.assertFalse(found, "\n" + "\n".join(found))


def paths_in(line):
    return [name for name in NAMED.findall(line) if not PLACEHOLDER.search(name)]


def alternatives(name):
    """core/x.{h,cpp} -> core/x.h, core/x.cpp"""
    match = re.search(r"\{([^}]*)\}", name)
    if not match:
        return [name]
    return [name[:match.start()] + part + name[match.end():] for part in match.group(1).split(",")]


class Patterns(unittest.TestCase):
    """The tests above are no better than their patterns."""

    def test_a_machine_path_is_told_from_other_slashes(self):
        for text in ("see /home/ann/notes", '"/root/data.npy"', "cd /work/main"):
            self.assertTrue(MACHINE_PATH.search(text), text)
        for text in ("${dir}/home/x", "a/home/b", "/usr/bin/python3", "https://example.org/work/x", "R/work/d"):
            self.assertFalse(MACHINE_PATH.search(text), text)

    def test_paths_are_read_wherever_they_stand(self):
        self.assertEqual(paths_in("core/learn/trainer.{h,cpp} and `tests/bench/run --quick`, ui/style. tests/a/B.md."),
                         ["core/learn/trainer.{h,cpp}", "tests/bench/run", "ui/style", "tests/a/B.md"])
        self.assertEqual(paths_in("build/core/x.h tests/ui/ROOM/WHAT_test.cpp ../app/run core/data/KIND, ui."), [])
        self.assertEqual(alternatives("a/b.{h,cpp}"), ["a/b.h", "a/b.cpp"])

    def test_citations_are_read_with_their_sections(self):
        self.assertEqual(CITATION.search("(docs/theory.md (f); golden)").groups(), ("theory.md", "f", None))
        self.assertEqual(CITATION.search("docs/recipe.md, section 2.").groups(), ("recipe.md", None, "2"))
        self.assertEqual(CITATION.search("see docs/recipe.md, which").groups(), ("recipe.md", None, None))

    def test_headings_are_called_as_github_calls_them(self):
        self.assertEqual(anchors("# One way\n## (f) Estimation, and `more`\n```\n# no heading\n```\n"),
                         {"one-way", "f-estimation-and-more"})
        self.assertEqual(sections("# A\n## (f) B\n## 2. C\n"), {"f", "2"})


if __name__ == "__main__":
    unittest.main()
