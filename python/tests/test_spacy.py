"""The component for spaCy."""

import doctest

import pytest
import spacy

import demarche
import demarche.spacy

TEXT = "Hayashi said on Thursday that the response is unfair. “We will talk,” he said, “and soon.”"


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en")
    nlp.add_pipe("demarche", config={"published": "2024-06-06"})
    return nlp


def test_it_finds_what_extract_finds(nlp):
    corpus = demarche.extract(TEXT, "2024-06-06")
    doc = nlp(TEXT)
    assert doc._.statements == list(corpus.statements)
    assert doc._.relations == list(corpus.relations)


def test_spans_are_the_pieces_of_statements(nlp):
    doc = nlp(TEXT)
    spans = doc.spans["statements"]
    assert [span.text for span in spans] == [words.text for one in doc._.statements for words in one.content]
    assert {span.id_ for span in spans} == {one.id for one in doc._.statements}


def test_a_document_has_its_own_day(nlp):
    doc = nlp.make_doc(TEXT)
    doc._.published = "2023-01-05"
    assert nlp(doc)._.statements[0].said.value == "2023-01-05"


def test_documents_do_not_share_their_lists(nlp):
    one, other = nlp.pipe([TEXT, "Nothing is said."])
    assert len(one._.statements) == 2
    assert other._.statements == []


def test_the_example_runs():
    assert doctest.testmod(demarche.spacy).failed == 0
