"""A component for spaCy: `nlp.add_pipe("demarche")` finds statements and relations.

>>> import spacy
>>> nlp = spacy.blank("en")
>>> _ = nlp.add_pipe("demarche", config={"published": "2024-06-06"})
>>> doc = nlp("Hayashi said on Thursday that the response is unfair.")
>>> [(one.speaker.name, one.text) for one in doc._.statements]
[('Yoshimasa Hayashi', 'the response is unfair')]
>>> [span.text for span in doc.spans["statements"]]
['the response is unfair']

It needs no model and no other component. `doc._.published`, a date or "2024-06-06", is the day of publication of one
document, before that of the configuration.
"""

# spaCy reads the annotations of `create`: they must not be texts.
from typing import Any, List, Optional

from spacy.language import Language
from spacy.tokens import Doc, Span

from ._knowledge import Knowledge
from ._objects import Statement
from ._read import extract

__all__ = ["StatementFinder", "create"]


class StatementFinder:
    """Sets `doc._.statements` and `doc._.relations`, as `demarche.extract` gives them, and `doc.spans["statements"]`.

    A span is labelled with the act of its statement, and its `id_` is that of the statement; a statement in several
    pieces has several spans. Offsets that lie within a token take in all of it.
    """

    def __init__(
        self,
        published: Optional[str],
        infer_date: bool,
        min_confidence: Optional[float],
        knowledge: Optional[Knowledge],
    ) -> None:
        self.published = published
        self.infer_date = infer_date
        self.min_confidence = min_confidence
        self.knowledge = knowledge
        for name, default in (("statements", []), ("relations", []), ("published", None)):
            if not Doc.has_extension(name):
                Doc.set_extension(name, default=default)

    def __call__(self, doc: Doc) -> Doc:
        """Reads a document."""
        corpus = extract(
            doc.text,
            doc._.published or self.published,
            infer_date=self.infer_date,
            min_confidence=self.min_confidence,
            knowledge=self.knowledge,
        )
        doc._.statements = list(corpus.statements)
        doc._.relations = list(corpus.relations)
        doc.spans["statements"] = [span for one in corpus.statements for span in spans(doc, one)]
        return doc


def spans(doc: Doc, statement: Statement) -> List[Span]:
    """Gives the pieces of what is reported as spans of a document."""
    found = []
    for words in statement.content:
        span = doc.char_span(
            words.start, words.end, label=statement.act, span_id=statement.id, alignment_mode="expand"
        )
        if span is not None:
            found.append(span)
    return found


@Language.factory(
    "demarche",
    assigns=["doc._.statements", "doc._.relations", "doc.spans"],
    default_config={"published": None, "infer_date": False, "min_confidence": None, "gazetteers": [], "data": None},
)
def create(
    nlp: Language,
    name: str,
    published: Optional[str],
    infer_date: bool,
    min_confidence: Optional[float],
    gazetteers: List[str],
    data: Optional[str],
) -> Any:
    """Makes the component; `gazetteers` and `data` are those of `demarche.Knowledge`."""
    knowledge = Knowledge(gazetteers, data) if gazetteers or data else None
    return StatementFinder(published, infer_date, min_confidence, knowledge)
