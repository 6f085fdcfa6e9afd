"""Measures how often statements are right, by the way in which their content was found.

  demarche extract ARTICLES | measure.py GOLD.ndjson            prints the lines of data/statement/confidence.jsonl
  demarche extract ARTICLES | measure.py GOLD.ndjson --check    prints what `--min-confidence` keeps and how much is right

GOLD has one JSON object per article: {"doc": id, "attributions": [{"source": [[start, end], …], "content": [[start,
end], …]}, …]}, offsets in code points. A statement that stands in no other is right if its content and one of the gold,
which no better one takes, have half of their code points in common, and its speaker and the gold's source some, where
the gold has one. Measure on some articles, check on others. Python's standard library is all that it needs.
"""

import json
import sys
from collections import defaultdict

# The longest that fits a rule's end decides.
WAYS = """according-to as attitude clause colon gerund infinitive name-colon noun-is-that noun-that object object-infinitive
parenthetical preposition quote quote-colon rest small-clause subject-infinitive wh""".split()

# What few cases show is drawn to what all show, as if so many more had been seen.
WEIGHT = 10


def way(rule):
    fits = [name for name in WAYS if rule == name or rule.endswith("-" + name)]
    return max(fits, key=len)


def points(spans):
    return {point for start, end in spans for point in range(start, end)}


def judge(line, gold):
    """Gives every outermost statement with whether it is right."""
    outermost = [statement for statement in line["statements"] if statement["within"] is None]
    contents = [points(statement["content"]) for statement in outermost]
    wanted = [points(attribution["content"]) for attribution in gold]
    pairs = []
    for place, content in enumerate(contents):
        for other, want in enumerate(wanted):
            both = len(content & want)
            if both and both / len(content | want) >= 0.5:
                pairs.append((both / len(content | want), place, other))
    matched = {}
    for _, place, other in sorted(pairs, reverse=True):
        if place not in matched and other not in matched.values():
            matched[place] = other
    for place, statement in enumerate(outermost):
        source = gold[matched[place]].get("source") if place in matched else None
        speaker = statement["speaker"].get("span")
        said = not source or speaker and points([speaker]) & points(source)
        yield statement, place in matched and bool(said)


def drawn(right, found, to):
    return (right + WEIGHT * to) / (found + WEIGHT)


def print_lines(judged):
    groups = defaultdict(list)
    for statement, right in judged:
        groups[way(statement["rule"]), statement["speaker"]["name"] == "unspecified"].append(right)
    named = [right for (_, nobody), rights in groups.items() if not nobody for right in rights]
    unnamed = [right for (_, nobody), rights in groups.items() if nobody for right in rights]
    overall = sum(named) / max(1, len(named))
    # How much rarer statements of nobody are right.
    factor = sum(unnamed) / max(1, len(unnamed)) / overall
    for name in WAYS:
        rights = groups[name, False]
        precision = drawn(sum(rights), len(rights), overall)
        rights = groups[name, True]
        of_nobody = drawn(sum(rights), len(rights), factor * precision)
        print(json.dumps({"id": name, "precision": round(precision, 2), "of_nobody": round(of_nobody, 2)}))


def print_check(judged):
    print("confidence   statements  promised  right")
    bounds = [0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01]
    for low, high in zip(bounds, bounds[1:]):
        print_row(f"{low:.1f} to {min(high, 1):.1f}", [pair for pair in judged if low <= pair[0]["confidence"] < high])
    for least in bounds[:-1]:
        print_row(f"at least {least:.1f}", [pair for pair in judged if pair[0]["confidence"] >= least])


def print_row(name, judged):
    if judged:
        promised = sum(statement["confidence"] for statement, _ in judged) / len(judged)
        right = sum(right for _, right in judged) / len(judged)
        print(f"{name:12} {len(judged):10}  {promised:8.2f}  {right:5.2f}")


def main():
    if len(sys.argv) not in (2, 3) or sys.argv[2:] not in ([], ["--check"]):
        sys.exit(__doc__)
    gold = {}
    with open(sys.argv[1], encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            gold[record["doc"]] = record["attributions"]
    judged = []
    for line in map(json.loads, sys.stdin):
        if line["article"] in gold:
            judged.extend(judge(line, gold[line["article"]]))
    print_check(judged) if sys.argv[2:] else print_lines(judged)


if __name__ == "__main__":
    main()
