"""`extract`: one text."""

import datetime

import pytest

import demarche

TEXT = "Lavrov told reporters in Geneva on Tuesday that Moscow would not sign the treaty."


@pytest.fixture(scope="module")
def one():
    return demarche.extract(TEXT, "2024-06-06")


def test_a_text_is_a_corpus_of_one_article(one):
    assert len(one) == 1
    assert isinstance(one, demarche.Corpus)


def test_who_said_what(one):
    (statement,) = one.statements
    assert statement.speaker.entity == "person/sergey-lavrov"
    assert statement.text == "Moscow would not sign the treaty"
    assert statement.cue.text == "told"


def test_when_it_was_said(one):
    said = one.statements[0].said
    assert (said.value, said.status, said.precision) == ("2024-06-04", "stated", "day")
    assert said.earliest == said.latest == datetime.date(2024, 6, 4)
    assert said.words.text == "Tuesday"
    assert said.counted_from == "publication"


def test_the_article_is_what_was_given(one):
    (article,) = one.articles
    assert article.text == TEXT
    assert article.published == datetime.date(2024, 6, 6)
    assert article.id == "text"


@pytest.mark.parametrize("day", ["2024-06-06", datetime.date(2024, 6, 6), datetime.datetime(2024, 6, 6, 12)])
def test_a_day_is_a_date_or_written(day):
    assert demarche.extract(TEXT, day).articles[0].published == datetime.date(2024, 6, 6)


def test_without_a_day_weekdays_stay_open():
    said = demarche.extract(TEXT).statements[0].said
    assert said is None or said.earliest is None


def test_id_title_and_publisher_are_kept():
    article = demarche.extract(TEXT, id="a/1", title="Talks", publisher="The Gazette").articles[0]
    assert (article.id, article.title, article.publisher) == ("a/1", "Talks", "The Gazette")


def test_statements_name_their_article():
    (statement,) = demarche.extract(TEXT, id="a/1").statements
    assert statement.article == "a/1"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Nothing is said here.", "\x00", "…", "a" * 10_000])
def test_a_text_that_says_nothing_gives_nothing(text):
    corpus = demarche.extract(text)
    assert len(corpus) == 1
    assert list(corpus.statements) == []


@pytest.mark.parametrize(
    "before",
    [
        "“Enough” — so it began. ",
        "日本の外相は会見した。 ",
        "🕊️🕊️ Talks! ",
        "Zürich, Genève, Łódź. ",
        "e\u0301te\u0301 was hot. ",
    ],
)
def test_offsets_are_indices_of_the_string(before):
    text = before + "Wang Yi said that “the door is open” 🕊️ to talks."
    found = [one for one in demarche.extract(text).statements if one.speaker.entity == "person/wang-yi"]
    assert found
    for statement in found:
        for words in [statement.cue, statement.speaker.words, *statement.content]:
            assert text[words.start : words.end] == words.text
            assert text[slice(*words.span)] == words.text
        assert statement.cue.text == "said"
        assert statement.speaker.words.text == "Wang Yi"


def test_every_offset_points_at_its_words():
    text = "“We will talk,” said Wang Yi on Monday. Japan condemned North Korea on 3 May 2023 over its tests."
    corpus = demarche.extract(text, "2023-05-10")
    places = [*corpus.mentions, *corpus.times]
    assert places
    for place in places:
        assert text[place.words.start : place.words.end] == place.words.text
    for relation in corpus.relations:
        assert text[slice(*relation.evidence.span)] == relation.evidence.text


def test_offsets_count_in_the_text_with_its_markup():
    text = "<p>Lavrov said that the talks go on.</p>\n<p>Nothing else.</p>"
    corpus = demarche.extract(text)
    assert corpus.articles[0].text == text
    for words in (words for one in corpus.statements for words in one.content):
        assert text[words.start : words.end] == words.text


def test_relations_are_typed():
    corpus = demarche.extract("Japan condemned North Korea over the launch on 3 May 2023.")
    (relation,) = [one for one in corpus.relations if one.recipient.entity == "state/kp"]
    assert relation.actor.entity == "state/jp"
    assert relation.is_fact
    assert relation.polarity == "affirmed"


def test_what_is_only_possible_is_no_relation():
    corpus = demarche.extract("Japan may impose sanctions on North Korea.")
    assert list(corpus.relations) == []
    assert {one.modality for one in corpus.unrealized} == {"possible"}


def test_min_confidence_leaves_out_what_is_less_sure():
    all_of_them = demarche.extract(TEXT).statements
    assert list(demarche.extract(TEXT, min_confidence=1.0).statements) == []
    assert list(demarche.extract(TEXT, min_confidence=0.0).statements) == list(all_of_them)


def test_infer_date_marks_what_hangs_on_it():
    text = "Prime Minister Yoshihide Suga took office last week. Lavrov said on Friday that talks go on."
    inferred = demarche.extract(text, infer_date=True)
    plain = demarche.extract(text)
    assert plain.articles[0].published_within is None
    assert inferred.articles[0].published is None


def test_a_text_is_a_string():
    with pytest.raises(TypeError, match="a text is a str, not bytes"):
        demarche.extract(b"Lavrov said so.")


def test_a_lone_surrogate_is_refused_as_python_refuses_it():
    with pytest.raises(UnicodeEncodeError):
        demarche.extract("Lavrov said \ud800.")


@pytest.mark.parametrize("day", ["yesterday", "2024-13-40", "x"])
def test_a_wrong_day_is_told(day):
    with pytest.raises(demarche.Error) as caught:
        demarche.extract(TEXT, day)
    assert day in caught.value.reason


@pytest.mark.parametrize("share", [-0.1, 1.1, float("nan")])
def test_a_wrong_share_is_told(share):
    with pytest.raises(demarche.Error) as caught:
        demarche.extract(TEXT, min_confidence=share)
    assert caught.value.place == "min_confidence"
