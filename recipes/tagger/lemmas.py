"""Writes data/sentence/lemmas.tsv: the forms whose lemma the rules of src/sentence/lemma.rs would get wrong."""

import argparse
import pathlib

from forms import exceptions, known_words, lemmas, s_form, verb_forms

VOWELS = "aeiou"

# What is said of the clitics and of "be", which WordNet does not list as forms.
OF_VERBS = {
    "'m": "be", "'re": "be", "is": "be", "am": "be", "are": "be", "was": "be", "were": "be", "been": "be", "ai": "be",
    "'s": "be", "'ve": "have", "has": "have", "had": "have", "does": "do", "did": "do", "done": "do",
    "'ll": "will", "wo": "will", "ca": "can", "cannot": "can", "sha": "shall", "'d": "would",
}

# Plurals that news uses as words of their own.
SINGULAR = {"data", "media"}


def stem(word):
    """Gives the verb of what stands before -ed and -ing, as lemma.rs does."""
    last, before, third = word[-1:], word[-2:-1], word[-3:-2] or "-"
    if last == before and last not in VOWELS + "lsfz":
        return word[:-1]
    if last in "csuvz" and before != last or last == "g" and before in "drl" or last == "l" and before not in VOWELS + "lrw":
        return word + "e"
    vowels = sum(letter in VOWELS for letter in word)
    if last not in VOWELS + "wxy" and before in VOWELS and third not in VOWELS and vowels == 1:
        return word + "e"  # "hoped": of "hop" it would be "hopped".
    if word.endswith(("iat", "uat")) or vowels > 1 and third not in VOWELS and word.endswith(("at", "ir", "ur", "ut", "ag", "ak")):
        return word + "e"
    return word


def verb_lemma(form, tag):
    if tag == "VerbPresent":
        if form.endswith("ies") and len(form) > 4:
            return form[:-3] + "y"
        if form.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
            return form[:-2]
        return form[:-1] if form.endswith("s") and not form.endswith("ss") else form
    if tag == "VerbGerund":
        return stem(form[:-3]) if form.endswith("ing") and len(form) > 4 else form
    if form.endswith("ied") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith("eed"):
        return form[:-1]
    return stem(form[:-2]) if form.endswith("ed") and len(form) > 3 else form


def noun_lemma(form):
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return form[:-2]
    return form[:-1] if form.endswith("s") and not form.endswith("ss") else form


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wordnet", type=pathlib.Path, required=True)
    parser.add_argument("--scowl", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("data/sentence/lemmas.tsv"))
    arguments = parser.parse_args()
    known = known_words(arguments.scowl)
    rows = {("verb", form): word for form, word in OF_VERBS.items()}
    irregular = exceptions(arguments.wordnet, "verb")
    verbs = lemmas(arguments.wordnet, "verb")
    own = set(verbs)
    regular = {}
    for word in verbs:
        for form, tag in sorted(verb_forms(word, irregular[word])):
            if form in known and tag != "VerbBase" and not (tag == "VerbPresent" and form == word):
                # "found" is a form of "find" before it is the verb itself, "felled" belongs to "fell".
                regular.setdefault((form, tag), []).append(word)
    for (form, tag), words in regular.items():
        words.sort(key=lambda word: (word not in known, form in own and word == form, -len(word)))
        if verb_lemma(form, tag) != words[0]:
            rows.setdefault(("verb", form), words[0])
    irregular = exceptions(arguments.wordnet, "noun")
    nouns = lemmas(arguments.wordnet, "noun")
    nouns_known = known & set(nouns)
    for word in nouns:
        for form in irregular[word] or [s_form(word)]:
            if form in known and word in known and form not in SINGULAR and form != word and (noun_lemma(form) == form or noun_lemma(form) not in nouns_known):
                rows.setdefault(("noun", form), word)
    with arguments.out.open("w", encoding="utf-8") as out:
        for (kind, form), word in sorted(rows.items(), key=lambda row: (row[0][1], row[0][0])):
            print(form, kind, word, sep="\t", file=out)


if __name__ == "__main__":
    main()
