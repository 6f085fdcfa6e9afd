"""Asks the tables that extract.py wrote: the questions of questions.sql, or one of yours.

  spark-submit recipes/spark/ask.py OUTPUT                     prints the answers as lines of JSON, each with its question
  spark-submit recipes/spark/ask.py OUTPUT 'SELECT count(*) FROM statements'
"""

import json
import re
import sys
from pathlib import Path

from pyspark.sql import SparkSession

TABLES = ["articles", "statements", "relations", "entities", "errors"]


def questions():
    """Gives the questions of the file by their names."""
    text = Path(__file__).with_name("questions.sql").read_text(encoding="utf-8")
    parts = re.split(r"^-- name: (\S+)\n", text, flags=re.MULTILINE)[1:]
    return {name: sql.strip().rstrip(";") for name, sql in zip(parts[::2], parts[1::2])}


def main():
    """Makes the tables known and asks."""
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    spark = SparkSession.builder.appName("demarche questions").getOrCreate()
    for name in TABLES:
        spark.read.parquet(f"{sys.argv[1]}/{name}").createOrReplaceTempView(name)
    asked = {"own": sys.argv[2]} if len(sys.argv) == 3 else questions()
    for name, sql in asked.items():
        for row in spark.sql(sql).collect():
            answer = {"question": name, **row.asDict(recursive=True)}
            print(json.dumps(answer, ensure_ascii=False, default=str))
    spark.stop()


if __name__ == "__main__":
    main()
