# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of a recorded run, opened in headless Chromium without a network: it shows what it is asked for and plays."""
import base64
import os
import re
import struct
import subprocess
import sys
import tempfile
import unittest
from html.parser import HTMLParser

DISENTANGLE, CHROMIUM = sys.argv[1], sys.argv[2]  # "...-NOTFOUND" where there is no browser
VOID = {"meta", "input", "br", "hr", "img", "link"}


class Page(HTMLParser):
    """Every element as (name, attributes, text within)."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.open = [], []
        self.feed(text)

    def handle_starttag(self, name, attributes):
        self.elements.append((name, dict(attributes), []))
        if name not in VOID:
            self.open.append(self.elements[-1])

    def handle_endtag(self, name):
        while self.open and self.open.pop()[0] != name:
            pass

    def handle_data(self, data):
        for element in self.open:
            element[2].append(data)

    def all(self, name, **attributes):
        return [e for e in self.elements if e[0] == name and all(e[1].get(k) == v for k, v in attributes.items())]

    def text(self, **attributes):
        return "".join(next(e for e in self.elements if all(e[1].get(k) == v for k, v in attributes.items()))[2])


class InBrowser(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.run_file = os.path.join(cls.folder.name, "a.run")
        cls.page_file = os.path.join(cls.folder.name, "a.html")
        lesson = os.path.join(cls.folder.name, "lesson.md")
        with open(lesson, "w", encoding="utf-8") as file:
            file.write("---\ntitle: One action, one factor\n---\n# Watch the graph\n\nPlay, and *look* at the edges.\n")
        cls.program("train", "Example2", "--set", "training.steps=400", "--set", "estimator.starts=1", "--threads", "1",
                    "--out", cls.run_file)
        cls.program("figure", "--html", "--run", cls.run_file, "--to", cls.page_file, "--lesson", lesson)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @staticmethod
    def program(*arguments):
        subprocess.run([DISENTANGLE, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def opened(self, place):
        """The page after thirty virtual seconds in the browser."""
        done = subprocess.run(
            [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
             "--proxy-server=127.0.0.1:9", "--user-data-dir=" + os.path.join(self.folder.name, "profile"),
             "--virtual-time-budget=30000", "--enable-logging=stderr", "--dump-dom", "file://" + self.page_file + place],
            capture_output=True, text=True, check=True)
        self.assertNotIn("Uncaught", done.stderr)
        self.assertNotIn("Content Security Policy", done.stderr)
        return Page(done.stdout)

    def steps(self):
        with open(self.page_file, encoding="utf-8") as file:
            return [int(step) for step in re.search(r'"steps":\[([0-9,]*)\]', file.read()).group(1).split(",")]

    def test_opens_at_the_view_and_the_step_of_its_address(self):
        steps = self.steps()
        page = self.opened(f"#view=graphs&step={steps[2]}")
        self.assertEqual(page.all("html")[0][1]["data-step"], str(steps[2]))
        self.assertEqual(page.text(id="tab-graphs"), "Graphs")
        self.assertEqual(page.all("button", id="tab-graphs")[0][1]["aria-selected"], "true")
        # True and learned Ga, three latents by three actions, each cell with its value in words.
        titles = ["".join(e[2]) for e in page.all("title") if re.fullmatch(r".*, a\d: \d\.\d\d", "".join(e[2]))]
        self.assertEqual(len(titles), 18)
        self.assertIn("z1, a1: 1.00", titles)

    def test_shows_frames_as_pictures(self):
        scene = os.path.join(self.folder.name, "scene.run")
        self.program("train", "TreeRobotBallScene", "--set", "training.steps=60", "--set", "training.batch=256",
                     "--set", "world.rows.train=2000", "--set", "world.scene.size=16", "--threads", "1", "--out", scene)
        page_file, self.page_file = self.page_file, os.path.join(self.folder.name, "scene.html")
        try:
            self.program("figure", "--html", "--run", scene, "--to", self.page_file)
            page = self.opened("#view=traversals")
            self.assertLess(os.path.getsize(self.page_file), 3_000_000)
        finally:
            self.page_file = page_file
        sources = [e[1]["href"] for e in page.all("image")]
        # A true and a learned latent each, of three; five places of each.
        self.assertEqual(len(sources), 2 * 3 * 5)
        for source in set(sources):
            self.assertTrue(source.startswith("data:image/jpeg;base64,"))
            picture = base64.b64decode(source.split(",")[1])
            self.assertEqual(picture[:2], b"\xff\xd8")
            at = picture.index(b"\xff\xc0")
            self.assertEqual(struct.unpack(">HH", picture[at + 5:at + 9]), (16, 5 * 16))

    def test_plays_to_the_end(self):
        page = self.opened("#view=scores&step=0&play")
        self.assertEqual(page.all("html")[0][1]["data-step"], str(self.steps()[-1]))
        self.assertEqual(page.text(id="play"), "Play")

    def test_every_view_draws(self):
        page = self.opened("")
        tabs = [e[1]["id"][4:] for e in page.all("button", role="tab")]
        self.assertEqual(tabs[:3], ["scores", "latents", "graphs"])
        for tab in tabs:
            drawn = self.opened("#view=" + tab)
            self.assertTrue(drawn.all("figure"), tab)
            self.assertTrue(drawn.all("rect") or drawn.all("path") or drawn.all("td") or drawn.all("circle"), tab)

    def test_has_the_lesson_beside_it_and_is_small(self):
        page = self.opened("")
        self.assertIn("Watch the graph", page.text(id="lesson"))
        self.assertNotIn("title:", page.text(id="lesson"))
        self.assertLess(os.path.getsize(self.page_file), 3_000_000)


if not os.path.exists(CHROMIUM):
    print("skipped: there is no Chromium to open a page in")
    sys.exit(77)
unittest.main(argv=sys.argv[:1])
