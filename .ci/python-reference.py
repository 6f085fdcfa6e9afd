"""Writes the reference of the package from its docstrings.

  python-reference.py OUT            writes it
  python-reference.py --check OUT    fails where it is not what the docstrings say
"""

import argparse
import ast
import inspect
import re
import sys
from pathlib import Path

import demarche

HEAD = """# Reference of the Python package

Made of the docstrings by `.ci/python-reference.py`; `help(demarche)` shows the same. Offsets are indices of Python
strings, the end excluded; days are `datetime.date`; what is not known is `None`.
"""

GROUPS = [
    ("Reading", ["extract", "read", "ReadingWarning", "Knowledge"]),
    ("Articles that were read", ["Corpus", "Archive", "Records", "Answer", "Section", "Page", "formats", "Format"]),
    ("What they say", ["Statement", "Speaker", "Party", "Said", "Bound", "Moment", "Stance", "Words", "Span"]),
    ("", ["Relation", "Time", "Mention", "Article", "Entity"]),
    ("What goes wrong", ["Error"]),
]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    told = [name for _, names in GROUPS for name in names]
    untold = set(demarche.__all__) - set(told) - {"__version__"}
    if untold:
        sys.exit(f"python-reference.py does not tell of {sorted(untold)}")
    parts = [HEAD]
    for title, names in GROUPS:
        parts += [f"## {title}\n"] if title else []
        parts += [describe(name, getattr(demarche, name)) for name in names]
    page = "\n".join(parts)
    if not arguments.check:
        arguments.out.write_text(page, encoding="utf-8")
    elif arguments.out.read_text(encoding="utf-8") != page:
        sys.exit(f"{arguments.out} is not what the docstrings say: python .ci/python-reference.py {arguments.out}")


def describe(name, value):
    """Writes what a function or class is, with its fields and methods."""
    if not inspect.isclass(value):
        return f"### `{name}{signature(value)}`\n\n{text(value)}\n"
    lines = [f"### `{name}`\n", text(value), ""]
    lines += [f"- `{field}`: {told}" for field, told in fields(value)]
    for member, made in members(value):
        if isinstance(made, property):
            lines.append(f"- `{member}`: {one_line(text(made))}")
    for member, made in members(value):
        if inspect.isfunction(made):
            lines += ["", f"#### `{name}.{member}{signature(made)}`\n", text(made)]
    return "\n".join(lines).rstrip() + "\n"


def members(kind):
    """Gives the public members in the order in which they are written, those of what it extends first.

    An archive has those of a corpus, which are told there.
    """
    found = {}
    for base in [kind] if kind is demarche.Archive else reversed(kind.__mro__):
        if base.__module__.startswith("demarche"):
            found.update({name: made for name, made in vars(base).items() if not name.startswith("_")})
    return found.items()


def fields(kind):
    """Gives the fields with the docstrings behind them."""
    for base in reversed(kind.__mro__):
        if not base.__module__.startswith("demarche.") or base is demarche.Error:
            continue
        (tree,) = ast.parse(inspect.getsource(base)).body
        # `self.problems = …` stands in `__init__`.
        bodies = [tree.body, *(node.body for node in tree.body if getattr(node, "name", "") == "__init__")]
        for field, after in ((one, other) for body in bodies for one, other in zip(body, body[1:])):
            is_told = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
            target = getattr(field, "target", None) or (getattr(field, "targets", None) or [None])[0]
            if is_told and target is not None:
                yield ast.unparse(target).removeprefix("self."), one_line(after.value.value)


def signature(function):
    """Writes the arguments as Python does, without `self`."""
    made = inspect.signature(function)

    def plain(argument):
        # Annotations are texts, whose quotes nobody wants; a default that is a text keeps its own.
        return argument.replace(annotation=Bare(argument.annotation)) if argument.annotation != made.empty else argument

    arguments = [plain(argument) for argument in made.parameters.values() if argument.name != "self"]
    written = str(made.replace(parameters=arguments, return_annotation=Bare(made.return_annotation)))
    return re.sub(r"\bdemarche\._\w+\.", "", written)


class Bare:
    """A text that is written without quotes."""

    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return str(self.text)


def text(value):
    """Gives the docstring, its lists of arguments as lists."""
    lines = (inspect.getdoc(value) or "").splitlines()
    written = []
    for line, after in zip(lines, [*lines[1:], ""]):
        is_name = after.startswith("    ") and re.fullmatch(r'["\w]\S*(, \w+)*', line)
        if is_name:
            written.append("- " + ", ".join(f"`{name}`" for name in line.split(", ")) + ":")
        elif line.startswith("    ") and written and written[-1].startswith("- "):
            written[-1] += " " + line.strip()
        else:
            written.append(line)
    return "\n".join(written)


def one_line(text):
    return " ".join(text.split())


if __name__ == "__main__":
    main()
