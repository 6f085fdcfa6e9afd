"""Texts, files and records → Corpus."""

from __future__ import annotations

import datetime
import json
import os
import sys
import warnings
from pathlib import Path
from typing import Any, Callable, Dict, Iterable, Iterator, List, Mapping, Optional, Tuple, Union

from . import _demarche
from ._corpus import Corpus
from ._knowledge import Knowledge, PathLike, known
from ._source import _error

Day = Union[str, datetime.date]


class ReadingWarning(UserWarning):
    """How an input was read, where that is in doubt; or what was not read, where `read` was told to go on."""


def extract(
    text: str,
    published: Optional[Day] = None,
    *,
    id: str = "text",
    title: Optional[str] = None,
    publisher: Optional[str] = None,
    infer_date: bool = False,
    min_confidence: Optional[float] = None,
    knowledge: Optional[Knowledge] = None,
) -> Corpus:
    """Reads one text: who said what, to whom, when; who did what to whom.

    text
        The text of one article. Offsets of what is found are indices of this string.
    published
        The day of publication, a date or "2024-06-06": weekdays and "last year" count from it. Without it they stay
        open.
    id, title, publisher
        What is known of the article besides.
    infer_date
        Date it from within if it has no day of publication, and resolve its times by that, marked as inferred.
    min_confidence
        Leave out statements that are less sure than this, from 0 to 1.
    knowledge
        Other names and rules than the built-in ones.

    A text never fails; one that says nothing gives nothing. Raises `Error` for an option that means nothing.
    """
    if not isinstance(text, str):
        raise TypeError(f"a text is a str, not {type(text).__name__}")
    options = _options(published, False, {}, infer_date, None, min_confidence, 1, None)
    return Corpus(_demarche.extract(known(knowledge), text, id, title, publisher, options))


def read(
    articles: Union[PathLike, Mapping[str, Any], Iterable[Any], None] = None,
    *,
    texts: Union[Mapping[str, str], Iterable[str], None] = None,
    published: Optional[Day] = None,
    day_first: bool = False,
    columns: Optional[Mapping[str, str]] = None,
    infer_date: bool = False,
    recorded: Optional[Day] = None,
    min_confidence: Optional[float] = None,
    threads: Optional[int] = None,
    max_article_bytes: Optional[int] = None,
    errors: str = "raise",
    progress: Optional[bool] = None,
    knowledge: Optional[Knowledge] = None,
) -> Corpus:
    """Reads many articles, on many threads.

    articles
        A path or several: files (text, Markdown, HTML, JSON, NDJSON, CSV, TSV, RSS, packed or not) and folders. Or
        records: a data frame of pandas or polars, or dicts, one or any iterable of them, with the keys that news tools
        write (`text`, `content`, `body`; `published`, `date`; `id`, `url`; `title`; `publisher`, …). An iterator is
        taken as it comes; no more than a batch of its records is kept.
    texts
        Bare texts: an iterable of strings, or a mapping from ids to texts. A string in `articles` is a path.
    published
        The day of publication of articles that give none, a date or "2024-06-06".
    day_first
        Read 7/8/17 as the 7th of August.
    columns
        From which keys parts of an article are taken: ``{"text": "body", "published": "issued.on"}``.
    infer_date
        Date articles that give no day from within, and resolve their times by that, marked as inferred.
    recorded
        The day on which the articles were taken in.
    min_confidence
        Leave out statements that are less sure than this, from 0 to 1.
    threads
        Read so many articles at once; one per processor if not given.
    max_article_bytes
        Refuse articles of more bytes than this; 64,000,000 if not given.
    errors
        "raise" stops at the first article that cannot be read; "warn" warns and goes on; "ignore" goes on. What was not
        read is in `problems` of the corpus. Doubts about an input are warnings, but for "ignore".
    progress
        Show a bar; in notebooks if not given and tqdm is there.
    knowledge
        Other names and rules than the built-in ones.

    Raises `Error` with place, line and reason.
    """
    if errors not in ("raise", "warn", "ignore"):
        raise _error("errors", f"`{errors}` is none of raise, warn, ignore")
    if (articles is None) == (texts is None):
        raise TypeError("read wants articles or texts=")
    options = _options(
        published, day_first, columns or {}, infer_date, recorded, min_confidence, threads, max_article_bytes
    )
    bar = _bar(progress)
    if texts is not None:
        return _read([], _of_texts(texts), "texts", options, errors, bar, knowledge)
    paths, records = _inputs(articles)
    return _read(paths, records, "records", options, errors, bar, knowledge)


def written_day(day: Optional[Day]) -> Optional[str]:
    """Writes a day as the library reads it."""
    if isinstance(day, datetime.datetime):
        day = day.date()
    return day.isoformat() if isinstance(day, datetime.date) else day


def _options(
    published: Optional[Day],
    day_first: bool,
    columns: Mapping[str, str],
    infer_date: bool,
    recorded: Optional[Day],
    min_confidence: Optional[float],
    threads: Optional[int],
    max_article_bytes: Optional[int],
) -> Dict[str, Any]:
    return {
        "published": written_day(published),
        "day_first": day_first,
        "columns": [f"{part}={name}" for part, name in columns.items()],
        "infer_date": infer_date,
        "recorded": written_day(recorded),
        "min_confidence": min_confidence,
        "threads": threads,
        "max_article_bytes": max_article_bytes,
    }


def _read(
    paths: List[Path],
    records: Optional[Iterator[Mapping[str, Any]]],
    place: str,
    options: Dict[str, Any],
    errors: str,
    bar: Optional[Any],
    knowledge: Optional[Knowledge],
) -> Corpus:
    problems: List[_demarche.Error] = []

    def tell(kind: str, error: _demarche.Error) -> None:
        if kind == "unread":
            if errors == "raise":
                raise error
            problems.append(error)
        if errors != "ignore":
            # From here through `read` and the library to who called it.
            warnings.warn(str(error), ReadingWarning, stacklevel=4)

    written = None if records is None else map(_written, records)
    try:
        advance = None if bar is None else _advance(bar)
        inner = _demarche.read(known(knowledge), paths, written, place, options, tell, advance)
    finally:
        if bar is not None:
            bar.close()
    return Corpus(inner, problems)


def _inputs(articles: Any) -> Tuple[List[Path], Optional[Iterator[Mapping[str, Any]]]]:
    """Tells paths from records by the first of them."""
    if isinstance(articles, (str, os.PathLike)):
        return [Path(articles)], None
    if isinstance(articles, Mapping):
        return [], iter([articles])
    frame = _rows(articles)
    if frame is not None:
        return [], frame
    iterator = iter(articles)
    first = next(iterator, None)
    if first is None:
        return [], iter([])
    if isinstance(first, (str, os.PathLike)):
        paths = [first, *iterator]
        for path in paths:
            if not isinstance(path, (str, os.PathLike)):
                raise TypeError(f"paths and records cannot be mixed: {type(path).__name__} among paths")
            if isinstance(path, str) and "\n" in path:
                raise _error("articles", f"`{path[:40]}…` is no path; give texts by texts=")
        return [Path(path) for path in paths], None
    return [], _chain(first, iterator)


def _chain(first: Any, rest: Iterator[Any]) -> Iterator[Mapping[str, Any]]:
    yield _record(first)
    for record in rest:
        yield _record(record)


def _record(record: Any) -> Mapping[str, Any]:
    if isinstance(record, Mapping):
        return record
    for method in ("to_dict", "_asdict"):
        # A row of pandas, a named tuple.
        if hasattr(record, method):
            made: Mapping[str, Any] = getattr(record, method)()
            return made
    raise TypeError(f"a record is a dict, not {type(record).__name__}")


def _rows(frame: Any) -> Optional[Iterator[Mapping[str, Any]]]:
    """Gives the rows of a data frame, one after the other; None for anything else."""
    if hasattr(frame, "iter_rows") and hasattr(frame, "columns"):
        rows: Iterator[Mapping[str, Any]] = frame.iter_rows(named=True)
        return rows
    if hasattr(frame, "itertuples") and hasattr(frame, "columns"):
        names = [str(name) for name in frame.columns]
        return (dict(zip(names, row)) for row in frame.itertuples(index=False, name=None))
    return None


def _of_texts(texts: Union[Mapping[str, str], Iterable[str]]) -> Iterator[Mapping[str, Any]]:
    if isinstance(texts, str):
        raise TypeError("texts= wants several texts; `extract` reads one")
    if isinstance(texts, Mapping):
        return ({"id": str(id), "text": text} for id, text in texts.items())
    return ({"text": text} for text in texts)


def _written(record: Mapping[str, Any]) -> str:
    """Writes a record as JSON; missing values of data frames are null."""
    plain = {str(key): None if _is_missing(value) else value for key, value in record.items()}
    return json.dumps(plain, default=_plain, ensure_ascii=False)


def _is_missing(value: Any) -> bool:
    # NaN and NaT are not themselves; pandas.NA says so by its name.
    if isinstance(value, float):
        return value != value
    return type(value).__name__ in ("NaTType", "NAType")


def _plain(value: Any) -> Any:
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if hasattr(value, "tolist"):
        return value.tolist()
    return str(value)


def _bar(progress: Optional[bool]) -> Optional[Any]:
    """Makes a bar where one is wanted and can be shown."""
    shell = sys.modules.get("IPython")
    is_notebook = shell is not None and type(shell.get_ipython()).__name__ == "ZMQInteractiveShell"
    if progress is False or (progress is None and not is_notebook):
        return None
    try:
        with warnings.catch_warnings():
            # Without widgets the bar is text, which needs no telling.
            warnings.simplefilter("ignore")
            from tqdm.auto import tqdm
    except ImportError:
        if progress:
            raise ImportError("a progress bar wants tqdm: pip install tqdm") from None
        return None
    # What is done in a moment needs no bar, unless somebody asks for one.
    return tqdm(unit=" articles", desc="read", delay=0.0 if progress else 1.0)


def _advance(bar: Any) -> Callable[[int], None]:
    def advance(count: int) -> None:
        bar.update(count - bar.n)

    return advance
