"""What the tests share: the articles of seeds/, read once, and an archive of them."""

from pathlib import Path

import pytest

import demarche

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def seeds() -> Path:
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def corpus(seeds):
    return demarche.read(seeds)


@pytest.fixture(scope="session")
def archive(corpus, tmp_path_factory):
    path = tmp_path_factory.mktemp("archive") / "seeds.db"
    corpus.save(path)
    return demarche.Archive(path)
