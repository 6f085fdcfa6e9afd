"""Records of the library → objects.

A span is a pair of offsets in the text of `demarche extract`, or words with their offsets in what comes of a graph.
"""

from __future__ import annotations

import datetime
from typing import Any, Mapping, Optional

from ._objects import (
    Article,
    Bound,
    Entity,
    Mention,
    Moment,
    Party,
    Relation,
    Said,
    Speaker,
    Stance,
    Statement,
    Time,
    Words,
)

Record = Mapping[str, Any]


def day(value: Optional[str]) -> Optional[datetime.date]:
    return None if value is None else datetime.date.fromisoformat(value)


class Builder:
    """Builds the objects of one article."""

    def __init__(self, article: str, published: Optional[str], text: Optional[str]) -> None:
        self.article = article
        self.published = day(published)
        self.text = text

    def words(self, span: Any) -> Words:
        if isinstance(span, dict):
            return Words(span["exact"], span["start"], span["end"])
        start, end = span
        return Words("" if self.text is None else self.text[start:end], start, end)

    def optional(self, span: Any) -> Optional[Words]:
        return None if span is None else self.words(span)

    def party(self, record: Optional[Record]) -> Optional[Party]:
        return None if record is None else Party(record["name"], record["entity"])

    def moment(self, record: Record) -> Moment:
        return Moment(
            record["value"],
            record["relation"],
            record["precision"],
            self.words(record["span"]),
            record["rule"],
            record["via"],
            counted_from(record),
            record["inferred"],
        )

    def bound(self, record: Optional[Record]) -> Optional[Bound]:
        return None if record is None else Bound(record["rule"], self.optional(record["span"]))

    def said(self, record: Optional[Record]) -> Optional[Said]:
        if record is None:
            return None
        get = record.get
        return Said(
            get("value"),
            day(get("earliest")),
            day(get("latest")),
            record["status"],
            get("relation"),
            get("precision"),
            self.optional(get("span")),
            get("rule"),
            get("via"),
            counted_from(record),
            bool(get("inferred")),
            self.bound(get("earliest_by")),
            self.bound(get("latest_by")),
        )

    def statement(self, record: Record) -> Statement:
        speaker = record["speaker"]
        return Statement(
            self.article,
            self.published,
            record["id"],
            Speaker(speaker["name"], speaker["entity"], self.optional(speaker["span"]), speaker["office"]),
            tuple(Party(one["name"], one["entity"]) for one in record["co_speakers"]),
            self.words(record["cue"]["span"]),
            tuple(map(self.words, record["content"])),
            record["kind"],
            record["act"],
            self.optional(record["act_shown"]),
            record["polarity"],
            self.party(record["addressee"]),
            self.said(record["said"]),
            self.party(record["place"]),
            self.optional(record["occasion"]),
            tuple(record["about"]),
            tuple(map(self.moment, record["about_when"])),
            record["within"],
            tuple(
                Stance(one["topic"], one["position"], self.words(one["span"]), one["rule"]) for one in record["stances"]
            ),
            record["rule"],
            record["confidence"],
        )

    def relation(self, record: Record) -> Relation:
        return Relation(
            self.article,
            self.published,
            record["type"],
            Party(record["actor"]["name"], record["actor"]["entity"]),
            Party(record["recipient"]["name"], record["recipient"]["entity"]),
            record["when"],
            None if record["happened"] is None else self.moment(record["happened"]),
            record["polarity"],
            record["modality"],
            self.party(record["place"]),
            self.words(record["evidence"]),
            tuple(Party(one["name"], one["entity"]) for one in record["voices"]),
        )

    def time(self, record: Record) -> Time:
        return Time(
            self.article,
            self.words(record["span"]),
            record["type"],
            record["value"],
            record["rule"],
            counted_from(record),
            record["inferred"],
        )

    def mention(self, record: Record) -> Mention:
        return Mention(
            self.article,
            self.words(record["span"]),
            record["entity"],
            record["name"],
            record["kind"],
            record["found"],
        )


def counted_from(record: Record) -> Optional[str]:
    anchor = record.get("anchor")
    return None if anchor is None else anchor["of"]


def of_graph(record: Record) -> Builder:
    """Gives the builder of a record that names its article and has its own words."""
    return Builder(record["article"], record["published"], None)


def article(record: Record, text: Optional[str]) -> Article:
    return Article(
        record["id"],
        record["title"],
        record["publisher"],
        record["agency"],
        record["author"],
        day(record["published"]),
        record["published_within"],
        day(record["recorded"]),
        record["url"],
        text,
    )


def entity(record: Record) -> Entity:
    return Entity(record["id"], record["label"], record["kind"], tuple(record["names"]))
