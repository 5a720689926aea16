#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Installs what was built into a folder and uses it there."""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree

BUILD = os.environ["DISENTANGLE_BUILD_DIR"]


def run(*command, status=0, **options):
    """Standard output of a command that must end with that status."""
    result = subprocess.run([str(word) for word in command], capture_output=True, text=True, **options)
    if result.returncode != status:
        raise AssertionError(f"{command}: status {result.returncode}\n{result.stdout}\n{result.stderr}")
    return result.stdout


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.prefix = pathlib.Path(cls.folder.name) / "usr"
        run("cmake", "--install", BUILD, "--prefix", cls.prefix)
        cls.share = cls.prefix / "share"
        cls.engine = cls.prefix / "bin" / "disentangle"
        cls.studio = cls.prefix / "bin" / "disentangle-studio"

    def test_the_programs_are_of_one_version(self):
        version = re.search(r"^CMAKE_PROJECT_VERSION:STATIC=(.*)$", pathlib.Path(BUILD, "CMakeCache.txt").read_text(),
                            re.MULTILINE).group(1)
        self.assertEqual(run(self.engine, "--version").split(), ["disentangle", version])
        self.assertEqual(run(self.studio, "--version").split(), ["disentangle-studio", version])
        metainfo = xml.etree.ElementTree.parse(self.share / "metainfo" / "org.disentangle.Studio.metainfo.xml")
        self.assertEqual(metainfo.find("releases/release").get("version"), version)

    def test_it_trains_and_draws_where_it_is_installed(self):
        with tempfile.TemporaryDirectory() as folder:
            run(self.engine, "train", "Example2", "--set", "training.steps=20", "--out", "a.run", "--quiet", cwd=folder)
            run(self.studio, "--export", "scores", "--run", "a.run", "--to", "a.pdf", cwd=folder)
            self.assertTrue(pathlib.Path(folder, "a.pdf").read_bytes().startswith(b"%PDF"))

    def test_manual_pages_name_every_option(self):
        for program in self.engine, self.studio:
            # In mdoc a dash of an option is a word of its own: ".Fl Fl figure-size Ar name".
            page = (self.share / "man" / "man1" / f"{program.name}.1").read_text()
            named = set(re.findall(r"Fl Fl ([A-Za-z-]+)", page))
            texts = [run(program, "--help")]
            if program == self.engine:
                verbs = re.findall(r"^  ([a-z]+) ", texts[0].split("Subcommands:")[1].split("\n\n")[0], re.MULTILINE)
                texts += [run(program, verb, "--help") for verb in verbs]
            options = set(re.findall(r"^ +(?:-\w, ?)?--([A-Za-z-]+)", "\n".join(texts), re.MULTILINE))
            self.assertGreater(len(options), 10)
            self.assertEqual(options - named - {"help", "help-all", "version"}, set(), program.name)

    def test_the_menu_entry_opens_files_with_the_studio(self):
        entry = self.share / "applications" / "org.disentangle.Studio.desktop"
        fields = dict(line.split("=", 1) for line in entry.read_text().splitlines() if "=" in line)
        self.assertTrue(shutil.which(fields["Exec"].split()[0], path=self.prefix / "bin"))
        self.assertTrue((self.share / "icons" / "hicolor" / "scalable" / "apps" / f"{fields['Icon']}.svg").exists())
        run("desktop-file-validate", "--no-hints", entry)
        types = {mime.get("type") for mime in xml.etree.ElementTree.parse(
            self.share / "mime" / "packages" / "org.disentangle.Studio.xml").getroot()}
        self.assertEqual(set(fields["MimeType"].strip(";").split(";")), types)

    def test_software_centres_accept_the_description(self):
        run("appstreamcli", "validate", "--no-net", self.share / "metainfo" / "org.disentangle.Studio.metainfo.xml")

    def test_desktops_tell_runs_and_experiments_from_other_files(self):
        run("update-mime-database", self.share / "mime")
        data = {"XDG_DATA_DIRS": f"{self.share}:/usr/share", "XDG_DATA_HOME": self.folder.name, "LC_ALL": "C.UTF-8"}
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            run(self.engine, "train", "Example2", "--set", "training.steps=2", "--out", folder / "run-without-ending",
                "--quiet")
            (folder / "experiment").write_text(run(self.engine, "presets", "Example2", "--json"))
            (folder / "other").write_text('{"format": "another"}')
            (folder / "sqlite").write_bytes((folder / "run-without-ending").read_bytes()[:68] + bytes(100))

            def kind(name):
                return run("gio", "info", "-a", "standard::content-type", folder / name,
                           env={**os.environ, **data}).split("content-type:")[1].strip()

            self.assertEqual(kind("run-without-ending"), "application/vnd.disentangle.run")
            self.assertEqual(kind("experiment"), "application/vnd.disentangle.experiment+json")
            self.assertNotIn("disentangle", kind("other"))
            self.assertEqual(kind("sqlite"), "application/vnd.sqlite3")

    def complete(self, *words):
        """What bash offers for the last word."""
        script = self.share / "bash-completion" / "completions" / words[0]
        quoted = " ".join(f"'{word}'" for word in words)
        function = "_" + words[0].replace("-", "_")
        return run("bash", "--norc", "-c", f"""
            source /usr/share/bash-completion/bash_completion
            source '{script}'
            COMP_WORDS=({quoted}) COMP_CWORD={len(words) - 1} COMP_LINE="{' '.join(words)}"
            COMP_POINT=${{#COMP_LINE}}
            compopt() {{ :; }}
            {function}
            printf '%s\\n' "${{COMPREPLY[@]}}"
            """, env={**os.environ, "PATH": f"{self.prefix / 'bin'}:{os.environ['PATH']}"}).split()

    def test_the_shell_completes_verbs_options_choices_and_presets(self):
        self.assertIn("train", self.complete("disentangle", "tr"))
        self.assertIn("--settings", self.complete("disentangle", "train", "--set"))
        self.assertIn("ActionNonDiag", self.complete("disentangle", "train", "ActionN"))
        self.assertEqual(self.complete("disentangle", "train", "ActionDiag", "--settings", "re"), ["recipe"])
        self.assertIn("--figure-size", self.complete("disentangle-studio", "--fig"))
        self.assertEqual(self.complete("disentangle-studio", "--theme", "d"), ["dark"])


if __name__ == "__main__":
    unittest.main()
