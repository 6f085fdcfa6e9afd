"""Reads news about diplomacy: who said what, to whom, when; who did what to whom.

>>> import demarche
>>> corpus = demarche.extract("Hayashi said on Thursday that the response is unfair.", published="2024-06-06")
>>> [(one.speaker.name, one.act, one.text) for one in corpus.statements]
[('Yoshimasa Hayashi', 'accuse', 'the response is unfair')]

`extract` reads one text, `read` many articles; both give a `Corpus`. `Archive` opens a file of articles that were read.
Offsets are indices of Python strings: ``text[start:end]``. Days are `datetime.date`. What is not known is ``None``.
"""

from ._archive import Archive
from ._answer import Answer, Section
from ._corpus import Corpus
from ._demarche import Error, __version__
from ._knowledge import Knowledge
from ._objects import (
    Article,
    Bound,
    Entity,
    Mention,
    Moment,
    Party,
    Relation,
    Said,
    Span,
    Speaker,
    Stance,
    Statement,
    Time,
    Words,
)
from ._page import Page
from ._read import ReadingWarning, extract, read
from ._source import Format, formats
from ._table import Records

__all__ = [
    "Answer",
    "Archive",
    "Article",
    "Bound",
    "Corpus",
    "Entity",
    "Error",
    "Format",
    "Knowledge",
    "Mention",
    "Moment",
    "Page",
    "Party",
    "ReadingWarning",
    "Records",
    "Relation",
    "Said",
    "Section",
    "Span",
    "Speaker",
    "Stance",
    "Statement",
    "Time",
    "Words",
    "__version__",
    "extract",
    "formats",
    "read",
]
