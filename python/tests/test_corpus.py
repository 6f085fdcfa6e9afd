"""What can be asked of articles that were read, and of an archive of them: the same."""

import datetime
import json
import xml.etree.ElementTree as xml
from pathlib import Path

import pytest

import demarche


@pytest.fixture(params=["corpus", "archive"])
def source(request):
    return request.getfixturevalue(request.param)


def keys(statements):
    return sorted((one.article, one.id) for one in statements)


def test_there_are_articles(source):
    assert len(source) == len(source.articles) == 2
    assert all(article.text and article.published for article in source.articles)


def test_statements_are_typed(source):
    for statement in source.statements:
        assert isinstance(statement, demarche.Statement)
        assert isinstance(statement.speaker, demarche.Speaker)
        assert statement.text
        assert statement.kind in ("direct", "indirect", "mixed")
        assert statement.polarity in ("affirmed", "denied")
        assert 0 <= statement.confidence <= 1
        assert isinstance(statement.published, datetime.date)


def test_words_stand_where_they_say(source):
    texts = {article.id: article.text for article in source.articles}
    for one in source.statements:
        words = [one.cue, *one.content, *[part for part in (one.speaker.words, one.occasion) if part]]
        words += [moment.words for moment in one.about_when] + [stance.words for stance in one.stances]
        assert all(texts[one.article][part.start : part.end] == part.text for part in words)
    for one in source.relations:
        assert texts[one.article][slice(*one.evidence.span)] == one.evidence.text


def test_relations_are_typed(source):
    assert len(source.relations) > 0
    for relation in source.relations:
        assert isinstance(relation.actor, demarche.Party)
        assert relation.modality in ("actual", "planned", "demanded", "possible", "supposed", "asked")
        assert relation.is_fact == (relation.voices == ())


def test_entities_have_labels(source):
    labels = {entity.id: entity.label for entity in source.entities}
    assert labels["person/vladimir-putin"] == "Vladimir Putin"
    assert all(entity.is_linked == (entity.id is not None) for entity in source.entities)


def test_times_and_mentions(source):
    assert {time.type for time in source.times} <= {"DATE", "TIME", "DURATION", "SET"}
    assert "person/vladimir-putin" in {mention.entity for mention in source.mentions}


def test_objects_do_not_change(source):
    with pytest.raises(AttributeError):
        source.statements[0].id = "x"


def test_said_by(source):
    found = source.said(by="Putin")
    assert found
    assert {one.speaker.entity for one in found} == {"person/vladimir-putin"}


def test_said_about(source):
    found = source.said(about="Northern Territories")
    assert found
    assert all("territory/northern-territories" in one.about for one in found)


def test_said_since_and_until(source):
    since = source.said(since="2024")
    until = source.said(until="2023")
    assert since and until
    assert all(one.said.latest.year >= 2024 for one in since)
    assert not set(keys(since)) & set(keys(until))


def test_said_in_plain_words(source):
    assert keys(source.said(by="Putin", about="peace treaty")) == keys(
        source.said(by="person/vladimir-putin", about="peace treaty")
    )


def test_said_by_act(source):
    one = source.said(act="accuse")
    two = source.said(act=["accuse", "deny"])
    assert {statement.act for statement in one} <= {"accuse"}
    assert set(keys(one)) <= set(keys(two))


def test_said_in_an_order(source):
    found = source.said(sort="confidence")
    shares = [one.confidence for one in found]
    assert shares == sorted(shares, reverse=True)
    assert keys(source.said(limit=3)) != keys(source.said())
    assert len(source.said(limit=3)) == 3


def test_said_without_limits_is_everything(source):
    assert keys(source.said()) == keys(source.statements)


def test_said_where_nothing_is_found_tells_what_comes_near(source):
    found = source.said(by="Putin", since="2030")
    assert list(found) == []
    assert any("nothing found" in note for note in found.notes)


@pytest.mark.parametrize(
    "limits",
    [{"by": "Xyzzy Plugh"}, {"act": "sing"}, {"since": "the day of the quux"}, {"sort": "size"}, {"kind": "oral"}],
)
def test_limits_that_mean_nothing_are_told(source, limits):
    with pytest.raises(demarche.Error) as caught:
        source.said(**limits)
    assert caught.value.reason


def test_ask_from_the_gazetteer(source):
    answer = source.ask("Who was Prime Minister of Japan on 5 June 2021?")
    assert answer.records[0]["holder"] == "person/yoshihide-suga"
    assert answer.command.startswith("demarche who")
    assert "Yoshihide Suga" in str(answer)


def test_ask_what_was_said(source):
    answer = source.ask("What did Putin say about the peace treaty?")
    assert answer.rows
    assert answer.sections[0].head[0]
    assert len(answer.rows) == len(answer.records) == len(answer.to_pandas())
    assert "Putin" in answer._repr_html_()


def test_ask_yes_or_no(source):
    answer = source.ask("Did Suga and Putin meet?")
    assert any("not" in note for note in answer.notes)


def test_ask_for_names_counts_in_texts(source):
    answer = source.ask("What does Japan call the Southern Kurils?")
    assert answer.rows


def test_a_question_that_is_none_is_told(source):
    with pytest.raises(demarche.Error, match="near: “"):
        source.ask("What colour is the sky?")


def test_explain_tells_why(source):
    statement = source.said(by="Putin")[0]
    explained = source.explain(statement.id)
    assert statement.id in explained
    assert statement.rule in explained


def test_explain_of_nothing_is_told(source):
    with pytest.raises(demarche.Error, match="no such statement"):
        source.explain("0" * 16)


def test_every_format_is_written(source, tmp_path):
    for name, ending, carries, lacks in demarche.formats():
        assert carries and lacks
        path = tmp_path / (f"{name}.{ending}" if ending else name)
        assert source.export(name, path) is None
        files = [path] if ending else [file for file in path.rglob("*") if file.is_file()]
        assert files and all(file.stat().st_size for file in files)


def test_a_format_of_one_file_is_bytes(source):
    written = source.export("gexf")
    assert xml.fromstring(written).tag.endswith("gexf")


def test_a_format_of_several_files_wants_a_path(source):
    with pytest.raises(demarche.Error, match="folder"):
        source.export("csv")


def test_an_unknown_format_is_told_with_those_that_are_known(source):
    with pytest.raises(demarche.Error, match="gexf"):
        source.export("docx")


def test_a_part_is_exported(source):
    whole, part = (json.loads(source.export("node-link", focus=focus)) for focus in ((), "Hayashi"))
    assert 0 < len(part["nodes"]) < len(whole["nodes"])
    assert json.loads(source.export("node-link", since="2024", only="statements"))["nodes"]


@pytest.mark.parametrize("part", [{"only": "x"}, {"between": ["Putin"]}, {"statements": "x"}, {"focus": "Xyzzy Plugh"}])
def test_a_part_that_means_nothing_is_told(source, part):
    with pytest.raises(demarche.Error):
        source.export("svg", **part)


def test_a_folder_that_is_not_there_is_an_error_of_the_system(source, tmp_path):
    with pytest.raises(OSError):
        source.export("gexf", tmp_path / "none" / "graph.gexf")


def test_the_page_has_the_texts(source, tmp_path):
    page = source.view(title="Two <articles>")
    assert "Two &lt;articles&gt;" in page.html
    assert source.articles[0].text[:40] in page.html
    path = page.save(tmp_path / "page.html")
    assert path.read_text(encoding="utf-8") == page.html
    assert page._repr_html_().startswith("<iframe srcdoc=")
    assert "bytes" in repr(page)


def test_the_page_of_a_part(source):
    assert len(source.view(by="Putin").html) < len(source.view().html)
    with pytest.raises(demarche.Error):
        source.view(by="Xyzzy Plugh")


def test_a_notebook_shows_the_evidence(source):
    shown = source._repr_html_()
    assert "2 articles, 30 statements" in shown
    assert 'title="content"' in shown
    assert "data:image/svg+xml;base64," in shown


def test_of_very_much_a_notebook_shows_the_numbers(source, monkeypatch):
    monkeypatch.setattr("demarche._html.MOST", 29)
    shown = source._repr_html_()
    assert "2 articles, 30 statements" in shown
    assert "<table>" not in shown


def test_a_page_of_very_much_has_no_texts(source, monkeypatch):
    whole = source.view().html
    monkeypatch.setattr("demarche._source.TEXTS", 100)
    assert len(source.view().html) < len(whole)


def test_a_list_shows_itself(source):
    assert repr(source.statements) == "<30 statements>"
    assert repr(source.statements[:1]) == "<1 statement>"
    assert "<table>" in source.statements._repr_html_()
    assert "10 more" in source.statements._repr_html_()


def test_what_is_cut_within_a_paragraph_is_marked():
    before = "Nothing of note had been said before in all of that long afternoon, nothing at all. "
    one, other = (demarche.extract(f"First.\n\n{text}Lavrov said that the talks go on.\n\nLast.") for text in (before, ""))
    assert "…" in one._repr_html_()
    assert "…" not in other._repr_html_()


def test_markup_of_texts_is_text():
    corpus = demarche.extract('Lavrov said "<script>alert(1)</script> is <b>no</b> answer to us".')
    assert len(corpus.statements) == 1
    for shown in (corpus._repr_html_(), corpus.statements._repr_html_()):
        assert "<script>" not in shown and "<b>no" not in shown


def test_an_archive_says_what_the_corpus_says(corpus, archive):
    for one, other in zip(
        sorted(corpus.statements, key=lambda one: (one.article, one.id)),
        sorted(archive.statements, key=lambda one: (one.article, one.id)),
    ):
        unsorted = {name: sorted(getattr(one, name), key=str) for name in ("about", "co_speakers", "stances")}
        assert unsorted == {name: sorted(getattr(other, name), key=str) for name in unsorted}
        names = set(one.__dataclass_fields__) - set(unsorted) - {"act_shown"}
        assert {name: getattr(one, name) for name in names} == {name: getattr(other, name) for name in names}


def test_an_archive_read_again_is_the_corpus(corpus, archive):
    again = archive.read_again()
    assert sorted(again.lines) == sorted(corpus.lines)


def test_walk_shows_every_step(corpus):
    article = corpus.articles[0].id
    assert "statement" in corpus.walk(article)
    with pytest.raises(demarche.Error, match="which of the 2"):
        corpus.walk()
    with pytest.raises(demarche.Error, match="no such article"):
        corpus.walk("none")


def test_an_archive_that_is_none_is_told(tmp_path):
    with pytest.raises(demarche.Error, match="no such file"):
        demarche.Archive(tmp_path / "none.db")
    other = tmp_path / "other.db"
    other.write_text("no archive", encoding="utf-8")
    with pytest.raises(demarche.Error, match="no archive"):
        demarche.Archive(other)


def test_saving_again_replaces(corpus, tmp_path):
    path = tmp_path / "news.db"
    assert corpus.save(path) == (2, 0)
    assert corpus.save(path) == (0, 2)
    assert repr(demarche.Archive(path)) == f"<archive {path}>"


def test_an_archive_without_texts(corpus, tmp_path):
    corpus.save(tmp_path / "news.db", texts=False)
    archive = demarche.Archive(tmp_path / "news.db")
    assert [article.text for article in archive.articles] == [None, None]
    assert len(archive.statements) == 30
    assert 'title="content"' in archive._repr_html_()
    with pytest.raises(demarche.Error):
        archive.explain(archive.statements[0].id)
    with pytest.raises(demarche.Error, match="keeps none"):
        archive.ask("What does Japan call the Southern Kurils?")


def test_what_is_left_out_is_not_saved(seeds, tmp_path):
    corpus = demarche.read(seeds, min_confidence=0.9)
    with pytest.raises(demarche.Error) as caught:
        corpus.save(tmp_path / "news.db")
    assert caught.value.place == "min_confidence"


def test_an_archive_in_no_folder_is_told(corpus, tmp_path):
    with pytest.raises(demarche.Error, match="folder"):
        corpus.save(tmp_path / "none" / "news.db")


def test_the_versions_are_one():
    root = Path(__file__).parent.parent.parent
    manifests = [(root / name).read_text(encoding="utf-8") for name in ("Cargo.toml", "python/Cargo.toml")]
    assert all(f'\nversion = "{demarche.__version__}"\n' in manifest for manifest in manifests)
