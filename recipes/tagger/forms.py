"""Inflects WordNet's words: which form may be which part of speech, and of which word it is a form."""

import collections

VOWELS = "aeiou"


def lemmas(folder, part):
    """Gives the single words of a part of speech that WordNet lists, lower-case only."""
    found = []
    for line in (folder / f"index.{part}").read_text(encoding="utf-8").splitlines():
        word = line.split(" ", 1)[0]
        if not line.startswith("  ") and word.isalpha() and len(word) > 1:
            found.append(word)
    return found


def exceptions(folder, part):
    """Gives the irregular forms by word: `say` → [`said`]."""
    found = collections.defaultdict(list)
    for line in (folder / f"{part}.exc").read_text(encoding="utf-8").splitlines():
        form, *words = line.split()
        for word in words:
            if form.isalpha() and word.isalpha():
                found[word].append(form)
    return found


def s_form(word):
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def doubles(word):
    """Says whether the last consonant doubles before -ed: short words of the pattern consonant, vowel, consonant."""
    vowels = sum(letter in VOWELS for letter in word)
    return len(word) > 2 and vowels == 1 and word[-1] not in VOWELS + "wxy" and word[-2] in VOWELS


def regular_past(word):
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ied"
    return word + (word[-1] if doubles(word) else "") + "ed"


def regular_gerund(word):
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")) and len(word) > 2:
        return word[:-1] + "ing"
    return word + (word[-1] if doubles(word) else "") + "ing"


def verb_forms(word, irregular):
    """Gives the forms with their tags. An irregular form is past, participle or gerund by its ending."""
    forms = {(word, "VerbBase"), (word, "VerbPresent"), (s_form(word), "VerbPresent")}
    gerunds = [form for form in irregular if form.endswith("ing")]
    pasts = [form for form in irregular if not form.endswith(("ing", "s")) or form in ("was",)]
    for form in gerunds or [regular_gerund(word)]:
        forms.add((form, "VerbGerund"))
    if not any(not form.endswith("ed") for form in pasts):
        pasts.append(regular_past(word))
    endings_of_participles = tuple(form for form in pasts if form.endswith(("n", "ne")) and len(pasts) > 1)
    for form in pasts:
        forms.add((form, "VerbPastParticiple"))
        if form not in endings_of_participles:
            forms.add((form, "VerbPast"))
    return forms


def forms_of_wordnet(folder):
    """Gives the tags that each form may have: `visits` → {PluralNoun, VerbPresent}."""
    found = collections.defaultdict(set)
    irregular = exceptions(folder, "verb")
    for word in lemmas(folder, "verb"):
        for form, tag in verb_forms(word, irregular[word]):
            found[form].add(tag)
    irregular = exceptions(folder, "noun")
    for word in lemmas(folder, "noun"):
        found[word].add("Noun")
        for form in irregular[word] or [s_form(word)]:
            found[form].add("PluralNoun")
    for part, tag in (("adj", "Adjective"), ("adv", "Adverb")):
        for word in lemmas(folder, part):
            found[word].add(tag)
    return found


def adjectives_of_names(folder):
    """Gives the adjectives that WordNet writes with a capital."""
    found = set()
    for line in (folder / "data.adj").read_text(encoding="utf-8").splitlines():
        if not line.startswith("  "):
            word = line.split(" ")[4].split("(")[0]
            if word[:1].isupper() and word[1:].islower() and word.isalpha():
                found.add(word)
    return found


def known_words(folder, sizes=(10, 20, 35, 40, 50)):
    """Gives SCOWL's usual words of English, American and British."""
    found = set()
    for size in sizes:
        for kind in ("english", "american", "british", "british_z"):
            path = folder / f"{kind}-words.{size}"
            if path.exists():
                found.update(path.read_text(encoding="latin-1").split())
    return {word for word in found if word.isalpha()}
