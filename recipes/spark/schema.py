"""The types of a line of `demarche extract` as Spark has them, made from schema/extraction.schema.json.

A column that the schema does not have cannot be asked for, and a line that does not fit it fails: nothing is guessed.
"""

from pyspark.sql import types as spark

PLAIN = {
    "string": spark.StringType(),
    "integer": spark.IntegerType(),
    "number": spark.DoubleType(),
    "boolean": spark.BooleanType(),
}


def line_type(schema):
    """Gives the type of a whole line."""
    return to_spark(schema, schema["$defs"])


def to_spark(node, defs):
    """Gives the type of a part of a schema; whatever may be null is nullable, which all of Spark's fields are here."""
    if "$ref" in node:
        return to_spark(defs[node["$ref"].removeprefix("#/$defs/")], defs)
    if "anyOf" in node:
        (some,) = [one for one in node["anyOf"] if one.get("type") != "null"]
        return to_spark(some, defs)
    if "enum" in node:
        return spark.StringType()
    kinds = node["type"] if isinstance(node["type"], list) else [node["type"]]
    (kind,) = [one for one in kinds if one != "null"]
    if kind == "array":
        return spark.ArrayType(to_spark(node["items"], defs))
    if kind == "object":
        fields = [spark.StructField(name, to_spark(part, defs)) for name, part in node["properties"].items()]
        return spark.StructType(fields)
    return PLAIN[kind]
