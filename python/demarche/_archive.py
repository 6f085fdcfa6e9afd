"""Articles in a file, with what they say."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any, Dict, Mapping, Optional, Tuple, Union

from . import _build, _demarche
from ._corpus import Corpus
from ._knowledge import Knowledge, PathLike, known
from ._objects import Article, Mention, Relation, Statement, Time
from ._read import read, written_day
from ._source import Source
from ._table import Records


class Archive(Source):
    """A file of many articles with what they say, as `Corpus.save` and `demarche archive add` write it.

    It has the methods of `Corpus` for questions, tables, networks, pages and exports. Questions read no more of it than
    they need. It holds what the graph holds: relations once for each place where they are told, the ends of a symmetric
    one sorted; `times` and `mentions` are found by reading the kept texts again.

    `today` is the day from which "last year" in a question counts. Raises `Error` for a file that is no archive.
    """

    _inner: _demarche.ArchiveFile

    def __init__(
        self,
        path: PathLike,
        knowledge: Optional[Knowledge] = None,
        today: Union[str, datetime.date, None] = None,
    ) -> None:
        self.path = Path(path)
        """The file."""
        self._knowledge = knowledge
        self._inner = _demarche.ArchiveFile(self.path, known(knowledge), written_day(today))

    @property
    def statements(self) -> Records[Statement]:
        """Who said what, to whom, when: by date."""
        return self._statements(json.loads(self._graph().statements()))

    @property
    def relations(self) -> Records[Relation]:
        """Who did what to whom, and what holds between them: for each place where it is told."""
        records = json.loads(self._graph().relations())
        return Records(Relation, (_build.of_graph(record).relation(record) for record in records))

    @property
    def articles(self) -> Records[Article]:
        """The articles, sorted by id, with their texts where they are kept."""
        texts = self._texts()
        records = json.loads(self._graph().articles())
        return Records(Article, (_build.article(record, texts.get(record["id"])) for record in records))

    @property
    def times(self) -> Records[Time]:
        """Expressions of time, found by reading the kept texts again."""
        return self.read_again().times

    @property
    def mentions(self) -> Records[Mention]:
        """Words that name or mean somebody or something, found by reading the kept texts again."""
        return self.read_again().mentions

    def read_again(self) -> Corpus:
        """Reads the kept texts with the knowledge of now; what was taken from elsewhere than the texts is as it was."""
        records = (
            {
                "id": article.id,
                "text": article.text,
                "title": article.title,
                "publisher": article.publisher,
                "agency": article.agency,
                "author": article.author,
                "published": None if article.published is None else article.published.isoformat(),
                "url": article.url,
            }
            for article in self.articles
            if article.text is not None
        )
        return read(records, knowledge=self._knowledge, progress=False)

    def __len__(self) -> int:
        return self._counts()[0]

    def __repr__(self) -> str:
        return f"<archive {self.path}>"

    def _graph(self) -> _demarche.Graph:
        # Another program may have written into the file: what is asked is read anew.
        return self._inner.graph()

    def _counts(self) -> Tuple[int, int, int]:
        return self._inner.counts()

    def _texts(self) -> Dict[str, str]:
        return dict(self._inner.texts(None))

    def _said(self, answer: Mapping[str, Any]) -> Records[Statement]:
        return self._statements(answer["statements"], answer["notes"])

    def _statements(self, records: Any, notes: Any = ()) -> Records[Statement]:
        return Records(Statement, (_build.of_graph(record).statement(record) for record in records), notes)
