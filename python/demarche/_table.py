"""Lists of objects, which become data frames."""

from __future__ import annotations

import datetime
import html
from typing import (
    TYPE_CHECKING,
    Any,
    Callable,
    Dict,
    Generic,
    Iterable,
    List,
    Sequence,
    Tuple,
    TypeVar,
    Union,
    overload,
)

from ._objects import Article, Entity, Mention, Party, Relation, Said, Statement, Time

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

T = TypeVar("T")

Column = Tuple[str, str, Callable[[Any], Any]]
"""Its name, its type (text, day, number, share, truth, texts), and what it has of an object."""

SHOWN = 20
"""So many rows a notebook shows."""


def _name(party: Union[Party, None]) -> Union[str, None]:
    return None if party is None else party.name


def _id(party: Union[Party, None]) -> Union[str, None]:
    return None if party is None else party.entity


def _said(get: Callable[[Said], Any]) -> Callable[[Statement], Any]:
    return lambda one: None if one.said is None else get(one.said)


STATEMENTS: List[Column] = [
    ("article", "text", lambda one: one.article),
    ("published", "day", lambda one: one.published),
    ("id", "text", lambda one: one.id),
    ("speaker", "text", lambda one: one.speaker.name),
    ("speaker_id", "text", lambda one: one.speaker.entity),
    ("office", "text", lambda one: one.speaker.office),
    ("co_speakers", "texts", lambda one: [party.name for party in one.co_speakers]),
    ("cue", "text", lambda one: one.cue.text),
    ("content", "text", lambda one: one.text),
    ("kind", "text", lambda one: one.kind),
    ("act", "text", lambda one: one.act),
    ("polarity", "text", lambda one: one.polarity),
    ("addressee", "text", lambda one: _name(one.addressee)),
    ("addressee_id", "text", lambda one: _id(one.addressee)),
    ("said", "text", _said(lambda said: said.value)),
    ("said_earliest", "day", _said(lambda said: said.earliest)),
    ("said_latest", "day", _said(lambda said: said.latest)),
    ("said_status", "text", _said(lambda said: said.status)),
    ("place", "text", lambda one: _name(one.place)),
    ("occasion", "text", lambda one: None if one.occasion is None else one.occasion.text),
    ("about", "texts", lambda one: list(one.about)),
    ("about_when", "texts", lambda one: [str(moment) for moment in one.about_when]),
    ("stances", "texts", lambda one: [f"{stance.topic}: {stance.position}" for stance in one.stances]),
    ("within", "text", lambda one: one.within),
    ("cue_start", "number", lambda one: one.cue.start),
    ("cue_end", "number", lambda one: one.cue.end),
    ("content_start", "number", lambda one: min((words.start for words in one.content), default=None)),
    ("content_end", "number", lambda one: max((words.end for words in one.content), default=None)),
    ("rule", "text", lambda one: one.rule),
    ("confidence", "share", lambda one: one.confidence),
]

RELATIONS: List[Column] = [
    ("article", "text", lambda one: one.article),
    ("published", "day", lambda one: one.published),
    ("type", "text", lambda one: one.type),
    ("actor", "text", lambda one: one.actor.name),
    ("actor_id", "text", lambda one: one.actor.entity),
    ("recipient", "text", lambda one: one.recipient.name),
    ("recipient_id", "text", lambda one: one.recipient.entity),
    ("when", "text", lambda one: one.when),
    ("happened", "text", lambda one: None if one.happened is None else str(one.happened)),
    ("polarity", "text", lambda one: one.polarity),
    ("modality", "text", lambda one: one.modality),
    ("place", "text", lambda one: _name(one.place)),
    ("voices", "texts", lambda one: [party.name for party in one.voices]),
    ("evidence", "text", lambda one: one.evidence.text),
    ("evidence_start", "number", lambda one: one.evidence.start),
    ("evidence_end", "number", lambda one: one.evidence.end),
]

TIMES: List[Column] = [
    ("article", "text", lambda one: one.article),
    ("words", "text", lambda one: one.words.text),
    ("type", "text", lambda one: one.type),
    ("value", "text", lambda one: one.value),
    ("counted_from", "text", lambda one: one.counted_from),
    ("inferred", "truth", lambda one: one.inferred),
    ("start", "number", lambda one: one.words.start),
    ("end", "number", lambda one: one.words.end),
    ("rule", "text", lambda one: one.rule),
]

MENTIONS: List[Column] = [
    ("article", "text", lambda one: one.article),
    ("words", "text", lambda one: one.words.text),
    ("name", "text", lambda one: one.name),
    ("entity", "text", lambda one: one.entity),
    ("kind", "text", lambda one: one.kind),
    ("found", "text", lambda one: one.found),
    ("start", "number", lambda one: one.words.start),
    ("end", "number", lambda one: one.words.end),
]

ARTICLES: List[Column] = [
    ("id", "text", lambda one: one.id),
    ("title", "text", lambda one: one.title),
    ("publisher", "text", lambda one: one.publisher),
    ("agency", "text", lambda one: one.agency),
    ("author", "text", lambda one: one.author),
    ("published", "day", lambda one: one.published),
    ("published_within", "text", lambda one: one.published_within),
    ("recorded", "day", lambda one: one.recorded),
    ("url", "text", lambda one: one.url),
    ("text", "text", lambda one: one.text),
]

ENTITIES: List[Column] = [
    ("id", "text", lambda one: one.id),
    ("label", "text", lambda one: one.label),
    ("kind", "text", lambda one: one.kind),
    ("names", "texts", lambda one: list(one.names)),
]

COLUMNS: Dict[type, List[Column]] = {
    Statement: STATEMENTS,
    Relation: RELATIONS,
    Time: TIMES,
    Mention: MENTIONS,
    Article: ARTICLES,
    Entity: ENTITIES,
}


class Records(Sequence[T], Generic[T]):
    """A list of objects of one kind that does not change; `notes` says how a question for them was understood."""

    def __init__(self, kind: type, records: Iterable[T], notes: Iterable[str] = ()) -> None:
        self._kind = kind
        self._records = list(records)
        self.notes = tuple(notes)

    @overload
    def __getitem__(self, place: int) -> T: ...

    @overload
    def __getitem__(self, place: slice) -> Records[T]: ...

    def __getitem__(self, place: Union[int, slice]) -> Union[T, Records[T]]:
        if isinstance(place, slice):
            return Records(self._kind, self._records[place], self.notes)
        return self._records[place]

    def __len__(self) -> int:
        return len(self._records)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Records):
            return self._kind is other._kind and self._records == other._records
        return isinstance(other, list) and self._records == other

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        noun = self._kind.__name__.lower()
        many = "entities" if noun == "entity" else noun + "s"
        return f"<{len(self)} {noun if len(self) == 1 else many}>"

    def columns(self) -> Dict[str, List[Any]]:
        """The columns of the table, by their names: texts, days as `datetime.date`, numbers, lists of texts."""
        return {name: [get(one) for one in self._records] for name, _, get in COLUMNS[self._kind]}

    def to_pandas(self) -> pandas.DataFrame:
        """A row each; days are `datetime64`, several values of one cell a list. Wants pandas."""
        pandas = _wanted("pandas")
        frame = pandas.DataFrame(self.columns(), columns=[name for name, _, _ in COLUMNS[self._kind]])
        for name, kind, _ in COLUMNS[self._kind]:
            if kind == "day":
                # "coerce": pandas knows no day before 1677.
                frame[name] = pandas.to_datetime(frame[name], errors="coerce")
            elif kind == "number":
                frame[name] = frame[name].astype("Int64")
        return frame  # type: ignore[no-any-return]

    def to_arrow(self) -> pyarrow.Table:
        """A row each, as an Arrow table. Wants pyarrow."""
        pyarrow = _wanted("pyarrow")
        types = {
            "text": pyarrow.string(),
            "day": pyarrow.date32(),
            "number": pyarrow.int64(),
            "share": pyarrow.float64(),
            "truth": pyarrow.bool_(),
            "texts": pyarrow.list_(pyarrow.string()),
        }
        schema = pyarrow.schema([(name, types[kind]) for name, kind, _ in COLUMNS[self._kind]])
        return pyarrow.table(self.columns(), schema=schema)

    def to_polars(self) -> polars.DataFrame:
        """A row each; days are `Date`, several values of one cell a `List`. Wants polars."""
        polars = _wanted("polars")
        types = {
            "text": polars.String,
            "day": polars.Date,
            "number": polars.Int64,
            "share": polars.Float64,
            "truth": polars.Boolean,
            "texts": polars.List(polars.String),
        }
        schema = {name: types[kind] for name, kind, _ in COLUMNS[self._kind]}
        return polars.DataFrame(self.columns(), schema=schema)  # type: ignore[no-any-return]

    def _repr_html_(self) -> str:
        columns = Records(self._kind, self._records[:SHOWN]).columns()
        notes = list(self.notes)
        if len(self) > SHOWN:
            notes.append(f"{len(self) - SHOWN} more")
        return table(list(columns), list(zip(*columns.values())), notes)


def table(head: Iterable[str], rows: Iterable[Iterable[Any]], notes: Iterable[str]) -> str:
    """Writes a table of HTML with notes behind it."""
    heads = "".join(f"<th>{html.escape(name)}</th>" for name in head)
    lines = "".join("<tr>" + "".join(f"<td>{cell(value)}</td>" for value in row) + "</tr>" for row in rows)
    told = "".join(f"<p>{html.escape(note)}</p>" for note in notes)
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>{told}"


def cell(value: Any) -> str:
    """Writes a value as HTML."""
    if value is None:
        return ""
    if isinstance(value, list):
        value = ", ".join(value)
    if isinstance(value, datetime.date):
        value = value.isoformat()
    return html.escape(str(value))


def _wanted(module: str) -> Any:
    try:
        return __import__(module)
    except ImportError:
        raise ImportError(f"this wants {module}: pip install {module}") from None
