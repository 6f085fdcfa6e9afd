"""Runs notebooks from their first cell to their last: no cell may fail, and pictures must show something.

  run-notebooks.py [--write FOLDER] NOTEBOOK…    with --write, leaves them with their outputs, and their pictures
"""

import argparse
import base64
import io
import sys
from pathlib import Path

import matplotlib.image
import nbformat
from nbclient import NotebookClient


def pictures(notebook):
    """Gives the pictures of a notebook as bytes, in the order of their cells."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    data = [output.get("data", {}) for output in outputs]
    return [base64.b64decode(one["image/png"]) for one in data if "image/png" in one]


def is_blank(picture):
    """Says whether a picture has no more than a handful of colors: nothing was drawn, or hardly anything."""
    pixels = matplotlib.image.imread(io.BytesIO(picture))
    return len({tuple(pixel) for row in pixels[::4, ::4] for pixel in row}) < 8


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path)
    parser.add_argument("notebooks", type=Path, nargs="+")
    arguments = parser.parse_args()
    for path in arguments.notebooks:
        notebook = nbformat.read(path, as_version=4)
        if any(cell.get("outputs") for cell in notebook.cells):
            sys.exit(f"{path}: has outputs: they are made anew wherever it is run")
        NotebookClient(notebook, timeout=120, resources={"metadata": {"path": path.parent}}).execute()
        drawn = pictures(notebook)
        if not drawn or any(map(is_blank, drawn)):
            sys.exit(f"{path}: a picture is missing or blank")
        if arguments.write:
            arguments.write.mkdir(parents=True, exist_ok=True)
            nbformat.write(notebook, arguments.write / path.name)
            for number, picture in enumerate(drawn, 1):
                (arguments.write / f"{path.stem}-{number}.png").write_bytes(picture)
        print(f"{path}: {len(notebook.cells)} cells, {len(drawn)} pictures")


if __name__ == "__main__":
    main()
