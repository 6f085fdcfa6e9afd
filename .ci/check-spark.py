"""Runs recipes/spark on two executors, kills one of them in the middle, and compares with one machine.

  check-spark.py PROGRAM FOLDER           the program; a folder for what is read and written
  check-spark.py PROGRAM FOLDER module    with the Python module, which is installed, in place of the program
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import pyarrow.parquet as parquet

ARTICLES = 400
FILES = 6
MASTER = "local-cluster[2,1,1024]"
RECIPE = Path("recipes/spark")
BAD = ["no JSON at all", '{"id": "without-text", "title": "Talks"}', "[1, 2]", '{"id": "empty", "text": "  "}']


def expect(name, found, wanted):
    """Fails where something else came out."""
    if found != wanted:
        sys.exit(f"{name}: {str(found)[:400]} in place of {str(wanted)[:400]}")


def write_input(folder):
    """Writes articles made of the paragraphs of our own ones over some files, with bad lines among them."""
    paragraphs = []
    for path in sorted(Path("seeds").glob("*.txt")) + sorted(Path("tests/articles").glob("*.txt")):
        paragraphs += [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    lines = [[] for _ in range(FILES)]
    articles = []
    for number in range(ARTICLES):
        text = "\n\n".join(paragraphs[(number * 7 + step * 31) % len(paragraphs)] for step in range(8))
        article = {"id": f"article-{number}", "publisher": ["Wire One", "The Daily"][number % 2], "text": text}
        if number % 10:
            article["published"] = f"202{number % 2 + 2}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        articles.append(article)
        lines[number % FILES].append(json.dumps(article))
    for number, line in enumerate(BAD):
        lines[number].insert(number * 3, line)
    # A letter beyond the first plane, and a line break that is none for JSON.
    odd = {"id": "odd", "text": "Putin 🙂 said that Japan\u2028is unfair.", "published": "2024-06-06"}
    articles.append(odd)
    lines[0].append(json.dumps(odd, ensure_ascii=False))
    folder.mkdir(parents=True)
    for number, own in enumerate(lines):
        (folder / f"part-{number}.ndjson").write_text("\n".join(own) + "\n", encoding="utf-8")
    return articles


def descendants(root):
    """Gives the processes that a process has started, directly or not, with their command lines."""
    parents, commands = {}, {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text()
                commands[int(entry.name)] = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            except OSError:
                continue
            parents[int(entry.name)] = int(stat.rsplit(")", 1)[1].split()[1])
    found, frontier = {}, {root}
    while frontier:
        frontier = {process for process, parent in parents.items() if parent in frontier}
        found.update({process: commands[process] for process in frontier})
    return found


def submit(master, script, *words, kill=False):
    """Runs a job; with `kill` one executor is killed as soon as the program runs in it."""
    spark = ["spark-submit", "--master", master, "--conf", "spark.ui.enabled=false", "--conf", "spark.task.maxFailures=8"]
    spark += ["--conf", "spark.sql.shuffle.partitions=4", "--conf", "spark.executor.memory=1g", "--py-files"]
    spark += [f"{RECIPE}/run.py,{RECIPE}/schema.py", f"{RECIPE}/{script}", *words]
    # Files, which a job that says much does not wait for.
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as told,
        tempfile.TemporaryFile("w+", encoding="utf-8") as log,
        subprocess.Popen(spark, stdout=told, stderr=log) as job,
    ):
        killed = False
        while kill and not killed and job.poll() is None:
            running = descendants(job.pid)
            executors = [process for process, command in running.items() if "CoarseGrainedExecutorBackend" in command]
            busy = [one for one in executors if any(" extract - " in command for command in descendants(one).values())]
            if busy:
                os.kill(busy[0], signal.SIGKILL)
                killed = True
            time.sleep(0.05)
        job.wait()
        out, err = (file.seek(0) or file.read() for file in (told, log))
    if job.returncode:
        sys.exit(f"{script}: ended with {job.returncode}\n{out[-4000:]}\n{err[-4000:]}")
    if kill and not killed:
        sys.exit("no executor was killed: all was done before")
    return out


def rows(folder):
    """Gives the rows of a table of Parquet."""
    return parquet.read_table(folder).to_pylist()


def extract_alone(program, articles):
    """Gives the lines that the program writes on one machine."""
    sent = "".join(json.dumps(article) + "\n" for article in articles)
    ran = subprocess.run([program, "extract", "-", "--text", "--quiet"], input=sent, capture_output=True, encoding="utf-8",
                         check=True)
    return ran.stdout.split("\n")[:-1]


def compare_module(program, folder):
    """Compares the lines that the module gives with those of the program."""
    articles = write_input(folder / "input")
    started = time.time()
    submit("local[2]", "extract.py", "--input", f"{folder}/input/*.ndjson", "--output", f"{folder}/output")
    lines = rows(folder / "output" / "lines")
    found = Counter(row["extraction"] for row in lines if row["extraction"])
    expect("lines of the module", found, Counter(extract_alone(program, articles)))
    expect("errors", sorted(row["record"] for row in lines if row["error"]), sorted(BAD))
    print(f"{sum(found.values())} articles read by the module as by the program in {time.time() - started:.0f} s")


def main():
    """Compares the tables with what the program says on one machine."""
    program, folder = sys.argv[1], Path(sys.argv[2])
    if sys.argv[3:] == ["module"]:
        compare_module(program, folder)
        return
    articles = write_input(folder / "input")
    started = time.time()
    submit(MASTER, "extract.py", "--demarche", program, "--input", f"{folder}/input/*.ndjson", "--output", f"{folder}/output",
           "--partitions", "12", kill=True)
    print(f"extracted in {time.time() - started:.0f} s, one executor killed")
    alone = extract_alone(program, articles)
    output = folder / "output"
    lines = rows(output / "lines")
    expect("lines", Counter(row["extraction"] for row in lines if row["extraction"]), Counter(alone))
    errors = rows(output / "errors")
    expect("errors", sorted(row["line"] for row in errors), sorted(BAD))
    expect("reasons", all(row["reason"] and row["file"].endswith(".ndjson") for row in errors), True)
    read = [json.loads(line) for line in alone]
    text = {line["article"]: line["text"] for line in read}
    contents = Counter()
    for line in read:
        for it in line["statements"]:
            content = " … ".join(text[line["article"]][start:end] for start, end in it["content"])
            contents[(line["article"], it["id"], it["speaker"]["name"], content)] += 1
    found = Counter((row["article"], row["id"], row["speaker"], row["content"]) for row in rows(output / "statements"))
    expect("statements", found, contents)
    expect("articles", Counter(row["article"] for row in rows(output / "articles")), Counter(list(text)))
    told = Counter((line["article"], it["type"], it["actor"]["name"], it["recipient"]["name"])
                   for line in read for it in line["relations"] + line["unrealized"])
    found = Counter((row["article"], row["relation"], row["actor"], row["recipient"]) for row in rows(output / "relations"))
    expect("relations", found, told)
    months = {line["article"]: (line["published"] or "undated")[:7] for line in read}
    expect("months", {row["article"]: row["month"] for row in rows(output / "articles")}, months)
    answers = [json.loads(line) for line in submit("local[2]", "ask.py", str(output)).splitlines()]
    asked = Counter(answer["question"] for answer in answers)
    expect("questions", sorted(asked), ["what-happened-between", "who-speaks-about-whom", "who-stands-where"])
    print(f"{len(alone)} articles, {sum(contents.values())} statements, {sum(told.values())} relations: as on one machine")
    print(f"{len(BAD)} bad lines with their reasons; answers: {dict(asked)}; {time.time() - started:.0f} s")


if __name__ == "__main__":
    main()
