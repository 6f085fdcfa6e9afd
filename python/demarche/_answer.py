"""Answers to questions in plain English."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Dict, List, Tuple

from ._table import _wanted, table

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True)
class Section:
    """A part of an answer: a table, with a record behind every row."""

    title: str
    """Empty where there is only one part."""
    head: Tuple[str, ...]
    """The names of the columns."""
    rows: Tuple[Tuple[str, ...], ...]
    """The cells, as people read them."""
    records: Tuple[Dict[str, Any], ...]
    """All that is known of each row, by name."""
    notes: Tuple[str, ...]
    """What is said behind the table: yes or no, a turn, what was searched in vain."""

    def to_pandas(self) -> pandas.DataFrame:
        """The cells of the table. Wants pandas."""
        pandas = _wanted("pandas")
        return pandas.DataFrame(list(self.rows), columns=list(self.head))  # type: ignore[no-any-return]


@dataclass(frozen=True)
class Answer:
    """The answer to a question."""

    question: str
    """As it was asked."""
    command: str
    """How it was understood: the command that gives the same answer."""
    sections: Tuple[Section, ...]
    """The parts, most answers have one."""

    @property
    def rows(self) -> List[Tuple[str, ...]]:
        """The cells of all parts."""
        return [row for section in self.sections for row in section.rows]

    @property
    def records(self) -> List[Dict[str, Any]]:
        """All that is known of each row, by name, of all parts."""
        return [record for section in self.sections for record in section.records]

    @property
    def notes(self) -> List[str]:
        """What is said behind the tables."""
        return [note for section in self.sections for note in section.notes]

    def to_pandas(self) -> pandas.DataFrame:
        """The cells of the first part. Wants pandas."""
        return self.sections[0].to_pandas()

    def __str__(self) -> str:
        lines = [f"understood as: {self.command}"]
        for section in self.sections:
            if section.title:
                lines += ["", section.title]
            if section.rows:
                lines.append(" | ".join(section.head))
            lines += [" | ".join(row) for row in section.rows]
            lines += section.notes
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        parts = []
        for section in self.sections:
            parts.append(f"<h4>{section.title}</h4>" if section.title else "")
            parts.append(table(section.head if section.rows else (), section.rows, section.notes))
        return "".join(parts)


def answer(question: str, answered: str) -> Answer:
    """Builds an answer of its JSON."""
    record = json.loads(answered)
    sections = tuple(
        Section(
            section["title"],
            tuple(section["head"]),
            tuple(tuple(row["cells"]) for row in section["rows"]),
            tuple(row["record"] for row in section["rows"]),
            tuple(section["notes"]),
        )
        for section in record["sections"]
    )
    return Answer(question, record["command"], sections)
