"""Reads our files with the tools that other people use: JSON Schema validators and RDF libraries.

  check-readers.py FOLDER    with graph.jsonld, extractions.ndjson and graph.nq, the graph as another processor reads it
"""

import json
import sys
from collections import Counter
from pathlib import Path

import jsonschema
import rdflib
from pyld import jsonld

VOCABULARY = "https://w3id.org/demarche/vocab#"
SCHEMA = Path(__file__).parent.parent / "schema"


def validate(schema, values):
    """Fails with the place and reason of the first value that does not fit."""
    schema = json.loads((SCHEMA / schema).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    validator = jsonschema.Draft202012Validator(schema, format_checker=checker)
    for place, value in values:
        for error in validator.iter_errors(value):
            sys.exit(f"{place}: {error.json_path}: {error.message[:300]}")


def expected_triples(nodes):
    """Counts the triples of the file without any JSON-LD processor: keys by their values, lists by their links."""
    graphs = {None: set()}

    def literal_or_id(value):
        return json.dumps(value, sort_keys=True) if not isinstance(value, dict) or "@id" not in value else value["@id"]

    def walk(node, graph):
        triples = graphs.setdefault(graph, set())
        for key, value in node.items():
            if key == "@id":
                continue
            if key == "@graph":
                for inner in value:
                    walk(inner, node["@id"])
            elif key == "voices":
                # One triple to the list, two for every link.
                triples.update((node["@id"], key, index) for index in range(2 * len(value) + 1))
            else:
                for one in value if isinstance(value, list) else [value]:
                    triples.add((node["@id"], key, literal_or_id(one)))
                    if isinstance(one, dict) and "@id" in one:
                        walk(one, graph)

    for node in nodes:
        walk(node, None)
    return sum(len(triples) for triples in graphs.values())


def check_same(what, counts):
    if len(set(counts.values())) != 1:
        sys.exit(f"{what} differ: {counts}")
    print(f"{what}: {counts}")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    graph_file = folder / "graph.jsonld"
    document = json.loads(graph_file.read_text(encoding="utf-8"))
    extractions = folder / "extractions.ndjson"
    # A graph that was read as a graph has none.
    lines = extractions.read_text(encoding="utf-8").splitlines() if extractions.exists() else []
    validate("extraction.schema.json", ((f"extraction {n}", json.loads(line)) for n, line in enumerate(lines, 1)))
    validate("graph.schema.json", [(graph_file.name, document)])
    seeds = SCHEMA.parent / "seeds"
    metadata = ((path.name, json.loads(path.read_text(encoding="utf-8"))) for path in sorted(seeds.glob("*.json")))
    validate("article.schema.json", metadata)

    read = {"rdflib": rdflib.Dataset(), "pyld": rdflib.Dataset(), "jsonld.js": rdflib.Dataset()}
    read["rdflib"].parse(graph_file, format="json-ld")
    read["pyld"].parse(data=jsonld.to_rdf(document, {"format": "application/n-quads"}), format="nquads")
    read["jsonld.js"].parse(folder / "graph.nq", format="nquads")
    counts = {name: sum(1 for _ in dataset.quads()) for name, dataset in read.items()}
    check_same("triples", {"file": expected_triples(document["@graph"]), **counts})

    types = Counter(kind for node in document["@graph"] for kind in [node["@type"]] for kind in ([kind] if isinstance(kind, str) else kind))
    for kind in ("Statement", "Relation"):
        term = rdflib.URIRef(VOCABULARY + kind)
        counts = {name: len(set(s for s, *_ in dataset.quads((None, rdflib.RDF.type, term, None)))) for name, dataset in read.items()}
        check_same(kind, {"file": types[kind], **counts})

    vocabulary = rdflib.Graph().parse(SCHEMA / "vocabulary.ttl")
    labelled = {str(term) for term in vocabulary.subjects(rdflib.RDFS.label)}
    used = {str(term) for quad in read["rdflib"].quads() for term in quad[:3] if str(term).startswith(VOCABULARY)}
    used |= {str(term.datatype) for *_, term, _ in read["rdflib"].quads() if getattr(term, "datatype", None) and str(term.datatype).startswith(VOCABULARY)}
    missing = sorted(used - labelled)
    if missing:
        sys.exit(f"schema/vocabulary.ttl: no label for {', '.join(missing)}")


if __name__ == "__main__":
    main()
