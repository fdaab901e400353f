"""What a field for answers draws: its type, its keys, its options. Never what is right.

``AnswerFace`` in ``extensions/widgets/src/fields/field.ts`` is the other half of this.
"""

from typing import Any, Final

from ownpace.events import MAX_RESPONSE
from ownpace.messages import sentence
from ownpace.problems import Answer
from ownpace.problems.render import to_html

_KEYS: Final = {
    "number": ("fraction", "mixed", "minus", "point"),
}
"""The keys beside a line of each type, by the names of ``fields/keys.ts``."""


def answer_face(answer: Answer) -> dict[str, Any]:
    """Return what the field of an answer draws."""
    face: dict[str, Any] = {
        "type": answer.type,
        "label": sentence("card.answer"),
        "unknown": answer.unknown,
        "variables": [answer.unknown],
        "keys": list(_KEYS.get(answer.type, ())),
        "longest": MAX_RESPONSE,
    }
    if answer.options:
        face["options"] = [{"id": option.id, "html": to_html(option.text)} for option in answer.options]
    return face
