"""Measures how often statements are right, by the way in which their content was found.

  demarche extract ARTICLES | measure.py GOLD.ndjson    prints the lines of data/statement/confidence.jsonl

GOLD has one JSON object per article: {"doc": id, "attributions": [{"content": [[start, end], …]}, …]}, offsets in code
points. A statement that stands in no other is right if its content and one of the gold, which no better one takes, have
half of their code points in common. Python's standard library is all that it needs.
"""

import json
import sys
from collections import Counter

# The longest that fits a rule's end decides.
WAYS = """according-to as attitude clause colon gerund infinitive name-colon noun-is-that noun-that object object-infinitive
parenthetical preposition quote quote-colon rest small-clause subject-infinitive wh""".split()


def way(rule):
    fits = [name for name in WAYS if rule == name or rule.endswith("-" + name)]
    return max(fits, key=len)


def points(spans):
    return {point for start, end in spans for point in range(start, end)}


def count(line, gold, right, found):
    outermost = [statement for statement in line["statements"] if statement["within"] is None]
    contents = [points(statement["content"]) for statement in outermost]
    wanted = [points(attribution["content"]) for attribution in gold]
    pairs = []
    for place, content in enumerate(contents):
        for other, want in enumerate(wanted):
            both = len(content & want)
            if both and both / len(content | want) >= 0.5:
                pairs.append((both / len(content | want), place, other))
    taken, matched = set(), set()
    for _, place, other in sorted(pairs, reverse=True):
        if place not in matched and other not in taken:
            matched.add(place)
            taken.add(other)
    for place, statement in enumerate(outermost):
        name = way(statement["rule"])
        found[name] += 1
        right[name] += place in matched


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    gold = {}
    with open(sys.argv[1], encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            gold[record["doc"]] = record["attributions"]
    right, found = Counter(), Counter()
    for line in map(json.loads, sys.stdin):
        if line["article"] in gold:
            count(line, gold[line["article"]], right, found)
    for name in sorted(found):
        print(json.dumps({"id": name, "precision": round(right[name] / found[name], 2)}))


if __name__ == "__main__":
    main()
