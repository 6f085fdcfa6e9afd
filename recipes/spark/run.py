"""Lines of articles → lines of `demarche extract`, in an executor: every line gives one record, or one error with its reason.

The program may end with an error for one article of many. A batch that does not come back whole is halved until the
line is alone that it is about, so that the others are not lost with it.
"""

import hashlib
import json
import os
import shutil
import stat
import subprocess
import tempfile
from pathlib import Path

# So many articles are given to one run of the program, which starts in some 40 ms.
BATCH = 500


def extract_lines(program, options, rows):
    """Gives (file, article, record, extraction, error) for each (file, line); `extraction` or `error` is None."""
    batch = []
    for file, line in rows:
        article, error = read_line(file, line)
        if error:
            yield file, None, line, None, error
            continue
        batch.append((file, article))
        if len(batch) == BATCH:
            yield from extract_batch(program, options, batch)
            batch = []
    if batch:
        yield from extract_batch(program, options, batch)


def read_line(file, line):
    """Gives the article of a line with an id, or why it is none."""
    try:
        article = json.loads(line)
    except ValueError as error:
        return None, f"is no JSON: {error}"
    if not isinstance(article, dict):
        return None, "is no object of JSON"
    if not isinstance(article.get("text"), str) or not article["text"].strip():
        return None, "has no text"
    if not article.get("id"):
        # Of its content, so that a second run and another executor give it the same.
        article["id"] = f"{Path(file).stem}-{hashlib.sha256(line.encode()).hexdigest()[:16]}"
    article["id"] = str(article["id"])
    return article, None


def extract_batch(program, options, batch):
    """Runs the program over some articles, and over halves of them where not all come back."""
    sent = "\n".join(json.dumps(article) for _, article in batch)
    command = [program, "extract", "-", "--text", "--quiet", "--threads", "1", *options]
    ran = subprocess.run(command, input=sent, capture_output=True, encoding="utf-8", check=False)
    lines = ran.stdout.split("\n")[:-1] if ran.returncode in (0, 1) else []
    ids = [json.loads(line)["article"] for line in lines]
    if ran.returncode == 0 and ids == [article["id"] for _, article in batch]:
        for (file, article), line in zip(batch, lines):
            yield file, article["id"], about(article), line, None
    elif ran.returncode == 2:
        # A wrong call is wrong for all: the job fails, and says how.
        raise RuntimeError(f"{' '.join(command)}: {ran.stderr.strip()}")
    elif len(batch) > 1:
        half = len(batch) // 2
        yield from extract_batch(program, options, batch[:half])
        yield from extract_batch(program, options, batch[half:])
    else:
        [(file, article)] = batch
        reason = ran.stderr.strip().splitlines()[:1] or [f"nothing came back; the program ended with {ran.returncode}"]
        yield file, article["id"], json.dumps(article), None, reason[0]


def about(article):
    """Gives what is known of an article besides its text, as JSON."""
    return json.dumps({name: value for name, value in article.items() if name != "text"})


def install(shipped):
    """Gives a program that may be run of a file that Spark has brought, which lost that on the way."""
    target = Path(tempfile.gettempdir()) / f"demarche-{os.getuid()}-{os.stat(shipped).st_size}"
    if not target.exists():
        # Several may do so at once: the last one to rename wins, and all are the same.
        own = target.with_suffix(f".{os.getpid()}")
        shutil.copyfile(shipped, own)
        own.chmod(own.stat().st_mode | stat.S_IXUSR)
        own.rename(target)
    return str(target)
