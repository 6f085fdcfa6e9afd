"""What can be asked of articles that were read, wherever they are kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Dict, List, Mapping, NamedTuple, Optional, Sequence, Tuple, Union

from . import _build, _demarche, _html, _network
from ._answer import Answer, answer
from ._knowledge import PathLike
from ._objects import Article, Entity, Relation, Statement
from ._page import Page
from ._table import Records

if TYPE_CHECKING:
    import networkx
    import pandas
    import polars


TEXTS = 20_000_000
"""The texts of articles stand in a page while they have no more letters than this together."""


class Format(NamedTuple):
    """A format of `export`."""

    name: str
    """As `export` takes it: `gexf`."""
    ending: str
    """The ending of its file; empty for a folder of files."""
    carries: str
    """What of the graph it holds."""
    lacks: str
    """What of the graph it loses."""


def formats() -> List[Format]:
    """Gives every format that `export` writes, with what it carries and what it lacks."""
    return [Format(*format) for format in _demarche.formats()]


class Source:
    """Articles with what they say: what `Corpus` and `Archive` share."""

    _inner: Any

    @property
    def statements(self) -> Records[Statement]:
        """Who said what, to whom, when."""
        raise NotImplementedError

    @property
    def relations(self) -> Records[Relation]:
        """Who did what to whom, and what holds between them."""
        raise NotImplementedError

    @property
    def articles(self) -> Records[Article]:
        """The articles that were read."""
        raise NotImplementedError

    @property
    def entities(self) -> Records[Entity]:
        """Who and what takes part in statements and relations: entities, and words that link to none."""
        return Records(Entity, map(_build.entity, json.loads(self._graph().entities())))

    def _graph(self) -> _demarche.Graph:
        raise NotImplementedError

    def _texts(self) -> Dict[str, str]:
        raise NotImplementedError

    def _counts(self) -> Tuple[int, int, int]:
        return len(self), len(self.statements), len(self.relations)

    def _said(self, answer: Mapping[str, Any]) -> Records[Statement]:
        raise NotImplementedError

    def __len__(self) -> int:
        return len(self.articles)

    def said(
        self,
        by: Optional[str] = None,
        about: Optional[str] = None,
        to: Optional[str] = None,
        since: Optional[str] = None,
        until: Optional[str] = None,
        said: Optional[str] = None,
        *,
        voice: Optional[str] = None,
        office: Optional[str] = None,
        place: Optional[str] = None,
        occasion: Optional[str] = None,
        outlet: Optional[str] = None,
        text: Optional[str] = None,
        act: Union[str, Sequence[str]] = (),
        polarity: Optional[str] = None,
        kind: Optional[str] = None,
        surely: bool = False,
        possibly: bool = False,
        about_when: Optional[str] = None,
        published: Optional[str] = None,
        linked: Optional[bool] = None,
        min_confidence: Optional[float] = None,
        sort: str = "said",
        reverse: bool = False,
        limit: Optional[int] = None,
    ) -> Records[Statement]:
        """Gives the statements that fit all limits, by date.

        by, to, voice, office, place
            A name, an office, an id; a part of a name is enough where nobody goes by exactly that. `voice` is who says
            it, or who tells that somebody said it.
        about
            A name, or words that must stand in what is said.
        said, since, until, about_when, published
            A time: "2024", "2024-06", "June 2021", "since the invasion of Ukraine". `about_when` is the time that it is
            about; `published` when the article was published.
        surely, possibly
            Only what was said then on no other day; also what may have been said then.
        text, occasion, outlet
            Words in what is said, in any of their forms; words of the occasion; the publisher or the article's id.
        act, polarity, kind
            Acts of schema/acts.json; "affirmed" or "denied"; "direct", "indirect" or "mixed".
        linked, min_confidence
            Whether the speaker is linked to an entity; how sure it is at least, from 0 to 1.
        sort, reverse, limit
            "said", "published", "speaker" or "confidence"; the last or largest first; at most so many.

        `notes` of what is given tells whom names were taken to mean, and where nothing is found what comes near. Raises
        `Error` for a name or time that means nothing.
        """
        request = {
            "by": by,
            "about": about,
            "to": to,
            "since": since,
            "until": until,
            "said": said,
            "voice": voice,
            "office": office,
            "place": place,
            "occasion": occasion,
            "outlet": outlet,
            "text": text,
            "act": [act] if isinstance(act, str) else list(act),
            "polarity": polarity,
            "kind": kind,
            "surely": surely,
            "possibly": possibly,
            "about_when": about_when,
            "published": published,
            "linked": linked,
            "min_confidence": min_confidence,
        }
        wanted = json.dumps({name: value for name, value in request.items() if value is not None})
        return self._said(json.loads(self._inner.said(wanted, sort, reverse, limit)))

    def ask(self, question: str) -> Answer:
        """Answers a question in plain English: "Who was Prime Minister of Japan on 5 June 2021?"

        `command` of the answer says how it was understood. Raises `Error` for what is not understood.
        """
        return answer(question, self._inner.ask(question))

    def explain(self, id: str) -> str:
        """Tells why a statement is believed: its sentence with the parts marked, the rules, who else could be meant.

        Raises `Error` where no text has the statement.
        """
        lines = self._inner.explain(id.rsplit("/", 1)[-1])
        if not lines:
            raise _error(id, "no such statement in these articles")
        return "\n".join(lines)

    def export(
        self,
        format: str,
        path: Optional[PathLike] = None,
        *,
        focus: Union[str, Sequence[str]] = (),
        depth: Optional[int] = None,
        between: Sequence[str] = (),
        since: Optional[str] = None,
        until: Optional[str] = None,
        only: Optional[str] = None,
        statements: Optional[str] = None,
        large: bool = False,
    ) -> Optional[bytes]:
        """Writes the graph in a format of `formats`: to a path, or as bytes where none is given.

        focus, depth
            Only what links these to others, so many links away.
        between
            Only what links the two, and the shortest chains through others.
        since, until
            Only what was said or happened on or after, on or before a time.
        only
            "statements", "relations" or "facts".
        statements, large
            How a picture shows statements: "nodes", "edges", "none"; draw it however large it is.

        A format of several files wants a path: the folder, which is made. Raises `Error` for an unknown format or name,
        `OSError` for what cannot be written.
        """
        part = {
            "focus": [focus] if isinstance(focus, str) else list(focus),
            "depth": depth,
            "between": list(between),
            "since": since,
            "until": until,
            "only": only,
            "statements": statements,
            "large": large,
        }
        files, _ = self._graph().export(format, part)
        if [name for name, _ in files] != [""]:
            if path is None:
                raise _error(format, "is a format of several files: give the path of a folder")
            for name, content in files:
                file = Path(path, *name.split("/"))
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
            return None
        content = bytes(files[0][1])
        if path is None:
            return content
        Path(path).write_bytes(content)
        return None

    def view(self, title: Optional[str] = None, **limits: Any) -> Page:
        """Gives one page that shows the graph, the times, the tables and the articles, and needs no network.

        `limits` are those of `said`: with them the page has the statements that fit and what they tell. A notebook
        shows it; `open()` shows it in the browser, `save(path)` writes it. Articles of more than 20 MB together are
        left out: the page has their quotes alone.
        """
        texts = self._texts()
        if sum(map(len, texts.values())) > TEXTS:
            texts = {}
        request = json.dumps({name: value for name, value in limits.items() if value is not None})
        return Page(self._graph().page(request, texts, title))

    def to_pandas(self, of: str = "statements") -> pandas.DataFrame:
        """Gives the statements, or the relations, articles, entities, times, mentions, as a data frame of pandas."""
        return self._records(of).to_pandas()

    def to_polars(self, of: str = "statements") -> polars.DataFrame:
        """Gives the statements, or the relations, articles, entities, times, mentions, as a data frame of polars."""
        return self._records(of).to_polars()

    def _records(self, of: str) -> Records[Any]:
        kinds = ("statements", "relations", "articles", "entities", "times", "mentions", "unrealized")
        if of not in kinds or not hasattr(self, of):
            raise _error(of, f"is none of {', '.join(kind for kind in kinds if hasattr(self, kind))}")
        records: Records[Any] = getattr(self, of)
        return records

    def to_networkx(self, network: str = "speakers") -> networkx.DiGraph:
        """Gives a network of networkx. Wants networkx.

        "speakers"
            A `DiGraph`: from each speaker to those whom, and what, his statements are about; what is reported as not
            said is left out. Edges have `weight` (how many statements), `statements` (their ids), `acts` (how many of
            each), `first` and `last` (days on which they can have been said, as text).
        "all"
            A `MultiDiGraph` of everything: entities, statements, articles, dates, with relations and parts as edges.

        Nodes have `label`; those of "speakers" `kind` and `linked` too. They are named by the ids of the gazetteer;
        words that are not linked are a node of their article alone, `article/…/name/…`: in another they may mean
        something else.
        """
        if network == "speakers":
            return _network.speakers(self.statements, self.entities)
        if network == "all":
            return _network.everything(self._graph())
        raise _error(network, "is none of speakers, all")

    def _repr_html_(self) -> str:
        return _html.overview(self, self._counts())


def _error(place: str, reason: str) -> _demarche.Error:
    error = _demarche.Error(f"{place}: {reason}")
    error.place, error.line, error.reason = place, None, reason
    return error
