"""Lines of articles → lines of `demarche extract`, in an executor: every line gives one record, or one error with its reason.

Where the Python module is installed it reads the articles within the worker; else the program is run. Either may stop at
one article of many. A batch that does not come back whole is halved until the line is alone that it is about, so that the
others are not lost with it.
"""

import hashlib
import itertools
import json
import os
import shutil
import stat
import subprocess
import tempfile
from pathlib import Path

import pyarrow

try:
    import demarche
except ImportError:
    demarche = None

# The options of `demarche extract` that the module takes as well, with its words for them; True for those that take no value.
MODULE_OPTIONS = {
    "--infer-date": ("infer_date", True),
    "--day-first": ("day_first", True),
    "--published": ("published", str),
    "--recorded": ("recorded", str),
    "--min-confidence": ("min_confidence", float),
}

# So many articles are given to one run of the program, which starts in some 40 ms.
BATCH = 500


def extract_arrow(program, options, schema, batches):
    """Does what `extract_lines` does for record batches of Arrow with the columns `file` and `line`.

    `program` gives the path of the program; it is asked only where the program is needed.
    """
    extract = reader(program, options)
    rows = (row for batch in batches for row in zip(batch["file"].to_pylist(), batch["line"].to_pylist()))
    found = extract_lines(extract, rows)
    while some := list(itertools.islice(found, BATCH)):
        yield pyarrow.RecordBatch.from_arrays([pyarrow.array(column, pyarrow.string()) for column in zip(*some)], schema)


def reader(program, options):
    """Gives what reads a list of articles: the module where it is installed and knows the options, else the program."""
    known = module_options(options) if demarche else None
    if known is None:
        path = program()
        return lambda articles: run_program(path, options, articles)
    return lambda articles: run_module(known, articles)


def module_options(options):
    """Gives options of the program as arguments of the module; None where it has one of them not."""
    known, rest = {}, iter(options)
    for option in rest:
        flag, _, value = option.partition("=")
        if flag not in MODULE_OPTIONS:
            return None
        name, kind = MODULE_OPTIONS[flag]
        known[name] = True if kind is True else kind(value or next(rest, ""))
    return known


def extract_lines(extract, rows):
    """Gives (file, article, record, extraction, error) for each (file, line); `extraction` or `error` is None."""
    batch = []
    for file, line in rows:
        article, error = read_line(file, line)
        if error:
            yield file, None, line, None, error
            continue
        batch.append((file, article))
        if len(batch) == BATCH:
            yield from extract_batch(extract, batch)
            batch = []
    if batch:
        yield from extract_batch(extract, batch)


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


def extract_batch(extract, batch):
    """Reads some articles, and halves of them where not all come back."""
    lines, reason = extract([article for _, article in batch])
    ids = [json.loads(line)["article"] for line in lines]
    if ids == [article["id"] for _, article in batch]:
        for (file, article), line in zip(batch, lines):
            yield file, article["id"], about(article), line, None
    elif len(batch) > 1:
        half = len(batch) // 2
        yield from extract_batch(extract, batch[:half])
        yield from extract_batch(extract, batch[half:])
    else:
        [(file, article)] = batch
        yield file, article["id"], json.dumps(article), None, reason


def run_program(program, options, articles):
    """Gives the lines that the program writes, none if it ended with an error, and what it told."""
    sent = "\n".join(json.dumps(article) for article in articles)
    command = [program, "extract", "-", "--text", "--quiet", "--threads", "1", *options]
    ran = subprocess.run(command, input=sent, capture_output=True, encoding="utf-8", check=False)
    if ran.returncode == 2:
        # A wrong call is wrong for all: the job fails, and says how.
        raise RuntimeError(f"{' '.join(command)}: {ran.stderr.strip()}")
    told = ran.stderr.strip().splitlines()[:1] or [f"nothing came back; the program ended with {ran.returncode}"]
    return ran.stdout.split("\n")[:-1] if ran.returncode == 0 else [], told[0]


def run_module(options, articles):
    """Gives the lines that the module makes, with the texts in them as the program writes them, and what it told."""
    corpus = demarche.read(iter(articles), threads=1, errors="ignore", progress=False, **options)
    told = [str(problem) for problem in corpus.problems] or ["nothing came back"]
    lines = []
    for line, article in zip(corpus.lines, corpus.articles):
        # No string of JSON has a bare quotation mark: so the first key behind the head is found.
        head, rest = line.split(',"mentions":', 1)
        lines.append(f'{head},"text":{json.dumps(article.text, ensure_ascii=False)},"mentions":{rest}')
    return lines, told[0]


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
