"""Articles that were just read."""

from __future__ import annotations

import gc
import json
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Callable, Dict, Iterable, Iterator, List, Mapping, Optional, Tuple, TypeVar

from . import _build, _demarche
from ._build import Builder
from ._knowledge import PathLike
from ._objects import Article, Mention, Relation, Statement, Time
from ._source import Source, _error
from ._table import Records

T = TypeVar("T")


@contextmanager
def _no_collection() -> Iterator[None]:
    """Lets Python look for no garbage: of many objects that stay it would find none, and take half of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class Corpus(Source):
    """Articles that were read, with what they say: what `read` and `extract` give.

    What was found is kept as the lines of `demarche extract`; objects are made of them when they are asked for.
    """

    _inner: _demarche.ReadArticles

    def __init__(self, inner: _demarche.ReadArticles, problems: Iterable[_demarche.Error] = ()) -> None:
        self._inner = inner
        self.problems = tuple(problems)
        """What was not read, as exceptions with their places and reasons, where `read` was told to go on."""
        self._kept: Dict[str, Any] = {}

    @property
    def lines(self) -> List[str]:
        """The line of `demarche extract` for every article: JSON by schema/extraction.schema.json."""
        return self._keep("lines", self._inner.lines)

    @property
    def statements(self) -> Records[Statement]:
        """Who said what, to whom, when: by article, in text order."""
        return self._keep("statements", lambda: self._list(Statement, "statements", Builder.statement))

    @property
    def relations(self) -> Records[Relation]:
        """Who did what to whom, and what holds between them, told as being or having happened; by article."""
        return self._keep("relations", lambda: self._list(Relation, "relations", Builder.relation))

    @property
    def unrealized(self) -> Records[Relation]:
        """What is told as planned, wished or supposed; by article."""
        return self._keep("unrealized", lambda: self._list(Relation, "unrealized", Builder.relation))

    @property
    def times(self) -> Records[Time]:
        """Expressions of time, in text order."""
        return self._keep("times", lambda: self._list(Time, "times", Builder.time))

    @property
    def mentions(self) -> Records[Mention]:
        """Words that name or mean somebody or something, in text order."""
        return self._keep("mentions", lambda: self._list(Mention, "mentions", Builder.mention))

    @property
    def articles(self) -> Records[Article]:
        """The articles with their texts, in the order of reading."""
        return self._keep("articles", self._articles)

    def __len__(self) -> int:
        return len(self._inner)

    def __repr__(self) -> str:
        return f"<corpus of {len(self)} article{'' if len(self) == 1 else 's'}>"

    def walk(self, article: Optional[str] = None) -> str:
        """Tells what each step made of each sentence of an article; of the only one, or the one with this id.

        Raises `Error` where there is no such article.
        """
        if article is None:
            if len(self) != 1:
                raise _error("article", f"which of the {len(self)}? give its id")
            article = self.articles[0].id
        lines = self._inner.walk(article)
        if not lines:
            raise _error(article, "no such article was read")
        return "\n".join(lines)

    def save(self, path: PathLike, texts: bool = True) -> Tuple[int, int]:
        """Writes everything into an archive, which is made if there is none: one SQLite file that `Archive` opens.

        What it has under the ids of these articles is replaced. Without `texts` it keeps no more than the words of
        statements and relations. Gives how many articles are new and how many took the place of others.
        """
        return self._inner.save(Path(path), texts)

    def _keep(self, name: str, make: Callable[[], T]) -> T:
        if name not in self._kept:
            self._kept[name] = make()
        value: T = self._kept[name]
        return value

    def _read(self) -> Iterator[Tuple[Builder, Mapping[str, Any]]]:
        for line, article in zip(self.lines, self.articles):
            record = json.loads(line)
            yield Builder(record["article"], record["published"], article.text), record

    def _list(self, kind: type, name: str, build: Callable[[Builder, Any], T]) -> Records[T]:
        with _no_collection():
            return Records(kind, (build(builder, one) for builder, record in self._read() for one in record[name]))

    def _articles(self) -> Records[Article]:
        return Records(Article, (_build.article(json.loads(known), text) for known, text in self._inner.articles()))

    def _graph(self) -> _demarche.Graph:
        return self._keep("graph", self._inner.graph)

    def _texts(self) -> Dict[str, str]:
        return {article.id: article.text for article in self.articles if article.text is not None}

    def _said(self, answer: Mapping[str, Any]) -> Records[Statement]:
        known = self._keep("by_id", lambda: {(one.article, one.id): one for one in self.statements})
        return Records(Statement, (known[article, id] for article, id in answer["statements"]), answer["notes"])
