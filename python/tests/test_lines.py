"""The same bytes: what Python gives is what the program writes.

`DEMARCHE` names the program, `DEMARCHE_NEWS` more articles than those of seeds/.
"""

import json
import os
import subprocess

import pytest

import demarche

PROGRAM = os.environ.get("DEMARCHE", "demarche")


def written(*arguments):
    done = subprocess.run([PROGRAM, "extract", "--quiet", *map(str, arguments)], check=True, capture_output=True)
    return done.stdout.decode().splitlines()


FLAGS = {"infer_date": "--infer-date", "min_confidence": "--min-confidence", "published": "--published"}


@pytest.mark.parametrize("options", [{}, {"infer_date": True}, {"min_confidence": 0.8}, {"published": "2024-06-06"}])
def test_lines_are_those_of_the_program(seeds, options):
    flags = [FLAGS[name] if value is True else f"{FLAGS[name]}={value}" for name, value in options.items()]
    assert demarche.read(seeds, **options).lines == written(seeds, *flags)


def test_records_are_read_as_files_of_them(tmp_path):
    path = tmp_path / "records.ndjson"
    records = [
        {"id": "a", "body": "<p>Lavrov said that the talks go on.</p><p>Nothing else.</p>", "date": "6 June 2024"},
        {"id": "b", "text": "Wang Yi said\nthat the door\nis open. 🕊️", "published": "2024-06-06T12:00:00+09:00"},
        {"id": "c", "headline": "Talks", "content": "“No,” said Putin. “Never.”", "publisher": {"name": "The Gazette"}},
    ]
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    assert demarche.read(records, errors="ignore").lines == written(path)


def test_objects_are_those_of_the_lines(corpus):
    lines = [json.loads(line) for line in corpus.lines]
    told = [(line["article"], one["id"], one["confidence"]) for line in lines for one in line["statements"]]
    assert told == [(one.article, one.id, one.confidence) for one in corpus.statements]
    for kind in ("relations", "unrealized", "times", "mentions"):
        assert len(getattr(corpus, kind)) == sum(len(line[kind]) for line in lines)


def test_news_are_read_as_by_the_program():
    news = os.environ.get("DEMARCHE_NEWS")
    if news is not None:
        assert demarche.read(news, errors="ignore").lines == written(news)
