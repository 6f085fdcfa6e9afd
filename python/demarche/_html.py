"""What a notebook shows of articles: the statements with their evidence marked, and the diagram."""

from __future__ import annotations

import base64
import html
from typing import TYPE_CHECKING, Any, Iterable, List, Optional, Tuple

from . import _demarche
from ._objects import Statement

if TYPE_CHECKING:
    from ._source import Source

SHOWN = 12
"""So many statements are shown."""

MOST = 5_000
"""Of more statements than this only the numbers are shown."""

AROUND = 60
"""So many letters around a statement are shown, within its paragraph."""

COLORS = {"speaker": "#cfe5ff", "cue": "#ffe3a8", "content": "#d9f2d0"}


def overview(source: Source, counts: Tuple[int, int, int]) -> str:
    """Writes how much there is, and of what a person can look over the first statements and the diagram."""
    nouns = zip(counts, ("article", "statement", "relation"))
    head = ", ".join(f"{count:,} {noun}{'' if count == 1 else 's'}" for count, noun in nouns)
    if counts[1] > MOST:
        return f"<p><b>{head}</b> · more than anybody looks over: <code>said(by=…, about=…, since=…)</code></p>"
    statements, texts = source.statements, source._texts()
    rows = "".join(row(one, texts.get(one.article)) for one in statements[:SHOWN])
    legend = " ".join(f'<span style="background:{color};color:#000">{name}</span>' for name, color in COLORS.items())
    more = f"<p>{len(statements) - SHOWN:,} more statements</p>" if len(statements) > SHOWN else ""
    table = f'<table><tbody style="text-align:left">{rows}</tbody></table>' if rows else ""
    return f"<p><b>{head}</b> · {legend}</p>{table}{more}{diagram(source)}"


def row(statement: Statement, text: Optional[str]) -> str:
    """Writes a statement: who, when, what he does, and the words with its parts marked."""
    when = "" if statement.said is None else statement.said.value or "by " + str(statement.said.latest or "?")
    cells = [statement.speaker.name, when, statement.act]
    shown = "".join(f'<td style="text-align:left">{html.escape(cell)}</td>' for cell in cells)
    return f'<tr>{shown}<td style="text-align:left">{marked(statement, text)}</td></tr>'


def parts(statement: Statement) -> Iterable[Tuple[str, Any]]:
    """Gives the words of a statement by what they are."""
    if statement.speaker.words is not None:
        yield "speaker", statement.speaker.words
    yield "cue", statement.cue
    for words in statement.content:
        yield "content", words


def marked(statement: Statement, text: Optional[str]) -> str:
    """Writes the sentence with the parts of a statement marked; only these where there is no text."""
    found = sorted(parts(statement), key=lambda part: (part[1].start, -part[1].end))
    # What stands within another part, or crosses one, has no mark of its own.
    apart: List[Tuple[str, Any]] = []
    for name, words in found:
        if not apart or words.start >= apart[-1][1].end:
            apart.append((name, words))
    if text is None:
        return " ".join(mark(name, words.text) for name, words in apart)
    first, last = apart[0][1].start, apart[-1][1].end
    paragraph = text.rfind("\n", 0, first) + 1, text.find("\n", last)
    paragraph = paragraph[0], len(text) if paragraph[1] < 0 else paragraph[1]
    begin, end = max(first - AROUND, paragraph[0]), min(last + AROUND, paragraph[1])
    written = [html.escape(text[begin:first])]
    place = first
    for name, words in apart:
        written.append(html.escape(text[place : words.start]))
        written.append(mark(name, text[words.start : words.end]))
        place = words.end
    written.append(html.escape(text[place:end]))
    return ("…" if begin > paragraph[0] else "") + "".join(written) + ("…" if end < paragraph[1] else "")


def mark(name: str, words: str) -> str:
    """Writes words with the color of what they are."""
    return f'<span style="background:{COLORS[name]};color:#000" title="{name}">{html.escape(words)}</span>'


def diagram(source: Source) -> str:
    """Draws the graph as a picture of its own, so that its styles stay there; nothing where it is too large."""
    try:
        drawn = source.export("svg")
    except _demarche.Error:
        return ""
    if drawn is None:
        return ""
    data = base64.b64encode(drawn).decode()
    return f'<img alt="who spoke about whom" style="max-width:100%" src="data:image/svg+xml;base64,{data}">'
