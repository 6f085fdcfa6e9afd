"""Networks for networkx."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, Dict, Iterable, Optional

from . import _demarche
from ._objects import Entity, Statement
from ._table import _wanted

if TYPE_CHECKING:
    import networkx


def speakers(statements: Iterable[Statement], entities: Iterable[Entity]) -> networkx.DiGraph:
    """Gives who speaks about whom and what."""
    network = _wanted("networkx").DiGraph()
    known: Dict[Optional[str], Entity] = {entity.id: entity for entity in entities if entity.id is not None}

    def add(article: str, entity: Optional[str], words: str) -> str:
        found = known.get(entity)
        # "the plan" of one article is not that of another.
        name = f"article/{article}/name/{words}" if entity is None else entity
        network.add_node(
            name,
            label=words if found is None else found.label,
            kind=None if found is None else found.kind,
            linked=entity is not None,
        )
        return name

    for statement in statements:
        if statement.polarity == "denied":
            continue
        for party in statement.speakers:
            if party.entity is None and party.name == "unspecified":
                continue
            speaker = add(statement.article, party.entity, party.name)
            for about in dict.fromkeys(statement.about):
                thing = add(statement.article, about if about in known else None, about)
                if thing != speaker:
                    _count(network, speaker, thing, statement)
    return network


def _count(network: Any, speaker: str, about: str, statement: Statement) -> None:
    if not network.has_edge(speaker, about):
        network.add_edge(speaker, about, weight=0, statements=[], acts=Counter(), first=None, last=None)
    edge: Dict[str, Any] = network.edges[speaker, about]
    edge["weight"] += 1
    edge["statements"].append(statement.id)
    edge["acts"][statement.act] += 1
    if statement.said is not None:
        for name, day, choose in (("first", statement.said.earliest, min), ("last", statement.said.latest, max)):
            if day is not None:
                edge[name] = day.isoformat() if edge[name] is None else choose(edge[name], day.isoformat())


def everything(graph: _demarche.Graph) -> networkx.MultiDiGraph:
    """Gives all nodes and edges with all attributes."""
    whole: Dict[str, Any] = {"focus": [], "depth": None, "between": [], "since": None, "until": None, "only": None}
    files, _ = graph.export("node-link", {**whole, "statements": None, "large": True})
    record = json.loads(bytes(files[0][1]))
    network = _wanted("networkx").MultiDiGraph()
    for node in record["nodes"]:
        network.add_node(node.pop("id"), **node)
    for edge in record["edges"]:
        # `key` is networkx's own word for what tells parallel edges apart.
        network.add_edge(edge.pop("source"), edge.pop("target"), edge.pop("key"), **edge)
    return network
