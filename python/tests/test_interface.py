"""What `help()` shows, and what stubs say."""

import ast
import doctest
import inspect
from pathlib import Path

import pytest

import demarche
from demarche import _demarche

PACKAGE = Path(demarche.__file__).parent


@pytest.mark.parametrize("name", demarche.__all__)
def test_everything_public_tells_what_it_is(name):
    assert inspect.getdoc(getattr(demarche, name))


@pytest.mark.parametrize("kind", [demarche.Corpus, demarche.Archive, demarche.Records, demarche.Page, demarche.Answer])
def test_every_method_tells_what_it_does(kind):
    for name, member in inspect.getmembers(kind):
        if not name.startswith("_") and (inspect.isfunction(member) or isinstance(member, property)):
            assert inspect.getdoc(member), f"{kind.__name__}.{name}"


def test_every_field_is_described():
    tree = ast.parse((PACKAGE / "_objects.py").read_text(encoding="utf-8"))
    for kind in (node for node in tree.body if isinstance(node, ast.ClassDef)):
        for field, after in zip(kind.body, kind.body[1:]):
            if isinstance(field, ast.AnnAssign):
                assert isinstance(after, ast.Expr), f"{kind.name}.{ast.unparse(field.target)}"


def test_the_stubs_name_all_that_the_module_has():
    tree = ast.parse((PACKAGE / "_demarche.pyi").read_text(encoding="utf-8"))
    stubs = {node.name: node for node in tree.body if isinstance(node, (ast.ClassDef, ast.FunctionDef))}
    module = {name for name in vars(_demarche) if not name.startswith("__")}
    assert set(stubs) == module
    for name, node in stubs.items():
        if isinstance(node, ast.ClassDef) and name != "Error":
            told = {part.name for part in node.body if isinstance(part, ast.FunctionDef)} - {"__new__"}
            has = {part for part in vars(getattr(_demarche, name)) if not part.startswith("__")}
            assert told - {"__len__"} == has, name


def test_the_package_is_typed():
    assert (PACKAGE / "py.typed").exists()


def test_the_examples_run():
    assert doctest.testmod(demarche).failed == 0


def test_errors_are_exceptions_with_place_and_reason():
    assert issubclass(demarche.Error, Exception)
    with pytest.raises(demarche.Error) as caught:
        demarche.read("no/such/file.txt")
    assert (caught.value.place, caught.value.line) == ("no/such/file.txt", None)
