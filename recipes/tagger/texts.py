"""Gathers the texts that the counts come from, one sentence a paragraph, into a folder."""

import argparse
import html
import pathlib
import re

BOOKS = ("book", "cargo", "edition-guide", "embedded-book", "nomicon", "reference", "rustc", "rustdoc", "style-guide")


def wordnet(folder):
    """Gives WordNet's example sentences and its definitions."""
    examples, definitions = [], []
    for part in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"data.{part}").read_text(encoding="utf-8").splitlines():
            if line.startswith("  ") or " | " not in line:
                continue
            gloss = line.split(" | ", 1)[1].strip()
            examples += re.findall(r'"([^"]+)"', gloss)
            definition = re.sub(r';?\s*"[^"]*"', "", gloss).strip("; ")
            if len(definition.split()) >= 5:
                definitions.append(definition)
    examples = [example + ("" if example[-1:] in ".?!" else ".") for example in examples if len(example.split()) >= 4]
    return examples, definitions


def prose(page):
    """Gives the sentences of a page's paragraphs that hold no code."""
    sentences = []
    for paragraph in re.findall(r"<p>(.*?)</p>", page, flags=re.S):
        for sentence in re.split(r"(?<=[.?!])\s+(?=[A-Z])", paragraph):
            if "<code" in sentence:
                continue
            text = " ".join(html.unescape(re.sub(r"<[^>]+>", "", sentence)).split())
            if len(text.split()) >= 5 and text[-1] in ".?!":
                sentences.append(text)
    return sentences


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wordnet", type=pathlib.Path, required=True, help="folder with data.noun, …")
    parser.add_argument("--books", type=pathlib.Path, required=True, help="share/doc/rust/html of a Rust toolchain")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    examples, definitions = wordnet(arguments.wordnet)
    own = pathlib.Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8").splitlines()
    books = []
    for book in BOOKS:
        books += prose((arguments.books / book / "print.html").read_text(encoding="utf-8"))
    arguments.out.mkdir(parents=True, exist_ok=True)
    for name, sentences in (("own", own), ("examples", examples), ("definitions", definitions), ("books", list(dict.fromkeys(books)))):
        (arguments.out / f"{name}.txt").write_text("\n\n".join(sentences) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
