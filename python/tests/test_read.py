"""`read`: paths, records, data frames, iterators."""

import collections
import datetime
import gzip
import json
import warnings
from pathlib import Path

import numpy
import pandas
import polars
import pytest

import demarche

ARTICLES = [
    {"id": "one", "text": "Lavrov said that the talks go on.", "published": "2024-06-06", "publisher": "The Gazette"},
    {"id": "two", "text": "Wang Yi said on Monday that the door is open.", "published": "2024-06-07"},
]


@pytest.fixture
def lines(tmp_path):
    path = tmp_path / "news.ndjson"
    path.write_text("".join(json.dumps(article) + "\n" for article in ARTICLES), encoding="utf-8")
    return path


def summary(corpus):
    return [(one.article, one.speaker.entity, str(one.published)) for one in corpus.statements]


EXPECTED = [("one", "person/sergey-lavrov", "2024-06-06"), ("two", "person/wang-yi", "2024-06-07")]


@pytest.mark.parametrize("make", [str, Path, lambda path: [str(path)], lambda path: iter([path])])
def test_paths_in_every_form(lines, make):
    assert summary(demarche.read(make(lines))) == EXPECTED


def test_a_folder(lines):
    assert summary(demarche.read(lines.parent)) == EXPECTED


def test_a_packed_file(tmp_path, lines):
    path = tmp_path / "packed" / "news.ndjson.gz"
    path.parent.mkdir()
    path.write_bytes(gzip.compress(lines.read_bytes()))
    assert summary(demarche.read(path)) == EXPECTED


Row = collections.namedtuple("Row", ["id", "text", "published", "publisher"])

FORMS = {
    "list": lambda: ARTICLES,
    "tuple": lambda: tuple(ARTICLES),
    "iterator": lambda: iter(ARTICLES),
    "generator": lambda: (article for article in ARTICLES),
    "pandas": lambda: pandas.DataFrame(ARTICLES),
    "polars": lambda: polars.DataFrame(ARTICLES),
    "rows of pandas": lambda: (row for _, row in pandas.DataFrame(ARTICLES).iterrows()),
    "named tuples": lambda: [Row(**{"publisher": None, **article}) for article in ARTICLES],
    "dates": lambda: [{**one, "published": datetime.date.fromisoformat(one["published"])} for one in ARTICLES],
    "times": lambda: pandas.DataFrame(ARTICLES).assign(published=lambda frame: pandas.to_datetime(frame.published)),
}


@pytest.mark.parametrize("form", FORMS)
def test_records_in_every_form(form):
    assert summary(demarche.read(FORMS[form]())) == EXPECTED


def test_one_record():
    assert summary(demarche.read(ARTICLES[0])) == EXPECTED[:1]


def test_missing_values_are_missing():
    frame = pandas.DataFrame(
        {
            "text": ["Lavrov said that the talks go on."] * 4,
            "id": list("abcd"),
            "published": [None, float("nan"), pandas.NaT, pandas.NA],
            "title": [numpy.nan, None, pandas.NA, "Talks"],
        },
        dtype=object,
    )
    corpus = demarche.read(frame)
    assert [article.published for article in corpus.articles] == [None] * 4
    assert [article.title for article in corpus.articles] == [None, None, None, "Talks"]


def test_the_keys_of_news_tools():
    url = "https://a.example/1"
    record = {"content": "Lavrov said that the talks go on.", "publishedAt": "2024-06-06T10:00:00Z", "url": url}
    article = demarche.read([record]).articles[0]
    assert (article.id, str(article.published), article.url) == (url, "2024-06-06", url)


def test_columns_name_the_parts():
    record = {"story": "Lavrov said that the talks go on.", "meta": {"day": "2024-06-06"}}
    corpus = demarche.read([record], columns={"text": "story", "published": "meta.day"})
    assert str(corpus.articles[0].published) == "2024-06-06"
    assert len(corpus.statements) == 1


def test_an_unknown_part_is_told():
    with pytest.raises(demarche.Error, match="no part of an article"):
        demarche.read(ARTICLES, columns={"txet": "story"})


def test_texts():
    corpus = demarche.read(texts=[article["text"] for article in ARTICLES], published="2024-06-06")
    assert [article.id for article in corpus.articles] == ["texts-1", "texts-2"]
    assert len(corpus.statements) == 2


def test_texts_by_their_ids():
    corpus = demarche.read(texts={"a": ARTICLES[0]["text"], 7: ARTICLES[1]["text"]})
    assert [article.id for article in corpus.articles] == ["a", "7"]


def test_a_text_among_paths_is_told():
    with pytest.raises(demarche.Error, match="texts="):
        demarche.read(["Lavrov said so.\nThat was all."])


def test_one_string_is_no_list_of_texts():
    with pytest.raises(TypeError, match="extract"):
        demarche.read(texts="Lavrov said so.")


def test_nothing_to_read_is_told():
    with pytest.raises(TypeError):
        demarche.read()
    with pytest.raises(TypeError):
        demarche.read(ARTICLES, texts=["x"])


def test_no_records_are_no_articles():
    assert len(demarche.read([])) == 0
    assert list(demarche.read([]).statements) == []


def test_a_record_of_another_type_is_told():
    with pytest.raises(TypeError, match="a record is a dict, not int"):
        demarche.read([ARTICLES[0], 7])
    with pytest.raises(TypeError, match="not int"):
        demarche.read([7])


def test_paths_and_records_are_not_mixed(lines):
    with pytest.raises(TypeError, match="mixed"):
        demarche.read([lines, ARTICLES[0]])


def test_a_missing_file_is_told_with_its_place(tmp_path):
    with pytest.raises(demarche.Error) as caught:
        demarche.read(tmp_path / "none.txt")
    assert caught.value.place.endswith("none.txt")
    assert caught.value.line is None
    assert caught.value.reason
    assert str(caught.value) == f"{caught.value.place}: {caught.value.reason}"


def test_a_broken_line_is_told_with_its_number(lines):
    lines.write_text(lines.read_text(encoding="utf-8") + "{broken\n", encoding="utf-8")
    with pytest.raises(demarche.Error) as caught:
        demarche.read(lines)
    assert caught.value.line == 3


def test_a_record_without_text_is_told():
    with pytest.raises(demarche.Error) as caught:
        demarche.read([ARTICLES[0], {"id": "x"}])
    assert "no text" in caught.value.reason
    assert caught.value.place == "records[1]"


def test_going_on_warns_and_keeps_what_was_not_read():
    with pytest.warns(demarche.ReadingWarning, match="no text"):
        corpus = demarche.read([{"id": "x"}, *ARTICLES], errors="warn")
    assert summary(corpus) == EXPECTED
    assert [error.place for error in corpus.problems] == ["records[0]"]


def test_going_on_silently():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        corpus = demarche.read([{"id": "x"}, *ARTICLES], errors="ignore")
    assert len(corpus.problems) == 1


def test_a_warning_names_the_line_that_reads():
    with pytest.warns(demarche.ReadingWarning) as caught:
        demarche.read([{"id": "x"}, *ARTICLES], errors="warn")
    assert caught[0].filename == __file__


def test_doubts_are_warnings():
    with pytest.warns(demarche.ReadingWarning, match="the month first"):
        corpus = demarche.read([{"id": "a", "text": "Lavrov said so.", "published": "7/8/2017"}])
    assert str(corpus.articles[0].published) == "2017-07-08"


def test_day_first():
    with pytest.warns(demarche.ReadingWarning):
        corpus = demarche.read([{"id": "a", "text": "Lavrov said so.", "published": "7/8/2017"}], day_first=True)
    assert str(corpus.articles[0].published) == "2017-08-07"


def test_the_same_id_twice_is_told():
    with pytest.raises(demarche.Error, match="read before"):
        demarche.read([ARTICLES[0], ARTICLES[0]])


def test_too_long_an_article_is_told():
    with pytest.raises(demarche.Error):
        demarche.read(ARTICLES, max_article_bytes=10)


def test_recorded_is_noted():
    corpus = demarche.read(ARTICLES, recorded=datetime.date(2024, 7, 1))
    assert {article.recorded for article in corpus.articles} == {datetime.date(2024, 7, 1)}


def test_an_error_of_the_iterator_is_its_own():
    def broken():
        yield ARTICLES[0]
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        demarche.read(broken())


def test_an_archive_is_no_article(archive):
    with pytest.raises(demarche.Error, match="Archive"):
        demarche.read(archive.path)


def test_a_graph_is_no_article(tmp_path, corpus):
    corpus.export("jsonld", tmp_path / "graph.jsonld")
    with pytest.raises(demarche.Error, match="is a graph"):
        demarche.read(tmp_path / "graph.jsonld")


def test_what_to_do_about_errors_is_one_of_three():
    with pytest.raises(demarche.Error) as caught:
        demarche.read(ARTICLES, errors="retry")
    assert caught.value.place == "errors"


def test_a_gazetteer_of_the_user(tmp_path):
    path = tmp_path / "mine.jsonl"
    record = {"id": "person/zed-quux", "kind": "Person", "label": "Zed Quux", "aliases": ["Quux"]}
    path.write_text(json.dumps({**record, "source": "ours", "sure": "A"}) + "\n", encoding="utf-8")
    knowledge = demarche.Knowledge(path)
    text = "Quux said that the talks go on."
    assert demarche.extract(text, knowledge=knowledge).statements[0].speaker.entity == "person/zed-quux"
    assert demarche.extract(text).statements[0].speaker.entity is None


def test_a_broken_gazetteer_is_told_with_its_line(tmp_path):
    path = tmp_path / "mine.jsonl"
    path.write_text("{}\n", encoding="utf-8")
    with pytest.raises(demarche.Error) as caught:
        demarche.Knowledge([path])
    assert caught.value.line == 1
    assert "mine.jsonl" in caught.value.place


def test_a_bar_is_shown_where_it_is_wanted(capsys):
    demarche.read(ARTICLES, progress=True)
    assert "articles" in capsys.readouterr().err


def test_no_bar_without_a_notebook(capsys):
    demarche.read(ARTICLES)
    assert capsys.readouterr().err == ""
