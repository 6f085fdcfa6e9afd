"""Opens an archive of the seeds with the programs that other people use: sqlite3, Datasette, DuckDB, pandas.

  check-archive.py ARCHIVE    the archive of the articles in seeds/
"""

import asyncio
import sqlite3
import sys
from pathlib import Path

import duckdb
import duckdb_extension_sqlite_scanner
import pandas
from datasette.app import Datasette

STATEMENTS = 30
VIEWS = ["who_did_what_to_whom", "who_said_what_when", "who_stands_where"]
QUESTION = "SELECT speaker, said_latest, content FROM who_said_what_when ORDER BY statement_key"


def expect(name, found, wanted):
    """Fails where a program reads something else."""
    if found != wanted:
        sys.exit(f"{name}: {str(found)[:300]} in place of {str(wanted)[:300]}")


async def read_with_datasette(path, rows):
    """Asks through the pages that people see."""
    datasette = Datasette([path])
    await datasette.invoke_startup()
    name = path.rsplit("/", 1)[-1].removesuffix(".db")
    page = await datasette.client.get(f"/{name}/who_said_what_when.json?_size=max&_shape=array")
    expect("datasette", page.status_code, 200)
    expect("datasette", len(page.json()), STATEMENTS)
    columns = [(row["speaker"], row["said_latest"], row["content"]) for row in page.json()]
    expect("datasette", sorted(map(str, columns)), sorted(map(str, rows)))
    for view in VIEWS:
        html = await datasette.client.get(f"/{name}/{view}")
        expect(f"datasette {view}", html.status_code, 200)


def read_with_duckdb(path, rows):
    """Reads the tables with `sqlite_scan` and joins them, and the views as an attached database has them."""
    connection = duckdb.connect()
    # The extension as a package: DuckDB's own server is not always at hand.
    folder = Path(duckdb_extension_sqlite_scanner.__file__).parent / "extensions" / f"v{duckdb.__version__}"
    connection.execute(f"LOAD '{folder}/sqlite_scanner.duckdb_extension'")
    joined = connection.execute(
        """SELECT entities.label, statements.said_latest, statements.content
        FROM sqlite_scan(?, 'statements') AS statements
        JOIN sqlite_scan(?, 'entities') AS entities ON entities.entity_key = statements.speaker_key
        ORDER BY statement_key""",
        [path, path],
    ).fetchall()
    expect("duckdb, tables", joined, rows)
    connection.execute(f"ATTACH '{path}' AS archive (TYPE sqlite, READ_ONLY)")
    viewed = connection.execute(QUESTION.replace("FROM ", "FROM archive.")).fetchall()
    expect("duckdb, view", viewed, rows)


def main():
    """Reads the archive with each of them."""
    path = sys.argv[1]
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    rows = connection.execute(QUESTION).fetchall()
    expect("sqlite3", len(rows), STATEMENTS)
    for view in VIEWS:
        if not connection.execute(f"SELECT count(*) FROM {view}").fetchone()[0]:
            sys.exit(f"sqlite3: nothing in {view}")
    frame = pandas.read_sql("SELECT * FROM who_said_what_when", connection)
    expect("pandas", int(frame["content"].count()), STATEMENTS)
    asyncio.run(read_with_datasette(path, rows))
    read_with_duckdb(path, rows)


if __name__ == "__main__":
    main()
