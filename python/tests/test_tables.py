"""Data frames and networks."""

import datetime

import networkx
import pandas
import polars
import pytest

import demarche

KINDS = ["statements", "relations", "articles", "entities", "times", "mentions", "unrealized"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_list_is_a_frame(corpus, kind):
    records = getattr(corpus, kind)
    one, other = corpus.to_pandas(kind), corpus.to_polars(kind)
    assert len(one) == len(other) == len(records)
    assert list(one.columns) == other.columns == list(records.columns())
    assert records.to_arrow().num_rows == len(records)


@pytest.mark.parametrize("kind", KINDS)
def test_empty_lists_have_their_columns(kind):
    corpus = demarche.extract("")
    full = demarche.extract("Lavrov said so. Japan condemned North Korea.")
    one, other = corpus.to_polars(kind), full.to_polars(kind)
    assert one.schema == other.schema
    assert list(corpus.to_pandas(kind).columns) == one.columns


def test_statements_are_the_frame_without_a_name(corpus):
    assert corpus.to_pandas().equals(corpus.statements.to_pandas())
    assert corpus.to_polars().equals(corpus.statements.to_polars())


def test_an_unknown_frame_is_told(corpus, archive):
    with pytest.raises(demarche.Error, match="is none of"):
        corpus.to_pandas("clauses")
    with pytest.raises(demarche.Error, match="is none of"):
        archive.to_pandas("unrealized")


def test_days_are_days(corpus):
    assert str(corpus.to_pandas()["said_latest"].dtype).startswith("datetime64")
    assert corpus.to_polars().schema["said_latest"] == polars.Date


def test_days_before_1677_are_no_error():
    corpus = demarche.extract("Lavrov said in 1648 that peace was near.", "1648-10-24")
    assert corpus.statements[0].published == datetime.date(1648, 10, 24)
    assert len(corpus.to_pandas()) == 1


def test_cells_are_what_the_objects_say(corpus):
    row, one = corpus.to_pandas().iloc[0], corpus.statements[0]
    assert (row["speaker_id"], row["content"], row["about"]) == (one.speaker.entity, one.text, list(one.about))
    text = corpus.articles[0].text
    assert text[row["cue_start"] : row["cue_end"]] == row["cue"]


def test_frames_are_grouped(corpus):
    counts = corpus.to_pandas().groupby("speaker").size()
    assert counts.sum() == len(corpus.statements)
    assert isinstance(counts, pandas.Series)


def test_found_statements_are_a_frame(corpus):
    found = corpus.said(by="Putin")
    assert set(found.to_polars()["speaker"]) == {"Vladimir Putin"}


def test_the_network_of_speakers(corpus):
    network = corpus.to_networkx()
    assert isinstance(network, networkx.DiGraph)
    assert network.nodes["person/vladimir-putin"]["label"] == "Vladimir Putin"
    edge = max(network.edges(data=True), key=lambda edge: edge[2]["weight"])[2]
    assert edge["weight"] == len(edge["statements"]) == sum(edge["acts"].values())
    assert edge["first"] is None or edge["first"] <= edge["last"]


def test_the_network_counts_every_statement_once(corpus):
    network = corpus.to_networkx("speakers")
    for speaker, about, edge in network.edges(data=True):
        words = about.rsplit("/name/", 1)[-1]
        ids = {one.id for one in corpus.statements if words in one.about}
        assert set(edge["statements"]) <= ids, (speaker, about)


def test_words_that_are_not_linked_are_of_one_article():
    text = "Lavrov said that the Quux plan was dead."
    network = demarche.read(texts={"a": text, "b": text}).to_networkx()
    plans = [node for node, linked in network.nodes(data="linked") if not linked]
    assert len(plans) == len(set(plans)) == 2 * len({network.nodes[node]["label"] for node in plans})
    assert network.out_degree("person/sergey-lavrov") == len(plans)


def test_what_was_not_said_is_no_link():
    corpus = demarche.extract("Wang Yi did not say that Japan was to blame.")
    assert {one.polarity for one in corpus.statements} <= {"denied"}
    assert corpus.to_networkx().number_of_edges() == 0


def test_the_network_of_everything(corpus, archive):
    one, other = corpus.to_networkx("all"), archive.to_networkx("all")
    assert isinstance(one, networkx.MultiDiGraph)
    assert networkx.utils.graphs_equal(one, other)
    assert one.number_of_edges() > one.number_of_nodes()


def test_an_unknown_network_is_told(corpus):
    with pytest.raises(demarche.Error, match="speakers, all"):
        corpus.to_networkx("friends")


def test_lists_are_sequences(corpus):
    statements = corpus.statements
    assert statements[0] in statements
    assert statements[-1] == list(statements)[-1]
    assert statements[:2] == statements[:2]
    assert statements[:2] == list(statements)[:2]
    assert statements != 7
