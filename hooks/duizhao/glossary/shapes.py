"""Shapes: what the files of a glossary look like, key by key."""

from duizhao.glossary import model
from duizhao.glossary.confidence import CONFIDENCE
from duizhao.shape import chinese, exact, link, number, one_of, record, sequence, text, year

_FORM = record(
    {"text": text, "pinyin": text},
    {"type": one_of(*model.FORM_TYPES), "status": one_of(*model.STATUS)},
)
_RENDERING = record(
    {"text": text},
    {"status": one_of(*model.STATUS), "source": text, "link": link, "year": year},
)
_PART = record({}, {"text": text, "pinyin": text, "english": text, "concept": text})
_DEFINITION = record({"en": text}, {"zh": chinese})
_FIRST = record({"year": year, "in": text}, {"source": text, "link": link})
_CONTEXT = record({}, {"with": sequence(text, at_least=1), "without": sequence(text, at_least=1)})
_CONCEPT = record(
    {
        "id": text,
        "forms": sequence(_FORM, at_least=1),
        "english": sequence(_RENDERING, at_least=1),
        "definition": _DEFINITION,
        "confidence": one_of(*CONFIDENCE),
    },
    {
        "expansion": sequence(_PART, at_least=1),
        "note": text,
        "source": text,
        "link": link,
        "unknown": text,
        "first": _FIRST,
        "related": sequence(text),
        "broader": sequence(text),
        "narrower": sequence(text),
        "context": _CONTEXT,
    },
)
_TITLE = record({"zh": text, "en": text}, {})
_JUDGED = record({"at": number, "text": text}, {"pinyin": text, "tw": text, "hk": text})

DOMAIN = record({"title": _TITLE, "concepts": sequence(_CONCEPT)}, {})
NAMES = sequence(
    record(
        {"text": text, "pinyin": text, "kind": one_of(*model.KINDS)},
        {
            "id": text,
            "english": text,
            "role": _DEFINITION,
            "confidence": one_of(*CONFIDENCE),
            "source": text,
            "link": link,
            "tw": text,
            "hk": text,
        },
    )
)
READINGS = sequence(record({"text": text, "pinyin": text, "reason": text}, {}))
SCRIPTS = sequence(record({"text": text, "tw": text, "hk": text, "reason": text}, {}))
REFUSED = sequence(record({"text": text, "reason": text}, {}))
REVIEW = sequence(record({"sentence": exact, "judged": sequence(_JUDGED, at_least=1)}, {}))
