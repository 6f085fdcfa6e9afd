"""What articles say, as objects that do not change.

Offsets count code points, as indices of Python strings do; the end is excluded.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import NamedTuple, Optional, Tuple


class Span(NamedTuple):
    """A stretch of an article's text: ``text[start:end]``."""

    start: int
    """The first code point."""
    end: int
    """The code point behind the last."""


@dataclass(frozen=True)
class Words:
    """Words of an article with their place."""

    text: str
    """The words, exactly."""
    start: int
    """The first code point in the article's text."""
    end: int
    """The code point behind the last."""

    @property
    def span(self) -> Span:
        """Where they stand."""
        return Span(self.start, self.end)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Party:
    """Somebody or something that takes part."""

    name: str
    """The entity's label, or the words used; "unspecified" where nobody is named."""
    entity: Optional[str]
    """The id in the gazetteer, `person/shinzo-abe`; None where nothing is linked."""

    @property
    def is_linked(self) -> bool:
        """Whether it is an entity of the gazetteer."""
        return self.entity is not None

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Speaker(Party):
    """Who says something."""

    words: Optional[Words] = None
    """The words for the speaker; None where no words name him."""
    office: Optional[str] = None
    """The office in which he speaks: its id, or as the article describes it."""


@dataclass(frozen=True)
class Moment:
    """A time with what tells it."""

    value: str
    """The value of TIMEX3, as precise as the words: `2024-06`."""
    relation: str
    """How what is said or happens lies to it: during, since, after, before, until."""
    precision: str
    """day, month, year, …"""
    words: Words
    """The words that tell it."""
    rule: str
    """What resolved the words."""
    via: Optional[str]
    """What took it over from other words."""
    counted_from: Optional[str]
    """publication, text or entity; None where the words say all."""
    inferred: bool
    """Whether it hangs on a day of publication that the text itself had to tell."""

    def __str__(self) -> str:
        return self.value if self.relation == "during" else f"{self.relation} {self.value}"


@dataclass(frozen=True)
class Bound:
    """What tells a first or a last day."""

    rule: str
    """`published`, `weekday-past`."""
    words: Optional[Words] = field(compare=False)
    """The words; None for the day of publication, and in an archive, which does not keep them."""


@dataclass(frozen=True)
class Said:
    """When something was said."""

    value: Optional[str]
    """The day, month or year; None where no single one remains."""
    earliest: Optional[datetime.date]
    """The first day on which it can have been said."""
    latest: Optional[datetime.date]
    """The last day on which it can have been said."""
    status: str
    """How it is known: stated, carried, inferred, bounded."""
    relation: Optional[str]
    """How it lies to the time that the words name."""
    precision: Optional[str]
    """day, month, year, …; None without a value."""
    words: Optional[Words]
    """The words that tell the time; None where only bounds are known."""
    rule: Optional[str]
    """What resolved the words."""
    via: Optional[str]
    """What took it over from other words."""
    counted_from: Optional[str]
    """publication, text or entity; None where the words say all."""
    inferred: bool
    """Whether it hangs on a day of publication that the text itself had to tell."""
    earliest_by: Optional[Bound]
    """What tells the first day."""
    latest_by: Optional[Bound]
    """What tells the last day."""


@dataclass(frozen=True)
class Stance:
    """A position that a statement takes on a topic."""

    topic: str
    """A topic of data/stance/topics.jsonl: `continue-talks`."""
    position: str
    """for, against, conditional, unclear."""
    words: Words
    """The words that show it."""
    rule: str
    """The position word that decided."""


@dataclass(frozen=True)
class Statement:
    """What somebody said."""

    article: str
    """The id of the article in which it was read."""
    published: Optional[datetime.date]
    """The day on which that was published."""
    id: str
    """Made from its content and place; the same wherever the same article is read."""
    speaker: Speaker
    """Who says it; the first where several do."""
    co_speakers: Tuple[Party, ...]
    """Who else says it, in text order."""
    cue: Words
    """The words that report."""
    content: Tuple[Words, ...]
    """What is reported; several pieces where the cue breaks a quotation."""
    kind: str
    """How it is quoted: direct, indirect, mixed."""
    act: str
    """What the speaker does with it: an act of schema/acts.json."""
    act_shown: Optional[Words] = field(compare=False)
    """The words that show the act; None in an archive, which does not keep them."""
    polarity: str
    """affirmed, or denied where it is reported as not said."""
    addressee: Optional[Party]
    """To whom it is said."""
    said: Optional[Said]
    """When it was said; None where not even a day of publication bounds it."""
    place: Optional[Party]
    """Where it was said."""
    occasion: Optional[Words]
    """The words for the occasion."""
    about: Tuple[str, ...]
    """Ids of entities that it is about, and the words used where nothing is linked; in an archive sorted."""
    about_when: Tuple[Moment, ...]
    """The times that the content is about, in text order."""
    within: Optional[str]
    """The id of the statement that this one is told in."""
    stances: Tuple[Stance, ...]
    """The positions that it takes, in text order."""
    rule: str
    """The rule that found it."""
    confidence: float
    """How often what is found in this way is right, from 0 to 1."""

    @property
    def text(self) -> str:
        """What is reported, its pieces joined with " … "."""
        return " … ".join(words.text for words in self.content)

    @property
    def speakers(self) -> Tuple[Party, ...]:
        """All who say it, the first speaker first."""
        return (self.speaker, *self.co_speakers)


@dataclass(frozen=True)
class Relation:
    """What somebody does to somebody, or what holds between them."""

    article: str
    """The id of the article in which it was read."""
    published: Optional[datetime.date]
    """The day on which that was published."""
    type: str
    """A type of schema/relation-types.json: `imposed_sanctions_on`."""
    actor: Party
    """Who."""
    recipient: Party
    """Whom."""
    when: Optional[str]
    """A time in which it is, as the value of TIMEX3; None where it lies before or after one."""
    happened: Optional[Moment]
    """When it holds or happened, and how that is known."""
    polarity: str
    """affirmed or denied."""
    modality: str
    """actual, planned, demanded, possible, supposed, asked."""
    place: Optional[Party]
    """Where it happens."""
    evidence: Words
    """The words that tell it."""
    voices: Tuple[Party, ...]
    """Whose word it is, outermost first; empty where the article says it itself."""

    @property
    def is_fact(self) -> bool:
        """Whether the article says it itself; else it is somebody's claim."""
        return not self.voices


@dataclass(frozen=True)
class Time:
    """An expression of time."""

    article: str
    """The id of the article."""
    words: Words
    """The words."""
    type: str
    """The type of TIMEX3: DATE, TIME, DURATION, SET."""
    value: str
    """The value of TIMEX3, as precise as the words."""
    rule: str
    """What resolved the words."""
    counted_from: Optional[str]
    """publication, text or entity; None where the words say all."""
    inferred: bool
    """Whether it hangs on a day of publication that the text itself had to tell."""


@dataclass(frozen=True)
class Mention:
    """Words that name or mean somebody or something."""

    article: str
    """The id of the article."""
    words: Words
    """The words."""
    entity: Optional[str]
    """The id in the gazetteer; None where the name is unknown or could be several."""
    name: str
    """The entity's label, or the words used."""
    kind: Optional[str]
    """A kind of schema/entity-kinds.json."""
    found: str
    """name, title, unknown, reference."""


@dataclass(frozen=True)
class Article:
    """An article."""

    id: str
    """From its metadata, or its file's name."""
    title: Optional[str]
    """The headline."""
    publisher: Optional[str]
    """Who printed it."""
    agency: Optional[str]
    """The news agency that wrote it."""
    author: Optional[str]
    """The byline."""
    published: Optional[datetime.date]
    """The day of publication."""
    published_within: Optional[str]
    """The days between which an undated article was published, where they were asked for: 2021-01-01/2021-10-04."""
    recorded: Optional[datetime.date]
    """The day on which it was taken in."""
    url: Optional[str]
    """Where it can be read."""
    text: Optional[str] = field(repr=False)
    """The text in which offsets count; None where an archive keeps none."""


@dataclass(frozen=True)
class Entity:
    """Somebody or something that takes part in a statement or relation."""

    id: Optional[str]
    """The id in the gazetteer; None for words of one article that are not linked."""
    label: str
    """Its name."""
    kind: Optional[str]
    """A kind of schema/entity-kinds.json, as far as it is known."""
    names: Tuple[str, ...]
    """The other names under which articles speak of it."""

    @property
    def is_linked(self) -> bool:
        """Whether it is an entity of the gazetteer."""
        return self.id is not None
