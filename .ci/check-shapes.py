"""Checks the Turtle of a graph against schema/shapes.ttl, and that the shapes find what is broken.

  check-shapes.py FOLDER    with formats/turtle
"""

import sys
from pathlib import Path

import pyshacl
import rdflib

ROOT = Path(__file__).parent.parent
DEMARCHE = rdflib.Namespace("https://w3id.org/demarche/vocab#")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
# Without one of these a graph is broken.
NEEDED = [
    DEMARCHE.evidence, DEMARCHE.cue, DEMARCHE.quote, DEMARCHE.rule, DEMARCHE.actor, DEMARCHE.polarity, DEMARCHE.act,
    rdflib.PROV.wasAttributedTo, OA.exact, OA.hasSource,
]


def find_claim(graph):
    """Gives a claim that no article says itself, as the plain triple that it must not be."""
    for relation in sorted(graph.subjects(rdflib.RDF.type, DEMARCHE.Relation)):
        evidence = graph.objects(relation, DEMARCHE.evidence)
        triple = tuple(graph.value(relation, DEMARCHE[name]) for name in ("actor", "relationType", "recipient"))
        if all((piece, DEMARCHE.voices, None) in graph for piece in evidence) and triple not in graph:
            yield triple


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    shapes = rdflib.Graph().parse(ROOT / "schema/shapes.ttl")
    graph = rdflib.Graph().parse(Path(sys.argv[1], "formats/turtle"), format="turtle")
    graph.parse(ROOT / "schema/vocabulary.ttl")

    def conforms(**how):
        return pyshacl.validate(graph, shacl_graph=shapes, inference="none", **how)

    fits, _, report = conforms(meta_shacl=True)
    if not fits:
        sys.exit(report[:2000])
    broken = 0
    for needed in NEEDED:
        for subject in sorted(set(graph.subjects(needed)))[:1]:
            # All of them: what has two pieces of evidence stands without one of them.
            triples = list(graph.triples((subject, needed, None)))
            for triple in triples:
                graph.remove(triple)
            if conforms()[0]:
                sys.exit(f"the shapes let a graph pass without {needed} of {subject}")
            for triple in triples:
                graph.add(triple)
            broken += 1
    for triple in list(find_claim(graph))[:1]:
        graph.add(triple)
        if conforms()[0]:
            sys.exit(f"the shapes let a graph pass with the claim {triple}")
        graph.remove(triple)
        broken += 1
    print(f"shapes: {len(graph)} triples fit, {broken} broken graphs do not")


if __name__ == "__main__":
    main()
