"""Prints who said what about whom in articles, with types that `mypy --strict` checks.

who_said_what.py PATH NAME
"""

import datetime
import sys
from typing import Dict, List, Optional, Tuple

import demarche


def latest(statement: demarche.Statement) -> Optional[datetime.date]:
    """Gives the last day on which something can have been said."""
    return None if statement.said is None else statement.said.latest


def by_speaker(corpus: demarche.Corpus, about: str) -> Dict[str, List[demarche.Statement]]:
    """Gives the statements about somebody or something by who makes them."""
    found: Dict[str, List[demarche.Statement]] = {}
    for statement in corpus.said(about=about):
        found.setdefault(statement.speaker.name, []).append(statement)
    return found


def main(path: str, about: str) -> None:
    """Reads, and prints a line for each statement, then who is linked most."""
    corpus = demarche.read(path, errors="warn")
    for speaker, statements in sorted(by_speaker(corpus, about).items()):
        for statement in statements:
            start, end = statement.cue.span
            print(speaker, latest(statement), f"[{start}:{end}]", statement.act, statement.text, sep=" · ")
    degrees: List[Tuple[int, str]] = sorted(
        (int(network_degree), str(name)) for name, network_degree in corpus.to_networkx().degree()
    )
    print(degrees[-1] if degrees else "nobody")
    for relation in corpus.relations:
        if relation.is_fact and relation.happened is not None:
            print(relation.actor.name, relation.type, relation.recipient.name, relation.happened.value)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
