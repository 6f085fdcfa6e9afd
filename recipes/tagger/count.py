"""Counts labelled texts and writes data/sentence/words.tsv, endings.tsv and transitions.tsv.

A state is a tag, or a record of data/sentence/closed.jsonl where that names the word with the tag.
"""

import argparse
import collections
import json
import math
import pathlib

from forms import adjectives_of_names, forms_of_wordnet, known_words
from lines import sentences

# How much a text counts: what is like news counts most.
WEIGHTS = {"own": 6.0, "examples": 1.0, "books": 1.0, "definitions": 0.7}
QUOTES = {"OpenQuote", "CloseQuote"}
BEGINS_AFTER = {"OpenQuote", "Stop", "Colon", "Dash"}
# … and how much its order of words counts: definitions are no sentences.
ORDER_WEIGHTS = WEIGHTS | {"definitions": 0.3}
# How many occurrences the usual shares of words with the same readings are worth.
PRIOR = 3.0
THETA = 4.0
LONGEST_ENDING = 5
CLOSED = {
    "Pronoun", "PossessivePronoun", "Possessive", "Determiner", "Negation", "Modal", "Preposition", "Subordinator",
    "Complementizer", "Wh", "Coordinator", "To", "Particle", "Existential",
}


def fold(word):
    return word.replace("’", "'").lower()


class States:
    """What closed.jsonl says about words."""

    def __init__(self, path):
        self.of_word = collections.defaultdict(dict)
        # Adjectives that are written with a capital: "Russian".
        self.of_names = set()
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            for word in record["words"]:
                self.of_word[word].setdefault(record["tag"], []).append(record["id"])

    def state(self, word, tag):
        """Gives the state; None where the label cannot be right."""
        if tag == "Adjective" and word in self.of_names:
            return "AdjectiveOfName"
        records = self.of_word.get(fold(word))
        if records is not None:
            return records[tag][0] if tag in records else ("ProperNoun" if tag == "ProperNoun" else None)
        return None if tag in CLOSED else tag


def find_adjectives_of_names(texts):
    """Gives the words that are adjectives with a capital inside a sentence, more often than not."""
    seen = collections.Counter()
    for rows in texts:
        for (_, before), (word, tag) in zip(rows, rows[1:]):
            if word[0].isupper() and word[1:].islower() and before not in BEGINS_AFTER | QUOTES:
                seen[word, tag == "Adjective"] += 1
    return {word for (word, adjective), count in seen.items() if adjective and count >= 2 and count >= seen[word, False]}


class Counts:
    def __init__(self, states):
        self.states = states
        self.words = collections.defaultdict(collections.Counter)
        self.after = collections.defaultdict(collections.Counter)
        self.total = collections.Counter()

    def add(self, rows, weight, order_weight, whole):
        before = ["Start", "Start"] if whole else [None, None]
        previous = "Stop" if whole else "Noun"
        for word, tag in rows:
            if tag not in QUOTES:
                state = tag if not word[0].isalnum() and word[0] not in "'’&" else self.states.state(word, tag)
                if state and all(before):
                    self.after[tuple(before)][state] += order_weight
                if state:
                    self.total[state] += weight
                    self.count_word(word, state, previous, weight)
                before = [before[1], state]
            previous = tag

    def count_word(self, word, state, previous, weight):
        if not word[0].isalpha() and word[0] not in "'’&":
            return
        lower = fold(word)
        initial = previous in BEGINS_AFTER and state != "ProperNoun"
        self.words[lower if initial else word.replace("’", "'")][state] += weight


def merge_relatives(counts, forms, known):
    """Adds to each word the readings that its other forms promise, with the shares that such words usually have."""
    states = counts.states
    possible = {}
    for word, seen in counts.words.items():
        if word == word.lower() and word not in states.of_word:
            tags = set(forms.get(word, ())) | {state for state, count in seen.items() if count >= 2 * PRIOR}
            if tags:
                possible[word] = frozenset(tags)
    for word, tags in forms.items():
        if word in known and word not in states.of_word:
            possible.setdefault(word, frozenset(tags))
    shares = collections.defaultdict(collections.Counter)
    for word, tags in possible.items():
        total = sum(counts.words[word].values()) if word in counts.words else 0
        for state in tags:
            shares[tags][state] += (counts.words[word][state] / total * min(total, 20)) if total else 0
    for word, tags in possible.items():
        total = sum(shares[tags].values())
        for state in tags:
            counts.words[word][state] += PRIOR * (shares[tags][state] + 0.5) / (total + 0.5 * len(tags))


def add_adjectives_of_names(counts, adjectives):
    """Adds what WordNet knows as an adjective with a capital: "Bolivian"."""
    for word in adjectives:
        seen = counts.words[word]
        if seen["AdjectiveOfName"] < 4 * PRIOR:
            seen["AdjectiveOfName"] += 2 * PRIOR
        # In definitions "Japanese" is labelled as a name too often.
        seen["ProperNoun"] = min(seen["ProperNoun"], 0.1 * seen["AdjectiveOfName"])


def write(path, rows):
    with path.open("w", encoding="utf-8") as out:
        for key, counter in sorted(rows.items()):
            cells = [f"{state}:{count:g}" for state, count in sorted(counter.items(), key=lambda item: (-item[1], item[0]))]
            print(key, " ".join(cells), sep="\t", file=out)


def sign(word):
    """Gives `^` for capitals, `-` for words with a hyphen, nothing for others."""
    if word[0].isupper():
        return "^"
    return "-" if "-" in word else ""


def count_endings(counts):
    table = collections.defaultdict(collections.Counter)
    for word, seen in counts.words.items():
        total = sum(seen.values())
        if not word[0].isalpha() or fold(word) in counts.states.of_word or total > 12:
            continue
        for length in range(min(LONGEST_ENDING, len(word) - 1) + 1):
            ending = fold(word)[len(word) - length:]
            if "-" in ending:
                break
            for state, count in seen.items():
                table[sign(word) + ending][state] += count / total * min(total, 3)
    return table


def smooth_endings(table):
    """Gives shares in thousandths, each ending leaning on the next shorter one; endings that say nothing new go."""
    shares = {}
    kept = {}
    for key in sorted(table, key=len):
        seen = table[key]
        total = sum(seen.values())
        mark = key[0] if key[0:1] in ("^", "-") else ""
        ending = key[len(mark):]
        parent = shares.get(mark + ending[1:]) if ending else None
        if parent is None:
            share = {state: count / total for state, count in seen.items()}
        else:
            names = set(seen) | set(parent)
            weight = THETA * (5 if mark == "^" else 1)
            share = {state: (seen[state] + weight * parent.get(state, 0)) / (total + weight) for state in names}
        shares[key] = share
        if parent is None or total >= 12 and divergence(share, parent) > 0.08:
            kept[key] = {state: round(1000 * part) for state, part in share.items() if part >= 0.004}
        else:
            shares[key] = parent if total < 12 else share
    return kept


def divergence(share, parent):
    return sum(part * math.log(part / parent[state]) if parent.get(state) else part for state, part in share.items() if part)


def keep_words(counts, endings, known):
    """Leaves out rare words whose ending says as much."""
    kept = {}
    lines = pathlib.Path("data/mention/particles.txt").read_text(encoding="utf-8").splitlines()
    particles = {line for line in lines if not line.startswith("#")}
    for word, seen in counts.words.items():
        total = sum(seen.values())
        closed = fold(word) in counts.states.of_word
        capital = word != word.lower()
        if len(word) > 20 or "_" in word or not closed and not capital and word not in known and total < 8:
            continue
        if capital and total < (3 if word.lower() in counts.words else 4):
            continue
        if closed and not capital:
            seen.pop("ProperNoun", None)
        # "the administration left": a word in small letters is no name, whatever the labels say; but "bin Salman".
        if not closed and word.isalpha() and word.islower() and word not in particles and len(seen) > 1:
            count = seen.pop("ProperNoun", 0)
            best = "Noun" if "Noun" in seen else "PluralNoun" if "PluralNoun" in seen else max(seen, key=seen.get)
            seen[best] += count
        best = max(seen, key=seen.get)
        if capital and best == "ProperNoun" and seen[best] / total > 0.98 and word.lower() not in counts.words:
            if total < 12 or name_share(word, endings) > 0.9:
                continue
        scale = min(1.0, 200 / total)
        cells = {state: round(count * scale, 1 if count * scale < 2 else None) for state, count in seen.items()}
        least = 0.04 if total < 10 else 0.01
        cells = {state: count for state, count in cells.items() if count >= least * total * scale and count >= 0.1}
        if not closed and not capital and total < 10 and says_as_much(word, cells, endings, 0.4 if total <= 4 else 0.2):
            continue
        kept[word] = cells
    return kept


def name_share(word, endings):
    """Gives what part of unknown capitalised words of this ending are names."""
    for length in range(min(LONGEST_ENDING, len(word) - 1), -1, -1):
        share = endings.get("^" + fold(word)[len(word) - length:])
        if share:
            return share.get("ProperNoun", 0) / sum(share.values())
    return 0


def says_as_much(word, cells, endings, most):
    mark = sign(word)
    for length in range(min(LONGEST_ENDING, len(word) - 1), -1, -1):
        share = endings.get(mark + word[len(word) - length:])
        if share:
            total = sum(cells.values())
            part = sum(share.values())
            return all(abs(share.get(state, 0) / part - cells.get(state, 0) / total) < most for state in set(share) | set(cells))
    return False


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--labelled", type=pathlib.Path, required=True, help="folder with own.tsv, examples.tsv, …")
    parser.add_argument("--wordnet", type=pathlib.Path, required=True)
    parser.add_argument("--scowl", type=pathlib.Path, required=True)
    parser.add_argument("--data", type=pathlib.Path, default=pathlib.Path("data/sentence"))
    arguments = parser.parse_args()
    counts = Counts(States(arguments.data / "closed.jsonl"))
    texts = {}
    for name in WEIGHTS:
        with (arguments.labelled / f"{name}.tsv").open(encoding="utf-8") as lines:
            texts[name] = list(sentences(lines))
    adjectives = adjectives_of_names(arguments.wordnet)
    counts.states.of_names = adjectives | find_adjectives_of_names(rows for text in texts.values() for rows in text)
    for name, weight in WEIGHTS.items():
        for rows in texts[name]:
            counts.add(rows, weight, ORDER_WEIGHTS[name], whole=name != "definitions")
    known = known_words(arguments.scowl)
    add_adjectives_of_names(counts, adjectives)
    merge_relatives(counts, forms_of_wordnet(arguments.wordnet), known)
    endings = smooth_endings(count_endings(counts))
    write(arguments.data / "endings.tsv", endings)
    write(arguments.data / "words.tsv", keep_words(counts, endings, known))
    transitions = {}
    for (first, second), seen in counts.after.items():
        cells = {state: round(count, 1 if count < 2 else None) for state, count in seen.items()}
        cells = {state: count for state, count in cells.items() if count >= 1.3}
        if cells:
            transitions[f"{first} {second}"] = cells
    write(arguments.data / "transitions.tsv", transitions)


if __name__ == "__main__":
    main()
