"""How fast articles are read from Python: beside the program, and beside the quotations that textacy finds.

  speed.py ARTICLES PROGRAM [--model NAME] [--rounds N] [--sample N]

Rounds alternate, so that whatever else runs on the machine slows all alike; the best of each is told. textacy is measured
where it is installed, on a sample of the articles, with the model of spaCy that is named.
"""

import argparse
import subprocess
import time

import demarche


def best(rounds, works):
    """Gives the shortest time of each piece of work, in seconds."""
    shortest = {name: float("inf") for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            began = time.perf_counter()
            work()
            shortest[name] = min(shortest[name], time.perf_counter() - began)
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
    for name, seconds in shortest.items():
        print(f"{name:24} {seconds:7.3f} s")
    own = shortest["program"] - shortest["program, start"]
    print(f"read has {shortest['program'] / shortest['read']:.0%} of the program's speed", end=", ")
    print(f"{own / shortest['read']:.0%} without its start", end=", ")
    print(f"{own / shortest['read, statements']:.0%} with all statements made objects")

    work = textacy_work(arguments.model, sample)
    if work is None:
        print("textacy is not installed")
        return
    took = best(2, {"textacy": work})["textacy"]
    print(f"textacy {took:.2f} s for {len(sample)} articles: {took / shortest['extract, sample']:.0f} times as long")


if __name__ == "__main__":
    main()
