# SPDX-License-Identifier: GPL-3.0-or-later
"""No two classes of one program have the same name.

The linker keeps one definition of an inline member and drops the others without a word: two classes `Rows` in one
namespace then run each other's destructors. The preset odr finds all such violations, by link-time optimisation, in
half an hour; this finds those of classes and enumerations in a second.
"""

import collections
import re
import unittest

import tree

# What has no braces of the language in it.
QUIET = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'|^[ \t]*#(?:\\\n|[^\n])*',
                   re.DOTALL | re.MULTILINE)
NAMESPACE = re.compile(r"\bnamespace\b\s*([\w:]*)\s*$")
TYPE = re.compile(r"\b(?:class|struct|union|enum(?:\s+(?:class|struct))?)\s+(?:\[\[.*?\]\]\s*|alignas\(\w+\)\s*)*"
                  r"([\w:]+(?:<[^{};]*?>)?)\s*(?:final\s*)?(?::[^:][^{};()]*)?$")


def definitions(text):
    """Qualified names of the types that `text` defines in namespaces that have a name."""
    text = QUIET.sub(lambda quiet: '""' if quiet[0][0] in "\"'R" else " ", text)
    scopes = []  # of each open brace: a namespace's name, or None for anything else
    start = 0
    for brace in re.finditer(r"[{};]", text):
        before = text[start:brace.start()].strip()
        start = brace.end()
        if brace[0] == "}":
            if scopes:
                scopes.pop()
        elif brace[0] == "{":
            scope = None
            if all(scopes):
                if namespace := NAMESPACE.search(before):
                    scope = namespace[1] or None  # what has no name is its file's own
                elif (name := TYPE.search(before)) and not before.startswith(("typedef", "using")):
                    yield "::".join(scopes + [name[1]])
            scopes.append(scope)


def program_of(path):
    """Core, window and programs are linked together; tests of one folder are, at most."""
    return path.parent.as_posix() if path.parts[0] == "tests" else "product"


class OneDefinition(unittest.TestCase):
    def test_definitions_are_found_where_they_are(self):
        found = list(definitions("""
            namespace a::b { enum class E : int { x }; struct Declared; /* struct Comment {}; */
            template <class T> class C final : public D<T> { struct Inner {}; };
            namespace { struct Own {}; }
            void f() { struct Local {}; auto s = "struct Text {"; } }
            struct Global {};"""))
        self.assertEqual(found, ["a::b::E", "a::b::C", "Global"])

    def test_no_two_classes_of_a_program_have_one_name(self):
        places = collections.defaultdict(set)
        for path in tree.files():
            if tree.is_cpp(path):
                for name in definitions(tree.text_of(path)):
                    places[program_of(path), name].add(path.as_posix())
        self.assertGreater(len(places), 200)
        twice = [f"{name}: {', '.join(sorted(files))}" for (_, name), files in places.items() if len(files) > 1]
        self.assertFalse(twice, "\n" + "\n".join(sorted(twice)))


if __name__ == "__main__":
    unittest.main()
