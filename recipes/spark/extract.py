"""Reads articles as `demarche extract` does on as many machines as Spark has, and writes tables of Parquet by month.

  spark-submit --py-files recipes/spark/run.py,recipes/spark/schema.py recipes/spark/extract.py \\
    --demarche target/release/demarche --input 's3a://news/*.ndjson.gz' --output s3a://graph/2024

OUTPUT then has `articles`, `statements`, `relations`, `entities`, each by month of publication, `errors` with file, line
and reason, and `lines`: what `demarche extract --text` writes on one machine, in any order.
"""

import argparse
import json
import sys
from pathlib import Path

from pyspark import SparkFiles
from pyspark.sql import SparkSession
from pyspark.sql import functions as f

from run import extract_arrow, install
from schema import line_type

LINES = "file string, article string, record string, extraction string, error string"
RECORD = "title string, publisher string, agency string, author string, url string"
UNDATED = "undated"


def arguments():
    """Reads the command line; what stands behind `--` goes to the program."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--input", required=True, help="files of JSON lines, or of Parquet with a column `text`")
    parser.add_argument("--parquet", action="store_true", help="the input is Parquet")
    parser.add_argument("--output", required=True, help="a folder, wherever Spark writes")
    parser.add_argument("--demarche", help="the program, as this machine has it; for where the Python module is not installed")
    parser.add_argument("--schema", default="schema/extraction.schema.json")
    parser.add_argument("--partitions", type=int, help="into so many tasks the input is cut; as Spark does if not given")
    parser.add_argument("options", nargs="*", help="options of `demarche extract`: -- --infer-date")
    return parser.parse_args()


def read(spark, given):
    """Gives the articles as lines of JSON with the file that has them."""
    if given.parquet:
        table = spark.read.parquet(given.input)
        line = f.to_json(f.struct(*[f.col(f"`{name}`") for name in table.columns]))
        lines = table.select(f.input_file_name().alias("file"), line.alias("line"))
    else:
        lines = spark.read.text(given.input).select(f.input_file_name().alias("file"), f.col("value").alias("line"))
        lines = lines.where(f.trim("line") != "")
    return lines.repartition(given.partitions) if given.partitions else lines


def extract(spark, given, lines):
    """Reads all lines with the module or the program, and keeps what it gives before anything is made of it: it is run once."""
    name, options, columns = None, given.options, [part.split()[0] for part in LINES.split(",")]
    if given.demarche:
        spark.sparkContext.addFile(given.demarche)
        name = Path(given.demarche).name

    def program():
        if name is None:
            raise RuntimeError("the Python module is not installed here or has not these options: give --demarche")
        return install(SparkFiles.get(name))

    def read(batches):
        return extract_arrow(program, options, columns, batches)

    lines.mapInArrow(read, LINES).write.mode("overwrite").parquet(f"{given.output}/lines")


def tables(spark, given):
    """Gives the tables by their names."""
    schema = json.loads(Path(given.schema).read_text(encoding="utf-8"))
    lines = spark.read.parquet(f"{given.output}/lines")
    read_line = f.from_json("extraction", line_type(schema), {"mode": "FAILFAST"})
    articles = (
        lines.where("error is null")
        .select("file", f.from_json("record", RECORD).alias("known"), read_line.alias("line"))
        .select("file", "known.*", "line.*")
        .withColumn("month", f.coalesce(f.substring("published", 1, 7), f.lit(UNDATED)))
    )
    words = "array_join(transform({0}, piece -> substring(text, piece[0] + 1, piece[1] - piece[0])), ' … ')".format
    own = ["article", "published", "publisher", "month"]
    statement = articles.select(*own, "text", f.explode("statements").alias("it")).select(
        *own,
        "it.id",
        f.col("it.speaker.name").alias("speaker"),
        f.col("it.speaker.entity").alias("speaker_id"),
        "it.speaker.office",
        "it.act",
        "it.polarity",
        f.expr(words("array(it.cue.span)")).alias("cue"),
        f.expr(words("it.content")).alias("content"),
        f.col("it.kind").alias("quotation"),
        f.col("it.addressee.name").alias("addressee"),
        "it.about",
        f.col("it.place.name").alias("place"),
        f.col("it.said.value").alias("said"),
        f.to_date("it.said.earliest").alias("said_earliest"),
        f.to_date("it.said.latest").alias("said_latest"),
        f.col("it.said.status").alias("said_status"),
        "it.within",
        f.expr("transform(it.stances, one -> struct(one.topic, one.position))").alias("stances"),
        "it.rule",
        "it.confidence",
    )
    told = f.expr("concat(transform(relations, one -> struct(one as it, true as is_edge)), "
                  "transform(unrealized, one -> struct(one as it, false as is_edge)))")
    relation = articles.select(*own, "text", f.explode(told).alias("one")).select(
        *own,
        f.col("one.it.actor.name").alias("actor"),
        f.col("one.it.actor.entity").alias("actor_id"),
        f.col("one.it.type").alias("relation"),
        f.col("one.it.recipient.name").alias("recipient"),
        f.col("one.it.recipient.entity").alias("recipient_id"),
        f.col("one.it.when").alias("time"),
        "one.it.polarity",
        "one.it.modality",
        f.col("one.it.place.name").alias("place"),
        f.expr("transform(one.it.voices, voice -> voice.name)").alias("voices"),
        f.expr(words("array(one.it.evidence)")).alias("words"),
        "one.is_edge",
    )
    entity = (
        articles.select(*own, f.explode("mentions").alias("it"))
        .groupBy(*own, f.col("it.entity").alias("entity"), f.col("it.name").alias("name"), f.col("it.kind").alias("kind"))
        .agg(f.count("*").alias("mentions"))
    )
    article = articles.select(
        "article", "published", "published_within", "title", "publisher", "agency", "author", "url", "file", "month",
        f.length("text").alias("characters"), f.size("statements").alias("statements"),
    )
    return {"articles": article, "statements": statement, "relations": relation, "entities": entity}


def main():
    """Extracts, writes the tables, and says how much there is of each."""
    given = arguments()
    spark = SparkSession.builder.appName("demarche").getOrCreate()
    extract(spark, given, read(spark, given))
    errors = spark.read.parquet(f"{given.output}/lines").where("error is not null")
    errors = errors.select("file", "article", f.col("record").alias("line"), f.col("error").alias("reason"))
    errors.coalesce(1).write.mode("overwrite").parquet(f"{given.output}/errors")
    for name, table in tables(spark, given).items():
        # The rows of a month lie together: else every task would write a file for each month.
        by_month = table.repartition("month").write.mode("overwrite").partitionBy("month")
        by_month.parquet(f"{given.output}/{name}")
    for name in ["articles", "statements", "relations", "entities", "errors"]:
        print(f"{name} {spark.read.parquet(f'{given.output}/{name}').count()}", file=sys.stderr)
    spark.stop()


if __name__ == "__main__":
    main()
