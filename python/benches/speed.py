"""How fast articles are read from Python: beside the program, and beside the quotations that textacy finds.

  speed.py ARTICLES PROGRAM [--model NAME] [--rounds N] [--sample N]

Rounds alternate, so that whatever else runs on the machine slows all alike; the best of each is told, by the clock and by
the processors' time, which others disturb less. textacy is measured where it is installed, on a sample of the articles,
with the model of spaCy that is named.
"""

import argparse
import os
import subprocess
import time
from contextlib import suppress

import demarche

MEASURES = ("the clock", "the processors")


def used():
    """Gives the processors' time of this process and of those that it has run, in seconds."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def best(rounds, works):
    """Gives the shortest time of each piece of work, by the clock and of the processors, in seconds."""
    shortest = {name: (float("inf"), float("inf")) for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            began, before = time.perf_counter(), used()
            work()
            took = (time.perf_counter() - began, used() - before)
            shortest[name] = tuple(map(min, shortest[name], took))
    return shortest


def textacy_work(model, texts):
    """Gives the work of finding quotations with textacy; None where it is not installed."""
    try:
        import spacy
        from textacy.extract.triples import direct_quotations
    except ImportError:
        return None
    nlp = spacy.load(model)

    def work():
        for doc in nlp.pipe(texts):
            # It refuses texts with an odd number of quotation marks.
            with suppress(ValueError):
                list(direct_quotations(doc))

    return work


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles")
    parser.add_argument("program")
    parser.add_argument("--model", default="en_core_web_sm")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sample", type=int, default=50)
    arguments = parser.parse_args()

    demarche.extract("")  # The knowledge is loaded once.
    path = arguments.articles
    corpus = demarche.read(path, errors="ignore")
    texts = [article.text for article in corpus.articles]
    sample = texts[:: max(1, len(texts) // arguments.sample)]

    def program(*options):
        command = [arguments.program, "extract", "--quiet", *options, path]
        return lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

    def empty():
        # What the program needs to load its knowledge, which Python has already.
        subprocess.run([arguments.program, "extract", "--quiet", "-"], input=b"x", stdout=subprocess.DEVNULL)

    works = {
        "program": program(),
        "program, one thread": program("--threads=1"),
        "program, start": empty,
        "read": lambda: demarche.read(path, errors="ignore"),
        "read, one thread": lambda: demarche.read(path, errors="ignore", threads=1),
        "read, lines": lambda: demarche.read(path, errors="ignore").lines,
        "read, statements": lambda: len(demarche.read(path, errors="ignore").statements),
        "extract, each": lambda: [demarche.extract(text) for text in texts],
        "extract, sample": lambda: [demarche.extract(text).statements for text in sample],
    }
    shortest = best(arguments.rounds, works)
    print(f"{len(texts)} articles, {sum(map(len, texts)) / 1e6:.1f} million letters, {len(corpus.statements)} statements")
    for name, (clock, processors) in shortest.items():
        print(f"{name:24} {clock:7.3f} s  {processors:7.3f} s of processors")
    for name in ("read", "read, one thread", "read, statements"):
        program = shortest["program, one thread" if "thread" in name else "program"]
        by = [f"{one / other:.0%} by {what}" for one, other, what in zip(program, shortest[name], MEASURES)]
        print(f"{name}: {', '.join(by)} of the program's speed")

    work = textacy_work(arguments.model, sample)
    if work is None:
        print("textacy is not installed")
        return
    took = best(2, {"textacy": work})["textacy"]
    by = [f"{one / other:.0f} times by {what}" for one, other, what in zip(took, shortest["extract, sample"], MEASURES)]
    print(f"textacy takes longer than extract, for {len(sample)} articles: {', '.join(by)}")


if __name__ == "__main__":
    main()
