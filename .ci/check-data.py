"""Checks every file of data/, the lists of schema/ and what `import` writes against the JSON Schema of its lines.

  check-data.py    reads the folders beside .ci/; a file that no row of the table names is an error
"""

import json
import sys
from pathlib import Path

import jsonschema

ROOT = Path(__file__).parent.parent

# The first pattern that fits decides.
SCHEMAS = [
    ("tests/import/*.jsonl", "gazetteer"),
    ("data/article/*.tsv", "counts"),
    ("data/article/*.txt", "words"),
    ("data/article/foreign.jsonl", "foreign-kind"),
    ("data/article/tools.jsonl", "news-tool"),
    ("data/ask/*.txt", "words"),
    ("data/ask/askers.jsonl", "asker"),
    ("data/ask/forms.jsonl", "question-form"),
    ("data/ask/turns.jsonl", "question-turn"),
    ("data/clause/*.txt", "words"),
    ("data/coreference/*.txt", "words"),
    ("data/coreference/heads.jsonl", "head-rule"),
    ("data/coreference/people.jsonl", "people"),
    ("data/gazetteer/*.jsonl", "gazetteer"),
    ("data/gazetteer/disputes/*.jsonl", "gazetteer"),
    ("data/import/*.txt", "words"),
    ("data/mention/*.txt", "words"),
    ("data/mention/given-names.tsv", "counts"),
    ("data/mention/heads.jsonl", "institution-head"),
    ("data/mention/roles.jsonl", "role"),
    ("data/mention/title-words.jsonl", "title-word"),
    ("data/moment/*.txt", "words"),
    ("data/moment/named.jsonl", "named-time"),
    ("data/moment/starts.jsonl", "start"),
    ("data/moment/terms.jsonl", "term-noun"),
    ("data/relation/*.txt", "words"),
    ("data/relation/*.jsonl", "relation-rule"),
    ("data/relation/words/*.txt", "words"),
    ("data/sentence/*.tsv", "counts"),
    ("data/sentence/*.txt", "words"),
    ("data/sentence/abbreviations.jsonl", "abbreviation"),
    ("data/sentence/boilerplate.jsonl", "boilerplate"),
    ("data/sentence/closed.jsonl", "closed-class"),
    ("data/stance/positions.jsonl", "position-word"),
    ("data/stance/topics.jsonl", "topic"),
    ("data/statement/*.txt", "words"),
    ("data/statement/acts.jsonl", "act-rule"),
    ("data/statement/confidence.jsonl", "confidence"),
    ("data/statement/cues/*.jsonl", "cue"),
    ("data/statement/nouns.jsonl", "noun-cue"),
    ("data/statement/occasions.jsonl", "occasion"),
    ("data/status/governors.jsonl", "governor"),
    ("data/time/contexts.jsonl", "time-context"),
    ("data/time/holidays.jsonl", "holiday"),
    ("data/time/phrases.jsonl", "time-phrase"),
    ("data/time/*.jsonl", "time-word"),
    ("schema/acts.json", "acts"),
    ("schema/entity-kinds.json", "entity-kinds"),
    ("schema/relation-types.json", "relation-types"),
]


def find_schema(path):
    return next((schema for pattern, schema in SCHEMAS if path.match(pattern)), None)


def load_validator(name):
    schema = json.loads((ROOT / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def check_value(place, value, validator):
    # Of the branches of a `oneOf`, the one that comes nearest says what is wrong.
    for error in validator.iter_errors(value):
        error = jsonschema.exceptions.best_match([error])
        yield f"{place}: {error.json_path}: {error.message[:300]}"


def check_sorted(place, names):
    for before, name in zip(names, names[1:]):
        if name <= before:
            yield f"{place}: `{name}` stands behind `{before}`"


def check_records(path, text, validator):
    ids = []
    for number, line in enumerate(text.splitlines(), 1):
        record = json.loads(line)
        yield from check_value(f"{path}:{number}", record, validator)
        ids.append(record.get("id", ""))
    yield from check_sorted(path, ids)


def check_words(path, text):
    """A plain list: a word or phrase a line, with `#` before a remark; a blank line parts groups, each of them sorted."""
    for group in text.rstrip("\n").split("\n\n"):
        lines = [line for line in group.splitlines() if not line.startswith("#")]
        for line in lines:
            if not line or line != " ".join(line.split()):
                yield f"{path}: `{line}` is no word: one blank between words, none around them"
        yield from check_sorted(path, lines)
    words = [line for line in text.splitlines() if line and not line.startswith("#")]
    for word in sorted({word for word in words if words.count(word) > 1}):
        yield f"{path}: `{word}` stands there twice"


def check_counts(path, text):
    """A key, a tab, and what was counted or what it means; `#` before a remark."""
    for number, line in enumerate(text.splitlines(), 1):
        if line and not line.startswith("# ") and line.count("\t") < 1:
            yield f"{path}:{number}: no tab"


def check_file(path):
    text = (ROOT / path).read_text(encoding="utf-8")
    schema = find_schema(path)
    if schema is None:
        yield f"{path}: no row of the table in .ci/check-data.py names its schema"
    elif schema == "words":
        yield from check_words(path, text)
    elif schema == "counts":
        yield from check_counts(path, text)
    elif path.suffix == ".jsonl":
        yield from check_records(path, text, load_validator(schema))
    else:
        yield from check_value(path, json.loads(text), load_validator(schema))


def main():
    if len(sys.argv) != 1:
        sys.exit(__doc__)
    lists = [path for path in (ROOT / "schema").glob("*.json") if not path.name.endswith(".schema.json")]
    data = [path for path in (ROOT / "data").rglob("*") if path.is_file()]
    imported = list((ROOT / "tests" / "import").glob("*.jsonl"))
    paths = sorted(path.relative_to(ROOT) for path in lists + data + imported)
    errors = [error for path in paths for error in check_file(path)]
    if errors:
        sys.exit("\n".join(errors))
    print(f"{len(paths)} files fit their schemas")


if __name__ == "__main__":
    main()
