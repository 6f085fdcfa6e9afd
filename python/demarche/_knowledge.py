"""What the steps know: names, rules, questions."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import Iterable, Optional, Union

from . import _demarche

PathLike = Union[str, "os.PathLike[str]"]


class Knowledge:
    """The knowledge with which texts are read and questions understood; loading it takes a moment, so keep it.

    `gazetteers` are files (`.jsonl`) or folders of entities that are added to the built-in ones; "none" leaves those
    out. `data` is a folder in place of the built-in `data/`. Raises `Error` with the line that is wrong.
    """

    def __init__(self, gazetteers: Union[PathLike, Iterable[PathLike]] = (), data: Optional[PathLike] = None) -> None:
        if isinstance(gazetteers, (str, os.PathLike)):
            gazetteers = [gazetteers]
        paths = [Path(path) for path in gazetteers]
        self._inner = _demarche.Knowledge(None if data is None else Path(data), paths)


_lock = threading.Lock()
_built_in: Optional[Knowledge] = None


def known(knowledge: Optional[Knowledge]) -> _demarche.Knowledge:
    """Gives what a caller wants, or the built-in knowledge, which is loaded once."""
    global _built_in
    if knowledge is not None:
        return knowledge._inner
    with _lock:
        if _built_in is None:
            _built_in = Knowledge()
        return _built_in._inner
