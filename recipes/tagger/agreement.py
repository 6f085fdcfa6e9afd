"""Compares two files of lines `word TAB tag`: how often they agree, by tag, and what is taken for what."""

import collections
import sys

from lines import sentences

VERBS = ("VerbBase", "VerbPresent", "VerbPast", "VerbPastParticiple", "VerbGerund", "Modal")


def main():
    with open(sys.argv[1], encoding="utf-8") as expected, open(sys.argv[2], encoding="utf-8") as found:
        pairs = list(zip(sentences(expected), sentences(found), strict=True))
    both, confusions, examples = collections.Counter(), collections.Counter(), {}
    expected_of, found_of = collections.Counter(), collections.Counter()
    words = right = 0
    for one, other in pairs:
        for index, ((word, tag), (_, guess)) in enumerate(zip(one, other, strict=True)):
            if not word[0].isalnum() and word[0] not in "'’":
                continue
            words += 1
            right += tag == guess
            expected_of[tag] += 1
            found_of[guess] += 1
            both[tag] += tag == guess
            if tag != guess:
                confusions[tag, guess] += 1
                context = " ".join(word for word, _ in one[max(0, index - 4):index + 4])
                examples.setdefault((tag, guess), []).append(f"{word}: {context}")
    print(f"{words} words, {100 * right / words:.2f} % agree")
    verbs = sum(both[tag] for tag in VERBS)
    print(f"verb tags: recall {100 * verbs / sum(expected_of[tag] for tag in VERBS):.1f}, "
          f"precision {100 * verbs / sum(found_of[tag] for tag in VERBS):.1f}")
    any_verb = sum(tag in VERBS and guess in VERBS
                   for one, other in pairs for (_, tag), (_, guess) in zip(one, other))
    print(f"verb or not: recall {100 * any_verb / sum(expected_of[tag] for tag in VERBS):.1f}, "
          f"precision {100 * any_verb / sum(found_of[tag] for tag in VERBS):.1f}")
    for tag in sorted(expected_of):
        print(f"  {tag:20} {expected_of[tag]:6}  recall {100 * both[tag] / expected_of[tag]:5.1f}  "
              f"precision {100 * both[tag] / max(1, found_of[tag]):5.1f}")
    most = int(sys.argv[3]) if len(sys.argv) > 3 else 25
    for (tag, guess), count in confusions.most_common(most):
        cases = examples[tag, guess]
        print(f"{count:5} {tag} → {guess}: " + " | ".join(cases[:: max(1, len(cases) // 4)][:4]))


if __name__ == "__main__":
    main()
