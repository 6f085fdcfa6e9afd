"""Breaks the writing of an archive in every way, and looks whether what was written before is there.

  check-crashes.py PROGRAM FOLDER    kills it at 50 moments, fills a disk, cuts the file off at 50 places
"""

import json
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

ARTICLES = 500
MOMENTS = 50


class Crashes:
    """An archive in a folder, with the program that writes it."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.archive = folder / "a.db"

    def run(self, *words):
        """Runs the program, and gives its code and what it said."""
        ran = subprocess.run([self.program, *words], cwd=self.folder, capture_output=True, encoding="utf-8", check=False)
        return ran.returncode, ran.stdout + ran.stderr

    def add(self):
        """Begins to add all articles."""
        words = [self.program, "archive", "add", "a.db", "articles.ndjson", "--quiet"]
        return subprocess.Popen(words, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def articles(self):
        """Checks the archive and gives how many articles it has; 0 before the tables are there."""
        if not self.archive.exists() or self.archive.stat().st_size == 0:
            return 0
        code, told = self.run("archive", "info", "a.db")
        if code:
            # Killed while it made the tables, none of which is there then.
            if "is an empty database" in told:
                return 0
            sys.exit(f"archive info: {told}")
        code, checked = self.run("archive", "check", "a.db")
        if code:
            sys.exit(f"archive check: {checked}")
        return int(next(line for line in told.splitlines() if line.startswith("articles")).split()[1])


def write_articles(path):
    """Writes articles made of the paragraphs of our own ones."""
    paragraphs = []
    for source in sorted(Path("seeds").glob("*.txt")) + sorted(Path("tests/articles").glob("*.txt")):
        paragraphs += [line for line in source.read_text(encoding="utf-8").splitlines() if line.strip()]
    with open(path, "w", encoding="utf-8") as file:
        for number in range(ARTICLES):
            text = "\n\n".join(paragraphs[(number * 7 + step * 31) % len(paragraphs)] for step in range(3))
            file.write(json.dumps({"id": f"article-{number}", "published": "2024-06-06", "text": text}) + "\n")


def kill(crashes, whole):
    """Kills the program at moments of its run; each begins with what the last one left, and anew when all is there."""
    kept = 0
    for _ in range(MOMENTS):
        child = crashes.add()
        time.sleep(random.uniform(0, whole))
        child.send_signal(signal.SIGKILL)
        child.wait()
        now = crashes.articles()
        if now < kept:
            sys.exit(f"{now} articles are left of {kept}")
        kept = now
        if kept == ARTICLES:
            for file in crashes.folder.glob("a.db*"):
                file.unlink()
            kept = 0
    print(f"killed {MOMENTS} times: no article lost that was written")


def fill(crashes):
    """Writes onto a disk that is too small, where this may be mounted."""
    disk = crashes.folder / "disk"
    disk.mkdir()
    size = (crashes.folder / "whole.db").stat().st_size * 2 // 3
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", disk], check=False, capture_output=True)
    if mounted.returncode:
        print("no disk could be mounted: `cargo test` fills one by a limit of the shell")
        return
    try:
        full = Crashes(crashes.program, disk)
        (disk / "articles.ndjson").symlink_to(crashes.folder / "articles.ndjson")
        code, told = full.run("archive", "add", "a.db", "articles.ndjson")
        if code != 1 or "the disk is full" not in told:
            sys.exit(f"a full disk: {code} {told}")
        kept = full.articles()
        if not 0 < kept < ARTICLES:
            sys.exit(f"a full disk: {kept} articles are left")
        print(f"a full disk: {kept} of {ARTICLES} articles are there, and the program says why not more")
    finally:
        subprocess.run(["umount", disk], check=True)


def cut(crashes):
    """Cuts the file off anywhere: it is told to be damaged, and no command falls over it."""
    bytes_ = crashes.archive.read_bytes()
    broken = crashes.folder / "broken.db"
    for _ in range(MOMENTS):
        broken.write_bytes(bytes_[: random.randrange(100, len(bytes_) - 4096)])
        for words in [("archive", "check", "broken.db"), ("said", "broken.db", "--by", "Putin")]:
            code, told = crashes.run(*words)
            if code not in (0, 1) or words[0] == "archive" and code == 0:
                sys.exit(f"{words} of {broken.stat().st_size} bytes: {code} {told}")
    print(f"cut off at {MOMENTS} places: told each time")


def main():
    """Does all of it, and compares what was written bit by bit with what is written at once."""
    program, folder = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2]).resolve()
    folder.mkdir(parents=True)
    random.seed(19)
    crashes = Crashes(program, folder)
    write_articles(folder / "articles.ndjson")
    started = time.time()
    crashes.add().wait()
    whole = time.time() - started
    shutil.move(crashes.archive, folder / "whole.db")
    kill(crashes, whole)
    fill(crashes)
    crashes.add().wait()
    graphs = [crashes.run("merge", name) for name in ("a.db", "whole.db")]
    if graphs[0] != graphs[1]:
        sys.exit("what was written bit by bit differs from what was written at once")
    cut(crashes)


if __name__ == "__main__":
    main()
