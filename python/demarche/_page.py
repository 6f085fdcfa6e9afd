"""The page of a graph: graph, timeline, tables and articles in one HTML file that needs no network."""

from __future__ import annotations

import html
import tempfile
import webbrowser
from pathlib import Path

from ._knowledge import PathLike


class Page:
    """A page; a notebook shows it."""

    def __init__(self, source: str) -> None:
        self.html = source
        """The file."""

    def save(self, path: PathLike) -> Path:
        """Writes the file, and gives its path."""
        path = Path(path)
        path.write_text(self.html, encoding="utf-8")
        return path

    def open(self) -> Path:
        """Shows the page in the browser, from a file that is left in the folder for temporary files."""
        folder = Path(tempfile.mkdtemp(prefix="demarche-"))
        path = self.save(folder / "page.html")
        webbrowser.open(path.as_uri())
        return path

    def __repr__(self) -> str:
        return f"<page of {len(self.html.encode()):,} bytes>"

    def _repr_html_(self) -> str:
        return (
            f'<iframe srcdoc="{html.escape(self.html)}" style="width:100%;height:640px;border:1px solid #ccc" '
            'sandbox="allow-scripts"></iframe>'
        )
